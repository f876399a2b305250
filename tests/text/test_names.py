from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.evaluate.names import read_mentions, read_tagged, score
from runut.lang.pack import load
from runut.records import Article
from runut.text import sentences
from runut.text.naming import names
from runut.text.naming.gazetteer import gazetteer
from runut.text.naming.pieces import cut
from tests import cases
from tests.shared import SHARED, needs_shared
from tests.text.articles import article

CASES = cases.read(__file__, "names.toml")
ID = load("id")


def split(text: str, language: str = "id") -> Article:
    plain = article(text, language=language)
    return replace(plain, sentences=sentences.split(text, load(language)))


@pytest.mark.parametrize("case", [cases.marked(each, each["name"]) for each in CASES["case"]])
def test_finds(case: dict[str, object]) -> None:
    language = str(case.get("language", "id"))
    found = names.find(split(str(case["text"]), language), load(language))
    assert [f"{name.type} {name.text}" for name in found] == case["names"]


@given(st.text(alphabet=st.sampled_from("AaBb Rusia-()., \n\"'“”1$Putin"), max_size=100))
def test_spans_slice_and_never_overlap(text: str) -> None:
    last = 0
    for name in names.find(split(text), ID):
        assert text[name.start : name.end] == name.text != ""
        assert name.start >= last
        last = name.end


def test_a_stray_accent_is_no_word() -> None:
    found = names.find(split("Wali Kota Bandung \u0301 hadir di Garut."), ID)
    assert [name.text for name in found] == ["Bandung", "Garut"]


def test_pieces_take_glued_words_apart() -> None:
    text = "PresidenDonald Trumpmengatakan antaraIsraeldanIran, YouTube, iPhone, Kabarnusa.id."
    found = [piece.text for piece in cut(text, [(0, len(text))], ID)[0]]
    assert found[:7] == ["Presiden", "Donald", "Trump", "mengatakan", "antara", "Israel", "dan"]
    assert "YouTube" in found
    assert "iPhone" in found
    assert "Kabarnusa.id" in found


@pytest.mark.parametrize(
    "forms",
    [
        ("Korut", "Korea Utara", "DPRK", "North Korea", "Republik Demokratik Rakyat Korea"),
        ("AS", "Amerika Serikat", "United States"),
        ("Moskow", "Moskwa", "Moscow"),
        ("China", "Tiongkok", "RRT"),
        ("KCNA", "Korean Central News Agency"),
        ("PBB", "Perserikatan Bangsa-Bangsa", "United Nations"),
    ],
)
def test_tables_know_one_under_its_names(forms: tuple[str, ...]) -> None:
    tables = gazetteer("id")
    ids = {known.id for form in forms if (known := tables.lookup(form)) is not None}
    assert len(ids) == 1
    assert all(tables.lookup(form) is not None for form in forms)


def test_tables_tell_near_names_apart() -> None:
    tables = gazetteer("id")
    ids = [getattr(tables.lookup(n), "id", n) for n in ("AS", "American Samoa", "Korut", "Korsel")]
    assert len(set(ids)) == 4


@needs_shared
@pytest.mark.parametrize(
    ("path", "floor"),
    [("idner-news-2k/test.txt", 0.88), ("nergrit/valid_preprocess.txt", 0.74)],
)
def test_floor_on_public_sets(path: str, floor: float) -> None:
    assert SHARED is not None
    gold = read_tagged((SHARED / "train" / path).read_text("utf-8"), path)
    wanted = [(g.id, *mention[:3]) for g in gold for mention in g.mentions]
    found = [
        (g.id, name.start, name.end, name.type)
        for g in gold
        for name in names.find(article(g.text), ID)
    ]
    assert score(wanted, found).f1 >= floor


@needs_shared
def test_floor_on_labelled_articles() -> None:
    assert SHARED is not None
    with gzip.open(SHARED / "gold/id/articles.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = {row["id"]: row["text"] for row in map(json.loads, file)}
    content = (Path(__file__).parent / "gold-mentions.json").read_text("utf-8")
    gold = read_mentions(content, texts)
    wanted = [(g.id, *mention[:3]) for g in gold for mention in g.mentions]
    found = [
        (g.id, name.start, name.end, name.type)
        for g in gold
        for name in names.find(split(g.text), ID)
        if name.type != "EVENT"
    ]
    assert score(wanted, found).f1 >= 0.92


@needs_shared
@pytest.mark.parametrize(("language", "floor"), [("id", 0.875), ("en", 0.80)])
def test_floor_on_articles_nobody_read_the_errors_of(language: str, floor: float) -> None:
    assert SHARED is not None
    with gzip.open(SHARED / "gold/id/articles.jsonl.gz", "rt", encoding="utf-8") as file:
        lines = file.readlines()
    lines += (SHARED / "bench/wikinews-en/events.jsonl").read_text("utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    content = (Path(__file__).parent / "blind-mentions.json").read_text("utf-8")
    gold = [g for g in read_mentions(content, texts) if g.language == language]
    gold = [g for g in gold if g.half != "seen"]
    wanted = [(g.id, *mention[:3]) for g in gold for mention in g.mentions]
    found = [
        (g.id, name.start, name.end, name.type)
        for g in gold
        for name in names.find(split(g.text, language), load(language))
        if name.type != "EVENT" and g.until is not None and name.start < g.until
    ]
    assert score(wanted, found).f1 >= floor
