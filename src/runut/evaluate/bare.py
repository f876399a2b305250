"""A labelled text as an article of which nothing but the words is known."""

from __future__ import annotations

from runut.records import Article


def bare_article(name: str, text: str, language: str, published: str | None = None) -> Article:
    """``text`` as an article called ``name``, its sentences not yet split."""
    return Article(
        id=name,
        key=name,
        page=name,
        path=None,
        url=None,
        outlet="",
        title=None,
        authors=(),
        published=published,
        language=language,
        text=text,
        sentences=(),
        furniture=(),
    )
