"""What clashes and what only looks as if it did: one sentence each by two outlets."""

from __future__ import annotations

from dataclasses import replace

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
    "an office and who heads it": (
        "Keterangan Dirjen Pelayaran dimuat Kabar Laut.",
        "Keterangan Ditjen Pelayaran dimuat Kabar Laut.",
    ),
    "a feast told under both its names": (
        "Warga Ciwaru menggelar Mangsi Lawas atau biasa disebut Pangsi Lawas di alun-alun.",
        "Ribuan orang menonton Mangsi Lawas di alun-alun Ciwaru.",
    ),
    "two known forms of a province": (
        "Gempa terasa sampai Sumatera Utara.",
        "Gempa terasa sampai Sumatra Utara.",
    ),
    "what only looks like a passive verb": (
        "Jadwal pembagian dividen Lintang keluar pekan ini.",
        "Jadwal pembagian dividen Tarum Agung keluar pekan ini.",
    ),
    "a verb that carries any deed": (
        "Pemeriksaan rem truk dilakukan sopir di Merawang.",
        "Pemeriksaan rem truk dilakukan petugas di Merawang.",
    ),
    "a firm with its legal form": (
        "Helikopter itu dioperasikan oleh Lintang Udara dari Merawang.",
        "Helikopter dari Merawang itu dioperasikan oleh Lintang Udara Tbk.",
    ),
    "two firms of one legal form": (
        "Saham Lintang Internasional Tbk naik, saham Tarum International Tbk turun.",
        "Saham Lintang Internasional Tbk naik tajam di Merawang.",
    ),
    "a firm's name glued to its form": (
        "PT Melati Lintang Tarum Tbk (MLTR) menggelar rapat.",
        "PTMelati Lintang TarumTbk (MLTR) menggelar rapat.",
    ),
    "found at one place, not at another": (
        "Petugas menemukan abu di landasan Bandara Lawas, Merawang.",
        "Petugas tidak menemukan abu di landasan Bandara Tarum, Ciwaru.",
    ),
    "denied on a condition": (
        "Potongan tarif tol berlaku di Merawang.",
        "Potongan tarif tol tidak berlaku di Merawang jika saldo kurang.",
    ),
    "the others": (
        "Dua tambang pasir beroperasi di Pulau Lawas.",
        "Dua tambang lainnya tidak beroperasi di Pulau Lawas.",
    ),
    "flights of two kinds": (
        "Di Bandara Merawang terdapat 13 penerbangan internasional yang batal.",
        "Di Bandara Merawang terdapat 14 penerbangan domestik yang batal.",
    ),
    "two costs": (
        "Untuk pejabat tingkat satu, biaya sewa kendaraan Rp 18.720.000.",
        "Untuk pejabat tingkat satu, biaya pemeliharaan dan operasional dinas Rp 42.350.000.",
    ),
    "an advice denies nothing": (
        "Sopir bus Lintang mengemudi dalam kondisi mengantuk di Merawang.",
        "Pastikan sopir bus Lintang tidak dalam kondisi mengantuk di Merawang.",
    ),
    "a prohibition denies nothing": (
        "Warga Desa Ciwaru membakar sampah di tepi hutan.",
        "Warga Desa Ciwaru, jangan membakar sampah di tepi hutan.",
    ),
    "what failed is not affirmed": (
        "Tim Darto gagal menemukan pintu gua di Bukit Lawas.",
        "Tim Darto tidak menemukan pintu gua di Bukit Lawas.",
    ),
    "opinions of two are no fact and its denial": (
        "Rahayu menilai jembatan Merawang membantu nelayan Desa Ciwaru.",
        "Santoso menilai jembatan Merawang tidak membantu nelayan Desa Ciwaru.",
    ),
    "to refuse an offer is not to deny it": (
        "Darto menerima tawaran melatih Garuda Lawas.",
        "Darto menolak tawaran melatih Garuda Lawas.",
    ),
    "bare and inflected words of one root": (
        "Harga beras di Pasar Lawas tetap tinggi.",
        "Bupati tidak menetapkan harga beras di Pasar Lawas.",
    ),
    "the clock of the place and the newsroom's": (
        "Laga Garuda Lawas melawan Elang Tarum mulai Jumat (7/3/2025) pukul 20.00 waktu setempat.",
        "Laga Garuda Lawas melawan Elang Tarum mulai Sabtu (8/3/2025) pukul 02.00 WIB.",
    ),
    "a clock that is not named": (
        "Laga Garuda Lawas melawan Elang Tarum dimulai Sabtu (8/3/2025) pukul 15.00.",
        "Laga Garuda Lawas melawan Elang Tarum dimulai Sabtu (8/3/2025) pukul 14.00 WIB.",
    ),
    "a weekday without its date": (
        "Musim baru Liga Merawang dibuka pada Jumat malam.",
        "Musim baru Liga Merawang dibuka pada 15 Agustus 2025.",
    ),
    "two deeds of one day": (
        "Pesawat Lintang L7 mendarat di Merawang pada pukul 10.55 WIB, Jumat (7/3/2025).",
        "Ancaman terhadap pesawat Lintang L7 di Merawang dikirim pada pukul 07.30 WIB, "
        "Jumat (7/3/2025).",
    ),
    "a model's sales and its maker's": (
        "Perusahaan Lintang sudah mengirim 10.100 unit L7 kepada pembeli.",
        "Perusahaan Lintang sudah mengirim 30.000 unit mobil kepada pembeli, termasuk merek lain.",
    ),
    "a day's and all": (
        "Dapur umum Desa Ciwaru membagikan 800 bungkus nasi per hari.",
        "Dapur umum Desa Ciwaru membagikan 5.600 bungkus nasi.",
    ),
    "a part and the whole": (
        "Garuda Lawas mendatangkan empat pemain baru dari Merawang.",
        "Dua pemain baru Garuda Lawas dari Merawang dipasang sejak awal.",
    ),
    "the fall of each day": (
        "Jumat (7/3/2025) pasar dibuka. Harga beras di Pasar Lawas turun Rp 1.800.",
        "Sabtu (8/3/2025) pasar dibuka. Harga beras di Pasar Lawas turun Rp 700.",
    ),
    "a short length of time in a smaller unit": (
        "Anak yang hilang di Merawang berusia dua tahun.",
        "Anak yang hilang di Merawang berusia 23 bulan.",
    ),
    "that nothing was found denies no threat": (
        "Pesawat yang diancam bom itu mendarat darurat di Bandara Merawang.",
        "Tak ada bom di pesawat yang mendarat darurat di Bandara Merawang.",
    ),
}


