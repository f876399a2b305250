"""Dates and times as people write them, from RFC 3339 and the EDTF Runut uses.

EDTF is ISO 8601-2 (Library of Congress, Extended Date/Time Format, 2019); the part of a
day stands after the date as ``2024-06-19T~night``. Months, days and the order of the parts
come from CLDR through babel; names of zones and of parts of the day from the packs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Literal

from babel.dates import format_date, format_skeleton, format_time

from runut.export.wording import Wording

_MOMENT = re.compile(
    r"(?:(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)?"
    r"(?:T(?:~(?P<part>[\w-]+)|(?P<hour>\d\d)(?::(?P<minute>\d\d))?(?::\d\d(?:\.\d+)?)?))?"
    r"(?P<zone>Z|[+-]\d\d:\d\d)?(?P<doubt>[~?%])?"
)

#: A decade ("197X"), a century ("19XX"), or a season, quarter, third or half of a year by its
#: EDTF number ("2025-40").
_LONG = re.compile(
    r"(?:(?P<decade>\d{3})X|(?P<century>\d\d)XX"
    r"|(?P<year>\d{4})-(?P<period>2[1-4]|3[3-9]|4[01]))(?P<doubt>[~?%])?"
)

#: An end of an interval that is not known.
_OPEN = ("..", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time as exact as the text gave it. ``day`` is the first day it may mean,
    ``fine`` how much of it was given; "none" for a time of day without a day. ``to_the_hour``
    says that the minute was not given."""

    day: date
    fine: Literal["year", "month", "day", "none"]
    clock: time | None = None
    to_the_hour: bool = False
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
            clock=time(int(found["hour"]), int(found["minute"] or 0)) if found["hour"] else None,
            to_the_hour=bool(found["hour"]) and not found["minute"],
            part=found["part"],
            zone="+00:00" if found["zone"] == "Z" else found["zone"],
            doubt=found["doubt"] is not None,
        )
    except ValueError:
        return None


def day_words(at: Moment, wording: Wording, *, short: bool = False) -> str:
    """The date alone: "19 Juni 2024", "Juni 2024", "2024"; ``short``, "19 Jun 2024"."""
    if at.fine == "none":
        return ""
    if at.fine != "day":
        month = "yMMM" if short else "yMMMM"
        skeleton = month if at.fine == "month" else "y"
        written = str(format_skeleton(skeleton, at.day, locale=wording.language))
    else:
        written = format_date(at.day, "medium" if short else "long", locale=wording.language)
    return wording("about", what=written) if at.doubt else written


def clock_words(at: Moment, wording: Wording, *, zone: bool = False) -> str:
    """The time of day alone: "02.45", "pukul 06", "23.56 WIB", "malam"; empty where none is
    known."""
    if at.part is not None:
        return wording.or_plain(f"part.{at.part}", at.part)
    if at.clock is None:
        return ""
    written = format_time(
        at.clock, wording("clock.hour" if at.to_the_hour else "clock"), locale=wording.language
    )
    if zone and at.zone is not None:
        written += " " + wording.or_plain(f"zone.{at.zone}", f"UTC{at.zone}")
    return written


@lru_cache(maxsize=1 << 12)
def when_words(value: str | None, wording: Wording, *, short: bool = False) -> str:
    """Any value as people read it; what is not understood is shown as it stands. Remembered,
    since one page tells a few moments hundreds of times."""
    if not value:
        return wording("when.unknown")
    if "/" in value and " " not in value:  # words of a text may hold a slash too
        first, last = value.split("/", 1)
        return span_words(first, last, wording, short=short)
    at = moment(value)
    if at is None:
        return _long_words(value, wording)
    parts = (day_words(at, wording, short=short), clock_words(at, wording, zone=not short))
    return " ".join(filter(None, parts))


def _long_words(value: str, wording: Wording) -> str:
    """What is longer than a month and no year: "tahun 1970-an", "paruh pertama 2025"."""
    found = _LONG.fullmatch(value)
    if found is None:
        return value
    if found["decade"]:
        written = wording("decade", year=f"{found['decade']}0")
    elif found["century"]:
        written = f"{found['century']}00–{found['century']}99"
    else:
        written = wording(f"period.{found['period']}", year=found["year"])
    return wording("about", what=written) if found["doubt"] else written


def span_words(
    first: str | None, last: str | None, wording: Wording, *, short: bool = False
) -> str:
    """From ``first`` to ``last`` without saying anything twice."""
    if first in _OPEN or last in _OPEN:
        side = "since" if last in _OPEN else "up-to"
        return wording(
            side, when=when_words(first if last in _OPEN else last, wording, short=short)
        )
    start, end = moment(first), moment(last)
    if start is None or end is None or first == last:
        known = dict.fromkeys(each for each in (first, last) if each)
        return " – ".join(when_words(each, wording, short=short) for each in known or ("",))
    if start.day == end.day and start.fine == end.fine == "day":
        both = not short and end.zone != start.zone
        from_ = clock_words(start, wording, zone=both)
        to = clock_words(end, wording, zone=not short)
        day = day_words(start, wording, short=short)
        if to and not from_:
            return wording("until", first=day, last=to)
        return f"{day} {'–'.join(filter(None, (from_, to)))}".rstrip()
    return f"{day_words(start, wording, short=short)} – {day_words(end, wording, short=short)}"
