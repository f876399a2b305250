"""Stories and their lines in lists, in the collection file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import apsw

from runut.records import Story, StoryLine
from runut.store.codec import decode, encode
from runut.store.matching import Matching
from runut.store.rows import Value, row, rows


def members(connection: apsw.Connection, story: str) -> frozenset[str]:
    """Ids of the current articles of a story."""
    found = rows(connection, "SELECT id FROM article WHERE story = ? AND current", story)
    return frozenset(article for (article,) in found)


def put(connection: apsw.Connection, story: Story, outlets: int) -> None:
    """Keep a story whose articles changed; its account has to be built again. Until then
    lists show it by the line it had."""
    connection.execute(
        "INSERT INTO story (id, last, saga, outlets, content) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET last = excluded.last, saga = excluded.saga,"
        " outlets = excluded.outlets, content = excluded.content, account = NULL",
        (story.id, story.last, story.saga, outlets, encode(story)),
    )


def outlets_of(connection: apsw.Connection, story: str) -> int:
    """How many outlets the current articles of a story come from."""
    found = row(
        connection, "SELECT count(DISTINCT outlet) FROM article WHERE story = ? AND current", story
    )
    return int(found[0]) if found else 0


def drop(connection: apsw.Connection, stories: Iterable[str]) -> None:
    """Forget stories that no article stands in any more."""
    gone = [(story,) for story in stories]
    connection.executemany("DELETE FROM story WHERE id = ?", gone)
    connection.executemany("DELETE FROM conflict WHERE story = ?", gone)
    connection.executemany("DELETE FROM contribution WHERE story = ?", gone)


def get(connection: apsw.Connection, story: str) -> Story | None:
    """The story of an id."""
    found = get_packed(connection, story)
    return None if found is None else unpack(found)


def get_packed(connection: apsw.Connection, story: str) -> bytes | None:
    """The same as it is kept."""
    found = row(connection, "SELECT content FROM story WHERE id = ?", story)
    return None if found is None else found[0]


def unpack(packed: bytes) -> Story:
    """The story that `get_packed` gave, wherever that was."""
    return decode(packed, Story)


def beginning_with(connection: apsw.Connection, prefix: str, limit: int) -> tuple[str, ...]:
    """Ids that begin with ``prefix``, sorted, at most ``limit``."""
    found = rows(
        connection,
        # The range is what an index can answer; the equality, what was asked.
        "SELECT id FROM story WHERE id BETWEEN ?1 AND ?1 || char(1114111)"
        " AND substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT ?2",
        prefix,
        limit,
    )
    return tuple(story for (story,) in found)


def every(connection: apsw.Connection) -> tuple[Story, ...]:
    """All stories, newest first."""
    found = rows(connection, "SELECT content FROM story ORDER BY last DESC, id")
    return tuple(decode(content, Story) for (content,) in found)


def lines(
    connection: apsw.Connection,
    *,
    since: str | None,
    until: str | None,
    outlet: str | None,
    min_outlets: int,
    matching: str | None = None,
    after: tuple[str | None, str] | None = None,
) -> Iterator[StoryLine]:
    """Lines of the stories that fit, newest first.

    ``since`` and ``until`` bound the last publication (any prefix of RFC 3339, ``until``
    included); ``outlet`` is a name or a part of one; ``matching`` (FTS5) keeps the
    stories of which an article fits; ``after`` is (last publication, id) of the line before.
    """
    terms: list[str] = ["line IS NOT NULL", "outlets >= ?"]
    values: list[Value] = [min_outlets]
    if since:
        terms.append("last >= ?")
        values.append(since)
    if until:
        terms.append("substr(last, 1, length(?)) <= ?")
        values += [until, until]
    if outlet:
        terms.append("id IN (SELECT story FROM contribution WHERE instr(lower(outlet), lower(?)))")
        values.append(outlet)
    if after is not None:
        last, id = after
        if last is None:
            terms.append("last IS NULL AND id > ?")
            values.append(id)
        else:
            terms.append("(last IS NULL OR last < ? OR last = ? AND id > ?)")
            values += [last, last, id]
    return _fitting(connection, matching, terms, values, "last DESC, id")


def lines_by_change(
    connection: apsw.Connection, stories: Sequence[str] | None, matching: str | None = None
) -> Iterator[StoryLine]:
    """Lines of all stories, of these, or of those that match, the last changed first."""
    terms, values = ["line IS NOT NULL"], []
    if stories is not None:
        terms.append(_AMONG)
        values.append(json.dumps(list(stories)))
    return _fitting(connection, matching, terms, values, "changed DESC, id")


#: Limits to the ids of a JSON list.
_AMONG = "id IN (SELECT value FROM json_each(?))"


def _fitting(
    connection: apsw.Connection,
    matching: str | None,
    terms: Sequence[str],
    values: Sequence[Value],
    order: str,
) -> Iterator[StoryLine]:
    """The lines of the stories that fit SQL ``terms`` and have an article that matches."""
    found = None if matching is None else Matching.of(connection, matching)
    if found is not None and found.stories is not None:
        terms, values = (*terms, _AMONG), (*values, json.dumps(found.stories))
    query = f"SELECT id, line, changed FROM story WHERE {' AND '.join(terms)} ORDER BY {order}"
    for id, content, changed in rows(connection, query, *values):
        if found is None or found.stories is not None or found.has(connection, id):
            yield _line(content, changed)


def _line(content: bytes, changed: str | None) -> StoryLine:
    return replace(decode(content, StoryLine), changed=changed)


def begun(connection: apsw.Connection, stories: Sequence[str]) -> frozenset[str]:
    """Those of the stories of which every article came with the last batch, for the first
    time."""
    found = rows(
        connection,
        "SELECT story FROM article WHERE story IN (SELECT value FROM json_each(?))"
        " GROUP BY story HAVING min(batch) = (SELECT max(batch) FROM article)"
        " AND max(version) = 1",
        json.dumps(list(stories)),
    )
    return frozenset(story for (story,) in found)