@pytest.mark.parametrize("name", HOLDS)
def test_holds(name: str) -> None:
    assert told(*HOLDS[name]).conflicts == ()


def test_articles_on_two_matches_do_not_contradict_each_other() -> None:
    texts = [
        f"{one} dan {two} bertemu di Stadion Wirabuana, kata panitia. Laga antara {one} melawan "
        f"{two} itu ramai. Pertandingan dijadwalkan mulai Jumat, 14 Maret 2025, pukul {hour} WIB."
        for one, two, hour in (
            ("Garuda Lawas", "Elang Tarum", "15.00"),
            ("Harimau", "Rajawali", "19.00"),
        )
    ]
    titles = ("Jadwal Garuda Lawas vs Elang Tarum", "Jadwal Harimau vs Rajawali")
    articles = [
        replace(article(f"Kabar {n}", text, FIRST), title=title)
        for n, (text, title) in enumerate(zip(texts, titles, strict=True))
    ]
    assert account(articles).conflicts == ()
    assert account([replace(one, title="Jadwal") for one in articles]).conflicts != ()


#: Two days of one deed, published four days later as if on one day (a crawl's): whether they clash.
DAYS = (
    (
        "Police closed the pier of Redport yesterday.",
        "Police closed the pier of Redport on Monday.",
        (),
    ),
    (
        "Police closed the pier of Redport today.",
        "Police closed the pier of Redport yesterday.",
        (),
    ),
    (
        "Police closed the pier of Redport on Monday.",
        "Police closed the pier of Redport on Tuesday.",
        ("time",),
    ),
    (
        "Police closed the pier of Redport on March 3, 2025.",
        "Police closed the pier of Redport yesterday.",
        ("time",),
    ),
    # "Now" in words that were spoken on the day before.
    (
        '"Hasil sementara, saat ini dermaga Ciwaru dinyatakan aman, baik tiang maupun lantainya, '
        "tapi kami masih memeriksa dengan teliti seluruh barang bawaan para penumpang kapal itu,"
        '" kata Darto di Merawang, Jumat (7/3/2025).',
        '"Hasil sementara, saat ini dermaga Ciwaru dinyatakan aman, baik tiang maupun lantainya, '
        "tapi kami masih memeriksa dengan teliti seluruh barang bawaan para penumpang kapal itu,"
        '" kata Darto.',
        (),
    ),
    ("Polisi menutup dermaga Ciwaru kemarin.", "Polisi menutup dermaga Ciwaru pada Senin.", ()),
    (
        "Polisi menutup dermaga Ciwaru pada Senin (3/3/2025).",
        "Polisi menutup dermaga Ciwaru kemarin.",
        ("time",),
    ),
)


