"""Rows of a query, untyped as SQLite gives them; the callers make records of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import apsw

Row = tuple[Any, ...]
Value = str | int | float | bytes | None


def rows(connection: apsw.Connection, query: str, *values: Value) -> Iterator[Row]:
    """Every row that the query gives."""
    found: Iterator[Row] = iter(connection.execute(query, values))
    return found


def row(connection: apsw.Connection, query: str, *values: Value) -> Row | None:
    """The first row, or None."""
    return next(rows(connection, query, *values), None)
