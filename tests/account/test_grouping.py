"""Grouping: no chains, nothing apart together, the same whatever the order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from runut.account.matching.grouping import group

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda p: p[0] < p[1]),
    st.floats(0, 1),
    max_size=40,
)
APART = st.sets(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda p: p[0] < p[1]), max_size=10
)


@given(PAIRS, APART)
def test_it_is_a_partition_that_keeps_foes_apart(
    scores: dict[tuple[int, int], float], apart: set[tuple[int, int]]
) -> None:
    groups = group(12, scores, apart, 0.5)
    assert sorted(member for found in groups for member in found) == list(range(12))
    assert not any(a in found and b in found for found in groups for a, b in apart)


@given(PAIRS, APART)
def test_the_order_of_the_pairs_changes_nothing(
    scores: dict[tuple[int, int], float], apart: set[tuple[int, int]]
) -> None:
    turned = dict(reversed(scores.items()))
    assert group(12, scores, apart, 0.5) == group(12, turned, sorted(apart, reverse=True), 0.5)


def test_a_chain_does_not_hold() -> None:
    assert group(3, {(0, 1): 0.9, (1, 2): 0.8}, (), 0.6) == ((0, 1), (2,))


def test_all_alike_are_one() -> None:
    assert group(3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}, (), 0.6) == ((0, 1, 2),)


def test_nothing_alike_stays_alone() -> None:
    assert group(3, {}, (), 0.6) == ((0,), (1,), (2,))
