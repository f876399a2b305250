"""Stories in arrays beside the plain rule, looked at two by two."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from runut.stories import casts
from runut.stories.compare import cosine, cover
from runut.stories.features import unit
from runut.stories.told import (
    BOTH_LONE,
    CONTINUES,
    KEPT,
    LOOKS_BACK,
    OTHER_CAST,
    TELLING,
    Abreast,
    Told,
)


def vectors(word: str) -> st.SearchStrategy[dict[str, float]]:
    words = st.sampled_from([f"{word}{n}" for n in range(12)])
    return st.dictionaries(words, st.floats(0.05, 1.0), max_size=9).map(lambda v: unit(v, KEPT))


DAYS = st.frozensets(
    st.integers(0, 130).map(lambda n: (date(2025, 1, 1) + timedelta(days=n)).isoformat()),
    max_size=3,
)
MANY = st.lists(
    st.builds(
        dict, names=vectors("nama"), words=vectors("kata"), when=DAYS, speaks_of=DAYS,
        lone=st.booleans(),
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: [made(n, **row) for n, row in enumerate(rows)])  # fmt: skip
SAME = {f"nama{n}": 0.5 for n in range(4)}


def made(n: int, names: dict[str, float], **row: object) -> Told:
    central = max(names, key=lambda name: (names[name], name), default="")
    return Told(story=f"{n}", first=None, title="", names=names, central=central, **row)  # type: ignore[arg-type]


def plain(one: Told, other: Told) -> float:
    """The likeness of two stories, as its documentation says it."""
    shares = cover(one.names, other.names), cover(other.names, one.names)
    named = min(len(one.names), len(other.names)) >= TELLING
    cast = max(shares) if named else min(shares)
    alike = (cast + cosine(one.words, other.words)) / 2
    if not (one.central in other.names and other.central in one.names):
        alike *= OTHER_CAST
    if one.lone and other.lone:
        alike *= BOTH_LONE
    apart = one.when and other.when and not one.when & other.when
    if apart and (one.speaks_of & other.when or other.speaks_of & one.when):
        alike += LOOKS_BACK
    return min(alike, 1.0)


@given(MANY)
@example(
    [
        made(n, dict(SAME), words={}, when=frozenset(), speaks_of=frozenset(), lone=False)
        for n in range(2)
    ]
)
@settings(deadline=None)
def test_arrays_say_what_the_rule_says_and_bounds_never_less(told: list[Told]) -> None:
    abreast, side = Abreast(told), casts.Casts()
    side.put({each.story: casts.packed(each) for each in told})
    every = np.arange(len(told))
    assert side.places([each.story for each in told]).tolist() == every.tolist()
    for place, one in enumerate(told):
        exact = [plain(one, other) for other in told]
        found = abreast.likeness(place, every)
        assert np.abs(found - exact).max() <= 1e-6
        alike = {other.story for other, like in zip(told, found, strict=True) if like >= CONTINUES}
        assert alike <= set(side.possible(place, every))


def test_what_is_nothing_alike_is_ruled_out() -> None:
    names = [{f"nama{n}": 0.5 for n in range(start, start + 4)} for start in (0, 0, 4)]
    words = [{"kata1": 1.0}, {"kata1": 1.0}, {"kata2": 1.0}]
    told = [
        made(n, a, words=b, when=frozenset(["2025-01-01"]), speaks_of=frozenset(), lone=False)
        for n, (a, b) in enumerate(zip(names, words, strict=True))
    ]
    side = casts.Casts()
    side.put({each.story: casts.packed(each) for each in told})
    assert side.possible(0, np.array([1, 2])) == ["1"]
    assert side.possible(0, np.array([], dtype=np.intp)) == []
