"""What articles are filed under, in the collection file: the index of candidates, kept.

A row of ``posting`` holds the entries under one key on one day; ``filing`` holds the packed
words of an article. Both are there for every current article that has been compared with
the others, and only for those. Places are `article.number`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import apsw
import numpy as np
import numpy.typing as npt

from runut.store.rows import Value, row, rows

#: An entry: the article's number and its weight under the key.
_ENTRY: Final = np.dtype([("place", "<u4"), ("weight", "u1")])


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An article as it is kept here: what it is filed under with the weights, the day since
    1970 (0: unknown), and its language, its packed words and its flat array as they were
    given."""

    number: int
    day: int
    keys: npt.NDArray[np.uint64]
    weights: npt.NDArray[np.uint8]
    language: int
    words: bytes
    flat: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Entries of one day, side by side."""

    keys: npt.NDArray[np.uint64]
    places: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.uint8]


def put(connection: apsw.Connection, filed: Iterable[Filed]) -> None:
    """File articles; one that is filed already is left as it is."""
    under: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for each in filed:
        connection.execute(
            "INSERT OR IGNORE INTO filing (number, day, keys, language, words, flat)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (each.number, each.day, each.keys.tobytes(), each.language, each.words, each.flat),
        )
        if connection.changes():
            entries = zip(each.keys.tolist(), each.weights.tolist(), strict=True)
            for key, weight in entries:
                under[each.day, key].append((each.number, weight))
    connection.executemany(
        "INSERT INTO posting (day, key, entries) VALUES (?, ?, ?) ON CONFLICT (day, key)"
        " DO UPDATE SET entries = CAST(entries || excluded.entries AS BLOB)",
        [
            (day, key, np.array(found, dtype=_ENTRY).tobytes())
            for (day, key), found in sorted(under.items())
        ],
    )


def drop(connection: apsw.Connection, number: int) -> None:
    """Take an article out; nothing happens when it was not filed."""
    filed = row(connection, "SELECT day, keys FROM filing WHERE number = ?", number)
    if filed is None:
        return
    connection.execute("DELETE FROM filing WHERE number = ?", (number,))
    day, keys = filed
    for key in np.frombuffer(keys, dtype=np.uint64).tolist():
        entries = on_day(connection, day, [key])
        left = entries.places != number
        if left.any():
            rest = np.zeros(int(left.sum()), dtype=_ENTRY)
            rest["place"], rest["weight"] = entries.places[left], entries.weights[left]
            connection.execute(
                "UPDATE posting SET entries = ? WHERE day = ? AND key = ?",
                (rest.tobytes(), day, key),
            )
        else:
            connection.execute("DELETE FROM posting WHERE day = ? AND key = ?", (day, key))


def last(connection: apsw.Connection) -> int:
    """The highest number that is filed: about how many are, told at once."""
    found = row(connection, "SELECT max(number) FROM filing")
    return int(found[0] or 0) if found else 0


def days(connection: apsw.Connection, first: int, last: int) -> tuple[int, ...]:
    """The days from ``first`` to ``last`` on which something is filed."""
    # One step in the index a day, however many entries there are.
    found = rows(
        connection,
        "WITH RECURSIVE found (day) AS (SELECT min(day) FROM posting WHERE day >= ?1 UNION ALL"
        " SELECT (SELECT min(day) FROM posting WHERE day > found.day) FROM found"
        " WHERE found.day < ?2) SELECT day FROM found WHERE day <= ?2",
        first,
        last,
    )
    return tuple(day for (day,) in found)


def on_day(connection: apsw.Connection, day: int, keys: Iterable[int] | None) -> Columns:
    """All entries of a day under these keys (None: under all)."""
    query = "SELECT key, entries FROM posting WHERE day = ?"
    values: list[Value] = [day]
    if keys is not None:
        query += " AND key IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(keys)))
    found = list(rows(connection, query, *values))
    counts = [len(entries) // _ENTRY.itemsize for _, entries in found]
    entries = np.frombuffer(b"".join(entries for _, entries in found), dtype=_ENTRY)
    return Columns(
        keys=np.repeat(np.array([key for key, _ in found], dtype=np.uint64), counts),
        places=entries["place"].astype(np.uint32),
        weights=entries["weight"].copy(),
    )


def words_of(
    connection: apsw.Connection, numbers: Iterable[int]
) -> Iterator[tuple[int, int, bytes]]:
    """Number, language and packed words of those of the numbers that are filed."""
    return rows(
        connection,
        "SELECT number, language, words FROM filing"
        " WHERE number IN (SELECT value FROM json_each(?))",
        json.dumps(list(numbers)),
    )


def flat_of(
    connection: apsw.Connection, numbers: Iterable[int]
) -> Iterator[tuple[int, str, str, bytes | None]]:
    """Number, id, language and flat array of those that are filed; no array where it was filed
    by a version that kept none."""
    return rows(
        connection,
        "SELECT number, id, article.language, flat FROM filing JOIN article USING (number)"
        " WHERE number IN (SELECT value FROM json_each(?))",
        json.dumps(list(numbers)),
    )
