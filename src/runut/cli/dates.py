"""Dates and times as people write them, from RFC 3339 and the EDTF Runut uses.

EDTF is ISO 8601-2 (Library of Congress, Extended Date/Time Format, 2019); the part of a
day stands after the date as ``2024-06-19T~night``. Months, days and the order of the parts
come from CLDR through babel; names of zones and of parts of the day from the packs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from babel.dates import format_date, format_skeleton, format_time

from runut.cli.words import Words

_MOMENT = re.compile(
    r"(?:(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)?"
    r"(?:T(?:~(?P<part>[\w-]+)|(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?))?"
    r"(?P<zone>Z|[+-]\d\d:\d\d)?(?P<doubt>[~?%])?"
)

#: An end of an interval that is not known.
_OPEN = ("..", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time as exact as the text gave it. ``day`` is the first day it may mean,
    ``fine`` how much of it was given; "none" for a time of day without a day."""

    day: date
    fine: Literal["year", "month", "day", "none"]
    clock: time | None = None
    part: str | None = None
    zone: str | None = None
    doubt: bool = False


def moment(value: str | None) -> Moment | None:
    """Parse one RFC 3339 or EDTF value; None for intervals, periods and anything else."""
    found = _MOMENT.fullmatch(value or "")
    if found is None or not (found["year"] or found["hour"] or found["part"]):
        return None
    year, month, day = found["year"], found["month"], found["day"]
    try:
        return Moment(
            day=date(int(year), int(month or 1), int(day or 1)) if year else date.min,
            fine="day" if day else "month" if month else "year" if year else "none",
            clock=time(int(found["hour"]), int(found["minute"])) if found["hour"] else None,
            part=found["part"],
            zone="+00:00" if found["zone"] == "Z" else found["zone"],
            doubt=found["doubt"] is not None,
        )
    except ValueError:
        return None


def day_words(at: Moment, words: Words, *, weekday: bool = False, short: bool = False) -> str:
    """The date alone: "19 Juni 2024", "Rabu, 19 Juni 2024", "Juni 2024", "2024"."""
    if at.fine == "none":
        return ""
    if at.fine != "day":
        skeleton = {"month": "yMMMM", "year": "y"}[at.fine]
        written = str(format_skeleton(skeleton, at.day, locale=words.language))
    elif weekday:
        written = format_date(at.day, "full", locale=words.language)
    else:
        written = format_date(at.day, "medium" if short else "long", locale=words.language)
    return words("about", what=written) if at.doubt else written


def clock_words(at: Moment, words: Words, *, zone: bool = False) -> str:
    """The time of day alone: "02.45", "23.56 WIB", "malam"; empty where none is known."""
    if at.part is not None:
        return words.or_plain(f"part.{at.part}", at.part)
    if at.clock is None:
        return ""
    written = format_time(at.clock, words("clock"), locale=words.language)
    if zone and at.zone is not None:
        written += " " + words.or_plain(f"zone.{at.zone}", f"UTC{at.zone}")
    return written


def when_words(value: str | None, words: Words, *, short: bool = False) -> str:
    """Any value as people read it; what is not understood is shown as it stands."""
    if not value:
        return words("when.unknown")
    if "/" in value and " " not in value:  # words of a text may hold a slash too
        first, last = value.split("/", 1)
        return span_words(first, last, words, short=short)
    at = moment(value)
    if at is None:
        return value
    return " ".join(
        filter(None, (day_words(at, words, short=short), clock_words(at, words, zone=not short)))
    )


def span_words(first: str | None, last: str | None, words: Words, *, short: bool = False) -> str:
    """From ``first`` to ``last`` without saying anything twice."""
    if first in _OPEN or last in _OPEN:
        side = "since" if last in _OPEN else "up-to"
        return words(side, when=when_words(first if last in _OPEN else last, words, short=short))
    start, end = moment(first), moment(last)
    if start is None or end is None or first == last:
        known = dict.fromkeys(each for each in (first, last) if each)
        return " – ".join(when_words(each, words, short=short) for each in known or ("",))
    if start.day == end.day and start.fine == end.fine == "day":
        from_, to = clock_words(start, words), clock_words(end, words, zone=not short)
        day = day_words(start, words, short=short)
        if to and not from_:
            return words("until", first=day, last=to)
        return f"{day} {'–'.join(filter(None, (from_, to)))}".rstrip()
    return f"{day_words(start, words, short=short)} – {day_words(end, words, short=short)}"
