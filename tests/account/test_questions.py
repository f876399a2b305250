"""What counts as two answers to one question, and what does not."""

from __future__ import annotations

from runut.records import Account
from tests.account.stories import account, article

FIRST, SECOND = "2025-03-08T12:00:00+08:00", "2025-03-08T18:00:00+08:00"


def told(one: str, two: str) -> Account:
    return account(
        [article("Kabar Satu", one, FIRST, "id"), article("Warta Dua", two, SECOND, "id")]
    )


def sides(found: Account, kind: str) -> list[set[str]]:
    return [{side.value for side in c.sides} for c in found.conflicts if c.kind == kind]


def test_the_answer_does_not_speak_against_the_question() -> None:
    found = told("Kapal itu membawa 126 orang menurut manifes.", "Kapal itu membawa 158 orang.")
    assert sides(found, "number") == [{"126", "158"}]


def test_an_article_with_both_answers_tells_of_two_things() -> None:
    found = told(
        "Ponsel Lintang memakai kamera belakang 50 megapiksel.",
        "Ponsel Lintang memakai kamera belakang 50 megapiksel.\n"
        "Ponsel Lintang memakai kamera depan 16 megapiksel.",
    )
    assert sides(found, "number") == []


def test_a_time_answers_for_the_deed_before_it() -> None:
    found = told(
        "Kapal berangkat pukul 06.00 WITA dan tenggelam pukul 06.40 WITA.",
        "Kapal tenggelam pukul 08.10 WITA.",
    )
    assert [side for laid in sides(found, "time") for side in laid if "06.00" in side] == []
