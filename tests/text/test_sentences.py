from __future__ import annotations

import gzip
import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.lang.pack import load
from runut.text import sentences
from tests import cases
from tests.shared import SHARED, needs_shared

CASES = cases.read(__file__, "sentences.toml")


@pytest.mark.parametrize("case", [cases.marked(case, case["name"]) for case in CASES["case"]])
def test_ends_where_a_reader_would(case: dict[str, str]) -> None:
    text = case["text"].replace("|", "")
    spans = sentences.split(text, load(case.get("language", "id")))
    assert [text[s.start : s.end] for s in spans] == [
        part.strip() for part in case["text"].split("|")
    ]


@given(st.text(alphabet=st.sampled_from('aBc. ?!"“”()\n1,…-\u00a0'), max_size=120))
def test_every_character_lies_in_one_sentence(text: str) -> None:
    spans = sentences.split(text, load("id"))
    covered = [at for span in spans for at in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert set(covered) >= {at for at, char in enumerate(text) if not char.isspace()}
    for span in spans:
        piece = text[span.start : span.end]
        assert piece == piece.strip() != ""


def test_time_grows_with_the_text_alone() -> None:
    text = "Kalimat (satu) selesai. " * 4000
    assert len(sentences.split(text, load("id"))) == 4000


@needs_shared
def test_gold_texts_are_covered() -> None:
    assert SHARED is not None
    with gzip.open(SHARED / "gold/id/articles.jsonl.gz", "rt", encoding="utf-8") as file:
        for line, _ in zip(file, range(200), strict=False):
            text = json.loads(line)["text"]
            spans = sentences.split(text, load("id"))
            between = [text[a.end : b.start] for a, b in pairwise(spans)]
            assert not "".join(between).strip()
