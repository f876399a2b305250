"""The scorers of labelled quotations, held on texts labelled by hand."""

from __future__ import annotations

import json

import pytest

from runut.evaluate import quotes
from runut.records import Entity, Source, Span, Statement

_PFSA = """\
ARUNIKA\tO
,\tO
KOMPAS\tO
—\tO
Air\tO
naik\tO
.\tO
”\tB-STATEMENT
Kami\tI-STATEMENT
panik\tI-STATEMENT
,\tI-STATEMENT
”\tL-STATEMENT
kata\tU-CUE
Rina\tB-PERSON
Mahesa\tL-PERSON
.\tO
"""


def _statement(
    text: str, words: str, cue: str | None, speaker: str, mode: str = "direct"
) -> Statement:
    start = text.index(words)
    said = text.index(cue) if cue else 0
    at = text.index(speaker)
    return Statement(
        id=words,
        article="a",
        start=start,
        end=start + len(words),
        mode=mode,  # type: ignore[arg-type]
        stance="asserts",
        cue=Span(start=said, end=said + len(cue)) if cue else None,
        sources=(
            Source(name=speaker, entity=None, role="speaker", start=at, end=at + len(speaker)),
        ),
        times=(),
        quantities=(),
        marks=(),
        rule="test",
    )


def _read(text: quotes.GoldQuotes) -> tuple[list[Statement], list[Entity]]:
    return [_statement(text.text, "Kami panik", "kata", "Rina Mahesa")], []


def test_tokens_become_text_again() -> None:
    (text,) = quotes.pfsa(_PFSA.splitlines())
    assert text.text == "ARUNIKA, KOMPAS — Air naik. ”Kami panik,” kata Rina Mahesa."
    assert all(text.text[a:b] for a, b in text.tokens)


def test_what_is_right_scores_one() -> None:
    figures = quotes.score_pfsa(quotes.pfsa(_PFSA.splitlines()), _read)
    for name in ("cue F1", "statement exact F1", "statement overlap F1", "speaker right"):
        assert figures[name] == 1


def test_a_span_too_long_overlaps_but_is_not_exact() -> None:
    def read(text: quotes.GoldQuotes) -> tuple[list[Statement], list[Entity]]:
        return [_statement(text.text, "naik. ”Kami panik", "kata", "Air")], []

    figures = quotes.score_pfsa(quotes.pfsa(_PFSA.splitlines()), read)
    assert figures["statement exact F1"] == 0
    assert figures["statement overlap F1"] == 1
    assert figures["speaker right"] == 0


def test_nothing_found_is_no_precision() -> None:
    figures = quotes.score_pfsa(quotes.pfsa(_PFSA.splitlines()), lambda text: ([], []))
    assert figures["cue recall"] == 0
    assert figures["cue precision"] is None


def test_a_dateline_begins_a_new_text() -> None:
    assert len(quotes.pfsa([*_PFSA.splitlines(), "", *_PFSA.splitlines()])) == 2


def test_a_closing_mark_before_a_small_letter_closes() -> None:
    rows = [*_PFSA.splitlines()[7:], "”\tO", "Ya\tO", ",\tO", "”\tO", "katanya\tO", ".\tO"]
    (text,) = quotes.pfsa(rows)
    assert text.text == "”Kami panik,” kata Rina Mahesa. ”Ya,” katanya."


@pytest.mark.parametrize("mode", ["direct", "indirect"])
def test_attribution_in_english(mode: str) -> None:
    row = {
        "tokens": ["Quill", "said", "the", "bridge", "fell", "."],
        "labels": ["B-source", "B-cue", "B-content", "I-content", "I-content", "O"],
    }

    def read(text: quotes.GoldQuotes) -> tuple[list[Statement], list[Entity]]:
        return [_statement(text.text, "the bridge fell", "said", "Quill", mode)], []

    figures = quotes.score_cofenet(quotes.cofenet([json.dumps(row)]), read)
    assert [figures[f"{kind} F1"] for kind in ("source", "cue", "content")] == [1, 1, 1]
