"""From the parts of a time expression to its value, given what it hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from runut.text import calendar_days as days
from runut.text.edtf import PARTS
from runut.text.time_pieces import Parts, Piece

#: ISO 8601 letters of calendar units; those after T are below the day.
_PERIODS = {
    "second": ("T", "S", 1.0),
    "minute": ("T", "M", 1.0),
    "hour": ("T", "H", 1.0),
    "day": ("", "D", 1.0),
    "week": ("", "W", 1.0),
    "weekend": ("", "D", 2.0),
    "fortnight": ("", "W", 2.0),
    "month": ("", "M", 1.0),
    "quarter": ("", "M", 3.0),
    "half": ("", "M", 6.0),
    "season": ("", "M", 3.0),
    "year": ("", "Y", 1.0),
    "windu": ("", "Y", 8.0),
    "decade": ("", "Y", 10.0),
    "century": ("", "Y", 100.0),
}
#: Half of a unit is so many of a smaller one.
_HALVES = {"day": (12.0, "hour"), "year": (6.0, "month"), "hour": (30.0, "minute")}
_MONTHS = {"month": 1, "quarter": 3, "half": 6}
_YEARS = {"year": 1, "windu": 8, "decade": 10, "century": 100}
#: "tahun itu", "bulan tersebut" are so many characters of the last date named.
_PREFIXES = {"year": 4, "month": 7}
#: The month with which each season, quarter and half begins.
_FIRST_MONTHS = {
    **{20 + n: 3 * n for n in range(1, 5)},
    **{32 + n: 3 * n - 2 for n in range(1, 5)},
    **{39 + n: 6 * n - 5 for n in range(1, 3)},
}
_CLOCKS = {"second": 1, "minute": 60, "hour": 3600}
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


def mean(piece: Piece, context: Context) -> Meaning | None:
    """What ``piece`` means in ``context``; None when it means no time after all."""
    parts = piece.parts
    if parts.ref is not None:
        return _reference(parts.ref, context)
    if "set" in piece.ops:
        return Meaning("R/" + (_period(parts, piece.vague) or "P1D"), "absolute")
    if "duration" in piece.ops:
        return _duration(piece, context)
    if "ago" in piece.ops:
        meaning = _ago(parts, context)
    else:
        meaning = _day_or_longer(parts, context)
        if parts.hour is not None or parts.part is not None:
            meaning = _with_clock(parts, meaning, context)
    if meaning is None:
        return None
    flags = list(meaning.flags)
    if "about" in piece.ops:
        flags.append("approximate")
    if parts.edge is not None:
        flags.append(parts.edge)
    if parts.zone == "local":
        flags.append("local")
    return meaning._replace(flags=tuple(flags))


# ------------------------------------------------------------- days, months and years


def _day_or_longer(parts: Parts, context: Context) -> Meaning | None:
    if parts.decade is not None:
        return Meaning(f"{parts.decade}X", "absolute")
    if parts.century is not None:
        return Meaning(f"{parts.century:02}XX", "absolute")
    if parts.sub_year is not None:
        return _sub_year(parts, context)
    if parts.day is not None:
        return _dated(parts, context)
    if parts.month is not None:
        return _month(parts, context)
    if parts.year is not None:
        return _year(parts)
    if parts.weekday is not None:
        return _weekday(parts, context)
    if parts.unit is not None:
        return _shifted(parts, context)
    return None


def _dated(parts: Parts, context: Context) -> Meaning | None:
    assert parts.day is not None
    base, turn = context.base, parts.turn
    if parts.month is None:
        hung = base if base is not None else context.named
        if hung is None:
            return None
        found = days.day_of_month(parts.day, hung, turn, future=context.future)
        if found is None:
            return None
        return _span(found, parts, context.anchor)
    if parts.year is not None or parts.year_text is not None:
        dated = days.full_date(parts, base)
        return _from_dated(dated, "absolute", parts)
    if context.year is not None and turn is None and parts.weekday is None:
        found = days.make(context.year, parts.month, parts.day)
        if found is not None:
            return _span(found, parts, context.year_anchor)
    direction = turn if turn is not None else (1 if context.future else None)
    hung = base if base is not None else context.named
    return _from_dated(days.without_year(parts, hung, direction), context.anchor, parts)


def _from_dated(dated: days.Dated | None, anchor: str, parts: Parts) -> Meaning | None:
    if dated is None:
        return None
    try:
        day = date.fromisoformat(dated.value)
    except ValueError:
        return Meaning(dated.value, anchor, dated.flags)
    meaning = _span(day, parts, anchor)
    return meaning._replace(flags=dated.flags)


def _span(day: date, parts: Parts, anchor: str) -> Meaning:
    """The day, or the days from or to it when two are written ("18-19 Juni")."""
    if parts.day2 is None:
        return Meaning(day.isoformat(), anchor, day=day)
    second = days.make(day.year, day.month, parts.day2)
    if second is None or second <= day:
        return Meaning(day.isoformat(), anchor, day=day)
    return Meaning(f"{day}/{second}", anchor, day=day)


def _month(parts: Parts, context: Context) -> Meaning | None:
    assert parts.month is not None
    anchor = "absolute"
    year = parts.year
    if year is None and parts.unit == "year" and context.base is not None:
        year, anchor = context.base.year + (parts.turn or parts.steps or 0), context.anchor
    if year is None and context.year is not None and parts.turn is None:
        year, anchor = context.year, context.year_anchor
    if year is None:
        hung = context.base if context.base is not None else context.named
        if hung is None:
            return Meaning(f"XXXX-{parts.month:02}", "article")
        year = days.month_year(parts.month, hung, parts.turn, future=context.future)
        anchor = context.anchor
    if not 1 <= parts.month <= 12:
        return None
    if parts.month2 is not None:
        return Meaning(f"{year}-{parts.month:02}/{year}-{parts.month2:02}", anchor)
    return Meaning(f"{year}-{parts.month:02}", anchor)


def _year(parts: Parts) -> Meaning | None:
    if parts.year2 is not None and parts.year is not None:
        if parts.year2 <= parts.year:
            return Meaning(str(parts.year), "absolute")
        return Meaning(f"{parts.year}/{parts.year2}", "absolute")
    return Meaning(str(parts.year), "absolute")


def _sub_year(parts: Parts, context: Context) -> Meaning | None:
    code = parts.sub_year
    assert code is not None
    if parts.year is not None:
        return Meaning(f"{parts.year}-{code}", "absolute")
    if context.base is None:
        return None
    if parts.turn is None and code > 24:
        return Meaning(f"{context.base.year}-{code}", context.anchor)
    month = _FIRST_MONTHS[code]
    year = days.month_year(month, context.base, parts.turn, future=context.future)
    return Meaning(f"{year}-{code}", context.anchor)


def _weekday(parts: Parts, context: Context) -> Meaning | None:
    assert parts.weekday is not None
    if context.base is None:
        return Meaning(UNKNOWN_DAY, "article")
    base, turn, future = context.base, parts.turn, context.future
    if parts.unit == "week":
        week = base + timedelta(weeks=parts.steps or parts.turn or 0)
        found = week + timedelta(days=parts.weekday - week.weekday())
    else:
        found = days.weekday_date(parts.weekday, base, turn, future=future)
    if parts.weekday2 is not None:
        last = found + timedelta(days=(parts.weekday2 - found.weekday()) % 7)
        return Meaning(f"{found}/{last}", context.anchor, day=found)
    return Meaning(found.isoformat(), context.anchor, day=found)


def _shifted(parts: Parts, context: Context) -> Meaning | None:
    """ "kemarin", "pekan lalu", "tahun ini", "hari itu"."""
    named = parts.base == "named"
    if named and parts.unit in _PREFIXES and context.last is not None:
        prefix = context.last[: _PREFIXES[parts.unit]]
        if prefix.replace("-", "").isdigit() and len(prefix) == _PREFIXES[parts.unit]:
            return Meaning(prefix, "named-day")
    base = context.named if named else context.base
    steps = parts.steps if parts.steps is not None else (parts.turn or 0)
    anchor = "named-day" if named else context.anchor
    if base is None and named:
        base, anchor = context.base, context.anchor
    if base is None:
        return Meaning(UNKNOWN_DAY, anchor) if parts.unit == "day" else None
    return _unit_at(parts, base, steps, anchor)


def _unit_at(parts: Parts, base: date, steps: int, anchor: str) -> Meaning | None:
    unit = parts.unit
    if unit == "week" and parts.edge == "end":
        unit = "weekend"
    if unit == "day":
        day = base + timedelta(days=steps)
        return Meaning(day.isoformat(), anchor, day=day)
    if unit in ("week", "fortnight", "weekend"):
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=steps)
        first = monday + timedelta(days=5 if unit == "weekend" else 0)
        return Meaning(f"{first}/{monday + timedelta(days=6)}", anchor)
    if unit == "month":
        month = days.add_months(base.replace(day=1), steps)
        return Meaning(month.isoformat()[:7], anchor)
    if unit in ("quarter", "half"):
        size = _MONTHS[unit]
        first = days.add_months(base.replace(day=1), steps * size)
        return Meaning(f"{first.year}-{_part_of_year(first, size)}", anchor)
    if unit == "year":
        return Meaning(str(base.year + steps), anchor)
    if unit == "decade":
        return Meaning(f"{base.year // 10 + steps}X", anchor)
    if unit == "century":
        return Meaning(f"{base.year // 100 + steps}XX", anchor)
    return None


def _part_of_year(first: date, size: int) -> int:
    return (33 if size == 3 else 40) + (first.month - 1) // size


# ---------------------------------------------------------------- counted from a base


def _ago(parts: Parts, context: Context) -> Meaning | None:
    """ "dua hari lalu", "sebulan kemudian": so many units from the base."""
    named = parts.base == "named"
    anchor = "named-day" if named else context.anchor
    base = context.named if named else context.base
    sign = parts.steps if parts.steps is not None else -1
    if parts.count is None:
        return _reference("past" if sign < 0 or named else "future", context)
    if parts.unit in _CLOCKS:
        return _ago_by_clock(parts, context, sign)
    if base is None or parts.unit is None:
        return _duration_of(parts, False)
    steps = sign * parts.count
    if named and parts.unit not in _YEARS:
        day = _moved(base, parts.unit, steps)
        if day is None:
            return None
        rough = () if parts.unit == "day" else ("approximate",)
        return Meaning(day.isoformat(), anchor, rough, day=day)
    return _unit_ago(base, parts.unit, steps, anchor)


def _moved(base: date, unit: str, steps: float) -> date | None:
    try:
        if unit in _MONTHS:
            return days.add_months(base, round(steps * _MONTHS[unit]))
        return base + timedelta(days=steps * {"week": 7, "fortnight": 14}.get(unit, 1))
    except (ValueError, OverflowError):
        return None


def _unit_ago(base: date, unit: str, steps: float, anchor: str) -> Meaning | None:
    if unit in _YEARS:
        year = base.year + round(steps * _YEARS[unit])
        return Meaning(f"{year:04}", anchor) if 0 < year < 10000 else None
    day = _moved(base, unit, steps)
    if day is None:
        return None
    if unit in ("week", "fortnight"):
        return _unit_at(Parts(unit="week"), day, 0, anchor)
    if unit in _MONTHS:
        return Meaning(day.isoformat()[:7], anchor)
    return Meaning(day.isoformat(), anchor, day=day)


def _ago_by_clock(parts: Parts, context: Context, sign: int) -> Meaning | None:
    named = parts.base == "named"
    moment = context.clock if named else context.moment
    if moment is None or parts.unit is None or parts.count is None:
        return _duration_of(parts, False)
    try:
        found = moment + timedelta(seconds=sign * parts.count * _CLOCKS[parts.unit])
    except OverflowError:
        return None
    anchor = "named-day" if named else context.anchor
    value = found.isoformat(timespec="minutes")
    return Meaning(value, anchor, ("approximate",), day=found.date())


# -------------------------------------------------------------------------- durations


def _duration(piece: Piece, context: Context) -> Meaning | None:
    meaning = _duration_of(piece.parts, piece.vague)
    if meaning is None:
        return None
    flags = ("approximate",) if "about" in piece.ops else ()
    if piece.parts.turn is None:
        return meaning._replace(flags=flags)
    if piece.parts.turn > 0:
        flags = (*flags, "future")
    return meaning._replace(anchor=context.anchor, flags=flags)


def _duration_of(parts: Parts, vague: bool) -> Meaning | None:
    value = _period(parts, vague)
    return None if value is None else Meaning(value, "absolute")


def _period(parts: Parts, vague: bool) -> str | None:
    """An ISO 8601 period; "PXM" when the number is left open, "PXX" when the unit is too."""
    unit, count = parts.unit, parts.count
    if unit == "moment":
        return "PXX"
    if unit not in _PERIODS:
        return None
    if vague or count is None:
        time, letter, _ = _PERIODS[unit]
        return f"P{time}{'X' if vague else 1}{letter}"
    if count == 0.5 and unit in _HALVES:
        count, unit = _HALVES[unit]
    first = _counted(count, unit)
    return first if parts.count2 is None else f"{first}/{_counted(parts.count2, unit)}"


def _counted(count: float, unit: str) -> str:
    time, letter, factor = _PERIODS[unit]
    return f"P{time}{count * factor:.15g}{letter}"


def _reference(ref: str, context: Context) -> Meaning | None:
    """ "saat ini", "saat itu", "nanti": now, then, some day. Their value is the day they
    lean on, open on the side they point to; their precision says that it is no date."""
    base = context.base
    if ref == "past" and context.last is not None:
        return Meaning(context.last, "named-day", precision="past")
    if base is None:
        return Meaning(UNKNOWN_DAY, "article", precision=ref)
    value = {"present": f"{base}", "past": f"../{base}", "future": f"{base}/.."}[ref]
    return Meaning(value, context.anchor, precision=ref)


# ------------------------------------------------------------------- times of the day


def _with_clock(parts: Parts, day: Meaning | None, context: Context) -> Meaning | None:
    """A clock time or part of the day on its own day, else on the last day named."""
    if day is None:
        base, anchor = context.named, "named-day"
        if base is None:
            base, anchor = context.base, context.anchor
        if base is None:
            return Meaning(_clock(parts), "article")
        day = Meaning(base.isoformat(), anchor, day=base)
    if day.day is None or "/" in day.value:
        return day
    hour = _hour(parts.hour, parts.part)
    date_of = day.day
    if hour == 24:
        date_of += timedelta(days=1)
    value = f"{date_of}{_clock(parts)}"
    if parts.hour2 is not None:
        later = _clock_text(parts.hour2, parts.minute2, None, parts.zone, parts.part)
        end = date_of + timedelta(days=1) if parts.hour2 < (parts.hour or 0) else date_of
        value = f"{value}/{end}{later}"
    return day._replace(value=value)


def _clock(parts: Parts) -> str:
    if parts.hour is None:
        zone = "" if parts.zone in (None, "local") else parts.zone
        return f"T~{parts.part}{zone}"
    return _clock_text(parts.hour, parts.minute, parts.second, parts.zone, parts.part)


def _clock_text(
    hour: int, minute: int | None, second: int | None, zone: str | None, part: str | None
) -> str:
    text = f"T{(_hour(hour, part) or 0) % 24:02}"
    if minute is not None:
        text += f":{minute:02}"
        if second is not None:
            text += f":{second:02}"
    return text + (zone if zone not in (None, "local") and zone is not None else "")


def _hour(hour: int | None, part: str | None) -> int | None:
    """The hour of 24: "pukul 2 siang" is 14, "pukul 7 malam" 19, "pukul 12 malam" 24."""
    if hour is None or part is None or hour > 12:
        return hour
    start, end = PARTS[part]
    if hour == 12:
        return 24 if part in ("night", "midnight") else 12
    afternoon = (hour + 12) * 60
    return hour + 12 if start >= 600 and start <= afternoon < end else hour
