"""Statements fall into parts that each tell something, and into nothing less."""

from __future__ import annotations

from itertools import pairwise

import pytest

from runut import pipeline
from runut.account.parting import parts
from tests.account.stories import article

CASES = {
    "Pada Maret 2021, dewan kota mengeluarkan larangan keras terhadap kapal tua.": 1,
    "Dewan kota mengeluarkan larangan keras terhadap kapal tua, pada Maret 2021.": 1,
    "Kapal tua itu terbakar di pelabuhan, sedangkan awaknya berenang ke pantai terdekat.": 2,
    "Sebagian besar petani Karangjati menyimpan beras untuk dimakan sendiri.": 1,
    "Dinas Kesehatan Banyuasri menutup klinik itu lantaran tak berizin.": 2,
    "Pasokan garam ke Karangjati masih terbatas dikarenakan tambak belum memenuhi kebutuhan.": 2,
    "Klinik Banyuasri ditutup sepekan akibat atap yang runtuh diterpa angin kencang.": 2,
    "Sepeda listrik Lintang dijual seharga 640 dolar AS atau sekitar Rp 10,4 juta.": 1,
    "Bupati Lawas berbicara dalam forum bergengsi ‘St. Hilda Fisheries Forum’ di Lawas.": 1,
    # Two verbs with one object, and a clause that is itself the object.
    "Warga Karangjati setiap pekan menjaga dan merawat saluran air Desa Lawas.": 1,
    "Bupati Lawas didampingi Camat Danu Prakoso serta Lurah Rina Mahesa menemui warga.": 1,
    "Maskapai itu membatalkan penerbangan antara Lawas dan Ciwaru dan menutup loketnya.": 2,
    "Pasar dibuka lagi sesudah Bupati Lawas, Danu Prakoso, menandatangani surat izin baru.": 2,
    "Penutupan klinik Banyuasri kembali membuktikan bahwa pengawasan kota lemah sekali.": 1,
    # What is counted waits for its figure.
    "Jumlah korban meninggal akibat tenggelamnya kapal Lintang bertambah menjadi 11 orang.": 1,
    "Jumlah pengungsi di Lawas terus bertambah karena tanggul belum selesai diperbaiki.": 2,
    # Speech that runs on: whole sentences, also behind a figure, and clauses behind a comma.
    "“Lintang terjual 30.000 unit tahun ini. 52 persen dibeli warga Karangjati,” kata Dewi.": 2,
    "“Kami sudah memohon tambahan petugas kepada dinas kesehatan kota kemarin, saya senang sekali "
    "dinas itu menjawab permohonan kami dengan sangat cepat dan ramah,” kata Dewi.": 2,
    # ... and a sentence whose first clause alone tells too little.
    "“Warga sudah pulang semua ke kampung mereka sejak kemarin. Tapi itu masih bisa berubah, saya "
    "belum dapat memastikan keadaan tanggul malam ini,” kata Dewi.": 2,
    "“Tanggul itu aman. Tapi itu berubah, kami masih menunggu hasil ukur malam ini,” kata Dewi.": 1,
    # ... and at a joint between two figures, which are two answers.
    "“Pompa di tepi barat tinggal 4 buah sekarang, sedangkan di tepi timur masih ada 12 buah,” "
    "kata Dewi.": 2,
    # ... but not what "dan" holds together.
    "“Pembangunan klinik baru di Banyuasri bersama dinas kesehatan kabupaten dan pelatihan dokter "
    "muda menjadi bukti kerja kami bagi warga,” kata Dewi.": 1,
    "Koperasi Lintang menjual 4.000 sepeda sekaligus mencatat laba terbesar sejak berdiri.": 2,
    "Dewi Lestari ditunjuk menjadi bupati sekaligus ketua koperasi nelayan.": 1,
    "Pembeli sepeda Lintang dapat membayar tunai atau mencicil selama dua belas bulan.": 2,
}


@pytest.mark.parametrize("text", CASES)
def test_parts_tell_something(text: str) -> None:
    reading = pipeline.read(article("kabarnusa.example", text, "2021-03-09T10:00:00+07:00"))
    found = [
        part
        for statement in reading.statements
        for part in parts.cut(statement, reading.article.text, "id")
    ]
    assert len(found) == CASES[text]
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        ("id", "Jembatan Lawas ambruk dua jam setelah bupati membukanya.", "dua jam setelah"),
        ("id", "Jembatan Lawas ditutup sebulan sebelum banjir menerjang.", "sebulan sebelum"),
        ("id", "Ia tewas dua jam setelah dirawat di klinik Banyuasri.", "Ia tewas"),
        ("id", "Warga mengungsi tiga hari karena sungai Lawas meluap.", "karena"),
        (
            "en",
            "The Lawas bridge collapsed two hours after the mayor opened it.",
            "two hours after",
        ),
    ],
)
def test_a_measure_of_time_stays_with_its_clause(language: str, text: str, last: str) -> None:
    page = article("kabarnusa.example", text, "2021-03-09T10:00:00+07:00", language)
    (statement,) = pipeline.read(page).statements
    found = parts.cut(statement, text, language)
    assert text[found[-1].start :].startswith(last)


def test_each_part_takes_the_stance_of_its_own_sentences() -> None:
    text = (
        "“Kami akan membuka lagi rumah pompa di tepi barat Karangjati pada pekan depan. Air laut "
        "naik dua meter dan merusak tanggul lama di sana. Tolong jauhi tepian sungai sampai "
        "tanggul yang baru selesai dibangun,” kata Dewi."
    )
    reading = pipeline.read(article("kabarnusa.example", text, "2021-03-09T10:00:00+07:00"))
    (spoken,) = (s for s in reading.statements if s.mode == "direct")
    found = parts.cut(spoken, reading.article.text, "id")
    assert [part.stance for part in found] == ["promises", "asserts", "asks"]
    assert [shift.stance for shift in spoken.shifts] == ["promises", "asserts", "asks"]
    assert parts.between(spoken, spoken.start, found[1].end).stance == "promises"


@pytest.mark.parametrize(
    ("part", "hangs"),
    [
        ("guna menjamin keselamatan warga", True),
        ("untuk menjamin keselamatan warga", True),
        ("karena warga menunggu", False),
        ("warga menunggu", False),
    ],
)
def test_an_aim_hangs_on_what_stands_before_it(part: str, hangs: bool) -> None:
    assert parts.leans(part, "id") is hangs
