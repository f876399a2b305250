"""Measures of flat articles beside those written down plainly, and compiled loops beside numpy."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.records import Features
from runut.stories import compare, loading, overlaps, score
from runut.stories.features import unit
from runut.stories.flat import flatten
from tests.stories import plain_measures

WORDS = st.dictionaries(
    st.sampled_from([f"kata{n}" for n in range(30)]), st.floats(0.05, 1.0), max_size=12
).map(lambda raw: unit(raw, 20))
SOME = st.lists(st.sampled_from(["12", "7", "2025-01-01", "2025-01-02", "40 km"]), unique=True)


@st.composite
def articles(draw: st.DrawFn) -> Features:
    body, names = draw(WORDS), draw(WORDS)
    return replace(
        Features.empty(draw(st.sampled_from(["a", "b"]))),
        language="id",
        day=draw(st.sampled_from([None, "2025-01-01", "2025-01-03", "2025-03-01"])),
        at=draw(st.none() | st.integers(-900, 48_000_000).map(lambda n: n / 100)),
        title=draw(WORDS),
        lead=draw(WORDS),
        first=draw(WORDS),
        speech=draw(WORDS),
        body=body,
        core=tuple(draw(st.lists(st.sampled_from(sorted(body)), unique=True)) if body else ()),
        named=tuple(draw(st.lists(st.sampled_from(sorted(body)), unique=True)) if body else ()),
        names=names,
        title_names=tuple(sorted(names)[: draw(st.integers(0, 3))]),
        numbers=tuple(draw(SOME)),
        days=tuple(draw(SOME)),
        near_days=tuple(draw(SOME)),
        figures=tuple(draw(SOME)),
        marks=tuple(draw(st.lists(st.sampled_from(["daily", "guide", "other"]), unique=True))),
        sketch=tuple(sorted(draw(st.sets(st.integers(0, 20))))),
        outlet=draw(st.sampled_from(["", "warta.example", "kabar.example"])),
        length=draw(st.integers(0, 9000)),
    )


@given(articles(), articles())
@settings(deadline=None)
def test_a_flat_pair_measures_as_the_plain_words_do(a: Features, b: Features) -> None:
    found, back = compare.measure(a, b), compare.measure(b, a)
    assert found == back
    due = plain_measures.measure(a, b)
    assert {name: found[name] for name in due} == pytest.approx(due, abs=1e-9)
    assert set(found) == {*compare.MEASURES, *compare.DERIVED}


@given(articles(), st.lists(articles(), min_size=1, max_size=4))
@settings(deadline=None, max_examples=30)
def test_many_pairs_at_a_time_score_as_one_by_one(one: Features, others: list[Features]) -> None:
    known = {f"{n}": replace(each, article=f"{n}") for n, each in enumerate([one, *others])}
    pairs = [("0", other) for other in known if other != "0"]
    together = list(score.links(score.beside(known, pairs)))
    alone = [link for a, b in pairs if (link := score.link(known[a], known[b]))]
    assert together == [replace(link, reasons=()) for link in alone]


def long(chance: random.Random, words: int) -> Features:
    """An article of very many words, of which most share the high bits of their marks."""
    some = [f"kata{chance.randrange(3 * words)}" for _ in range(words)]
    body = unit(dict.fromkeys(some, 0.5), words)
    return replace(
        Features.empty("a"),
        body=body,
        lead=unit({word: chance.random() for word in some[:50]}, 60),
        sketch=tuple(sorted({chance.randrange(4000) for _ in range(words)})),
    )


@pytest.mark.slow
def test_compiled_sums_are_the_same_to_the_last_bit() -> None:
    pytest.importorskip("numba")
    compiled = loading.chosen(loading.WORTH_LOADING).overlaps
    chance = random.Random(3)
    flats = [flatten(long(chance, words)) for words in (0, 1, 40, 120, 120, 9000, 3000)]
    for one in flats:
        plain, fast = overlaps.overlaps(one, flats), compiled(one, flats)
        assert np.array_equal(plain, fast)
