from __future__ import annotations

from pathlib import Path

import pycrfsuite
import pytest

from runut.lang.pack import load
from runut.read import files
from runut.records import Page
from runut.text.naming import crf, packed, recurring, tagger
from runut.text.naming.pieces import cut
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


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model that CRFsuite trained on what the shipped one says of the sentences."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for words in (words for text in SENTENCES for words in pieces(text)):
        tags = ["O"] * len(words)
        for first, last, kind in tagger.tag([words], ID)[0]:
            tags[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
        for start, end in tagger.windows(words):
            trainer.append(tagger.features(words, ID, start, end), tags[start:end])
    path = tmp_path_factory.mktemp("model") / "small.crfsuite"
    trainer.train(str(path))
    return path


@pytest.fixture
def oracle(trained: Path, monkeypatch: pytest.MonkeyPatch) -> pycrfsuite.Tagger:
    """CRFsuite's own tagger of a model that is used here in place of the shipped one."""
    field = crf.read(trained.read_bytes())
    monkeypatch.setattr(tagger, "_model", lambda code: field)
    monkeypatch.setattr(tagger, "_KEPT", tagger._Kept())
    monkeypatch.setattr(tagger, "_network", lambda code: None)
    monkeypatch.setattr(recurring, "together", lambda scores, places: scores)
    found = pycrfsuite.Tagger()
    found.open(str(trained))
    return found


def tags_by(oracle: pycrfsuite.Tagger, words: list[str]) -> list[tuple[int, int, str]]:
    """CRFsuite's own labels of the features that the model is trained on."""
    row: list[tuple[int, int, str]] = []
    for start, end in tagger.windows(words):
        tags = oracle.tag(tagger.features(words, ID, start, end))
        row.extend(tagger.spans(tags, start))
    return row


def test_labels_are_crfsuites(oracle: pycrfsuite.Tagger) -> None:
    sentences = [words for text in SENTENCES for words in pieces(text)]
    found = tagger.tag(sentences, ID)
    assert found == [tags_by(oracle, words) for words in sentences]
    assert any(found)


def test_a_packed_field_labels_alike(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    field = crf.read(trained.read_bytes())
    content = packed.pack(field)
    assert content == packed.pack(field)
    sentences = [words for text in SENTENCES for words in pieces(text)]
    found = []
    for each in (field, packed.unpack(content)):
        monkeypatch.setattr(tagger, "_model", lambda code, each=each: each)
        monkeypatch.setattr(tagger, "_KEPT", tagger._Kept())
        found.append(tagger.tag(sentences, ID))
    assert found[0] == found[1]


def test_sentences_without_words_in_common_are_labelled_alone_as_together() -> None:
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
def test_labels_are_crfsuites_on_real_text(oracle: pycrfsuite.Tagger) -> None:
    assert SHARED is not None
    found = files.pages([str(SHARED / "gold/id/articles.jsonl.gz")])
    pages = [page for page in found if isinstance(page, Page)]
    for page in pages[::40]:
        sentences = pieces(page.fields["text"])
        assert tagger.tag(sentences, ID) == [tags_by(oracle, words) for words in sentences]
