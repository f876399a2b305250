"""What every command asks is answered from an index, however large the collection is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from runut.store import accounts, articles, filings, links, sagas, stories
from runut.store.collection_file import CollectionFile

ASKED: dict[str, Callable[[apsw.Connection], object]] = {
    "the last batch": articles.last_batch,
    "what waits to be grouped": articles.pending,
    "the first of it": lambda c: articles.waiting(c, 9),
    "what of some waits": lambda c: articles.pending(c, ["a", "b"]),
    "accounts to be built": accounts.lacking,
    "a story by the beginning of its id": lambda c: stories.beginning_with(c, "ab", 4),
    "the links of an article": lambda c: links.near(c, "a"),
    "its ties": lambda c: links.ties(c, "a"),
    "links within a group": lambda c: links.within(c, ["a", "b"]),
    "stories by a telling name": lambda c: sagas.named(c, "name", 9),
    "what follows a story": lambda c: sagas.sequels(c, "a"),
    "the days of the index": lambda c: filings.days(c, 1, 60_000),
    "entries under keys": lambda c: filings.on_day(c, 20_000, [1, 2, 3]),
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED.keys())
def test_no_table_is_walked_through(
    asked: Callable[[apsw.Connection], object], tmp_path: Path
) -> None:
    connection = CollectionFile(tmp_path / "a.db").connection
    queries: list[tuple[str, tuple[object, ...]]] = []

    def note(cursor: apsw.Cursor, query: str, values: tuple[object, ...]) -> bool:
        queries.append((query, values))
        return True

    connection.exec_trace = note
    asked(connection)
    connection.exec_trace = None
    assert queries
    for query, values in queries:
        steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]
        for step in steps:
            # The greatest of a column that has no index is searched for everywhere.
            assert "USING" in step or not step.startswith("SEARCH "), step
            # Indexes of a condition hold only the few rows that meet it.
            few = "article_pending" in step or "story_unbuilt" in step or "json_each" in step
            assert (
                few or not step.startswith("SCAN ") or step in ("SCAN found", "SCAN CONSTANT ROW")
            ), step
