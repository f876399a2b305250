"""A conditional random field over the pieces of a sentence: which belong to a name.

The model (python-crfsuite, Lafferty et al. 2001) and its features follow the usual
recipe for names: the word, its shape and ends, its neighbours, and what the gazetteer and
the pack's lists say of them. Only pieces near a capital letter are tagged, since names
bear one; features are made once a word and kept. ``tools/train_names.py`` trains the
model that a pack ships as ``names.crfsuite``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import pycrfsuite

from runut.lang.pack import Pack, load
from runut.text.gazetteer import gazetteer
from runut.text.pieces import in_dictionary
from runut.text.words import fold, stop_words

#: The types of name that are tagged.
TYPES = ("PER", "ORG", "LOC")
_NAME_OF_MODEL = "names.crfsuite"
_RUNS = re.compile(r"(.)\1+")
#: How far features look to either side.
_REACH = 2


def windows(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Stretches ``[start, end)`` of pieces that can hold names: those with a capital and
    one piece to either side, joined where they meet."""
    start = end = -1
    for at, word in enumerate(words):
        if not (word[0].isupper() or (word[0].isdigit() and not word[-1].isdigit())):
            continue
        if start < 0 or at - 1 > end:
            if start >= 0:
                yield start, end
            start = max(0, at - 1)
        end = min(len(words), at + (4 if "-" in words[at + 1 : at + 2] else 2))
    if start >= 0:
        yield start, end


def features(words: Sequence[str], pack: Pack, start: int, end: int) -> list[list[str]]:
    """The features of the pieces ``[start, end)`` of a sentence."""
    code = pack.code
    left, right = max(0, start - _REACH), min(len(words), end + _REACH)
    known = _known_marks(words, code, left, right)
    said = [_word(code, words[at]) for at in range(left, right)]
    rows: list[list[str]] = []
    for at in range(start, end):
        here = at - left
        this = said[here]
        row = [*this.here]
        if here > 1:
            row += said[here - 2].two_after
        if here:
            before = said[here - 1]
            row += before.after
            row.append(f"-1|0:{before.shape}|{this.shape}")
            row.append(f"-1l|0s:{before.lower}|{this.shape}")
        else:
            row.append("BOS")
        if at + 1 < right:
            after = said[here + 1]
            row += after.before
            row.append(f"0|1:{this.shape}|{after.shape}")
        else:
            row.append("EOS")
        if at + 2 < right:
            row += said[here + 2].two_before
        for offset in (-1, 0, 1):
            mark = known.get(at + offset)
            if mark:
                row.append(f"{offset}:g={mark}")
        if words[at][0].isupper():
            row += _run(code, words, at)
        rows.append(row)
    return rows


def tag(words: Sequence[str], pack: Pack) -> list[tuple[int, int, str]]:
    """Names among the pieces of one sentence as ``(first, end, type)``, in order; empty
    when the pack ships no model."""
    tagger = _tagger(pack.code)
    if tagger is None:
        return []
    found: list[tuple[int, int, str]] = []
    for start, end in windows(words):
        tags = tagger.tag(pycrfsuite.ItemSequence(features(words, pack, start, end)))
        found.extend(spans(tags, start))
    return found


def has_model(pack: Pack) -> bool:
    """Whether the pack ships a trained model."""
    return _tagger(pack.code) is not None


def spans(tags: Sequence[str], start: int = 0) -> Iterator[tuple[int, int, str]]:
    """Names in a row of BIO tags whose first stands at piece ``start``."""
    first, kind = -1, ""
    for at, label in enumerate((*tags, "O"), start):
        if first >= 0 and label != f"I-{kind}":
            yield first, at, kind
            first = -1
        if label != "O" and first < 0:
            first, kind = at, label[2:]


