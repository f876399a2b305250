"""Very many stories side by side in arrays: which of them may continue one, told from above.

To compare two stories word by word takes as long as to rule out ten here. What is reckoned
here never lies below what `runut.stories.told` finds, for marks may fall together and weights
are rounded up: what is ruled out continues nothing, and the rest has to be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from runut.stories.flat import ordinal
from runut.stories.loops import Packed
from runut.stories.told import CONTINUES, KEPT, Places, Told, cast, likeness
from runut.stories.vectors import MARKS, SCALE, pack, small_mark

#: A story: its words; its names with their weights squared; the mark of the central one; how
#: many names it has; whether it is a lone piece; days that its articles came, and those that
#: they speak of, each a bit by its number modulo 64; and the day, where all came on one.
ROW: Final = np.dtype(
    [
        ("words", "<u2", (2, KEPT)),
        ("names", "<u2", (2, KEPT)),
        ("central", "<u2"),
        ("named", "u1"),
        ("lone", "?"),
        ("when", "<u8"),
        ("speaks_of", "<u8"),
        ("only", "<i4"),
    ]
)
#: Sums of floats in another order differ by less; likenesses are rounded to it.
_SLACK: Final = 1e-5

_Rows = npt.NDArray[np.void]


def packed(told: Told) -> bytes:
    """A story as a row, which is made once and kept."""
    row = np.zeros(1, dtype=ROW)
    row["words"] = pack(told.words, KEPT)
    row["names"] = pack({name: w * w for name, w in told.names.items()}, KEPT)
    row["central"] = small_mark(told.central)
    row["named"] = len(told.names)
    row["lone"] = told.lone
    row["when"], row["speaks_of"] = _bits(told.when), _bits(told.speaks_of)
    row["only"] = ordinal(*told.when) if len(told.when) == 1 else 0
    return row.tobytes()


def _bits(days: Iterable[str]) -> np.uint64:
    return np.uint64(sum({1 << ordinal(day) % 64 for day in days}))


class Casts:
    """Stories, each at a place, in the order in which they were put."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {}
        self._stories: list[str] = []
        self._rows: _Rows = np.zeros(0, dtype=ROW)
        self._weights = np.zeros(MARKS)
        self._there = np.zeros(MARKS)

    def __contains__(self, story: str) -> bool:
        return story in self._at

    def put(self, found: Mapping[str, bytes]) -> None:
        """Take in stories that are not there yet, as they were `packed`."""
        start, end = len(self._at), len(self._at) + len(found)
        if end > len(self._rows):
            more = np.zeros(max(end, 2 * len(self._rows)) - len(self._rows), dtype=ROW)
            self._rows = np.concatenate([self._rows, more])
        self._rows[start:end] = np.frombuffer(b"".join(found.values()), dtype=ROW)
        self._at.update(zip(found, range(start, end), strict=True))
        self._stories += found

    def places(self, stories: Sequence[str]) -> Places:
        """Where the stories are."""
        return np.array([self._at[story] for story in stories], dtype=np.intp)

    def possible(self, place: int, near: Places) -> list[str]:
        """The stories at the places ``near`` that may continue the one at ``place``."""
        if not len(near):
            return []
        good = near[self._likeness(self._rows[place], self._rows[near]) >= CONTINUES - _SLACK]
        return [self._stories[other] for other in good.tolist()]

    def _likeness(self, one: np.void, others: _Rows) -> npt.NDArray[np.float64]:
        """What the likeness of one and each of the others does not exceed."""
        marks, weights = _entries(one["names"])
        names, squares = others["names"][:, 0], others["names"][:, 1]
        self._weights[marks], self._there[marks] = weights, 1
        # What has no weight is no entry.
        ours = (self._weights[names] * (squares > 0)).sum(axis=1) / SCALE
        theirs = (self._there[names] * squares).sum(axis=1) / SCALE
        # The central name may be missed only where its mark is.
        same = (names == one["central"]).any(axis=1) & (self._there[others["central"]] > 0)
        self._weights[marks] = self._there[marks] = 0
        looks = (one["speaks_of"] & others["when"]) | (others["speaks_of"] & one["when"])
        apart = (one["only"] == 0) | (others["only"] != one["only"])
        return likeness(
            cast(ours, theirs, np.minimum(others["named"], one["named"])),
            self._words(one, others),
            same_cast=same,
            both_lone=others["lone"] & one["lone"],
            looks_back=(looks != 0) & apart,
        )

    def _words(self, one: np.void, others: _Rows) -> npt.NDArray[np.float64]:
        """The cosine of the words."""
        marks, weights = _entries(one["words"])
        self._weights[marks] = weights
        theirs = others["words"]
        found = (self._weights[theirs[:, 0]] * theirs[:, 1]).sum(axis=1)
        self._weights[marks] = 0
        return np.asarray(found / (SCALE * SCALE), dtype=np.float64)


def _entries(vector: Packed) -> tuple[Packed, Packed]:
    """The marks and weights that are not empty, so that none stands twice."""
    kept = vector[1] > 0
    return vector[0][kept], vector[1][kept]
