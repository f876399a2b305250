"""The inner loops of finding and scoring: in numpy here, compiled in `runut.stories.compiled`.

Both do the same sums of whole numbers, which are exact in any order, so they give the same
to the last bit; the plain ones judge the compiled ones in the tests. Compiled code is loaded
only where much is asked, since loading it takes as long as two thousand questions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from runut.stories.overlaps import Overlaps, overlaps

#: Questions from which on compiled loops are worth their loading.
WORTH_LOADING: Final = 4_000

#: Runs that are looked at at most.
MOST_RUNS: Final = 8

#: Keys are below 2**48: with a day in the low bits they fit 64.
DAY_BITS: Final = 16
#: The day of what has none, and the last day that can be told.
UNDATED: Final = 0
LAST: Final = (1 << DAY_BITS) - 1

Keys = npt.NDArray[np.uint64]
Weights = npt.NDArray[np.uint8]
Places = npt.NDArray[np.uint32]
Counts = npt.NDArray[np.int32]
Whole = npt.NDArray[np.int64]
#: Entries sorted by key and day (the key with the day in its low bits), with the place and the
#: weight of each.
Run = tuple[Keys, Places, Weights]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Sorted ``keys`` with our weights; for each the windows to look at, the widest first, as
    first and last day, shape (keys, windows, 2), besides which the undated is always seen; how
    many entries may stand under a key in a window for it to be taken, and what the weights of
    both sides, multiplied and summed up over the keys in common, must reach."""

    keys: Keys
    weights: Counts
    windows: Whole
    crowd: int
    least: int


#: From runs, a question and sums of zero by place: the places that reach the least, and their
#: sums, in any order; the sums given are zero again.
Ask = Callable[[Sequence[Run], Question, Counts], tuple[Places, Counts]]
#: A vector's marks and weights, shape (2, n), or of very many vectors, shape (many, 2, n).
Packed = npt.NDArray[np.uint16]
#: From a packed vector, very many and the places of some of them: the products, one for each
#: place. No mark stands twice in a vector.
Products = Callable[[Packed, Packed, Places], Whole]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loops:
    """One way of doing them."""

    ask: Ask
    products: Products
    overlaps: Overlaps


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


def products(one: Packed, many: Packed, places: Places) -> Whole:
    """`Products` in numpy."""
    # Whole numbers below 2**53 are exact in a float.
    table = np.zeros(1 << 16, dtype=np.float64)
    table[one[0][one[1] > 0]] = one[1][one[1] > 0]
    some = many[places]
    found = np.einsum("ij,ij->i", table[some[:, 0]], some[:, 1].astype(np.float64))
    return np.asarray(found, dtype=np.int64)


PLAIN: Final = Loops(ask=ask, products=products, overlaps=overlaps)


def chosen(asking: int) -> Loops:
    """The loops for so many questions."""
    if asking < WORTH_LOADING:
        return PLAIN
    from runut.stories import compiled

    return compiled.loops() or PLAIN
