from __future__ import annotations

import pytest

from runut.evaluate.clusters import b_cubed, pairs

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 3}


def test_the_same_grouping_is_perfect_whatever_the_names() -> None:
    found = {"a": "x", "b": "x", "c": "x", "d": "y", "e": "z"}
    assert b_cubed(found, GOLD).f1 == pairs(found, GOLD).f1 == 1.0


def test_all_alone_is_precise_and_misses() -> None:
    found = {item: item for item in GOLD}
    score = b_cubed(found, GOLD)
    assert score.precision == 1.0
    assert score.recall == pytest.approx((1 / 3 * 3 + 2) / 5)
    assert pairs(found, GOLD).recall == 0.0


def test_worked_by_hand() -> None:
    found = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 3}
    score = b_cubed(found, GOLD)
    assert score.precision == pytest.approx((1 + 1 + 0.5 + 0.5 + 1) / 5)
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert b_cubed(found, GOLD, ["c"]).precision == 0.5
    pair = pairs(found, GOLD)
    assert (pair.precision, pair.recall) == (0.5, pytest.approx(1 / 3))
