"""Which articles stand under a key: sorted arrays that grow by merging.

An entry is a key, a day, the place of an article and the weight it has there: thirteen
bytes. Entries are kept in a few sorted runs, each several times as long as the next, as in
a log-structured merge tree (O'Neil et al., 1996): an entry is moved a logarithmic number of
times, and a question is a binary search in each run. What came last waits in a small table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
Places = npt.NDArray[np.uint32]
Weights = npt.NDArray[np.uint8]
_Counts = npt.NDArray[np.int32]
_At = npt.NDArray[np.intp]
#: Place, weight and day of an entry that waits.
_Waiting = tuple[int, int, int]

#: Keys are below 2**48: with a day in the low bits they fit 64.
_DAY_BITS: Final = np.uint64(16)
#: The day of what has none, and the last day that can be told.
UNDATED: Final = 0
LAST: Final = (1 << 16) - 1
#: Entries that wait before they are sorted, and how much longer a run is than the next.
WAITING: Final = 40_000
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

    def spans(self, keys: Keys, windows: Iterable[tuple[int, int]]) -> tuple[_At, _At]:
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

    def __init__(self, window_days: int) -> None:
        self._reaches = (window_days, *(days for days in NEARER if days < window_days))
        self._runs: list[Entries] = []
        self._recent: list[Entries] = []
        self._waiting: dict[int, list[_Waiting]] = {}
        self._shared = np.zeros(1, dtype=np.int32)

    def add(self, keys: Keys, weights: Weights, *, place: int, day: int) -> None:
        """File what stands at ``place`` under its keys, which are sorted."""
        for key, weight in zip(keys.tolist(), weights.tolist(), strict=True):
            self._waiting.setdefault(key, []).append((place, weight, day))
        places = np.full(len(keys), place, dtype=np.uint32)
        self._recent.append(Entries(at=_joined(keys, day), places=places, weights=weights))
        if len(self._recent) * len(keys) >= WAITING:
            self._put_away()

    def load(self, entries: Entries) -> None:
        """Take over many entries at once."""
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

    def near(self, keys: Keys, weights: Weights, *, day: int, least: int) -> Places:
        """The places whose keys in common with these weigh ``least`` or more together, a key
        weighing the product of both sides' weights. ``keys`` are sorted, and so is the answer.
        """
        places, products = self._met(keys, weights, day)
        if not len(places):
            return places
        if (size := int(places.max()) + 1) > len(self._shared):
            self._shared = np.zeros(size + size // 2, dtype=np.int32)
        np.add.at(self._shared, places, products)
        enough = places[self._shared[places] >= least]
        self._shared[places] = 0
        return np.unique(enough)

    def _met(self, keys: Keys, weights: Weights, day: int) -> tuple[Places, _Counts]:
        """Every entry under the keys that is near in time, with its product of weights."""
        places: list[Places] = []
        products: list[_Counts] = []
        for windows in self._windows(day):
            spans = [run.spans(keys, windows) for run in self._runs]
            waiting = [self._within(key, windows) for key in keys.tolist()]
            count = np.array([len(found) for found in waiting], dtype=np.intp)
            count += sum(((ends - starts).sum(axis=1) for starts, ends in spans), start=0)
            fit = count <= CROWD
            for run, (starts, ends) in zip(self._runs, spans, strict=True):
                at, lengths = _ranges(starts[fit], ends[fit])
                ours = np.repeat(np.repeat(weights[fit], len(windows)), lengths)
                places.append(run.places[at])
                products.append(run.weights[at].astype(np.int32) * ours)
            met = [
                (place, ours * theirs)
                for found, ours, good in zip(waiting, weights.tolist(), fit.tolist(), strict=True)
                if good
                for place, theirs, _ in found
            ]
            places.append(np.array([place for place, _ in met], dtype=np.uint32))
            products.append(np.array([product for _, product in met], dtype=np.int32))
            if fit.all():
                break
            keys, weights = keys[~fit], weights[~fit]
        return np.concatenate(places), np.concatenate(products)

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


def _ranges(starts: _At, ends: _At) -> tuple[_At, _At]:
    """All numbers from each start to before its end, one range after another, and the
    length of each range."""
    lengths = (ends - starts).ravel()
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts.ravel() - before, lengths) + np.arange(int(lengths.sum())), lengths
