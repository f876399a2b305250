"""Which marks belong together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.statements import quotes

_CASES = {
    '"Satu dua tiga."': ["Satu dua tiga."],
    "“Satu dua,” kata X. “Tiga empat.”": ["Satu dua", "Tiga empat."],
    '"Satu “dua” tiga," kata X.': ["Satu “dua” tiga"],
    "“Satu 'dua' tiga,” kata X.": ["Satu 'dua' tiga"],
    '"Satu dua,” kata X.': ["Satu dua"],
    "“Satu dua,“ kata X.": ["Satu dua"],
    "”Satu dua,” kata X. ”Tiga,” katanya.": ["Satu dua", "Tiga"],
    "``Satu dua,'' kata X.": ["Satu dua"],
    "«Satu dua,» kata X.": ["Satu dua"],
    "'Satu dua tiga,' kata X.": ["Satu dua tiga"],
    "Jum'at dan Ma'ruf.": [],
    'kata X," begitu.': [],
    '"Satu.\n"Dua," kata X.': ["Satu.", "Dua"],
    '"Satu\ndua," kata X.': ["Satu\ndua"],
    'Ia bilang "satu dua.\nTiga empat.': [],
    'Ia bilang: "Satu dua.\n\n"Tiga empat."': ["Satu dua.", "Tiga empat."],
    "She said: “One two.\n“Three four.”": ["One two.", "Three four."],
    'She said: "One two. "Three four. "Five six."': ["One two.", "Three four.", "Five six."],
    'A 12" pipe and a 14" pipe.\n"One two," she said.': ["One two"],
    'She said "one two.\nThree "four" five.': ["four"],
    "": [],
}


@pytest.mark.parametrize("text", _CASES)
def test_pairs(text: str) -> None:
    assert [text[q.inner : q.outer] for q in quotes.find(text)] == _CASES[text]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab ,.?\n\"“”'‘’«»`", max_size=80))
def test_quotations_are_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for quote in quotes.find(text):
        assert end <= quote.start <= quote.inner <= quote.outer <= quote.end <= len(text)
        end = quote.end


def test_a_thousand_open_marks_stay_linear() -> None:
    text = '"a\n' * 3000
    assert len(quotes.find(text)) <= 3000
