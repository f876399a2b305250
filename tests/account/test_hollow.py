"""Words that assert nothing are no claims of an account."""

from __future__ import annotations

import pytest

from runut.account.parting import hollow
from runut.records import Account
from tests.account.stories import account, article, read

DAY = "2025-03-04T09:00:00+07:00"

#: A page, and those of the outlet's own words in it that assert nothing.
HOLLOW = (
    # What only announces what is told behind it.
    ("id", "Ada tiga syarat baru di Ciwaru.\nBerikut rinciannya:\n", ["Berikut rinciannya"]),
    (
        "id",
        "Jadwal air bersih Ciwaru sebagai berikut:",
        ["Jadwal air bersih Ciwaru sebagai berikut"],
    ),
    ("id", "Simak cara mendaftar di bawah ini.", ["Simak cara mendaftar di bawah ini"]),
    ("id", "Berikut susunan direksi baru, dan susunan komisaris yang dipilih.", None),
    ("id", "Berikut harga beras: kualitas satu Rp 15.000 sekilo.", []),
    ("id", "Warga diminta mengisi formulir berikut.", []),
    ("en", "Here are the new rules for visitors.", ["Here are the new rules for visitors"]),
    ("id", "Berikut daftar jembatan yang ditutup, mengutip Dinas Ciwaru:\n", None),
    ("id", 'Imbauan itu mengatakan:\n"Warga menjauhi sungai."', None),
    # What an outlet asks.
    ("id", "Lantas, siapa yang membangun jembatan Ciwaru?", None),
    ("en", "So who built the bridge at Ciwaru?", None),
    # Headings and lines of lists: no stop, no verb, no figure, and no date of something.
    ("id", "Stadion Nusa Ciwaru, pukul 19.30 WIB\nLaga itu digelar malam.", None),
    ("id", "Minggu, 9 Maret 2025\nLaga itu digelar malam.", ["Minggu, 9 Maret 2025"]),
    ("id", "1. Persik Ciwaru vs Nusa FC\nLaga itu digelar malam.", ["1. Persik Ciwaru vs Nusa FC"]),
    ("id", "Upacara adat: 9 Maret 2025\nPanitia menyiapkan tenda.", []),
    ("id", "Upacara adat pada 9 Maret 2025\nPanitia menyiapkan tenda.", []),
    ("id", "Rini Astuti sebagai Ketua Panitia\nPanitia menyiapkan tenda.", []),
    ("id", "Ketua Panitia: Rini Astuti\nPanitia menyiapkan tenda.", []),
    ("id", "Beras kualitas satu Rp 15.000 sekilo\nHarga itu naik.", []),
    ("id", "Bupati Ciwaru lega.", []),
    # That somebody is about to speak, or was asked.
    ("id", "Wali Kota Ciwaru pun angkat bicara soal jembatan itu.", None),
    ("id", "Pemerintah kota buka suara usai dituding menutup jembatan.", []),
    ("id", "Saat ditanya soal jembatan itu, Bupati mengatakan perbaikan dimulai besok.", None),
    ("id", "Warga yang ditanya petugas meninggalkan jembatan.", []),
)


@pytest.mark.parametrize(("language", "text", "nothing"), HOLLOW)
def test_what_asserts_nothing(language: str, text: str, nothing: list[str] | None) -> None:
    (reading,) = read([article("Kabar Satu", text, DAY, language)])
    page = reading.article
    found = [
        page.text[each.start : each.end].strip(" ,?")
        for each in reading.statements
        if hollow.asserts_nothing(each, page)
    ]
    if nothing is None:  # its first line or clause
        assert found
        assert text.startswith(found[0])
    else:
        assert found == nothing


def test_what_somebody_asks_is_his() -> None:
    text = '"Siapa yang membangun jembatan Ciwaru?" tanya Bupati Danu Prakoso.'
    (reading,) = read([article("Kabar Satu", text, DAY)])
    assert not any(hollow.asserts_nothing(each, reading.article) for each in reading.statements)


def test_an_account_has_no_claim_of_what_asserts_nothing() -> None:
    told = _told(
        "Jembatan Ciwaru ambruk pada Senin pagi. Siapa yang membangunnya?\nBerikut faktanya:\n",
        "Jembatan Ciwaru ambruk pada Senin pagi. Siapa yang membangunnya?\nSimak ulasannya.\n",
    )
    texts = {page.id: page.text for page in told.articles}
    shown = {texts[s.article][s.start : s.end] for s in told.statements}
    assert shown == {"Jembatan Ciwaru ambruk pada Senin pagi"}
    assert {id for claim in told.claims for id in claim.statements} == {
        s.id for s in told.statements
    }


def test_a_line_of_a_list_makes_no_entry_of_the_timeline() -> None:
    told = _told(
        "Laga pertama digelar di Ciwaru pada 9 Maret 2025.\nStadion Nusa, pukul 19.30 WIB\n",
        "Panitia menyiapkan laga pertama di Ciwaru.",
    )
    texts = [entry.text for entry in told.timeline]
    assert texts == ["Laga pertama digelar di Ciwaru pada 9 Maret 2025"]


def test_a_heading_that_gives_another_day_is_shown_as_a_slip_and_no_claim() -> None:
    text = (
        "Upacara adat Ciwaru digelar pada Minggu, 9 Maret 2025.\nSabtu, 9 Maret 2025\n"
        "Panitia menyiapkan tenda di lapangan.\n"
    )
    told = _told(text, "Upacara adat Ciwaru digelar pada Minggu, 9 Maret 2025.")
    texts = {page.id: page.text for page in told.articles}
    stated = {s.id: texts[s.article][s.start : s.end] for s in told.statements}
    claimed = {stated[id] for claim in told.claims for id in claim.statements}
    assert "Sabtu, 9 Maret 2025" not in claimed
    sides = {id for conflict in told.conflicts for side in conflict.sides for id in side.statements}
    assert sides <= stated.keys()


def _told(one: str, two: str) -> Account:
    return account([article("Kabar Satu", one, DAY), article("Warta Dua", two, DAY)])
