from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.lang.pack import load
from runut.text import words
from runut.text.naming import ordinary

ID, EN = load("id"), load("en")


def _tokens(text: str) -> list[str]:
    return [text[start:end] for start, end in words.tokens(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Anak-anak pulang.", ["Anak-anak", "pulang"]),
        ("pukul 02.45 (19/6)", ["pukul", "02.45", "19/6"]),
        ("Rp 1.234,5 juta", ["Rp", "1.234,5", "juta"]),
        ("Ma'ruf, Jum’at", ["Ma'ruf", "Jum’at"]),
        ("G20 dan F-16", ["G20", "dan", "F-16"]),
        ("“Tidak!” katanya", ["Tidak", "katanya"]),
    ],
)
def test_tokens(text: str, wanted: list[str]) -> None:
    assert _tokens(text) == wanted


@given(st.text(max_size=80))
def test_tokens_are_in_order_and_hold_no_space(text: str) -> None:
    spans = words.tokens(text)
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert not any(char.isspace() for start, end in spans for char in text[start:end])


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(word: str) -> None:
    assert words.fold(words.fold(word)) == words.fold(word)


def test_one_word_under_its_affixes() -> None:
    stems = {
        words.stem(word, "id") for word in ("membantah", "bantahan", "dibantah", "Bantahannya")
    }
    assert stems == {"bantah"}
    assert words.stem("anak-anak", "id") == words.stem("anak", "id")
    assert words.stem("denied", "en") == words.stem("denies", "en")


def test_content_words_leave_out_what_says_nothing() -> None:
    found = words.content_words("Kapal itu tidak tiba di Sagara pada pukul 02.45", ID)
    assert found == ("kapal", "tiba", "sagara", "pukul", "02.45")
    assert words.content_words("Korut-Rusia", ID) == ("korut", "rusia")
    assert words.content_words("The ferry was not found", EN) == ("ferri", "found")


def test_marks_are_in_both_packs() -> None:
    assert {"tidak", "bukan", "belum"} <= words.negations(ID)
    assert {"not", "never"} <= words.negations(EN)
    assert "diduga" in words.hedges(ID)
    assert "reportedly" in words.hedges(EN)


def test_what_folds_to_nothing_is_in_no_dictionary() -> None:
    assert words.fold("\uff9e") == ""
    assert not ordinary.in_dictionary("", "id")
