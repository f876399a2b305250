"""How words are set where an account is shown."""

from __future__ import annotations

import pytest

from runut.export.told import set_off


@pytest.mark.parametrize(
    ("around", "shown"),
    [
        ("", ""),
        ("Ketua RT membantah ", "[Ketua RT membantah] "),
        (", kata Dewi", "[, kata Dewi]"),
        (" dan warga mengungsi", " [dan warga mengungsi]"),
    ],
)
def test_words_around_a_claim_are_told_from_it_without_colours(around: str, shown: str) -> None:
    assert set_off(around) == shown
