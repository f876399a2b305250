from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from runut.clean.pieces import Piece, body, squeezed
from runut.clean.repetition import once

A = "Pabrik gula itu berhenti menggiling tebu sejak Senin pagi."
B = "Manajer pabrik menyebut perbaikan ketel butuh dua pekan penuh."
C = "Petani diminta menunda tebang sampai ada kabar berikutnya lagi."
OWN = "Harga gula belum berubah."


def kept(*lines: str) -> str:
    return body(once([Piece(line) for line in lines]))


def test_a_whole_block_and_then_its_paragraphs() -> None:
    assert kept(A + B + C, A, B + C, B, C) == f"{A}\n{B}\n{C}"


def test_paragraphs_and_then_the_whole_block() -> None:
    assert kept(A, B, C, f"{A} {B} {C}") == f"{A}\n{B}\n{C}"


def test_growing_paragraphs() -> None:
    assert kept(A, f"{A} {B}", f"{A} {B} {C}") == f"{A}\n{B}\n{C}"


def test_what_only_the_block_has_is_kept() -> None:
    assert kept(A + OWN + B, A, B) == f"{OWN}\n{A}\n{B}"


def test_the_same_paragraph_twice() -> None:
    assert kept(A, B, A) == f"{A}\n{B}"


def test_short_lines_may_stand_twice() -> None:
    assert (
        kept("SUBUH 04.40", "ASAR 15.10", "SUBUH 04.40") == "SUBUH 04.40\nASAR 15.10\nSUBUH 04.40"
    )


def test_a_paragraph_that_quotes_an_earlier_line_stays_whole() -> None:
    longer = f"Kemarin dikabarkan lain. {A} Demikian bunyi pengumuman pabrik kepada para petani."
    assert kept(A, longer) == f"{A}\n{longer}"


@given(st.lists(st.sampled_from([A, B, C, OWN, A + B, B + C, A + B + C, A + OWN + B]), max_size=9))
def test_nothing_is_lost(lines: list[str]) -> None:
    parts = once([Piece(line) for line in lines])
    assert squeezed("".join(part.text for part in parts)) == squeezed("".join(lines))
    text = squeezed(body(parts))
    for passage in (A, B, C, OWN):
        assert (squeezed(passage) in text) == any(passage in line for line in lines)
