"""What may be asked in an address: declared once, checked by it, and described by it.

Every parameter has limits. A request with a parameter that is not declared, given twice, or
beyond its limits is refused, so that a mistyped filter is not quietly no filter.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from starlette.datastructures import QueryParams

from runut.lang.messages import say
from runut.lang.pack import codes
from runut.web.problems import Problem

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"\d{1,9}")
#: Longest words of a question, in characters.
LONGEST = 200


class Kind(ABC):
    """A kind of value: how it is read from text, and how it is described."""

    @abstractmethod
    def read(self, text: str) -> Any:
        """The value of ``text``. Raises `ValueError` where it is none."""

    @abstractmethod
    def expected(self, language: str) -> str:
        """What would have been right, for people."""

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole(Kind):
    """A whole number from ``least`` to ``most``."""

    least: int
    most: int

    def read(self, text: str) -> int:
        """The number."""
        if not text.isascii() or not _WHOLE.fullmatch(text):
            raise ValueError
        number = int(text)
        if not self.least <= number <= self.most:
            raise ValueError
        return number

    def expected(self, language: str) -> str:
        """The limits."""
        values = {"least": str(self.least), "most": str(self.most)}
        return say("problem.expected.number", language, **values)

    def schema(self) -> dict[str, Any]:
        """An integer with its limits."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class Day(Kind):
    """A calendar day."""

    def read(self, text: str) -> str:
        """The day, as it was written."""
        if not _DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text).isoformat()

    def expected(self, language: str) -> str:
        """An example."""
        return say("problem.expected.day", language)

    def schema(self) -> dict[str, Any]:
        """A string of the format of RFC 3339's full-date."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Kind):
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, text: str) -> str:
        """The word."""
        if text not in self.words:
            raise ValueError
        return text

    def expected(self, language: str) -> str:
        """The words."""
        return say("problem.expected.choice", language, choices=", ".join(self.words))

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"type": "string", "enum": list(self.words)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Kind):
    """Any text with something in it, of at most ``most`` characters."""

    most: int = LONGEST

    def read(self, text: str) -> str:
        """The text."""
        if len(text) > self.most or not any(letter.isalnum() for letter in text):
            raise ValueError
        return text

    def expected(self, language: str) -> str:
        """The limit."""
        return say("problem.expected.text", language, most=str(self.most))

    def schema(self) -> dict[str, Any]:
        """A string with its limits."""
        return {"type": "string", "minLength": 1, "maxLength": self.most}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of the query, or of the path where ``in_path``."""

    name: str
    kind: Kind
    about: str
    default: Any = None
    in_path: bool = False
    required: bool = False
    example: Any = field(default=None)

    def described(self) -> dict[str, Any]:
        """The parameter as OpenAPI describes it."""
        schema = self.kind.schema()
        if self.default is not None:
            schema["default"] = self.default
        found: dict[str, Any] = {
            "name": self.name,
            "in": "path" if self.in_path else "query",
            "required": self.in_path or self.required,
            "description": self.about,
            "schema": schema,
        }
        if self.example is not None:
            found["example"] = self.example
        return found


def identity(about: str, example: str) -> Parameter:
    """The id in a path."""
    return Parameter(name="id", kind=Text(), about=about, in_path=True, example=example)


#: Taken by everything that answers with sentences for people.
LANGUAGE = Parameter(
    name="lang",
    kind=Choice(words=codes()),
    about="Language of reasons and errors; by default that of Accept-Language.",
    example="en",
)
#: Taken by every list.
LIMIT = Parameter(
    name="limit",
    kind=Whole(least=1, most=100),
    about="At most so many in this part of the list.",
    default=50,
    example=20,
)
AFTER = Parameter(
    name="after",
    kind=Text(most=2_000),
    about="`next` of the part of the list before.",
)


def read(
    declared: Iterable[Parameter], path: Mapping[str, Any], query: QueryParams, language: str
) -> dict[str, Any]:
    """The values of the declared parameters by name, None where one is not given and has no
    default. Raises `Problem` for whatever else was asked."""
    known = {parameter.name: parameter for parameter in declared}
    given = {name: str(value) for name, value in path.items()}
    for name, value in query.multi_items():
        if name not in known or known[name].in_path:
            listed = ", ".join(sorted(each.name for each in known.values() if not each.in_path))
            raise Problem(400, "unknown-parameter", name=name[:LONGEST], known=listed)
        if name in given:
            raise Problem(400, "repeated-parameter", name=name)
        given[name] = value
    return {name: _value(parameter, given, language) for name, parameter in known.items()}


def _value(parameter: Parameter, given: Mapping[str, str], language: str) -> Any:
    name = parameter.name
    if name not in given:
        if parameter.required:
            raise Problem(400, "missing-parameter", name=name)
        return parameter.default
    try:
        return parameter.kind.read(given[name])
    except ValueError as problem:
        expected = parameter.kind.expected(language)
        raise Problem(400, "parameter", name=name, expected=expected) from problem
