"""Articles for tests of copies."""

from __future__ import annotations

from runut.records import Article


def article(
    id: str, text: str, *, outlet: str = "", published: str | None = None, language: str = "id"
) -> Article:
    return Article(
        id=id,
        key=id,
        page=id,
        path=None,
        url=None,
        outlet=outlet or f"{id}.example",
        title=None,
        authors=(),
        published=published,
        language=language,
        text=text,
        sentences=(),
        furniture=(),
    )
