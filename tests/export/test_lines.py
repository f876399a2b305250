"""Which claims of an account are told on one line."""

from __future__ import annotations

from runut.export.lines import lines
from runut.export.outline import outline
from runut.export.telling import Telling
from runut.export.wording import Wording
from runut.records import OCCASION, Account
from tests.account.stories import account, article

FIRST, SECOND, THIRD = (f"2025-06-06T{hour}:00:00+07:00" for hour in ("09", "12", "18"))
SENTENCE = (
    "Wali Kota Merawang meresmikan jembatan baru sepanjang 120 meter yang menghubungkan Desa Lawas"
    " dengan pasar ikan"
)
PART = "Wali Kota Merawang meresmikan jembatan baru sepanjang 120 meter"
QUOTE = '"Kapasitas waduk Ciwaru belum mampu memenuhi kebutuhan petani di lereng selatan,"'
ENGLISH = Wording(language="en")


def _two(*texts: str) -> Account:
    times = (FIRST, SECOND, THIRD)
    return account(
        [
            article(f"{outlet}.example", text, published)
            for outlet, text, published in zip(("satu", "dua", "tiga"), texts, times, strict=False)
        ]
    )


def _told(found: Account) -> list[str]:
    return [claim.told.text for those in outline(found, ENGLISH).claims.values() for claim in those]


def test_words_around_a_quotation_stand_behind_it() -> None:
    found = _two(
        f"{QUOTE} kata Kepala Desa Rahayu saat ditemui di Balai Kota Merawang, Kamis (5/6/2025).",
        f"{QUOTE} ujar Kepala Desa Rahayu saat ditemui di Balai Kota Merawang, Kamis (5/6/2025).",
    )
    rules = {each.id: each.rule for each in found.statements}
    # They are a claim of the account ...
    assert any(rules[claim.statement] == OCCASION for claim in found.claims)
    # ... and none of the screen.
    (claim,) = (each for those in outline(found, ENGLISH).claims.values() for each in those)
    assert claim.told.quoted
    (frame,) = {alike[0].words.partition(" ")[2] for alike in claim.frames}
    assert frame == "Kepala Desa Rahayu saat ditemui di Balai Kota Merawang, Kamis (5/6/2025)"
    assert {claim.id, *claim.others} == {each.id for each in found.claims}


def test_the_words_around_two_quotations_stand_each_behind_its_own() -> None:
    later = '"Air waduk Ciwaru sudah turun dua meter sejak awal musim kemarau tahun ini,"'
    found = _two(
        f"{QUOTE} kata Kepala Desa Rahayu saat dihubungi, Jumat (6/6/2025).",
        f"{later} kata Kepala Desa Rahayu dalam jumpa pers di balai desa, Jumat (6/6/2025).",
    )
    frames = {
        claim.told.words: " ".join(alike[0].words for alike in claim.frames)
        for those in outline(found, ENGLISH).claims.values()
        for claim in those
    }
    for said, where in ((QUOTE, "saat dihubungi"), (later, "dalam jumpa pers")):
        (told,) = (words for quoted, words in frames.items() if quoted in said)
        assert where in told
        assert told.count("kata") == 1


def test_parts_that_every_article_has_side_by_side_are_one_line() -> None:
    found = _two(f"{SENTENCE}.", f"{SENTENCE}.", f"{SENTENCE}.")
    assert len(found.claims) > 1
    assert _told(found) == [SENTENCE]


def test_a_part_that_one_article_lacks_stays_apart() -> None:
    found = _two(f"{SENTENCE}.", f"{SENTENCE}.", f"{PART}.")
    apart = _told(found)
    assert PART in apart
    assert len(apart) == 2


def test_each_claim_is_on_one_line() -> None:
    found = _two(f"{SENTENCE}. {QUOTE} kata Rahayu, Kamis (5/6/2025).", f"{SENTENCE}.", f"{PART}.")
    told = [id for line in lines(Telling(found, ENGLISH)) for id in line.ids]
    assert sorted(told) == sorted(claim.id for claim in found.claims)
