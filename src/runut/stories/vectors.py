"""Vectors of words packed into small arrays: what an index can hold of very many articles.

A packed vector is `KEPT` pairs of a word's 16-bit mark and its weight, two rows of 16-bit
integers. Marks may fall together and weights are rounded up, so a product of two packed
vectors never lies below the cosine of the vectors themselves, and seldom much above.
"""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

import numpy as np
import numpy.typing as npt

from runut.stories import plain
from runut.stories.loops import Packed, Places, Products

#: Entries of a packed vector; longer ones cannot be packed.
KEPT = 120

#: How many marks there are.
MARKS = 1 << 16
_LOW = MARKS - 1
#: A weight of 1 in whole numbers. Words whose marks fall together weigh more, but less than 2.
SCALE = MARKS // 2 - 1


def small_mark(word: str) -> int:
    """A number of 16 bits for a word."""
    return crc32(word.encode()) & _LOW


def pack(vector: Mapping[str, float], kept: int = KEPT) -> Packed:
    """``vector``, of length 1 and at most ``kept`` words, as an array; no mark stands twice."""
    packed = np.zeros((2, kept), dtype=np.uint16)
    if not vector:
        return packed
    weights = np.fromiter(vector.values(), dtype=np.float64, count=len(vector))
    marks = np.array([small_mark(word) for word in vector], dtype=np.uint16)
    whole = np.ceil(weights * SCALE)
    unique, at = np.unique(marks, return_inverse=True)
    packed[0, : len(unique)] = unique
    packed[1, : len(unique)] = np.minimum(np.bincount(at, whole), MARKS - 1)
    return packed


def bound(
    one: Packed, many: Packed, places: Places, products: Products = plain.products
) -> npt.NDArray[np.float64]:
    """For the vectors at each of ``places``, a number that the cosine with ``one`` does not
    exceed; the same both ways."""
    return products(one, many, places) / (SCALE * SCALE)
