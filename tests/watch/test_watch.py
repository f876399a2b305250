"""Watching feeds: what is new is taken once, told once, and trouble is waited out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from runut import Collection, Settings
from runut.errors import UsageError
from runut.inputs import Inputs
from runut.records import FeedRead, StoryNews
from runut.store import feeds
from runut.watch import Watch
from tests import newsroom
from tests.inputs.pages import PARAGRAPHS, article, item, rss
from tests.read.server import Line, Request, Site, plain

SETTINGS = Settings(allow_private=True, fetch_gap=0.0, fetch_seconds=3.0, fetch_wait=0.5)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with Collection(tmp_path / "a.db", settings=SETTINGS) as collection:
        yield collection


def look(collection: Collection, *given: str) -> tuple[list[FeedRead], list[StoryNews]]:
    events = list(collection.watch(given, once=True))
    reads = [event for event in events if isinstance(event, FeedRead)]
    return reads, [event for event in events if isinstance(event, StoryNews)]


def feed_of(site: Site, *targets: str, at: str = "/rss", **headers: str) -> str:
    items = [item(site.url(target), f"Judul {target}") for target in targets]
    site.routes[at] = plain(rss(*items), Content_Type="application/rss+xml", **headers)
    return site.url(at)


#: One outlet on three happenings.
ROWS = newsroom.rows(6)[1::2]
TITLES = [row["title"] for row in ROWS]


def pages(site: Site, count: int) -> list[str]:
    for number in range(count):
        site.page(f"/{number}", article(TITLES[number], ROWS[number]["text"].split(". ")))
    return [f"/{number}" for number in range(count)]


def test_what_is_new_is_taken_and_told_once(site: Site, collection: Collection) -> None:
    targets = pages(site, 3)
    reads, news = look(collection, feed_of(site, *targets[:2]))
    assert [(read.new, read.added, read.rejected) for read in reads] == [(2, 2, ())]
    assert {(each.change, each.line.story.title) for each in news} == {
        ("new", TITLES[0]),
        ("new", TITLES[1]),
    }
    asked = len(site.asked)
    reads, news = look(collection, feed_of(site, *targets[:2]))
    assert [(read.new, news) for read in reads] == [(0, [])]
    assert [request.target for request in site.asked[asked:]] == ["/robots.txt", "/rss"]
    reads, news = look(collection, feed_of(site, *targets))
    assert [(read.new, read.added) for read in reads] == [(1, 1)]
    assert [(each.change, each.line.story.title) for each in news] == [("new", TITLES[2])]


def test_a_story_that_grows_is_told_as_changed(site: Site, collection: Collection) -> None:
    site.page("/a", article("Jembatan Gantung Sagara Dibuka Lagi"))
    look(collection, feed_of(site, "/a"))
    other = article("Jembatan Gantung Sagara Dibuka Lagi Senin Ini", PARAGRAPHS[::-1])
    site.page("/b", other.replace("Warta Sagara", "Kabar Wanasari"))
    _, news = look(collection, feed_of(site, "/b", at="/lain"))
    assert [(each.change, len(each.line.outlets)) for each in news] == [("changed", 2)]


def test_an_unchanged_feed_costs_one_question(site: Site, collection: Collection) -> None:
    address = feed_of(site, *pages(site, 1), ETag='"7"')
    look(collection, address)
    known = site.routes["/rss"]

    def answer(line: Line, request: Request) -> None:
        fresh = request.headers.get("if-none-match") != '"7"'
        (known if fresh else plain(b"", "304 Not Modified"))(line, request)

    site.routes["/rss"] = answer
    reads, _ = look(collection, address)
    assert reads[0].health.problem is None
    assert site.asked[-1].headers["if-none-match"] == '"7"'
    (health,) = collection.feeds()
    assert health.title == "Warta Sagara" and health.failures == 0


def test_an_entry_that_the_feed_calls_changed_is_looked_at_again(
    site: Site, collection: Collection
) -> None:
    pages(site, 1)
    address = feed_of(site, "/0")
    look(collection, address)
    feed = rss(item(site.url("/0"), "Judul")).replace("09:30", "11:45")
    site.routes["/rss"] = plain(feed)
    changed = ROWS[0]["text"].replace("312", "450").split(". ")
    site.page("/0", article(TITLES[0], changed))
    reads, news = look(collection, address)
    assert (reads[0].new, reads[0].new_versions) == (1, 1)
    assert [each.change for each in news] == ["changed"]


def test_trouble_with_a_page_is_tried_again_and_then_given_up(
    site: Site, collection: Collection
) -> None:
    site.routes["/0"] = plain(b"", "503 Busy")
    address = feed_of(site, "/0", ETag='"7"')
    for _ in range(5):
        reads, _ = look(collection, address)
        assert [r.reason.code for r in reads[0].rejected] == ["read.busy"]
    assert "if-none-match" not in site.asked[-1].headers
    pages(site, 1)
    assert look(collection, address)[0][0].new == 0


def test_trouble_that_passes_loses_nothing(site: Site, collection: Collection) -> None:
    site.routes["/0"] = plain(b"", "503 Busy")
    address = feed_of(site, "/0")
    look(collection, address)
    pages(site, 1)
    assert look(collection, address)[0][0].added == 1


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (plain(b"", "500 Broken"), "read.busy"),
        (plain(b"", "404 Gone"), "read.answer-gone"),
        (plain(b"<html><body>Bukan umpan</body></html>"), "read.not-a-feed"),
        (plain(b"\x00\x01"), "read.not-a-feed"),
        (
            plain(b'<!DOCTYPE x [<!ENTITY a "b">' + b" " * 70_000 + b"]><rss/>"),
            "read.feed-entities",
        ),
    ],
)
def test_a_broken_feed_backs_off_and_recovers(
    site: Site, collection: Collection, answer: object, code: str
) -> None:
    pages(site, 1)
    site.routes["/rss"] = answer  # type: ignore[assignment]
    waits = []
    for failures in (1, 2, 3):
        reads, _ = look(collection, site.url("/rss"))
        broken = reads[0].health
        assert broken.problem is not None and broken.problem.code == code
        assert broken.failures == failures
        assert broken.due is not None and broken.tried is not None
        waits.append(_minutes(broken.tried, broken.due))
    assert waits == [30, 60, 120]
    failing = [finding for finding in collection.check() if not finding.holds]
    assert [finding.check for finding in failing] == ["feed"]
    feed_of(site, "/0")
    reads, _ = look(collection, site.url("/rss"))
    assert (reads[0].health.failures, reads[0].health.problem) == (0, None)
    assert all(finding.holds for finding in collection.check())


def _minutes(first: str, second: str) -> int:
    from datetime import datetime

    span = datetime.fromisoformat(second) - datetime.fromisoformat(first)
    return round(span.total_seconds() / 60)


def test_without_feeds_the_known_ones_are_watched(site: Site, collection: Collection) -> None:
    address = feed_of(site, *pages(site, 1))
    look(collection, address)
    reads, _ = look(collection)
    assert [read.health.url for read in reads] == [address]


def test_lists_of_feeds(site: Site, collection: Collection, tmp_path: Path) -> None:
    one, two = feed_of(site, at="/satu"), feed_of(site, at="/dua")
    (tmp_path / "daftar.txt").write_text(f"# umpan kami\n{one}\n\n{two}  # koran\n{one}\n")
    outline = f'<opml version="2.0"><body><outline text="x" xmlUrl="{two}"/></body></opml>'
    (tmp_path / "daftar.opml").write_text(outline)
    reads, _ = look(collection, str(tmp_path / "daftar.txt"))
    assert [read.health.url for read in reads] == [one, two]
    reads, _ = look(collection, str(tmp_path / "daftar.opml"))
    assert [read.health.url for read in reads] == [two]
    site.routes["/opml"] = plain(outline)
    reads, _ = look(collection, site.url("/opml"))
    assert [read.health.url for read in reads] == [site.url("/opml"), two]


@pytest.mark.parametrize("content", ["", "bukan alamat", "<rss version='2.0'/>", "\x00\x00"])
def test_what_is_no_list_is_told(collection: Collection, tmp_path: Path, content: str) -> None:
    path = tmp_path / "daftar.txt"
    path.write_text(content)
    with pytest.raises(UsageError):
        list(collection.watch([str(path)], once=True))
    with pytest.raises(UsageError):
        list(collection.watch([str(tmp_path / "tidak-ada")], once=True))


def test_it_goes_on_for_ever_when_it_is_due(
    site: Site, collection: Collection, tmp_path: Path
) -> None:
    address = feed_of(site, *pages(site, 2)[:1])
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        feed_of(site, "/0", "/1")
        with collection._file.writing() as connection:
            state = feeds.get(connection, address)
            assert state is not None
            feeds.put(connection, replace(state, health=replace(state.health, due=None)))

    with Inputs(collection._file, SETTINGS, {}) as inputs:
        watch = Watch(collection._file, inputs, collection.add_pages, every=300.0, sleep=sleep)
        added = [event.added for event in _first(watch.run([address], once=False), 4)]
    assert added == [1, 1]
    assert len(slept) == 1 and 290 < slept[0] <= 300


def _first(events: Iterator[FeedRead | StoryNews], count: int) -> Sequence[FeedRead]:
    found = [event for _, event in zip(range(count), events, strict=False)]
    return [event for event in found if isinstance(event, FeedRead)]
