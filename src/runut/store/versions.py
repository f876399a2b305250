"""Which versions an article has, and which of them is current."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import apsw

from runut.store.rows import Value, row, rows


def order(connection: apsw.Connection, key: str) -> bool:
    """Number the versions of a key and mark the newest; whether there are several."""
    versions = list(
        rows(
            connection,
            "SELECT number, current FROM article WHERE key = ?"
            " ORDER BY coalesce(julianday(published), 0), batch, id",
            key,
        )
    )
    for version, (number, current) in enumerate(versions, 1):
        newest = version == len(versions)
        connection.execute(
            "UPDATE article SET version = ?, current = ?, pending = ? WHERE number = ?",
            (version, newest, newest or bool(current), number),
        )
    return len(versions) > 1


def keys_of(connection: apsw.Connection, articles: Iterable[str]) -> dict[str, str]:
    """The key of each of the named articles."""
    found: dict[str, str] = {}
    for article in articles:
        kept = row(connection, "SELECT key FROM article WHERE id = ?", article)
        if kept is not None:
            found[article] = kept[0]
    return found


def current_of(connection: apsw.Connection, keys: Iterable[str]) -> tuple[str, ...]:
    """The current article of each key that is there, by id."""
    found = []
    for key in keys:
        kept = row(connection, "SELECT id FROM article WHERE key = ? AND current", key)
        if kept is not None:
            found.append(kept[0])
    return tuple(sorted(found))


def of_key(connection: apsw.Connection, key: str) -> tuple[tuple[str, str, int, str | None], ...]:
    """(id, page, number, when it came in) of all versions of an article, oldest first."""
    found = rows(
        connection,
        "SELECT id, page, version, taken FROM article WHERE key = ? ORDER BY version",
        key,
    )
    return tuple((article, page, number, taken) for article, page, number, taken in found)


def revised(
    connection: apsw.Connection, story: str | None, outlet: str | None, since: str | None
) -> Iterator[tuple[str, str, str | None]]:
    """(earlier version, later version, when the later came in) of every change of an
    article, the last that came in first.

    ``story`` limits to articles that stand in it now, ``outlet`` to those of a name or a
    part of one, ``since`` (a prefix of RFC 3339) to what came in then or later.
    """
    terms = ["later.version > 1"]
    values: list[Value] = []
    if story is not None:
        terms.append("later.key IN (SELECT key FROM article WHERE story = ? AND current)")
        values.append(story)
    if outlet is not None:
        terms.append("instr(lower(later.outlet), lower(?))")
        values.append(outlet)
    if since is not None:
        terms.append("later.taken >= ?")
        values.append(since)
    query = (
        "SELECT earlier.id, later.id, later.taken FROM article AS later JOIN article AS earlier"
        " ON earlier.key = later.key AND earlier.version = later.version - 1"
        f" WHERE {' AND '.join(terms)} ORDER BY later.batch DESC, later.key, later.version DESC"
    )
    return ((earlier, later, taken) for earlier, later, taken in rows(connection, query, *values))
