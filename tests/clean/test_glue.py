from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.clean.glue import unglued
from runut.clean.pieces import squeezed


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("Rapat selesai.Kemudian mereka pulang.", "Rapat selesai. Kemudian mereka pulang."),
        ("Benarkah?Tentu saja.", "Benarkah? Tentu saja."),
        ('"Kami siap,"ujar dia.', '"Kami siap," ujar dia.'),
        ('Dia berkata,"Kami siap." Lalu pergi.', 'Dia berkata, "Kami siap." Lalu pergi.'),
        ("“Kami siap,”ujar dia.", "“Kami siap,” ujar dia."),
        ("Pada 2026.Nilainya turun.", "Pada 2026. Nilainya turun."),
        ("Bagian itu,kata dia, penting.", "Bagian itu, kata dia, penting."),
    ],
)
def test_apart(glued: str, apart: str) -> None:
    assert unglued(glued) == apart


@pytest.mark.parametrize(
    "line",
    [
        "dilansir KOMPAS.com pada Rabu",
        "dikutipStandard pada Rabu",
        "Rp1.500.000 dan 3,5 persen pada 10.30",
        "dr. Erta P.W. SpJP dan PT.X Tbk.",
        "lihat https://contoh.id/a,b.html",
        'Ia menyebut "pikiran" dan "hati" itu',
        'tanda kutip yang "hilang,satu',
        "J.K. Rowling",
        "e-mail ke a.b@contoh.id",
    ],
)
def test_left_alone(line: str) -> None:
    assert unglued(line) in {line, line.replace("hilang,satu", "hilang, satu")}


@given(st.text(alphabet='aA .,!?"“”1:', max_size=40))
def test_only_blanks_are_added(line: str) -> None:
    assert squeezed(unglued(line)) == squeezed(line)
