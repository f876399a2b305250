"""What a story is told with, and how alike two stories are in it.

The likeness is the mean of two: how alike their words are, and what share of the one's names the
other has, the larger of both ways, for a small story names part of a large one's cast.
Publication days do not count: a saga may sleep for months. A story whose text dates something
to a day of the other looks back on it, and that counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

#: Mean likeness at which stories continue one another; fitted by eye and on the sagas of
#: the labelled stories (docs/explanation/stories.md).
CONTINUES = 0.39
#: What a look-back by date adds to the likeness.
LOOKS_BACK = 0.1
#: What is left of the likeness when the central name of either is not in the other: two
#: ferries sink in nearly the same words.
OTHER_CAST = 0.8
#: What is left of the likeness of two lone pieces: mostly they share a topic.
BOTH_LONE = 0.7
#: Names of a story that other stories are looked up by; of one that has fewer, anything covers
#: all names.
TELLING = 4
#: Names and words of a story that are kept.
KEPT = 60
#: Weights have five decimals; their products are whole numbers of so many a one.
_STEPS = 100_000
_SQUARE = float(_STEPS * _STEPS)

Column = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]
_Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a story is told with: its names, its words, and the days it speaks of."""

    story: str
    first: str | None
    title: str
    names: Mapping[str, float]
    words: Mapping[str, float]
    central: str
    when: frozenset[str]
    speaks_of: frozenset[str]
    lone: bool = False

    @property
    def telling(self) -> tuple[str, ...]:
        """The names under which other stories look it up."""
        heaviest = sorted(self.names.items(), key=lambda item: (-item[1], item[0]))
        return tuple(name for name, _ in heaviest[:TELLING])


def likeness(
    cast: Column, words: Column, *, same_cast: Flags, both_lone: Flags, looks_back: Flags
) -> Column:
    """How alike stories are, 0 to 1, by the share of the names and the cosine of the words that
    two have in common; grows with either."""
    alike = (cast + words) / 2
    alike = np.where(same_cast, alike, alike * OTHER_CAST)
    alike = np.where(both_lone, alike * BOTH_LONE, alike)
    alike = np.where(looks_back, alike + LOOKS_BACK, alike)
    return np.asarray(np.round(np.minimum(alike, 1.0), 6), dtype=np.float64)


def cast(ours: Column, theirs: Column, named: npt.NDArray[np.integer]) -> Column:
    """The share of the names of one of two that the other has too, by the shares either way and
    how many names the one has that has fewer."""
    # Of a story with next to no names anything covers all.
    shares = np.where(named >= TELLING, np.maximum(ours, theirs), np.minimum(ours, theirs))
    return np.asarray(shares, dtype=np.float64)


class Abreast:
    """Stories side by side: their likeness is told of one and many others at a time."""

    def __init__(self, told: Sequence[Told]) -> None:
        ids: dict[str, int] = {}
        self._names, self._shares = _entries([each.names for each in told], ids)
        self._shares *= self._shares
        self._words, self._weights = _entries([each.words for each in told], ids)
        none = len(ids) + 1  # the central name of a story that has none
        self._central = np.array([ids.get(each.central, none) for each in told], dtype=np.int64)
        self._named = np.array([len(each.names) for each in told])
        self._lone = np.array([each.lone for each in told])
        days = {day: n for n, day in enumerate(sorted({d for each in told for d in each.when}))}
        self._when = _bits([each.when for each in told], days)
        self._speaks_of = _bits([each.speaks_of for each in told], days)
        self._dated: Flags = np.any(self._when, axis=1)
        self._table = np.zeros(none + 1, dtype=np.int64)

    def likeness(self, one: int, others: Places) -> Column:
        """How alike the story of a number and each of some others are."""
        theirs: _Whole = self._names[others]
        shared = self._met(theirs, self._names[one], self._shares[one])
        there = self._met(theirs, self._names[one], np.int64(1))
        casts = cast(
            shared.sum(axis=1) / _SQUARE,
            (there * self._shares[others]).sum(axis=1) / _SQUARE,
            np.minimum(self._named[others], self._named[one]),
        )
        words = self._met(self._words[others], self._words[one], self._weights[one])
        same: Flags = np.any(theirs == self._central[one], axis=1)
        same &= self._met(self._central[others], self._names[one], np.int64(1)) > 0
        apart = self._dated[others] & self._dated[one]
        apart &= ~_meet(self._when[others], self._when[one])
        looks = _meet(self._when[others], self._speaks_of[one])
        looks |= _meet(self._speaks_of[others], self._when[one])
        return likeness(
            casts,
            (words * self._weights[others]).sum(axis=1) / _SQUARE,
            same_cast=same,
            both_lone=self._lone[others] & self._lone[one],
            looks_back=apart & looks,
        )

    def _met(self, theirs: _Whole, ours: _Whole, values: _Whole | np.int64) -> _Whole:
        """Our values where one of our entries stands among theirs."""
        self._table[ours] = values
        self._table[0] = 0
        found = self._table[theirs]
        self._table[ours] = 0
        return found


def _entries(vectors: Sequence[Mapping[str, float]], ids: dict[str, int]) -> tuple[_Whole, _Whole]:
    """The entries of vectors, a row each, by number (0: none) and weight; ``ids`` are the
    numbers of the words, to which those of new ones are added."""
    width = max(map(len, vectors), default=0)
    found = np.zeros((len(vectors), width), dtype=np.int64)
    weights = np.zeros((len(vectors), width))
    there = np.arange(width) < np.array([*map(len, vectors)])[:, None]
    found[there] = [ids.setdefault(word, len(ids) + 1) for vector in vectors for word in vector]
    weights[there] = [*chain.from_iterable(vector.values() for vector in vectors)]
    return found, np.rint(weights * _STEPS).astype(np.int64)


def _bits(found: Iterable[frozenset[str]], days: Mapping[str, int]) -> npt.NDArray[np.uint8]:
    """Which of the days are among those found, packed, a row each."""
    rows = [[days[day] for day in each if day in days] for each in found]
    flags = np.zeros((len(rows), len(days) + 1), dtype=np.bool_)
    for flag, row in zip(flags, rows, strict=True):
        flag[row] = True
    return np.packbits(flags, axis=1)


def _meet(many: npt.NDArray[np.uint8], one: npt.NDArray[np.uint8]) -> Flags:
    return np.asarray((many & one).any(axis=1), dtype=np.bool_)
