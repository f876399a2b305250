"""What a statement is to a comparison: its words, names and negations."""

from __future__ import annotations

import pytest

from runut.account.build import prepared
from runut.account.preparing.propositions import Proposition
from tests.account.stories import article, read

DAY = "2025-03-08T12:00:00+08:00"


def first(text: str, language: str = "id") -> Proposition:
    return prepared(read([article("Kabar Satu", text, DAY, language)]))[0]


def test_a_name_glued_to_the_word_beside_it_is_a_word_by_itself() -> None:
    free = "Kapal penumpang itu berlayar dari Surabaya menuju Makassar."
    glued = free.replace("dari Surabaya menuju", "dariSurabayamenuju")
    assert first(glued).order == first(free).order


@pytest.mark.parametrize(
    ("text", "language", "negations"),
    [
        ("Jembatan Lawas belum lama ini diresmikan bupati.", "id", 0),
        ("Jembatan Lawas tak kalah ramai dari pasar kota.", "id", 0),
        ("Jembatan Lawas belum diresmikan bupati.", "id", 1),
        ("Jembatan Lawas tidak ramai seperti pasar kota.", "id", 1),
        ("The mayor opened the bridge not long ago.", "en", 0),
        ("The mayor did not open the bridge.", "en", 1),
    ],
)
def test_a_turn_of_phrase_denies_nothing(text: str, language: str, negations: int) -> None:
    assert first(text, language).negations == negations
