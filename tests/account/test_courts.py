"""What is demanded of a court is told from what it gave, by words and by who speaks."""

from __future__ import annotations

import pytest

from runut.account.build import prepared
from runut.account.comparing import courts
from tests.account.stories import article, read

DAY = "2021-03-09T10:00:00+07:00"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Jaksa menuntut Darto Wirasena dihukum 12 tahun penjara.", "demanded"),
        ("Hakim memvonis Darto Wirasena 9 tahun penjara.", "given"),
        ("Hakim memvonis Darto Wirasena 9 tahun, lebih ringan dari tuntutan jaksa.", "given"),
        ("Darto Wirasena memanen padi selama 9 hari.", None),
    ],
)
def test_a_proposition_tells_its_stage(text: str, stage: courts.Stage | None) -> None:
    told = prepared(read([article("kabar.example", text, DAY)]))
    assert courts.stage(told[0]) == stage


def test_the_words_of_a_sentence_are_demanded_where_a_prosecutor_says_them() -> None:
    text = '"Menjatuhkan pidana terhadap terdakwa selama 20 tahun," kata jaksa dalam sidang.'
    (told, *_) = prepared(read([article("kabar.example", text, DAY)]))
    assert courts.demanded(told)
