"""Which articles stand under a key: sorted arrays that grow by merging.

An entry is a key, a day, the place of an article and the weight it has there: thirteen
bytes. Entries are kept in a few sorted runs, each several times as long as the next, as in
a log-structured merge tree (O'Neil et al., 1996): an entry is moved a logarithmic number of
times, and a question is a binary search in each run. What came last is sorted when the next
question is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from runut.stories import plain
from runut.stories.loops import (
    DAY_BITS,
    LAST,
    MOST_RUNS,
    UNDATED,
    Ask,
    Counts,
    Keys,
    Places,
    Question,
    Run,
    Weights,
)

#: Length up to which a run is merged with whatever comes, and how much longer than the next
#: the longer ones are.
YOUNG: Final = 20_000
LONGER: Final = 4
#: Longest list under a key that is looked at in full, and the days around an article to
#: which a longer one is narrowed, as far as it takes; one still longer is passed over.
CROWD: Final = 4_000
NEARER: Final = (7, 2, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """Entries side by side, sorted. ``at`` is the key with the day in its low bits."""

    at: Keys
    places: Places
    weights: Weights

    def __len__(self) -> int:
        return len(self.at)

    @classmethod
    def of(cls, keys: Keys, days: npt.ArrayLike, places: Places, weights: Weights) -> Entries:
        """Entries in any order, brought in order."""
        return cls._sorted(_joined(keys, days), places, weights)

    @classmethod
    def together(cls, parts: Iterable[Entries]) -> Entries:
        """All entries of ``parts``."""
        every = list(parts)
        return cls._sorted(
            np.concatenate([part.at for part in every]),
            np.concatenate([part.places for part in every]),
            np.concatenate([part.weights for part in every]),
        )

    @classmethod
    def _sorted(cls, at: Keys, places: Places, weights: Weights) -> Entries:
        order = np.argsort(at, kind="stable")  # which is a merge where there are sorted parts
        return cls(at=at[order], places=places[order], weights=weights[order])

    def renumbered(self, places: npt.NDArray[np.int64]) -> Entries:
        """The same with new places, by the old; entries of which that is -1 are left out."""
        new = places[self.places]
        kept = new >= 0
        return Entries(
            at=self.at[kept], places=new[kept].astype(np.uint32), weights=self.weights[kept]
        )

    @property
    def run(self) -> Run:
        """As the loops take them."""
        return self.at, self.places, self.weights


def _joined(keys: Keys, days: npt.ArrayLike) -> Keys:
    return (keys << np.uint64(DAY_BITS)) | np.asarray(days, dtype=np.uint64)


class Postings:
    """Entries by key, to which more can be added.

    ``window_days``: entries further from an article are not seen; those of undated articles
    always are, and an undated article sees all.
    """

    def __init__(self, window_days: int, ask: Ask = plain.ask) -> None:
        self._ask = ask
        self._size = 0
        self._reaches = (window_days, *(days for days in NEARER if days < window_days))
        self._runs: list[Entries] = []
        self._recent: list[Entries] = []
        self._sums = np.zeros(1, dtype=np.int32)

    def add(self, keys: Keys, weights: Weights, *, place: int, day: int) -> None:
        """File what stands at ``place`` under its keys, which are sorted."""
        places = np.full(len(keys), place, dtype=np.uint32)
        self._recent.append(Entries(at=_joined(keys, day), places=places, weights=weights))
        self._size = max(self._size, place + 1)
        if len(self._recent) * (len(keys) or 1) >= YOUNG:
            self._put_away()

    def load(self, entries: Entries) -> None:
        """Take over many entries at once."""
        self._size = max(self._size, int(entries.places.max(initial=0)) + 1)
        self._runs.append(entries)
        while len(self._runs) > 1 and (
            len(self._runs[-2]) < max(LONGER * len(self._runs[-1]), YOUNG)
            or len(self._runs) > MOST_RUNS
        ):
            last = self._runs.pop()
            self._runs[-1] = Entries.together([self._runs[-1], last])

    def renumber(self, places: npt.NDArray[np.int64]) -> None:
        """Give every place a new number; what gets -1 is forgotten."""
        self._put_away()
        runs = [run.renumbered(places) for run in self._runs]
        self._runs = []
        for run in runs:
            self.load(run)

    def near(self, keys: Keys, weights: Weights, *, day: int, least: int) -> tuple[Places, Counts]:
        """The places whose keys in common with these weigh ``least`` or more together, a key
        weighing the product of both sides' weights, and how much they weigh, in any order.
        ``keys`` are sorted.
        """
        self._put_away()
        if not self._runs:
            return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int32)
        if len(self._sums) < self._size:
            self._sums = np.zeros(self._size + self._size // 2, dtype=np.int32)
        windows = self._windows(day)
        question = Question(
            keys=keys,
            weights=weights.astype(np.int32),
            windows=np.broadcast_to(windows, (len(keys), *windows.shape)),
            crowd=CROWD,
            least=least,
        )
        return self._ask([run.run for run in self._runs], question, self._sums)

    def _windows(self, day: int) -> npt.NDArray[np.int64]:
        """First and last days to look at, the widest windows first."""
        if day == UNDATED:
            return np.array([[1, LAST]])
        return np.array([[max(1, day - days), min(day + days, LAST)] for days in self._reaches])

    def _put_away(self) -> None:
        """Sort what came last."""
        if self._recent:
            self.load(Entries.together(self._recent))
        self._recent = []
