"""Publication times: from what pages and tables write to RFC 3339.

A clock time with a zone keeps it; one without takes the zone it is given, which is that of
the outlet (Indonesian outlets write Jakarta time and often leave "WIB" away). Where no
zone is known the clock time is dropped and the date alone is kept: an offset is never
invented. A date alone stays a date alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from runut.clean.phrases import alternatives, words
from runut.lang.pack import codes, load

_ISO = re.compile(
    r"(?<!\d)(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})"
    r"(?:[T ,]+(?P<H>\d{1,2})[:.](?P<M>\d{2})(?:[:.](?P<S>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<z>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?(?!\d)"
)
_EPOCH = re.compile(r"^\s*(\d{10})(\d{3})?(?:\.\d+)?\s*$")
_OFFSET = re.compile(r"(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d{2})?$", re.IGNORECASE)


class NoSuchDate(ValueError):
    """A date was written out that the calendar does not have; its words are the message."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time found in a text: RFC 3339 (or the date alone), and where it stood."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Grammar:
    months: Mapping[str, int]
    zones: Mapping[str, str]
    shapes: tuple[re.Pattern[str], ...]


@cache
def _grammar() -> _Grammar:
    """One grammar of all packs: the page's language is not known yet."""
    months: dict[str, int] = {}
    zones: dict[str, str] = {}
    for code in codes():
        table: Mapping[str, Any] = load(code).table("metadata").get("time", {})
        for number, names in enumerate(table.get("months", ()), start=1):
            months.update((name.casefold(), number) for name in names)
        zones.update(table.get("zones", {}))
    return _Grammar(
        months=months,
        zones={name.casefold(): offset for name, offset in zones.items()},
        shapes=(_ISO, *_shapes(alternatives(months), _clock(alternatives(zones)))),
    )


def _clock(zone: str) -> str:
    """A pattern of the clock time behind a date; ``zone`` is one of the names of zones."""
    before = alternatives(words("metadata", "time", "before_clock"))
    return (
        rf"(?:[\s,|•·()\-–—@]{{0,20}}(?:{before})?[\s,|•·\-–—]{{0,20}}"
        r"(?P<H>\d{1,2})[:.](?P<M>\d{2})(?:[:.](?P<S>\d{2}))?(?!\d)"
        r"(?:\s*(?P<ap>[ap]\.?m\b\.?))?"
        rf"(?:\s*\(?(?P<z>(?:GMT|UTC)\s?[+-]\d{{1,2}}(?!\d)|(?:{zone})\b|[+-]\d{{2}}:?\d{{2}}))?)?"
    )


def _shapes(month: str, clock: str) -> tuple[re.Pattern[str], ...]:
    """Dates with the month in words, behind or before the day, and dates in figures."""
    weekday = alternatives(words("metadata", "time", "weekdays"))
    weekday = rf"(?:\b(?:{weekday})['’]?\.?,?\s*\(?)?"
    ordinal = rf"(?:{alternatives(words('metadata', 'time', 'ordinals'))})?"
    year = r"(?P<y>\d{4})(?:(?!\d)|(?=\d{1,2}:\d\d))"  # "2025" or glued: "202517:07"
    patterns = (
        rf"{weekday}(?<!\d)(?P<d>\d{{1,2}}){ordinal}[\s\-]+(?P<mon>{month})\.?,?[\s\-]+{year}",
        rf"{weekday}\b(?P<mon>{month})\.?\s+(?P<d>\d{{1,2}}){ordinal},?\s+{year}",
        rf"{weekday}(?<![\d/])(?P<d>\d{{1,2}})[/.\-](?P<m>\d{{1,2}})[/.\-](?P<y>\d{{4}})(?![\d/])\)?",
    )
    return tuple(re.compile(pattern + clock, re.IGNORECASE) for pattern in patterns)


def find(text: str, zone: str | None) -> Moment | None:
    """The first publication time in ``text``, or None.

    ``zone`` ("+07:00") is taken for a clock time that names none. Raises `NoSuchDate`
    when the first date is impossible.
    """
    if len(text) < 6 or not any(letter.isdigit() for letter in text):
        return None
    if epoch := _EPOCH.match(text):
        value = datetime.fromtimestamp(int(epoch[1]), UTC).isoformat()
        return Moment(value, epoch.start(), epoch.end())
    grammar = _grammar()
    found = [match for shape in grammar.shapes if (match := shape.search(text))]
    if not found:
        return None
    match = min(found, key=lambda m: (m.start(), -m.end()))
    return Moment(_value(match, grammar, zone), match.start(), match.end())


def parse(text: str, zone: str | None) -> str | None:
    """The publication time that ``text`` gives, or None where it gives none.

    Raises `NoSuchDate` for a date the calendar does not have.
    """
    moment = find(text, zone)
    return moment.value if moment else None


def local(value: str | None, zone: str | None) -> str | None:
    """A time given in UTC as the outlet's own clock shows it, so that its day is the day
    on which it was published there. The instant stays the same."""
    if value is None or zone is None or not value.endswith("+00:00") or "T" not in value:
        return value
    offset = datetime.fromisoformat(f"2000-01-01T00:00:00{zone}").tzinfo
    return datetime.fromisoformat(value).astimezone(offset).isoformat()


def _value(match: re.Match[str], grammar: _Grammar, zone: str | None) -> str:
    said = match.groupdict()
    written = match[0].strip(" ,|-")
    month = grammar.months[said["mon"].casefold()] if said.get("mon") else int(said["m"])
    day = int(said["d"])
    if month > 12 >= day and not said.get("mon"):
        month, day = day, month  # 06/19/2024, as written in the United States
    try:
        on = date(int(said["y"]), month, day)
    except ValueError as error:
        raise NoSuchDate(written) from error
    if said.get("H") is None:
        return on.isoformat()
    return _with_clock(on, said, grammar, zone) or on.isoformat()


def _with_clock(
    on: date, said: Mapping[str, str | None], grammar: _Grammar, zone: str | None
) -> str | None:
    """Date, clock and offset; None when the clock is impossible or no zone is known."""
    hour, minute, second = int(said["H"] or 0), int(said["M"] or 0), int(said["S"] or 0)
    half = (said.get("ap") or "").replace(".", "").casefold()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    offset = _offset(said.get("z"), grammar) or zone
    if said.get("S") and not said.get("z") and hour == minute == second == 0:
        return None  # a column of dates written out as times
    if offset is None or hour > 23 or minute > 59 or second > 59:
        return None
    return f"{on.isoformat()}T{hour:02d}:{minute:02d}:{second:02d}{offset}"


def _offset(name: str | None, grammar: _Grammar) -> str | None:
    if not name:
        return None
    if name == "Z":
        return "+00:00"
    if match := _OFFSET.match(name):
        return f"{match[1]}{int(match[2]):02d}:{match[3] or '00'}"
    return grammar.zones.get(name.casefold())
