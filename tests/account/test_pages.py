"""The shared pages of June 2024: what a fact-checker must find in their account."""

from __future__ import annotations

from functools import cache

from runut.clean import article as cleaner
from runut.clean import repeats
from runut.read import files
from runut.records import Account, Article, Claim, Page
from tests.account.stories import account
from tests.shared import SHARED, needs_shared


@cache
def june() -> Account:
    assert SHARED is not None
    pages = [page for page in files.pages([str(SHARED / "pages")]) if isinstance(page, Page)]
    counted = repeats.count(pages)
    articles = [cleaner.clean(page, counted) for page in pages]
    return account(
        [
            a
            for a in articles
            if isinstance(a, Article) and not (a.published or "").startswith("2023")
        ]
    )


def claim_with(*words: str) -> Claim:
    """The claim with most articles of which some statement holds all words."""
    found = june()
    texts = {a.id: a.text for a in found.articles}
    said = {s.id: texts[s.article][s.start : s.end].casefold() for s in found.statements}
    held = [
        c
        for c in found.claims
        if any(all(word in said[id] for word in words) for id in c.statements)
    ]
    return max(held, key=lambda claim: claim.articles)


@needs_shared
def test_the_first_visit_is_one_claim_of_four_articles() -> None:
    assert claim_with("24 tahun", "pertama").articles == 4


@needs_shared
def test_the_shared_car_is_a_claim_of_three() -> None:
    assert claim_with("limusin").articles == 3


@needs_shared
def test_the_praise_is_joined_across_its_wordings_as_one_origin() -> None:
    machine = claim_with("mesin", "dunia")
    assert machine.articles >= 2
    assert [o.name for o in machine.origins if o.kind == "named"] == ["KCNA"]
    unity = claim_with("persahabatan", "persatuan")
    assert unity.articles == 3
    assert [o.name for o in unity.origins if o.kind == "named"] == ["KCNA"]


@needs_shared
def test_night_stands_against_the_small_hours() -> None:
    found = june()
    outlet = {a.id: a.outlet for a in found.articles}
    by = {s.id: outlet[s.article] for s in found.statements}
    (conflict,) = (c for c in found.conflicts if c.kind == "time")
    laid = {s.value: {by[id] for id in s.statements} for s in conflict.sides}
    late = laid.pop("malam hari")
    assert late == {"Tribunnews.com"}
    ((early, outlets),) = laid.items()
    assert "02.45" in early and "dini hari" in early
    assert outlets == {"detikcom", "Medcom.id"}
    assert conflict.question[0].isupper()


@needs_shared
def test_arms_are_asserted_and_denied() -> None:
    found = june()
    texts = {a.id: a.text for a in found.articles}
    said = {s.id: texts[s.article][s.start : s.end].casefold() for s in found.statements}
    denials = [c for c in found.conflicts if c.kind == "denial"]
    assert any(
        all(any("senjata" in said[i] for i in s.statements) for s in c.sides) for c in denials
    )
