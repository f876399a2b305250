"""Rows of the table of pages, read straight from the blocks of a collection file.

Where the upper part of a table's tree is damaged, SQLite reaches none of its rows, though
most of them lie whole in their own blocks. They are found by looking at every block.
Method: the database file format as SQLite documents it (sections 1.6 "B-tree Pages" and
2.1 "Record Format").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from runut.store.rows import Row

#: Kinds of block that hold rows of a table without row ids: leaf and inner, with the
#: length of their headers and of the pointer before each row.
_KINDS: Final = {0x0A: (8, 0), 0x02: (12, 4)}
_ID: Final = re.compile(r"[0-9a-f]{16}")
_FORMS: Final = ("plain", "html", "row")
_COLUMNS: Final = 8
_WHOLE: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class Leaves:
    """The rows of the table of pages that lie whole somewhere in the file at ``path``."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        header = self._file.read(100)
        size = int.from_bytes(header[16:18], "big")
        self._size = 65536 if size == 1 else size
        self._usable = self._size - header[20]
        known = self._size in (512 << shift for shift in range(8))
        self._count = path.stat().st_size // self._size if known else 0
        self._places: dict[str, tuple[int, int]] = {}
        for number in range(1, self._count + 1):
            for at in self._cells(number):
                found = self._row_at(number, at)
                if found is not None:
                    self._places[found[0]] = (number, at)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def ids(self) -> tuple[str, ...]:
        """Ids of the pages found, sorted."""
        return tuple(sorted(self._places))

    def row(self, page: str) -> Row | None:
        """The columns of one of them."""
        return self._row_at(*self._places[page]) if page in self._places else None

    def _block(self, number: int) -> bytes:
        if not 1 <= number <= self._count:
            raise ValueError(f"no block {number}")
        self._file.seek((number - 1) * self._size)
        return self._file.read(self._size)

    def _cells(self, number: int) -> Iterator[int]:
        """Where the rows of a block begin; none when it is no block of such a table."""
        block = self._block(number)
        start = 100 if number == 1 else 0
        head, pointer = _KINDS.get(block[start], (0, 0))
        cells = int.from_bytes(block[start + 3 : start + 5], "big")
        if not head or start + head + 2 * cells > self._size:
            return
        for place in range(start + head, start + head + 2 * cells, 2):
            yield int.from_bytes(block[place : place + 2], "big") + pointer

    def _row_at(self, number: int, at: int) -> Row | None:
        """The row that begins there, if it is a whole row of the table of pages."""
        try:
            values = _values(self._payload(self._block(number), at))
        except (ValueError, IndexError, UnicodeDecodeError):
            return None
        if len(values) != _COLUMNS or not isinstance(values[0], str):
            return None
        whole = _ID.fullmatch(values[0]) and values[1] in _FORMS and isinstance(values[7], bytes)
        return values if whole else None

    def _payload(self, block: bytes, at: int) -> bytes:
        """The bytes of a row: those in the block, and those that flow over into others."""
        length, at = _varint(block, at)
        most = (self._usable - 12) * 64 // 255 - 23
        least = (self._usable - 12) * 32 // 255 - 23
        here = length
        if length > most:
            here = least + (length - least) % (self._usable - 4)
            here = here if here <= most else least
        parts = [block[at : at + here]]
        following = int.from_bytes(block[at + here : at + here + 4], "big")
        missing = length - here
        if missing > self._count * self._size:
            raise ValueError("longer than the file")
        while missing > 0:
            more = self._block(following)
            parts.append(more[4 : 4 + min(missing, self._usable - 4)])
            missing -= self._usable - 4
            following = int.from_bytes(more[:4], "big")
        return b"".join(parts)


def _values(payload: bytes) -> Row:
    """The columns of a record."""
    length, at = _varint(payload, 0)
    kinds = []
    while at < length:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[object] = []
    for kind in kinds:
        size = _WHOLE.get(kind, (kind - 12) // 2 if kind >= 12 else 0)
        content = payload[at : at + size]
        if len(content) != size:
            raise ValueError("cut off")
        at += size
        if kind in _WHOLE:
            values.append(int.from_bytes(content, "big", signed=True))
        elif kind >= 12:
            values.append(content.decode() if kind % 2 else content)
        else:
            values.append({8: 0, 9: 1}.get(kind))
    return tuple(values)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing begins."""
    value = 0
    for count in range(9):
        byte = content[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise AssertionError
