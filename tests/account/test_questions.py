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


def test_values_that_agree_share_a_side_without_sharing_a_claim() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Radio Muara menyebut Syahbandar Rahayu menjemput Kapten Santoso di dermaga "
                "Merawang pada malam hari lalu mengajaknya makan.",
                "2025-06-04T20:00:00+07:00",
            ),
            article(
                "Warta Dua",
                "Syahbandar Rahayu menjemput dan merangkul Kapten Santoso yang bersandar di "
                "Merawang pada Rabu (4/6) dini hari.",
                "2025-06-04T21:00:00+07:00",
            ),
            article(
                "Pos Tiga",
                "Kapal survei itu bersandar di Merawang kira-kira pukul 03.10 sesudah dua hari "
                "melaut.",
                "2025-06-04T09:00:00+07:00",
            ),
        ]
    )
    texts = {a.id: a.text for a in found.articles}
    home = {s.id: texts[s.article] for s in found.statements}
    (conflict,) = (c for c in found.conflicts if c.kind == "time")
    early, late = sorted(conflict.sides, key=lambda side: "malam" in side.value)
    assert {"03.10" in home[id] for id in early.statements} == {True, False}
    assert {"Radio Muara" in home[id] for id in late.statements} == {True}
    assert conflict.question.startswith("Kapal survei itu bersandar di Merawang")


def test_only_what_gives_an_answer_is_disputed_over_it() -> None:
    found = told(
        "Bupati Rahayu tiba di Merawang pukul 05.30 WIB dan menjabat tangan Camat Santoso.",
        "Camat Santoso menjabat tangan Bupati Rahayu yang tiba di Merawang pukul 09.00 WIB.",
    )
    texts = {a.id: a.text for a in found.articles}
    said = {s.id: texts[s.article][s.start : s.end] for s in found.statements}
    disputed = [said[id] for c in found.claims if c.standing == "disputed" for id in c.statements]
    assert sides(found, "time")
    assert disputed
    assert not [words for words in disputed if "0" not in words]


def test_a_part_that_gives_the_answer_is_enough() -> None:
    found = told(
        "Kapal itu mengangkut 126 penumpang dan sembilan awak menurut manifes.",
        "Kapal itu mengangkut 158 penumpang menurut manifes.",
    )
    [given] = sides(found, "number")
    assert given == {"126", "158"}
    assert [claim.standing for claim in found.claims] == ["disputed", "disputed"]


def test_a_question_ends_in_no_half_of_a_name() -> None:
    found = told(
        "Kapal tenggelam sekitar pukul 06.40 WITA, kira-kira lima kilometer dari Pelabuhan "
        "Tanjung Melur di Merawang.",
        "Kapal tenggelam pukul 08.10 WITA, kira-kira lima kilometer dari Pelabuhan Tanjung Melur "
        "di Merawang.",
    )
    [conflict] = [each for each in found.conflicts if each.kind == "time"]
    assert conflict.question.endswith("dari Pelabuhan Tanjung Melur")
