"""Pages in the collection file, byte for byte as they came."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import Final

import apsw

from runut.records import Page
from runut.store import answers
from runut.store.rows import Row, row

#: What is kept of a page, in the order in which `of_row` takes it.
COLUMNS: Final = "id, form, path, row, url, charset, fields, content"


def knows(connection: apsw.Connection, page: str) -> bool:
    """Whether a page of this id was taken before."""
    return row(connection, "SELECT 1 FROM page WHERE id = ?", page) is not None


def deflated(page: Page) -> bytes:
    """What came, as it is kept."""
    return zlib.compress(page.content, 6)


def put(connection: apsw.Connection, page: Page, content: bytes | None = None) -> None:
    """Keep a page as it came; ``content`` is what `deflated` made of it, if it did already."""
    connection.execute(
        f"INSERT OR IGNORE INTO page ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            page.id,
            page.form,
            page.path,
            page.row,
            page.url,
            page.charset,
            json.dumps(dict(page.fields), ensure_ascii=False, sort_keys=True),
            deflated(page) if content is None else content,
        ),
    )


def get(connection: apsw.Connection, page: str) -> Page | None:
    """The page of an id, byte for byte as it came."""
    found = row(connection, f"SELECT {COLUMNS} FROM page WHERE id = ?", page)
    if found is None:
        return None
    kept = of_row(found)
    return replace(kept, answers=answers.of_page(connection, kept.id, kept.content))


def of_row(found: Row) -> Page:
    """The page in a row of `COLUMNS`, without the answers it was made of."""
    return Page(
        id=found[0],
        form=found[1],
        path=found[2],
        row=found[3],
        url=found[4],
        charset=found[5],
        fields=json.loads(found[6]),
        content=zlib.decompress(found[7]),
    )
