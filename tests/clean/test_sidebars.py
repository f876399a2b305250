from __future__ import annotations

import pytest

from runut.clean.pieces import Piece, body
from runut.clean.sidebars import at_the_foot, below_related, is_headline

HEADLINES = [
    "Bupati Sagara Lantik Empat Kepala Dinas Baru",
    "Harga Ikan di Pasar Muara Naik Dua Kali Lipat",
    "Kenapa Jembatan Cimarga Selalu Retak Saat Musim Hujan?",
]
PROSE = "Jembatan itu dibuka lagi pada Senin pagi setelah tiga bulan diperbaiki oleh dinas."


@pytest.mark.parametrize("line", HEADLINES)
def test_headlines(line: str) -> None:
    assert is_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "Gaya Hidup",
        "1. Bupati Sagara Lantik Empat Kepala Dinas Baru",
        "Berikut daftar kepala dinas baru di Sagara:",
        "“Saya Siap Melayani Warga Sagara Sepenuh Hati”",
        "jembatan yang dibuka lagi oleh bupati hari ini",
    ],
)
def test_no_headlines(line: str) -> None:
    assert not is_headline(line)


def lines(*texts: str) -> list[Piece]:
    return [Piece(text) for text in texts]


def test_below_a_bare_related_line() -> None:
    parts = [Piece("Baca juga:").as_furniture("related"), *lines(*HEADLINES[:2], PROSE)]
    assert body(below_related(parts)) == PROSE
    full = [Piece("Baca juga: Satu Berita Lain").as_furniture("related"), *lines(HEADLINES[0])]
    assert body(below_related(full)) == HEADLINES[0]


def test_a_run_at_the_foot() -> None:
    parts = lines(PROSE, HEADLINES[0], "Global", HEADLINES[1], "Gaya Hidup", HEADLINES[2])
    assert body(at_the_foot(parts)) == PROSE


def test_one_or_two_headlines_prove_nothing() -> None:
    parts = lines(PROSE, *HEADLINES[:2])
    assert at_the_foot(parts) == parts


def test_a_page_of_headlines_alone_is_left() -> None:
    parts = lines(*HEADLINES)
    assert at_the_foot(parts) == parts
