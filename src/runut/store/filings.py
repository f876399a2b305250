"""What articles are filed under, in the collection file: the index of candidates, kept.

A row of ``posting`` holds the entries under one key on one day; ``filing`` holds all that is
filed of an article. Postings are there for every current article that has been compared with the
others, and only for those; a filing is there from the beginning, and in ``unfiled`` until then.
Places are `article.number`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import apsw
import numpy as np
import numpy.typing as npt

from runut.store.rows import Value, row, rows

#: An entry: the article's number and its weight under the key.
_ENTRY: Final = np.dtype([("place", "<u4"), ("weight", "u1")])


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An article as it is kept here: the day since 1970 (0: unknown), the keys that it is filed
    under with their weights, its language, its packed words and its flat array, as they were
    given; ``weights`` and ``flat`` are None where a version filed it that kept none."""

    day: int
    keys: bytes
    weights: bytes | None
    language: int
    words: bytes
    flat: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Entries of one day, side by side."""

    keys: npt.NDArray[np.uint64]
    places: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.uint8]


def lay(connection: apsw.Connection, number: int, filed: Filed) -> None:
    """Keep what an article is to be filed under, if it is current."""
    connection.execute(
        "INSERT INTO filing (number, day, keys, weights, language, words, flat)"
        " SELECT number, ?, ?, ?, ?, ?, ? FROM article WHERE number = ? AND current",
        (filed.day, filed.keys, filed.weights, filed.language, filed.words, filed.flat, number),
    )
    if connection.changes():
        connection.execute("INSERT INTO unfiled (number) VALUES (?)", (number,))


def put(connection: apsw.Connection, numbers: Sequence[int], make: Callable[[int], Filed]) -> None:
    """File current articles; one that is filed already is left as it is. ``make`` gives what is
    not kept yet."""
    kept = json.dumps(list(numbers))
    there = {
        number
        for (number,) in rows(
            connection,
            "SELECT number FROM filing WHERE number IN (SELECT value FROM json_each(?))",
            kept,
        )
    }
    for number in numbers:
        if number not in there:
            lay(connection, number, make(number))
    found = rows(
        connection,
        "SELECT number, day, keys, weights FROM unfiled JOIN filing USING (number)"
        " WHERE number IN (SELECT value FROM json_each(?))",
        kept,
    )
    _post(connection, list(found))
    connection.execute(
        "DELETE FROM unfiled WHERE number IN (SELECT value FROM json_each(?))", (kept,)
    )


def _post(connection: apsw.Connection, filed: Sequence[tuple[int, int, bytes, bytes]]) -> None:
    """Enter articles (number, day, keys, weights) under their keys."""
    if not filed:
        return
    keys = np.frombuffer(b"".join([each[2] for each in filed]), dtype=np.uint64)
    counts = [len(each[3]) for each in filed]
    days = np.repeat([each[1] for each in filed], counts)
    entries = np.zeros(len(keys), dtype=_ENTRY)
    entries["place"] = np.repeat([each[0] for each in filed], counts)
    entries["weight"] = np.frombuffer(b"".join([each[3] for each in filed]), dtype=np.uint8)
    order = np.lexsort((keys, days))
    keys, days, content = keys[order], days[order], entries[order].tobytes()
    starts = np.flatnonzero(
        np.concatenate([[True], (keys[1:] != keys[:-1]) | (days[1:] != days[:-1])])
    )
    edges = [*(starts * _ENTRY.itemsize).tolist(), len(content)]
    connection.executemany(
        "INSERT INTO posting (day, key, entries) VALUES (?, ?, ?) ON CONFLICT (day, key)"
        " DO UPDATE SET entries = CAST(entries || excluded.entries AS BLOB)",
        zip(
            days[starts].tolist(),
            keys[starts].tolist(),
            (content[start:end] for start, end in pairwise(edges)),
            strict=True,
        ),
    )


def drop(connection: apsw.Connection, number: int) -> None:
    """Take an article out; nothing happens when it was not filed."""
    filed = row(connection, "SELECT day, keys FROM filing WHERE number = ?", number)
    if filed is None:
        return
    connection.execute("DELETE FROM unfiled WHERE number = ?", (number,))
    posted = not connection.changes()
    connection.execute("DELETE FROM filing WHERE number = ?", (number,))
    if posted:
        _unpost(connection, number, *filed)


def _unpost(connection: apsw.Connection, number: int, day: int, keys: bytes) -> None:
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


def filed_of(
    connection: apsw.Connection, numbers: Iterable[int]
) -> Iterator[tuple[int, str, Filed]]:
    """Number, id and all that is filed of those that are filed."""
    found = rows(
        connection,
        "SELECT number, id, filing.day, keys, weights, filing.language, words, flat"
        " FROM filing JOIN article USING (number)"
        " WHERE number IN (SELECT value FROM json_each(?))",
        json.dumps(list(numbers)),
    )
    for number, id, day, keys, weights, language, words, flat in found:
        filed = Filed(
            day=day, keys=keys, weights=weights, language=language, words=words, flat=flat
        )
        yield number, id, filed


def words_of(
    connection: apsw.Connection, numbers: Iterable[int]
) -> Iterator[tuple[int, int, int, bytes]]:
    """Number, day, language and packed words of those of the numbers that are filed."""
    return rows(
        connection,
        "SELECT number, day, language, words FROM filing"
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
