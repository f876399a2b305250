"""Seeds of copies: where runs of words stand that two articles share.

All runs are sorted once, so that what stands in one article alone, which is nearly all, is
never looked at singly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

#: Runs that stand in one article more often than this are furniture or refrains.
REPEATS = 4
#: A run that stands in more articles than this is traced to the first few of them alone: a
#: thousand copies of one report are copies of that report, not each of each other.
CROWD, FIRST = 40, 5

_Ints = npt.NDArray[np.int64]


def seeds(
    runs: Sequence[npt.NDArray[np.uint64]], by_time: Sequence[int]
) -> dict[tuple[int, int], bytes]:
    """Positions of shared runs by pair of articles, the smaller number first.

    ``runs`` are the hashes of an article's runs by position; ``by_time`` names the articles,
    oldest first. The positions of a pair are int32, two by two, sorted, as bytes: what two
    articles share can so be known again while others come.
    """
    home, place, start, size = _shared(runs)
    if not len(start):
        return {}
    rank = np.empty(len(runs), dtype=np.int64)
    rank[list(by_time)] = np.arange(len(runs))
    pairs = [*_facing(home, place, start, size, rank)]
    left, right = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    apart = home[left] != home[right]
    left, right = left[apart], right[apart]
    if not len(left):
        return {}
    turned = home[left] > home[right]
    left, right = np.where(turned, right, left), np.where(turned, left, right)
    between = home[left] * len(runs) + home[right]
    order = np.lexsort((place[right], place[left], between))
    between, left, right = between[order], left[order], right[order]
    positions = np.stack([place[left], place[right]], axis=1).astype(np.int32)
    cuts = np.flatnonzero(np.diff(between)) + 1
    return {
        divmod(int(pair), len(runs)): part.tobytes()
        for pair, part in zip(between[np.append(0, cuts)], np.split(positions, cuts), strict=True)
    }


def _shared(runs: Sequence[npt.NDArray[np.uint64]]) -> tuple[_Ints, _Ints, _Ints, _Ints]:
    """The article (``home``) and position (``place``) of every run that stands in several,
    run by run, in order; and where each run's begin and how many they are."""
    lengths = [len(found) for found in runs]
    hashes = np.concatenate(runs)
    home = np.repeat(np.arange(len(runs)), lengths)
    place = np.concatenate([np.arange(length) for length in lengths])
    order = np.argsort(hashes, kind="stable")
    hashes, home, place = hashes[order], home[order], place[order]
    start, size = _groups(hashes[1:] != hashes[:-1], len(hashes))
    several = home[start] != home[start + size - 1] if len(start) else np.zeros(0, dtype=bool)
    kept = np.repeat(several, size)
    home, place, size = home[kept], place[kept], size[several]
    return home, place, np.cumsum(size) - size, size


def _groups(changes: npt.NDArray[np.bool_], count: int) -> tuple[_Ints, _Ints]:
    """Where groups begin and how long they are, among ``count`` things in a row."""
    start = np.append(0, np.flatnonzero(changes) + 1) if count else np.zeros(0, dtype=np.int64)
    return start, np.diff(np.append(start, count))


def _facing(
    home: _Ints, place: _Ints, start: _Ints, size: _Ints, rank: _Ints
) -> Iterator[tuple[_Ints, _Ints]]:
    """Numbers of entries that face each other, run by run of those of one size."""
    run = np.repeat(np.arange(len(start)), size)
    begins, length = _groups((run[1:] != run[:-1]) | (home[1:] != home[:-1]), len(run))
    homes = np.bincount(run[begins], minlength=len(start))
    kept = np.repeat(length <= REPEATS, length)
    crowds = homes > CROWD
    for which in np.flatnonzero(crowds):
        every = np.arange(start[which], start[which] + size[which])
        oldest = np.sort(np.unique(rank[home[every]]))[:FIRST]
        entries = every[kept[every]]
        early = entries[np.isin(rank[home[entries]], oldest)]
        left, right = (side.ravel() for side in np.meshgrid(early, entries, indexing="ij"))
        # Two that are both early face each other once.
        once = ~np.isin(right, early) | (left < right)
        yield left[once], right[once]
    numbers = np.flatnonzero(kept & ~np.repeat(crowds, size))
    begins, length = _groups(run[numbers][1:] != run[numbers][:-1], len(numbers))
    for count in np.unique(length):
        rows = numbers[begins[length == count, None] + np.arange(count)]
        i, j = np.triu_indices(count, 1)
        yield rows[:, i].ravel(), rows[:, j].ravel()
    yield np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
