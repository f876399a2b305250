"""What is followed over time is called and measured as people write it."""

from __future__ import annotations

import pytest

from runut.export.markdown import report
from runut.export.outline import outline
from runut.export.wording import Wording
from tests.account.stories import account, article

COUNTED = "Korban tewas bertambah menjadi 12 orang hingga pukul 12.00 WIB"
EARLY, LATE = "2025-03-08T10:00:00+07:00", "2025-03-08T12:30:00+07:00"


@pytest.mark.parametrize(
    ("language", "of", "values"),
    [("id", "magnitudo", ["4,8", "5,1"]), ("en", "magnitude", ["4.8", "5.1"])],
)
def test_a_unit_that_says_what_is_measured_is_said_once(
    language: str, of: str, values: list[str]
) -> None:
    found = account(
        [
            article("Kabar Satu", "Gempa magnitudo 4,8 mengguncang Merawang.", EARLY),
            article("Warta Dua", "Gempa magnitudo 5,1 mengguncang Merawang.", LATE),
        ]
    )
    [figure] = outline(found, Wording(language=language)).figures
    assert figure.of == of
    assert [point.value for point in figure.points] == values


def test_who_gives_one_value_at_one_time_stands_in_one_row() -> None:
    found = account(
        [
            article("Kabar Satu", "Banjir Merawang menewaskan 9 orang.", EARLY),
            article("Warta Dua", "Hingga pukul 12.00 WIB, 12 warga Merawang tewas.", LATE),
            article("Harian Tiga", f'"{COUNTED}," kata Bupati Raka Wiguna.', LATE),
        ]
    )
    shown = outline(found, Wording(language="id"))
    [figure] = shown.figures
    assert [[each.told.outlet for each in row] for row in figure.rows] == [
        ["Kabar Satu"],
        ["Harian Tiga", "Warta Dua"],
    ]
    assert [[each.newest for each in row] for row in figure.rows] == [[False], [True, True]]
    rows = [line for line in report(found, "id").splitlines() if "**12**" in line]
    assert len(rows) == 1
    assert all(outlet in rows[0] for outlet in ("Harian Tiga", "Warta Dua"))


def test_who_takes_a_figure_back_does_not_give_it_once_more() -> None:
    back = "Ralat: dalam berita sebelumnya tertulis 18 truk. Yang benar, feri itu memuat 8 truk."
    outlets = [
        article("Kabar Satu", "Feri Merawang memuat 18 truk.", EARLY),
        article("Kabar Satu", back, LATE),
    ]
    [figure] = account(outlets).figures
    assert [(point.value, point.as_of) for point in figure.points] == [
        (18.0, EARLY[:16]),
        (8.0, LATE[:16]),
    ]
    # With nothing before it, what was wrong is known from the correction alone.
    [figure] = account(outlets[1:]).figures
    assert [point.value for point in figure.points] == [18.0, 8.0]
