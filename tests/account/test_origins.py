"""Who is behind a claim, and who can confirm it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runut.account.sameness import brand
from runut.records import Account, Claim, Furniture, Reason
from tests.account.stories import account, article


def claim(found: Account, words: str) -> Claim:
    texts = {a.id: a.text for a in found.articles}
    ids = {s.id for s in found.statements if words in texts[s.article][s.start : s.end]}
    return next(c for c in found.claims if ids & set(c.statements))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Kantor Berita Arus", "Arus", True),
        ("Kompas.com", "kompas", True),
        ("kabarnusa.example", "KabarNusa", True),
        ("Harian Lembayung", "Lembayung", False),
        ("Kabar Satu", "Kabar Dua", False),
    ],
)
def test_brand(a: str, b: str, same: bool) -> None:
    assert (brand(a) == brand(b)) is same


def test_two_who_use_the_very_same_words_are_one_origin() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Menteri Perikanan Hasan Malik mengatakan kapasitas gudang nasional belum "
                "mampu memenuhi kebutuhan nelayan pesisir.",
                "2025-05-12T10:00:00+07:00",
            ),
            article(
                "Warta Dua",
                "Pengamat Rudi Kartono mengatakan kapasitas gudang nasional belum mampu "
                "memenuhi kebutuhan nelayan pesisir.",
                "2025-05-12T12:00:00+07:00",
            ),
        ]
    )
    shared = claim(found, "kapasitas gudang")
    assert (shared.outlets, shared.standing) == (2, "echoed")
    [origin] = shared.origins
    codes = {reason.code for reason in origin.reasons}
    assert codes & {"origin.same-words", "origin.copied"}


def test_who_speaks_of_another_source_does_not_confirm_it() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Direktur PT Layar Biru Meutia Rangkayo mengatakan tarif feri naik 20 persen "
                "mulai Juli.",
                "2025-05-12T10:00:00+07:00",
            ),
            article(
                "Warta Dua",
                "Bupati Hasan Malik mengatakan Meutia Rangkayo menaikkan tarif feri 20 persen "
                "mulai Juli.",
                "2025-05-12T12:00:00+07:00",
            ),
        ]
    )
    assert "confirmed" not in {c.standing for c in found.claims}


def test_an_article_by_an_agency_leads_to_the_agency() -> None:
    text = "Gunung Rinjaya meletus dan melontarkan abu setinggi dua kilometer."
    own = article("Kantor Berita Arus", text, "2025-05-12T10:00:00+07:00")
    carried = replace(
        article("Kabar Satu", text, "2025-05-12T12:00:00+07:00"),
        furniture=(
            Furniture(
                text="Sumber: Arus",
                reason=Reason(code="furniture.source", values={"source": "Arus"}),
            ),
        ),
    )
    erupted = claim(account([own, carried]), "meletus")
    assert (erupted.outlets, erupted.standing) == (2, "echoed")
    assert [(origin.name, origin.kind) for origin in erupted.origins] == [("Arus", "named")]


def test_the_credit_of_a_picture_is_nobodys_word() -> None:
    text = "Gunung Rinjaya meletus dan melontarkan abu setinggi dua kilometer."
    found = account(
        [
            replace(
                article("Kabar Satu", text, "2025-05-12T12:00:00+07:00"),
                furniture=(
                    Furniture(
                        text="(Arus/Rudi Kartono)",
                        reason=Reason(
                            code="furniture.source", values={"source": "Arus/Rudi Kartono"}
                        ),
                    ),
                ),
            )
        ]
    )
    assert {origin.kind for c in found.claims for origin in c.origins} == {"uncredited"}


def test_a_guess_does_not_confirm_a_fact() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Kapten Bahrul Alam mengatakan mesin kapal Nusa Bahari mati di Tanjung Kelor.",
                "2025-05-12T10:00:00+07:00",
            ),
            article(
                "Warta Dua",
                "Nelayan Rudi Kartono mengatakan mesin kapal Nusa Bahari mungkin mati di Tanjung "
                "Kelor.",
                "2025-05-12T12:00:00+07:00",
            ),
        ]
    )
    assert "confirmed" not in {c.standing for c in found.claims}


def test_one_person_under_two_names_does_not_confirm_himself() -> None:
    words = "mengatakan pabrik Merawang membuat 4.000 mobil listrik setiap bulan."
    found = account(
        [
            article("Kabar Satu", f"Manajer Budi Kartono {words}", "2025-05-12T10:00:00+07:00"),
            article(
                "Warta Dua",
                "Menurut Budi Sukartono, setiap bulan 4.000 mobil listrik dibuat pabrik Merawang.",
                "2025-05-12T12:00:00+07:00",
            ),
        ]
    )
    assert "confirmed" not in {c.standing for c in found.claims}
