"""Tolls, stocks and corrections over time; times of counting; the timeline's entries."""

from __future__ import annotations

import pytest

from runut.export.wording import Wording
from runut.records import Account
from tests.account.stories import account, article


def courses(found: Account) -> list[list[float]]:
    """The values of each figure in their order, each once."""
    return [list(dict.fromkeys(p.value for p in figure.points)) for figure in found.figures]


def told(found: Account, words: str) -> str:
    """The standing of the claim whose statements hold ``words``."""
    texts = {a.id: a.text for a in found.articles}
    ids = {s.id for s in found.statements if words in texts[s.article][s.start : s.end]}
    return next(c.standing for c in found.claims if ids & set(c.statements))


def test_a_toll_is_followed_whatever_its_words() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Longsor melanda Desa Sukaraja. Tiga orang tewas hingga pukul 09.00 WIB.",
                "2025-03-04T09:30:00+07:00",
            ),
            article(
                "Warta Dua",
                "Jumlah korban meninggal akibat longsor di Sukaraja bertambah menjadi 9 orang "
                "hingga Selasa (4/3/2025) pukul 15.00 WIB.",
                "2025-03-04T16:00:00+07:00",
            ),
            article(
                "Harian Tiga",
                "Tim menemukan empat jenazah lagi. Longsor itu menewaskan 13 warga.",
                "2025-03-05T10:00:00+07:00",
            ),
        ]
    )
    assert courses(found) == [[3.0, 9.0, 13.0]]
    assert told(found, "menewaskan 13 warga") == "updated"
    assert not [c for c in found.conflicts if c.kind == "number"]


@pytest.mark.parametrize(
    "second",
    [
        "Longsor di Sukaraja menewaskan dua orang lagi.",
        "Dari 9 korban tewas longsor Sukaraja, dua di antaranya anak.",
        "Pada 2018, longsor di Sukaraja menewaskan 40 orang.",
        "Sebelumnya, longsor di Sukaraja disebut menewaskan 5 orang.",
    ],
)
def test_parts_additions_and_the_past_are_no_newer_toll(second: str) -> None:
    first = "Longsor di Sukaraja menewaskan 9 orang."
    found = account(
        [
            article("Kabar Satu", first, "2025-03-04T09:30:00+07:00"),
            article("Warta Dua", second, "2025-03-04T16:00:00+07:00"),
        ]
    )
    assert courses(found) == []


def test_what_is_at_least_so_many_is_followed_and_says_so() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Longsor di Sukaraja menewaskan sedikitnya 9 orang.",
                "2025-03-04T09:30:00+07:00",
            ),
            article(
                "Warta Dua",
                "Setidaknya 14 orang tewas akibat longsor di Sukaraja.",
                "2025-03-04T16:00:00+07:00",
            ),
            article(
                "Harian Tiga",
                "Longsor di Sukaraja menewaskan lebih dari 10 orang.",
                "2025-03-05T10:00:00+07:00",
            ),
        ]
    )
    points = [(p.value, p.bound) for figure in found.figures for p in figure.points]
    assert points == [(9.0, "at-least"), (14.0, "at-least")]
    [figure] = found.figures
    assert Wording(language="en").point(figure.points[-1], figure) == "at least 14"


def test_a_toll_far_beyond_what_others_agree_on_is_of_another_happening() -> None:
    crash = "Kecelakaan pesawat di Merawang menewaskan 7 orang."
    recalled = "Tahun ini ramai kecelakaan. Sebuah pesawat besar jatuh dan menewaskan 241 orang."
    found = account(
        [
            article("Kabar Satu", crash, "2025-03-04T09:30:00+07:00"),
            article("Warta Dua", crash, "2025-03-04T12:00:00+07:00"),
            article("Harian Tiga", recalled, "2025-03-04T16:00:00+07:00"),
        ]
    )
    assert courses(found) == []
    told = "Gempa di Merawang menewaskan 241 orang."
    grown = [
        article("Kabar Satu", told.replace("241", "7"), "2025-03-04T09:30:00+07:00"),
        article("Warta Dua", told.replace("241", "7"), "2025-03-04T12:00:00+07:00"),
        article("Harian Tiga", told, "2025-03-05T16:00:00+07:00"),
        article("Kanal Empat", told, "2025-03-05T17:00:00+07:00"),
    ]
    assert courses(account(grown)) == [[7.0, 241.0]]


