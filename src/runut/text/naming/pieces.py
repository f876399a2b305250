"""The pieces a text falls into where names are looked for.

Finer than `runut.text.words.tokens`: hyphens and punctuation are pieces of their own, so
that "Korut-Rusia" holds two names, and words that stand glued where a page had a link
("dikutipStandard", "PresidenDonald", "Trumpmengatakan") are taken apart. Offsets are kept,
so a name's span never holds its glued neighbour.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from itertools import repeat
from typing import NamedTuple

import simplemma

from runut.lang.pack import Pack, load
from runut.text.chunks import Chunks
from runut.text.cutting import Cutter, Row
from runut.text.naming.gazetteer import gazetteer
from runut.text.words import fold, shipped, stem, stop_words

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
#: A small letter, then a capital and a small one or capitals alone: "dikutipStandard"; or
#: capitals, then small letters: "PENAMPILANelegan", "BRIakan".
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]|[A-Z]{2,}\b)|(?<=[A-Z]{2})(?=[a-z]{3})")
#: What the name of a site hangs on: "dikutip|Kabarnusa.id".
_BEFORE_SITE = re.compile(r"[a-z]{3,}(?=[A-Z])")
#: A glued neighbour that is told by itself has at least so many letters.
_PLAIN_TAIL, _VERB_TAIL = 4, 7
#: ... and what it hangs on more than these.
_SHORT_HEAD = 3
#: Fewer capitals are cut from the small letters behind them only where they name something.
_LONG_CAPITALS = 4


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
    for word, at, end in zip(*row, strict=False):
        if stands[word]:
            pieces.append(_made((at, end, word, False)))
            continue
        if word.endswith(endings):
            shorter = next(len(word) - len(end) for end in endings if word.endswith(end))
            pieces.append(Piece(at, at + shorter, word[:shorter]))
            pieces.append(Piece(at + shorter, end, word[shorter:]))
            continue
        last = 0
        for stop in (*(_around_outlet(word, code) or _seams(word, code, seen)), len(word)):
            pieces.append(Piece(at + last, at + stop, word[last:stop], glued=last > 0))
            last = stop
    return pieces


@cache
def whole_words(code: str) -> Chunks[bool]:
    """Whether a word is one piece wherever it stands, which most are."""
    return Chunks(lambda word: _is_whole(word, code))


def _is_whole(word: str, code: str) -> bool:
    if word.endswith(_endings(code)):
        return False
    if len(word) > _SHORT_HEAD and _around_outlet(word, code):
        return False
    if len(word) < 5 or word.islower() or not word.isalpha():
        return True
    return _SEAM.search(word) is None and not _hanging(word, code)


@lru_cache(maxsize=1 << 16)
def _around_outlet(word: str, code: str) -> tuple[int, ...]:
    """Where a word is cut that holds the name of a site or an outlet written small between
    ordinary words: "kepada|kabarnusa.id", "Pantauan|kabarnusa|di"; nowhere otherwise."""
    if not word.isalpha():
        seam = _BEFORE_SITE.match(word) if "." in word else None
        return (seam.end(),) if seam and is_ordinary(seam[0], code) else ()
    outlets = _outlets(code)
    found = outlets.search(word, 1) if outlets is not None else None
    if found is None:
        return ()
    parts = (word[: found.start()], word[found.end() :])
    if not all(not part or is_ordinary(part, code) for part in parts):
        return ()
    return found.span() if parts[1] else (found.start(),)


@cache
def _outlets(code: str) -> re.Pattern[str] | None:
    """What finds a known name that is written small within a word; None where there is none."""
    names = small_names(code)
    return re.compile("|".join(map(re.escape, names))) if names else None


@cache
def small_names(code: str) -> tuple[str, ...]:
    """Known names of one word that are written small, the longest first: "detikcom"."""
    small = {name for name in gazetteer(code).alone if name.islower() and len(name) > 4}
    return tuple(sorted(small, key=lambda name: (-len(name), name)))


def _seams(word: str, code: str, seen: Mapping[str, int]) -> Iterator[int]:
    """Where in a word two words meet, in order. ``seen`` counts the words with a capital
    that stand free in the text; one written so twice is a brand ("MotoGP") rather than a slip
    unless its head stands free as well."""
    last, twice = 0, seen.get(word, 0) > 1
    for seam in _SEAM.finditer(word):
        head = word[last : seam.start()]
        if twice and head.istitle() and head not in seen and not gazetteer(code).lookup(head):
            continue
        tails = list(_tail(head, last, code, seen))
        capitals = head.isupper() and is_ordinary(word[seam.start() :], code)
        if head.isupper() and len(head) < _LONG_CAPITALS:
            told = head in seen or gazetteer(code).lookup(head) is not None
            if not (told and capitals):
                continue
        if last or tails or capitals or _stands_alone(head, code):
            yield from tails
            yield seam.start()
            last = seam.start()
    yield from _tail(word[last:], last, code, seen)


def _stands_alone(head: str, code: str) -> bool:
    if len(head) < (4 if head[0].isupper() else 2):
        return False
    return _is_told(head, code)


def _tail(word: str, offset: int, code: str, seen: Mapping[str, int]) -> Iterator[int]:
    """Where an ordinary word hangs on a name: "Trump|mengatakan"; a word that stands there
    twice is a slip only where its head stands free and the other word tells itself."""
    twice = seen.get(word, 0) > 1
    for size, clear in _hanging(word, code):
        head = word[:size]
        if head in seen:
            told = clear or not twice
        else:
            told = not twice and (clear or gazetteer(code).lookup(head) is not None)
        if told:
            yield offset + size
            return


@lru_cache(maxsize=1 << 16)
def _hanging(word: str, code: str) -> tuple[tuple[int, bool], ...]:
    """Where an ordinary word may hang on a word that tells nothing itself, and whether it
    does so wherever the word stands; no article is looked at, so it is found once a word."""
    if len(word) < 5 or not word[0].isupper() or not word[1:].islower() or _is_told(word, code):
        return ()
    return tuple(
        (size, size > _SHORT_HEAD and _clear(word[size:], code))
        for size in range(3, len(word) - 1)
        if is_ordinary(word[size:], code) or _is_verb(word[size:], code)
    )


def _is_told(word: str, code: str) -> bool:
    """Whether a word is an ordinary one or a known name."""
    return is_ordinary(word, code) or gazetteer(code).lookup(word) is not None


def _is_verb(tail: str, code: str) -> bool:
    """Whether a word is a verb's form, its root being an ordinary word: "dikabarkan"."""
    begins = len(tail) >= _VERB_TAIL and tail.startswith(_verb_beginnings(code))
    return begins and is_ordinary(stem(tail, code), code)


