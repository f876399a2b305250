"""Vectors of words packed into small arrays: what an index can hold of very many articles.

A packed vector is `KEPT` pairs of a word's 16-bit mark and its weight, two rows of 16-bit
integers. Marks may fall together and weights are rounded up, so a product of two packed
vectors never lies below the cosine of the vectors themselves, and seldom much above.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

import numpy as np
import numpy.typing as npt

from runut.stories import loops
from runut.stories.loops import Places, Products

#: Entries of a packed vector; longer ones cannot be packed.
KEPT = 120

_MARKS = 1 << 16
_LOW = _MARKS - 1
#: Weights in whole numbers. Words whose marks fall together weigh more than 1, but less than 2.
_SCALE = _MARKS // 2 - 1

#: Rows of marks and of weights: shape (2, `KEPT`), or (n, 2, `KEPT`) for many.
Packed = npt.NDArray[np.uint16]


@lru_cache(maxsize=1 << 17)
def mark(word: str) -> int:
    """A number below 2**47 for a word, the same on every machine."""
    return int.from_bytes(blake2b(word.encode(), digest_size=6).digest(), "big") >> 1


def pack(vector: Mapping[str, float]) -> Packed:
    """``vector``, of length 1 and at most `KEPT` words, as an array; no mark stands twice."""
    packed = np.zeros((2, KEPT), dtype=np.uint16)
    if not vector:
        return packed
    weights = np.fromiter(vector.values(), dtype=np.float64, count=len(vector))
    marks = np.array([crc32(word.encode()) & _LOW for word in vector], dtype=np.uint16)
    whole = np.ceil(weights * _SCALE)
    unique, at = np.unique(marks, return_inverse=True)
    packed[0, : len(unique)] = unique
    packed[1, : len(unique)] = np.minimum(np.bincount(at, whole), _MARKS - 1)
    return packed


class Bound:
    """Upper bounds of the cosines of one vector and many; keeps a table between questions."""

    def __init__(self, products: Products = loops.products) -> None:
        self._weight = np.zeros(_MARKS, dtype=np.float64)
        self._products = products

    def of(self, one: Packed, many: Packed, places: Places) -> npt.NDArray[np.float64]:
        """For those at each of ``places``, a number that the cosine with ``one`` does not
        exceed; the same both ways."""
        used = one[1] > 0
        self._weight[one[0][used]] = one[1][used]
        found = self._products(self._weight, many, places)
        self._weight[one[0]] = 0
        return found / (_SCALE * _SCALE)
