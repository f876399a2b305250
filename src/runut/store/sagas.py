"""Which stories continue one another, in the collection file.

``told`` holds what a story is told with, ``abreast`` the same packed, ``telling`` the names it is
looked up by, and ``sequel`` both ways which stories are alike enough to stand in one saga.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

import apsw

from runut.records import Saga
from runut.store.codec import decode, encode
from runut.store.rows import row, rows


def untold(connection: apsw.Connection) -> frozenset[str]:
    """Stories that were there before it was kept what they are told with; asked once."""
    found = rows(connection, "DELETE FROM untold RETURNING story")
    return frozenset(story for (story,) in found)


def put(
    connection: apsw.Connection, story: str, names: Iterable[str], content: bytes, packed: bytes
) -> None:
    """Keep what a story is told with, in full and ``packed``, and the names it is looked up
    by."""
    connection.execute("INSERT INTO told (story, content) VALUES (?, ?)", (story, content))
    connection.execute("INSERT INTO abreast (story, packed) VALUES (?, ?)", (story, packed))
    connection.executemany(
        "INSERT INTO telling (name, story) VALUES (?, ?)", [(name, story) for name in names]
    )


def take(connection: apsw.Connection, story: str) -> str | None:
    """Forget what a story was told with and to whom it was alike; its saga, which it still
    stands in (`dissolve`)."""
    told = row(connection, "DELETE FROM told WHERE story = ? RETURNING saga", story)
    connection.execute("DELETE FROM abreast WHERE story = ?", (story,))
    connection.execute("DELETE FROM telling WHERE story = ?", (story,))
    alike = rows(connection, "DELETE FROM sequel WHERE a = ? RETURNING b", story)
    connection.executemany(
        "DELETE FROM sequel WHERE a = ? AND b = ?", [(other, story) for (other,) in alike]
    )
    return told[0] if told else None


def get(connection: apsw.Connection, story: str) -> bytes:
    """What a story is told with, as it was put."""
    found = row(connection, "SELECT content FROM told WHERE story = ?", story)
    assert found is not None, story
    return bytes(found[0])


def packed(connection: apsw.Connection, stories: Iterable[str]) -> dict[str, bytes]:
    """What some stories are told with, packed as it was put; not of those that were put by a
    version that did not pack it."""
    found = rows(
        connection,
        "SELECT story, packed FROM abreast WHERE story IN (SELECT value FROM json_each(?))",
        json.dumps(list(stories)),
    )
    return dict(found)


def named(connection: apsw.Connection, name: str, most: int) -> tuple[str, ...]:
    """The stories looked up by a name; none when they are more than ``most``."""
    found = rows(connection, "SELECT story FROM telling WHERE name = ? LIMIT ?", name, most + 1)
    stories = tuple(story for (story,) in found)
    return stories if len(stories) <= most else ()


def join(connection: apsw.Connection, a: str, b: str) -> None:
    """Note that two stories are alike."""
    connection.executemany("INSERT OR IGNORE INTO sequel (a, b) VALUES (?, ?)", [(a, b), (b, a)])


def sequels(connection: apsw.Connection, story: str) -> tuple[str, ...]:
    """The stories that are alike to one, sorted."""
    found = rows(connection, "SELECT b FROM sequel WHERE a = ? ORDER BY b", story)
    return tuple(other for (other,) in found)


def of(connection: apsw.Connection, story: str) -> Saga | None:
    """The saga that a story stands in."""
    sql = "SELECT content FROM saga WHERE id = (SELECT saga FROM told WHERE story = ?)"
    found = row(connection, sql, story)
    return decode(found[0], Saga) if found else None


def dissolve(connection: apsw.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Take sagas apart; the stories that stood in them, as far as they are still told, each with
    the saga's id."""
    stood: dict[str, str] = {}
    for id in sorted(ids):
        for (content,) in rows(connection, "DELETE FROM saga WHERE id = ? RETURNING content", id):
            left = rows(
                connection,
                "UPDATE told SET saga = NULL WHERE story IN (SELECT value FROM json_each(?)) "
                "RETURNING story",
                json.dumps(decode(content, Saga).stories),
            )
            stood |= {story: id for (story,) in left}
    return stood


def establish(connection: apsw.Connection, found: Iterable[Saga]) -> None:
    """Keep new sagas, of stories that stand in none."""
    for saga in found:
        content = encode(saga)
        connection.execute("INSERT INTO saga (id, content) VALUES (?, ?)", (saga.id, content))
        connection.executemany(
            "UPDATE told SET saga = ? WHERE story = ?", [(saga.id, story) for story in saga.stories]
        )


def every(connection: apsw.Connection) -> tuple[Saga, ...]:
    """All sagas, by id."""
    found = rows(connection, "SELECT content FROM saga ORDER BY id")
    return tuple(decode(content, Saga) for (content,) in found)
