from __future__ import annotations

import pycrfsuite
import pytest

from runut.lang.pack import load
from runut.read import files
from runut.records import Page
from runut.text import tagger
from runut.text.pieces import cut
from runut.text.sentences import split
from tests.shared import SHARED, needs_shared

ID = load("id")

SENTENCES = (
    "Bupati Serayu Dimas Aryo meresmikan Jembatan Kali Lembayung di Desa Sukarimba, Jumat (3/1).",
    "PT Tirta Arunika Tbk (TARU) dan Kementerian Perhubungan menandatangani kontrak di Bandung",
    "KAPOLRES LEMBAYUNG AKBP TEGAR PAMBUDI MEMBANTAH KABAR ITU",
    "Menurut Yulia Harjo - juru bicara Korut-Rusia - tidak ada iPhone yang hilang.",
    "tidak ada nama di sini",
    "A",
)


def pieces(text: str) -> list[list[str]]:
    spans = [(span.start, span.end) for span in split(text, ID)]
    return [[piece.text for piece in row] for row in cut(text, spans, ID)]


def as_crfsuite_tags(sentences: list[list[str]]) -> list[list[tuple[int, int, str]]]:
    """CRFsuite's own labels of the features that the model is trained on."""
    oracle = pycrfsuite.Tagger()
    content = ID.resource("names.crfsuite").read_bytes()
    oracle.open_inmemory(content)
    found: list[list[tuple[int, int, str]]] = []
    for words in sentences:
        row: list[tuple[int, int, str]] = []
        for start, end in tagger.windows(words):
            tags = oracle.tag(tagger.features(words, ID, start, end))
            row.extend(tagger.spans(tags, start))
        found.append(row)
    return found


@pytest.mark.parametrize("text", SENTENCES)
def test_labels_are_crfsuites(text: str) -> None:
    sentences = pieces(text)
    assert tagger.tag(sentences, ID) == as_crfsuite_tags(sentences)


def test_sentences_are_labelled_alone_as_together() -> None:
    sentences = [words for text in SENTENCES for words in pieces(text)]
    assert tagger.tag(sentences, ID) == [tagger.tag([words], ID)[0] for words in sentences]
    assert tagger.tag([], ID) == []


def test_words_are_forgotten_before_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [words for text in SENTENCES for words in pieces(text)]
    once = tagger.tag(sentences, ID)
    monkeypatch.setattr(tagger, "_WORDS_KEPT", 3)
    assert tagger.tag(sentences, ID) == once
    assert [tagger.tag([words], ID)[0] for words in sentences] == once


@needs_shared
def test_labels_are_crfsuites_on_real_text() -> None:
    assert SHARED is not None
    found = files.pages([str(SHARED / "gold/id/articles.jsonl.gz")])
    pages = [page for page in found if isinstance(page, Page)]
    for page in pages[::40]:
        sentences = pieces(page.fields["text"])
        assert tagger.tag(sentences, ID) == as_crfsuite_tags(sentences)
