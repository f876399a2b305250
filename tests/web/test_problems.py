"""Every problem that the server tells has its sentence, in every language."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import runut.web
from runut.lang.messages import kept
from runut.lang.pack import codes, load

SOURCES = sorted(Path(runut.web.__file__).parent.rglob("*.py"))
#: Told of statuses that Starlette gives, and of faults.
ELSEWHERE = {"fault", "status-404", "status-405"}


def _codes() -> set[str]:
    code = "\n".join(path.read_text("utf-8") for path in SOURCES)
    return set(re.findall(r'Problem\(\s*\d{3}, "([a-z-]+)"', code)) | ELSEWHERE


@pytest.mark.parametrize("language", codes())
def test_every_problem_has_its_sentence_and_none_is_kept_for_nothing(language: str) -> None:
    table = load(language).table("messages-api")
    told = {key.split(".")[1] for key in table if key.startswith("problem.")}
    assert told - {"expected"} == _codes()
    assert all(kept(f"problem.{code}", language) for code in _codes())


def test_the_languages_say_the_same_things_of_the_same_values() -> None:
    def holes(language: str) -> dict[str, set[str]]:
        table = load(language).table("messages-api")
        return {
            key: {name for _, name, _, _ in Formatter().parse(sentence) if name}
            for key, sentence in table.items()
            if isinstance(sentence, str)
        }

    first, *others = map(holes, codes())
    for other in others:
        assert other == first


@pytest.mark.parametrize("language", codes())
def test_what_is_said_instead_of_a_sentence_has_that_sentence(language: str) -> None:
    for key in load(language).table("messages-api"):
        if key.startswith("api.advice."):
            assert kept(f"error.{key.removeprefix('api.advice.')}.advice", language)
        elif key.startswith("api.reason."):
            assert kept(key.removeprefix("api.reason."), language)
