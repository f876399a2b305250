"""What each outlet brought to a story, in counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runut.account.sourcing import contributions
from runut.copies import align
from runut.records import Article, Contribution, Furniture, Reason
from tests.account import stories

_FLOOD = (
    "Banjir merendam 312 rumah di Kecamatan Wanasari setelah tanggul Sungai Way Rimba jebol pada "
    "Senin dini hari. Air setinggi dua meter surut perlahan menjelang siang di seluruh kampung."
)


def brought(*articles: Article) -> dict[str, Contribution]:
    readings = stories.read(articles)
    copies = align.copies([reading.article for reading in readings])
    return {found.outlet: found for found in contributions.count("s", readings, copies)}


def test_statements_are_credited_first_hand_or_uncredited() -> None:
    found = brought(
        stories.article(
            "Warta Pagi",
            '"Warga sudah mengungsi ke balai desa," kata Kepala BPBD Wanasari, Hendra Wiratama. '
            "Pantauan Warta Pagi di lokasi, air masih menggenangi pasar. Harga beras ikut naik.",
            "2025-03-03T09:00:00+07:00",
        )
    )["Warta Pagi"]
    assert found.credited == 1
    assert found.first_hand >= 1
    assert found.uncredited >= 1
    assert found.statements == found.credited + found.first_hand + found.uncredited
    assert (found.copied, found.reprinted, found.corrections) == (0, 0, 0)


def test_the_later_outlet_copied_and_the_earlier_was_reprinted() -> None:
    found = brought(
        stories.article("Kabar Nusa", _FLOOD, "2025-03-03T09:00:00+07:00"),
        stories.article("Warta Pagi", _FLOOD, "2025-03-03T12:00:00+07:00"),
    )
    first, second = found["Kabar Nusa"], found["Warta Pagi"]
    assert (first.copied, second.reprinted) == (0, 0)
    assert first.reprinted == second.copied == first.statements > 0


def test_an_outlet_that_repeats_itself_copied_nobody() -> None:
    found = brought(
        stories.article("Kabar Nusa", _FLOOD, "2025-03-03T09:00:00+07:00"),
        stories.article("Kabar Nusa", _FLOOD + " Selesai.", "2025-03-03T12:00:00+07:00"),
    )["Kabar Nusa"]
    assert (found.articles, found.copied, found.reprinted) == (2, 0, 0)
    assert (found.first, found.last) == ("2025-03-03T09:00:00+07:00", "2025-03-03T12:00:00+07:00")


def test_an_article_credited_to_an_agency_is_credited() -> None:
    article = stories.article("Kabar Nusa", _FLOOD, "2025-03-03T09:00:00+07:00")
    credit = Furniture(
        text="Sumber: Arus", reason=Reason(code="furniture.source", values={"source": "Arus"})
    )
    found = brought(replace(article, furniture=(credit,)))["Kabar Nusa"]
    assert found.credited == found.statements > 0


@pytest.mark.parametrize(
    ("language", "text", "corrects"),
    [
        ("id", "Ralat: jumlah rumah yang terendam 321, bukan 312.", True),
        ("id", "Redaksi memohon maaf atas salah tulis nama kecamatan.", True),
        ("id", "Koreksi harga kopi berlanjut di pasar lelang.", False),
        ("id", "Bank sentral merevisi proyeksi pertumbuhan.", False),
        ("en", "Correction: the number of houses is 321.", True),
        ("en", "An earlier version of this article misspelt a name.", True),
        ("en", "Coffee prices saw a correction on Monday.", False),
    ],
)
def test_a_correction_is_a_notice_and_no_word(language: str, text: str, corrects: bool) -> None:
    article = stories.article("Kabar Nusa", text, "2025-03-03", language)
    assert contributions.corrects(article) is corrects
