from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from runut.identity import content_id
from runut.stories.succession import settle


def test_a_new_story_is_named_after_its_smallest_article() -> None:
    assert settle([("b", "a")], {}) == {content_id("story", "a"): ("a", "b")}


def test_a_group_keeps_the_id_of_the_story_it_shares_most_with() -> None:
    before = {"old": frozenset("abc"), "small": frozenset("d")}
    assert settle([tuple("abcd")], before) == {"old": tuple("abcd")}


def test_a_story_that_splits_leaves_its_id_to_the_larger_part() -> None:
    found = settle([tuple("ab"), ("c",)], {"old": frozenset("abc")})
    assert found["old"] == ("a", "b")
    assert len(found) == 2


def test_a_part_that_leaves_does_not_take_an_id_in_use() -> None:
    first = content_id("story", "a")
    found = settle([("a",), ("b", "c")], {first: frozenset("abc")})
    assert found[first] == ("b", "c")
    assert sorted(found.values()) == [("a",), ("b", "c")]


GROUPS = st.lists(st.integers(0, 3), min_size=8, max_size=8)


def parts(labels: list[int]) -> list[tuple[str, ...]]:
    return [
        tuple(a for a, label in zip("abcdefgh", labels, strict=True) if label == n)
        for n in sorted(set(labels))
    ]


@given(GROUPS, GROUPS, st.randoms(use_true_random=False))
def test_every_group_gets_one_id_whatever_the_order(
    earlier: list[int], later: list[int], chance: random.Random
) -> None:
    before = {story: frozenset(group) for story, group in settle(parts(earlier), {}).items()}
    groups = parts(later)
    found = settle(groups, before)
    assert sorted(found.values()) == sorted(groups)
    chance.shuffle(groups)
    assert settle(groups, before) == found
    assert settle(groups, {s: frozenset(g) for s, g in found.items()}) == found