def _clear(tail: str, code: str) -> bool:
    """Whether a hanging word is told by itself: "yang", "mengatakan"."""
    if len(tail) >= _PLAIN_TAIL and tail in stop_words(load(code)):
        return True
    return len(tail) >= _VERB_TAIL and tail.startswith(_verb_beginnings(code))


@cache
def _endings(code: str) -> tuple[str, ...]:
    """What hangs on a name behind an apostrophe and is none of it: the 's of English."""
    return tuple(load(code).table("names").get("lists", {}).get("endings", ())) or ("\0",)


@cache
def _verb_beginnings(code: str) -> tuple[str, ...]:
    return load(code).words("words", "verb_beginnings") or ("\0",)


@lru_cache(maxsize=1 << 16)
def is_ordinary(word: str, code: str) -> bool:
    """Whether a word, written small, is a common word of the language."""
    folded = fold(word)
    return folded in shipped(code, "ordinary.txt") or in_dictionary(folded, code)


@lru_cache(maxsize=1 << 16)
def in_dictionary(folded: str, code: str) -> bool:
    """Whether simplemma's dictionary or the stop words of the pack hold a folded word that is
    more than a name; a lone accent folds to nothing and is in neither."""
    if not folded or folded in shipped(code, "proper.txt"):
        return False
    pack = load(code)
    if folded in stop_words(pack):
        return True
    lexicon = pack.table("words").get("lexicon")
    return bool(folded and lexicon) and simplemma.is_known(folded, lang=str(lexicon))
