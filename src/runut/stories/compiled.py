"""The inner loops compiled by numba, where it is installed (`pip install runut[speed]`).

What is compiled is never run as Python, so it is written as one writes C. Compiled code is
kept beside this file or, where that cannot be written, in the user's own cache folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from runut.stories.flat import FIELDS, HEAD, HEAVIEST, WEIGHT_BITS, Flat
from runut.stories.loops import (
    BLOCK,
    DAY_BITS,
    MOST_RUNS,
    UNDATED,
    Counts,
    Loops,
    Packed,
    Places,
    Question,
    Run,
    Sieve,
    Whole,
)
from runut.stories.overlaps import OUR_FIELDS, OURS, PRODUCTS, SUMS, THEIR_FIELDS, THEIRS

_NO_RUN: Final[Run] = (
    np.zeros(0, dtype=np.uint64),
    np.zeros(0, dtype=np.uint32),
    np.zeros(0, dtype=np.uint8),
)


@cache
def loops() -> Loops | None:
    """All of them; None where numba is not installed."""
    try:
        from numba import njit
    except ImportError:
        return None
    met: Any = njit(cache=True)(_ask)
    sifted: Any = njit(cache=True)(_sift)
    multiplied: Any = njit(cache=True)(_multiply)
    summed: Any = njit(cache=True)(_sum)

    def ask(runs: Sequence[Run], question: Question, sums: Counts) -> tuple[Places, Counts]:
        padded = [*runs, *(_NO_RUN for _ in range(MOST_RUNS - len(runs)))]
        found: tuple[Places, Counts] = met(
            *(tuple(column) for column in zip(*padded, strict=True)),
            len(runs),
            question.keys,
            question.weights,
            np.ascontiguousarray(question.windows),
            question.crowd,
            question.least,
            sums,
        )
        return found

    def sift(
        places: Places, weigh: Counts, sieve: Sieve
    ) -> tuple[Places, Counts, Whole, npt.NDArray[np.bool_]]:
        of = sieve.day, sieve.language, sieve.days, sieve.languages, sieve.least
        found: tuple[Places, Counts, Whole, npt.NDArray[np.bool_]] = sifted(places, weigh, *of)
        return found

    def products(one: Packed, many: Packed, places: Places, least: Whole) -> Whole:
        found: Whole = multiplied(one, many, places, least)
        return found

    def overlaps(one: Flat, others: Sequence[Flat]) -> Whole:
        ends = np.cumsum([len(other) for other in others])
        every = np.concatenate(others).view(np.int64)
        found: Whole = summed(one.view(np.int64), every, ends, _OURS, _THEIRS)
        return found

    return Loops(ask=ask, sift=sift, products=products, overlaps=overlaps)


def _places(counts: Whole) -> Whole:
    """By field: how many sums it counts in, and which."""
    found = np.zeros((len(counts), counts.sum(axis=1).max() + 1), dtype=np.int64)
    for field, row in enumerate(counts):
        which = np.flatnonzero(row)
        found[field, 0] = len(which)
        found[field, 1 : len(which) + 1] = which
    return found


_OURS: Final = _places(OUR_FIELDS)
_THEIRS: Final = _places(THEIR_FIELDS)
_SUMS, _FIELDS = len(SUMS), len(FIELDS)
_PRODUCTS, _SQUARES, _OUR_SQUARES = PRODUCTS, THEIRS, OURS
_DAY: Final = np.uint64(DAY_BITS)
#: Packed vectors whose marks are fetched at a time, 4 KB together, and how many kinds of marks are
#: told apart before they are looked up, 16 KB: what stays in the nearest cache.
_FETCHED: Final = 16
_MAYBE: Final = 1 << 14


def _ask(
    ats: Any,
    places: Any,
    weights: Any,
    runs: int,
    keys: Any,
    ours: Any,
    windows: Any,
    crowd: int,
    least: int,
    sums: Any,
) -> Any:
    # Where the undated entries of each key begin and end, and those of its widest window.
    needles = np.empty(4 * len(keys), dtype=np.uint64)
    for k in range(len(keys)):
        first = keys[k] << _DAY
        needles[4 * k] = first
        needles[4 * k + 1] = first + np.uint64(1)
        needles[4 * k + 2] = first + np.uint64(windows[k, 0, 0])
        needles[4 * k + 3] = first + np.uint64(windows[k, 0, 1] + 1)
    edges = np.zeros((runs, len(needles)), dtype=np.int64)
    for r in range(runs):
        at, row = ats[r], edges[r]
        # All are looked for together, a step at a time: no fetch from memory waits for another.
        left = len(at)
        while left > 0:
            half = (left + 1) >> 1
            for e in range(len(needles)):
                # Unsigned, a place needs no look whether it is counted from the end.
                if at[np.uintp(row[e] + half - 1)] < needles[e]:
                    row[e] += half
            left -= half
    touched = np.empty(min(len(sums), len(keys) * crowd) + 1, dtype=np.uint32)
    count = 0
    for k in range(len(keys)):
        window = 0
        while True:
            total = 0
            for r in range(runs):
                for e in (4 * k, 4 * k + 2):
                    total += edges[r, e + 1] - edges[r, e]
            if total <= crowd or window + 1 == windows.shape[1]:
                break
            window += 1
            for r in range(runs):
                at = ats[r]
                low, high = edges[r, 4 * k + 2], edges[r, 4 * k + 3]
                for end in range(2):
                    needle = (keys[k] << _DAY) + np.uint64(windows[k, window, end] + end)
                    start, stop = low, high
                    while start < stop:
                        middle = (start + stop) >> 1
                        if at[middle] < needle:
                            start = middle + 1
                        else:
                            stop = middle
                    edges[r, 4 * k + 2 + end] = start
        if total > crowd:
            continue
        for r in range(runs):
            place_of, weight_of = places[r], weights[r]
            for e in (4 * k, 4 * k + 2):
                for n in range(edges[r, e], edges[r, e + 1]):
                    place = np.uintp(place_of[n])
                    before = sums[place]
                    touched[count] = place
                    count += before == 0
                    sums[place] = before + np.int32(weight_of[n]) * ours[k]
    reached = np.empty(count, dtype=np.int32)
    kept = 0
    for n in range(count):
        place = touched[n]
        if sums[place] >= least:
            touched[kept] = place
            reached[kept] = sums[place]
            kept += 1
        sums[place] = 0
    return touched[:kept].copy(), reached[:kept].copy()


def _sift(
    places: Any, weigh: Any, day: int, language: int, days: Any, languages: Any, least: Any
) -> Any:
    kept = np.empty(len(places), dtype=np.uint32)
    weighs = np.empty(len(places), dtype=np.int32)
    aparts = np.empty(len(places), dtype=np.int64)
    foreigns = np.empty(len(places), dtype=np.bool_)
    count = 0
    for n in range(len(places)):
        place = np.uintp(places[n])
        other = np.int64(days[place])
        apart = 0
        if other != UNDATED and day != UNDATED and other != day:
            apart = 1 if abs(other - day) == 1 else 2
        foreign = np.int64(languages[place]) != language
        kept[count] = places[n]
        weighs[count] = weigh[n]
        aparts[count] = apart
        foreigns[count] = foreign
        count += foreign or weigh[n] >= least[apart]
    return kept[:count], weighs[:count], aparts[:count], foreigns[:count]


def _multiply(one: Any, many: Any, places: Any, least: Any) -> Any:
    # What has no weight bears the mark 0, and adds nothing.
    table = np.zeros(1 << 16, dtype=np.uint16)
    for at in range(one.shape[1]):
        if one[1, at] > 0:
            table[one[0, at]] = one[1, at]
    found = np.zeros(len(places), dtype=np.int64)
    # Some are fetched before they are multiplied: from memory they come sooner one after the
    # other than between looks into the table. Of most the marks and the largest weights tell that
    # the product is of no use.
    width, blocks = many.shape[2], one.shape[1] // BLOCK
    near = np.empty((_FETCHED, width), dtype=np.uint16)
    left = np.empty(len(places), dtype=np.int64)
    count = 0
    for start in range(0, len(places), _FETCHED):
        end = min(start + _FETCHED, len(places))
        for n in range(start, end):
            row, copy = many[np.uintp(places[n])], near[np.uintp(n - start)]
            for at in range(width):
                copy[at] = row[0, at]
        for n in range(start, end):
            copy = near[np.uintp(n - start)]
            most = np.uint64(0)
            for block in range(blocks):
                met = np.uint64(0)
                for at in range(BLOCK * block, BLOCK * (block + 1)):
                    met += np.uint64(table[np.uintp(copy[np.uintp(at)])])
                most += met * np.uint64(copy[np.uintp(one.shape[1] + block)])
            left[count] = n
            count += np.int64(most) >= least[n]
    for m in range(count):
        row = many[np.uintp(places[left[m]])]
        total = np.uint64(0)
        for at in range(one.shape[1]):
            total += np.uint64(table[np.uintp(row[0, at])]) * np.uint64(row[1, at])
        found[left[m]] = total
    return found


def _sum(one: Any, others: Any, ends: Any, ours: Any, theirs: Any) -> Any:
    # The marks of the one, each in the first free drawer from its own on, and their parts.
    size = 1024
    while size < 4 * len(one):
        size *= 2
    drawers = np.zeros(size, dtype=np.int32)
    marks = np.zeros(len(one) + 1, dtype=np.int64)
    table = np.zeros((len(one) + 1, _SUMS), dtype=np.int64)
    # Whether there may be a mark with these bits: so little that it stays close by.
    maybe = np.zeros(_MAYBE, dtype=np.uint8)
    known = 0
    at = HEAD
    for field in range(_FIELDS):
        for _ in range(one[field]):
            mark, weight = one[at] >> WEIGHT_BITS, one[at] & HEAVIEST
            at += 1
            maybe[(mark >> 16) & (_MAYBE - 1)] = 1
            drawer = (mark >> 16) & (size - 1)
            while drawers[drawer] != 0 and marks[drawers[drawer]] != mark:
                drawer = (drawer + 1) & (size - 1)
            if drawers[drawer] == 0:
                known += 1
                drawers[drawer] = known
                marks[known] = mark
            row = drawers[drawer]
            for n in range(1, ours[field, 0] + 1):
                s = ours[field, n]
                if s < _PRODUCTS:
                    table[row, s] += weight
                elif _SQUARES <= s < _OUR_SQUARES:
                    table[row, s] += weight * weight
                else:
                    table[row, s] += 1
    rows = np.zeros((len(ends), HEAD + _SUMS), dtype=np.int64)
    # Entries of a field that the one may have as well.
    found = np.empty(len(others) + 1, dtype=np.int64)
    start = 0
    for other in range(len(ends)):
        at = start + HEAD
        sums = rows[other, HEAD:]
        rows[other, :HEAD] = others[start:at]
        for field in range(_FIELDS):
            last = at + others[start + field]
            many = 0
            while at < last:
                found[many] = others[at]
                many += maybe[np.uintp((others[at] >> WEIGHT_BITS + 16) & (_MAYBE - 1))]
                at += 1
            for f in range(many):
                mark, weight = found[f] >> WEIGHT_BITS, found[f] & HEAVIEST
                drawer = (mark >> 16) & (size - 1)
                while drawers[drawer] != 0 and marks[drawers[drawer]] != mark:
                    drawer = (drawer + 1) & (size - 1)
                row = drawers[drawer]
                if row == 0:
                    continue
                for n in range(1, theirs[field, 0] + 1):
                    s = theirs[field, n]
                    part = table[row, s]
                    if s < _PRODUCTS:
                        part *= weight
                    elif s < _SQUARES:
                        part *= weight * weight
                    sums[s] += part
        start = ends[other]
    return rows
