import pytest

from runut.export.wording import Wording


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        ("2024-06-19T23:56:00+07:00", "19 Juni 2024 23.56 WIB", "June 19, 2024 23:56 UTC+7"),
        ("2024-06-19T10:15:00+08:00", "19 Juni 2024 10.15 WITA", "June 19, 2024 10:15 UTC+8"),
        ("2024-06-19T02:45:00Z", "19 Juni 2024 02.45 UTC", "June 19, 2024 02:45 UTC"),
        ("2024-06-19T02:45-03:30", "19 Juni 2024 02.45 UTC-03:30", "June 19, 2024 02:45 UTC-03:30"),
        ("2024-06-19", "19 Juni 2024", "June 19, 2024"),
        ("2024-06-19T~night", "19 Juni 2024 malam", "June 19, 2024 night"),
        ("T02:45", "02.45", "02:45"),
        ("2017-12", "Desember 2017", "December 2017"),
        ("2017", "2017", "2017"),
        ("2024-06-18/2024-06-19", "18 Juni 2024 – 19 Juni 2024", "June 18, 2024 – June 19, 2024"),
        ("../2024", "… – 2024", "… – 2024"),
        ("2024-21", "2024-21", "2024-21"),
        ("2024-06-31", "2024-06-31", "2024-06-31"),
        ("P24Y", "P24Y", "P24Y"),
        (None, "waktu tidak diketahui", "time unknown"),
    ],
)
def test_times_read_as_people_write_them(value: str | None, indonesian: str, english: str) -> None:
    assert Wording(language="id").when(value) == indonesian
    assert Wording(language="en").when(value) == english


def test_a_short_time_has_no_zone() -> None:
    value = "2025-03-08T10:15:00+08:00"
    assert Wording(language="id").when(value, short=True) == "8 Mar 2025 10.15"
    assert Wording(language="en").when("2017-12", short=True) == "Dec 2017"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (None, None, "waktu tidak diketahui"),
        ("2024-06-19", "2024-06-19", "19 Juni 2024"),
        ("2024-06-19", "2024-06-20", "19 Juni 2024 – 20 Juni 2024"),
        ("2024-06-19", "2024-06-19T23:56:00+07:00", "19 Juni 2024 23.56 WIB"),
        (
            "2024-06-19T09:40:00+07:00",
            "2024-06-19T23:56:00+07:00",
            "19 Juni 2024 09.40–23.56 WIB",
        ),
        (
            "2024-06-19T09:40:00+07:00",
            "2024-06-19T23:56:00+08:00",
            "19 Juni 2024 09.40 WIB–23.56 WITA",
        ),
    ],
)
def test_a_span_says_no_day_twice(first: str | None, last: str | None, shown: str) -> None:
    assert Wording(language="id").span(first, last) == shown


@pytest.mark.parametrize(
    ("value", "unit", "of", "indonesian"),
    [
        (1973.0, None, "orang", "1.973 orang"),
        (2.5, "m", "", "2,5 m"),
        (1.5e9, "IDR", "", "Rp1.500.000.000"),
        (11.0, None, "", "11"),
    ],
)
def test_figures_have_their_unit(value: float, unit: str | None, of: str, indonesian: str) -> None:
    shown = Wording(language="id").figure(value, unit, of)
    assert shown.replace("\u00a0", "") == indonesian or shown == indonesian


def test_counts_have_their_plural() -> None:
    english, indonesian = Wording(language="en"), Wording(language="id")
    assert english.count("outlets", 1) == "1 outlet"
    assert english.count("outlets", 1200) == "1,200 outlets"
    assert indonesian.count("outlets", 1) == "1 media"
