"""Parallel reports: values that differ because each tells of its own, beside what still clashes.

Each case is a pair of reports that contradict each other and a pair as alike that does not.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from runut.records import Account
from tests.account.stories import account, article

DAY, NEXT = "2025-03-08T12:00:00+08:00", "2025-03-09T12:00:00+08:00"
LATER = "2025-03-08T18:00:00+08:00"

#: A text with its time of publication and title.
Report = tuple[str, str, str]


def told(one: Report, two: Report) -> Account:
    return account(
        [
            replace(article(outlet, text, published), title=title)
            for outlet, (text, published, title) in zip(
                ("Kabar Satu", "Warta Dua"), (one, two), strict=True
            )
        ]
    )


def kinds(found: Account) -> set[str]:
    return {c.kind for c in found.conflicts}


CLUBS = "Elang Merawang, Laut Biru, Rusa Kemuning dan Angin Timur bermain pekan ini."


def match(clock: str, title: str) -> Report:
    return f"Pertandingan itu dimulai Sabtu pukul {clock} WIB. {CLUBS}", DAY, title


def post(day: str, title: str, of: str) -> Report:
    text = (
        f"Foto {of} beredar. Foto tersebut disebarkan sebuah akun Facebook pada {day} Maret 2025."
    )
    return f"{text} Banyak yang percaya akan {of} itu.", NEXT, title


CASES: dict[str, tuple[str, tuple[Report, Report], tuple[Report, Report]]] = {
    "each report dates by its own day": (
        "time",
        (
            ("Gunung Lawas meletus pada Jumat (7/3/2025) pagi.", DAY, ""),
            ("Gunung Lawas meletus pada Kamis (6/3/2025) pagi.", NEXT, ""),
        ),
        (
            ("Gunung Lawas meletus pada Sabtu (8/3/2025) pagi.", DAY, ""),
            ("Gunung Lawas meletus pada Minggu (9/3/2025) pagi.", NEXT, ""),
        ),
    ),
    "today, in one text printed on two days": (
        "time",
        (
            ("Pasar Merawang ditutup kemarin karena banjir.", DAY, ""),
            ("Pasar Merawang ditutup 6 Maret 2025 karena banjir.", NEXT, ""),
        ),
        (
            ("Pasar Merawang ditutup kemarin karena banjir.", DAY, ""),
            ("Pasar Merawang ditutup kemarin karena banjir.", NEXT, ""),
        ),
    ),
    "of two matches": (
        "time",
        (
            match("19.00", "Elang Merawang vs Laut Biru"),
            match("21.00", "Laut Biru vs Elang Merawang"),
        ),
        (
            match("19.00", "Elang Merawang vs Laut Biru"),
            match("21.00", "Rusa Kemuning vs Angin Timur"),
        ),
    ),
    "of two pictures, each only pointed at": (
        "time",
        (
            post("6", "Foto Naga Lawas di Merawang", "Naga Lawas"),
            post("7", "Foto Naga Lawas Palsu", "Naga Lawas"),
        ),
        (
            post("6", "Foto Naga Lawas di Merawang", "Naga Lawas"),
            post("7", "Foto Pabrik Ciwaru Terbakar", "Pabrik Ciwaru"),
        ),
    ),
    "of two broadcasts": (
        "time",
        (
            ("Saksikan drama “Hujan di Merawang” setiap hari pukul 19.15 WIB.", DAY, ""),
            ("Saksikan drama “Hujan di Merawang” setiap hari pukul 22.00 WIB.", DAY, ""),
        ),
        (
            ("Saksikan drama “Hujan di Merawang” setiap hari pukul 19.15 WIB.", DAY, ""),
            ("Saksikan drama “Angin Timur” setiap hari pukul 22.00 WIB.", DAY, ""),
        ),
    ),
    "it rises here and falls there": (
        "number",
        (
            ("Indeks saham Merawang naik 1,2 persen pada perdagangan Sabtu.", DAY, ""),
            ("Indeks saham Merawang naik 2,4 persen pada perdagangan Sabtu.", LATER, ""),
        ),
        (
            ("Indeks saham Merawang naik 1,2 persen pada perdagangan Sabtu.", DAY, ""),
            ("Indeks saham Merawang turun 2,4 persen pada perdagangan Sabtu.", LATER, ""),
        ),
    ),
    "of two days, each with its own figures": (
        "time",
        (
            ("Indeks saham Merawang ditutup Jumat (7/3/2025) pada 7.211.", DAY, ""),
            ("Indeks saham Merawang ditutup Kamis (6/3/2025) pada 7.211.", NEXT, ""),
        ),
        (
            ("Indeks saham Merawang ditutup Jumat (7/3/2025) pada 7.211.", DAY, ""),
            ("Indeks saham Merawang ditutup Kamis (6/3/2025) pada 7.160.", NEXT, ""),
        ),
    ),
    "where it stood at two hours": (
        "number",
        (
            ("Harga Koin Layar dipatok pemerintah Rp 10.395 sejak Sabtu.", DAY, ""),
            ("Harga Koin Layar dipatok pemerintah Rp 10.444 sejak Sabtu.", LATER, ""),
        ),
        (
            ("Harga Koin Layar berada di level Rp 10.395 pada Sabtu.", DAY, ""),
            ("Harga Koin Layar berada di level Rp 10.444 pada Sabtu.", LATER, ""),
        ),
    ),
    "what moves by the hour": (
        "number",
        (
            ("Koin Layar anjlok 3,1 persen pada perdagangan Sabtu.", DAY, ""),
            ("Koin Layar anjlok 1,7 persen pada perdagangan Sabtu.", LATER, ""),
        ),
        (
            ("Koin Layar anjlok 3,1 persen dalam 24 jam terakhir.", DAY, ""),
            ("Koin Layar anjlok 1,7 persen dalam 24 jam terakhir.", LATER, ""),
        ),
    ),
    "what is demanded and what is given": (
        "number",
        (
            ("Hakim menghukum Darto Wirasena 9 tahun penjara.", DAY, ""),
            ("Hakim menghukum Darto Wirasena 12 tahun penjara.", LATER, ""),
        ),
        (
            ("Hakim menghukum Darto Wirasena 9 tahun penjara.", DAY, ""),
            ("Jaksa menuntut Darto Wirasena dihukum 12 tahun penjara.", LATER, ""),
        ),
    ),
    "items of two lists": (
        "number",
        (
            ("Desa Ciwaru menerima selimut 40 lembar dari gudang provinsi.", DAY, ""),
            ("Desa Ciwaru menerima selimut 90 lembar dari gudang provinsi.", LATER, ""),
        ),
        (
            ("Selimut dari gudang provinsi untuk Desa Ciwaru: 40 lembar.", DAY, ""),
            ("Selimut dari gudang provinsi untuk Desa Ciwaru: 90 lembar.", LATER, ""),
        ),
    ),
    "what comes and what goes": (
        "number",
        (
            ("Sebanyak 18 kelompok terbang jemaah Merawang tiba di Kota Suci hari ini.", DAY, ""),
            ("Sebanyak 17 kelompok terbang jemaah Merawang tiba di Kota Suci hari ini.", LATER, ""),
        ),
        (
            ("Sebanyak 18 kelompok terbang jemaah Merawang tiba di Kota Suci hari ini.", DAY, ""),
            (
                "Hari ini ada 17 kelompok terbang jemaah Merawang yang pulang dari Kota Suci.",
                LATER,
                "",
            ),
        ),
    ),
    "a restricting clause": (
        "denial",
        (
            ("Warga Desa Ciwaru membayar denda kepada desa.", DAY, ""),
            ("Warga Desa Ciwaru tidak membayar denda kepada desa.", LATER, ""),
        ),
        (
            ("Warga Desa Ciwaru membayar denda kepada desa.", DAY, ""),
            ("Warga Desa Ciwaru yang tidak membayar denda kepada desa dipanggil.", LATER, ""),
        ),
    ),
    "a clause that says which is no report": (
        "denial",
        (
            ("Warga Desa Ciwaru menerima beras bantuan dari gudang desa.", DAY, ""),
            ("Warga Desa Ciwaru tidak menerima beras bantuan dari gudang desa.", LATER, ""),
        ),
        (
            (
                "Camat Suhardi memeriksa warga Desa Ciwaru, yang menerima beras bantuan dari "
                "gudang desa.",
                DAY,
                "",
            ),
            ("Ada warga Desa Ciwaru yang tidak menerima beras bantuan gudang desa.", LATER, ""),
        ),
    ),
    "what a thing is called is no deed": (
        "denial",
        (
            ("Camat Suhardi mengakui pencurian kotak amal di kegiatan Merawang Terang.", DAY, ""),
            ("Lurah Darto membantah pencurian kotak amal di kegiatan Merawang Terang.", LATER, ""),
        ),
        (
            (
                "Camat Suhardi menyinggung pemerintahan Bupati Santoso hingga isu Desa Gelap.",
                DAY,
                "",
            ),
            ("Lurah Darto membantah terlibat dalam konten Desa Gelap.", LATER, ""),
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_clashes(name: str) -> None:
    kind, clash, _ = CASES[name]
    assert kind in kinds(told(*clash))


@pytest.mark.parametrize("name", CASES)
def test_what_runs_parallel(name: str) -> None:
    _, _, parallel = CASES[name]
    assert not kinds(told(*parallel))
