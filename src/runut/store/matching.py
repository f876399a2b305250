"""Which stories have an article that fits a full-text search, without naming them all.

Of a rare word the stories are looked up. Of a frequent one there may be a hundred thousand, of
which a list shows the newest few: those are asked one by one, as they come.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

import apsw

from runut.store.rows import rows

#: Up to so many articles are looked up at once; beyond, stories are asked one by one.
RARE: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """The articles that fit, by number, and their stories where they are few."""

    numbers: frozenset[int]
    stories: tuple[str, ...] | None

    @classmethod
    def of(cls, connection: apsw.Connection, expression: str) -> Matching:
        """What fits an FTS5 ``expression``; an empty one, as a search for stop words alone
        makes it, fits nothing."""
        if not expression:
            return cls(numbers=frozenset(), stories=())
        found = rows(connection, "SELECT rowid FROM words WHERE words MATCH ?", expression)
        numbers = frozenset(number for (number,) in found)
        if len(numbers) > RARE:
            return cls(numbers=numbers, stories=None)
        placed = rows(
            connection,
            "SELECT DISTINCT story FROM article WHERE current AND story IS NOT NULL"
            " AND number IN (SELECT value FROM json_each(?)) ORDER BY story",
            json.dumps(sorted(numbers)),
        )
        return cls(numbers=numbers, stories=tuple(story for (story,) in placed))

    def has(self, connection: apsw.Connection, story: str) -> bool:
        """Whether an article that stands in ``story`` now fits."""
        if self.stories is not None:
            return story in self.stories
        members = rows(connection, "SELECT number FROM article WHERE story = ? AND current", story)
        return any(number in self.numbers for (number,) in members)
