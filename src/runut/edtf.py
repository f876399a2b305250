"""Values of time: what an EDTF string covers, and whether two of them can be the same time.

The grammar is ISO 8601-2 (EDTF) with two additions of ours, both described in
``docs/reference/times.md``: a part of the day after the date (``2024-06-19T~night``) and a
time of day alone (``T02:45``, ``T~night``) where the text names no day.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

#: Parts of the day in minutes from midnight, [start, end). They overlap on purpose: where
#: "pagi" ends and "siang" begins is nowhere fixed, and two reports may choose either.
PARTS: dict[str, tuple[int, int]] = {
    "small-hours": (0, 270),
    "dawn": (210, 390),
    "morning": (240, 720),
    "midday": (600, 930),
    "afternoon": (720, 1140),
    "evening": (960, 1320),
    "night": (1080, 1440),
    "midnight": (0, 60),
}
_DAY = timedelta(days=1)
_MINUTES_A_DAY = 1440

_VALUE = re.compile(
    r"(?:(?P<year>\d{4})|(?P<decade>\d{3})X|(?P<century>\d{2})XX)"
    r"(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?"
    r"(?P<time>T[^/]+)?[~?%]?\Z"
)
_TIME = re.compile(
    r"T(?:~(?P<part>[a-z-]+)|(?P<hour>\d{2})(?::(?P<minute>\d{2}))?(?::(?P<second>\d{2}))?)"
    r"(?P<zone>Z|[+-]\d{2}:\d{2})?\Z"
)
#: Sub-year codes of EDTF: seasons 21-24, quarters 33-36, four-month thirds 37-39, halves 40-41.
#: Seasons are the northern ones, winter running on into the next year.
_SPANS = {
    **{20 + n: (3 * n, 3) for n in range(1, 5)},
    **{32 + n: (3 * n - 2, 3) for n in range(1, 5)},
    **{36 + n: (4 * n - 3, 4) for n in range(1, 4)},
    **{39 + n: (6 * n - 5, 6) for n in range(1, 3)},
}


class Interval(NamedTuple):
    """Half-open ``[start, end)`` as naive datetimes on the wall clock of the place."""

    start: datetime
    end: datetime


class _Clock(NamedTuple):
    """A time of day: minutes from midnight, half-open, and its offset from UTC in minutes."""

    start: float
    end: float
    zone: int | None


@lru_cache(maxsize=65536)
def interval(value: str) -> Interval | None:
    """What ``value`` covers, as naive local datetimes ``[start, end)``.

    None where it covers nothing definite: durations, sets, a time of day without a day, a
    date without a year, and dates that do not exist. An open end (``../2024-06-19``) is
    the first or last moment that `datetime` knows. An offset is left out of account, since
    the wall clock of the place is what reports agree on; `agree` uses it.
    """
    if value[:1] in "PR":
        return None
    first, slash, last = value.partition("/")
    if not slash:
        return _single(value)
    start = datetime.min if first in ("", "..") else _edge(first, 0)
    end = datetime.max if last in ("", "..") else _edge(last, 1)
    if start is None or end is None or start > end:
        return None
    return Interval(start, end)


def _edge(value: str, side: int) -> datetime | None:
    found = _single(value)
    return None if found is None else found[side]


def _single(value: str) -> Interval | None:
    match = _VALUE.match(value)
    if match is None:
        return None
    try:
        date = _date(match)
        if match["time"] is None:
            return date
        clock = _clock(match["time"])
        if clock is None or match["day"] is None:
            return None
        return Interval(
            date.start + timedelta(minutes=clock.start), date.start + timedelta(minutes=clock.end)
        )
    except (ValueError, OverflowError):
        return None


def _date(match: re.Match[str]) -> Interval:
    if match["decade"] is not None:
        return _months(int(match["decade"]) * 10, 1, 120)
    if match["century"] is not None:
        return _months(int(match["century"]) * 100, 1, 1200)
    year = int(match["year"])
    if match["month"] is None:
        return _months(year, 1, 12)
    month = int(match["month"])
    if month in _SPANS:
        return _months(year, *_SPANS[month])
    if match["day"] is None:
        return _months(year, month, 1)
    start = datetime(year, month, int(match["day"]))
    return Interval(start, datetime.max if start.date() == datetime.max.date() else start + _DAY)


def _months(year: int, month: int, count: int) -> Interval:
    years, rest = divmod(month - 1 + count, 12)
    last = year + years > MAXYEAR  # behind it `datetime` knows no moment
    end = datetime.max if last else datetime(year + years, rest + 1, 1)
    return Interval(datetime(year, month, 1), end)


@lru_cache(maxsize=8192)
def _clock(time: str) -> _Clock | None:
    match = _TIME.match(time)
    if match is None:
        return None
    zone = _offset(match["zone"])
    if match["part"] is not None:
        part = PARTS.get(match["part"])
        return None if part is None else _Clock(*part, zone)
    start = int(match["hour"]) * 60.0
    if match["minute"] is None:
        return _Clock(start, start + 60, zone)
    start += int(match["minute"])
    if match["second"] is None:
        return _Clock(start, start + 1, zone)
    start += int(match["second"]) / 60
    return _Clock(start, start + 1 / 60, zone)


def _offset(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone == "Z":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[4:6])
    return -minutes if zone[0] == "-" else minutes


def _zone(value: str) -> int | None:
    _, mark, time = value.partition("T")
    clock = _clock(mark + time) if mark else None
    return None if clock is None else clock.zone


def agree(a: str, b: str, *, slack: timedelta = timedelta(0)) -> bool:
    """Whether two values can be one time: one contains or overlaps the other.

    "2024-06-19" agrees with "2024-06-19T02:45", "T02:45" with "T~small-hours" but not with
    "T~night". Values that both carry an offset are compared as instants; otherwise the wall
    clocks are. A time of day alone is compared with the time of day of the other, and agrees
    with any whole day. Dates without a year agree when month and day do. Durations agree
    when they are the same length. ``slack`` lets points so far apart still agree ("sekitar
    pukul 02.45" and 02.50).
    """
    if a == b:
        return True
    if a[:1] in "PR" or b[:1] in "PR":
        return a[:1] == b[:1] and _length(a) is not None and _length(a) == _length(b)
    if a[:1] == "T" or b[:1] == "T":
        return _agree_on_clock(a, b, slack)
    if a.startswith("XXXX") or b.startswith("XXXX"):
        return _agree_without_year(a, b)
    one, other = interval(a), interval(b)
    if one is None or other is None:
        return False
    zone_a, zone_b = _zone(a), _zone(b)
    if zone_a is not None and zone_b is not None and zone_a != zone_b:
        other = _shift(other, zone_a - zone_b)
    return _reach(one.start, slack) < other.end and _reach(other.start, slack) < one.end


def _reach(moment: datetime, slack: timedelta) -> datetime:
    return moment if moment - datetime.min <= slack else moment - slack


def _shift(span: Interval, minutes: int) -> Interval:
    move = timedelta(minutes=minutes)
    try:
        return Interval(span.start + move, span.end + move)
    except OverflowError:
        return span


def _agree_on_clock(a: str, b: str, slack: timedelta) -> bool:
    clocks = [_clock("T" + value.partition("T")[2]) for value in (a, b) if "T" in value]
    if len(clocks) < 2:
        return True  # a whole day holds every time of day
    one, other = clocks
    if one is None or other is None:
        return False
    shift = 0 if one.zone is None or other.zone is None else one.zone - other.zone
    reach = slack.total_seconds() / 60
    return any(
        one.start - reach < other.end + move and other.start + move - reach < one.end
        for move in (shift, shift - _MINUTES_A_DAY, shift + _MINUTES_A_DAY)
    )


def _agree_without_year(a: str, b: str) -> bool:
    def parts(value: str) -> list[str]:
        return value.partition("T")[0].split("-")[1:]

    return "/" not in a + b and all(
        x == y or "X" in x or "X" in y for x, y in zip(parts(a), parts(b), strict=False)
    )


_PERIOD = re.compile(r"(?:R/)?P(?:(\d+(?:\.\d+)?)([YMWD]))?(?:T(\d+(?:\.\d+)?)([HMS]))?\Z")
_IN_SECONDS = {"D": 86400.0, "W": 604800.0, "TH": 3600.0, "TM": 60.0, "TS": 1.0}
_IN_MONTHS = {"Y": 12.0, "M": 1.0}


def _length(value: str) -> tuple[str, float] | None:
    match = _PERIOD.match(value)
    if match is None or (match[1] is None) == (match[3] is None):
        return None
    if match[3] is not None:
        return "seconds", float(match[3]) * _IN_SECONDS["T" + match[4]]
    if match[2] in _IN_MONTHS:
        return "months", float(match[1]) * _IN_MONTHS[match[2]]
    return "seconds", float(match[1]) * _IN_SECONDS[match[2]]


@lru_cache(maxsize=65536)
def precision(value: str) -> str:
    """How finely ``value`` dates: "second", "minute", "hour", "part-of-day", "day", "week",
    "month", "season", "quarter", "third", "half", "year", "decade", "century", "range",
    "duration", "set", or "unknown"."""
    if value[:1] == "R":
        return "set"
    if value[:1] == "P":
        return "duration"
    if "/" in value:
        span = interval(value)
        week = span is not None and span.start.weekday() == 0 and span.end - span.start == 7 * _DAY
        return "week" if week else "range"
    date, mark, time = value.partition("T")
    if time:
        match = _TIME.match(mark + time)
        return "unknown" if match is None else _fineness(match)
    fields = date.split("-")
    if len(fields) == 3:
        return "day"
    if len(fields) == 2:
        return _sub_year(fields[1])
    return {"XXXX": "unknown"}.get(date, ("year", "decade", "century")[min(date.count("X"), 2)])


def _fineness(match: re.Match[str]) -> str:
    if match["part"] is not None:
        return "part-of-day"
    if match["second"] is not None:
        return "second"
    return "hour" if match["minute"] is None else "minute"


def _sub_year(code: str) -> str:
    number = int(code) if code.isdigit() else 0
    for first, last, name in (
        (21, 24, "season"),
        (33, 36, "quarter"),
        (37, 39, "third"),
        (40, 41, "half"),
    ):
        if first <= number <= last:
            return name
    return "month"
