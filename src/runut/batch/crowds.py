"""Keys under which very many articles stand, counted over all blocks.

The rule is that of `runut.stories.postings`: a long list under a key is narrowed to the days
around whoever asks, and one still longer is passed over. A block sees only its own part of a
list, so whole lists are counted here, once, and every block goes by the same counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from runut.batch.arrays import Arrays
from runut.batch.blocks import Block
from runut.batch.course import WORK, Course, Made
from runut.batch.filings import Filings
from runut.stories import postings
from runut.stories.loops import LAST, UNDATED, Keys

STEP = "crowds"
NAME: Final = f"{WORK}/{STEP}/crowds.npz"
Counts = npt.NDArray[np.int64]
#: How far from an article entries under each of its keys are looked at, in days; -1: not at all.
Reach = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowds(Arrays):
    """The crowded keys, sorted; the days on which anything is filed, sorted; and how many stand
    under each key up to the end of each day, counting none (shape: keys, days + 1)."""

    keys: Keys
    days: npt.NDArray[np.int64]
    sums: Counts

    def reach(self, keys: Keys, day: int, window_days: int) -> Reach:
        """How far an article of ``day`` looks under each of its ``keys``. One without a day
        looks at all days; `LAST` stands for that."""
        found = np.full(len(keys), window_days if day != UNDATED else LAST, dtype=np.int64)
        if not len(self.keys):
            return found
        at = np.searchsorted(self.keys, keys).clip(max=len(self.keys) - 1)
        crowded = np.flatnonzero(self.keys[at] == keys)
        found[crowded] = [self._reach(row, day, window_days) for row in at[crowded].tolist()]
        return found

    def _reach(self, row: int, day: int, window_days: int) -> int:
        if day == UNDATED:
            return LAST if self._between(row, 0, LAST) <= postings.CROWD else -1
        undated = self._between(row, UNDATED, UNDATED)
        for days in (window_days, *(each for each in postings.NEARER if each < window_days)):
            near = self._between(row, max(1, day - days), min(day + days, LAST))
            if undated + near <= postings.CROWD:
                return days
        return -1

    def _between(self, row: int, first: int, last: int) -> int:
        start, end = np.searchsorted(self.days, (first, last + 1))
        return int(self.sums[row, end] - self.sums[row, start])


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The filings of all blocks, and the most blocks that one window touches."""

    files: tuple[str, ...]
    together: int


def count_all(
    course: Course, blocks: Sequence[Block], files: tuple[str, ...], window_days: int
) -> str:
    """Count the crowded keys; the file of the counts."""
    together = max((sum(b.is_near(c, window_days) for c in blocks) for b in blocks), default=1)
    part = Counted(files=files, together=together)
    course.each(STEP, count, [part], [files])
    return NAME


def count(out: Path, counted: Counted) -> Made:
    """Count them in two passes: what could be crowded, then how much it is."""
    keys = _candidates(out, counted)
    tables = list(_tables(out, counted, keys))
    days = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *(d for d, _ in tables)]))
    total = np.zeros((len(keys), len(days)), dtype=np.int64)
    for each, table in tables:
        total[:, np.searchsorted(days, each)] += table
    crowded = total.sum(axis=1) > postings.CROWD
    sums = np.zeros((int(crowded.sum()), len(days) + 1), dtype=np.int64)
    np.cumsum(total[crowded], axis=1, out=sums[:, 1:])
    Crowds(keys=keys[crowded], days=days, sums=sums).write(out / NAME)
    return Made(files=[NAME])


def _candidates(out: Path, counted: Counted) -> Keys:
    """Keys that may be crowded: more than so many stand together only where one block of the
    window has its share of them."""
    found = [np.zeros(0, dtype=np.uint64)]
    for name in counted.files:
        keys, counts = np.unique(Filings.read(out / name).keys, return_counts=True)
        found.append(keys[counts * counted.together > postings.CROWD])
    return np.unique(np.concatenate(found))


def _tables(
    out: Path, counted: Counted, keys: Keys
) -> Iterator[tuple[npt.NDArray[np.int64], Counts]]:
    """For each block its days, and how many stand under each key on each of them."""
    for name in counted.files:
        filings = Filings.read(out / name)
        days, of_key = np.unique(filings.key_days(), return_inverse=True)
        table = np.zeros((len(keys), len(days)), dtype=np.int64)
        if len(keys):
            at = np.searchsorted(keys, filings.keys).clip(max=len(keys) - 1)
            known = keys[at] == filings.keys
            np.add.at(table, (at[known], of_key[known]), 1)
        yield days.astype(np.int64), table
