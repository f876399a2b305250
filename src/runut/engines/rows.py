"""Rows on their way between the steps of a batch: a key, a kind, a rank, and a value.

Every step reads and writes files of such rows, in Parquet, so that any engine can move them
and anybody can look at them. A value is a record as MessagePack. What a step needs together
it finds together: rows of one key stand in one file, beside each other.

Parquet needs pyarrow, which the extra ``batch`` brings; nothing here is loaded without it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zlib import crc32

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows and bytes of one group in a file: what is held while it is written or read.
GROUP_ROWS = 1_000
GROUP_BYTES = 32 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """One row. Rows of a file are ordered by ``key``, ``kind``, ``rank`` and ``value`` where
    they were shuffled, and as they were written elsewhere."""

    key: str
    kind: str
    rank: int
    value: bytes


def schema() -> pa.Schema:
    """The columns of every file of rows."""
    import pyarrow as pa

    return pa.schema(
        [("key", pa.string()), ("kind", pa.string()), ("rank", pa.int64()), ("value", pa.binary())]
    )


def hashed(key: str) -> int:
    """Where a key belongs, before the number of buckets is taken: the same everywhere."""
    return crc32(key.encode())


def numbered(key: str) -> int:
    """Where a key that is a number belongs."""
    return int(key)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A name beside ``path`` to write to; it becomes ``path`` in one step when all went well.
    Whoever does the same work twice, at the same time even, leaves one whole file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        yield part
        os.replace(part, path)  # noqa: PTH105 - the one call that promises to be atomic
    finally:
        part.unlink(missing_ok=True)


class Writer:
    """Writes rows into a file that is open to write; use it as a context."""

    def __init__(self, path: Path) -> None:
        from pyarrow import parquet

        self._file = parquet.ParquetWriter(path, schema(), compression="zstd")
        self._held: list[Row] = []
        self._bytes = 0

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._flush()
        self._file.close()

    def add(self, row: Row) -> None:
        """Write a row."""
        self._held.append(row)
        self._bytes += len(row.value)
        if len(self._held) >= GROUP_ROWS or self._bytes >= GROUP_BYTES:
            self._flush()

    def _flush(self) -> None:
        if self._held:
            self._file.write_batch(batch_of(self._held))
        self._held, self._bytes = [], 0


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write a file of rows, whole or not at all."""
    with replacing(path) as part, Writer(part) as writer:
        for row in rows:
            writer.add(row)


def batch_of(rows: Sequence[Row]) -> pa.RecordBatch:
    """Rows as Arrow has them."""
    import pyarrow as pa

    columns = [
        [row.key for row in rows],
        [row.kind for row in rows],
        [row.rank for row in rows],
        [row.value for row in rows],
    ]
    arrays = [pa.array(c, field.type) for c, field in zip(columns, schema(), strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema())


def rows_of(batch: Any) -> Iterator[Row]:
    """The rows of an Arrow batch with at least these columns."""
    columns = [batch.column(name).to_pylist() for name in ("key", "kind", "rank", "value")]
    return (Row(*cells) for cells in zip(*columns, strict=True))


def read(path: Path, start: int = 0, stop: int | None = None) -> Iterator[Row]:
    """The rows of a file, from ``start`` up to ``stop``; groups before are not looked at."""
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        at = 0
        for number in range(file.num_row_groups):
            count = file.metadata.row_group(number).num_rows
            if at + count > start and (stop is None or at < stop):
                found = list(rows_of(file.read_row_group(number)))
                yield from found[max(0, start - at) : None if stop is None else stop - at]
            at += count


def count(path: Path) -> int:
    """How many rows a file has."""
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        return int(file.metadata.num_rows)


def by_key(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Rows that stand beside each other, by key."""
    for key, found in groupby(rows, key=lambda row: row.key):
        yield key, list(found)


def write_sorted(path: Path, table: pa.Table) -> None:
    """Write what belongs into one file in its order, whole or not at all. ``table`` has the
    columns of rows, and maybe others."""
    from pyarrow import parquet

    ordered = table.select(schema().names).cast(schema())
    order = [(name, "ascending") for name in schema().names]
    with replacing(path) as part:
        parquet.write_table(
            ordered.sort_by(order).combine_chunks(),
            part,
            row_group_size=GROUP_ROWS,
            compression="zstd",
        )
