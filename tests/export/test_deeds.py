"""What a speaker did is told in the article's own word, where the words do not show it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runut import pipeline
from runut.export import deeds
from runut.export.wording import Wording
from runut.records import Article
from tests.text.articles import article


def deed(text: str, language: str, reader: str) -> list[str]:
    made: Article = replace(article(text), language=language)
    reading = pipeline.read(made)
    return [
        deeds.told(
            each,
            text[each.cue.start : each.cue.end] if each.cue else "",
            reading.article.language,
            Wording(language=reader),
        )
        for each in reading.statements
        if each.mode != "narration"
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Wali Kota Darto Wibisono berharap harga beras turun bulan depan.", "berharap"),
        ('"Semoga harga beras turun," harap Wali Kota Darto Wibisono di Lembayung.', "berharap"),
        ("Kapolres Darto Wibisono melarang warga mendekati jembatan itu.", "melarang"),
        ("Wali Kota Darto Wibisono mengusulkan agar jembatan itu ditutup.", "mengusulkan"),
        ("Wali Kota Darto Wibisono mengancam akan menutup pasar itu.", "mengancam"),
        ("Wali Kota Darto Wibisono menepis jembatan itu retak.", "menepis"),
        # The words themselves show the plan.
        ("Wali Kota Darto Wibisono mengatakan akan menutup pasar itu pada Senin.", ""),
        ("Wali Kota Darto Wibisono mengatakan pasar itu ditutup kemarin.", ""),
    ],
)
def test_what_was_done_is_told_in_the_words_of_the_article(text: str, shown: str) -> None:
    assert deed(text, "id", "id") == [shown]


def test_a_denial_is_told_to_who_reads_another_language() -> None:
    text = "Wali Kota Darto Wibisono menepis jembatan itu retak."
    assert deed(text, "id", "en") == ["denied"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mayor Mara Quill threatened to close the market in Lembury.", "threatened"),
        ("Mayor Mara Quill called for the market to be closed by Friday.", "called for"),
        ("Mayor Mara Quill said the market will close on Friday.", ""),
    ],
)
def test_english_verbs(text: str, shown: str) -> None:
    assert deed(text, "en", "en") == [shown]
