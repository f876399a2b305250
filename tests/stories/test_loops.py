"""The compiled loops beside the plain ones, which judge them."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.stories import compiled, plain
from runut.stories.loops import LAST, Loops, Question, Sieve
from runut.stories.postings import Entries
from runut.stories.vectors import KEPT, at_hand

PLACES = 40
#: An entry: its key, its day (0: none), the place of its article, and its weight there.
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from([3, 4, 900, (1 << 47) + 5]),
        st.sampled_from([0, 1, 90, 95, 99, 100, 101, 110, 140, LAST]),
        st.integers(0, PLACES - 1),
        st.integers(1, 240),
    ),
    max_size=60,
    unique_by=lambda entry: (entry[0], entry[2]),
)


@pytest.fixture(scope="module")
def fast() -> Loops:
    pytest.importorskip("numba")
    found = compiled.loops()
    assert found is not None
    return found


def run(entries: Sequence[tuple[int, int, int, int]]) -> Entries:
    return Entries.of(
        np.array([key for key, _, _, _ in entries], dtype=np.uint64),
        [day for _, day, _, _ in entries],
        np.array([place for _, _, place, _ in entries], dtype=np.uint32),
        np.array([weight for _, _, _, weight in entries], dtype=np.uint8),
    )


@pytest.mark.slow
@given(
    ENTRIES,
    st.integers(1, 3),
    st.lists(st.integers(1, 240), min_size=4, max_size=4),
    st.sampled_from([1, 100, LAST]),
    st.sampled_from([(30,), (30, 7, 2, 0)]),
    st.integers(0, 12),
    st.integers(1, 40_000),
)
@settings(deadline=None)
def test_asked_of_any_entries_both_find_the_same_places(
    fast: Loops,
    entries: list[tuple[int, int, int, int]],
    parts: int,
    weights: list[int],
    day: int,
    reaches: tuple[int, ...],
    crowd: int,
    least: int,
) -> None:
    runs = [run(entries[part::parts]).run for part in range(parts)]
    windows = np.array([[max(1, day - days), min(day + days, LAST)] for days in reaches])
    question = Question(
        keys=np.array([3, 4, 900, (1 << 47) + 5], dtype=np.uint64),
        weights=np.array(weights, dtype=np.int32),
        windows=np.broadcast_to(windows, (4, *windows.shape)),
        crowd=crowd,
        least=least,
    )
    found = []
    for loops in (plain.LOOPS, fast):
        sums = np.zeros(PLACES, dtype=np.int32)
        places, reached = loops.ask(runs, question, sums)
        assert not sums.any()
        found.append(dict(zip(places.tolist(), reached.tolist(), strict=True)))
    assert found[0] == found[1]


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(
            st.integers(0, 40_000), st.sampled_from([0, 1, 99, 100, 101, LAST]), st.integers(0, 2)
        ),
        max_size=30,
    ),
    st.sampled_from([0, 1, 100, LAST]),
    st.integers(0, 2),
    st.lists(st.integers(0, 40_000), min_size=3, max_size=3),
)
@settings(deadline=None)
def test_both_sift_the_same_places(
    fast: Loops, met: list[tuple[int, int, int]], day: int, language: int, least: list[int]
) -> None:
    sieve = Sieve(
        day=day,
        language=language,
        days=np.array([each for _, each, _ in met], dtype=np.uint16),
        languages=np.array([each for _, _, each in met], dtype=np.uint8),
        least=np.array(least, dtype=np.int64),
    )
    places = np.arange(len(met), dtype=np.uint32)[::-1].copy()
    weigh = np.array([weight for weight, _, _ in met], dtype=np.int32)[::-1].copy()
    expected = [
        (place, weight, apart, other != language)
        for place, (weight, on, other) in reversed(list(enumerate(met)))
        for apart in [min(abs(on - day), 2) if on and day else 0]
        if weight >= least[apart] or other != language
    ]
    for loops in (plain.LOOPS, fast):
        found = [column.tolist() for column in loops.sift(places, weigh, sieve)]
        assert list(zip(*found, strict=True)) == expected


@pytest.mark.slow
@pytest.mark.parametrize("heaviest_first", [True, False])
def test_multiplied_both_come_to_the_same_where_it_is_of_use(
    fast: Loops, heaviest_first: bool
) -> None:
    chance = random.Random(6)
    packed = np.zeros((200, 2, KEPT), dtype=np.uint16)
    for row in packed:
        count = chance.randrange(KEPT + 1)
        weights = [chance.randrange(1, 1 << 16) for _ in range(count)]
        row[0, :count] = chance.sample(range(600), count)
        row[1, :count] = sorted(weights, reverse=True) if heaviest_first else weights
    every = at_hand(packed)
    spared = 0
    for count in (0, 1, 15, 16, 17, 200):
        places = np.array(chance.choices(range(200), k=count), dtype=np.uint32)
        one = packed[chance.randrange(200)]
        expected = plain.products(one, every, places, np.zeros(count, dtype=np.int64))
        assert fast.products(one, every, places, expected).tolist() == expected.tolist()
        least = np.array(chance.sample(expected.tolist(), k=count), dtype=np.int64)
        found = fast.products(one, every, places, least)
        of_use = expected >= least
        assert found[of_use].tolist() == expected[of_use].tolist()
        assert ((found == expected) | (found == 0)).all()
        spared += int((found != expected).sum())
        assert count < 200 or expected.any()
    assert spared > 30 or not heaviest_first
