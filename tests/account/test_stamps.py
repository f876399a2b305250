"""Up to when something was counted dates nothing; up to when it holds does."""

from __future__ import annotations

import pytest

from tests.account.stories import account, article

DAY = "2025-06-14T10:00:00+07:00"


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("id", "Diskon tiket kapal di Banyuasri berlaku sampai 30 Juni 2025.", ["2025-06-30"]),
        ("id", "Sampai 12 Juni 2025, petugas mencatat 46 warga Banyuasri mengungsi.", []),
        ("en", "Officers of Ashford shut the harbour road until 30 June 2025.", ["2025-06-30"]),
        ("en", "As of 12 June 2025, officers counted 46 villagers in Ashford camps.", []),
    ],
)
def test_a_day_to_come_is_no_day_of_a_count(language: str, text: str, days: list[str]) -> None:
    told = account([article("Kabar Satu", text, DAY, language)])
    assert [each.when for each in told.timeline] == days
    assert all(each.planned for each in told.timeline)
