"""What clashes and what only looks as if it did: one sentence each by two outlets."""

from __future__ import annotations

import pytest

from runut.records import Account
from tests.account.stories import account, article

FIRST, SECOND = "2025-03-08T12:00:00+08:00", "2025-03-08T18:00:00+08:00"


def told(one: str, two: str) -> Account:
    return account([article("Kabar Satu", one, FIRST), article("Warta Dua", two, SECOND)])


CLASHES = {
    # One deed, done by different kinds of people that nobody names.
    "name": (
        "Bayi itu ditemukan pemulung di Pasar Lawas.",
        "Bayi itu ditemukan dalam keadaan sehat oleh petugas kebersihan.",
    ),
    # The day of one deed, however little else the sentences share.
    "time": (
        "Wali Kota Rahayu membentuk tim penertiban yang diteken lewat keputusan pada Jumat "
        "(7/3/2025).",
        "Keputusan itu sebelumnya diteken Rahayu pada 5 Maret 2025.",
    ),
    # One measure of one model under the same words.
    "number": (
        "Mobil Lintang L7 ini sanggup menempuh jarak hingga 550 km sekali isi.",
        "Produsen memberi Lintang L7 jarak tempuh sekitar 430 km.",
    ),
    # Not yet, said later than the report that it is done.
    "denial": (
        "Warga Desa Ciwaru sudah menerima ganti rugi, kata Camat Suhardi.",
        "Warga Desa Ciwaru belum menerima ganti rugi, kata Lurah Darto.",
    ),
}


@pytest.mark.parametrize("kind", CLASHES)
def test_clashes(kind: str) -> None:
    assert kind in {c.kind for c in told(*CLASHES[kind]).conflicts}


HOLDS = {
    "a condition denies nothing": (
        "Warga Desa Ciwaru membayar denda kepada desa.",
        "Jika tidak membayar denda kepada desa, warga Desa Ciwaru dipanggil.",
    ),
    "both deny": (
        "Santoso tidak mampu membuktikan asal uang di gudang itu.",
        "Santoso tidak dapat membuktikan asal uang di gudang itu.",
    ),
    "a fall is told with and without the level it led to": (
        "Indeks saham Merawang ditutup turun 0,67 persen ke 7.107.",
        "Indeks saham Merawang ditutup pada 7.107 atau turun 47 poin (0,67 persen).",
    ),
    "an aim denies nothing": (
        "Penambang membuka lahan di Bukit Lawas sejak Maret.",
        "Bupati menjaga agar penambang tidak membuka lahan di Bukit Lawas.",
    ),
    "nobody knows yet": (
        "Polisi belum merinci kronologi tabrakan di Merawang.",
        "Polisi tak merinci kronologi tabrakan di Merawang.",
    ),
    "like it or not": (
        "Santoso harus menghadapi gugatan Rahayu.",
        "Mau tidak mau, Santoso harus menghadapi gugatan Rahayu.",
    ),
    "an ordinal says which": (
        "Garuda Lawas bermain imbang di pekan pertama.",
        "Garuda Lawas bermain imbang di pekan kedua.",
    ),
    "a closing quotation mark is no spelling": (
        "Penyanyi itu membawakan 'Hujan Petang' di panggung.",
        "Lagu Hujan Petang dibawakan di panggung.",
    ),
    "a footnote's figure is no spelling": (
        "Komisaris Independen2 ditunjuk rapat.",
        "Komisaris Independen3 ditunjuk rapat.",
    ),
    "a forecast is no assertion": (
        "Perusahaan Tarum diperkirakan akan mengirim batu bara ke Negeri Selatan.",
        "Perusahaan Tarum membantah mengirim batu bara ke Negeri Selatan.",
    ),
    "not enough to do so is no denial": (
        "Pemerintah tidak cukup hanya membangun jalan di Merawang, kata Rahayu.",
        "Pemerintah membangun jalan di Merawang, kata Santoso.",
    ),
    "not merely, said twice": (
        "Sekolah di Merawang tidak melulu mengejar nilai ujian, kata Rahayu.",
        "Sekolah di Merawang mengejar nilai ujian, tetapi tidak melulu mengejar nilai ujian, "
        "kata Santoso.",
    ),
    "never, and not": (
        '"Kami tidak pernah menjual tanah desa di Merawang kepada Perusahaan Tarum," kata Darto.',
        "Tanah desa di Merawang tidak dijual kepada Perusahaan Tarum, kata Santoso.",
    ),
    "not true that, and not": (
        '"Tidak benar tanah desa di Merawang dijual kepada Perusahaan Tarum," kata Darto.',
        "Tanah desa di Merawang tidak dijual kepada Perusahaan Tarum, kata Santoso.",
    ),
    "near copies of one sentence": (
        "Lurah Darto memastikan tanah desa tidak dijual kepada Perusahaan Tarum, lalu tanah desa "
        "dijual kepada Perusahaan Lintang.",
        "Lurah Darto memastikan tanah desa tidak dijual kepada Perusahaan Tarum, lalu tanah desa "
        "dijual kepada Perusahaan Lintang saja.",
    ),
    "that nothing was found denies no threat": (
        "Pesawat yang diancam bom itu mendarat darurat di Bandara Merawang.",
        "Tak ada bom di pesawat yang mendarat darurat di Bandara Merawang.",
    ),
}


@pytest.mark.parametrize("name", HOLDS)
def test_holds(name: str) -> None:
    assert told(*HOLDS[name]).conflicts == ()


def test_articles_that_differ_in_every_figure_tell_of_two_moments() -> None:
    things = ("beras", "gula", "garam", "cabai", "jagung", "kedelai", "tepung")
    noon, close = (
        "\n".join(
            f"Harga {thing} di Pasar Lawas Rp {base + n}.000." for n, thing in enumerate(things)
        )
        for base in (10, 30)
    )
    assert told(noon, close).conflicts == ()
    one = noon.replace("Rp 10.000", "Rp 19.000")
    assert [c.kind for c in told(noon, one).conflicts] == ["number"]


def test_spellings_of_one_name_are_one_conflict() -> None:
    found = account(
        [
            article(f"Kabar {n}", f"Pesawat Lintang {name} terlambat di Merawang.", FIRST)
            for n, name in enumerate(("Airways", "Airwys", "Airwas"))
        ]
    )
    (conflict,) = found.conflicts
    assert {side.value for side in conflict.sides} == {
        "Lintang Airways",
        "Lintang Airwys",
        "Lintang Airwas",
    }


def test_an_office_reads_its_abbreviation_in_two_ways() -> None:
    found = told(
        '"Kami periksa," kata Direktur Pelayanan Anak dan Orang Tua (Dir PAOT) Dewi Rahayu dalam '
        "keterangannya, Sabtu (8/3/2025).",
        "Direktur Perlindungan Anak dan Orang Terlantar (PAOT) Kota Merawang Dewi Rahayu "
        "mengatakan, anak itu sehat.",
    )
    assert "PAOT" in {c.question for c in found.conflicts}
