"""Who is a "he" and who is a "she"."""

from __future__ import annotations

import pytest

from runut.lang.pack import load
from runut.statements import genders

EN = load("en")


@pytest.mark.parametrize(
    ("names", "offices", "before", "gender"),
    [
        (["Theresa Quill"], [], [], "female"),
        (["Quill", "Ian Quill"], [], [], "male"),
        (["J. Theresa Quill"], [], [], "female"),
        # A title tells more than a name, a name more than an office.
        (["Robin Quill", "Mrs Quill"], [], [], "female"),
        (["Quill"], [], ["Mr"], "male"),
        (["Theresa Quill"], ["chairman of the board"], [], "female"),
        (["Quill"], ["spokeswoman"], [], "female"),
        # A man's given name alone is a family's as often.
        (["Clinton"], [], [], None),
        (["Theresa"], [], [], "female"),
        # Borne by either, or known to no list.
        (["Robin Quill"], [], [], None),
        (["Zzyx Quill"], ["secretary"], ["minister"], None),
        ([], [], [], None),
    ],
)
def test_of_person(
    names: list[str], offices: list[str], before: list[str], gender: str | None
) -> None:
    assert genders.of_person(names, offices, before, EN) == gender


def test_a_phrase_is_of_the_gender_of_its_noun() -> None:
    assert genders.of_phrase(["a", "spokeswoman", "for", "the", "chairman"], EN) == "female"
    assert genders.of_phrase(["the", "victim's", "brother"], EN) == "male"
    assert genders.of_phrase(["the", "secretary"], EN) is None


def test_a_language_without_such_pronouns_tells_nobody_apart() -> None:
    indonesian = load("id")
    assert not genders.told_apart(indonesian)
    assert genders.of_pronoun("dia", indonesian) is None
    assert genders.of_person(["Theresa Quill"], [], ["Mrs"], indonesian) is None
