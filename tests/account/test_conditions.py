"""What holds on a condition is not what holds without."""

from __future__ import annotations

import pytest

from tests.account.stories import account, article

DAY, LATER = "2025-03-04T09:00:00+07:00", "2025-03-04T15:00:00+07:00"


@pytest.mark.parametrize(
    ("language", "one", "other", "together"),
    [
        (
            "id",
            "Sekolah di Merawang ditutup pada Senin jika hujan turun lagi.",
            "Sekolah di Merawang ditutup pada Senin.",
            False,
        ),
        (
            "id",
            "Jika hujan turun lagi, sekolah di Merawang ditutup pada Senin.",
            "Sekolah di Merawang ditutup pada Senin jika hujan turun lagi.",
            True,
        ),
        (
            "en",
            "The school in Redport closes on Monday if it rains.",
            "The school in Redport closes on Monday.",
            False,
        ),
    ],
)
def test_a_condition_keeps_two_claims_apart(
    language: str, one: str, other: str, together: bool
) -> None:
    told = account([article("Satu", one, DAY, language), article("Dua", other, LATER, language)])
    assert any(claim.articles == 2 for claim in told.claims) is together
