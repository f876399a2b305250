"""What one article has in common with others: sums over the words that two flat articles share.

A word of the one that stands in a field of the other adds to some of the `SUMS` a power of its
weight on either side. All is in whole numbers, so the loops in numpy and the compiled ones
(`runut.stories.loops`) give the same to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from runut.stories.flat import FIELDS, HEAD, HEAVIEST, WEIGHT_BITS, Flat

Whole = npt.NDArray[np.int64]
#: From a flat article and others: for each of the others a row of its head and the `SUMS`.
Overlaps = Callable[[Flat, Sequence[Flat]], Whole]

_BODY: Final = ("plain", "named")
_SETS: Final = ("numbers", "days", "near days", "figures", "sketch")
#: The sums by what is multiplied and added up: weight times weight, the squared weights of the
#: other's words that stand with us, those of ours that stand with the other, and mere counts.
#: Each by name with the fields of ours and of the other's that are held against each other.
_PRODUCTS: Final = {
    "title": (("title",), ("title",)),
    "lead": (("lead",), ("lead",)),
    "speech": (("speech",), ("speech",)),
    "names": (("names",), ("names",)),
    "plain": (("plain",), ("plain",)),
    "body": (_BODY, _BODY),
}
_THEIRS_WITH_US: Final = {
    "their title in body": (_BODY, ("title",)),
    "their lead in body": (_BODY, ("lead",)),
    "their first in body": (_BODY, ("first",)),
    "their core in body": (_BODY, ("core",)),
    "their names in names": (("names",), ("names",)),
}
_OURS_WITH_THEM: Final = {
    name.removeprefix("their "): (theirs, ours) for name, (ours, theirs) in _THEIRS_WITH_US.items()
}
_COUNTS: Final = {
    "title names in names": (("title names",), ("names",)),
    "their title names in names": (("names",), ("title names",)),
    **{field: ((field,), (field,)) for field in _SETS},
}
_KINDS: Final = (_PRODUCTS, _THEIRS_WITH_US, _OURS_WITH_THEM, _COUNTS)
_SUMS: Final = {name: fields for kind in _KINDS for name, fields in kind.items()}
SUMS: Final = tuple(_SUMS)
#: Where the kinds end among the sums.
PRODUCTS, THEIRS, OURS, _ = np.cumsum([len(kind) for kind in _KINDS]).tolist()


def _counts(sides: Sequence[tuple[str, ...]]) -> Whole:
    """By field and sum, 1 where the field counts."""
    return np.array([[field in fields for fields in sides] for field in FIELDS], dtype=np.int64)


#: On our side and on theirs.
OUR_FIELDS: Final = _counts([ours for ours, _ in _SUMS.values()])
THEIR_FIELDS: Final = _counts([theirs for _, theirs in _SUMS.values()])

_WEIGHT: Final = np.uint64(WEIGHT_BITS)
#: A mark's high bits, so many, say in which drawer it lies.
_DRAWERS: Final = 14
_DRAWER: Final = np.uint64(64 - WEIGHT_BITS - _DRAWERS)


def overlaps(one: Flat, others: Sequence[Flat]) -> Whole:
    """`Overlaps` in numpy."""
    rows = np.zeros((len(others), HEAD + len(SUMS)), dtype=np.int64)
    rows[:, :HEAD] = heads(others)
    sums = rows[:, HEAD:]
    marks, table = _table(one)
    every = np.concatenate([other[HEAD:] for other in others])
    found, at = _known(every >> _WEIGHT, marks)
    weights = _weights(every[found])
    parts = table[at] * THEIR_FIELDS[_fields(others)[found]]
    parts[:, :PRODUCTS] *= weights
    parts[:, PRODUCTS:THEIRS] *= weights * weights
    edges = np.searchsorted(found, np.cumsum([0, *(len(other) - HEAD for other in others)]))
    any_found = np.flatnonzero(np.diff(edges))
    if len(any_found):
        sums[any_found] = np.add.reduceat(parts, edges[any_found], axis=0)
    return rows


def heads(flats: Sequence[Flat]) -> Whole:
    """The heads of flat articles, one below the other."""
    found = np.concatenate([np.zeros(0, np.uint64), *(flat[:HEAD] for flat in flats)])
    return found.view(np.int64).reshape(-1, HEAD)


def _table(one: Flat) -> tuple[Flat, Whole]:
    """The marks of an article, sorted, and what each brings to every sum."""
    entries = one[HEAD:]
    weights = _weights(entries)
    parts = OUR_FIELDS[_fields([one])]
    parts[:, :PRODUCTS] *= weights
    parts[:, THEIRS:OURS] *= weights * weights
    order = np.argsort(entries)
    marks = entries[order] >> _WEIGHT
    first = np.flatnonzero(np.diff(marks, prepend=np.uint64(1) << np.uint64(63)))
    return marks[first], np.add.reduceat(parts[order], first, axis=0) if len(first) else parts


def _weights(entries: Flat) -> Whole:
    """The weights, in a column."""
    return (entries & np.uint64(HEAVIEST)).astype(np.int64)[:, None]


def _fields(flats: Sequence[Flat]) -> Whole:
    """The field of every entry of some articles, one after another."""
    lengths = np.array([flat[: len(FIELDS)] for flat in flats], dtype=np.int64).ravel()
    return np.repeat(np.tile(np.arange(len(FIELDS)), len(flats)), lengths)


def _known(marks: Flat, known: Flat) -> tuple[Whole, Whole]:
    """Which of ``marks`` are among the ``known`` ones, which are sorted, and where there."""
    drawers = (known >> _DRAWER).astype(np.intp)
    begin = np.zeros(1 << _DRAWERS, dtype=np.int32)
    begin[drawers[::-1]] = np.arange(len(known), 0, -1)
    at = begin[marks >> _DRAWER]
    left = np.flatnonzero(at)
    at = at[left].astype(np.int64) - 1
    found: list[tuple[Whole, Whole]] = []
    while len(left):
        there = known[at]
        same = there == marks[left]
        found.append((left[same], at[same]))
        # What is not the first in its drawer may be the next.
        rest = (there < marks[left]) & (at + 1 < len(known))
        left, at = left[rest], at[rest] + 1
    places = np.concatenate([place for place, _ in found] or [left])
    order = np.argsort(places)
    return places[order], np.concatenate([at for _, at in found] or [at])[order]
