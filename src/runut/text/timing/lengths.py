"""Lengths of time, and times told by one: "24 tahun", "dua hari lalu", "sebulan kemudian"."""

from __future__ import annotations

from datetime import date, timedelta

from runut.text.timing import days
from runut.text.timing.dates import reference, unit_at
from runut.text.timing.meaning import Context, Meaning
from runut.text.timing.pieces import Parts, Piece

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
_CLOCKS = {"second": 1, "minute": 60, "hour": 3600}


def ago(parts: Parts, context: Context) -> Meaning | None:
    """ "dua hari lalu", "sebulan kemudian": so many units from the base."""
    named = parts.base == "named"
    anchor = "named-day" if named else context.anchor
    base = context.named if named else context.base
    sign = parts.steps if parts.steps is not None else -1
    if parts.count is None:
        return reference("past" if named else "ago" if sign < 0 else "future", context)
    if parts.unit in _CLOCKS:
        return _ago_by_clock(parts, context, sign)
    steps = sign * parts.count
    if named and context.last is not None:
        counted = _from_rough(context.last, parts.unit, steps)
        if counted is not None:
            return counted
    if base is None or parts.unit is None:
        return _duration_of(parts, False)
    if named and parts.unit not in _YEARS:
        day = _moved(base, parts.unit, steps)
        if day is None:
            return None
        rough = () if parts.unit == "day" else ("approximate",)
        return Meaning(day.isoformat(), anchor, rough, day=day)
    return _unitago(base, parts.unit, steps, anchor)


def _from_rough(last: str, unit: str | None, steps: float) -> Meaning | None:
    """Years from a year, months from a month: "pada 2004 ... empat tahun kemudian"."""
    year, _, month = last.partition("-")
    if not year.isdecimal():
        return None
    if unit in _YEARS:
        return Meaning(f"{int(year) + round(steps * _YEARS[unit]):04}", "named-day")
    if unit in _MONTHS and month.isdecimal() and len(month) == 2 and 1 <= int(month) <= 12:
        moved = days.add_months(date(int(year), int(month), 1), round(steps * _MONTHS[unit]))
        return Meaning(moved.isoformat()[:7], "named-day")
    return None


def _moved(base: date, unit: str, steps: float) -> date | None:
    try:
        if unit in _MONTHS:
            return days.add_months(base, round(steps * _MONTHS[unit]))
        return base + timedelta(days=steps * {"week": 7, "fortnight": 14}.get(unit, 1))
    except (ValueError, OverflowError):
        return None


def _unitago(base: date, unit: str, steps: float, anchor: str) -> Meaning | None:
    if unit in _YEARS:
        year = base.year + round(steps * _YEARS[unit])
        return Meaning(f"{year:04}", anchor) if 0 < year < 10000 else None
    day = _moved(base, unit, steps)
    if day is None:
        return None
    if unit in ("week", "fortnight"):
        return unit_at(Parts(unit="week"), day, 0, anchor)
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


def duration(piece: Piece, context: Context) -> Meaning | None:
    """A length of time as an ISO 8601 period; "terakhir" and "ke depan" anchor it."""
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
    value = period(parts, vague)
    return None if value is None else Meaning(value, "absolute")


def period(parts: Parts, vague: bool) -> str | None:
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
