"""Who is behind a claim, and who can confirm it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runut.account.build import prepared
from runut.account.sourcing import affiliations, governments
from runut.account.sourcing.origins import Ground, trace, witnessed
from runut.account.sourcing.sameness import brand
from runut.lang.pack import load
from runut.records import Account, Claim, Furniture, Mark, Reason
from tests.account.stories import account, article, read


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


@pytest.mark.parametrize(
    ("names", "language", "country"),
    [
        (("AS",), "id", "Q30"),
        (("pemerintah AS",), "id", "Q30"),
        (("Gedung Putih",), "id", "Q30"),
        (("the White House",), "en", "Q30"),
        (("Pemerintah Provinsi Sagara",), "id", None),
        (("militer AS",), "id", None),
        (("Washington",), "id", None),
    ],
)
def test_which_government_speaks(
    names: tuple[str, ...], language: str, country: str | None
) -> None:
    assert governments.of_country(names, language) == country


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


_NOTHING_CONFIRMED = {
    "a lawyer has it from his client": (
        "Kasir Lita Damaris mengatakan dirinya menyerahkan 12 kuitansi palsu kepada penyidik.",
        "Pengacara Yosef Balakrama mengatakan 12 kuitansi palsu telah diserahkan kliennya kepada "
        "penyidik.",
    ),
    "each tells of a watch of his own": (
        'Direktur Bandara Wairinding, Sarmi Tegalwangi, berkata, "Kami terus memantau abu '
        'vulkanik Gunung Rinjaya bersama maskapai dan navigasi."',
        'Direktur Layar Udara, Oki Palaran, berkata, "Bersama navigasi, kami memantau setiap jam '
        'abu vulkanik dari Gunung Rinjaya."',
    ),
    "they name one ship and tell different things of it": (
        "Kapten Bahrul Alam mengatakan kapal Nusa Bahari rute Kelor-Lembayung berangkat terlambat.",
        "Bupati Hasan Malik mengatakan kapal Nusa Bahari rute Kelor-Lembayung dinyatakan layak.",
    ),
    "both ask": (
        "BPBD Sagara mengimbau warga tetap waspada terhadap potensi banjir di Sungai Way Rimba.",
        "Bupati Hasan Malik mengimbau warga waspada terhadap potensi banjir Sungai Way Rimba.",
    ),
    "both wish": (
        "Penyanyi Rina Wattimena berkata semoga panen jagung di Karangjati melimpah tahun ini.",
        "Petani Wahyu Sembiring berkata semoga tahun ini panen jagung Karangjati melimpah.",
    ),
    "a governor and the head of one of his offices": (
        "Gubernur Sagara Hasan Malik mengatakan longsor menutup jalan Karangjati sejauh 40 meter.",
        "Kepala Dinas Pekerjaan Umum Sagara, Rudi Kartono, mengatakan jalan Karangjati tertutup "
        "longsor sejauh 40 meter.",
    ),
    "two judges of one bench": (
        "Hakim Ketua Yosef Balakrama mengatakan Lita Damaris menerima gratifikasi 40 miliar "
        "rupiah.",
        "Hakim anggota Oki Palaran menyebut gratifikasi 40 miliar rupiah diterima Lita Damaris.",
    ),
    "one of them is nobody known": (
        "Bupati Hasan Malik mengatakan kapal Nusa Bahari menabrak dermaga Tanjung Kelor.",
        "Menurut Wati Somba, dermaga Tanjung Kelor ditabrak kapal Nusa Bahari.",
    ),
    "a spokesman tells what his own firm does": (
        "Juru bicara Layar Udara, Oki Palaran, mengatakan Layar Udara mengembalikan uang 300 "
        "penumpang Bandara Wairinding.",
        "Kepala Bandara Wairinding, Sarmi Tegalwangi, mengatakan uang 300 penumpang Bandara "
        "Wairinding dikembalikan.",
    ),
    "one retells what the other said": (
        "Kasir Lita Damaris mengatakan 150 kuitansi palsu dibuat bersama Rudi Kartono di gudang.",
        "Kepala Komisi Anggaran, Hasan Malik, mengatakan Lita Damaris menjelaskan bahwa 150 "
        "kuitansi palsu dibuat bersama Rudi Kartono di gudang.",
    ),
    "the other is spoken of with words between his name": (
        "Pemprov Sagara mengatakan pajak hotel dipotong 50 persen sampai akhir tahun.",
        "Ketua pengusaha hotel Rina Wattimena mengatakan Pemerintah Provinsi (Pemprov) daerah "
        "Sagara memotong pajak hotel 50 persen sampai akhir tahun.",
    ),
}


@pytest.mark.parametrize("texts", _NOTHING_CONFIRMED.values(), ids=_NOTHING_CONFIRMED)
def test_what_is_no_confirmation(texts: tuple[str, str]) -> None:
    found = account(
        [
            article("Kabar Satu", texts[0], "2025-05-12T10:00:00+07:00"),
            article("Warta Dua", texts[1], "2025-05-12T12:00:00+07:00"),
        ]
    )
    assert "confirmed" not in {c.standing for c in found.claims}


def test_a_minister_and_his_ministry_are_one_origin() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Menteri Perikanan Hasan Malik mengatakan 12 kapal asing ditangkap di Selat Anggur "
                "sejak Januari.",
                "2025-05-12T10:00:00+07:00",
            ),
            article(
                "Warta Dua",
                "Kementerian Perikanan menyatakan sejak Januari ada 12 kapal asing yang ditangkap "
                "di Selat Anggur. Menteri Perikanan Hasan Malik hadir.",
                "2025-05-12T12:00:00+07:00",
            ),
        ]
    )
    seized = claim(found, "12 kapal asing ditangkap")
    assert seized.standing == "echoed"
    [origin] = seized.origins
    assert "origin.same-body" in {reason.code for reason in origin.reasons}


def test_a_country_and_its_government_are_one_origin() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Pemerintah AS menyatakan kapal survei itu memasuki Selat Lawas tanpa izin.",
                "2025-05-12T10:00:00+07:00",
            ),
            article(
                "Warta Dua",
                "Gedung Putih menyatakan kapal survei itu tanpa izin memasuki Selat Lawas.",
                "2025-05-12T12:00:00+07:00",
            ),
        ]
    )
    [origin] = claim(found, "memasuki Selat Lawas").origins
    assert "origin.same-body" in {reason.code for reason in origin.reasons}


def test_those_who_are_only_described_are_not_said_to_be_different() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Hakim menyatakan Rudi Kartono terbukti menyuap panitia lelang Jembatan Lawang.",
                "2025-05-12T10:00:00+07:00",
            ),
            article(
                "Warta Dua",
                "Menurut majelis hakim, panitia lelang Jembatan Lawang terbukti disuap Rudi "
                "Kartono.",
                "2025-05-12T12:00:00+07:00",
            ),
        ]
    )
    codes = {reason.code for reason in claim(found, "Jembatan Lawang").reasons}
    assert "standing.loose" not in codes


def test_two_who_saw_one_thing_confirm_it() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Kapten Bahrul Alam mengatakan kapal Nusa Bahari menabrak dermaga Tanjung Kelor "
                "saat hujan.",
                "2025-05-12T10:00:00+07:00",
            ),
            article(
                "Warta Dua",
                "Menurut penjual ikan Wati Somba, dermaga Tanjung Kelor ditabrak kapal Nusa Bahari "
                "ketika hujan turun.",
                "2025-05-12T12:00:00+07:00",
            ),
        ]
    )
    assert claim(found, "menabrak dermaga").standing == "confirmed"


def test_a_deed_told_by_its_noun_confirms_it() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Kepala Navigasi Kelor, Bahrul Alam, mengatakan penutupan tiga pelabuhan di Sagara "
                "akibat abu Gunung Rinjaya.",
                "2025-05-12T10:00:00+07:00",
            ),
            article(
                "Warta Dua",
                "Ketua Asosiasi Nelayan Wairinding, Wati Somba, mengatakan tiga pelabuhan di "
                "Sagara ditutup karena abu Gunung Rinjaya.",
                "2025-05-12T12:00:00+07:00",
            ),
        ]
    )
    assert claim(found, "tiga pelabuhan").standing == "confirmed"


@pytest.mark.parametrize(
    ("language", "text", "live"),
    [
        (
            "id",
            "Persela membuka keunggulan pada menit ke-12. Hingga turun minum skor 1-0. Di babak "
            "kedua mereka bertahan.",
            True,
        ),
        (
            "id",
            "Laga pukul 20.00. Penalti dan gol diprediksi menghiasi babak kedua.",
            False,
        ),
        ("id", "Golongan pelanggan, skor mutu, dan target finis diatur dalam babak baru.", False),
        ("en", "United took the lead in the 12th minute and held on after half-time.", True),
        ("en", "The match starts at eight; the second half may bring goals.", False),
    ],
)
def test_a_match_told_as_it_ran_makes_a_witness(language: str, text: str, live: bool) -> None:
    assert witnessed(text, load(language)) is live


def test_what_one_adds_in_passing_does_not_dispute_what_all_say() -> None:
    won = "Persela menang 2-0 atas Wairinding FC di Stadion Rinjaya"
    found = account(
        [
            article("Kabar Satu", f"{won}, Rabu (18/6/2025) malam.", "2025-06-19T06:00:00+07:00"),
            article("Warta Dua", f"{won}.", "2025-06-19T07:00:00+07:00"),
            article("Suara Tiga", f"{won} di depan 20 ribu penonton.", "2025-06-19T08:00:00+07:00"),
            article(
                "Koran Empat",
                "Atas Wairinding FC, Persela menang di Stadion Rinjaya, Kamis (19/6/2025) pagi.",
                "2025-06-19T09:00:00+07:00",
            ),
        ]
    )
    assert found.conflicts
    assert claim(found, "menang 2-0").standing == "echoed"


def test_a_mark_of_own_reporting_counts_only_for_the_part_it_stands_in() -> None:
    """Parts that are put together again stand in one statement, with all its marks."""
    text = "Harga beras mencapai Rp 15.000 per kilogram."
    [part] = prepared(read([article("Kabar Satu", text, "2025-05-12T10:00:00+07:00")]))
    mark = Mark(kind="first-hand", start=0, end=5)
    mended = replace(part, statement=replace(part.statement, marks=(mark,)))
    ground = Ground(entities={}, copies={}, witnessed=frozenset())
    [(origin, _)] = trace([mended], ground)
    assert origin.kind == "uncredited"


def test_a_deed_told_by_another_word_for_it_confirms_it() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Kepala Navigasi Kelor, Bahrul Alam, mengatakan perahu Camar Laut memimpin lomba "
                "Teluk Sagara sampai sore.",
                "2025-05-12T10:00:00+07:00",
            ),
            article(
                "Warta Dua",
                "Ketua Asosiasi Nelayan Wairinding, Wati Somba, mengatakan perahu Camar Laut di "
                "puncak lomba Teluk Sagara sampai sore.",
                "2025-05-12T12:00:00+07:00",
            ),
        ]
    )
    assert claim(found, "lomba Teluk Sagara").standing == "confirmed"


@pytest.mark.parametrize(
    ("one", "other", "language", "together"),
    [
        ("Hakim menilai", "Majelis hakim menilai", "id", True),
        ("Jaksa menilai", "Jaksa penuntut umum (JPU) menilai", "id", True),
        ("Majelis hakim menilai", "Majelis Hakim Pengadilan Negeri Merawang menilai", "id", True),
        ("Hakim menilai", "Jaksa menilai", "id", False),
        ("Pengacara menilai", "Hakim menilai", "id", False),
        ("Judges said", "The court said", "en", True),
        ("Judges said", "Prosecutors said", "en", False),
    ],
)
def test_who_is_told_by_one_calling_alone_is_one_voice(
    one: str, other: str, language: str, together: bool
) -> None:
    first, second = {
        "id": (
            "{} Gatra Wiyasa menyembunyikan 40 ton pupuk di gudang Merawang.",
            "{} 40 ton pupuk di Merawang telah disembunyikan Gatra Wiyasa.",
        ),
        "en": (
            "{} Gatra Wiyasa hid 40 tonnes of fertiliser in Merawang.",
            "{} 40 tonnes of fertiliser were hidden by Gatra Wiyasa in Merawang.",
        ),
    }[language]
    day = "2025-03-04T09:00:00+07:00"
    found = account(
        [
            article("Kabar Satu", first.format(one), day, language),
            article("Warta Dua", second.format(other), day, language),
        ]
    )
    named = [o for o in found.claims[0].origins if o.kind == "named"]
    assert found.claims[0].outlets == 2
    assert (len(named) == 1) is together
    assert found.origins == len(named)


def test_a_prosecutor_in_a_court_is_not_of_the_court() -> None:
    pack = load("id")
    assert affiliations.houses_of("Jaksa pada Pengadilan Negeri Merawang", pack) == {"prosecution"}
    assert affiliations.houses_of("Ketua Majelis Hakim Pengadilan Merawang", pack) == {"court"}
