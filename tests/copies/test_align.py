from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.copies.align import copies
from tests import cases
from tests.copies.articles import article

CASES = cases.read(__file__, "passages.toml")


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_shared_passages(case: dict[str, Any]) -> None:
    a, b = article("a", case["a"]), article("b", case["b"])
    found = copies([a, b])
    assert [a.text[c.origin.start : c.origin.end] for c in found] == case["shared"]
    assert {c.reasons[0].code for c in found} == ({case["kind"]} if case["kind"] else set())


PASSAGE = (
    "Regu penolong menemukan dua pendaki di lereng barat Gunung Payung dalam keadaan lemas "
    "tetapi selamat setelah hilang empat hari tanpa bekal makanan"
)


def test_the_credited_outlet_had_it_first_even_if_it_was_published_later() -> None:
    later = article("a", PASSAGE, outlet="Suara Rimba", published="2025-03-02T10:00:00+07:00")
    words = f"Dikutip dari Suara Rimba. {PASSAGE}"
    early = article("b", words, outlet="Pelita", published="2025-03-02T09:00:00+07:00")
    (found,) = copies([early, later])
    assert (found.origin.article, found.target.article) == ("a", "b")
    assert found.reasons[-1].code == "copies.order-credit"


def test_without_credit_the_earlier_had_it_first_across_time_zones() -> None:
    west = article("a", PASSAGE, published="2025-03-02T10:30:00+07:00")
    east = article("b", PASSAGE, published="2025-03-02T11:00:00+09:00")
    (found,) = copies([west, east])
    assert found.origin.article == "b"
    assert found.reasons[-1].code == "copies.order-time"


def test_a_date_alone_does_not_order_within_its_day() -> None:
    dated = article("a", PASSAGE, published="2025-03-02")
    timed = article("b", PASSAGE, published="2025-03-02T11:00:00+09:00")
    (found,) = copies([dated, timed])
    assert found.reasons[-1].code == "copies.order-unknown"


def test_copies_within_one_outlet_say_so() -> None:
    found = copies([article("a", PASSAGE, outlet="x"), article("b", PASSAGE, outlet="x")])
    assert "copies.same-outlet" in {reason.code for reason in found[0].reasons}


def test_the_order_of_articles_changes_nothing() -> None:
    texts = [PASSAGE, f"Kabar baik. {PASSAGE}", f"{PASSAGE} kata petugas", "Tidak ada hubungannya"]
    articles = [article(str(n), text) for n, text in enumerate(texts)]
    first = copies(articles)
    assert len(first) == 3
    assert all(copies(order) == first for order in permutations(articles))


WORDS = st.lists(
    st.sampled_from(["api", "air", "angin", "batu", "bukit", "danau", "embun"]), max_size=60
)


@given(st.lists(WORDS, min_size=2, max_size=4))
def test_spans_slice_words_that_agree(texts: list[list[str]]) -> None:
    articles = {str(n): article(str(n), " ".join(words)) for n, words in enumerate(texts)}
    for found in copies(list(articles.values())):
        assert found.origin.article != found.target.article
        assert 0.6 <= found.likeness <= 1.0
        for passage in (found.origin, found.target):
            cut = articles[passage.article].text[passage.start : passage.end]
            assert cut == cut.strip() and len(cut.split()) >= 10


@given(WORDS.filter(lambda words: len(words) >= 10))
def test_a_whole_text_of_different_words_is_found_in_full(words: list[str]) -> None:
    text = " ".join(f"{word}{number}" for number, word in enumerate(words))
    (found,) = copies([article("a", text), article("b", text)])
    assert (found.origin.start, found.origin.end, found.likeness) == (0, len(text), 1.0)
