"""Which stories continue one another, in the collection file.

``told`` holds what a story is told with, ``abreast`` the same packed, ``telling`` the names it is
looked up by, and ``sequel`` both ways which stories are alike enough to stand in one saga.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

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


def take(connection: apsw.Connection, story: str) -> tuple[frozenset[str], str | None]:
    """Forget what a story was told with; the stories that were alike, and its saga."""
    alike = frozenset(sequels(connection, story))
    told = row(connection, "DELETE FROM told WHERE story = ? RETURNING saga", story)
    connection.execute("DELETE FROM abreast WHERE story = ?", (story,))
    connection.execute("DELETE FROM telling WHERE story = ?", (story,))
    connection.execute("DELETE FROM sequel WHERE a = ?", (story,))
    connection.executemany("DELETE FROM sequel WHERE a = ? AND b = ?", [(o, story) for o in alike])
    return alike, told[0] if told else None


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


def settle(
    connection: apsw.Connection,
    gone: Iterable[str],
    looked_at: Sequence[str],
    found: Sequence[Saga],
) -> frozenset[str]:
    """Put the stories that were looked at into the sagas that were found, in place of those
    they stood in and of ``gone`` ones; the stories whose saga changed."""
    saga_of = {story: saga.id for saga in found for story in saga.stories}
    earlier: dict[str, str | None] = {}
    for story in looked_at:
        told = row(connection, "SELECT saga FROM told WHERE story = ?", story)
        earlier[story] = told[0] if told else None
    connection.executemany(
        "DELETE FROM saga WHERE id = ?", [(saga,) for saga in {*earlier.values(), *gone} - {None}]
    )
    connection.executemany(
        "INSERT INTO saga (id, content) VALUES (?, ?)", [(saga.id, encode(saga)) for saga in found]
    )
    changed = [story for story in looked_at if earlier[story] != saga_of.get(story)]
    connection.executemany(
        "UPDATE told SET saga = ? WHERE story = ?", [(saga_of.get(s), s) for s in changed]
    )
    return frozenset(changed)


def every(connection: apsw.Connection) -> tuple[Saga, ...]:
    """All sagas, by id."""
    found = rows(connection, "SELECT content FROM saga ORDER BY id")
    return tuple(decode(content, Saga) for (content,) in found)
