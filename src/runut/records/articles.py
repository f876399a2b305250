"""An article, and places in its text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from runut.records.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Half-open character offsets into the text of one article."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span of a named article."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A line of the page that is not the article, kept aside with the rule that said so."""

    text: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page's cleaned text and metadata.

    ``published`` is RFC 3339 with offset, or the date alone, or None. ``text`` is the
    body only: no title, no byline, no furniture; it is what every span refers to.
    ``key`` tells versions of one article from different articles (its address, else
    outlet, title and time); ``version`` counts from 1. ``seams`` are the places in the text where
    two words certainly stand glued.
    """

    id: str
    key: str
    version: int = 1
    page: str
    path: str | None
    url: str | None
    outlet: str
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str
    text: str
    sentences: tuple[Span, ...]
    furniture: tuple[Furniture, ...]
    seams: tuple[int, ...] = ()

    def sentence(self, at: int) -> Span:
        """The last sentence that begins at the offset ``at`` or before it; where there is none,
        an empty span there."""
        before = bisect_right(self.sentences, at, key=lambda span: span.start) - 1
        return self.sentences[before] if before >= 0 else Span(start=at, end=at)
