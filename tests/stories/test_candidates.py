"""The index beside the plain rule: every pair of articles, looked at one by one."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.records import Features
from runut.stories import candidates, loading, postings, vectors
from runut.stories.compare import cosine
from runut.stories.features import unit
from runut.stories.postings import Entries, Postings
from runut.stories.score import LEAST_IN_COMMON

WORDS = st.dictionaries(
    st.sampled_from([f"kata{n}" for n in range(40)]), st.floats(0.05, 1.0), max_size=12
).map(lambda raw: unit(raw, vectors.KEPT))
DAYS = st.none() | st.integers(0, 90).map(
    lambda n: (date(2025, 1, 1) + timedelta(days=n)).isoformat()
)
ARTICLES = st.lists(
    st.builds(
        dict,
        language=st.sampled_from(["id", "en"]),
        day=DAYS,
        title=WORDS,
        names=WORDS,
        body=WORDS,
        sketch=st.lists(st.integers(0, 60), max_size=6).map(lambda s: tuple(sorted(set(s)))),
    ),
    max_size=14,
).map(lambda rows: [replace(Features.empty(f"{n:02}"), **row) for n, row in enumerate(rows)])


def shared(one: Features, other: Features) -> int:
    mine, theirs = candidates.keys(one), candidates.keys(other)
    return sum(weight * theirs.get(key, 0) for key, weight in mine.items())


def plain(one: Features, other: Features, window: int) -> bool:
    """The rule, as its documentation says it."""
    if shared(one, other) < round(candidates.ENOUGH * 160 * 160):
        return False
    if not one.day or not other.day:
        return True
    return abs(date.fromisoformat(one.day) - date.fromisoformat(other.day)).days <= window


def apart(one: Features, other: Features) -> int:
    if not one.day or not other.day:
        return 0
    return min(abs(date.fromisoformat(one.day) - date.fromisoformat(other.day)).days, 2)


def surely(one: Features, other: Features) -> bool:
    """What the words say, which the index knows a little too well of, and the keys by days."""
    if one.language != other.language:
        return True
    days = apart(one, other)
    alike = cosine(one.body, other.body)
    together = alike + candidates.KEYS_WORTH * shared(one, other) / 160**2
    enough = shared(one, other) >= round(candidates.ENOUGH_APART[days] * 160 * 160)
    return enough and alike >= LEAST_IN_COMMON and together >= candidates.LIKELY[days]


@given(ARTICLES, st.sets(st.integers(0, 13)), st.sampled_from([1, 30, 200]))
@settings(deadline=None)
def test_the_index_finds_what_the_rule_says(
    articles: list[Features], gone: set[int], window: int
) -> None:
    index = candidates.Index(window_days=window)
    # So small that runs are made and merged.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "YOUNG", 20)
        for each in articles:
            index.add(each)
    for number in gone:
        index.remove(f"{number:02}")
    left = [a for a in articles if int(a.article) not in gone]
    assert len(index) == len(left)
    for one in articles:
        near = set(index.near(one))
        ruled = {a.article for a in left if a is not one and plain(one, a, window)}
        assert {a.article for a in left if a.article in ruled and surely(one, a)} <= near <= ruled


@pytest.mark.slow
def test_compiled_loops_give_the_same() -> None:
    pytest.importorskip("numba")
    chance = random.Random(4)
    words = [f"kata{n}" for n in range(400)]
    articles = [
        replace(
            Features.empty(f"{n:03}"),
            language=chance.choice(["id", "id", "en"]),
            day=(date(2025, 1, 1) + timedelta(days=chance.randrange(40))).isoformat(),
            names=unit({w: chance.random() for w in chance.sample(words, 8)}, 60),
            body=unit({w: chance.random() for w in chance.sample(words, 100)}, vectors.KEPT),
        )
        for n in range(300)
    ]
    plain, fast = candidates.Index(), candidates.Index(asking=loading.WORTH_LOADING)
    for index in (plain, fast):
        for each in articles:
            index.add(each)
    found = [plain.near(each) for each in articles]
    assert [fast.near(each) for each in articles] == found
    assert sum(map(len, found)) > 300


@given(WORDS, st.lists(WORDS, min_size=1))
@settings(deadline=None)
def test_the_bound_is_never_below_the_cosine(
    one: Mapping[str, float], many: Sequence[Mapping[str, float]]
) -> None:
    packed = np.array([vectors.pack(each) for each in many])
    every = np.arange(len(many), dtype=np.uint32)
    none = np.zeros(len(many))
    found = vectors.bound(vectors.pack(one), vectors.at_hand(packed), every, none)
    exact = [cosine(one, each) for each in many]
    assert all(upper >= least for upper, least in zip(found.tolist(), exact, strict=True))
    ours = vectors.at_hand(np.array([vectors.pack(one)]))
    for number, upper in enumerate(found.tolist()):
        assert vectors.bound(packed[number], ours, every[:1], none[:1]).tolist() == [upper]


def test_many_filed_at_once_are_found_as_those_filed_one_by_one() -> None:
    chance = random.Random(2)
    words = [f"kata{n}" for n in range(60)]
    every = [
        replace(
            Features.empty(f"{n:03}"),
            language="id",
            day=(date(2025, 1, 1) + timedelta(days=chance.randrange(40))).isoformat(),
            names=unit({w: chance.random() for w in chance.sample(words, 6)}, 60),
            body=unit({w: chance.random() for w in chance.sample(words, 20)}, vectors.KEPT),
        )
        for n in range(80)
    ]
    one_by_one, at_once = candidates.Index(), candidates.Index()
    for each in every:
        one_by_one.add(each)
    at_once.add(every[0])
    at_once.load([candidates.filing(each) for each in every[1:70]])
    at_once.load([])
    for each in every[70:]:
        at_once.add(each)
    found = [one_by_one.near(each) for each in every]
    assert [at_once.near(each) for each in every] == found
    assert sum(map(len, found)) > 80


def filed(days: Sequence[int], window: int = 30) -> Postings:
    """Postings of one key, an entry for each of these days."""
    made = Postings(window)
    count = len(days)
    made.load(
        Entries.of(
            np.full(count, 7, dtype=np.uint64),
            days,
            np.arange(count, dtype=np.uint32),
            np.full(count, 100, dtype=np.uint8),
        )
    )
    return made


def near(made: Postings, day: int) -> list[int]:
    key, weight = np.array([7], dtype=np.uint64), np.array([100], dtype=np.uint8)
    return sorted(made.near(key, weight, day=day, least=10_000)[0].tolist())


@pytest.mark.parametrize(
    ("days", "seen"),
    [
        ([100, 101, 110], [0, 1, 2]),
        ([*[110] * 5, 100, 101, 102], [5, 6, 7]),
        ([*[101] * 5, 100, 100, 0], [5, 6, 7]),
        ([100] * 6, []),
    ],
    ids=["few", "a week", "a day, and the undated", "passed over"],
)
def test_of_a_crowded_key_the_nearest_days_are_seen(
    days: list[int], seen: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "CROWD", 5)
    assert near(filed(days), 100) == seen


def test_places_numbered_anew_forget_what_is_gone() -> None:
    made = filed([100, 100, 100])
    made.add(np.array([7], dtype=np.uint64), np.array([100], dtype=np.uint8), place=3, day=100)
    made.renumber(np.array([-1, 0, -1, 1]))
    assert near(made, 100) == [0, 1]


def test_what_is_older_is_forgotten_and_the_undated_stays() -> None:
    index = candidates.Index()
    every = [
        replace(
            Features.empty(name), language="id", day=day, names={"waringin": 1.0}, body={"a": 1.0}
        )
        for name, day in (("old", "2025-01-01"), ("new", "2025-01-20"), ("undated", None))
    ]
    for each in every:
        index.add(each)
    index.forget("2025-01-10")
    assert index.near(replace(every[1], article="asked")) == ("new", "undated")
    assert len(index) == 2
