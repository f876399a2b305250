"""What holds for every text: spans slice, order is the text's, nothing is lost or made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.lang.pack import load
from runut.records import Quantity, Span, Statement, Time
from runut.statements.find import find
from tests.linear import assert_linear
from tests.statements.reading import article, entities, statements

#: Pieces from which texts are put together, so that frames do meet one another.
_PIECES = st.sampled_from(
    [
        "Rina Mahesa", "mengatakan", "bahwa", "kata", "ujarnya", "menurut", "dilansir", "Reuters",
        "dinilai", "hal itu disampaikan", "seraya menambahkan", "jembatan itu ditutup", "besok",
        '"', "“", "”", "'", ",", ".", ":", "?", "\n", "(", ")", "Senin (3/3/2025)", "kepada DW",
        "tidak", "akan", "dan", "yang", "ia", "disebutkan", "Demikian", ";", "…", "said", "told",
    ]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=40).map(" ".join) | st.text(max_size=200)
_NAMES = {"PER": ["Rina Mahesa"], "ORG": ["Reuters", "DW"]}


def _check(text: str, found: tuple[Statement, ...]) -> None:
    assert list(found) == sorted(found, key=lambda s: (s.start, s.end, s.mode))
    assert len({s.id for s in found}) == len(found)
    for s in found:
        assert 0 <= s.start < s.end <= len(text)
        assert text[s.start : s.end] == text[s.start : s.end].strip()
        for span in (s.cue, *s.sources, *s.marks):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert all(source.name for source in s.sources)


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.sampled_from(["id", "en"]))
def test_every_span_slices_and_order_is_the_texts(text: str, language: str) -> None:
    _check(text, statements(text, language, _NAMES))


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_the_same_text_gives_the_same_statements(text: str) -> None:
    assert statements(text, "id", _NAMES) == statements(text, "id", _NAMES)


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_the_order_of_entities_changes_nothing(text: str) -> None:
    given_article = article(text)
    named = entities(text, _NAMES)
    pack = load("id")
    assert find(given_article, named, (), (), pack) == find(
        given_article, tuple(reversed(named)), (), (), pack
    )


def test_times_and_figures_belong_to_the_statement_they_lie_in() -> None:
    text = "Rina Mahesa mengatakan 40 rumah rusak pada Senin. Hujan turun 6 jam."
    time = Time(start=42, end=47, value="2025-03-03", anchor="article", precision="day")
    figure = Quantity(start=23, end=25, value=40)
    later = Quantity(start=62, end=63, value=6)
    found = find(article(text), entities(text, _NAMES), (time,), (figure, later), load("id"))
    assert [(s.times, s.quantities) for s in found] == [((time,), (figure,)), ((), (later,))]


def test_no_sentences_no_statements() -> None:
    empty = replace(article(""), sentences=())
    assert find(empty, (), (), (), load("id")) == ()


def test_sentences_that_a_quotation_crosses_are_read_as_one() -> None:
    text = '"Air naik. Kami panik," kata Rina Mahesa.'
    halves = replace(
        article(text), sentences=(Span(start=0, end=10), Span(start=11, end=len(text)))
    )
    found = find(halves, entities(text, _NAMES), (), (), load("id"))
    assert [text[s.start : s.end] for s in found] == ["Air naik. Kami panik"]


@pytest.mark.parametrize(
    "piece", ["'kata ini ", '"kata yang panjang sekali itu," kata Budi "dan lagi ', "kata Rina, "]
)
def test_the_work_grows_in_step_with_a_sentence_that_never_ends(piece: str) -> None:
    assert_linear(lambda times: statements(piece * times), 200)
