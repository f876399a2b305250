"""Days, weeks, months, years and longer: from the parts of an expression to its value."""

from __future__ import annotations

from datetime import date, timedelta

from runut.text.timing import days
from runut.text.timing.meaning import UNKNOWN_DAY, Context, Meaning
from runut.text.timing.pieces import Parts

_MONTHS = {"quarter": 3, "half": 6}
#: "tahun itu", "bulan tersebut" are so many characters of the last date named.
_PREFIXES = {"year": 4, "month": 7}
#: The day of a month with which its beginning and its middle are over.
_OVER = {"start": 10, "middle": 20}
#: Characters of a full date.
_FULL = 10
#: The month with which each season, quarter and half begins.
_FIRST_MONTHS = {
    **{20 + n: 3 * n for n in range(1, 5)},
    **{32 + n: 3 * n - 2 for n in range(1, 5)},
    **{39 + n: 6 * n - 5 for n in range(1, 3)},
}


def day_or_longer(parts: Parts, context: Context) -> Meaning | None:
    """The day, month, year or longer that ``parts`` name; None when they name none."""
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
        # "Awal Juni lalu", said on 18 June, is that of this year.
        turn = None if parts.month == hung.month and _is_over(parts, hung) else parts.turn
        year = days.month_year(parts.month, hung, turn, future=context.future)
        anchor = context.anchor
    if not 1 <= parts.month <= 12:
        return None
    if parts.month2 is not None:
        return Meaning(f"{year}-{parts.month:02}/{year}-{parts.month2:02}", anchor)
    return Meaning(f"{year}-{parts.month:02}", anchor)


def _is_over(parts: Parts, day: date) -> bool:
    """Whether the part of a month that is told to be past lies before a day of that month."""
    return parts.turn == -1 and day.day > _OVER.get(parts.edge or "", 31)


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
    """ "kemarin", "pekan lalu", "tahun ini", "hari itu", "tahun berikutnya"."""
    named = parts.base == "named"
    base = context.named if named else context.base
    steps = parts.steps if parts.steps is not None else (parts.turn or 0)
    if named and parts.unit in _PREFIXES and context.last is not None:
        prefix = context.last[: _PREFIXES[parts.unit]]
        if prefix.replace("-", "").isdigit() and len(prefix) == _PREFIXES[parts.unit]:
            if steps == 0:
                return Meaning(prefix, "named-day")
            base = date.fromisoformat(f"{prefix}-01-01"[:_FULL])
    anchor = "named-day" if named else context.anchor
    if base is None and named and not (parts.unit == "day" and steps):
        base, anchor = context.base, context.anchor
    if base is None:
        return Meaning(UNKNOWN_DAY, anchor) if parts.unit == "day" else None
    return unit_at(parts, base, steps, anchor)


def unit_at(parts: Parts, base: date, steps: int, anchor: str) -> Meaning | None:
    """The calendar unit of ``parts`` so many steps from the one that holds ``base``: the
    week before, this month, the next year."""
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


def reference(ref: str, context: Context) -> Meaning | None:
    """ "saat ini", "saat itu", "beberapa waktu lalu", "nanti": now, then, some time ago, some
    day. Their value is the day they lean on, open on the side they point to; their precision says
    that it is no date. Of what is over "ago" leans on now, "then" on what was named last."""
    base, precision = context.base, "past" if ref == "ago" else ref
    if ref == "past" and context.last is not None:
        return Meaning(context.last, "named-day", precision=precision)
    if base is None:
        return Meaning(UNKNOWN_DAY, "article", precision=precision)
    value = {"present": f"{base}", "past": f"../{base}", "future": f"{base}/.."}[precision]
    return Meaning(value, context.anchor, precision=precision)
