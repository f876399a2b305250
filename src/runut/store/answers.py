"""Answers of the web in the collection file: what pages were made of, what was seen where."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from typing import Final

import apsw

from runut.records import Fetched, Gone, Page, Validators
from runut.store.rows import Row, row, rows

#: The answers of one page; its id is the one value.
OF_PAGE: Final = (
    "SELECT url, address, status, headers, fetched, content FROM answer"
    " WHERE page = ? ORDER BY part"
)


def put(connection: apsw.Connection, page: Page) -> None:
    """Keep the answers a page was made of."""
    for part, answer in enumerate(page.answers):
        connection.execute(
            "INSERT OR IGNORE INTO answer"
            " (page, part, url, address, status, headers, fetched, content)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                page.id,
                part,
                answer.url,
                answer.address,
                answer.status,
                json.dumps(answer.headers, ensure_ascii=False),
                answer.fetched,
                zlib.compress(answer.content, 6) if part else None,
            ),
        )


def seen(connection: apsw.Connection, page: Page, article: str) -> None:
    """Note that ``page``, which may differ in what is not the article, was seen at its
    address and holds this ``article`` of the collection."""
    for answer in page.answers[:1]:
        connection.execute(
            "INSERT OR REPLACE INTO visit (url, page, etag, modified, seen)"
            " SELECT ?, page, ?, ?, ? FROM article WHERE id = ?",
            (
                answer.url,
                answer.header("etag"),
                answer.header("last-modified"),
                answer.fetched,
                article,
            ),
        )


def gone(connection: apsw.Connection, url: str, when: str | None) -> None:
    """Note since when nothing is at ``url`` any more, where an article was seen (None: it
    is there again). The article is kept either way."""
    connection.execute("UPDATE visit SET gone = ? WHERE url = ?", (when, url))


def is_gone(connection: apsw.Connection, url: str) -> bool | None:
    """Whether the article seen at ``url`` is noted as gone; None where none was seen."""
    found = row(connection, "SELECT gone IS NOT NULL FROM visit WHERE url = ?", url)
    return None if found is None else bool(found[0])


def all_gone(connection: apsw.Connection) -> tuple[Gone, ...]:
    """Articles at whose address nothing is any more, the last that went first."""
    found = rows(
        connection,
        "SELECT article.id, article.outlet, article.title, visit.url, article.story, visit.gone"
        " FROM visit JOIN article ON article.page = visit.page WHERE visit.gone IS NOT NULL"
        " ORDER BY visit.gone DESC, visit.url, article.id",
    )
    return tuple(
        Gone(article=article, outlet=outlet, title=title, url=url, story=story, since=since)
        for article, outlet, title, url, story, since in found
    )


def of_page(connection: apsw.Connection, page: str, content: bytes) -> tuple[Fetched, ...]:
    """The answers that the page of this id and ``content`` was made of, its own first."""
    return made_of(rows(connection, OF_PAGE, page), content)


def made_of(found: Iterable[Row], content: bytes) -> tuple[Fetched, ...]:
    """Answers from rows as `OF_PAGE` gives them; ``content`` is the page's own."""
    return tuple(
        Fetched(
            url=url,
            address=address,
            status=status,
            headers=tuple((str(name), str(value)) for name, value in json.loads(headers)),
            fetched=fetched,
            content=content if kept is None else zlib.decompress(kept),
        )
        for url, address, status, headers, fetched, kept in found
    )


def validators(connection: apsw.Connection, url: str) -> Validators | None:
    """What to ask an address with that was seen before; None where it was not, or gave
    nothing to ask with."""
    found = row(connection, "SELECT etag, modified FROM visit WHERE url = ?", url)
    if found is None or not any(found):
        return None
    return Validators(etag=found[0], modified=found[1])
