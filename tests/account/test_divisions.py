"""What one article runs together is parted where another shows its division."""

from __future__ import annotations

import pytest

from runut import pipeline
from runut.account import scene
from tests.account.stories import account, article

LONG = (
    "Gudang dinas di Karangjati menyimpan selimut tebal untuk bayi, obat demam bagi anak balita "
    "dan tenda keluarga ukuran besar."
)
SHORT = "Petugas membagikan obat demam bagi anak balita."
DAY = "2021-03-09T10:00:00+07:00"


def told(*texts: str) -> list[list[str]]:
    """The parts of each article's statements."""
    readings = [
        pipeline.read(article(f"kabar{n}.example", text, DAY)) for n, text in enumerate(texts)
    ]
    laid = scene.lay_out(readings)
    return [
        [p.text for p in laid.parts if p.article.id == reading.article.id] for reading in readings
    ]


def test_a_member_that_another_article_tells_by_itself_is_a_part() -> None:
    long, short = told(LONG, SHORT)
    assert "obat demam bagi anak balita" in long
    assert len(short) == 1


BOTH = "Koperasi Karangjati menggelar lomba perahu hias di dermaga lama Banyuasri."
DEED = "Lomba perahu hias digelar Koperasi Karangjati."
#: Told by one article, told by another, and the part of the first that the other shows.
PLACES = [
    (BOTH, DEED, "di dermaga lama Banyuasri"),
    (
        "Wali kota menutup pasar ikan Banyuasri hingga tanggul selesai diperbaiki.",
        "Pasar ikan Banyuasri ditutup wali kota.",
        "hingga tanggul selesai diperbaiki",
    ),
]


@pytest.mark.parametrize(("long", "short", "part"), PLACES)
def test_a_place_or_an_end_is_a_part_where_another_article_ends_before_it(
    long: str, short: str, part: str
) -> None:
    assert part in told(long, short)[0]
    assert part not in told(long)[0]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        (
            "Koperasi Karangjati telah berada di bawah pengawasan dinas perdagangan Banyuasri.",
            "Koperasi Karangjati berada dalam masalah keuangan.",
        ),
        (
            "Rombongan wali kota singgah di dermaga lama Banyuasri.",
            "Rombongan wali kota singgah sebentar.",
        ),
        (
            "Koperasi Karangjati mendapatkan pinjaman modal dari Bank Serayu senilai Rp 4 miliar.",
            "Koperasi Karangjati mendapatkan pinjaman modal.",
        ),
        (
            "Nelayan Banyuasri melaut di tengah larangan kepala pelabuhan.",
            "Nelayan Banyuasri melaut.",
        ),
    ],
)
def test_no_part_begins_at_a_place_without_which_nothing_is_told_or_that_is_none(
    long: str, short: str
) -> None:
    assert told(long, short)[:1] == told(long)


def test_a_place_that_nobody_shares_stays_with_what_happened_there() -> None:
    found = account(
        [article("kabarnusa.example", BOTH, DAY), article("wartalawas.example", DEED, DAY)]
    )
    texts = {each.id: each.text for each in found.articles}
    assert [texts[s.article][s.start : s.end] for s in found.statements] == [
        "Koperasi Karangjati menggelar lomba perahu hias di dermaga lama Banyuasri",
        "Lomba perahu hias digelar Koperasi Karangjati",
    ]


def test_the_order_of_the_articles_changes_nothing() -> None:
    assert told(LONG, SHORT) == told(SHORT, LONG)[::-1]


def test_nothing_is_parted_without_another_article_that_shows_it() -> None:
    alone = told(LONG)[0]
    assert "obat demam bagi anak balita" not in alone
    beside = told(LONG, "Wali kota Banyuasri meresmikan pasar ikan di tepi pantai.")[0]
    assert beside == alone


def test_speech_stays_as_it_was_uttered() -> None:
    spoken = f"“{LONG}” kata Dewi."
    assert told(spoken, SHORT)[0] == told(spoken)[0]


def test_a_name_and_a_day_are_no_part_without_the_deed() -> None:
    meeting = (
        "Rapat Wali Kota Banyuasri, Dewi Lestari dan Ketua Koperasi Nelayan Karangjati, "
        "Ratna Wulandari pada Selasa (9/3/2021)"
    )
    long, _ = told(
        f"{meeting}.", "Rapat Wali Kota Banyuasri dan Ketua Koperasi Nelayan Karangjati selesai."
    )
    assert long == [meeting]


def test_a_name_is_not_parted_from_one_that_is_added_to_it() -> None:
    both = (
        "Wali Kota Banyuasri Dewi Lestari dan Ketua Koperasi Nelayan Ratna Wulandari "
        "menanam bakau muda bersama warga"
    )
    long, _ = told(f"{both}.", "Ketua Koperasi Nelayan Ratna Wulandari menanam bakau.")
    assert long == [both]


def test_a_place_of_the_subject_is_no_part_of_what_it_does() -> None:
    text = "Pasar ikan tua koperasi nelayan Karangjati di dermaga Banyuasri menjual kerang."
    assert told(text, "Dermaga Banyuasri menjual kerang.")[0] == told(text)[0]


def test_a_member_that_is_only_a_name_is_no_part() -> None:
    both = "Bupati menghapus Retribusi Parkir Pasar dan Iuran Sampah Banyuasri."
    assert told(both, "Bupati menghapus Retribusi Parkir Pasar.")[0] == told(both)[0]
