"""Article versions and their full text in the collection file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import apsw

from runut.records import Features, Reading
from runut.store import filings, speakers, versions
from runut.store.codec import decode, decode_article, deflate, encode
from runut.store.rows import row, rows


def knows(connection: apsw.Connection, article: str) -> bool:
    """Whether this very article version is already there."""
    return row(connection, "SELECT 1 FROM article WHERE id = ?", article) is not None


def last_batch(connection: apsw.Connection) -> int:
    """Number of the last batch that was taken in; 0 for an empty collection."""
    found = row(connection, "SELECT max(batch) FROM article")
    return int(found[0] or 0) if found else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A reading as it is kept, made where the reading was: whoever writes need not decode it.

    ``title`` and ``text`` are the words for the full-text index, ``filed`` is what it is found by
    when articles are compared.
    """

    id: str
    key: str
    page: str
    outlet: str
    published: str | None
    headline: str | None
    day: str | None
    language: str
    features: bytes
    reading: bytes
    title: str
    text: str
    spoken: tuple[speakers.Spoken, ...]
    filed: filings.Filed


def pack(reading: Reading, *, title: str, text: str, filed: filings.Filed) -> Packed:
    """The reading as `put` takes it."""
    article = reading.article
    return Packed(
        id=article.id,
        key=article.key,
        page=article.page,
        outlet=article.outlet,
        published=article.published,
        headline=article.title,
        day=reading.features.day,
        language=article.language,
        features=encode(reading.features),
        reading=deflate(encode(reading)),
        title=title,
        text=text,
        spoken=speakers.spoken(reading),
        filed=filed,
    )


def put(connection: apsw.Connection, packed: Packed, *, batch: int, taken: str) -> bool:
    """Keep a reading with all that is found through it, pending comparison.

    ``taken`` is when it came in (RFC 3339). The newest version of a key (by publication,
    then batch, then id, so that order of arrival does not matter) is the current one.
    Returns whether the article is a new version of an earlier one.
    """
    connection.execute(
        "INSERT INTO article (id, key, version, batch, page, outlet, title, published, day,"
        " language, current, pending, features, reading, taken)"
        " VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, 0, 1, ?, ?, ?)",
        (
            packed.id,
            packed.key,
            batch,
            packed.page,
            packed.outlet,
            packed.headline,
            packed.published,
            packed.day,
            packed.language,
            packed.features,
            packed.reading,
            taken,
        ),
    )
    number = connection.last_insert_rowid()
    connection.execute(
        "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
        (number, packed.title, packed.text),
    )
    speakers.put(connection, number, packed.spoken)
    newer = versions.order(connection, packed.key)
    filings.lay(connection, number, packed.filed)
    return newer


def get_reading(connection: apsw.Connection, article: str) -> Reading | None:
    """The reading of one article version."""
    found = row(connection, "SELECT reading, version FROM article WHERE id = ?", article)
    return None if found is None else _with_version(*found)


def _with_version(content: bytes, version: int) -> Reading:
    reading = decode(content, Reading)
    return replace(reading, article=replace(reading.article, version=version))


def readings_of(connection: apsw.Connection, story: str) -> tuple[Reading, ...]:
    """The readings of a story's current articles, by id."""
    return unpack(packed_readings(connection, story))


def packed_readings(connection: apsw.Connection, story: str) -> tuple[tuple[bytes, int], ...]:
    """The same as they are kept, each with its version: `unpack` makes readings of them."""
    found = rows(
        connection,
        "SELECT reading, version FROM article WHERE story = ? AND current ORDER BY id",
        story,
    )
    return tuple((content, version) for content, version in found)


def unpack(packed: Iterable[tuple[bytes, int]]) -> tuple[Reading, ...]:
    """The readings that `packed_readings` gave, wherever that was. Those of the last articles
    asked for are kept: when a story grows, the account built anew knows them again."""
    return tuple(_unpacked(content, version) for content, version in packed)


