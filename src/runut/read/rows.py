"""Rows of a table to pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from runut.identity import content_id
from runut.read.columns import as_text, fields
from runut.read.opened import Unreadable, rejected
from runut.read.tables import Row
from runut.records import Page, Reason, Rejected


def row_pages(
    rows: Iterator[Row], path: str | None, columns: Mapping[str, str], max_bytes: int
) -> Iterator[Page | Rejected]:
    """A page for every row of the table at ``path``. Raises `Unreadable` when there is none."""
    any_row = False
    for row in rows:
        any_row = True
        place = f"{path or '-'}#{row.number}"
        if row.cells is None:
            assert row.problem is not None
            yield rejected(place, row.problem)
        else:
            yield row_page(row.cells, row.number, place, path, columns, max_bytes)
    if not any_row:
        raise Unreadable("read.no-rows")


def row_page(
    cells: Mapping[str, Any],
    number: int,
    place: str,
    path: str | None,
    columns: Mapping[str, str],
    max_bytes: int,
) -> Page | Rejected:
    """One row as a page; ``columns`` names the columns that do not name themselves."""
    said = fields(cells, columns)
    if "text" not in said:
        names = ", ".join(map(str, list(cells)[:12]))
        return Rejected(
            place=place, reason=Reason(code="read.row-without-text", values={"columns": names})
        )
    content = json.dumps(cells, ensure_ascii=False, sort_keys=True, default=as_text)
    data = content.encode("utf-8", "surrogatepass")
    if len(data) > max_bytes:
        return rejected(place, Unreadable("read.too-large", limit=f"{max_bytes:,}"))
    pairs = [part for item in sorted(said.items()) for part in item]
    return Page(
        id=content_id("row", data, said.get("url"), *pairs),
        form="row",
        content=data,
        path=path,
        row=number,
        url=said.get("url"),
        fields=said,
    )
