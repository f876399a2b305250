"""A question begins with a sentence or a clause, never inside one."""

from __future__ import annotations

import pytest

from runut import pipeline
from runut.account import build
from runut.account.opposing import wording
from tests.account.stories import article

CASES = {
    # A sentence that fits is shown whole.
    "Panitia membuka dan menutup pintu gedung yang dipakai pameran pada Rabu (4/6) malam.": (
        "Panitia membuka dan menutup pintu gedung yang dipakai pameran pada …"
    ),
    # What is cut behind the gap does not end in words that lead on.
    "Kapal itu tiba pada Rabu (4/6) di dermaga utara Pelabuhan Sirau dan yang menunggunya "
    "pulang lagi.": "Kapal itu tiba pada … di dermaga utara Pelabuhan Sirau",
    # A longer one begins at a clause, without the word that joins it.
    "Setelah menempuh pelayaran selama enam hari melewati tiga selat yang ramai dan dua "
    "pelabuhan singgah, dan kemudian berganti nakhoda, kapal itu tiba pada Rabu (4/6) pagi, "
    "kata Santoso.": "kemudian berganti nakhoda, kapal itu tiba pada …",
}


@pytest.mark.parametrize("text", CASES)
def test_a_question_is_a_sentence_with_a_gap(text: str) -> None:
    reading = pipeline.read(article("Kabar Satu", text, "2025-06-04T10:00:00+07:00"))
    told = [p for p in build.prepared([reading]) if any("4/6" in p.text for _ in p.times)]
    time = next(time for time in told[-1].times if time.precision != "duration")
    assert wording.gapped(time, told[-1]).text == CASES[text]
