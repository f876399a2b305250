"""Many more live articles, made of those there are: the same news in turns with other rare words.

Text for a million articles takes longer to make than the index takes to hold them. Here what an
article is filed under and compared by is copied, turn by turn, with the words that stand in few
articles, and all fingerprints, given other marks, another for each turn. So ten turns have ten
times as many happenings and stand as close together in what is common as one has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np
import numpy.typing as npt

from runut.records import Features
from runut.stories import candidates
from runut.stories.candidates import Filing
from runut.stories.flat import FIELDS, HEAD, WEIGHT_BITS, Flat, flatten
from runut.stories.marks import mark

#: A word that stands in fewer articles than this is of one happening or series or another; a
#: series has sixty articles in thirty days.
FEW = 100
_WEIGHT = np.uint64(WEIGHT_BITS)
#: Marks of words are below this, fingerprints among the keys above.
_FINGERPRINT = np.uint64(1 << 47)


@dataclass(frozen=True, slots=True)
class Held:
    """An article as it is held: what it is filed under, how it is compared, and the small marks
    of the words of its body, in the order of its flat array."""

    filing: Filing
    flat: Flat
    words: npt.NDArray[np.uint16]


def held(features: Features) -> Held:
    named = frozenset(features.named)
    body = [*(w for w in features.body if w not in named), *features.named]
    small = np.array([crc32(word.encode()) & 0xFFFF for word in body], dtype=np.uint16)
    return Held(candidates.filing(features), flatten(features), small)


def turned(every: Sequence[Held], turns: int) -> Iterator[tuple[Filing, Flat]]:
    """The articles in other words, ``turns`` times."""
    marks = np.concatenate([np.unique(each.flat[HEAD:] >> _WEIGHT) for each in every])
    known, counts = np.unique(marks, return_counts=True)
    common = known[counts >= FEW]
    for turn in range(turns):
        other = mark(f"turn {turn}")
        for each in every:
            yield _in_other_words(each, common, other, turn)


def _in_other_words(
    each: Held, common: npt.NDArray[np.uint64], other: int, turn: int
) -> tuple[Filing, Flat]:
    flat, keys = each.flat.copy(), each.filing.keys
    rare = ~_among(flat[HEAD:] >> _WEIGHT, common)
    flat[HEAD:][rare] ^= np.uint64(other << WEIGHT_BITS)
    prints = keys >= _FINGERPRINT
    low = np.where(prints, np.uint64(other & ((1 << 40) - 1)), np.uint64(other))
    keys = np.where(prints | ~_among(keys, common), keys ^ low, keys)
    order = np.argsort(keys)
    at = FIELDS.index("plain")
    start = HEAD + int(flat[:at].sum())
    body = slice(start - HEAD, start - HEAD + len(each.words))
    words = np.zeros_like(each.filing.words)
    small = each.words ^ np.where(rare[body], np.uint16(other & 0xFFFF), np.uint16(0))
    words[0, : len(small)] = small
    heavy = (flat[HEAD:][body] & np.uint64((1 << WEIGHT_BITS) - 1)).astype(np.float64)
    words[1, : len(small)] = np.ceil(heavy * 32767 / 100_000)
    filing = replace(
        each.filing,
        article=f"{each.filing.article}/{turn}",
        keys=keys[order],
        weights=each.filing.weights[order],
        words=words,
    )
    return filing, flat


def _among(marks: npt.NDArray[np.uint64], common: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    at = np.minimum(np.searchsorted(common, marks), len(common) - 1)
    return np.asarray(common[at] == marks, dtype=np.bool_)
