"""A stage of a thing that is followed is told in words; its rank is for programs alone."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from runut.export.documents import account_document
from runut.export.markdown import report
from runut.export.outline import outline
from runut.export.tables import write_folder
from runut.export.wording import Wording
from runut.lang.pack import load
from runut.records import Account
from tests.export.sample import account


def followed() -> Account:
    """The sample with its figure turned into a plan that came true."""
    whole = account()
    (figure,) = whole.figures
    first, last = figure.points
    points = (replace(first, value=0.0, state="planned"), replace(last, value=2.0, state="over"))
    return replace(whole, figures=(replace(figure, of="menyelidiki", points=points),))


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", ["direncanakan", "sudah terjadi"]), ("en", ["planned", "done"])],
)
def test_people_read_words(language: str, words: list[str]) -> None:
    shown = outline(followed(), Wording(language=language))
    assert [point.value for point in shown.figures[0].points] == words
    rows = [line for line in report(followed(), language).splitlines() if line.startswith("|")]
    assert all(any(word in row for row in rows) for word in words)


def test_programs_read_codes(tmp_path: Path) -> None:
    document = account_document(followed(), "id")
    assert [point["state"] for point in document["figures"][0]["points"]] == ["planned", "over"]
    write_folder([followed()], tmp_path, "id")
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [(row["value"], row["state"]) for row in csv.DictReader(stream)]
    assert rows == [("", "planned"), ("", "over")]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_stage_has_a_word(language: str) -> None:
    written = load(language).table("messages-export")
    ladders = load(language).table("states")["ladders"]
    stages = {"planned", "underway", "over", "withheld"}.union(*ladders.values())
    assert {stage for stage in stages if f"export.state.{stage}" not in written} == set()
