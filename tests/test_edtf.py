"""What EDTF values cover, and when two can be one time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut import edtf


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2024", "2024-01-01", "2025-01-01"),
        ("2024-06", "2024-06-01", "2024-07-01"),
        ("2024-12", "2024-12-01", "2025-01-01"),
        ("2024-06-19", "2024-06-19", "2024-06-20"),
        ("2024-06-19T02:45", "2024-06-19T02:45", "2024-06-19T02:46"),
        ("2024-06-19T02", "2024-06-19T02:00", "2024-06-19T03:00"),
        ("2024-06-19T02:45+07:00", "2024-06-19T02:45", "2024-06-19T02:46"),
        ("2024-06-19T~night", "2024-06-19T18:00", "2024-06-20T00:00"),
        ("2024-06-18/2024-06-19", "2024-06-18", "2024-06-20"),
        ("2024-34", "2024-04-01", "2024-07-01"),
        ("2024-41", "2024-07-01", "2025-01-01"),
        ("2024-24", "2024-12-01", "2025-03-01"),
        ("199X", "1990-01-01", "2000-01-01"),
        ("19XX", "1900-01-01", "2000-01-01"),
    ],
)
def test_interval(value: str, start: str, end: str) -> None:
    assert edtf.interval(value) == (datetime.fromisoformat(start), datetime.fromisoformat(end))


@pytest.mark.parametrize(
    "value",
    ["P24Y", "R/P1D", "T02:45", "XXXX-06-19", "2024-02-30", "2024-06-XX", "", "soon", "PXM"],
)
def test_nothing_definite_has_no_interval(value: str) -> None:
    assert edtf.interval(value) is None


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2024", "year"),
        ("2024-06", "month"),
        ("2024-06-19", "day"),
        ("2024-06-XX", "day"),
        ("2024-06-19T02", "hour"),
        ("2024-06-19T02:45+07:00", "minute"),
        ("2024-06-19T02:45:10Z", "second"),
        ("2024-06-19T~dawn", "part-of-day"),
        ("T02:45", "minute"),
        ("2024-06-17/2024-06-23", "week"),
        ("2024-06-18/2024-06-19", "range"),
        ("2024-22", "season"),
        ("2024-33", "quarter"),
        ("2024-40", "half"),
        ("199X", "decade"),
        ("19XX", "century"),
        ("P24Y", "duration"),
        ("R/P1D", "set"),
    ],
)
def test_precision(value: str, precision: str) -> None:
    assert edtf.precision(value) == precision


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2024-06-19", "2024-06-19T02:45"),
        ("2024", "2024-06-19"),
        ("2024-06-18/2024-06-19", "2024-06-19"),
        ("2024-06-19T02:45", "2024-06-19T~small-hours"),
        ("T02:45", "T~small-hours"),
        ("T02:45", "2024-06-19T02:45"),
        ("2024-06-19", "T02:45"),
        ("2024-06-19T02:45+07:00", "2024-06-18T19:45Z"),
        ("2024-06-19T02:45+07:00", "2024-06-19T03:45+08:00"),
        ("2024-06-19T02:45", "2024-06-19T02:45+07:00"),
        ("XXXX-06-19", "2024-06-19"),
        ("2024-06-XX", "XXXX-06-01"),
        ("P2W", "P14D"),
        ("PT90M", "PT1.5H"),
        ("P1Y", "P12M"),
        ("../2024-06-19", "2020"),
        ("2024-06-19T~midday", "2024-06-19T~afternoon"),
    ],
)
def test_agree(a: str, b: str) -> None:
    assert edtf.agree(a, b)
    assert edtf.agree(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2024-06-19", "2024-06-18"),
        ("2024-06-19T02:45", "2024-06-19T~night"),
        ("T02:45", "T~night"),
        ("2024-06-19T02:45", "2024-06-19T02:50"),
        ("2024-06-19T02:45+07:00", "2024-06-19T02:45+09:00"),
        ("2024-06", "2024-07-01"),
        ("XXXX-06-19", "2024-06-18"),
        ("P2W", "P15D"),
        ("P1Y", "P365D"),
        ("P1D", "2024-06-19"),
        ("2024-02-30", "2024-02-29"),
    ],
)
def test_do_not_agree(a: str, b: str) -> None:
    assert not edtf.agree(a, b)
    assert not edtf.agree(b, a)


def test_slack_lets_near_points_agree() -> None:
    a, b = "2024-06-19T02:45", "2024-06-19T02:50"
    assert edtf.agree(a, b, slack=timedelta(minutes=10))
    assert edtf.agree("T02:45", "T02:50", slack=timedelta(minutes=10))
    assert not edtf.agree(a, "2024-06-19T03:50", slack=timedelta(minutes=10))


@pytest.mark.parametrize("value", ["9999", "9999-12", "9999-24", "999X", "99XX", "9999-12-31"])
def test_what_ends_with_the_last_day_of_all_has_an_end(value: str) -> None:
    found = edtf.interval(value)
    assert found is not None and found.end == datetime.max
    assert edtf.agree(value, "9999-12-31")


@given(st.dates(), st.dates())
def test_days_agree_when_they_are_one(a: date, b: date) -> None:
    assert edtf.agree(a.isoformat(), b.isoformat()) == (a == b)
    assert edtf.agree(a.isoformat()[:7], a.isoformat())


@given(st.text(alphabet="0123456789-/.XTPYMWD:~+Znight ", max_size=24))
def test_any_string_is_survived(value: str) -> None:
    edtf.interval(value)
    edtf.precision(value)
    assert edtf.agree(value, value)
