"""Periods that share one end."""

from __future__ import annotations

import pytest

from runut.records import Account
from tests.account.stories import account, article

FIRST, SECOND = "2025-03-08T12:00:00+08:00", "2025-03-08T18:00:00+08:00"


def laid(one: str, two: str) -> list[set[str]]:
    found: Account = account([article("Kabar Satu", one, FIRST), article("Warta Dua", two, SECOND)])
    return [{side.value for side in c.sides} for c in found.conflicts if c.kind == "time"]


def test_a_period_that_begins_on_another_day() -> None:
    sides = laid(
        "Pasar murah di Merawang dibuka dari 10 Maret sampai 30 April 2025.",
        "Menurut wali kota, warga boleh berbelanja mulai 11 Maret 2025 hingga 30 April 2025.",
    )
    assert sides == [{"10 Maret sampai 30 April 2025", "11 Maret 2025 hingga 30 April 2025"}]


def test_a_period_that_ends_on_another_day() -> None:
    assert laid(
        "Pameran perahu di Merawang berlangsung pada 10-14 Maret 2025.",
        "Nelayan memamerkan perahu pada 10-15 Maret 2025 di tepi teluk.",
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Pasar murah di Merawang dibuka dari 10 Maret sampai 30 April 2025.",
            "Pasar murah di Ciwaru dibuka dari 1 April sampai 30 April 2025.",
        ),
        (
            "Gelombang pertama dibuka 10-14 Maret 2025, gelombang kedua 10-15 Maret 2025.",
            "Gelombang kedua dibuka 10-15 Maret 2025.",
        ),
        (
            "Rahayu memimpin klub itu pada 2011-2014.",
            "Rahayu memimpin klub itu pada 2011-2015.",
        ),
        (
            "Pameran perahu di Merawang berlangsung pada 10-14 Maret 2025.",
            "Pameran perahu di Merawang diperpanjang, yaitu pada 10-16 Maret 2025.",
        ),
    ],
    ids=["far apart", "both in one article", "years", "made longer"],
)
def test_two_periods(one: str, two: str) -> None:
    assert not laid(one, two)


def test_in_english() -> None:
    found = account(
        [
            article("The One", "The fair runs from 10 March to 14 March 2025.", FIRST, "en"),
            article("The Two", "Boats are shown from 11 March to 14 March 2025.", SECOND, "en"),
        ]
    )
    assert [c.kind for c in found.conflicts] == ["time"]
