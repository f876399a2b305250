"""The inner loops in numpy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from runut.stories.loops import (
    DAY_BITS,
    UNDATED,
    Counts,
    Keys,
    Loops,
    Packed,
    Places,
    Question,
    Run,
    Sieve,
    Whole,
)
from runut.stories.overlaps import overlaps


def ask(runs: Sequence[Run], question: Question, sums: Counts) -> tuple[Places, Counts]:
    """`Ask` in numpy."""
    edges = [_edges(run[0], question) for run in runs]
    many = question.windows.shape[1]
    counts = np.zeros((len(question.keys), many), dtype=np.int64)
    for each in edges:
        counts += each[:, 2 + many :] - each[:, 2 : 2 + many] + (each[:, 1] - each[:, 0])[:, None]
    fit = counts <= question.crowd
    taken = np.flatnonzero(fit.any(axis=1))
    window = fit[taken].argmax(axis=1)
    found = [
        _entries(run, each[taken], window, question.weights[taken])
        for run, each in zip(runs, edges, strict=True)
    ]
    places = np.concatenate([each[0] for each in found])
    np.add.at(sums, places, np.concatenate([each[1] for each in found]))
    enough = np.unique(places[sums[places] >= question.least])
    reached = sums[enough]
    sums[places] = 0
    return enough, reached


def _edges(at: Keys, question: Question) -> Whole:
    """By key: where the undated entries start and end, where those of each window start, and
    where they end."""
    many = question.windows.shape[1]
    needles = np.empty((len(question.keys), 2 + 2 * many), dtype=np.uint64)
    needles[:, :2] = 0, 1
    needles[:, 2 : 2 + many] = question.windows[:, :, 0]
    needles[:, 2 + many :] = question.windows[:, :, 1] + 1
    needles += question.keys[:, None] << np.uint64(DAY_BITS)
    return at.searchsorted(needles.ravel()).reshape(needles.shape)


def _entries(run: Run, edges: Whole, window: Whole, ours: Counts) -> tuple[Places, Counts]:
    """The places under keys, each key in its window, with the products of weights."""
    _, places, weights = run
    every, many = np.arange(len(edges)), (edges.shape[1] - 2) // 2
    starts = np.concatenate([edges[:, 0], edges[every, 2 + window]])
    ends = np.concatenate([edges[:, 1], edges[every, 2 + many + window]])
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    at = np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
    mine = np.repeat(np.concatenate([ours, ours]), lengths)
    return places[at], weights[at].astype(np.int32) * mine


def sift(
    places: Places, weigh: Counts, sieve: Sieve
) -> tuple[Places, Counts, Whole, npt.NDArray[np.bool_]]:
    """`Sift` in numpy."""
    days = sieve.days[places].astype(np.int64)
    apart = np.minimum(np.abs(days - sieve.day), 2)
    apart[(days == UNDATED) | (sieve.day == UNDATED)] = 0
    foreign = sieve.languages[places] != sieve.language
    good = np.flatnonzero((weigh >= sieve.least[apart]) | foreign)
    return places[good], weigh[good], apart[good], foreign[good]


def products(one: Packed, many: Packed, places: Places, least: Whole) -> Whole:
    """`Products` in numpy, which reckons all of them."""
    # Whole numbers below 2**53 are exact in a float.
    table = np.zeros(1 << 16, dtype=np.float64)
    table[one[0][one[1] > 0]] = one[1][one[1] > 0]
    some = many[places]
    found = np.einsum("ij,ij->i", table[some[:, 0]], some[:, 1].astype(np.float64))
    return np.asarray(found, dtype=np.int64)


LOOPS: Final = Loops(ask=ask, sift=sift, products=products, overlaps=overlaps)
