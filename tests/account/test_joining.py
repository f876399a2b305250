"""Which compared propositions are joined: as if every pair of the story had been judged."""

from __future__ import annotations

import pytest

from runut.account.build import prepared
from runut.account.matching import (
    claims,
    grouping,
    joining,
    likeness,
    together,
)
from tests.account.stories import article, read

DAYS = [f"2025-03-0{day}T10:00:00+07:00" for day in range(1, 5)]

STORIES = {
    "told alike, and told otherwise": [
        "Jembatan Cimawar ambruk diterjang banjir bandang. Tiga warga Margakarya luka ringan.",
        "Jembatan Cimawar ambruk diterjang banjir bandang. Lima warga Margakarya luka ringan.",
        "Banjir bandang merobohkan Jembatan Cimawar. Warga Margakarya tidak ada yang luka.",
        "Warga Margakarya mengungsi. Jembatan Cimawar yang ambruk diterjang banjir dibangun lagi.",
    ],
    "sentences of one article that resemble each other": [
        "Pasar Margakarya buka pukul 07.00. Pasar Margakarya tutup pukul 17.00. "
        "Pasar Margakarya buka lagi hari Senin.",
    ],
    "two languages": [
        "Jembatan Cimawar ambruk diterjang banjir bandang pada Senin.",
        "The Cimawar bridge collapsed in a flash flood on Monday.",
    ],
}


@pytest.mark.parametrize("story", STORIES)
def test_what_is_not_judged_has_no_say(story: str) -> None:
    texts = STORIES[story]
    language = ("id", "en") if story == "two languages" else ("id",) * len(texts)
    outlets = [
        article(f"Kabar {at}", text, DAYS[at], language[at]) for at, text in enumerate(texts)
    ]
    weighed = likeness.weigh(prepared(read(outlets)))
    first = weighed.folded.first
    firsts = [c for c in claims.compare(weighed) if first[c.pair[1]] == c.pair[1]]
    judges = joining._Judges(weighed, firsts)
    judged = {c.pair: judges.judge(c) for c in firsts}
    assert judged
    whole = grouping.group(
        len(weighed.propositions),
        {pair: score for pair, (score, _) in judged.items()},
        [pair for pair, (_, one_claim) in judged.items() if not one_claim],
        together.weights().threshold,
    )
    found = joining.find(weighed).groups
    assert found == joining._unfolded(whole, weighed)
    # Every proposition is in one claim.
    assert sorted(place for group in found for place in group) == list(range(len(first)))


LITTLE = {
    # The stadium is most of what one of them tells.
    ("Semuanya di Stadion Wirabuana.", "Gubernur membuka acara di Stadion Wirabuana."): 1.0,
    # One name, of which both tell something else.
    ("Penonton memenuhi Stadion Wirabuana.", "Lampu Stadion Wirabuana sempat padam."): 0.5,
    # A length of time that any two things may have.
    ("Upacara berlangsung tiga jam.", "Pawai sepeda di Sukamaju berjalan tiga jam."): 0.5,
}


@pytest.mark.parametrize("texts", LITTLE)
def test_one_thing_shared_is_enough_where_one_tells_little_else(texts: tuple[str, str]) -> None:
    outlets = [article(f"Kabar {at}", text, DAYS[at]) for at, text in enumerate(texts)]
    weighed = likeness.weigh(prepared(read(outlets)))
    (found,) = claims.compare(weighed)
    a, b = weighed.propositions
    assert claims.scant(found, a, b)
    assert claims.doubt(found, a, b) == LITTLE[texts]
