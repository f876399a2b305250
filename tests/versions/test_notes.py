"""Notes of change: found where an outlet speaks of its own article, and nowhere else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from runut.lang.pack import load
from runut.records import Article, Furniture, Reason
from runut.text import sentences
from runut.versions import notes

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]


def _article(language: str, *, title: str = "", text: str = "", furniture: str = "") -> Article:
    aside = (Furniture(text=furniture, reason=Reason(code="test")),) if furniture else ()
    return Article(
        id="a",
        key="a",
        page="p",
        path=None,
        url=None,
        outlet="Kabar Wana",
        title=title or None,
        authors=(),
        published=None,
        language=language,
        text=text,
        sentences=sentences.split(text, load(language)),
        furniture=aside,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"][:40])
def test_a_line_is_a_note_or_none(case: dict[str, Any]) -> None:
    where = [case["where"]] if "where" in case else ["text", "furniture"]
    for place in where:
        found = notes.find(_article(case["language"], **{place: case["line"]}))
        assert {note.kind for note in found} == ({case["kind"]} if case["kind"] else set()), place
        assert {note.where for note in found} <= {place}


def test_corrections_come_first() -> None:
    text = "Berita ini telah diperbarui. Ralat: yang benar 8 truk."
    assert [note.kind for note in notes.find(_article("id", text=text))] == ["correction", "update"]
