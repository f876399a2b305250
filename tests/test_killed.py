"""A killed `add` loses nothing it reported, and adding again completes it."""

from __future__ import annotations

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

ARTICLES = 60
#: A long run: RUNUT_KILLS=200 (`make kills`).
KILLS = int(os.environ.get("RUNUT_KILLS", "20"))

#: Adds a table and says how many articles are done, as each is done.
_ADDING = """
import sys
from runut import Collection
print("ready", flush=True)
with Collection(sys.argv[1]) as collection:
    collection.add([sys.argv[2]], progress=lambda p: print(p.stage, p.done, flush=True))
"""


def _state(path: Path) -> tuple[object, ...]:
    """All that a user can see of a collection, but for the ids of stories: one that was
    looked at when half of it was in keeps the id it got then."""
    with Collection(path) as collection:
        assert all(finding.holds for finding in collection.check()), collection.check()
        lines = collection.stories()
        return tuple(sorted((line.story.articles, line.outlets) for line in lines))


def _add_and_kill(db: Path, table: Path, delay: float) -> int:
    """Run the adding and kill it ``delay`` seconds after it got going; articles reported."""
    process = subprocess.Popen(
        [sys.executable, "-c", _ADDING, str(db), str(table)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    reported = [line.split() for line in process.communicate()[0].splitlines()]
    return sum(1 for stage, _ in reported if stage == "read")


@pytest.mark.slow
def test_twenty_kills_lose_nothing(tmp_path: Path) -> None:
    table = newsroom.table(tmp_path / "articles.jsonl", ARTICLES)
    whole = tmp_path / "whole.db"
    started = time.perf_counter()
    with Collection(whole) as collection:
        assert collection.add([str(table)]).added == ARTICLES
    takes = time.perf_counter() - started

    chance = random.Random(20)
    for attempt in range(KILLS):
        db = tmp_path / f"killed{attempt // 4}.db"
        before = _count(db)
        reported = _add_and_kill(db, table, chance.uniform(0, takes))
        assert _count(db) >= before + reported
    for db in sorted(tmp_path.glob("killed*.db")):
        with Collection(db) as collection:
            taken = _count(db)
            completed = collection.add([str(table)])
            assert completed.added == ARTICLES - taken
            assert completed.unchanged == taken
        assert _state(db) == _state(whole)


def _count(db: Path) -> int:
    if not db.exists():
        return 0
    with Collection(db) as collection:
        return sum(len(line.story.articles) for line in collection.stories())
