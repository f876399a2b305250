"""What every account must hold, on small stories made for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runut.account.build import build
from runut.copies import align
from runut.records import Account, Article
from tests.account.stories import account, article, read, story
from tests.account.test_pairs import STORIES, told

FERRY = [
    article(
        "Kabar Satu",
        "Kapal feri Nusa Bahari kandas di Tanjung Kelor pada Senin (12/5/2025) pagi.\n"
        'Kepala Pelabuhan Merawang, Sulastri, mengatakan 62 penumpang selamat.\n"Semua sudah '
        'di darat," kata Sulastri.',
        "2025-05-12T10:00:00+07:00",
    ),
    article(
        "Warta Dua",
        "Feri Nusa Bahari kandas di Tanjung Kelor, Senin pagi. Sebanyak 62 penumpang selamat, "
        "ujar Kepala Pelabuhan Merawang, Sulastri.",
        "2025-05-12T11:00:00+07:00",
    ),
    article(
        "Harian Tiga",
        "Kapal feri Nusa Bahari kandas di perairan Tanjung Kelor. Kapten Bahrul Alam menyebut "
        "62 penumpang selamat.",
        "2025-05-12T12:00:00+07:00",
    ),
]


def holds(found: Account) -> None:
    """What must be true of any account."""
    texts = {a.id: a.text for a in found.articles}
    ids = [s.id for s in found.statements]
    assert len(ids) == len(set(ids))
    claimed = [id for claim in found.claims for id in claim.statements]
    assert sorted(claimed) == sorted(ids)
    for claim in found.claims:
        assert claim.statement in claim.statements
        assert claim.reasons and claim.origins
        assert all(origin.reasons for origin in claim.origins)
    for s in found.statements:
        assert 0 <= s.start < s.end <= len(texts[s.article])
        words = texts[s.article][s.start : s.end]
        assert words == words.strip()
        for part in (*s.times, *s.quantities):
            assert s.start <= part.start < part.end <= s.end
    for conflict in found.conflicts:
        assert len(conflict.sides) >= 2 and conflict.question and conflict.reasons
        assert all(set(side.statements) <= set(ids) for side in conflict.sides)
    for happening in found.timeline:
        assert happening.statements and set(happening.statements) <= set(ids)
    for figure in found.figures:
        assert {point.statement for point in figure.points} <= set(ids)
    assert [h.when for h in found.timeline] or not found.timeline


@pytest.mark.parametrize("name", [case["name"] for case in STORIES])
def test_accounts_of_the_case_stories_hold(name: str) -> None:
    holds(told(name))


def test_the_order_of_the_readings_changes_nothing() -> None:
    readings = read(FERRY)
    copies = align.copies([r.article for r in readings])
    made = [build(story(FERRY), turned, copies) for turned in permutations(readings)]
    assert all(found == made[0] for found in made)


def test_two_known_origins_confirm_and_one_source_is_an_echo() -> None:
    found = account(FERRY)
    saved = next(c for c in found.claims if c.articles == 3 and "62" in words(found, c.statement))
    assert saved.standing == "confirmed"
    assert {o.name.split()[-1] for o in saved.origins if o.kind == "named"} == {"Sulastri", "Alam"}
    echo = account(FERRY[:2])
    same = next(c for c in echo.claims if c.articles == 2 and "62" in words(echo, c.statement))
    assert same.standing == "echoed"


def words(found: Account, statement: str) -> str:
    said = next(s for s in found.statements if s.id == statement)
    text = next(a.text for a in found.articles if a.id == said.article)
    return text[said.start : said.end]


def test_a_rising_toll_is_followed_and_no_conflict() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Banjir bandang di Sukaraja menewaskan 12 orang.",
                "2025-03-04T10:00:00+07:00",
            ),
            article(
                "Warta Dua",
                "Banjir bandang di Kecamatan Sukaraja menewaskan 17 orang.",
                "2025-03-04T17:00:00+07:00",
            ),
        ]
    )
    assert [[p.value for p in figure.points] for figure in found.figures] == [[12.0, 17.0]]
    assert {claim.standing for claim in found.claims} == {"updated"}
    assert not found.conflicts


def test_a_toll_that_differs_at_one_hour_is_a_conflict() -> None:
    texts = {"Kabar Satu": "62", "Warta Dua": "162", "Harian Tiga": "62"}
    found = account(
        [
            article(outlet, f"Banjir bandang di Sukaraja menewaskan {toll} orang.", when)
            for (outlet, toll), when in zip(
                texts.items(),
                ("2025-03-04T10:00:00", "2025-03-04T11:00:00", "2025-03-04T12:00:00"),
                strict=True,
            )
        ]
    )
    conflict = next(c for c in found.conflicts if c.kind == "number")
    assert {side.value for side in conflict.sides} == {"62", "162"}
    assert {claim.standing for claim in found.claims} == {"disputed"}


def test_reasons_quote_words_and_figures_as_the_articles_write_them() -> None:
    found = account(
        [
            article(
                "kabarnusa.example",
                "Pesawat latih jatuh di Waduk Sukaresmi dan membawa 4 orang.",
                "2025-05-12",
            ),
            article(
                "wartalawas.example",
                "Ada berita bahwa pesawat latih itu jatuh di Waduk Sukaresmi.",
                "2025-05-12",
            ),
        ]
    )
    reasons = [reason for claim in found.claims for reason in claim.reasons]
    texts = " ".join(each.text for each in found.articles)
    shared = {r.code: r.values for r in reasons if r.code.startswith("claim.same-")}
    assert shared
    for code, values in shared.items():
        for said in values.values():
            assert all(each in texts for each in said.split(", ")), (code, said)


def test_an_article_alone_is_single_everywhere() -> None:
    found = account(FERRY[:1])
    assert {claim.standing for claim in found.claims} == {"single"}


def test_a_story_without_statements() -> None:
    found = account([article("Kabar Satu", "", "2025-05-12")])
    assert found.claims == () and found.conflicts == () and found.timeline == ()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [pair[side] for case in STORIES for pair in case["pairs"] for side in (1, 2)]
            ),
            min_size=1,
            max_size=5,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_any_mixture_of_sentences_makes_an_account(texts: Sequence[Sequence[str]]) -> None:
    articles: list[Article] = [
        article(f"Media {at}", " ".join(text), f"2025-05-{at + 10}T10:00:00+07:00")
        for at, text in enumerate(texts)
    ]
    holds(account(articles))
