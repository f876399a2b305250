"""An article as pieces, and names as stretches of them: what finding names works on."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache

from runut.lang.pack import Pack, load
from runut.records import Article
from runut.text.naming.pieces import Piece, cut
from runut.text.words import fold

#: What opens a quotation or an item of a list.
_MARKS = frozenset('"“‘:•')


@dataclass(frozen=True, slots=True)
class Name:
    """A name as pieces ``[first, last)`` of the whole article."""

    first: int
    last: int
    type: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Pieces:
    """The article as pieces. ``bounds`` are its sentences as pieces; ``opens`` holds the
    indexes of pieces that begin a sentence or a quotation in it, where a capital says
    nothing. ``folded`` are its words without case, ``among`` all of them."""

    pieces: tuple[Piece, ...]
    words: tuple[str, ...]
    folded: tuple[str, ...]
    among: frozenset[str]
    opens: frozenset[int]
    bounds: tuple[tuple[int, int], ...]

    def places(self, words: Set[str]) -> list[int]:
        """Where words stand that are one of some folded ones, in order."""
        if words.isdisjoint(self.among):
            return []
        return [at for at, word in enumerate(self.folded) if word in words]

    def tagged(self, at: int) -> bool:
        """Whether a piece belongs to a hashtag, which names nothing: "#BanjirSerayu"."""
        while at and self.pieces[at].glued:
            at -= 1
        hashed = at > 0 and self.words[at - 1] == "#"
        return hashed and self.pieces[at - 1].end == self.pieces[at].start


def as_pieces(article: Article, pack: Pack) -> Pieces:
    """The pieces of an article's sentences, in order."""
    pieces: list[Piece] = []
    words: list[str] = []
    opens: set[int] = set()
    bounds: list[tuple[int, int]] = []
    spans = [(sentence.start, sentence.end) for sentence in article.sentences]
    for row in cut(article.text, spans, pack):
        first = len(pieces)
        written = [piece.text for piece in row]
        pieces += row
        words += written
        bounds.append((first, len(pieces)))
        opens.update([first + at for at in _opening(written)])
    folded = tuple(map(fold, words))
    among = frozenset(folded)
    return Pieces(tuple(pieces), tuple(words), folded, among, frozenset(opens), tuple(bounds))


def _opening(words: list[str]) -> Iterator[int]:
    """Which words of a sentence begin it or a quotation in it."""
    heads = [-1]
    if not _MARKS.isdisjoint(words):
        heads += [at for at, word in enumerate(words) if word in _MARKS]
    for head in heads:
        after = (at for at in range(head + 1, len(words)) if words[at][0].isalnum())
        if (first := next(after, None)) is not None:
            yield first


@cache
def listed(code: str, key: str) -> frozenset[str]:
    """The single words of a list of the pack's table ``names``, folded, with those that stand
    apart from it for the rules alone."""
    table = load(code).table("names")
    words = [*table.get("lists", {}).get(key, ()), *table.get("more", {}).get(key, ())]
    return frozenset(fold(part) for word in words for part in word.split())


@cache
def phrases(code: str, key: str) -> frozenset[str]:
    """What a list of the pack's table ``names`` holds in several words, folded."""
    listing = load(code).table("names").get("lists", {}).get(key, ())
    return frozenset(fold(phrase) for phrase in listing if " " in phrase)


@cache
def may_precede(code: str) -> frozenset[str]:
    """Words written with a capital that may stand before a name and are none of it."""
    return frozenset().union(*(listed(code, key) for key in ("roles", "before_place", "calendar")))
