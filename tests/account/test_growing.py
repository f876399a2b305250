"""A story that grows article by article ends in the account that it has when told at once."""

import gc
from copy import deepcopy
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.account.build import build, prepared
from runut.account.matching import claims, likeness
from runut.account.preparing.propositions import Proposition
from runut.copies import align
from runut.records import Account, Article, Reading

from .stories import article, read, story

_COPIED = (
    "Petugas membagikan makanan dan selimut kepada warga yang mengungsi ke balai desa, sekolah, "
    "dan rumah kerabat sejak air masuk ke permukiman di tepi sungai pada dini hari."
)
_SAID = '"Tanggul sudah dijaga sejak pukul 03.00 WIB," kata Hendra Wiratama'
ARTICLES = [
    article(
        "Kabar Satu",
        "Banjir merendam 312 rumah di Wanasari, Senin (3/3/2025). Dua orang tewas. "
        f"{_SAID}, Kepala BPBD Wanasari. Tanggul Way Rimba jebol setelah hujan selama 5 jam. "
        + _COPIED,
        "2025-03-03T08:00:00+07:00",
    ),
    article(
        "Warta Dua",
        "Sebanyak 320 rumah di Wanasari terendam banjir pada Senin (3/3/2025). Tiga orang tewas "
        f"akibat banjir itu. {_SAID} di Wanasari. Evakuasi akan dilakukan pada Selasa pagi.",
        "2025-03-03T12:00:00+07:00",
    ),
    article(
        "Harian Tiga",
        "Banjir merendam 312 rumah di Wanasari, Senin (3/3/2025). "
        "Hujan lebat selama lima jam membuat tanggul Way Rimba di Wanasari jebol. "
        "Bupati Sulastri Ningrum membantah tanggul Way Rimba jebol. " + _COPIED,
        "2025-03-03T15:00:00+07:00",
    ),
    article(
        "Suara Empat",
        "Jumlah korban tewas akibat banjir Wanasari bertambah menjadi lima orang, Selasa "
        "(4/3/2025). Evakuasi warga Wanasari sedang berlangsung. Jumlah rumah yang rusak belum "
        "diketahui. Tanggul Way Rimba di Wanasari belum diperbaiki.",
        "2025-03-04T09:00:00+07:00",
    ),
]


@lru_cache(maxsize=1)
def _readings() -> list[Reading]:
    return read(ARTICLES)


def _account(readings: list[Reading]) -> Account:
    articles: list[Article] = [reading.article for reading in readings]
    ordered = sorted(articles, key=lambda a: a.id)
    return build(story(ordered), readings, align.copies(articles))


#: What functions that keep answers are.
_KEEPING = type(lru_cache(abs))


def _forget() -> None:
    """Forget whatever was kept from one account to the next; tables stay."""
    for thing in gc.get_objects():
        ours = isinstance(thing, _KEEPING) and thing.__module__.startswith("runut.")
        if ours and thing.cache_parameters()["maxsize"] is not None:
            thing.cache_clear()


@lru_cache(maxsize=1)
def _at_once() -> Account:
    _forget()
    return _account(_readings())


@settings(deadline=None, max_examples=12)
@given(st.permutations(range(len(ARTICLES))))
def test_growing_in_any_order_is_as_at_once(order: list[int]) -> None:
    whole = _at_once()
    _forget()
    for count in range(1, len(order) + 1):
        grown = _account([_readings()[at] for at in order[:count]])
    assert grown == whole


def test_readings_made_anew_are_as_those_that_are_known() -> None:
    whole = _at_once()
    _account(_readings())
    assert _account(deepcopy(_readings())) == whole


def _compared(readings: list[Reading]) -> set[tuple[Proposition, Proposition]]:
    """The pairs that are compared in a story, whatever their places in it."""
    told = prepared(readings)
    compared = claims.compare(likeness.weigh(told))
    return {(told[c.pair[0]].itself, told[c.pair[1]].itself) for c in compared}


@pytest.mark.parametrize("last", range(len(ARTICLES)))
def test_pairs_that_the_newcomer_does_not_touch_are_not_looked_at_again(last: int) -> None:
    readings, others = _readings(), [r for at, r in enumerate(_readings()) if at != last]
    _forget()
    earlier = _compared(others)
    before = likeness._alone.cache_info().misses
    fresh = _compared(readings) - earlier
    assert likeness._alone.cache_info().misses - before == len(fresh)
    newcomer = readings[last].article.id
    untouched = [pair for pair in fresh if newcomer not in {side.article.id for side in pair}]
    # It parts a statement of another article, or tells what a name of it stands for.
    assert len(untouched) <= 2 < len(earlier)


def test_the_story_tells_of_all_that_is_followed() -> None:
    whole = _at_once()
    assert whole.conflicts and whole.figures and whole.timeline and whole.copies
    assert any(claim.articles > 1 for claim in whole.claims)
