"""The pieces a text falls into where names are looked for.

Finer than `runut.text.words.tokens`: hyphens and punctuation are pieces of their own, so
that "Korut-Rusia" holds two names, and words that stand glued where a page had a link
("dikutipStandard", "PresidenDonald", "Trumpmengatakan") are taken apart. Offsets are kept,
so a name's span never holds its glued neighbour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, partial
from itertools import repeat
from typing import NamedTuple

from runut.lang.pack import Pack, load
from runut.text.chunks import Chunks
from runut.text.cutting import Cutter, Row
from runut.text.naming import glued

#: A word that a blank or a comma ends, as most; a site of at most ten labels, so that a chain of
#: hyphens is not read again at each; a word; a figure; a mark.
_PIECES = Cutter(
    r"[^\W\d_]++(?=[\s,])"
    r"|[^\W_]++(?=[.-])(?:[.-][^\W_]++){0,9}"
    r"\.(?i:com|co|id|net|org|tv|go|news)(?:\.[A-Za-z]{2})?(?![^\W_])"
    r"|[^\W\d_]++(?:['’`][^\W\d_]++)*+"
    r"|\d++(?:[.,:/]\d++)*+"
    r"|[^\w\s]|_"
)


class Piece(NamedTuple):
    """A word, figure or mark at ``[start, end)``. ``glued``: nothing but the seam stands
    between it and the word before it."""

    start: int
    end: int
    text: str
    glued: bool = False


def cut(
    text: str,
    spans: Iterable[tuple[int, int]],
    pack: Pack,
    seen: Mapping[str, int] | None = None,
) -> list[list[Piece]]:
    """The pieces of each of the ``spans`` of ``text``, in order. ``seen`` counts the words
    with a capital that stand free, by which glued ones are told; counted in the spans
    where it is not given."""
    rows = [_PIECES.row(text, start, end) for start, end in spans]
    stands = whole_words(pack.code).__getitem__
    broken = [not all(map(stands, row.words)) for row in rows]
    if seen is None and any(broken):
        counts = Counter(word for row in rows for word in row.words)
        seen = {word: count for word, count in counts.items() if word[0].isupper()}
    return [
        _cut(row, pack.code, seen or {}) if apart else _as_they_stand(row)
        for row, apart in zip(rows, broken, strict=True)
    ]


#: A piece of its four fields: in half the time that `Piece` takes for them.
_made = partial(tuple.__new__, Piece)


def _as_they_stand(row: Row) -> list[Piece]:
    """The pieces of a row of words none of which is to be taken apart."""
    return list(map(_made, zip(row.starts, row.ends, row.words, repeat(False), strict=False)))


def _cut(row: Row, code: str, seen: Mapping[str, int]) -> list[Piece]:
    pieces: list[Piece] = []
    endings, stands = _endings(code), whole_words(code)
    nothing = ("",)
    around = zip((*nothing, *row.words), (*row.words[1:], *nothing), strict=False)
    for word, at, end, beside in zip(*row, around, strict=False):
        if stands[word]:
            pieces.append(_made((at, end, word, False)))
            continue
        if word.endswith(endings):
            shorter = next(len(word) - len(end) for end in endings if word.endswith(end))
            pieces.append(Piece(at, at + shorter, word[:shorter]))
            pieces.append(Piece(at + shorter, end, word[shorter:]))
            continue
        last = 0
        for stop in (*glued.seams(word, beside, code, seen), len(word)):
            pieces.append(Piece(at + last, at + stop, word[last:stop], glued=last > 0))
            last = stop
    return pieces


@cache
def whole_words(code: str) -> Chunks[bool]:
    """Whether a word is one piece wherever it stands, which most are."""
    return Chunks(lambda word: _is_whole(word, code))


def _is_whole(word: str, code: str) -> bool:
    return not word.endswith(_endings(code)) and glued.is_whole(word, code)


@cache
def _endings(code: str) -> tuple[str, ...]:
    """What hangs on a name behind an apostrophe and is none of it: the 's of English."""
    return tuple(load(code).table("names").get("lists", {}).get("endings", ())) or ("\0",)
