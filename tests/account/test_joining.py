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
from runut.account.matching.claims import Comparison
from runut.account.matching.likeness import Weighed
from runut.account.preparing.propositions import Proposition
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


SAME_WORDS = {
    # One toll at two hours, counted in words that share no counted thing.
    (
        "Empat korban meninggal dibawa ke RSUD Banyuasri.",
        "Sembilan jenazah dibawa ke RSUD Banyuasri.",
    ): False,
    (
        "Empat korban meninggal dibawa ke RSUD Banyuasri.",
        "4 jenazah dibawa ke RSUD Banyuasri.",
    ): True,
    # What befell some is not counted by what befell others.
    (
        "Empat korban meninggal dibawa ke RSUD Banyuasri.",
        "Empat korban meninggal dan sembilan korban luka dibawa ke RSUD Banyuasri.",
    ): True,
}


@pytest.mark.parametrize("texts", SAME_WORDS)
def test_two_counts_of_one_toll_are_two_claims(texts: tuple[str, str]) -> None:
    outlets = [article(f"Kabar {at}", text, DAYS[at]) for at, text in enumerate(texts)]
    weighed = likeness.weigh(prepared(read(outlets)))
    found = [c for c in claims.compare(weighed) if not claims.one_article(*_pair(weighed, c))]
    assert any(not claims.contrary(c, *_pair(weighed, c)) for c in found) is SAME_WORDS[texts]


#: What two sentences of one article leave of their likeness.
ITSELF = {
    # Alike, as sentences of one article are.
    "Laga pembuka Piala Layar digelar di Stadion Wirabuana pada 9 Juli. "
    "Lampu Stadion Wirabuana diperbaiki menjelang Piala Layar.": 0.5,
    # The second has what the first tells.
    "Pelabuhan Lawas memasang derek baru. "
    "Derek baru dipasang Pelabuhan Lawas di dermaga selatan bulan ini.": 0.7,
    # Somebody says one of them.
    "Laga pembuka Piala Layar digelar di Stadion Wirabuana pada 9 Juli. "
    '"Lapangan Stadion Wirabuana licin untuk Piala Layar," kata Rudi Pambudi.': 0.7,
}


@pytest.mark.parametrize("text", ITSELF)
def test_an_article_repeats_itself_less_than_it_seems(text: str) -> None:
    weighed = likeness.weigh(prepared(read([article("Kabar 0", text, DAYS[0])])))
    found = next(c for c in claims.compare(weighed) if c.pair == (0, 1))
    assert claims.doubt(found, *_pair(weighed, found)) == ITSELF[text]


@pytest.mark.parametrize("one_article", [True, False])
def test_two_measures_of_one_article_are_two_claims_whatever_they_share(one_article: bool) -> None:
    first, second = (f"Feri 126 kursi itu tiba di Banyuasri dalam {n} menit." for n in (40, 55))
    texts = [f"{first} {second}"] if one_article else [first, second]
    outlets = [article(f"Kabar {at}", text, DAYS[at]) for at, text in enumerate(texts)]
    weighed = likeness.weigh(prepared(read(outlets)))
    (found,) = claims.compare(weighed)
    assert found.values.same and found.values.clashes
    assert claims.contrary(found, *_pair(weighed, found)) is one_article


def _pair(weighed: Weighed, found: Comparison) -> tuple[Proposition, Proposition]:
    a, b = found.pair
    return weighed.propositions[a], weighed.propositions[b]
