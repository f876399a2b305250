"""What a time expression hangs on, and what it comes to mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

UNKNOWN_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an expression may hang on.

    ``base`` is the day relative words count from and ``anchor`` what day that is
    ("article", "quote", "named-day"); ``named`` is the last day the text named, ``clock``
    the last clock time, ``moment`` the article's own time of publication, ``last`` the last
    date, month or year named. ``future`` is true after "akan".
    """

    base: date | None
    anchor: str
    named: date | None
    clock: datetime | None = None
    moment: datetime | None = None
    year: int | None = None
    year_anchor: str = "named-day"
    last: str | None = None
    future: bool = False


class Meaning(NamedTuple):
    """A value with its anchor and flags; ``day`` is the single day it names, if it does;
    ``precision`` only where the value does not tell it."""

    value: str
    anchor: str
    flags: tuple[str, ...] = ()
    day: date | None = None
    precision: str | None = None
