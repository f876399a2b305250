"""Whose an office is that is told alone."""

from __future__ import annotations

import pytest

from runut.lang.pack import load
from runut.text.identifying import posts

RAKA, DEWI = "Raka Wiguna", "Dewi Larasati"

CASES = [
    # An office told shorter, longer or in short.
    ("id", "Kapolres Lembayung", {RAKA: ["Kapolres Lembayung AKBP"]}, RAKA),
    ("id", "Mendag", {RAKA: ["Menteri Perdagangan"], DEWI: ["Menteri Sosial"]}, RAKA),
    ("id", "Menteri Sosial", {RAKA: ["Menteri Sosial (Mensos) RI"]}, RAKA),
    ("id", "jubir Komisi Air", {RAKA: ["juru bicara Komisi Air"]}, RAKA),
    ("id", "Wamen ATR", {RAKA: ["Wakil Menteri ATR/BPN"], DEWI: ["Menteri ATR"]}, RAKA),
    ("en", "the foreign minister of Arunia", {DEWI: ["foreign minister of Arunia"]}, DEWI),
    ("en", "the prime minister", {DEWI: ["new prime minister"]}, DEWI),
    ("en", "the CEO", {DEWI: ["Harbour Group chief executive officer"]}, DEWI),
    ("en", "the president", {DEWI: ["interim president of Arunia"]}, DEWI),
    ("en", "The Harbour Party leader", {DEWI: ["Harbour Party leader"]}, DEWI),
    # Two who bear it.
    ("id", "Kapolres", {RAKA: ["Kapolres Lembayung"], DEWI: ["Kapolres Serayu"]}, None),
    ("id", "Menteri Sosial", {RAKA: ["Menteri Sosial"], DEWI: ["Menteri Sosial"]}, None),
    # Another office: of another place, a deputy's, who acts for him, who held it before.
    ("id", "Kapolres Serayu", {RAKA: ["Kapolres Lembayung"]}, None),
    ("id", "Bupati Serayu", {RAKA: ["Wakil Bupati Serayu"]}, None),
    ("id", "Bupati Serayu", {RAKA: ["Plt Bupati Serayu"]}, None),
    ("id", "Bupati Serayu", {RAKA: ["Mantan Bupati Serayu"]}, None),
    ("id", "Mensos", {RAKA: ["Wamensos"]}, None),
    # Without the country it is the reader's own.
    ("id", "Menteri Luar Negeri", {RAKA: ["Menteri Luar Negeri Rusia"]}, None),
    ("id", "Menteri Luar Negeri Rusia", {RAKA: ["Menteri Luar Negeri Rusia"]}, RAKA),
    ("id", "Presiden", {RAKA: ["Presiden Komite Sungai"]}, None),
    ("en", "the harbour minister", {DEWI: ["former harbour minister"]}, None),
    ("en", "the harbour minister", {DEWI: ["harbour minister"], RAKA: ["harbour minister"]}, None),
    ("en", "the leader of the Harbour Party", {DEWI: ["leader of the Roads Board"]}, None),
    # Not the one who is known.
    ("en", "another harbour minister", {DEWI: ["harbour minister"]}, None),
    ("en", "the harbour minister's aide", {DEWI: ["harbour minister"]}, None),
    ("en", "the resident", {DEWI: ["resident of Serayu"]}, None),
    # What many are.
    ("id", "Saksi", {RAKA: ["saksi"]}, None),
    ("id", "pengacara Dewi", {RAKA: ["pengacara Dewi"]}, None),
    # A body is nobody's office.
    ("id", "Kemendag", {RAKA: ["Menteri Perdagangan"]}, None),
]


@pytest.mark.parametrize(("language", "office", "held", "who"), CASES)
def test_holder(language: str, office: str, held: dict[str, list[str]], who: str | None) -> None:
    assert posts.holder(office, held, load(language), introduced=held) == who


def test_an_office_without_what_it_is_over_is_that_of_somebody_introduced() -> None:
    held = {RAKA: ["Kapolres Lembayung AKBP"]}
    assert posts.holder("Kapolres", held, load("id"), introduced=[RAKA]) == RAKA
    assert posts.holder("Kapolres", held, load("id")) is None
