"""Words that certainly stand glued, and words that only look so."""

from __future__ import annotations

import pytest

from runut.lang.pack import load
from runut.text.seams import find

GLUED = (
    ("id", "Kabar itu dikutip dariKalimaya pada Senin.", "dari|Kalimaya"),
    ("id", "Bupati Danu Prakoso tiba. Danu Prakosomengatakan air surut.", "Prakoso|mengatakan"),
    ("id", "Bupati Danu menemui Raka. BupatiDanu pulang.", "Bupati|Danu"),
    ("id", "Air naik diMerawang dan surut.", "di|Merawang"),
    ("id", "Kader PDI-Pbernama Danu tiba.", "P|bernama"),
    ("id", "Pelatih membawa skuadMerawang ke final.", "skuad|Merawang"),
    ("id", "Menteri Pertahanan ASDanu Prakoso tiba. AS menang.", "AS|Danu"),
    ("id", "Saham PTKalimaya naik.", "PT|Kalimaya"),
    ("id", "DUTA BESAR bicara. KISAHBudi Danu viral.", "KISAH|Budi"),
    ("id", "Perdana Menteri IsraelBenjamin Danu tiba.", "Israel|Benjamin"),
    ("id", "Pemilik WhatsAppmengumumkan fitur.", "WhatsApp|mengumumkan"),
    ("id", "Demikian dilansirdetikMerawang kemarin.", "dilansir|detikMerawang"),
    ("en", "The news was told toKalimaya on Monday.", "to|Kalimaya"),
    ("en", "Minister Raka left. MinisterRaka came back.", "Minister|Raka"),
)
WHOLE = (
    ("id", "Ia membeli iPhone dan menonton YouTube serta TikTok."),
    ("id", "Akun Instagramnya hilang. Instagram menutupnya."),
    ("id", "Danu McDonald memakai 3 kWh dan menandatangani MoU."),
    ("id", "MotoLari dimulai. Pembalap MotoLari berkumpul, Moto dan Lari."),
    ("id", "Sopir JakLaju berhenti di Halte Merawang."),
    ("id", "Ia membaca detikNews dan naik easyJet serta TransJakarta."),
    ("id", "Ia memakai BRImo dan menaiki QJMotor."),
    ("en", "He watched YouTube on an iPhone with McDonald."),
)


@pytest.mark.parametrize(("language", "text", "seam"), GLUED)
def test_a_lost_blank_is_found(language: str, text: str, seam: str) -> None:
    left, right = seam.split("|")
    assert find(text, load(language)) == (text.index(left + right) + len(left),)


def test_a_word_between_two_others_is_parted_from_both() -> None:
    text = "Dana itu disalurkan olehBUMNsejak Senin."
    assert find(text, load("id")) == (text.index("BUMN"), text.index("sejak"))


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_a_brand_is_no_slip(language: str, text: str) -> None:
    assert find(text, load(language)) == ()
