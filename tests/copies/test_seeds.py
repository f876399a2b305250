"""Seeds by arrays are those that looking at every run one by one finds."""

from collections import defaultdict
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from runut.copies.seeds import CROWD, FIRST, REPEATS, seeds

Found = dict[tuple[int, int], list[tuple[int, int]]]


def _one_by_one(runs: list[list[int]], by_time: list[int]) -> Found:
    where: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, hashes in enumerate(runs):
        for position, value in enumerate(hashes):
            where[value][number].append(position)
    found: Found = defaultdict(list)
    for places in where.values():
        oldest = sorted(places, key=by_time.index)[:FIRST]
        for i, j in combinations(sorted(places), 2):
            few = len(places[i]) <= REPEATS and len(places[j]) <= REPEATS
            if few and (len(places) <= CROWD or i in oldest or j in oldest):
                found[i, j] += [(a, b) for a in places[i] for b in places[j]]
    return {pair: sorted(positions) for pair, positions in found.items()}


def _by_arrays(runs: list[list[int]], by_time: list[int]) -> Found:
    found = seeds([np.array(hashes, dtype=np.uint64) for hashes in runs], by_time)
    return {
        pair: [(a, b) for a, b in np.frombuffer(held, dtype=np.int32).reshape(-1, 2).tolist()]
        for pair, held in found.items()
    }


@given(
    st.lists(st.lists(st.integers(0, 30), max_size=25), min_size=2, max_size=8),
    st.randoms(use_true_random=False),
)
def test_the_same_seeds(runs, chance) -> None:
    by_time = list(range(len(runs)))
    chance.shuffle(by_time)
    assert _by_arrays(runs, by_time) == _one_by_one(runs, by_time)


@given(st.randoms(use_true_random=False))
def test_the_same_seeds_in_a_crowd(chance) -> None:
    runs = [[chance.randrange(6) for _ in range(chance.randrange(8))] for _ in range(CROWD + 9)]
    by_time = list(range(len(runs)))
    chance.shuffle(by_time)
    assert _by_arrays(runs, by_time) == _one_by_one(runs, by_time)


def test_texts_without_runs_share_nothing() -> None:
    assert _by_arrays([[], []], [0, 1]) == {}
    assert _by_arrays([[], [7, 8], []], [2, 0, 1]) == {}
