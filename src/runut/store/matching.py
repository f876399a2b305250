"""Which stories have an article that fits a full-text search, without naming them all.

Of a rare word the stories are looked up. Of a frequent one there may be a million, of which a
list shows the newest few: those are asked one by one, as they come.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

import apsw

from runut.store.rows import row, rows

#: Up to so many articles are looked up at once; beyond, stories are asked one by one.
RARE: Final = 2_000
#: Up to so many articles are told by their numbers; beyond, the index is asked of each.
KNOWN: Final = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """The articles that fit ``expression``: their numbers, where they are not very many, and
    their stories, where they are few."""

    expression: str
    numbers: frozenset[int] | None
    stories: tuple[str, ...] | None

    @classmethod
    def of(cls, connection: apsw.Connection, expression: str) -> Matching:
        """What fits an FTS5 ``expression``; an empty one, as a search for stop words alone
        makes it, fits nothing."""
        if not expression:
            return cls(expression=expression, numbers=frozenset(), stories=())
        query = "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?"
        found = rows(connection, query, expression, KNOWN + 1)
        numbers = frozenset(number for (number,) in found)
        if len(numbers) > RARE:
            known = numbers if len(numbers) <= KNOWN else None
            return cls(expression=expression, numbers=known, stories=None)
        placed = rows(
            connection,
            "SELECT DISTINCT story FROM article WHERE current AND story IS NOT NULL"
            " AND number IN (SELECT value FROM json_each(?)) ORDER BY story",
            json.dumps(sorted(numbers)),
        )
        return cls(
            expression=expression,
            numbers=numbers,
            stories=tuple(story for (story,) in placed),
        )

    def has(self, connection: apsw.Connection, story: str) -> bool:
        """Whether an article that stands in ``story`` now fits."""
        if self.stories is not None:
            return story in self.stories
        members = rows(connection, "SELECT number FROM article WHERE story = ? AND current", story)
        return any(self._fits(connection, number) for (number,) in members)

    def _fits(self, connection: apsw.Connection, number: int) -> bool:
        if self.numbers is not None:
            return number in self.numbers
        query = "SELECT 1 FROM words WHERE words MATCH ? AND rowid = ?"
        return row(connection, query, self.expression, number) is not None
