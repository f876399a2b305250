"""What is only written differently stands apart from what clashes, on every screen."""

from __future__ import annotations

import pytest

from runut.export.markdown import report
from runut.export.outline import outline
from runut.export.page import page
from runut.export.wording import Wording
from runut.records import Account
from tests.account.stories import account, article
from tests.cli.test_render_account import drawn

DAY = "2025-03-08T10:00:00+07:00"


def told(*texts: str) -> Account:
    return account([article(f"Kabar {n}", text, DAY) for n, text in enumerate(texts)])


@pytest.fixture(scope="module")
def spelt() -> Account:
    names = ("Airways", "Airways", "Airwys")
    return told(*(f"Pesawat Lintang {name} terlambat di Merawang." for name in names))


def test_spellings_are_no_clash(spelt: Account) -> None:
    shown = outline(spelt, Wording(language="id"))
    assert [conflict.in_writing for conflict in spelt.conflicts] == [True]
    assert shown.conflicts == ()
    (variant,) = shown.variants
    assert [(side.value, side.statements) for side in variant.sides] == [
        ("Lintang Airways", 2),
        ("Lintang Airwys", 1),
    ]


def test_every_screen_says_who_writes_so(spelt: Account) -> None:
    for screen in (drawn(spelt), report(spelt, "id")):
        assert "Lintang Airways (2) · Lintang Airwys (1: Kabar 2)" in screen
    assert "Yang bertentangan" not in report(spelt, "id")
    made = page(spelt, "id")
    assert '<section id="variants">' in made
    assert '<section id="conflicts">' not in made


def test_a_mistyped_date_is_no_clash() -> None:
    found = told(
        "Jembatan Lawas ambruk, Sabtu (8/3/2025), kata polisi di Merawang.",
        "Jembatan Lawas ambruk, Sabtu (8/3/2026), kata polisi di Merawang.",
    )
    shown = outline(found, Wording(language="id"))
    assert [side.value for side in shown.variants[0].sides] == [
        "Sabtu (8/3/2025)",
        "Sabtu (8/3/2026)",
    ]
    assert shown.conflicts == ()


def test_another_number_is_another_thing() -> None:
    found = told(
        "Pesawat dengan nomor penerbangan LA-5276 terlambat di Merawang. LA-5276 penuh.",
        "Pesawat dengan nomor penerbangan LA-5726 terlambat di Merawang.",
    )
    assert [conflict.in_writing for conflict in found.conflicts] == [False]


@pytest.mark.parametrize(
    "others",
    [
        ["Selasa (4/3/2025)"],
        ["Rabu (5/3/2025)", "Selasa (4/3/2025)"],
        ["Senin (3/3/2025)", "Selasa (4/3/2025)"],
    ],
)
def test_what_clashes_however_it_is_meant_stays_a_clash(others: list[str]) -> None:
    days = ("Rabu (5/3/2026)", *others)
    found = told(*(f"Rapat Dewan Merawang digelar di Balai Lawas pada {day}." for day in days))
    (clash,) = (conflict for conflict in found.conflicts if not conflict.in_writing)
    assert {"Selasa (4/3/2025)"} < {side.value for side in clash.sides}
    assert [reason.code for reason in clash.reasons] == ["conflict.time", "conflict.mistyped"]


@pytest.mark.parametrize("first", [0, 1])
def test_what_clashes_is_not_laid_out_as_a_slip_besides(first: int) -> None:
    hours = ("Rabu (5/3/2026) pukul 10.00 WIB", "Rabu (5/3/2025) pukul 14.00 WIB")
    ordered = hours[first], hours[1 - first]
    found = told(*(f"Rapat Dewan Merawang digelar di Balai Lawas pada {at}." for at in ordered))
    assert [conflict.in_writing for conflict in found.conflicts] == [False]
