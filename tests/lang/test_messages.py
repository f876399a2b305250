"""Reasons and errors are told in every language."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import runut
from runut.errors import ReadError, UnknownStory
from runut.lang.messages import error, say, told
from runut.lang.pack import codes, load

SOURCES = sorted(Path(runut.__file__).parent.rglob("*.py"))


def _sentences(language: str) -> dict[str, str]:
    table = load(language).table("messages-errors")
    return {key: value for key, value in table.items() if isinstance(value, str)}


def _raised() -> set[str]:
    code = "\n".join(path.read_text("utf-8") for path in SOURCES)
    named = set(re.findall(r'"(error\.[a-z-]+)"', code))
    return named | {f"error.{form}-needs-folder" for form in ("csv", "html", "parquet")}


def test_an_error_is_plain_english_by_itself() -> None:
    raised = error(UnknownStory, "error.unknown-story", prefix="3f")
    assert str(raised) == "no story begins with '3f'"
    assert raised.advice == "`runut stories` lists them"


def test_an_error_is_told_in_another_language() -> None:
    raised = error(UnknownStory, "error.unknown-story", prefix="3f")
    assert told(raised, "en") == (str(raised), raised.advice)
    message, advice = told(raised, "id")
    assert "3f" in message and message != str(raised)
    assert advice and advice != raised.advice


def test_an_error_without_a_code_is_told_as_it_was_raised() -> None:
    assert told(ReadError("not gold", advice="name another"), "id") == ("not gold", "name another")


@pytest.mark.parametrize("language", codes())
def test_every_error_has_its_sentence_and_none_is_kept_for_nothing(language: str) -> None:
    assert {key for key in _sentences(language) if not key.endswith(".advice")} == _raised()


def test_the_languages_say_the_same_things_of_the_same_values() -> None:
    def holes(sentence: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(sentence) if name}

    known = {
        language: {key: holes(sentence) for key, sentence in _sentences(language).items()}
        for language in codes()
    }
    assert all(each == known["en"] for each in known.values())


#: The codes of reasons begin with the part of Runut that gives them.
REASON = re.compile(r'"((?:read|clean|claim|copies|origin|standing|stories|conflict)\.[a-z-]+)"')
#: These give none, and name labels and files alike.
SCREENS = {"cli", "web", "export", "measure", "evaluate"}
FURNITURE = re.compile(r'as_furniture\(\s*"([a-z-]+)"')


def _reasons() -> set[str]:
    judges = (path for path in SOURCES if SCREENS.isdisjoint(path.parts))
    code = "\n".join(path.read_text("utf-8") for path in judges)
    found = set(REASON.findall(code))
    kinds = set(FURNITURE.findall(code))
    for language in codes():
        kinds |= {rule["reason"] for rule in load(language).table("furniture").get("rule", ())}
    return found | {f"furniture.{kind}" for kind in kinds}


@pytest.mark.parametrize("language", codes())
def test_every_reason_has_its_sentence(language: str) -> None:
    assert len(_reasons()) > 50
    assert {code for code in _reasons() if say(code, language) == code} == set()
