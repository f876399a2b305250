"""Figures: the case file, what holds of any text, and when two figures can be one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.lang.pack import load
from runut.records import Article, Quantity
from runut.text.counting import quantities
from runut.text.counting.numerals import numerals
from runut.text.timing import times
from tests import cases
from tests.linear import assert_linear
from tests.text.articles import article

CASES = cases.read(__file__, "quantities.jsonl")
_DEFAULTS = {"high": None, "unit": None, "bound": "exact", "change": False}


def _find(made: Article) -> tuple[Quantity, ...]:
    pack = load(made.language)
    return quantities.find(made, times.find(made, pack), pack)


def _seen(text: str, quantity: Quantity) -> dict[str, Any]:
    return {
        "words": text[quantity.start : quantity.end],
        "value": pytest.approx(quantity.value),
        "high": None if quantity.high is None else pytest.approx(quantity.high),
        "unit": quantity.unit,
        "bound": quantity.bound,
        "change": quantity.change,
        "of": quantity.of,
    }


@pytest.mark.parametrize("case", [cases.marked(case, case["text"][:60]) for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        _seen(text, quantity)
        for quantity in _find(article(text, language=case["language"], published="2024-06-19"))
    ]
    wanted = [_DEFAULTS | figure for figure in case["figures"]]
    assert [figure["words"] for figure in found] == [figure["words"] for figure in wanted]
    for seen, want in zip(found, wanted, strict=True):
        assert {key: seen[key] for key in want} == want


_FRAGMENTS = (
    "Rp |1.234,5|5| juta|-| hingga |dua| puluh| persen|%|ke-|US$| per |jam| orang|.|,|\n| naik |"
    "menjadi |0|/|(|)|tahun|a| a |dozens of |million|3rd| sekitar |-an|minus |M| x |“"
)
_PIECES = st.sampled_from(_FRAGMENTS.split("|"))


@given(st.lists(_PIECES, max_size=25), st.sampled_from(["id", "en"]))
def test_spans_are_sorted_apart_and_inside(pieces: list[str], language: str) -> None:
    text = "".join(pieces)
    found = _find(article(text, language=language))
    last = 0
    for quantity in found:
        assert last <= quantity.start < quantity.end <= len(text)
        assert quantity.high is None or quantity.unit == "score" or quantity.high > quantity.value
        last = quantity.end


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for quantity in _find(article(text)):
        assert text[quantity.start : quantity.end].strip()


@given(st.integers(min_value=0, max_value=10**12))
def test_both_conventions_of_thousands(number: int) -> None:
    plain = f"{number:,}"
    assert numerals(load("en")).digits(plain) == number
    assert numerals(load("id")).digits(plain.replace(",", ".")) == number


def _quantity(value: float, **more: Any) -> Quantity:
    return Quantity(start=0, end=1, value=value, **more)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (_quantity(500, bound="about"), _quantity(512)),
        (_quantity(50, bound="over"), _quantity(50)),
        (_quantity(50, bound="over"), _quantity(62)),
        (_quantity(8, bound="at-least"), _quantity(11)),
        (_quantity(100, bound="at-most"), _quantity(90)),
        (_quantity(5e12, unit="IDR"), _quantity(5.04e12, unit="IDR")),
        (_quantity(92, unit="%"), _quantity(92.28, unit="%")),
        (_quantity(5.5, unit="%"), _quantity(5.5, unit="%")),
        (_quantity(8, high=10), _quantity(9)),
        (_quantity(2, unit="year"), _quantity(24, unit="month")),
        (_quantity(90, unit="minute"), _quantity(1.5, unit="hour")),
        (_quantity(20, high=99, bound="about"), _quantity(46)),
        (_quantity(1.2e6), _quantity(1_204_000)),
        (_quantity(3, high=1, unit="score"), _quantity(1, high=3, unit="score")),
    ],
)
def test_agree(a: Quantity, b: Quantity) -> None:
    assert quantities.agree(a, b)
    assert quantities.agree(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (_quantity(62), _quantity(162)),
        (_quantity(60), _quantity(62)),
        (_quantity(5, unit="%"), _quantity(6, unit="%")),
        (_quantity(50, bound="over"), _quantity(5000)),
        (_quantity(5e12, unit="IDR"), _quantity(6e12, unit="IDR")),
        (_quantity(5, unit="IDR"), _quantity(5, unit="USD")),
        (_quantity(3), _quantity(3, change=True)),
        (_quantity(8, high=10), _quantity(12)),
        (_quantity(210, unit="kW", bound="at-most"), _quantity(180, unit="kW")),
        (_quantity(3, high=1, unit="score"), _quantity(2, high=1, unit="score")),
        (_quantity(-5, unit="degC"), _quantity(5, unit="degC")),
    ],
)
def test_do_not_agree(a: Quantity, b: Quantity) -> None:
    assert not quantities.agree(a, b)
    assert not quantities.agree(b, a)


def test_comparable_needs_one_measure() -> None:
    assert quantities.comparable(_quantity(1, unit="year"), _quantity(1, unit="month"))
    assert not quantities.comparable(_quantity(1, unit="IDR"), _quantity(1, unit="USD"))
    assert not quantities.comparable(_quantity(1), _quantity(1, change=True))


def test_a_long_text_takes_linear_time() -> None:
    def read(times: int) -> None:
        made = article("Rp 5 juta-10 juta 1.234 dua puluh lima orang a week " * times)
        assert len(_find(made)) >= times

    assert_linear(read, 400)
