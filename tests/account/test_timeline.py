"""What a timeline takes for a dated happening, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.account.stories import account, article

#: A Wednesday.
DAY = "2025-06-18T10:00:00+07:00"

ENTRIES = [
    # The years of a name: a span, this year's and those to come date nothing.
    ("id", "Rencana Kota Banyuasri 2025-2029 memuat jalan lingkar di tepi danau.", []),
    ("id", "Regu Melati masih berjuang dalam kualifikasi Piala Layar 2026.", []),
    ("id", "Rapat Umum Tahun Buku 2024 mengganti dua komisaris Banyuasri Jaya.", []),
    ("id", "Dividen tahun buku 2024 ditahan oleh Banyuasri Jaya.", []),
    ("id", "Sulastri juga memiliki sepeda motor Kancil Tahun 2019 dan sebidang sawah.", []),
    ("en", "The Ashford ferries are inspected under the 2031 Harbour Plan every spring.", []),
    # A past one can tell when something was won, unless something else dates the sentence.
    ("id", "Regu Melati meraih emas Piala Layar 2019.", ["2019"]),
    (
        "id",
        "Juara Piala Layar 2019 itu mendarat di Banyuasri pada Senin (16/6/2025).",
        ["2025-06-16"],
    ),
    ("id", "Kapal Kancil menang dalam kejuaraanLayar 2025 di Banyuasri.", []),
    # Years behind a word that leads, or in a list, are no names'.
    ("id", "Sepanjang 2023, nelayan Banyuasri menangkap lebih sedikit cakalang.", ["2023"]),
    ("en", "Throughout 2023, trawlers of Ashford caught fewer cod.", ["2023"]),
    # What something is compared with, what it must be done by, what was counted up to.
    ("id", "Tangkapan cakalang turun 12 persen dibandingkan tahun lalu.", []),
    ("en", "Landings of cod fell 12 percent compared with 2021.", []),
    ("id", "Ganti rugi wajib dibayar paling lambat 25 Juli 2025.", []),
    ("en", "Compensation must be paid no later than 25 July 2025.", []),
    ("id", "Hingga pertengahan Juni 2025, tercatat 46 kapal Banyuasri karam.", []),
    ("id", "Pencarian kapal Banyuasri berlanjut sampai Mei 2025.", ["2025-05"]),
    ("en", "Sulastri sailed the Ashford ferry until 2012.", ["2012"]),
    ("id", "Diskon tiket kapal di Banyuasri berlaku sampai Agustus 2025.", ["2025-08"]),
    ("en", "The verdict in Ashford came just before 4 p.m. on 12 June 2025.", ["2025-06-12T16"]),
    ("en", "Arman Sasongko, born in Ashford in 1961, sails every summer.", ["1961"]),
    # Idioms.
    ("en", "At the end of the day both pilots of the Ashford ferry erred.", []),
    # One clause dated twice, the second time finer.
    (
        "id",
        "Di Gelanggang Tirta, Senin (16/6/2025), pukul 14.00 WIB, Melati menantang Kenanga.",
        ["2025-06-16T14:00+07:00"],
    ),
    (
        "id",
        "Peluncuran kapal Kancil digelar minggu depan, pada 25 Juni 2025 di Banyuasri.",
        ["2025-06-25"],
    ),
]


@pytest.mark.parametrize(("language", "text", "days"), ENTRIES)
def test_what_dates_a_happening(language: str, text: str, days: list[str]) -> None:
    told = account([article("Kabar Satu", text, DAY, language)])
    assert [each.when for each in told.timeline] == days


def test_the_year_of_a_name_dates_what_was_won_in_an_article_without_a_date() -> None:
    undated = replace(
        article("Kabar Satu", "Regu Melati meraih emas Piala Layar 2019.", DAY), published=None
    )
    assert [each.when for each in account([undated]).timeline] == ["2019"]


SAID = [
    # The day of a speaker's own release is that of the words; that of quoting is not.
    ("kata Sulastri dalam keterangan tertulis, Selasa (17/6/2025).", ["2025-06-17"]),
    ("kata Sulastri di Banyuasri, Selasa (17/6/2025).", ["2025-06-17"]),
    ("kata Sulastri dilihat kabarsatu, Selasa (17/6/2025).", []),
    # The day around a quotation is that of its saying, of whatever day it tells.
    ("kata Sulastri (16/10/2016) silam.", ["2016-10-16"]),
    # A month around a quotation is that of which somebody speaks.
    ("kata Sulastri merujuk pada banjir besar di Banyuasri pada April 2019.", []),
]


@pytest.mark.parametrize(("frame", "days"), SAID)
def test_what_dates_a_saying(frame: str, days: list[str]) -> None:
    text = f'"Tanggul lama kami tidak lagi sanggup menahan arus," {frame}'
    told = account([article("Kabar Satu", text, DAY)])
    assert [each.when for each in told.timeline] == days


def test_the_day_on_which_a_plan_was_told_is_none() -> None:
    text = '"Kami akan membangun tanggul baru," kata Sulastri di Banyuasri, Selasa (17/6/2025).'
    told = account([article("Kabar Satu", text, DAY)])
    assert [(each.when, each.planned) for each in told.timeline] == [("2025-06-17", False)]


def test_a_but_plans_nothing() -> None:
    text = "Akan tetapi, kapal Kancil karam di Banyuasri pada Senin (16/6/2025)."
    told = account([article("Kabar Satu", text, DAY)])
    assert [(each.when, each.planned) for each in told.timeline] == [("2025-06-16", False)]


@pytest.mark.xfail(strict=True, reason="what makes a noun of a year is not read")
def test_a_year_beside_an_office_dates_nothing() -> None:
    text = "Penyidik memeriksa Direktur Utama Bank Banyuasri tahun 2020, Arman Sasongko."
    told = account([article("Kabar Satu", text, DAY)])
    assert told.timeline == ()


def test_the_hour_of_a_count_dates_no_part_of_its_sentence() -> None:
    told = account(
        [
            article("Kabar Satu", f"{COUNTED} dan 31 orang selamat hingga pukul 09.00 WIB.", DAY),
            article("Warta Dua", f"{COUNTED}.", DAY),
        ]
    )
    assert any(len(claim.statements) == 2 for claim in told.claims)
    assert not told.timeline


COUNTED = "Empat nelayan Banyuasri meninggal dunia di rumah sakit"
