"""What outlets changed in their articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runut.records.articles import Article, Span
from runut.records.text import Quantity

NoteKind = Literal["correction", "update"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Words by which an outlet says that it changed an article. ``where`` they stand:
    "title", "text" or "furniture"."""

    kind: NoteKind
    where: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange:
    """A sentence that differs between two versions. ``before`` is its span in the earlier
    version, ``after`` that in the later; None where it does not stand."""

    kind: Literal["added", "removed", "changed"]
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure that the later version gives differently; each lies in its own version."""

    before: Quantity
    after: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What changed from one version of an article to the next.

    ``before`` and ``after`` are ids of article versions, ``version`` the later one's
    number. ``title`` is the pair of headlines where they differ. ``gone`` and ``new`` are
    ids of statements in sentences that changed, of the earlier and the later version.
    """

    before: str
    after: str
    version: int
    title: tuple[str | None, str | None] | None
    sentences: tuple[SentenceChange, ...]
    figures: tuple[FigureChange, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """An article of another outlet, or another article, that still says what an outlet took
    back: its ``statement``, with the words, as in the article's text."""

    article: str
    outlet: str
    title: str | None
    published: str | None
    statement: str
    words: str
    taken_back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A revision as people look at it: whose, where, both texts, and who still carries what
    was taken back. ``seen`` is when the later version came in, where that is known."""

    outlet: str
    title: str | None
    url: str | None
    story: str | None
    seen: str | None
    before: Article
    after: Article
    revision: Revision
    carriers: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An article that is kept here though nothing is at its address any more; ``since`` is
    when that was first seen."""

    article: str
    outlet: str
    title: str | None
    url: str
    story: str | None
    since: str
