"""A shortened word ends no name: "Cape St. Orwin" is one place."""

from __future__ import annotations

import pytest

from runut.lang.pack import load
from runut.text import sentences
from runut.text.naming import names
from tests.text.articles import article


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The mayor of Cape St. Orwin said the ferry was late.", "Cape St. Orwin"),
        ("A spokesman in St. Orwin’s said the ferry was late.", "St. Orwin"),
        ("The ferry left Port St. Orwin on Monday, the council said.", "Port St. Orwin"),
    ],
)
def test_shortened_word_stands_inside_a_name(text: str, place: str) -> None:
    pack = load("en")
    found = names.find(article(text, language="en", sentences=sentences.split(text, pack)), pack)
    assert [name.text for name in found if "Orwin" in name.text] == [place]
    assert all(text[name.start : name.end] == name.text for name in found)


def test_the_end_of_a_street_joins_nothing() -> None:
    text = "He lives on Quill St. Mara Ashby lives there, too."
    pack = load("en")
    found = names.find(article(text, language="en", sentences=sentences.split(text, pack)), pack)
    assert not any("Quill" in name.text and "Mara" in name.text for name in found)
