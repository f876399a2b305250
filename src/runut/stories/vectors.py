"""Vectors of words packed into small arrays: what an index can hold of very many articles.

A packed vector is `KEPT` pairs of a word's 16-bit mark and its weight, the heaviest first, two
rows of 16-bit integers. Marks may fall together and weights are rounded up, so a product of two
packed vectors never lies below the cosine of the vectors themselves, and seldom much above.

Where very many are at hand (`at_hand`), the marks of each are followed by the largest weight of
every `BLOCK` entries: from these alone, half of what there is to fetch from memory, it is told of
nine in ten that their product stays below what is asked for. Vectors packed in another order give
the same products, but fewer of them are spared.
"""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

import numpy as np
import numpy.typing as npt

from runut.stories import plain
from runut.stories.loops import BLOCK, Packed, Places, Products

#: Entries of a packed vector; longer ones cannot be packed.
KEPT = 120

#: Entries of one at hand: `KEPT` and a weight for each `BLOCK` of them, 512 bytes in all.
ROOM = KEPT + KEPT // BLOCK

#: How many marks there are.
MARKS = 1 << 16
_LOW = MARKS - 1
#: A weight of 1 in whole numbers. Words whose marks fall together weigh more, but less than 2.
SCALE = MARKS // 2 - 1
#: By so much in whole numbers less is asked for, since what is asked for is no whole number.
_SLACK = 2


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
    summed = np.minimum(np.bincount(at, whole), MARKS - 1)
    order = np.argsort(-summed, kind="stable")
    packed[0, : len(unique)] = unique[order]
    packed[1, : len(unique)] = summed[order]
    return packed


def at_hand(packed: Packed) -> Packed:
    """Packed vectors, shape (many, 2, `KEPT`), as the loops take them, (many, 2, `ROOM`)."""
    found = np.zeros((len(packed), 2, ROOM), dtype=np.uint16)
    found[:, :, :KEPT] = packed
    found[:, 0, KEPT:] = packed[:, 1].reshape(len(packed), KEPT // BLOCK, BLOCK).max(axis=2)
    return found


def bound(
    one: Packed,
    many: Packed,
    places: Places,
    least: npt.NDArray[np.float64],
    products: Products = plain.products,
) -> npt.NDArray[np.float64]:
    """For the vectors at each of ``places``, a number that the cosine with ``one`` does not
    exceed, the same both ways; below ``least``, given for each place, maybe 0."""
    enough = (least * (SCALE * SCALE)).astype(np.int64) - _SLACK
    return products(one, many, places, enough) / (SCALE * SCALE)