@lru_cache(maxsize=1 << 9)
def _unpacked(content: bytes, version: int) -> Reading:
    return _with_version(content, version)


def features_of(connection: apsw.Connection, articles: Iterable[str]) -> dict[str, Features]:
    """Features of the named articles that are current, by id."""
    found: dict[str, Features] = {}
    for article in sorted(articles):
        kept = row(connection, "SELECT features FROM article WHERE id = ? AND current", article)
        if kept is not None:
            found[article] = decode(kept[0], Features)
    return found


def numbers_of(connection: apsw.Connection, articles: Iterable[str]) -> tuple[int, ...]:
    """The numbers of the named articles, those published first coming first."""
    found = [
        (day or "", number)
        for article in articles
        for day, number in rows(connection, "SELECT day, number FROM article WHERE id = ?", article)
    ]
    return tuple(number for _, number in sorted(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a list shows of an article; the text only where it has no headline."""

    id: str
    title: str | None
    published: str | None
    text: str = ""


def heads_of(connection: apsw.Connection, story: str) -> tuple[Head, ...]:
    """The heads of a story's current articles, by id."""
    found = rows(
        connection,
        "SELECT id, title, published, CASE WHEN coalesce(title, '') = '' THEN reading END"
        " FROM article WHERE story = ? AND current ORDER BY id",
        story,
    )
    return tuple(
        Head(
            id=id,
            title=title,
            published=published,
            text="" if reading is None else decode_article(reading).text,
        )
        for id, title, published, reading in found
    )


def features_at(connection: apsw.Connection, number: int) -> Features:
    """Features of the article of a number that is there."""
    found = row(connection, "SELECT features FROM article WHERE number = ?", number)
    assert found is not None, number
    return decode(found[0], Features)


def pending(
    connection: apsw.Connection, among: Iterable[str] | None = None
) -> tuple[tuple[str, bool], ...]:
    """Ids of the versions that wait to be compared, all or those ``among`` some, and whether
    each is current."""
    # The signs keep SQLite from walking all articles in the order of their ids.
    if among is None:
        found = rows(connection, "SELECT id, current FROM article WHERE pending ORDER BY +id")
    else:
        found = rows(
            connection,
            "SELECT id, current FROM article WHERE +pending"
            " AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
            json.dumps(sorted(among)),
        )
    return tuple((article, bool(current)) for article, current in found)


def waiting(connection: apsw.Connection, most: int | None = None) -> tuple[str, ...]:
    """Ids of the versions that wait to be compared, those published first coming first; at
    most so many."""
    found = rows(
        connection,
        "SELECT id FROM article WHERE pending ORDER BY day, +id LIMIT ?",
        -1 if most is None else most,
    )
    return tuple(article for (article,) in found)


def settle(connection: apsw.Connection, stories: Mapping[str, str | None]) -> None:
    """Put articles into stories (None: into none, for an earlier version)."""
    connection.executemany(
        "UPDATE article SET story = ?, pending = 0 WHERE id = ?",
        [(story, article) for article, story in stories.items()],
    )


def inherit_story(connection: apsw.Connection, outdated: Iterable[str]) -> None:
    """Let the current version of an article stand where an outdated one stood, until the
    stories are settled: a story keeps its id when its only article changes."""
    for article in outdated:
        connection.execute(
            "UPDATE article SET story = old.story FROM article AS old WHERE old.id = ?"
            " AND article.key = old.key AND article.current AND article.story IS NULL",
            (article,),
        )


def stories_of(connection: apsw.Connection, articles: Iterable[str]) -> dict[str, str | None]:
    """The story in which each of the named articles stands now."""
    found: dict[str, str | None] = {}
    for article in articles:
        kept = row(connection, "SELECT story FROM article WHERE id = ?", article)
        if kept is not None:
            found[article] = kept[0]
    return found
