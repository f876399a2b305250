"""Articles taken out for good, and the tombstones that keep them out.

A tombstone holds a hash, never the words: it knows an article's address or page again
without saying what stood there. The name of an outlet that is kept out is kept as written,
so that people can see it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

import apsw

from runut.identity import content_id
from runut.records import Tombstone
from runut.store import filings, links, speakers
from runut.store.rows import row, rows


def remove(connection: apsw.Connection, keys: Iterable[str]) -> frozenset[str]:
    """Take every version of the articles of these keys out of all tables, with their pages,
    words, speakers, links, and what was noted of their stories; the stories that lost one.
    To be called in a transaction.
    """
    gone: list[str] = []
    emptied: set[str] = set()
    touched: set[int] = set()
    for key in keys:
        versions = list(
            rows(connection, "SELECT number, id, page, story FROM article WHERE key = ?", key)
        )
        for number, article, page, story in versions:
            touched |= speakers.drop(connection, number)
            connection.execute("DELETE FROM words WHERE rowid = ?", (number,))
            filings.drop(connection, number)
            connection.execute("DELETE FROM article WHERE number = ?", (number,))
            connection.execute(
                "DELETE FROM page WHERE id = ?1 AND NOT EXISTS"
                " (SELECT 1 FROM article WHERE article.page = ?1)",
                (page,),
            )
            gone.append(article)
            emptied |= {story} - {None}
        _leave_decisions(connection, key)
    speakers.renew(connection, touched)
    for table in ("conflict", "contribution"):
        for story in sorted(emptied):
            connection.execute(f"DELETE FROM {table} WHERE story = ?", (story,))
    links.drop(connection, gone)
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    return frozenset(emptied)


def _leave_decisions(connection: apsw.Connection, key: str) -> None:
    """Decisions name articles by key, which may be an address."""
    named = rows(
        connection,
        "SELECT id, articles, apart FROM decision WHERE instr(articles || apart, ?)",
        json.dumps(key),
    )
    for decision, *sides in list(named):
        kept = [json.dumps([each for each in json.loads(side) if each != key]) for side in sides]
        connection.execute(
            "UPDATE decision SET articles = ?, apart = ? WHERE id = ?", (*kept, decision)
        )


def keep_out(
    connection: apsw.Connection,
    kind: str,
    thing: str,
    *,
    made: str,
    name: str | None = None,
    owner: tuple[str, str] | None = None,
) -> None:
    """Set a tombstone for a "page" (by id), an "article" (by key) or an "outlet" (by name).

    ``owner`` is the (kind, thing) it was forgotten with: who lets that in again lets this in.
    """
    connection.execute(
        "INSERT OR IGNORE INTO tombstone (hash, kind, name, made, owner) VALUES (?, ?, ?, ?, ?)",
        (_hash(kind, thing), kind, name, made, _hash(*owner) if owner else None),
    )


def kept_out(connection: apsw.Connection, kind: str, thing: str) -> Tombstone | None:
    """The tombstone of this thing, if it was forgotten."""
    found = row(
        connection, "SELECT kind, name, made FROM tombstone WHERE hash = ?", _hash(kind, thing)
    )
    return None if found is None else Tombstone(kind=found[0], name=found[1], made=found[2])


def let_in(connection: apsw.Connection, kind: str, thing: str) -> bool:
    """Take a tombstone away, with those set along with it; whether there was one."""
    known = kept_out(connection, kind, thing) is not None
    taken = [_hash(kind, thing)]
    while taken:
        mark = taken.pop()
        held = rows(connection, "SELECT hash FROM tombstone WHERE owner = ?", mark)
        taken += [owned for (owned,) in list(held)]
        connection.execute("DELETE FROM tombstone WHERE hash = ?", (mark,))
    return known


def tombstones(connection: apsw.Connection) -> tuple[Tombstone, ...]:
    """All tombstones, oldest first."""
    found = rows(connection, "SELECT kind, name, made FROM tombstone ORDER BY made, hash")
    return tuple(Tombstone(kind=kind, name=name, made=made) for kind, name, made in found)


def _hash(kind: str, thing: str) -> str:
    return content_id("tombstone", kind, thing.casefold() if kind == "outlet" else thing)


def keys_of_outlet(connection: apsw.Connection, outlet: str) -> tuple[str, ...]:
    """Keys of all articles of an outlet, by its whole name in any case."""
    wanted = outlet.casefold()
    names = [n for (n,) in rows(connection, "SELECT DISTINCT outlet FROM article")]
    found = rows(
        connection,
        "SELECT DISTINCT key FROM article WHERE outlet IN (SELECT value FROM json_each(?))"
        " ORDER BY key",
        json.dumps([name for name in names if name.casefold() == wanted]),
    )
    return tuple(key for (key,) in found)


def pages_of(connection: apsw.Connection, keys: Iterable[str]) -> tuple[str, ...]:
    """Ids of the pages from which the articles of these keys came."""
    found: list[str] = []
    for key in keys:
        found += [p for (p,) in rows(connection, "SELECT page FROM article WHERE key = ?", key)]
    return tuple(sorted(set(found)))


def keys_beginning_with(connection: apsw.Connection, prefix: str) -> tuple[str, ...]:
    """Keys of articles of which a version's id begins with ``prefix``, or whose address is
    exactly that."""
    found = rows(
        connection,
        "SELECT DISTINCT key FROM article WHERE key = ?1 OR substr(id, 1, length(?1)) = ?1"
        " ORDER BY key",
        prefix,
    )
    return tuple(key for (key,) in found)


def count_stories_before(connection: apsw.Connection, day: str) -> int:
    """How many stories were last told before ``day`` (YYYY-MM-DD)."""
    found = row(connection, "SELECT count(*) FROM story WHERE last < ?", day)
    return int(found[0]) if found else 0


def keys_of_stories_before(connection: apsw.Connection, day: str) -> tuple[str, ...]:
    """Keys of the articles of stories that were last told before ``day`` (YYYY-MM-DD)."""
    found = rows(
        connection,
        "SELECT DISTINCT article.key FROM article JOIN story ON story.id = article.story"
        " WHERE article.current AND story.last < ? ORDER BY article.key",
        day,
    )
    return tuple(key for (key,) in found)
