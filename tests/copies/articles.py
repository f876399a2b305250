"""Articles for tests of copies."""

from __future__ import annotations

from dataclasses import replace

from runut.evaluate.bare import bare_article
from runut.records import Article


def article(
    id: str, text: str, *, outlet: str = "", published: str | None = None, language: str = "id"
) -> Article:
    bare = bare_article(id, text, language, published)
    return replace(bare, outlet=outlet or f"{id}.example")