@pytest.mark.parametrize(("one", "two", "kinds"), DAYS)
def test_a_day_that_no_text_fixes_clashes_with_none(
    one: str, two: str, kinds: tuple[str, ...]
) -> None:
    language = "en" if one.startswith("Police") else "id"
    found = account(
        [article("Kabar Satu", one, FIRST, language), article("Warta Dua", two, SECOND, language)]
    )
    assert tuple(c.kind for c in found.conflicts) == kinds


def test_terms_of_two_defendants_are_two_terms() -> None:
    texts = [
        f"{who} diadili di Merawang. {who} menerima uang. Putusan untuk {who} dibacakan "
        f"Sabtu.\nHakim menjatuhkan pidana kepada terdakwa selama {years} tahun penjara."
        for who, years in (("Darto Wibisana", 16), ("Rahayu Lestari", 11))
    ]
    assert told(*texts).conflicts == ()
    same = texts[0].replace("16", "11")
    assert [c.kind for c in told(texts[0], same).conflicts] == ["number"]


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


@pytest.mark.parametrize(
    ("denied", "clashes"),
    [
        ("pengiriman pupuk dari Arunika akan melanggar aturan karantina", False),
        ("Arunika mengirim 40 ton pupuk bersubsidi", True),
    ],
)
def test_a_denial_is_of_what_is_said_and_not_of_its_subject(denied: str, clashes: bool) -> None:
    found = told(
        "Bupati Merawang Danu Prakoso mengatakan Arunika mengirim 40 ton pupuk bersubsidi.",
        f"Gubernur Arunika Sekar Wulan membantah klaim bahwa {denied}.",
    )
    assert bool(found.conflicts) is clashes


def test_no_claim_holds_both_sides_of_a_conflict() -> None:
    found = told(
        "Gunung Lawas di Kabupaten Merawang meletus pada Sabtu (8/3/2025) pukul 05.41 WIB.",
        "Gunung Lawas di Kabupaten Merawang meletus pada Sabtu (8/3/2025) pukul 21.35 WIB.",
    )
    (clash,) = found.conflicts
    assert clash.kind == "time"
    for claim in found.claims:
        answers = [side for side in clash.sides if set(side.statements) & set(claim.statements)]
        assert len(answers) < 2


def test_a_word_made_of_syllables_is_read_in_two_ways() -> None:
    found = told(
        "Bupati mengirim tiga puluh Relawan Tanggap Kota (Retako) ke Desa Merawang, Sabtu.",
        "Bupati menurunkan Regu Tanggap Kota (Retako) di Desa Merawang, Sabtu.",
    )
    assert "Retako" in {c.question for c in found.conflicts}
    same = told(
        "Warga dilayani Badan Pendapatan Daerah (Bapenda) Kota Merawang, Sabtu.",
        "Warga bertemu Kepala Badan Pendapatan Daerah (Bapenda) Kota Merawang, Sabtu.",
    )
    assert same.conflicts == ()


def test_figures_of_one_minute_that_were_taken_anew_are_of_one_happening() -> None:
    def report(size: str, deep: int, far: int, when: str) -> str:
        return (
            f"Gempa berkekuatan magnitudo {size} mengguncang Merawang, Sabtu (8/3/2025) pukul "
            f"{when} WITA.\nGempa itu berpusat di kedalaman {deep} kilometer.\nPusat gempa "
            f"itu berjarak {far} kilometer dari pantai Merawang."
        )

    def followed(one: str, two: str) -> int:
        found = told(one, two)
        return len(found.figures) + len(found.conflicts)

    first = report("4,8", 10, 136, "07.15")
    assert followed(first, report("4,9", 13, 143, "07.15")) == 3
    assert followed(first, report("4,9", 13, 143, "09.40")) == 0


def test_one_relative_word_of_a_crawl_and_of_an_address_is_one_time() -> None:
    """A page's own day may be a crawl's where another's is shown to be."""
    text = "Wali Kota Rahayu Lestari meninggal dunia di Pasar Lawas pagi ini."
    crawl = "2025-09-08T18:00:00+08:00"
    addressed = replace(
        article("Kabar Satu", text, crawl), url="https://kabar.example/2025/03/08/wali-kota"
    )
    found = account([addressed, article("Warta Dua", text.replace("dunia ", ""), crawl)])
    assert found.conflicts == ()
    assert any(len(claim.statements) == 2 for claim in found.claims)
