"""The language in which the tables write forms, and numbers in words and digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.errors import PackError
from runut.lang.pack import codes, load
from runut.text.counting.numerals import numerals
from runut.text.patterns import DIGIT, Slot, compiled, fold, read_form, words_slot
from runut.text.timing.grammar import grammar

SLOTS = {
    "unit": words_slot(["hari", "hari kerja", "bulan"]),
    "day": Slot(regex=r"\d{1,2}(?!\d)", firsts=frozenset({DIGIT})),
}


@pytest.mark.parametrize(
    ("form", "text", "matched"),
    [
        ("<unit> lalu", "bulan   lalu", "bulan   lalu"),
        ("<unit>", "hari kerja", "hari kerja"),
        ("(tanggal )?<day>", "tanggal 5", "tanggal 5"),
        ("(tanggal )?<day>", "5", "5"),
        ("<day>_-_<day2>", "5 -6", "5 -6"),
        (r"\(<day>\)", "(5)", "(5)"),
        ("(dua|tiga) <unit>", "tiga bulan", "tiga bulan"),
        ("<day>.?", "5.", "5."),
        ("ini", "inikah", None),
        ("<unit>", "bulanan", None),
        ("<day>", "123", None),
    ],
)
def test_form(form: str, text: str, matched: str | None) -> None:
    found = compiled(read_form(form, SLOTS).pattern).match(text)
    assert (None if found is None else found[0]) == matched


def test_a_form_knows_its_first_words() -> None:
    form = read_form(r"(pada |di )?(<unit>|\(<day>\)|<day2>)", SLOTS)
    assert form.firsts == {"pada", "di", "hari", "bulan", "(", DIGIT}


@pytest.mark.parametrize("form", ["<nothing>", "(a", "a)", "a|b)"])
def test_a_wrong_form_is_refused(form: str) -> None:
    with pytest.raises(PackError):
        read_form(form, SLOTS)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("id", "1.234,5", 1234.5),
        ("id", "1,234.5", 1234.5),
        ("id", "22.198", 22198),
        ("id", "5,04", 5.04),
        ("id", "0.5", 0.5),
        ("id", "1.234.567", 1234567),
        ("en", "22,198", 22198),
        ("en", "5.125", 5.125),
        ("id", "5,4 juta", 5.4e6),
        ("id", "dua puluh lima", 25),
        ("id", "seratus dua belas", 112),
        ("id", "tiga ratus ribu", 300_000),
        ("id", "satu juta dua ratus ribu lima", 1_200_005),
        ("id", "sebelas", 11),
        ("en", "twenty-five", 25),
        ("en", "one hundred and five", 105),
        ("en", "two thousand five hundred", 2500),
    ],
)
def test_numbers(language: str, text: str, value: float) -> None:
    assert numerals(load(language)).read(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["1.2.3", "1,2,3", "12.34.567,8,9"])
def test_what_is_no_number(text: str) -> None:
    assert numerals(load("id")).read(text) is None


@pytest.mark.parametrize("language", codes())
def test_every_form_of_time_in_a_pack_compiles_though_few_are_met(language: str) -> None:
    rules = {rule.pattern for found in grammar(load(language)).rules.values() for rule in found}
    assert len(rules) > 50
    assert all(compiled(pattern).groups >= 0 for pattern in rules)
