"""Times: the case file, and what holds of any text."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut import edtf
from runut.lang.pack import load
from runut.records import Article, Time
from runut.text import sentences
from runut.text.timing import times
from tests import cases
from tests.linear import assert_linear
from tests.text.articles import article

CASES = cases.read(__file__, "times.jsonl")
#: Follows from the value and the article's day, so the cases do not repeat it.
_IMPLIED = {"future"}


def _cases() -> list[Any]:
    return [cases.marked(case, f"{case['published']} {case['text'][:60]}") for case in CASES]


def _find(made: Article) -> tuple[Time, ...]:
    return times.find(made, load(made.language))


def _made(text: str, language: str, published: str | None) -> Article:
    spans = sentences.split(text, load(language))
    return article(text, language=language, published=published, sentences=spans)


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        {
            "words": text[time.start : time.end],
            "value": time.value,
            "anchor": time.anchor,
            "writing": time.writing,
            "flags": sorted(set(time.flags) - _IMPLIED),
        }
        for time in _find(_made(text, case["language"], case["published"]))
    ]
    assert found == [{"writing": False, "flags": []} | time for time in case["times"]]


_FRAGMENTS = (
    "Rabu |(19/6)|(31/6/2024)| dini hari|pukul 02.45| WIB|, |. |\n|kemarin|24 tahun| lalu| Juni|"
    "19| 2024|-| hingga |pada |akan |“|”|dikutip | waktu setempat|Monday |May |last |at 3 p.m.|"
    "malam|dua |bulan |(2-1)|besok |Minggu |minggu |tanggal |30 |225|/|abad ke-9|awal |ini"
)
_PIECES = st.sampled_from(_FRAGMENTS.split("|"))
_PUBLISHED = st.sampled_from([None, "2024-06-19", "2024-02-29T23:59:00+07:00", "0001-01-01"])


@given(st.lists(_PIECES, max_size=25), st.sampled_from(["id", "en"]), _PUBLISHED)
def test_times_are_sorted_apart_inside_and_readable(
    pieces: list[str], language: str, published: str | None
) -> None:
    text = "".join(pieces)
    last = 0
    for time in _find(_made(text, language, published)):
        assert last <= time.start < time.end <= len(text)
        assert edtf.precision(time.value) != "unknown" or "X" in time.value
        assert edtf.agree(time.value, time.value)
        last = time.end


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for time in _find(article(text, published="2024-06-19")):
        assert text[time.start : time.end].strip()


@given(st.dates())
def test_every_full_date_is_read_back(day: Any) -> None:
    text = f"Rapat digelar pada {day.day:02}/{day.month:02}/{day.year:04}."
    found = _find(article(text))
    if day.year >= 1300 and day.year < 2200:
        assert [time.value for time in found] == [day.isoformat()]


def test_future_marks_what_comes_after_the_article() -> None:
    made = article("Ia pulang besok, bukan kemarin.", published="2024-06-19")
    assert ["future" in time.flags for time in _find(made)] == [True, False]


@pytest.mark.parametrize(
    ("before", "unit"),
    [
        ("", 'Rabu (19/6) pukul 02.45 "kemarin" 18-19 Juni, \n'),
        ("“", "kemarin dan Rabu (19/6), lalu dua hari lalu. "),  # one quotation, never closed
    ],
)
def test_a_long_text_takes_linear_time(before: str, unit: str) -> None:
    def read(times: int) -> None:
        made = article(before + unit * times, published="2024-06-19")
        assert len(_find(made)) >= times

    assert_linear(read, 400)


def test_no_form_repeats() -> None:
    """Forms of the tables hold no repetition, so none can backtrack without end."""
    for language in ("id", "en"):
        for rule in load(language).table("times")["rule"]:
            assert not any(re.search(r"[*+{]", form) for form in rule["forms"]), rule
