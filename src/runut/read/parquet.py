"""Rows of Parquet tables, with pyarrow (the extra ``batch``), a few at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from runut.read.opened import Unreadable, honest_errors
from runut.read.tables import Row

#: Rows in memory at a time; articles are kilobytes each.
_ROWS = 256


def parquet_rows(path: str) -> Iterator[Row]:
    """The rows of the table at ``path``, counted from 1. Raises `Unreadable`."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise Unreadable("read.parquet-missing") from error
    number = 0
    try:
        with honest_errors(), parquet.ParquetFile(path, pre_buffer=False) as table:
            for group in range(table.num_row_groups):
                for batch in table.iter_batches(_ROWS, row_groups=[group], use_threads=False):
                    for cells in batch.to_pylist():
                        number += 1
                        plain = {name: _plain(cells[name]) for name in cells}
                        yield Row(number=number, cells=plain)
    except pyarrow.ArrowException as error:
        raise Unreadable("read.broken-parquet", detail=str(error)[:200]) from error


def _plain(value: Any) -> Any:
    """Times as RFC 3339; a table's empty cells are None already."""
    return value.isoformat() if hasattr(value, "isoformat") else value
