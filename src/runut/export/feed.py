"""Feeds: things with the times at which they changed, for those who follow.

`runut.export.atom` and `runut.export.jsonfeed` write them. An entry's id never changes, and
its ``updated`` only when the entry does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from runut.export.telling import one_line
from runut.export.wording import Wording
from runut.identity import urn
from runut.records import Conflict, Said, StoryLine

#: Of what was never noted; before anything was.
UNKNOWN = "1970-01-01T00:00:00Z"
_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in a feed. ``link`` is its page, where there is one; ``content`` is plain text;
    times are RFC 3339 with offset."""

    id: str
    title: str
    updated: str
    content: str
    link: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: ``address`` is its own, ``home`` the page for people."""

    id: str
    title: str
    language: str
    entries: tuple[Entry, ...]
    address: str | None = None
    home: str | None = None

    @property
    def updated(self) -> str:
        """When anything in it last changed."""
        return max((entry.updated for entry in self.entries), default=UNKNOWN)


def stories_feed(
    lines: Iterable[StoryLine],
    collection: str,
    language: str,
    *,
    base: str | None = None,
    address: str | None = None,
) -> Feed:
    """Stories as a feed of a collection, of which ``collection`` is the own name."""
    return Feed(
        id=urn("stories", collection),
        title=title("stories", language),
        language=language,
        entries=newest(story_entry(line, language, base) for line in lines),
        address=address,
        home=base,
    )


def title(kind: str, language: str, **values: str) -> str:
    """The title of a kind of feed."""
    return f"Runut: {Wording(language=language)(f'feed.{kind}', **values)}"


def story_entry(line: StoryLine, language: str, base: str | None) -> Entry:
    """A story: how many tell it, and how its claims stand. ``base`` is the address of the
    pages, ending in a slash."""
    story, wording = line.story, Wording(language=language)
    counts = (
        wording.count("articles", len(story.articles)),
        wording.count("outlets", len(line.outlets)),
        wording.count("origins", line.origins),
        wording.count("feed.conflicts", line.conflicts) if line.conflicts else "",
    )
    standings = (
        f"{wording(f'standing.{standing}')}: {wording.number(n)}"
        for standing, n in line.standings.items()
    )
    content = "\n".join(
        [" · ".join(filter(None, counts)), ", ".join(standings), ", ".join(line.outlets)]
    )
    return Entry(
        id=urn("story", story.id),
        title=one_line(story.title),
        updated=instant(line.changed),
        published=instant(story.first) if story.first else None,
        content=content,
        link=f"{base}stories/{story.id}" if base else None,
        tags=tuple(line.standings),
    )


def conflict_entry(
    first: str,
    conflict: Conflict,
    *,
    story: str,
    seen: str,
    changed: str,
    language: str,
    base: str | None,
) -> Entry:
    """A conflict: its question, and each side with whose it is. ``first`` is the id it had
    when it was first ``seen``."""
    wording = Wording(language=language)
    sides = (
        f"{one_line(side.value)}: {', '.join(filter(None, side.origins))}".removesuffix(": ")
        for side in conflict.sides
    )
    because = wording.reasons(conflict.reasons)
    return Entry(
        id=urn("conflict", first),
        title=_short(conflict.question),
        updated=changed,
        published=seen,
        content="\n".join([*sides, *because]),
        link=f"{base}stories/{story}" if base else None,
        tags=(conflict.kind,),
    )


def said_entry(said: Said, taken: str | None, base: str | None) -> Entry:
    """A statement of somebody. It never changes: ``taken`` is when its article came in."""
    words = one_line(said.words)
    return Entry(
        id=urn("statement", said.statement.id),
        title=_short(f"“{words}”" if said.statement.mode == "direct" else words),
        updated=instant(taken or said.published),
        published=instant(said.published) if said.published else None,
        content="\n".join(filter(None, [words, said.title and one_line(said.title)])),
        link=f"{base}articles/{said.statement.article}" if base else None,
        authors=tuple(filter(None, [said.speaker, said.outlet])),
        tags=(said.statement.mode, said.statement.stance),
    )


def newest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries, the last changed first; those of one moment in the order given."""
    return tuple(sorted(entries, key=lambda entry: entry.updated, reverse=True))


def instant(time: str | None) -> str:
    """A stored time as RFC 3339 in UTC, to the second; a day alone begins at midnight UTC."""
    try:
        at = datetime.fromisoformat(time or UNKNOWN)
    except ValueError:
        return UNKNOWN
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    try:
        return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except OverflowError:  # the first or the last day of the calendar
        return UNKNOWN


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1].rstrip()}…"
