"""The words around a quotation: statements of the outlet's own, told only where they tell."""

from __future__ import annotations

import pytest

from runut import pipeline
from runut.account.parting import occasions
from runut.records import OCCASION, Account
from tests.account.stories import account, article

FIRST, SECOND = "2025-06-06T09:00:00+07:00", "2025-06-06T18:00:00+07:00"
QUOTE = "Kapasitas waduk Ciwaru belum mampu memenuhi kebutuhan petani di lereng selatan"

CASES = {
    f'"{QUOTE}," kata Rahayu di Balai Kota Merawang, Kamis (5/6/2025).': [
        "kata Rahayu di Balai Kota Merawang, Kamis (5/6/2025)"
    ],
    # Who speaks is in the chain of sources and nothing of its own.
    f'"{QUOTE}," kata Rahayu.': [],
    "Waduk Ciwaru selesai dibangun pada Kamis (5/6/2025).": [],
}


@pytest.mark.parametrize("text", CASES)
def test_an_occasion_is_more_than_who_speaks(text: str) -> None:
    reading = pipeline.read(article("Kabar Satu", text, FIRST))
    found = [reading.article.text[o.start : o.end] for o in occasions.find(reading)]
    assert found == CASES[text]


def told(one: str, two: str) -> Account:
    return account([article("Kabar Satu", one, FIRST), article("Warta Dua", two, SECOND)])


def test_one_utterance_on_two_days_is_shown_with_its_occasions() -> None:
    found = told(
        f'"{QUOTE}," kata Bupati Rahayu dalam keterangannya, Kamis (5/6/2025).',
        f'"{QUOTE}," jelas Bupati Rahayu dalam keterangannya, Jumat (6/6/2025).',
    )
    (conflict,) = (c for c in found.conflicts if c.kind == "time")
    rules = {s.id: s.rule for s in found.statements}
    assert [{OCCASION in rules[id] for id in side.statements} for side in conflict.sides] == [
        {True, False},
        {True, False},
    ]


def test_the_day_of_quoting_is_no_day_of_an_utterance() -> None:
    found = told(
        f'"{QUOTE}," kata Bupati Rahayu, dikutip Kamis (5/6/2025).',
        f'"{QUOTE}," jelas Bupati Rahayu, dikutip Jumat (6/6/2025).',
    )
    assert not found.conflicts


def test_an_occasion_of_one_article_alone_makes_no_claim() -> None:
    found = told(
        f'"{QUOTE}," kata Bupati Rahayu di Balai Kota Merawang, Kamis (5/6/2025).',
        "Petani di lereng selatan menunggu air dari waduk.",
    )
    assert not any(occasions.is_one(s) for s in found.statements)
    held = {id for claim in found.claims for id in claim.statements}
    assert held == {s.id for s in found.statements}


def test_what_another_outlet_tells_in_its_own_voice_joins_the_words_around_a_quotation() -> None:
    found = told(
        f'"{QUOTE}," kata Bupati Rahayu di Gedung Pertanian Merawang, Kuningan Timur, '
        "Kamis (5/6/2025).",
        "Pantauan di Gedung Pertanian Merawang, Kuningan Timur, Kamis (5/6/2025), ratusan petani "
        "sudah menunggu.\nBupati Rahayu tiba di Gedung Pertanian Merawang, Kuningan Timur, Kamis "
        "(5/6/2025).",
    )
    ids = {s.id for s in found.statements}
    assert all(ids.issuperset(claim.statements) for claim in found.claims)
    told_by = {s.id: s.rule for s in found.statements}
    assert any(
        claim.articles == 2 and OCCASION in {told_by[id] for id in claim.statements}
        for claim in found.claims
    )
