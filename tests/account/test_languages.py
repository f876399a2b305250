"""An article in another language leaves alone what is claimed without it."""

from __future__ import annotations

from typing import Any

from tests.account.stories import account, article
from tests.stories.test_stories import rows

#: Articles on one happening in two languages, and look-alikes: cases of the links of articles.
ACROSS = rows("across.toml")
DAY = "2025-03-04T09:00:00+07:00"
STORY = [
    article(
        "Kabar Satu",
        "Jembatan Ciwaru ambruk pada Selasa pagi. Dua warga terluka. Bupati menutup jalan itu.",
        DAY,
    ),
    article(
        "Kabar Dua",
        "Jembatan di Ciwaru runtuh, Selasa pagi. Dua orang luka-luka. Jalan itu ditutup bupati.",
        DAY,
    ),
]


def test_one_english_article_changes_no_indonesian_claim() -> None:
    alone = {claim.statements for claim in account(STORY).claims}
    other = article(
        "Ashford Post", "Apple growers in Ashford harvested early this year.", DAY, "en"
    )
    beside = {claim.statements for claim in account([*STORY, other]).claims}
    assert alone <= beside
    assert any(len(statements) > 1 for statements in alone)


ENGLISH = [
    "The bridge at Ciwaru collapsed on Tuesday morning. Two residents were injured. "
    "The regent closed the road.",
    "Two people were hurt when the Ciwaru bridge collapsed on Tuesday. "
    "A lorry driver saw the regent close the road.",
]


def test_an_english_article_joins_the_claims_that_it_tells() -> None:
    told = account([*STORY, article("Ashford Post", ENGLISH[0], DAY, "en")])
    assert max(claim.articles for claim in told.claims) == 3


def test_a_story_that_turns_from_one_language_to_the_other_is_as_told_at_once() -> None:
    english = [article(f"Post {at}", text, DAY, "en") for at, text in enumerate(ENGLISH)]
    whole = account([STORY[0], *english]).claims
    account([STORY[0], english[0]])
    assert account([STORY[0], *english]).claims == whole
    assert account([*english, STORY[0]]).claims == whole


def _told_by_both(one: dict[str, Any], other: dict[str, Any]) -> int:
    """How many claims two articles of the stories' cases share."""
    both = [article(a["outlet"], a["text"], a["published"], a["language"]) for a in (one, other)]
    return sum(claim.articles > 1 for claim in account(both).claims)


def test_articles_across_languages_share_claims_and_look_alikes_hardly_any() -> None:
    pairs = [
        (one, other)
        for one in ACROSS
        for other in ACROSS
        if one["language"] == "id" and other["language"] == "en"
    ]
    assert sum(_told_by_both(a, b) for a, b in pairs if b["story"] == a["story"]) >= 38
    assert sum(_told_by_both(a, b) for a, b in pairs if b.get("like") == a["story"]) <= 2
