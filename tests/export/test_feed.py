"""Feeds as documents: whatever stands in an article, a feed stays one that readers read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.export.atom import atom
from runut.export.feed import UNKNOWN, Entry, Feed, instant, newest, story_entry
from runut.export.jsonfeed import json_feed
from runut.records import StoryLine
from tests.export.sample import account

ATOM = "{http://www.w3.org/2005/Atom}"
#: What XML 1.0 can hold, line ends aside, which it makes one kind of.
_POSSIBLE = re.compile("[\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")


def _entry(number: int, text: str) -> Entry:
    updated = "2025-03-03T00:00:00Z"
    return Entry(id=f"urn:x:{number}", title=text, updated=updated, content=text, tags=(text,))


def _feed(*texts: str) -> Feed:
    entries = tuple(_entry(number, text) for number, text in enumerate(texts))
    return Feed(id="urn:x", title="Cerita", language="id", entries=entries)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=[])))
def test_any_text_makes_a_feed(text: str) -> None:
    root = ElementTree.fromstring(atom(_feed(text)))
    content = root.findtext(f"{ATOM}entry/{ATOM}content") or ""
    assert len(content) == len(text.replace("\r\n", "\n"))
    if _POSSIBLE.fullmatch(text):
        assert content == text


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_both_forms_say_the_same(text: str) -> None:
    document = json.loads(msgspec.json.encode(json_feed(_feed(text))))
    assert document["items"][0]["content_text"] == text


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        ("2025-03-03T08:00:00+07:00", "2025-03-03T01:00:00Z"),
        ("2025-03-03T01:00:00Z", "2025-03-03T01:00:00Z"),
        ("2025-03-03T01:00:00.123456+00:00", "2025-03-03T01:00:00Z"),
        ("2025-03-03", "2025-03-03T00:00:00Z"),
        ("0001-01-01T00:00:00+07:00", UNKNOWN),
        ("9999-12-31T23:59:59-07:00", UNKNOWN),
        ("soon", UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_times_are_told_in_one_way(stored: str | None, told: str) -> None:
    assert instant(stored) == told


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    early, late = _feed("a", "b").entries
    late = replace(late, updated="2025-03-04T00:00:00Z")
    feed = replace(_feed(), entries=newest([early, late]))
    assert feed.entries == (late, early)
    assert feed.updated == late.updated
    assert _feed().updated == UNKNOWN


def test_a_story_tells_how_many_and_how_it_stands() -> None:
    whole = account()
    line = StoryLine(
        story=whole.story,
        outlets=("dua.example", "satu.example"),
        origins=2,
        standings={"updated": 1, "single": 1},
        conflicts=1,
        changed="2025-05-06T00:00:00Z",
    )
    entry = story_entry(line, "en", "http://127.0.0.1:8765/")
    assert entry.link == "http://127.0.0.1:8765/stories/f00d"
    assert entry.updated == "2025-05-06T00:00:00Z"
    assert "2 articles · 2 outlets · 2 origins · 1 conflict" in entry.content
    assert story_entry(line, "id", None).link is None
    assert story_entry(line, "id", None).content != entry.content
