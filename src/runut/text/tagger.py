"""A conditional random field over the pieces of a sentence: which belong to a name.

The model (Lafferty et al. 2001) and its features follow the usual recipe for names: the word, its
shape and ends, its neighbours, and what the gazetteer and the pack's lists say of them. Only
pieces near a capital letter are tagged, since names bear one; features are made once a word and
kept. Words that stand between the same neighbours share a cluster (Brown et al. 1992; Miller,
Guinness & Zamanian 2004), which tells something of those that were never labelled.
``tools/train_names.py`` trains the model that a pack ships as ``names.model``,
``tools/make_clusters.py`` its clusters.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from runut.lang.pack import Pack, load
from runut.text import packed, recurring
from runut.text.crf import Field, Spelled, Weighed
from runut.text.gazetteer import gazetteer
from runut.text.pieces import in_dictionary
from runut.text.words import fold, shipped, stop_words

#: The types of name that are tagged.
TYPES = ("PER", "ORG", "LOC")
_NAME_OF_MODEL = "names.model"
_RUNS = re.compile(r"(.)\1+")
#: Lists of the words of persons' names.
_OF_PERSONS = ("given", "family")
#: How far features look to either side.
_REACH = 2
#: How many words are remembered with what they weigh: 30 KB of numbers a hundred.
_WORDS_KEPT = 1 << 15


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
    spelled = Spelled()
    numbers, sizes = _features(words, _Words(pack.code, spelled), start, end)
    row = iter(numbers)
    return [spelled.features(islice(row, size)) for size in sizes]


def tag(sentences: Sequence[Sequence[str]], pack: Pack) -> list[list[tuple[int, int, str]]]:
    """Names among the pieces of each sentence of an article as ``(first, end, type)``, in
    order; none when the pack ships no model."""
    found: list[list[tuple[int, int, str]]] = [[] for _ in sentences]
    stretches = [(n, *ends) for n, words in enumerate(sentences) for ends in windows(words)]
    model = _model(pack.code)
    if model is None or not stretches:
        return found
    said, weighed = _kept(pack.code, model)
    numbers: list[int] = []
    sizes: list[int] = []
    places: list[recurring.Key] = []
    for n, start, end in stretches:
        more, of_pieces = _features(sentences[n], said, start, end)
        numbers += more
        sizes += of_pieces
        places += recurring.keys(sentences[n], start, end)
    scores = recurring.together(weighed.scores(numbers, sizes), places)
    tags = model.best(scores, [end - start for _, start, end in stretches])
    for (n, start, _), row in zip(stretches, tags, strict=True):
        found[n].extend(spans(row, start))
    return found


def _features(
    words: Sequence[str], said: _Words, start: int, end: int
) -> tuple[list[int], list[int]]:
    """The features of the pieces ``[start, end)`` of a sentence by their numbers, and how
    many numbers each piece has."""
    left, right = max(0, start - _REACH), min(len(words), end + _REACH)
    known = _known_marks(words, said.code, left, right)
    row, get, none = [said[word] for word in words[left:right]], said.number, said.nothing
    numbers: list[int] = []
    sizes: list[int] = []
    for here in range(start - left, end - left):
        before = len(numbers)
        this = row[here]
        numbers.append(this.here)
        if here > 1:
            numbers.append(row[here - 2].two_after)
        if here:
            last = row[here - 1]
            numbers += (
                last.after,
                get("-1|0:" + last.shape + "|" + this.shape, none),
                get("-1l|0s:" + last.lower + "|" + this.shape, none),
            )
        else:
            numbers.append(get("BOS", none))
        if here + 1 < len(row):
            after = row[here + 1]
            numbers += (after.before, get("0|1:" + this.shape + "|" + after.shape, none))
        else:
            numbers.append(get("EOS", none))
        if here + 2 < len(row):
            numbers.append(row[here + 2].two_before)
        if known:
            at = left + here
            numbers += [get(f"{n}:g={known[at + n]}", none) for n in (-1, 0, 1) if at + n in known]
        if this.capital:
            numbers += [get(feature, none) for feature in _run(row, here)]
        sizes.append(len(numbers) - before)
    return numbers, sizes


def has_model(pack: Pack) -> bool:
    """Whether the pack ships a trained model."""
    return _model(pack.code) is not None


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
    """What a word says by itself. ``mark`` is the first of the pack's lists it stands in,
    "o" for none. The rest are numbers of features: of its own piece, and as a neighbour of
    the piece that comes ``after`` it, ``before`` it, or two away."""

    lower: str
    shape: str
    mark: str
    capital: bool
    here: int
    before: int
    after: int
    two_before: int
    two_after: int


class _Words(dict[str, _Said]):
    """What each word says, found when it is first asked for."""

    def __init__(self, code: str, numbers: Weighed | Spelled) -> None:
        super().__init__()
        self.code, self._part = code, numbers.part
        self.number, self.nothing = numbers.number, numbers.nothing

    def __missing__(self, word: str) -> _Said:
        lower, shape = fold(word), _shape(word)
        marks = [mark for mark, words in _marks(self.code) if lower in words]
        own = ["w=" + lower, "s=" + shape, *["l=" + mark for mark in marks]]
        if in_dictionary(lower, self.code):
            own.append("l=dict")
        clusters = _clusters(self.code).get(lower, ())
        far = [*own[:3], *clusters[:1]]
        own += clusters
        own += ["p=" + kind for kind in _OF_PERSONS if lower in shipped(self.code, kind + ".txt")]
        near = [*own, "p3=" + lower[:3], "e3=" + lower[-3:]]
        ends = ("e2=" + lower[-2:], "p4=" + lower[:4], f"n={min(len(lower), 8)}")
        said = self[word] = _Said(
            lower=lower,
            shape=shape,
            mark=marks[0] if marks else "o",
            capital=word[0].isupper(),
            here=self._part(("bias", *near, *ends)),
            before=self._part(near, "1:"),
            after=self._part(near, "-1:"),
            two_before=self._part(far, "2:"),
            two_after=self._part(far, "-2:"),
        )
        return said


def _known_marks(words: Sequence[str], code: str, start: int, end: int) -> dict[int, str]:
    """Which pieces belong to a known name: "B-LOC", "I-LOC", ..."""
    tables, listed = gazetteer(code), list(words)
    marks: dict[int, str] = {}
    at = start
    while at < end:
        found = tables.match(listed, at) if listed[at][0].isupper() else None
        if found is None or found[1].listed:
            at += 1
            continue
        size, known = found
        for step in range(size):
            marks[at + step] = f"{'I' if step else 'B'}-{known.kind}"
        at += size
    return marks


def _run(row: Sequence[_Said], at: int) -> list[str]:
    """What the run of capitals around a piece says of each of its pieces: the word it
    begins with ("Kementerian", "Jalan"), and those before and after it."""
    first, last = at, at + 1
    while first and at - first < 6 and row[first - 1].capital:
        first -= 1
    while last < len(row) and last - at < 6 and row[last].capital:
        last += 1
    head = row[first]
    told = [f"run={head.mark}{min(at - first, 3)}", f"len={min(last - first, 5)}"]
    told.append("rw=" + head.lower)
    if first:
        told.append("rb=" + row[first - 1].lower)
        if first > 1:
            told.append("rb2=" + row[first - 2].lower)
    if last < len(row):
        told.append("ra=" + row[last].lower)
    return told


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
def _model(code: str) -> Field | None:
    model = load(code).resource(_NAME_OF_MODEL)
    return packed.unpack(model.read_bytes()) if model.is_file() else None


@cache
def _clusters(code: str) -> Mapping[str, tuple[str, ...]]:
    """The clusters each of the pack's words is in, as features, the widest first."""
    table = load(code).resource("clusters.tsv")
    rows = table.read_text("utf-8").splitlines() if table.is_file() else ()
    return {
        word: tuple(f"c{division}={number}" for division, number in enumerate(numbers))
        for word, *numbers in (row.split("\t") for row in rows)
    }


class _Kept(threading.local):
    """What a thread keeps of the words it has met, by language."""

    def __init__(self) -> None:
        self.by_code: dict[str, tuple[_Words, Weighed]] = {}


_KEPT = _Kept()


def _kept(code: str, model: Field) -> tuple[_Words, Weighed]:
    """What is kept of a language's words: not more than there is room for."""
    kept = _KEPT.by_code.get(code)
    if kept is None or len(kept[0]) > _WORDS_KEPT:
        weighed = Weighed(model)
        kept = _KEPT.by_code[code] = _Words(code, weighed), weighed
    return kept
