from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.cli.dates import span_words, when_words
from runut.cli.words import Words

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases/dates.toml").read_text())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("case", CASES["when"], ids=lambda case: case["value"] or "empty")
def test_a_value_as_people_write_it(case: dict[str, str], language: str) -> None:
    assert when_words(case["value"], Words(language=language)) == case[language]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("case", CASES["span"], ids=lambda case: f"{case['first']}..{case['last']}")
def test_a_span_says_nothing_twice(case: dict[str, str], language: str) -> None:
    assert span_words(case["first"], case["last"], Words(language=language)) == case[language]


@given(st.text(alphabet="0123456789-T:~/+Z ?night", max_size=30))
def test_no_value_makes_it_fail(value: str) -> None:
    assert when_words(value, Words(language="id"))
