"""Which articles stand under a key: sorted arrays that grow by merging.

An entry is a key, a day, the place of an article and the weight it has there: thirteen
bytes. Entries are kept in a few sorted runs, each several times as long as the next, as in
a log-structured merge tree (O'Neil et al., 1996): an entry is moved a logarithmic number of
times, and a question is a binary search in each run. What came last waits in a small table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from runut.stories import loops
from runut.stories.loops import At, Counts, Meet, Places, Stretch

Keys = npt.NDArray[np.uint64]
Weights = npt.NDArray[np.uint8]
#: Place, weight and day of an entry that waits.
_Waiting = tuple[int, int, int]

#: Keys are below 2**48: with a day in the low bits they fit 64.
_DAY_BITS: Final = np.uint64(16)
#: The day of what has none, and the last day that can be told.
UNDATED: Final = 0
LAST: Final = (1 << 16) - 1
#: Entries that wait before they are sorted, and how much longer a run is than the next.
WAITING: Final = 20_000
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

    def spans(self, keys: Keys, windows: Iterable[tuple[int, int]]) -> tuple[At, At]:
        """Where the entries under each key in each window of days start and end; shape
        (keys, windows)."""
        edges = [edge for first, last in windows for edge in (first, last + 1)]
        needles = (keys[:, None] << _DAY_BITS) + np.array(edges, dtype=np.uint64)
        found = self.at.searchsorted(needles.ravel()).reshape(needles.shape)
        return found[:, 0::2], found[:, 1::2]


def _joined(keys: Keys, days: npt.ArrayLike) -> Keys:
    return (keys << _DAY_BITS) | np.asarray(days, dtype=np.uint64)


class Postings:
    """Entries by key, to which more can be added.

    ``window_days``: entries further from an article are not seen; those of undated articles
    always are, and an undated article sees all.
    """

    def __init__(self, window_days: int, meet: Meet = loops.meet) -> None:
        self._meet = meet
        self._size = 0
        self._reaches = (window_days, *(days for days in NEARER if days < window_days))
        self._runs: list[Entries] = []
        self._recent: list[Entries] = []
        self._waiting: dict[int, list[_Waiting]] = {}
        self._shared = np.zeros(1, dtype=np.int32)

    def add(self, keys: Keys, weights: Weights, *, place: int, day: int) -> None:
        """File what stands at ``place`` under its keys, which are sorted."""
        for key, weight in zip(keys.tolist(), weights.tolist(), strict=True):
            self._waiting.setdefault(key, []).append((place, weight, day))
        self._size = max(self._size, place + 1)
        places = np.full(len(keys), place, dtype=np.uint32)
        self._recent.append(Entries(at=_joined(keys, day), places=places, weights=weights))
        if len(self._recent) * len(keys) >= WAITING:
            self._put_away()

    def load(self, entries: Entries) -> None:
        """Take over many entries at once."""
        self._size = max(self._size, int(entries.places.max(initial=0)) + 1)
        self._runs.append(entries)
        while len(self._runs) > 1 and len(self._runs[-2]) < LONGER * len(self._runs[-1]):
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
        weighing the product of both sides' weights, and how much they weigh. ``keys`` are
        sorted, and so are the places.
        """
        stretches = list(self._stretches(keys, weights.astype(np.int32), day))
        if len(self._shared) < self._size:
            self._shared = np.zeros(self._size + self._size // 2, dtype=np.int32)
        places, weigh = self._meet(self._shared, stretches, least)
        order = np.argsort(places)
        return places[order], weigh[order]

    def _stretches(self, keys: Keys, weights: Counts, day: int) -> Iterator[Stretch]:
        """Where the entries stand that are under the keys and near in time."""
        for windows in self._windows(day):
            spans = [run.spans(keys, windows) for run in self._runs]
            waiting = [self._within(key, windows) for key in keys.tolist()]
            count = np.array([len(found) for found in waiting], dtype=np.intp)
            count += sum(((ends - starts).sum(axis=1) for starts, ends in spans), start=0)
            fit = count <= CROWD
            ours = np.repeat(weights[fit], len(windows))
            for run, (starts, ends) in zip(self._runs, spans, strict=True):
                yield run.places, run.weights, starts[fit].ravel(), ends[fit].ravel(), ours
            yield _laid_out(
                [found for found, good in zip(waiting, fit, strict=True) if good], weights[fit]
            )
            if fit.all():
                break
            keys, weights = keys[~fit], weights[~fit]

    def _within(self, key: int, windows: list[tuple[int, int]]) -> Sequence[_Waiting]:
        """What waits under a key and is near in time."""
        found = self._waiting.get(key, ())
        if not found:
            return ()
        first, last = windows[-1]
        return [each for each in found if first <= each[2] <= last or each[2] == UNDATED]

    def _windows(self, day: int) -> Iterable[list[tuple[int, int]]]:
        """First and last days to look at, the widest windows first."""
        if day == UNDATED:
            return [[(0, LAST)]]
        return [[(0, 0), (max(1, day - days), min(day + days, LAST))] for days in self._reaches]

    def _put_away(self) -> None:
        """Sort what waits."""
        if self._recent:
            self.load(Entries.together(self._recent))
        self._recent, self._waiting = [], {}


def _laid_out(waiting: Sequence[Sequence[_Waiting]], weights: Counts) -> Stretch:
    """What waits, one entry after another, as a run in which every entry is a range."""
    lengths = [len(found) for found in waiting]
    places = np.array([entry[0] for found in waiting for entry in found], dtype=np.uint32)
    theirs = np.array([entry[1] for found in waiting for entry in found], dtype=np.uint8)
    at = np.arange(len(places) + 1)
    return places, theirs, at[:-1], at[1:], np.repeat(weights, lengths)
