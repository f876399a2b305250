"""Of claims with equal support, what the story is about stands first."""

from __future__ import annotations

from dataclasses import replace

from runut.records import Account
from tests.account.stories import account, article

LEAD = "Jembatan Ciwaru di Kabupaten Merawang runtuh pada Senin (3/3/2025) dan menewaskan 12 orang."
ASIDE = "Pedagang kopi di tepi jalan menutup warungnya lebih awal karena hujan."
LATE = "Bupati Merawang menutup jalan menuju Jembatan Ciwaru."
DAY = "2025-03-04T09:00:00+07:00"


def words(of: Account) -> list[str]:
    """The claims in the order of the account, as one of their wordings has them."""
    texts = {page.id: page.text for page in of.articles}
    told = {each.id: texts[each.article][each.start : each.end] for each in of.statements}
    return [told[claim.statement] for claim in of.claims]


def test_the_lead_stands_before_an_aside() -> None:
    found = words(account([article("Kabar Satu", f"{LEAD} {ASIDE} {LATE}", DAY)]))
    aside = next(at for at, text in enumerate(found) if text.startswith("Pedagang"))
    assert found[0].startswith("Jembatan Ciwaru")
    assert found.index(LATE.rstrip(".")) < aside


def test_what_headlines_name_stands_before_what_they_do_not() -> None:
    page = replace(
        article("Kabar Satu", f"{ASIDE} {LATE}", DAY), title="Jalan Jembatan Ciwaru ditutup"
    )
    assert words(account([page]))[0] == LATE.rstrip(".")


def test_more_outlets_stand_before_all_else() -> None:
    pages = [
        article("Kabar Satu", f"{LEAD} {ASIDE}", DAY),
        article("Warta Dua", ASIDE, DAY),
    ]
    assert words(account(pages))[0].startswith("Pedagang kopi")
