"""Vectors of words packed into small arrays: what an index can hold of very many articles.

A packed vector is `KEPT` pairs of a word's 16-bit mark and its weight, two rows of 16-bit
integers. Marks may fall together and weights are rounded up, so a product of two packed
vectors never lies below the cosine of the vectors themselves: what it rules out is ruled out.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

#: Entries of a packed vector; longer ones cannot be packed.
KEPT = 120

_MARKS = 1 << 16
_SCALE = _MARKS - 1

#: Rows of marks and of weights: shape (2, `KEPT`), or (n, 2, `KEPT`) for many.
Packed = npt.NDArray[np.uint16]


@lru_cache(maxsize=1 << 17)
def mark(word: str) -> int:
    """A number below 2**47 for a word, the same on every machine."""
    return int.from_bytes(blake2b(word.encode(), digest_size=6).digest(), "big") >> 1


def pack(vector: Mapping[str, float]) -> Packed:
    """``vector``, of weights from 0 to 1 and at most `KEPT` words, as an array."""
    packed = np.zeros((2, KEPT), dtype=np.uint16)
    if vector:
        count = len(vector)
        packed[0, :count] = [mark(word) % _MARKS for word in vector]
        weights = np.fromiter(vector.values(), dtype=np.float64, count=count)
        packed[1, :count] = np.minimum(np.ceil(weights * _SCALE), _SCALE)
    return packed


class Bound:
    """Upper bounds of the cosines of one vector and many; keeps a table between questions."""

    def __init__(self) -> None:
        self._weight = np.zeros(_MARKS, dtype=np.float32)

    def of(self, one: Packed, many: Packed) -> npt.NDArray[np.float32]:
        """For each of ``many``, a number that the cosine with ``one`` does not exceed."""
        marks = one[0]
        # A word of theirs meets one of ours: where marks fall together, the heaviest.
        np.maximum.at(self._weight, marks, one[1].astype(np.float32))
        found = np.einsum(
            "ij,ij->i", self._weight[many[:, 0]], many[:, 1].astype(np.float32)
        ) / np.float32(_SCALE * _SCALE)
        self._weight[marks] = 0
        # Single precision may fall short by its last digits.
        return np.asarray(found * np.float32(1.0001), dtype=np.float32)
