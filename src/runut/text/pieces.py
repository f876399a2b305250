"""The pieces a text falls into where names are looked for.

Finer than `runut.text.words.tokens`: hyphens and punctuation are pieces of their own, so
that "Korut-Rusia" holds two names, and words that stand glued where a page had a link
("dikutipStandard", "PresidenDonald", "Trumpmengatakan") are taken apart. Offsets are kept,
so a name's span never holds its glued neighbour.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from runut.lang.pack import Pack, load
from runut.text.words import fold, stop_words

_PIECE = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*|\d+(?:[.,:/]\d+)*|[^\w\s]|_")
#: A small letter, then a capital and a small one: "dikutipStandard", not "iPhone SE".
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]|[A-Z]{2,}\b)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, figure or mark at ``[start, end)``. ``glued``: nothing stands between it
    and the word before it."""

    start: int
    end: int
    text: str
    glued: bool = False


def cut(text: str, start: int, end: int, pack: Pack) -> list[Piece]:
    """The pieces of ``text[start:end]``, in order."""
    lexicon = ordinary(pack)
    pieces: list[Piece] = []
    for match in _PIECE.finditer(text, start, end):
        word, at = match.group(), match.start()
        if len(word) < 4 or word.islower() or not _SEAM.search(word):
            pieces.append(Piece(at, match.end(), word))
            continue
        last = 0
        for seam in _SEAM.finditer(word):
            head = word[last : seam.start()]
            if fold(head) in lexicon or (last and len(head) > 3):
                pieces.append(Piece(at + last, at + seam.start(), head, glued=last > 0))
                last = seam.start()
        pieces.append(Piece(at + last, match.end(), word[last:], glued=last > 0))
    return pieces


@cache
def _ordinary(code: str) -> frozenset[str]:
    pack = load(code)
    shipped = pack.resource("ordinary.txt")
    words = shipped.read_text("utf-8").split() if shipped.is_file() else []
    return frozenset(words) | stop_words(pack)


def ordinary(pack: Pack) -> frozenset[str]:
    """Common words of the language that are no names, folded."""
    return _ordinary(pack.code)
