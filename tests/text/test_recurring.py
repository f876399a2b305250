from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.lang.pack import load
from runut.text.naming import recurring, tagger

ID = load("id")


def test_words_with_a_capital_are_brought_together() -> None:
    words = ["Menurut", "Arya", "Wirasena", ",", "TK", "Arya"]
    assert list(recurring.keys(words, 0, 6)) == [
        ("Menurut", False),
        ("Arya", True),
        ("Wirasena", True),
        None,
        None,
        ("Arya", True),
    ]


def test_each_place_keeps_half_its_own_and_takes_half_of_the_mean() -> None:
    scores = np.array([[4.0, 0.0], [1.0, 1.0], [0.0, 2.0]])
    mixed = recurring.together(scores, [("Arya", False), None, ("Arya", False)])
    assert mixed.tolist() == [[3.0, 0.5], [1.0, 1.0], [1.0, 1.5]]
    assert scores[0].tolist() == [4.0, 0.0]


@given(st.lists(st.sampled_from([None, ("A", True), ("A", False), ("B", True)]), min_size=1))
def test_what_is_said_in_all_stays_the_same(places: list[recurring.Key]) -> None:
    scores = np.random.default_rng(0).standard_normal((len(places), 7))
    mixed = recurring.together(scores, places)
    assert np.allclose(mixed.sum(axis=0), scores.sum(axis=0))
    alone = [n for n, key in enumerate(places) if key is None or places.count(key) == 1]
    assert np.array_equal(mixed[alone], scores[alone])


def test_a_place_that_tells_little_is_told_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    clear, bare = ["menurut", "Zorvane", ",", "anak", "dari", "Dimas"], ["Zorvane", "lagi"]
    together = tagger.tag([clear, bare], ID)[1]
    monkeypatch.setattr(recurring, "together", lambda scores, places: scores)
    assert together == [(0, 1, "PER")] != tagger.tag([clear, bare], ID)[1]
