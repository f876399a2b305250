"""What is followed over time is called and measured as people write it."""

from __future__ import annotations

import pytest

from runut.export.outline import outline
from runut.export.wording import Wording
from tests.account.stories import account, article

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
