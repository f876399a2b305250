"""What a speaker says otherwise later."""

from __future__ import annotations

import pytest

from runut.account.telling import turns
from tests.account.stories import article, read

Found = list[tuple[float | None, float | None]]


def found(first: str, second: str, day: str = "14", language: str = "id") -> Found:
    """The turns between two articles, two days apart by default, one speaker's words in both."""
    readings = read(
        [
            article("Kabar Satu", first, "2025-05-12T10:00:00+07:00", language),
            article("Warta Dua", second, f"2025-05-{day}T10:00:00+07:00", language),
        ]
    )
    said = {s.id for reading in readings for s in reading.statements if s.sources}
    return [
        (turn.before and turn.before.value, turn.after and turn.after.value)
        for turn in turns.find(readings, said)
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "Bupati Hasan Malik mengatakan Jembatan Sewu Lawang menelan biaya Rp 12 miliar.",
            "Bupati Hasan Malik mengatakan Jembatan Sewu Lawang menelan biaya Rp 19 miliar.",
            [(12e9, 19e9)],
        ),
        (
            "Bupati Hasan Malik mengatakan pemerintah akan menutup Pasar Tirtamaya.",
            "Bupati Hasan Malik mengatakan pemerintah tidak akan menutup Pasar Tirtamaya.",
            [(None, None)],
        ),
        (
            "Bupati Hasan Malik mengatakan Jembatan Sewu Lawang menelan biaya Rp 12 miliar.",
            "Bupati Hasan Malik mengatakan Jembatan Sewu Lawang menelan biaya Rp 12 miliar.",
            [],
        ),
        (
            "Bupati Hasan Malik mengatakan Jembatan Sewu Lawang menelan biaya Rp 12 miliar.",
            "Bupati Hasan Malik mengatakan Masjid Raya Karangjati menelan biaya Rp 19 miliar.",
            [],
        ),
        (
            "Bupati Hasan Malik mengatakan pemerintah akan menutup Pasar Tirtamaya.",
            "Bupati Hasan Malik mengatakan warga tidak membuang sampah di Pasar Tirtamaya.",
            [],
        ),
    ],
)
def test_turns(first: str, second: str, expected: Found) -> None:
    assert found(first, second) == expected


def test_two_figures_of_one_day_are_no_turn() -> None:
    """They are two reports of one saying: a matter for conflicts."""
    first, second = (
        f"Bupati Hasan Malik mengatakan Jembatan Sewu Lawang menelan biaya Rp {n} miliar."
        for n in (12, 19)
    )
    assert found(first, second, day="12") == []


def test_a_report_of_what_was_said_before_is_not_later() -> None:
    first = "Bupati Hasan Malik mengatakan Jembatan Sewu Lawang menelan biaya Rp 12 miliar."
    second = (
        '"Jembatan Sewu Lawang menelan biaya Rp 19 miliar," kata Bupati Hasan Malik, Sabtu '
        "(10/5/2025)."
    )
    assert found(first, second) == [(19e9, 12e9)]


def test_turns_in_english() -> None:
    assert found(
        "Mayor Hasan Malik said the Lawang Bridge cost 12 million dollars.",
        "Mayor Hasan Malik said the Lawang Bridge cost 19 million dollars.",
        language="en",
    ) == [(12e6, 19e6)]
