from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.export.dates import span_words, when_words
from runut.export.wording import Wording
from tests import cases

CASES: dict[str, Any] = cases.read(__file__, "dates.toml")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("case", CASES["when"], ids=lambda case: case["value"] or "empty")
def test_a_value_as_people_write_it(case: dict[str, str], language: str) -> None:
    assert when_words(case["value"], Wording(language=language)) == case[language]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("case", CASES["span"], ids=lambda case: f"{case['first']}..{case['last']}")
def test_a_span_says_nothing_twice(case: dict[str, str], language: str) -> None:
    assert span_words(case["first"], case["last"], Wording(language=language)) == case[language]


@given(st.text(alphabet="0123456789-T:~/+Z ?night", max_size=30))
def test_no_value_makes_it_fail(value: str) -> None:
    assert when_words(value, Wording(language="id"))


def test_a_short_time_has_no_zone_and_a_short_month() -> None:
    value = "2025-03-08T10:15:00+08:00"
    assert when_words(value, Wording(language="id"), short=True) == "8 Mar 2025 10.15"
    assert when_words("2017-12", Wording(language="en"), short=True) == "Dec 2017"
