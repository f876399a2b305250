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
from runut.stories.flat import FIELDS, HEAD, HEAVIEST, STEPS, WEIGHT_BITS, Flat, flatten
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


def turned(every: Sequence[Held], turns: int) -> Iterator[list[tuple[Filing, Flat]]]:
    """The articles in other words, all of them in each turn."""
    marks = np.concatenate([np.unique(each.flat[HEAD:] >> _WEIGHT) for each in every])
    known, counts = np.unique(marks, return_counts=True)
    common = known[counts >= FEW]
    masks = [_Masks.of(each, common) for each in every]
    for turn in range(turns):
        other = mark(f"turn {turn}")
        yield [
            made.in_other_words(each, other, turn) for each, made in zip(every, masks, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class _Masks:
    """All bits where a mark of the flat array, a key, or a small mark is to be another."""

    flat: npt.NDArray[np.uint64]
    keys: npt.NDArray[np.uint64]
    words: npt.NDArray[np.uint16]
    packed: npt.NDArray[np.uint16]

    @classmethod
    def of(cls, each: Held, common: npt.NDArray[np.uint64]) -> _Masks:
        rare = np.concatenate([np.zeros(HEAD, bool), ~_among(each.flat[HEAD:] >> _WEIGHT, common)])
        start = HEAD + int(each.flat[: FIELDS.index("plain")].sum())
        body = slice(start, start + len(each.words))
        keys = each.filing.keys
        prints = keys >= _FINGERPRINT
        few = np.where(~_among(keys, common), np.uint64((1 << 47) - 1), np.uint64(0))
        packed = np.zeros_like(each.filing.words)
        heavy = (each.flat[body] & np.uint64(HEAVIEST)).astype(np.float64)
        packed[0, : len(each.words)] = each.words
        packed[1, : len(each.words)] = np.ceil(heavy * 32767 / STEPS)
        words = np.zeros(packed.shape[1], dtype=np.uint16)
        words[: len(each.words)] = np.where(rare[body], np.uint16(0xFFFF), np.uint16(0))
        order = np.argsort(-packed[1].astype(np.int32), kind="stable")
        packed, words = packed[:, order], words[order]
        return cls(
            np.where(rare, ~np.uint64(HEAVIEST), np.uint64(0)),
            np.where(prints, np.uint64((1 << 40) - 1), few),
            words,
            packed,
        )

    def in_other_words(self, each: Held, other: int, turn: int) -> tuple[Filing, Flat]:
        words = self.packed.copy()
        words[0] ^= self.words & np.uint16(other & 0xFFFF)
        filing = replace(
            each.filing,
            article=f"{each.filing.article}/{turn}",
            keys=each.filing.keys ^ (self.keys & np.uint64(other)),
            words=words,
        )
        return filing, each.flat ^ (self.flat & np.uint64(other << WEIGHT_BITS))


def _among(marks: npt.NDArray[np.uint64], common: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    at = np.minimum(np.searchsorted(common, marks), len(common) - 1)
    return np.asarray(common[at] == marks, dtype=np.bool_)
