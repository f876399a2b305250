"""Figures of two articles that count one thing, by what stands around them."""

from __future__ import annotations

import pytest

from tests.account.stories import account, article

FIRST, SECOND = "2025-03-08T12:00:00+08:00", "2025-03-08T18:00:00+08:00"


def figures(one: str, two: str, language: str = "id") -> list[set[str]]:
    found = account(
        [
            article("Kabar Satu", one, FIRST, language),
            article("Warta Dua", two, SECOND, language),
        ]
    )
    return [{side.value for side in c.sides} for c in found.conflicts if c.kind == "number"]


@pytest.mark.parametrize(
    ("one", "two", "values"),
    [
        (
            "Tetangga itu mengatakan, sembilan kambing etawa merumput di lereng belakang kincir.",
            "Dari sebelas kambing etawa yang merumput di lereng belakang kincir, dua pincang.",
            {"sembilan", "sebelas"},
        ),
        (
            "Ketua panitia menyebut lomba perahu Merawang yang mempertandingkan 9 nomor itu "
            "diikuti ratusan pendayung.",
            "Kemeriahan pesta laut diisi dengan 8 nomor yang dipertandingkan sejak pagi.",
            {"9", "8"},
        ),
    ],
    ids=["all the words of one", "what one deed was done to"],
)
def test_count_one_thing(one: str, two: str, values: set[str]) -> None:
    assert values in figures(one, two)


def test_in_english() -> None:
    assert {"nine", "eleven"} in figures(
        "The farmer said nine dairy goats stood inside the flooded windmill that evening.",
        "Of eleven dairy goats inside the flooded windmill, two were lame.",
        "en",
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Pada Minggu (2/3), sebuah perahu karam di Teluk Ciwaru, menewaskan lima nelayan.",
            "Perahu itu karam di Merawang pada Sabtu (8/3) dan menewaskan tiga nelayan.",
        ),
        (
            "Rombongan Merawang terdiri dari 40 pendayung pria dan 30 pendayung wanita.",
            "Kepala desa melepas 70 pendayung rombongan Merawang.",
        ),
        (
            "Panitia menargetkan menjual seribu tiket sehari.",
            "Panitia menjual dua ribu tiket sehari.",
        ),
        (
            "Pabrik di Merawang menghasilkan 40 perahu, pabrik di Ciwaru menghasilkan 25 perahu.",
            "Pabrik itu menghasilkan 30 perahu.",
        ),
    ],
    ids=["two days", "a part", "a goal", "two things in one article"],
)
def test_count_two_things(one: str, two: str) -> None:
    assert not figures(one, two)
