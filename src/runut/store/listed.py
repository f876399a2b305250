"""Long lists from the collection file, cut where a reader left off.

A *place* is the sort key of the last row that a reader has; the rows after it come next, also
when others were added meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import apsw

from runut.records import ArticleLine, Decision, Saga, SpeakerLine
from runut.store.codec import decode
from runut.store.decisions import decision_of
from runut.store.rows import Row, Value, row, rows


class ArticlePlace(NamedTuple):
    """Where an article stands in a list; day and time are empty where it has none."""

    day: str
    published: str
    id: str


class SpeakerPlace(NamedTuple):
    """Where a speaker stands in a list."""

    name: str
    id: str


_LINE: Final = (
    "id, version, current, outlet, title, published, language, story, taken,"
    " coalesce(day, ''), coalesce(published, '')"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    """Which articles are asked for; None asks for any. ``since`` and ``until`` are days, both
    included; ``outlet`` is a name or a part of one."""

    outlet: str | None = None
    language: str | None = None
    story: str | None = None
    article: str | None = None
    since: str | None = None
    until: str | None = None

    def terms(self) -> Iterator[tuple[str, Value]]:
        """SQL terms on the table of articles, each with its value."""
        if self.outlet:
            yield "instr(lower(outlet), lower(?))", self.outlet
        if self.language:
            yield "language = ?", self.language
        if self.story:
            yield "story = ?", self.story
        if self.article:
            yield "id = ?", self.article
        if self.since:
            yield "day >= ?", self.since
        if self.until:
            yield "day <= ?", self.until


def articles(
    connection: apsw.Connection,
    which: ArticleFilter,
    after: ArticlePlace | None,
    limit: int,
    *,
    including: bool = False,
) -> Iterator[tuple[ArticleLine, ArticlePlace]]:
    """The newest versions of the articles that fit, newest first, each with its place;
    from the one at ``after`` on, itself ``including``."""
    terms = [("current", None), *which.terms()]
    values: list[Value] = [value for _, value in terms if value is not None]
    clauses = [clause for clause, _ in terms]
    if after is not None:
        beyond = "<=" if including else "<"
        clauses.append(f"(coalesce(day, ''), coalesce(published, ''), id) {beyond} (?, ?, ?)")
        values += after
    found = rows(
        connection,
        f"SELECT {_LINE} FROM article WHERE {' AND '.join(clauses)}"
        " ORDER BY day DESC, published DESC, id DESC LIMIT ?",
        *values,
        limit,
    )
    return ((_article_line(each), ArticlePlace(each[9], each[10], each[0])) for each in found)


def versions(connection: apsw.Connection, article: str) -> tuple[ArticleLine, ...]:
    """All versions of the article that ``article`` is a version of, oldest first."""
    found = rows(
        connection,
        f"SELECT {_LINE} FROM article WHERE key = (SELECT key FROM article WHERE id = ?)"
        " ORDER BY version",
        article,
    )
    return tuple(_article_line(each) for each in found)


def taken(connection: apsw.Connection, articles: Iterable[str]) -> Mapping[str, str | None]:
    """When each of the named articles came in, as far as that was noted."""
    found = rows(
        connection,
        "SELECT id, taken FROM article WHERE id IN (SELECT value FROM json_each(?))",
        json.dumps(sorted(set(articles))),
    )
    return {id: at for id, at in found}  # noqa: C416 - rows are untyped


def _article_line(found: Row) -> ArticleLine:
    id, version, current, outlet, title, published, language, story, taken, *_ = found
    return ArticleLine(
        id=id,
        version=version,
        current=bool(current),
        outlet=outlet,
        title=title,
        published=published,
        language=language,
        story=story,
        taken=taken,
    )


def speakers(
    connection: apsw.Connection, name: str | None, after: SpeakerPlace | None, limit: int
) -> tuple[SpeakerLine, ...]:
    """Those who say something, by name; ``name`` is a part of one of their names."""
    clauses = ["(name, entity) > (?, ?)"]
    values: list[Value] = list(after or ("", ""))
    if name is not None:
        clauses.append("number IN (SELECT speaker FROM alias WHERE instr(folded, ?))")
        values.append(" ".join(name.casefold().split()))
    chosen = rows(
        connection,
        f"SELECT number, entity, name FROM speaker WHERE {' AND '.join(clauses)}"
        " ORDER BY name, entity LIMIT ?",
        *values,
        limit,
    )
    return tuple(_speaker_line(connection, each) for each in chosen)


def speaker(connection: apsw.Connection, entity: str) -> SpeakerLine | None:
    """The speaker of an entity's id."""
    found = row(connection, "SELECT number, entity, name FROM speaker WHERE entity = ?", entity)
    return None if found is None else _speaker_line(connection, found)


def _speaker_line(connection: apsw.Connection, found: Row) -> SpeakerLine:
    number, entity, name = found
    counts = row(
        connection,
        "SELECT count(*), count(DISTINCT article) FROM speech"
        " JOIN article ON article.number = speech.article WHERE speaker = ? AND current",
        number,
    )
    assert counts is not None
    return SpeakerLine(id=entity, name=name, statements=counts[0], articles=counts[1])


def articles_of_speaker(connection: apsw.Connection, entity: str, limit: int) -> tuple[str, ...]:
    """Ids of the newest articles in which a speaker says something, newest first."""
    found = rows(
        connection,
        "SELECT DISTINCT article.id FROM speech"
        " JOIN speaker ON speaker.number = speech.speaker"
        " JOIN article ON article.number = speech.article"
        " WHERE speaker.entity = ? AND current"
        " ORDER BY article.day DESC, article.published DESC, article.id DESC LIMIT ?",
        entity,
        limit,
    )
    return tuple(article for (article,) in found)


def sagas(connection: apsw.Connection, after: str, limit: int) -> tuple[Saga, ...]:
    """The sagas whose ids come after this one, by id."""
    found = rows(
        connection, "SELECT content FROM saga WHERE id > ? ORDER BY id LIMIT ?", after, limit
    )
    return tuple(decode(content, Saga) for (content,) in found)


def saga(connection: apsw.Connection, id: str) -> Saga | None:
    """The saga of an id."""
    found = row(connection, "SELECT content FROM saga WHERE id = ?", id)
    return None if found is None else decode(found[0], Saga)


def decisions(connection: apsw.Connection, after: int | None, limit: int) -> tuple[Decision, ...]:
    """All decisions, undone ones too, the newest first; ``after`` is the last one known."""
    found = rows(
        connection,
        "SELECT id, kind, articles, apart, made, undone FROM decision"
        " WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC LIMIT ?2",
        after,
        limit,
    )
    return tuple(decision_of(each) for each in found)


def stories_of_keys(connection: apsw.Connection, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of the stories in which the articles of these keys stand now."""
    found = rows(
        connection,
        "SELECT DISTINCT story FROM article WHERE current AND story IS NOT NULL"
        " AND key IN (SELECT value FROM json_each(?)) ORDER BY story",
        json.dumps(keys),
    )
    return tuple(story for (story,) in found)


def articles_of_keys(connection: apsw.Connection, keys: tuple[str, ...]) -> tuple[ArticleLine, ...]:
    """The newest versions of the articles of these keys, as far as they are there, by day."""
    found = rows(
        connection,
        f"SELECT {_LINE} FROM article WHERE current"
        " AND key IN (SELECT value FROM json_each(?)) ORDER BY day, published, id",
        json.dumps(keys),
    )
    return tuple(map(_article_line, found))
