"""A killed `watch` loses nothing it told, doubles nothing, and the next one completes it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from runut import Collection
from tests import newsroom
from tests.inputs.pages import article, item, rss
from tests.read.server import Site, plain

FEEDS, EACH = 3, 4
#: A long run: RUNUT_KILLS=200 (`make kills`).
KILLS = int(os.environ.get("RUNUT_KILLS", "8")) // 2

#: Watches once and tells each event as it comes.
_WATCHING = """
import sys
from runut import Collection, Settings
settings = Settings(allow_private=True, fetch_gap=0.0)
print("ready", flush=True)
with Collection(sys.argv[1], settings=settings) as collection:
    for event in collection.watch(sys.argv[2:], once=True):
        if hasattr(event, "health"):
            print(event.health.url, event.added, flush=True)
"""


def _feeds(site: Site) -> list[str]:
    """Feeds with an article of its own behind every entry."""
    rows = newsroom.rows(FEEDS * EACH)
    addresses = []
    for feed in range(FEEDS):
        items = []
        for number in range(feed * EACH, (feed + 1) * EACH):
            row = rows[number]
            page = article(row["title"], row["text"].split(". "))
            link = site.page(f"/{number}", page.replace("2026-05-04", row["date"][:10]))
            items.append(item(link, row["title"]))
        site.routes[f"/umpan{feed}"] = plain(rss(*items), ETag=f'"{feed}"')
        addresses.append(site.url(f"/umpan{feed}"))
    return addresses


def _watch(db: Path, feeds: list[str], delay: float | None) -> int:
    """Watch once, killed after ``delay`` seconds of work; articles that were told."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WATCHING, str(db), *feeds], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    if delay is not None:
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
    told = [line.split() for line in process.communicate(timeout=120)[0].splitlines()]
    return sum(int(line[1]) for line in told if len(line) == 2)


def _articles(db: Path) -> list[str]:
    if not db.exists():
        return []
    with Collection(db) as collection:
        # Looking completes what a kill left ungrouped; then all must be sound.
        accounts = list(collection.accounts())
        assert [finding for finding in collection.check() if not finding.holds] == []
        return sorted(each.url or "" for account in accounts for each in account.articles)


@pytest.mark.slow
def test_kills_lose_nothing_and_double_nothing(site: Site, tmp_path: Path) -> None:
    feeds = _feeds(site)
    started = time.monotonic()
    whole = tmp_path / "whole.db"
    assert _watch(whole, feeds, None) == FEEDS * EACH
    takes = time.monotonic() - started
    expected = _articles(whole)
    assert len(expected) == FEEDS * EACH

    chance = random.Random(7)
    for attempt in range(KILLS):
        db = tmp_path / f"killed{attempt // 3}.db"
        before = len(_articles(db))
        told = _watch(db, feeds, chance.uniform(0, takes))
        found = _articles(db)
        assert len(found) >= before + told
        assert len(found) == len(set(found))
    for db in sorted(tmp_path.glob("killed*.db")):
        _watch(db, feeds, None)
        assert _articles(db) == expected
        assert _watch(db, feeds, None) == 0


@pytest.mark.slow
def test_it_ends_cleanly_when_it_is_asked_to(site: Site, tmp_path: Path) -> None:
    feeds = _feeds(site)
    db = tmp_path / "a.db"
    environment = {**os.environ, "RUNUT_LANG": "en", "RUNUT_DB": str(db)}
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "runut",
            "watch",
            "--db",
            str(db),
            "--json",
            "--allow-private",
            *feeds,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        event = json.loads(process.stdout.readline())
        assert event["event"] == "feed" and event["added"] > 0
        process.send_signal(signal.SIGTERM)
        rest, errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert errors == ""
    told = event["added"] + sum(json.loads(line).get("added", 0) for line in rest.splitlines())
    found = _articles(db)
    assert len(found) == len(set(found)) >= told
