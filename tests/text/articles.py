"""Articles for tests of the text stages."""

from __future__ import annotations

from dataclasses import replace

from runut.evaluate.bare import bare_article
from runut.records import Article, Span


def article(
    text: str,
    *,
    language: str = "id",
    published: str | None = None,
    sentences: tuple[Span, ...] | None = None,
) -> Article:
    """An article of ``text``; one sentence a line unless told otherwise."""
    if sentences is None:
        spans: list[Span] = []
        at = 0
        for line in text.split("\n"):
            if line:
                spans.append(Span(start=at, end=at + len(line)))
            at += len(line) + 1
        sentences = tuple(spans)
    return replace(bare_article("a", text, language, published), sentences=sentences)
