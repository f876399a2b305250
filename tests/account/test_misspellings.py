"""Names in two spellings or two orders, and what only looks like them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.account.spelling import misspellings
from runut.records import Account
from tests.account.stories import account, article

FIRST, SECOND = "2025-03-08T12:00:00+08:00", "2025-03-08T18:00:00+08:00"

#: What two articles write, and the forms that are laid side by side.
SHOWN = {
    "who speaks, outside all that is said": (
        'Kepala Dinas Perikanan Merawang, Hasiholan Sirumapealok mengatakan, "stok ikan aman."',
        "Menurut Kepala Dinas Perikanan, Hasiholan Sirumapelaok, nelayan sudah kembali melaut.",
        {"Hasiholan Sirumapealok", "Hasiholan Sirumapelaok"},
    ),
    "a full name, and what points back at it": (
        'Kapal itu karam, kata nakhoda Darto Wibalsana. "Ombak tinggi," ujar Wiblsana.',
        "Nakhoda Darto Wibalsana selamat setelah kapal karam di Teluk Lintang.",
        {"Wibalsana", "Wiblsana"},
    ),
    "a long name of a place that stands alone": (
        "Rombongan peziarah itu berangkat menuju Kerentalya sejak pagi.",
        "Dua puluh peziarah tertahan di jalan menuju Kerenatlya pada malam hari.",
        {"Kerentalya", "Kerenatlya"},
    ),
    "a word joined with a hyphen": (
        "Laga pembuka digelar di Wanara-Sakti Stadium pada Sabtu.",
        "Ribuan penonton memenuhi Wanera-Sakti Stadium pada Sabtu sore.",
        {"Wanara-Sakti Stadium", "Wanera-Sakti Stadium"},
    ),
    "several letters of one person's name": (
        'Kepala Bagian Produk Lintang Motor Rian Dardien Kartono mengatakan, "mobil itu baru."',
        'Kepala Bagian Produk Lintang Motor Ryan Fardiean Kartono mengatakan, "mobil itu baru."',
        {"Rian Dardien Kartono", "Ryan Fardiean Kartono"},
    ),
    "the words of a product in another order": (
        "Pabrik Lintang merilis Raga Tualang 250, lalu Samba 180, di Merawang.",
        "Raga 250 Tualang ditenagai mesin dua silinder dan dijual mulai Sabtu.",
        {"Raga Tualang 250", "Raga 250 Tualang"},
    ),
}
SHOWN |= {
    "a short word beside the same other": (
        "Warga Bukit Lema, Ciwaru, menemukan perahu itu pada Sabtu pagi.",
        "Perahu itu terdampar di Bukit Lemba sejak Jumat malam.",
        {"Bukit Lema", "Bukit Lemba"},
    ),
    "a short name beside the same companion": (
        "Juri memilih dua penenun muda, Wirya dan Dasa, sebagai pemenang.",
        "Hadiah diserahkan kepada Dasa (31) dan Wirrya (24) di Merawang.",
        {"Wirya", "Wirrya"},
    ),
    "the number of a flight": (
        "Pesawat Lintang Air QX-5827 mendarat darurat di Bandara Merawang.",
        "Penumpang Lintang Air QX 5287 turun di Bandara Merawang dengan selamat.",
        {"QX-5827", "QX 5287"},
    ),
    "the number of a car": (
        "Sopir mobil bernomor polisi B 1827 XKL itu melarikan diri.",
        "Polisi mencari mobil berpelat B 1872 XKL yang menabrak warung.",
        {"B 1827 XKL", "B 1872 XKL"},
    ),
}
#: What differs by as little and stands for two things, or for nothing.
NONE = {
    "two short names without a companion": (
        "Penenun bernama Wirya menerima hadiah di Merawang.",
        "Penenun bernama Wirrya pulang lebih awal.",
    ),
    "two flights that one article has": (
        "Pesawat Lintang Air QX-5827 dan QX-5828 batal terbang dari Merawang.",
        "Penumpang Lintang Air QX-5828 dipindahkan ke bandara lain.",
    ),
    "two sums of money": (
        "Tiket pesawat ke Merawang dijual USD 4500 per orang.",
        "Tiket pesawat ke Merawang dijual USD 4600 per orang.",
    ),
    "two posts along a road": (
        "Bus itu terguling di KM 234 tol Merawang.",
        "Truk itu terguling di KM 235 tol Merawang.",
    ),
    "two wards": (
        "Warga RT 001 mengungsi ke balai desa.",
        "Warga RT 002 mengungsi ke sekolah.",
    ),
    "two models of one make": (
        "Pangkalan di Merawang menerima peluncur S-720.",
        "Pangkalan di Lema menerima peluncur S-730.",
    ),
    "two people beside other names": (
        "Saksi pertama adalah Alisa Paramitha Dewi, tetangga korban.",
        "Riasan pengantin digarap oleh Rossa Pramitha Lestari sejak subuh.",
    ),
    "two people of one family": (
        'Direktur Lintang Motor Boyke Thamrina mengatakan, "pabrik itu aman."',
        'Komisaris Lintang Motor Garibaldi Thamrina mengatakan, "laba naik."',
    ),
    "a place and its people": (
        "Badak itu hidup di hutan Merawanta sejak lama.",
        "Kaum Merawantan menjaga hutan itu turun-temurun.",
    ),
    "two words of the language": (
        "Menteri hadir dalam rapat. Kementan menyiapkan benih padi.",
        "Menteri hadir dalam rapat. Kemenham menyiapkan aturan.",
    ),
    "a day written in two ways": (
        "Konser itu digelar Sabtu 23 Maret di Merawang.",
        "Konser itu digelar Sabtu Maret 23 di Merawang.",
    ),
    "a team's age where it pleases": (
        "Timnas Putri Lintang U-19 kalah dalam laga pembuka.",
        "Timnas Putri U-19 Lintang kalah dalam laga pembuka.",
    ),
    "two short names in one list": (
        "Susunan pemain: Bendara, Mufida, Botara, Mufita, Meilana.",
        "Susunan pemain: Bendara, Mufida, Botara, Mufita, Meilana.",
    ),
}


def told(one: str, two: str) -> Account:
    return account([article("Kabar Satu", one, FIRST), article("Warta Dua", two, SECOND)])


@pytest.mark.parametrize("case", SHOWN)
def test_two_forms_of_one_name_are_laid_side_by_side(case: str) -> None:
    one, two, forms = SHOWN[case]
    found = [c for c in told(one, two).conflicts if c.kind == "name"]
    assert [{side.value for side in c.sides} for c in found] == [forms]


@pytest.mark.parametrize("case", NONE)
def test_two_names_are_no_conflict(case: str) -> None:
    assert [c for c in told(*NONE[case]).conflicts if c.kind == "name"] == []


#: A word, found one at a time.
WORD = re.compile(r"[^\W\d_][\w'’-]*\w")


@given(st.text("aabcBÉé19_'’-,. \n", max_size=40))
def test_words_with_a_capital_are_those_found_word_by_word(text: str) -> None:
    found = [(word.start(), word[0]) for word in misspellings._capitals(text)]
    words = [(word.start(), word[0]) for word in WORD.finditer(text)]
    assert found == [(start, word) for start, word in words if word[0].isupper()]
