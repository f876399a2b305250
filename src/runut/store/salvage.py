"""What can still be read of a damaged collection file.

All that Runut derives can be made again from the pages, so only they are needed, with what
people decided. A damaged leaf costs the rows in it and no other: rows are read in ranges of
their key, and a range that fails is read from both its ends. What SQLite does not reach at
all is looked for in the blocks of the file (`runut.store.leaves`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import apsw

from runut.store.answers import OF_PAGE
from runut.store.leaves import Leaves
from runut.store.pages import COLUMNS
from runut.store.rows import Row, Value

#: Keys are hashes: ranges of three hexadecimal digits are small and even.
_DIGITS: Final = 3
#: Tables in which people's own hand stands; small, and read whole.
_KEPT: Final = ("decision", "tombstone", "setting", "self")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How an article version came in: from which page, in which batch, and when."""

    article: str
    page: str
    batch: int
    when: str | None


class Wreck:
    """A damaged collection file, opened to be read and never written."""

    def __init__(self, path: Path) -> None:
        self._connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        self._leaves = Leaves(path)

    def close(self) -> None:
        """Close the file."""
        self._leaves.close()
        self._connection.close()

    def taken(self) -> dict[str, list[Taken]]:
        """Page by page, which versions came from it; as much as can be read."""
        found: dict[str, list[Taken]] = {}
        columns = "id, page, batch" + (", taken" if self._has("article", "taken") else ", NULL")
        for number in self._numbers():
            for article, page, batch, when in self._try(
                f"SELECT {columns} FROM article WHERE number = ?", number
            ):
                version = Taken(article=article, page=page, batch=batch, when=when)
                found.setdefault(page, []).append(version)
        return found

    def pages(self) -> Iterator[str]:
        """Ids of the pages that can be read, sorted."""
        found = set(self._leaves.ids())
        for number in range(16**_DIGITS):
            first = f"{number:0{_DIGITS}x}"
            found |= self._ids(first, first + "g")
        yield from sorted(found)

    def kept(self, table: str) -> list[Row]:
        """The rows of a small table, as much as can be read."""
        return self._try(f"SELECT * FROM {table}")

    def tables(self) -> tuple[str, ...]:
        """Those of the tables people wrote that this file has."""
        return tuple(name for name in _KEPT if self._has(name))

    def page(self, page: str) -> Row | None:
        """One page with all its columns, if it can be read."""
        found = self._try(f"SELECT {COLUMNS} FROM page WHERE id = ?", page)
        return found[0] if found else self._leaves.row(page)

    def answers(self, page: str) -> list[Row]:
        """The answers a page was made of, as `runut.store.answers.OF_PAGE` gives them."""
        return self._try(OF_PAGE, page)

    def _ids(self, low: str, high: str) -> set[str]:
        """Keys in a range; where it is damaged, those before and those behind the damage."""
        whole = self._or_none("SELECT id FROM page WHERE id >= ? AND id < ?", low, high)
        if whole is not None:
            return {page for (page,) in whole}
        up = "SELECT id FROM page WHERE id > ? AND id < ? ORDER BY id LIMIT 1"
        down = "SELECT id FROM page WHERE id > ? AND id < ? ORDER BY id DESC LIMIT 1"
        found: set[str] = set()
        at = low
        while step := self._or_none(up, at, high):
            at = step[0][0]
            found.add(at)
        at = high
        while (step := self._or_none(down, low, at)) and step[0][0] not in found:
            at = step[0][0]
            found.add(at)
        return found

    def _numbers(self) -> Iterator[int]:
        """Numbers of articles, found one by one, over gaps that cannot be read."""
        last = self._try("SELECT seq FROM (SELECT max(number) AS seq FROM article)")
        if last and last[0][0] is not None:
            yield from range(1, int(last[0][0]) + 1)

    def _has(self, table: str, column: str | None = None) -> bool:
        found = self._try(f"SELECT name FROM pragma_table_info('{table}')")
        return bool(found) if column is None else (column,) in found

    def _try(self, query: str, *values: Value) -> list[Row]:
        return self._or_none(query, *values) or []

    def _or_none(self, query: str, *values: Value) -> list[Row] | None:
        """All rows, or None when one of them cannot be read."""
        try:
            return list(self._connection.execute(query, values))
        except (apsw.CorruptError, apsw.NotADBError, apsw.IOError, apsw.SQLError):
            return None
