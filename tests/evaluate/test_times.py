"""The TimeML scorer, and the floors of our times on the public gold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from runut import edtf
from runut.evaluate import times as scorer
from runut.lang.pack import load
from runut.records import Article, Time
from runut.text import sentences
from runut.text.timing import times
from tests.shared import SHARED, needs_shared

XML = """<TimeML><DCT><TIMEX3 tid="t0" value="2024-06-19">x</TIMEX3></DCT><TEXT>
Ia <EVENT>tiba</EVENT> <TIMEX3 tid="t1" type="DATE" value="2024-06-18">kemarin</TIMEX3> &amp;
pergi <TIMEX3 tid="t2" type="TIME" value="2024-06-19TMO">pagi ini</TIMEX3>.
</TEXT></TimeML>"""


def _time(start: int, end: int, value: str, precision: str | None = None) -> Time:
    return Time(
        start=start,
        end=end,
        value=value,
        anchor="article",
        precision=precision or edtf.precision(value),
    )


def test_timeml_is_read_with_exact_spans() -> None:
    document = scorer.read_timeml("d", XML)
    assert document.day == "2024-06-19"
    assert [document.text[time.start : time.end] for time in document.times] == [
        "kemarin",
        "pagi ini",
    ]
    assert "& \n" not in document.text and "&" in document.text


def test_scores_count_strict_relaxed_and_values() -> None:
    document = scorer.read_timeml("d", XML)
    first, second = document.times
    found = [
        _time(first.start, first.end, "2024-06-18"),
        _time(second.start, second.end - 4, "2024-06-19T~night"),
        _time(second.end + 1, second.end + 2, "2024"),
    ]
    scores = scorer.score([document], lambda article: found, "id")
    assert (scores.gold, scores.found) == (2, 3)
    assert (scores.strict, scores.relaxed, scores.value) == (1, 2, 1)
    assert scores.f1(scores.relaxed) == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("value", "precision", "timex"),
    [
        ("2024-06-19T~morning+07:00", None, "2024-06-19TMO"),
        ("2024-06-19T02:45+07:00", None, "2024-06-19T02:45"),
        ("2024-06-17/2024-06-23", None, "2024-W25"),
        ("194X", None, "194"),
        ("19XX", None, "19"),
        ("2012-22", None, "2012-SU"),
        ("2012-33", None, "2012-Q1"),
        ("R/P1Y", None, "P1Y"),
        ("PT2H/PT3H", None, "PT3H"),
        ("2024-06-19", "present", "PRESENT_REF"),
        ("PXM", None, "PXM"),
    ],
)
def test_values_are_rewritten_as_timex(value: str, precision: str | None, timex: str) -> None:
    assert scorer.timex_value(_time(0, 1, value, precision)) == timex


def _find(article: Article) -> Sequence[Time]:
    pack = load(article.language)
    return times.find(replace(article, sentences=sentences.split(article.text, pack)), pack)


@needs_shared
@pytest.mark.parametrize(
    ("folder", "language", "relaxed", "value"),
    [
        ("bench/indotimex/test_gold", "id", 0.97, 0.90),
        ("bench/te3-platinum/tml", "en", 0.91, 0.83),
    ],
)
def test_floors_on_public_gold(folder: str, language: str, relaxed: float, value: float) -> None:
    assert SHARED is not None
    documents = [
        scorer.read_timeml(path.stem, path.read_text("utf-8"))
        for path in sorted((SHARED / folder).glob("*.tml"))
    ]
    scores = scorer.score(documents, _find, language)
    assert scores.f1(scores.relaxed) >= relaxed
    assert scores.f1(scores.value) >= value
