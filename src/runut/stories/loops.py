"""The inner loops of finding and scoring: what they are asked, and of what.

They are in numpy in `runut.stories.plain` and compiled in `runut.stories.compiled`. Both do
the same sums of whole numbers, which are exact in any order, so they give the same to the
last bit; the plain ones judge the compiled ones in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from runut.stories.overlaps import Overlaps

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
    """Sorted ``keys`` with our weights; for each the windows to look at, the widest first and
    each within the one before, as first and last day, shape (keys, windows, 2), besides which
    the undated is always seen; how
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
#: Entries of a packed vector to which one largest weight is noted where very many are at hand
#: (`runut.stories.vectors.at_hand`).
BLOCK: Final = 15
#: From a packed vector, very many at hand, the places of some of them, and what each product must
#: reach to be of use: the products, one for each place, or 0 instead of one that is of no use. No
#: mark stands twice in a vector.
Products = Callable[[Packed, Packed, Places, Whole], Whole]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """What articles are asked that share keys with one: its ``day`` and ``language``, the
    ``days`` and ``languages`` of all by their places, and ``least``, what the shared keys of two
    in one language must weigh on the same day, a day apart and further apart. What has no day is
    near to all, and of another language no more is asked."""

    day: int
    language: int
    days: npt.NDArray[np.uint16]
    languages: npt.NDArray[np.uint8]
    least: Whole


#: From places and what the keys weigh that they share, those that pass a sieve, in the order given:
#: the places, the weights, how many days apart (2 for more), and whether of another language.
Sift = Callable[[Places, Counts, Sieve], tuple[Places, Counts, Whole, npt.NDArray[np.bool_]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loops:
    """One way of doing them."""

    ask: Ask
    sift: Sift
    products: Products
    overlaps: Overlaps