def test_the_trapped_and_the_saved_are_two_tolls() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Dua orang tertimbun longsor di Merawang.",
                "2025-03-04T09:30:00+07:00",
            ),
            article(
                "Warta Dua",
                "Tiga orang tertimbun longsor di Merawang berhasil diselamatkan.",
                "2025-03-04T16:00:00+07:00",
            ),
        ]
    )
    assert courses(found) == []


def test_what_is_somewhere_now_is_followed_by_its_place() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Gubernur Hasan Malik mengatakan saat ini terdapat 380 pengungsi di Lembata.",
                "2025-03-04T09:30:00+07:00",
            ),
            article(
                "Warta Dua",
                "Menurut Hasan Malik, saat ini 412 pengungsi berada di Lembata.",
                "2025-03-05T09:30:00+07:00",
            ),
        ]
    )
    assert courses(found) == [[380.0, 412.0]]


def test_a_correction_replaces_what_was_written() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Di gudang Merawang tersimpan 40 ton beras, kata seorang petugas.",
                "2025-03-04T09:30:00+07:00",
            ),
            article(
                "Kabar Satu",
                "Ralat: dalam berita sebelumnya tertulis 40 ton beras. Yang benar, di gudang "
                "Merawang tersimpan 4 ton beras.",
                "2025-03-05T09:30:00+07:00",
            ),
        ]
    )
    assert [sorted(course) for course in courses(found)] == [[4000.0, 40000.0]] or [
        sorted(course) for course in courses(found)
    ] == [[4.0, 40.0]]
    assert told(found, "tersimpan 4 ton") == "updated"
    assert not [c for c in found.conflicts if c.kind == "number"]


def test_the_moment_of_a_count_dates_no_event() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Longsor di Sukaraja menewaskan 3 orang hingga Selasa (4/3/2025) siang.",
                "2025-03-04T13:30:00+07:00",
            ),
            article(
                "Warta Dua",
                "Longsor di Sukaraja menewaskan 3 orang hingga Selasa (4/3/2025) malam.",
                "2025-03-04T21:30:00+07:00",
            ),
        ]
    )
    assert found.conflicts == ()
    assert found.timeline == ()


def test_one_entry_for_the_parts_of_a_sentence() -> None:
    found = account(
        [
            article(
                "Kabar Satu",
                "Kapal Nusa Bahari kandas di Tanjung Kelor pada Senin (12/5/2025) dan mesinnya "
                "mati setelah menabrak karang.",
                "2025-05-12T10:00:00+07:00",
            )
        ]
    )
    assert [entry.when for entry in found.timeline] == ["2025-05-12"]
    assert found.timeline[0].text.startswith("Kapal Nusa Bahari")


def test_one_happening_told_by_many_is_one_entry() -> None:
    texts = [
        "Feri Lintang tenggelam di Selat Lawas, Kabupaten Ciwaru, Sabtu (8/3/2025) pagi.",
        "Kapal feri Lintang tenggelam di Selat Lawas, Sabtu pagi, dalam pelayaran ke Merawang.",
        "Feri Lintang tenggelam di Selat Lawas, Sabtu (8/3/2025) pagi. Pencarian akan dilanjutkan "
        "Sabtu (8/3/2025) pagi di Selat Lawas.",
    ]
    found = account(
        [article(f"Kabar {n}", text, "2025-03-08T18:00:00+08:00") for n, text in enumerate(texts)]
    )
    told = sorted((entry.when, entry.planned) for entry in found.timeline)
    assert told == [("2025-03-08T~morning", False), ("2025-03-08T~morning", True)]


@pytest.mark.parametrize(
    ("when", "entries"),
    [
        ("Rabu petang, pukul 16.19 WIB", ["2025-06-18T16:19+07:00"]),
        ("Rabu pagi, lalu pukul 16.19 WIB", ["2025-06-18T16:19+07:00", "2025-06-18T~morning"]),
    ],
)
def test_a_part_of_day_is_no_entry_beside_its_hour(when: str, entries: list[str]) -> None:
    text = f"Rahmat Wibisono keluar dari gedung dinas di Merawang pada {when}."
    found = account([article("Kabar Satu", text, "2025-06-18T20:00:00+07:00")])
    assert sorted(entry.when for entry in found.timeline) == entries


def test_what_a_plan_dates_to_years_past_is_not_to_come() -> None:
    text = "Sistem bayar Merawang yang dipakai sejak 1994 akan diganti dengan sistem baru."
    found = account([article("Kabar Satu", text, "2025-06-18T20:00:00+07:00")])
    assert [(entry.when, entry.planned) for entry in found.timeline] == [("1994", False)]
