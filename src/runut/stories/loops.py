"""The inner loops of the index: in numpy, and compiled where numba is installed.

Both do the same sums of whole numbers, which are exact in any order, so they give the same
to the last bit; the plain ones judge the compiled ones in the tests. Compiled code is loaded
only where very much is asked, since loading it takes as long as a thousand questions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

#: Questions from which on compiled loops are worth their loading.
WORTH_LOADING: Final = 20_000

Places = npt.NDArray[np.uint32]
At = npt.NDArray[np.intp]
Counts = npt.NDArray[np.int32]
#: Places and weights of a run of entries, the starts and ends of some ranges in it, and our
#: own weight for each range.
Stretch = tuple[Places, npt.NDArray[np.uint8], At, At, Counts]
#: From (sums of zero by place, stretches, least): the places whose sum reaches the least, and
#: their sums, in any order; the sums given are zero again.
Meet = Callable[[Counts, Sequence[Stretch], int], tuple[Places, Counts]]
Table = npt.NDArray[np.float64]
#: From (weights by mark, marks and weights of very many, the places of some of them): sums of
#: the products, one for each place.
Products = Callable[[Table, npt.NDArray[np.uint16], Places], Table]


def meet(sums: Counts, stretches: Sequence[Stretch], least: int) -> tuple[Places, Counts]:
    """`Meet` in numpy."""
    found = [_entries(stretch) for stretch in stretches]
    places = np.concatenate([each[0] for each in found])
    np.add.at(sums, places, np.concatenate([each[1] for each in found]))
    enough = np.unique(places[sums[places] >= least])
    reached = sums[enough]
    sums[places] = 0
    return enough, reached


def _entries(stretch: Stretch) -> tuple[Places, Counts]:
    """The places in a stretch with their products of weights."""
    places, weights, starts, ends, ours = stretch
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    at = np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
    return places[at], weights[at].astype(np.int32) * np.repeat(ours, lengths)


def products(table: Table, many: npt.NDArray[np.uint16], places: Places) -> Table:
    """`Products` in numpy; whole numbers below 2**53, so exact."""
    some = many[places]
    found = np.einsum("ij,ij->i", table[some[:, 0]], some[:, 1].astype(np.float64))
    return np.asarray(found, dtype=np.float64)


def chosen(asking: int) -> tuple[Meet, Products]:
    """The loops for so many questions."""
    return (compiled() if asking >= WORTH_LOADING else None) or (meet, products)


@cache
def compiled() -> tuple[Meet, Products] | None:
    """Both, compiled; None where numba is not installed."""
    try:
        from numba import njit
    except ImportError:
        return None
    add: Any = njit(cache=True)(_add)
    take: Any = njit(cache=True)(_take)
    multiply: Any = njit(cache=True)(_multiply)

    def fast_meet(sums: Counts, stretches: Sequence[Stretch], least: int) -> tuple[Places, Counts]:
        for places, weights, starts, ends, ours in stretches:
            add(sums, places, weights, starts, ends, ours)
        found = [take(sums, s[0], s[2], s[3], least) for s in stretches]
        return np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])

    def fast_products(table: Table, many: npt.NDArray[np.uint16], places: Places) -> Table:
        found: Table = multiply(table, many, places)
        return found

    return fast_meet, fast_products


# What follows is compiled and never run as Python, so it is written as one writes C.


def _add(sums: Any, places: Any, weights: Any, starts: Any, ends: Any, ours: Any) -> None:
    for n in range(len(starts)):
        for at in range(starts[n], ends[n]):
            sums[places[at]] += np.int32(weights[at]) * ours[n]


def _take(sums: Any, places: Any, starts: Any, ends: Any, least: int) -> Any:
    """The places that reach the least, each once: a sum is zero after it was looked at; and
    the sums."""
    most = 0
    for n in range(len(starts)):
        most += ends[n] - starts[n]
    found = np.empty(most, dtype=np.uint32)
    reached = np.empty(most, dtype=np.int32)
    count = 0
    for n in range(len(starts)):
        for at in range(starts[n], ends[n]):
            place = places[at]
            if sums[place] >= least:
                found[count] = place
                reached[count] = sums[place]
                count += 1
            sums[place] = 0
    return found[:count], reached[:count]


def _multiply(table: Any, many: Any, places: Any) -> Any:
    found = np.zeros(len(places), dtype=np.float64)
    for n in range(len(places)):
        place = places[n]
        total = 0.0
        for at in range(many.shape[2]):
            total += table[many[place, 0, at]] * many[place, 1, at]
        found[n] = total
    return found
