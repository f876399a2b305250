"""What a word by itself says of whether it belongs to a name.

Its letters, its shape, the pack's lists that it stands in and the clusters of words that it
belongs to (words that stand between the same neighbours), as numbers of features for a trained
field, and of its vector for a network. Each is found when a word is first met, and kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from runut.lang.pack import load
from runut.text.naming import network
from runut.text.naming.crf import Spelled, Weighed
from runut.text.naming.gazetteer import gazetteer
from runut.text.naming.ordinary import in_dictionary
from runut.text.words import fold, shipped, stop_words

_RUNS = re.compile(r"(.)\1+")
#: Lists of the words of persons' names.
_OF_PERSONS = ("given", "family")
#: How far a run of capitals is followed from a piece, and how far it is told to stand from the
#: first of the run.
RUN_REACH, FARTHEST = 6, 3


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


@dataclass(slots=True, kw_only=True)
class Said:
    """What a word says by itself. ``mark`` is the first of the pack's lists it stands in,
    "o" for none; ``begins`` tells that a known name may begin with it. The rest are numbers of
    features: of its own piece, and as a neighbour of the piece that comes ``after`` it,
    ``before`` it, or two away. ``vector`` is the number of its vector. What it says together
    with the word behind it (``beside``) and of the run of capitals that it stands in or at
    (``run``) is found by `Words` once it is asked for."""

    lower: str
    shape: str
    mark: str
    capital: bool
    begins: bool
    here: int
    before: int
    after: int
    two_before: int
    two_after: int
    vector: int
    beside: dict[str, Beside] = field(default_factory=dict)
    run: Run | None = None


class Beside(NamedTuple):
    """What a word and the shape of the word behind it say: both shapes of the ``first`` word
    and of the ``second``, and the ``word`` itself with the shape of the second."""

    first: int
    second: int
    word: int


class Run(NamedTuple):
    """What a word says of a run of capitals: its first word of the other pieces, by how far
    they stand from it (``far``), and as its ``head``; the word ``before`` it and the one
    ``two_before``; the word ``after``."""

    far: Sequence[int]
    head: int
    before: int
    two_before: int
    after: int


class Words(dict[str, Said]):
    """What each word says, found when it is first asked for."""

    def __init__(
        self, code: str, numbers: Weighed | Spelled, vectors: network.Read | None = None
    ) -> None:
        super().__init__()
        self.code, self._part, self._vectors = code, numbers.part, vectors
        self._number, self._nothing = numbers.number, numbers.nothing
        self.first, self.last = self.number("BOS"), self.number("EOS")
        #: By how many pieces a run of capitals has.
        self.lengths = [self.number(f"len={length}") for length in range(RUN_REACH)]
        self._runs: dict[str, list[int]] = {}
        self._known: dict[str, tuple[int, int, int]] = {}

    def number(self, feature: str) -> int:
        """The number of a single feature."""
        return self._number(feature, self._nothing)

    def known(self, mark: str) -> tuple[int, int, int]:
        """What a piece of a known name tells of the piece behind it, itself, and that before it."""
        found = self._known.get(mark)
        if found is None:
            behind, here, ahead = (self.number(f"{n}:g={mark}") for n in (-1, 0, 1))
            found = self._known[mark] = behind, here, ahead
        return found

    def ruled(self, label: str) -> int:
        """What it tells of a piece that `runut.text.naming.capitals` labels it so."""
        return self.number(f"0:ruled={label}")

    def beside(self, word: Said, behind: str) -> Beside:
        """What a word says together with one of the shape ``behind`` that follows it."""
        both = f"{word.shape}|{behind}"
        found = word.beside[behind] = Beside(
            first=self.number("0|1:" + both),
            second=self.number("-1|0:" + both),
            word=self.number(f"-1l|0s:{word.lower}|{behind}"),
        )
        return found

    def run(self, word: Said) -> Run:
        """What a word says of a run of capitals that it stands in or at."""
        lower, mark = word.lower, word.mark
        if mark not in self._runs:
            self._runs[mark] = [self.number(f"run={mark}{far}") for far in range(FARTHEST + 1)]
        found = word.run = Run(
            far=self._runs[mark],
            head=self.number("rw=" + lower),
            before=self.number("rb=" + lower),
            two_before=self.number("rb2=" + lower),
            after=self.number("ra=" + lower),
        )
        return found

    def __missing__(self, word: str) -> Said:
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
        capital = word[0].isupper()
        said = self[word] = Said(
            lower=lower,
            shape=shape,
            mark=marks[0] if marks else "o",
            capital=capital,
            begins=capital and lower in gazetteer(self.code).marks,
            here=self._part(("bias", *near, *ends)),
            vector=self._vectors.word((*near, *ends)) if self._vectors else 0,
            before=self._part(near, "1:"),
            after=self._part(near, "-1:"),
            two_before=self._part(far, "2:"),
            two_after=self._part(far, "-2:"),
        )
        return said


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
def _clusters(code: str) -> Mapping[str, tuple[str, ...]]:
    """The clusters each of the pack's words is in, as features, the widest first."""
    table = load(code).resource("clusters.tsv")
    rows = table.read_text("utf-8").splitlines() if table.is_file() else ()
    return {
        word: tuple(f"c{division}={number}" for division, number in enumerate(numbers))
        for word, *numbers in (row.split("\t") for row in rows)
    }
