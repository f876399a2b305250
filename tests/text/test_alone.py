"""A person begins at the word the article calls him by, not at his office's place or body."""

from __future__ import annotations

import pytest

from runut.lang.pack import load
from runut.text import sentences
from runut.text.naming import names
from runut.text.naming.alone import apart_by_short_names
from runut.text.naming.stretches import Name, Pieces, as_pieces
from tests.text.articles import article

ID = load("id")


def read(text: str) -> Pieces:
    return as_pieces(article(text, sentences=sentences.split(text, ID)), ID)


def parted(text: str, whole: str, kind: str, called: str) -> list[tuple[str, str]]:
    """The names after ``whole`` and each lone ``called`` were found in ``text``."""
    pieces = read(text)
    words = whole.split()
    first = next(
        at for at in range(len(pieces.words)) if list(pieces.words[at : at + len(words)]) == words
    )
    last = first + len(words)
    found = [Name(first, last, kind)]
    found += [
        Name(at, at + 1, "PER")
        for at, word in enumerate(pieces.words)
        if word == called and not first <= at < last
    ]
    return [
        (name.type, " ".join(pieces.words[name.first : name.last]))
        for name in apart_by_short_names(pieces, found, ID)
        if name.last <= last
    ]


@pytest.mark.parametrize(
    ("whole", "kind", "expected"),
    [
        ("Banten Dimas Aryo", "PER", [("LOC", "Banten"), ("PER", "Dimas Aryo")]),
        ("BPRS Dimas Aryo", "ORG", [("ORG", "BPRS"), ("PER", "Dimas Aryo")]),
        ("Arunika Media Dimas Aryo", "ORG", [("ORG", "Arunika Media"), ("PER", "Dimas Aryo")]),
        ("Olahraga Dimas Aryo", "PER", [("PER", "Dimas Aryo")]),
    ],
)
def test_person_begins_where_he_is_called(
    whole: str, kind: str, expected: list[tuple[str, str]]
) -> None:
    text = f'"Air sudah surut," kata Kepala {whole}. Menurut Dimas, warga boleh pulang.'
    assert parted(text, whole, kind, "Dimas") == expected


@pytest.mark.parametrize(
    ("text", "whole", "kind", "called"),
    [
        # The word may be of the body's own name: "Yayasan" ends none.
        (
            "Kepala Yayasan Dimas Aryo hadir. Menurut Dimas, baik.",
            "Yayasan Dimas Aryo",
            "ORG",
            "Dimas",
        ),
        # He is called by his second name.
        ("Kepala Rudi Dimas Aryo hadir. Menurut Dimas, baik.", "Rudi Dimas Aryo", "PER", "Dimas"),
        # What no list knows may be a name of his own.
        (
            "Kepala Welung Dimas Aryo hadir. Menurut Dimas, baik.",
            "Welung Dimas Aryo",
            "PER",
            "Dimas",
        ),
        # No office is told.
        (
            "Kemarin di Banten Dimas Aryo hadir. Menurut Dimas, baik.",
            "Banten Dimas Aryo",
            "PER",
            "Dimas",
        ),
        # A surname is no name in full.
        ("Kepala Banten Aryo hadir. Menurut Aryo, baik.", "Banten Aryo", "PER", "Aryo"),
        # Nobody is called so.
        ("Kepala Banten Dimas Aryo hadir. Menurut Sari, baik.", "Banten Dimas Aryo", "PER", "Sari"),
    ],
)
def test_what_may_be_one_name_stays_whole(text: str, whole: str, kind: str, called: str) -> None:
    assert parted(text, whole, kind, called) == [(kind, whole)]


def test_article_names_him_without_his_body() -> None:
    text = (
        '"Antrean terurai pagi ini," kata Direktur Arunika Media Dimas Aryo di Semarang. '
        'Dimas menyebut bus tambahan disiapkan. "Besok normal lagi," ujar Dimas.'
    )
    found = names.find(article(text, sentences=sentences.split(text, ID)), ID)
    assert "Dimas Aryo" in [name.text for name in found if name.type == "PER"]
    assert all(text[name.start : name.end] == name.text for name in found)
