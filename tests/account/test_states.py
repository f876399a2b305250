"""States followed over time: planned, under way, over; sought, found; withheld, given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runut.lang.pack import codes, load
from runut.records import Account, Article
from tests.account.stories import account, article


def courses(found: Account) -> list[list[str | float]]:
    """The states, or figures, of each series in their order, each once."""
    return [
        list(dict.fromkeys(point.state or point.value for point in figure.points))
        for figure in found.figures
    ]


def two(first: str, second: str, language: str = "id") -> Account:
    """The account of an article in the morning and one on the next evening."""
    return account(
        [
            article("Kabar Satu", first, "2025-05-12T08:00:00+07:00", language),
            article("Warta Dua", second, "2025-05-13T19:00:00+07:00", language),
        ]
    )


def titled(outlet: str, text: str, published: str) -> Article:
    """An article whose title is its first sentence."""
    return replace(article(outlet, text, published), title=text.partition(".")[0])


_FOLLOWED = {
    "a deed planned and done": (
        "id",
        "Bupati Hasan Malik akan meresmikan Jembatan Sewu Lawang di Kelor.",
        "Bupati Hasan Malik telah meresmikan Jembatan Sewu Lawang di Kelor.",
        ["planned", "over"],
    ),
    "a happening that only its names call": (
        "id",
        "Laga Persela vs Rinjaya United dijadwalkan berlangsung di Stadion Tirtamaya, Kelor.",
        "Persela menjamu Rinjaya United di Stadion Tirtamaya, Kelor, yang berakhir semalam.",
        ["planned", "over"],
    ),
    "a deed planned, and told by a bare verb": (
        "id",
        "Bupati Hasan Malik akan meresmikan Jembatan Sewu Lawang di Kelor.",
        "Jembatan Sewu Lawang di Kelor diresmikan Bupati Hasan Malik, Selasa (13/5/2025).",
        ["planned", "over"],
    ),
    "a forecast that came about": (
        "id",
        "Gubernur Rina Wattimena diperkirakan akan melantik Bupati Hasan Malik di Kelor.",
        "Bupati Hasan Malik dilantik Gubernur Rina Wattimena di Kelor.",
        ["planned", "over"],
    ),
    "somebody sought and found": (
        "id",
        "Nelayan Yosef Lamahala masih dicari di Selat Anggur.",
        "Yosef Lamahala ditemukan di Pulau Batu.",
        ["sought", "found"],
    ),
    "somebody not found yet": (
        "id",
        "Nelayan Yosef Lamahala belum ditemukan hingga sore.",
        "Tim menemukan Yosef Lamahala di Pulau Batu.",
        ["sought", "found"],
    ),
    "a number not given and given": (
        "id",
        "Kepolisian Kelor belum merinci jumlah penumpang yang menumpang feri.",
        "Sebanyak 84 penumpang diturunkan di dermaga, kata Kepolisian Kelor.",
        ["withheld", 84.0],
    ),
    "a deed planned and done, in English": (
        "en",
        "Mayor Hasan Malik will open the Lawang Bridge in Kelor.",
        "Mayor Hasan Malik finally opened the Lawang Bridge in Kelor.",
        ["planned", "over"],
    ),
    "somebody sought and found, in English": (
        "en",
        "Fisherman Joseph Lamahala is still missing off Kelor.",
        "Joseph Lamahala was found on Stone Island.",
        ["sought", "found"],
    ),
}


@pytest.mark.parametrize("case", _FOLLOWED.values(), ids=_FOLLOWED)
def test_a_state_is_followed(case: tuple[str, str, str, list[str | float]]) -> None:
    language, first, second, states = case
    found = two(first, second, language)
    assert states in courses(found)
    standings = {claim.standing for claim in found.claims}
    assert "updated" in standings


_NOT_FOLLOWED = {
    "what comes only if something else does": (
        "Jaksa akan menyita kapal PT Tirtamaya Raya jika pengadilan menolak banding.",
        "Jaksa telah menyita kapal PT Tirtamaya Raya sebagai barang bukti.",
    ),
    "another deed of the same man": (
        "Bupati Hasan Malik akan meresmikan Jembatan Sewu Lawang.",
        "Bupati Hasan Malik telah menutup pasar malam.",
    ),
    "the same deed of somebody else": (
        "Bupati Hasan Malik akan meresmikan Jembatan Sewu Lawang.",
        "Gubernur Rina Wattimena telah meresmikan Masjid Raya Tirtamaya.",
    ),
    "the same deed to somebody else": (
        "Setelah Kelor, Bupati Hasan Malik akan mengunjungi Tirtamaya.",
        "Bupati Hasan Malik sedang mengunjungi Kelor.",
    ),
    "a plan told after the deed": (
        "Bupati Hasan Malik telah meresmikan Jembatan Sewu Lawang di Kelor.",
        "Bupati Hasan Malik akan meresmikan Jembatan Sewu Lawang di Kelor.",
    ),
    "agreeing to that plan": (
        "Bupati Hasan Malik menyetujui rencana tersebut di Kelor.",
        "Bupati Hasan Malik sudah menyetujui pasar malam di Kelor.",
    ),
    "what is not done": (
        "Bupati Hasan Malik akan meresmikan Jembatan Sewu Lawang di Kelor.",
        "Bupati Hasan Malik belum meresmikan Jembatan Sewu Lawang di Kelor.",
    ),
    "what was done long before": (
        "Bupati Hasan Malik akan meresmikan Jembatan Sewu Lawang di Kelor.",
        "Pada 2019 Bupati Hasan Malik telah meresmikan Jembatan Sewu Lawang di Kelor.",
    ),
    "a plan for a day that is still to come": (
        "Festival Kelor akan digelar di Lapangan Sewu Lawang pada 20 Juli 2025.",
        "Festival Kelor digelar di Lapangan Sewu Lawang pada 20 Juli 2025.",
    ),
    "a bare verb of a wish": (
        "Bupati Hasan Malik akan meresmikan Jembatan Sewu Lawang di Kelor.",
        "Warga berharap Jembatan Sewu Lawang di Kelor segera diresmikan Bupati Hasan Malik.",
    ),
    "a bare verb behind its condition": (
        "Bupati Hasan Malik akan meresmikan Jembatan Sewu Lawang di Kelor.",
        "Jembatan Sewu Lawang di Kelor perlu diperiksa sebelum diresmikan Bupati Hasan Malik.",
    ),
    "a price": (
        "Sepeda Lintang akan dijual di Kelor mulai bulan depan.",
        "Sepeda Lintang dijual di Kelor seharga Rp 10,4 juta.",
    ),
    "found, and not sought": (
        "Nelayan Yosef Lamahala tidak ditemukan namanya dalam daftar.",
        "Yosef Lamahala ditemukan di Pulau Batu.",
    ),
}


@pytest.mark.parametrize("texts", _NOT_FOLLOWED.values(), ids=_NOT_FOLLOWED)
def test_what_is_no_change_of_state(texts: tuple[str, str]) -> None:
    assert courses(two(*texts)) == []


def test_a_statement_is_as_of_the_day_it_was_said() -> None:
    """A later report that quotes what somebody said days before does not turn time back."""
    found = account(
        [
            titled(
                "Kabar Satu",
                "Evakuasi warga Rinjaya dimulai. Proses evakuasi sedang berjalan lewat laut.",
                "2025-05-14T09:00:00+07:00",
            ),
            titled(
                "Warta Dua",
                "Evakuasi warga Rinjaya ramai dibahas. Menteri Hasan Malik mengatakan kapal siap "
                'apabila evakuasi harus dilakukan. "Kami menunggu," kata Hasan Malik, Senin '
                "(12/5/2025).",
                "2025-05-14T15:00:00+07:00",
            ),
        ]
    )
    assert ["planned", "underway"] in courses(found)


@pytest.mark.parametrize("language", codes())
def test_every_stage_has_a_word(language: str) -> None:
    from runut.account.following.happenings import STAGES
    from runut.account.following.series import WITHHELD
    from runut.lang.messages import say

    ladders = load(language).table("states")["ladders"]
    stages = {*STAGES, WITHHELD, *(stage for ladder in ladders.values() for stage in ladder)}
    for stage in sorted(stages):
        code = f"export.state.{stage}"
        assert say(code, language) != code


def test_a_signing_by_two_is_one_course() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Bupati Hasan Malik akan menandatangani nota kesepakatan pelabuhan di Kelor.",
                "2025-05-12T08:00:00+07:00",
            ),
            article(
                "Suara Tiga",
                "Gubernur Rina Wattimena akan menandatangani nota kesepakatan pelabuhan di "
                "Tirtamaya.",
                "2025-05-12T09:00:00+07:00",
            ),
            article(
                "Warta Dua",
                "Nota kesepakatan pelabuhan telah ditandatangani kedua pihak, yakni Bupati Hasan "
                "Malik di Kelor dan Gubernur Rina Wattimena di Tirtamaya.",
                "2025-05-13T19:00:00+07:00",
            ),
        ]
    )
    assert courses(found) == [["planned", "over"]]


@pytest.mark.parametrize(
    ("plan", "followed"),
    [
        ("Presiden Rahardja akan mengunjungi Malaysia.", True),
        ("Setelah Malaysia, Presiden Rahardja akan mengunjungi Vietnam.", False),
        ("Kota tampaknya dihias menjelang kunjungan Presiden Rahardja ke Malaysia.", False),
    ],
    ids=["the visit", "a visit to the next country", "what somebody supposes"],
)
def test_a_plan_of_what_a_story_is_about(plan: str, followed: bool) -> None:
    found = account(
        [
            titled(
                "Kabar Satu",
                f"Kunjungan Presiden Rahardja ramai dibahas. {plan}",
                "2025-05-12T09:00:00+07:00",
            ),
            titled(
                "Warta Dua",
                "Kunjungan itu disambut warga. Presiden Rahardja sedang menjalani kunjungan di "
                "Malaysia.",
                "2025-05-13T15:00:00+07:00",
            ),
        ]
    )
    assert (["planned", "underway"] in courses(found)) == followed
