"""Full-text search: which articles fit, best first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import Final

import apsw

from runut.store.rows import rows

#: So many of the articles that fit are ranked, those that came in last: of a word that stands
#: in a million, ranking all takes a second and more.
RANKED: Final = 10_000


def best(connection: apsw.Connection, query: str, limit: int | None) -> tuple[tuple[str, str], ...]:
    """(article id, story id) of the current articles that fit an FTS5 query, best first; where
    more than `RANKED` fit, of those that came in last.

    An empty query, as a search for stop words alone makes it, fits nothing. Method: BM25, a
    word of the headline counting as much as four of the text.
    """
    if not query:
        return ()
    found = rows(
        connection,
        "SELECT rank, number FROM (SELECT rowid AS number, bm25(words, 4.0, 1.0) AS rank"
        " FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY rank",
        query,
        RANKED,
    )
    return tuple(islice(_placed(connection, found), limit))


def _placed(
    connection: apsw.Connection, ranked: Iterator[tuple[float, int]]
) -> Iterator[tuple[str, str]]:
    """Current articles with their stories; those that rank alike by id. Only as many are looked
    up as are asked for."""
    for _, alike in groupby(ranked, key=itemgetter(0)):
        placed = rows(
            connection,
            "SELECT id, story FROM article WHERE number IN (SELECT value FROM json_each(?))"
            " AND current AND story IS NOT NULL ORDER BY id",
            json.dumps([number for _, number in alike]),
        )
        yield from ((id, story) for id, story in placed)
