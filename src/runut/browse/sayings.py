"""Statements of all stories, one after another, without reading more articles than needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import apsw

from runut import lookup
from runut.browse import cursor
from runut.browse.listed import Listed
from runut.export.utterance import speakers_of
from runut.records import Mode, Reading, Said, Stance, Statement
from runut.store import articles, listed, speakers
from runut.store.listed import ArticleFilter, ArticlePlace
from runut.store.speakers import Speech

#: So many articles are read for one part of a list, however few statements fit.
MOST_READ: Final = 200


class _Place(NamedTuple):
    """Where a statement stands: its article, and its number in it."""

    article: ArticlePlace
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFilter:
    """Which statements are asked for; None asks for any."""

    articles: ArticleFilter = field(default_factory=ArticleFilter)
    mode: Mode | None = None
    stance: Stance | None = None

    def fits(self, statement: Statement) -> bool:
        """Whether a statement of a fitting article is asked for."""
        return self.mode in (None, statement.mode) and self.stance in (None, statement.stance)


def of_speaker(
    connection: apsw.Connection, name: str, after: str | None, limit: int
) -> Listed[Said]:
    """What a person or body said, newest first, as `runut.store.speakers.of_name` tells who is
    meant."""
    skip = cursor.read(after, int) or 0
    skip = min(max(skip, 0), 1_000_000)
    found = speakers.of_name(connection, name, skip + limit + 1)[skip:]
    kept: dict[str, Reading] = {}
    items = []
    for speech in found[:limit]:
        if speech.article not in kept:
            kept[speech.article] = _reading(connection, speech.article)
        items.append(lookup.said(speech, kept[speech.article]))
    return Listed(
        items=tuple(items), next=cursor.written(skip + limit) if len(found) > limit else None
    )


def all_of(
    connection: apsw.Connection, which: StatementFilter, after: str | None, limit: int
) -> Listed[Said]:
    """The statements that fit, those of the newest article first, each article's in the order
    of its text. Reads at most `MOST_READ` articles."""
    place = cursor.read(after, _Place)
    items: list[Said] = []
    last: _Place | None = None
    for read, (reading, story, at, begin) in enumerate(_readings(connection, which, place)):
        if read == MOST_READ:
            assert last is not None
            return Listed(items=tuple(items), next=cursor.written(last))
        for number, statement in enumerate(reading.statements):
            if number < begin or not which.fits(statement):
                continue
            if len(items) == limit:
                return Listed(items=tuple(items), next=cursor.written(_Place(at, number)))
            items.append(_said(statement, reading, story))
        last = _Place(at, len(reading.statements))
    return Listed(items=tuple(items), next=None)


def _readings(
    connection: apsw.Connection, which: StatementFilter, place: _Place | None
) -> Iterator[tuple[Reading, str, ArticlePlace, int]]:
    """Readings from ``place`` on: each with its story, its place, and the statement to begin
    with."""
    start, begin = place or (None, 0)
    found = listed.articles(
        connection, which.articles, start, MOST_READ + 2, including=start is not None
    )
    for line, at in found:
        if line.story is not None:
            yield _reading(connection, line.id), line.story, at, begin if at == start else 0


def _reading(connection: apsw.Connection, article: str) -> Reading:
    reading = articles.get_reading(connection, article)
    assert reading is not None, article
    return reading


def _said(statement: Statement, reading: Reading, story: str) -> Said:
    names = dict.fromkeys(source.name for source in speakers_of(statement))
    speech = Speech(
        speaker=", ".join(names),
        article=reading.article.id,
        statement=statement.id,
        story=story,
    )
    return lookup.said(speech, reading)
