"""An article's text cut into paragraphs in which its statements can be marked.

Statements become nested pieces where they nest and parts where a paragraph ends inside
them, so that a page can mark each one and link to it. Joined together, the pieces are the
text again, line breaks and seams aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from runut.export.seamed import seamed
from runut.records import Article

_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A marked stretch of one paragraph. ``first`` is whether it is the first piece of the
    statement; ``last`` whether the statement ends here."""

    id: str
    first: bool
    last: bool
    pieces: tuple[Piece, ...]


Piece = str | Marked
#: What is to be marked: start, end, id.
Stretch = tuple[int, int, str]


def paragraphs(article: Article, stretches: Iterable[Stretch]) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs of an article with every stretch marked and its seams set apart.

    A stretch that overlaps an earlier one without lying inside it is marked from where the
    earlier one ends.
    """
    ordered = sorted(stretches, key=lambda each: (each[0], -each[1], each[2]))
    begun: set[str] = set()
    return tuple(
        _pieces(article, found.span(), _within(ordered, found.start(), found.end()), begun)
        for found in _PARAGRAPH.finditer(article.text)
        if found[0].strip()
    )


def _within(ordered: list[Stretch], start: int, end: int) -> list[Stretch]:
    return [each for each in ordered if each[0] < end and start < each[1]]


def _pieces(
    article: Article, where: tuple[int, int], stretches: list[Stretch], begun: set[str]
) -> tuple[Piece, ...]:
    """The part of an article's text at ``where``; ``stretches`` in order of start. ``begun`` holds
    those of which a piece was made before, wherever that was."""
    pieces: list[Piece] = []
    at, end = where
    rest = stretches
    while rest:
        (begins, ends, id), rest = rest[0], rest[1:]
        first, last = max(begins, at), min(ends, end)
        if first >= last:
            continue
        inner = [each for each in rest if each[1] <= last]
        rest = [each for each in rest if each[1] > last]
        if at < first:
            pieces.append(seamed(article.text, at, first, article.seams))
        new = id not in begun
        begun.add(id)
        pieces.append(
            Marked(
                id=id,
                first=new,
                last=last == ends,
                pieces=_pieces(article, (first, last), inner, begun),
            )
        )
        at = last
    if at < end:
        pieces.append(seamed(article.text, at, end, article.seams))
    return tuple(pieces)
