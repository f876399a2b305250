"""What words of two languages stand for, and the table that says so."""

from __future__ import annotations

import pytest
from tools.check_concepts import TABLE, faults

from runut.account.preparing.concepts import concepts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tenggelam", "sank"),
        ("ditangkap", "arrested"),
        ("penyelidikan", "investigation"),
        ("gempa", "quake"),
        ("pelabuhan", "harbours"),
        ("suap", "bribes"),
    ],
)
def test_two_words_for_one_thing_share_a_concept(one: str, other: str) -> None:
    assert concepts(one, "id") & concepts(other, "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [("naik", "fell"), ("menang", "lost"), ("mengakui", "denied"), ("tersangka", "convict")],
)
def test_opposites_and_rivals_share_none(one: str, other: str) -> None:
    assert concepts(one, "id") and concepts(other, "en")
    assert not concepts(one, "id") & concepts(other, "en")


def test_a_word_that_is_not_listed_or_of_another_language_stands_for_nothing() -> None:
    assert not concepts("sernakula", "id")
    assert not concepts("sank", "fi")


def test_the_table_has_no_fault() -> None:
    assert not list(faults(TABLE.read_text("utf-8").splitlines()))


def test_faults_are_found_each_with_its_line() -> None:
    lines = [
        "# about",
        "concept\tid\ten",
        "sink\ttenggelam Karam\tsink",
        "quake\tgempa gempa\t",
        "rise\tnaik naik\tthe rise",
    ]
    told = "\n".join(faults(lines))
    assert "line 3: Karam is not written" in told
    assert "line 4: quake stands behind sink" in told
    assert "line 4: not a key and words of id and en" in told
    assert "line 5: naik stands twice" in told
    assert "line 5: the carries no content" in told
