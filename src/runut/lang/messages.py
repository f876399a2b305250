"""Sentences for people, by code, in each language.

Reasons, errors of input and labels are kept as codes with values; the sentence stands in
the ``messages*.toml`` tables of the language packs, so that every judgement can be read in
Indonesian and in English and a third language is a data file.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from string import Formatter
from typing import TypeVar

from runut.errors import RunutError
from runut.lang.pack import FALLBACK, codes, load
from runut.records import Reason

#: One table an area, so that each stage owns its own sentences.
AREAS = (
    "read",
    "clean",
    "text",
    "statements",
    "copies",
    "stories",
    "account",
    "versions",
    "upkeep",
    "export",
    "errors",
    "cli",
    "api",
    "web",
    "feeds",
)
_Error = TypeVar("_Error", bound=RunutError)


@cache
def _catalogue(language: str) -> dict[str, str]:
    pack = load(language if language in codes() else FALLBACK)
    sentences: dict[str, str] = {}
    for area in AREAS:
        table = pack.table(f"messages-{area}")
        sentences.update({k: v for k, v in table.items() if isinstance(v, str)})
    return sentences


class _Kept(Formatter):
    """A formatter that leaves a missing value visible instead of failing."""

    def get_value(self, key: int | str, args: object, kwargs: object) -> object:
        assert isinstance(kwargs, dict)
        return kwargs.get(str(key), f"{{{key}}}")


def say(code: str, language: str, **values: str) -> str:
    """The sentence for ``code`` with ``values`` set in; the code itself when none is kept."""
    sentence = _catalogue(language).get(code)
    if sentence is None:
        return " ".join([code, *values.values()])
    return _Kept().vformat(sentence, (), values)


def kept(code: str, language: str) -> bool:
    """Whether a sentence is kept for ``code``."""
    return code in _catalogue(language)


def explain(reason: Reason, language: str) -> str:
    """A reason as a sentence in ``language`` ("id", "en", ...)."""
    return say(reason.code, language, **reason.values)


def error(kind: type[_Error], code: str, **values: str) -> _Error:
    """An error of ``kind`` whose sentence is kept under ``code`` and what to try, if the
    packs have something, under ``<code>.advice``. Its own text is English."""
    message, advice = _told(code, values, "en")
    return kind(message, advice=advice, code=code, values=values)


def told(problem: RunutError, language: str) -> tuple[str, str | None]:
    """What an error says and what to try, in ``language``; as it was raised where that
    language keeps no sentence for it."""
    if problem.code is None or problem.code not in _catalogue(language):
        return str(problem), problem.advice
    return _told(problem.code, problem.values, language)


def _told(code: str, values: Mapping[str, str], language: str) -> tuple[str, str | None]:
    advice = f"{code}.advice"
    kept = advice in _catalogue(language)
    return say(code, language, **values), say(advice, language, **values) if kept else None
