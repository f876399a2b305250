"""Gold labels as records: parsed once, with errors that name file and place.

The formats are those the labelled sets come in: an account taken apart by hand (one JSON
object a story), stories (one JSON line a story of two or more articles), and events (one
JSON line an article, with the event it tells).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal, TypeVar

import msgspec

from runut.errors import ReadError
from runut.records import ConflictKind, Stance

_T = TypeVar("_T")

#: An exact substring of an article's raw text: article, words.
Anchor = tuple[str, str]


class _Gold(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all gold records: frozen, unknown keys ignored."""


class SameClaim(_Gold, frozen=True, rename={"anchors": "in"}):
    """Places that say the same thing."""

    name: str
    anchors: tuple[Anchor, ...]


class GoldStatement(_Gold, frozen=True, rename={"article": "in"}):
    """A statement as a reader would attribute it."""

    article: str
    text: str
    mode: Literal["direct", "indirect"]
    source: str | None = None
    via: str | None = None
    stance: Stance = "asserts"


class CompleteFor(_Gold, frozen=True):
    """An article in which every attributed statement is labelled."""

    article: str


class GoldConflict(_Gold, frozen=True, rename={"anchors": "in"}):
    """Places that cannot all be right."""

    name: str
    kind: ConflictKind
    anchors: tuple[Anchor, ...]
    values: tuple[str, ...] = ()


class GoldUpdate(_Gold, frozen=True, rename={"anchors": "in"}):
    """Places where a later report supersedes an earlier one."""

    name: str
    anchors: tuple[Anchor, ...]
    values: tuple[str, ...] = ()


class GoldOrigins(_Gold, frozen=True, rename={"anchors": "in"}):
    """A claim and whether at least two distinct origins state it."""

    name: str
    anchors: tuple[Anchor, ...]
    independent: bool
    origins: tuple[str, ...] = ()


class Copied(_Gold, frozen=True, rename={"origin": "from", "target": "to"}):
    """A near-verbatim passage shared by two articles."""

    origin: Anchor
    target: Anchor


class GoldTime(_Gold, frozen=True, rename={"article": "in"}):
    """A date and a word of the sentence that tells what happened then."""

    date: str
    about: str
    article: str


class GoldAccount(_Gold, frozen=True):
    """One story taken apart by hand."""

    label: str
    articles: tuple[str, ...]
    same_claim: tuple[SameClaim, ...] = ()
    not_same_claim: tuple[tuple[Anchor, Anchor], ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    complete_for: tuple[CompleteFor, ...] = ()
    conflicts: tuple[GoldConflict, ...] = ()
    updates: tuple[GoldUpdate, ...] = ()
    origins: tuple[GoldOrigins, ...] = ()
    first_hand: tuple[Anchor, ...] = ()
    copied: tuple[Copied, ...] = ()
    timeline: tuple[GoldTime, ...] = ()
    not_body: tuple[Anchor, ...] = ()

    def anchors(self) -> tuple[Anchor, ...]:
        """Every anchor that must survive cleaning, once each, in the file's order."""
        found: dict[Anchor, None] = {}
        groups: tuple[SameClaim | GoldConflict | GoldUpdate | GoldOrigins, ...] = (
            *self.same_claim,
            *self.conflicts,
            *self.updates,
            *self.origins,
        )
        for group in groups:
            found.update(dict.fromkeys(group.anchors))
        found.update(dict.fromkeys(anchor for pair in self.not_same_claim for anchor in pair))
        found.update(dict.fromkeys((told.article, told.text) for told in self.statements))
        found.update(dict.fromkeys(self.first_hand))
        for copied in self.copied:
            found.update(dict.fromkeys((copied.origin, copied.target)))
        return tuple(found)


class GoldStory(_Gold, frozen=True):
    """The articles of one labelled story, and the chain of stories it belongs to."""

    label: str
    articles: tuple[str, ...]
    saga: str | None = None


def account(content: bytes, place: str) -> GoldAccount:
    """The gold account in a file's ``content``; ``place`` names the file in errors."""
    try:
        return msgspec.json.decode(content, type=GoldAccount)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ReadError(
            f"{place}: not a gold account: {error}",
            advice="see docs/reference/evaluation.md for the format",
        ) from error


def stories(content: bytes, place: str) -> tuple[GoldStory, ...]:
    """The labelled stories in ``content``, one JSON object a line."""
    return tuple(
        _line(line, GoldStory, f"{place}#{number}")
        for number, line in enumerate(content.splitlines(), start=1)
        if line.strip()
    )


def pages(content: bytes, place: str) -> Mapping[str, str]:
    """Article bodies by page id, as article-extraction-benchmark keeps them."""
    try:
        bodies = {key: value["articleBody"] for key, value in json.loads(content).items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(f"{place}: not a table of article bodies: {error}") from error
    return bodies


def _line(line: bytes, kind: type[_T], place: str) -> _T:
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ReadError(f"{place}: not gold: {error}") from error