@lru_cache(maxsize=1 << 16)
def _shape(word: str) -> str:
    """``Putin`` is Xx, ``KCNA`` X+, ``2024`` 0, ``iNews`` xXx."""
    if word.islower():
        return "x"
    if word.isupper():
        return "X" if len(word) == 1 else "XX"
    if word[0].isupper() and word[1:].islower():
        return "Xx"
    if word[0].isdigit():
        return "0"
    plain = "".join(
        "X" if char.isupper() else "x" if char.isalpha() else "0" if char.isdigit() else char
        for char in word
    )
    return _RUNS.sub(r"\1", plain)


class _Said(NamedTuple):
    """What a word says by itself: of its own piece, and as a neighbour of the piece that
    comes ``after`` it, ``before`` it, or two away. ``mark`` is the first of the pack's lists
    it stands in, "o" for none."""

    lower: str
    shape: str
    mark: str
    here: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    two_before: tuple[str, ...]
    two_after: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def _word(code: str, word: str) -> _Said:
    lower, shape = fold(word), _shape(word)
    marks = [mark for mark, words in _marks(code) if lower in words]
    own = ["w=" + lower, "s=" + shape, *["l=" + mark for mark in marks]]
    if in_dictionary(lower, code):
        own.append("l=dict")
    far = own[:3]
    near = [*own, "p3=" + lower[:3], "e3=" + lower[-3:]]
    ends = ("e2=" + lower[-2:], "p4=" + lower[:4], f"n={min(len(lower), 8)}")
    return _Said(
        lower=lower,
        shape=shape,
        mark=marks[0] if marks else "o",
        here=("bias", *near, *ends),
        before=_prefixed("1:", near),
        after=_prefixed("-1:", near),
        two_before=_prefixed("2:", far),
        two_after=_prefixed("-2:", far),
    )


def _prefixed(prefix: str, parts: list[str]) -> tuple[str, ...]:
    """Tuples, since those of plain strings cost the garbage collector nothing."""
    return tuple(map(prefix.__add__, parts))


def _known_marks(words: Sequence[str], code: str, start: int, end: int) -> dict[int, str]:
    """Which pieces belong to a known name: "B-LOC", "I-LOC", ..."""
    tables, listed = gazetteer(code), list(words)
    marks: dict[int, str] = {}
    at = start
    while at < end:
        found = tables.match(listed, at) if listed[at][0].isupper() else None
        if found is None:
            at += 1
            continue
        size, known = found
        for step in range(size):
            marks[at + step] = f"{'I' if step else 'B'}-{known.kind}"
        at += size
    return marks


def _run(code: str, words: Sequence[str], at: int) -> list[str]:
    """What the run of capitals around a piece says of each of its pieces: the word it
    begins with ("Kementerian", "Jalan"), and those before and after it."""
    first, last = at, at + 1
    while first and at - first < 6 and words[first - 1][0].isupper():
        first -= 1
    while last < len(words) and last - at < 6 and words[last][0].isupper():
        last += 1
    place = min(at - first, 3)
    head = _word(code, words[first])
    row = [f"run={head.mark}{place}", f"len={min(last - first, 5)}", "rw=" + head.lower]
    if first:
        row.append("rb=" + fold(words[first - 1]))
        if first > 1:
            row.append("rb2=" + fold(words[first - 2]))
    if last < len(words):
        row.append("ra=" + fold(words[last]))
    return row


@cache
def _marks(code: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The pack's lists a word can stand in, by the mark it then bears."""
    pack = load(code)
    table = pack.table("names").get("lists", {})

    def words(key: str) -> frozenset[str]:
        return frozenset(fold(part) for word in table.get(key, ()) for part in word.split()[:1])

    return (
        ("role", words("roles")),
        ("body", words("bodies_begin")),
        ("place", words("places_begin")),
        ("inner", words("inner")),
        ("cal", words("calendar")),
        ("stop", stop_words(pack)),
    )


@cache
def _tagger(code: str) -> pycrfsuite.Tagger | None:
    model = load(code).resource(_NAME_OF_MODEL)
    if not model.is_file():
        return None
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_model_bytes(code))
    return tagger


@cache
def _model_bytes(code: str) -> bytes:
    """The model's bytes, kept alive: the tagger reads from them and holds no copy."""
    return load(code).resource(_NAME_OF_MODEL).read_bytes()
