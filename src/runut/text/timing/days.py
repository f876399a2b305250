"""Which day a written date means: the year left out, the weekday alone, the mistyped year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from runut.text.timing.pieces import Parts

#: A mistyped date is mended when what it is mended to lies so near the article's own day.
NEAR = timedelta(days=31)
VERY_NEAR = timedelta(days=7)
#: A year so far ahead of the article is a slip, if the same day lies near in its own year.
FAR_AHEAD = timedelta(days=300)
#: How much further off a day to come counts than one gone by.
AHEAD = 1.5


class Dated(NamedTuple):
    """A date as an EDTF value, with what had to be done to get it."""

    value: str
    flags: tuple[str, ...] = ()


def make(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_date(parts: Parts, base: date | None) -> Dated:
    """Day, month and year as written, or mended where the context leaves no other reading.

    A weekday that contradicts the date is proof that something is mistyped; the date is
    mended only to one that has this weekday and lies within a month of the article.
    """
    assert parts.day is not None and parts.month is not None
    if parts.year is None:
        return _mended_year(parts, base)
    written = make(parts.year, parts.month, parts.day)
    if written is None:
        return _impossible(parts, base)
    slip = base is not None and written - base > FAR_AHEAD
    if parts.weekday in (None, written.weekday()) and not slip:
        return Dated(written.isoformat())
    candidate = _near_candidate(parts, base)
    if candidate is not None and parts.weekday in (None, candidate.weekday()):
        return Dated(candidate.isoformat(), ("mended",))
    flags = () if parts.weekday in (None, written.weekday()) else ("mismatch",)
    return Dated(written.isoformat(), flags)


def _near_candidate(parts: Parts, base: date | None) -> date | None:
    """The one slip of the pen that explains a wrong date: the year; the month and day
    swapped, or the month, in digits. Without a weekday as witness only figures are mended,
    and only to a day within a week of the article."""
    if base is None or parts.day is None or parts.month is None:
        return None
    if parts.weekday is None and not parts.numeric:
        return None
    near = VERY_NEAR if parts.weekday is None else NEAR
    candidates = [(nearest_year(parts.day, parts.month, base), near)]
    if parts.numeric:
        candidates.append((nearest_year(parts.month, parts.day, base), near))
    if parts.numeric and parts.weekday is not None:
        candidates += [(other, VERY_NEAR) for other in _other_months(parts.day, base)]
    for found, reach in candidates:
        if (
            found is not None
            and abs(found - base) <= reach
            and parts.weekday in (None, found.weekday())
        ):
            return found
    return None


def _other_months(day: int, base: date) -> list[date]:
    """Days of this number around ``base``, whatever the month."""
    index = base.year * 12 + base.month - 1
    found = [make((index + step) // 12, (index + step) % 12 + 1, day) for step in (0, -1, 1)]
    return [other for other in found if other is not None]


def _mended_year(parts: Parts, base: date | None) -> Dated:
    candidate = _near_candidate(parts, base)
    if candidate is not None and candidate.day == parts.day:
        return Dated(candidate.isoformat(), ("mended",))
    return Dated(f"XXXX-{parts.month:02}-{parts.day:02}", ("impossible",))


def _impossible(parts: Parts, base: date | None) -> Dated:
    assert parts.day is not None and parts.month is not None and parts.year is not None
    swapped = make(parts.year, parts.day, parts.month)
    if (
        swapped is not None
        and parts.numeric
        and base is not None
        and (parts.weekday == swapped.weekday() or abs(swapped - base) <= NEAR)
    ):
        return Dated(swapped.isoformat(), ("mended",))
    month = f"-{parts.month:02}-XX" if parts.month <= 12 else ""
    return Dated(f"{parts.year}{month}", ("impossible",))


def nearest_year(day: int, month: int, base: date) -> date | None:
    """``day`` and ``month`` in the year that brings it nearest to ``base``; news tells of
    the past more often, so days to come count as further off (`AHEAD`)."""
    candidates = [make(base.year + step, month, day) for step in (-1, 0, 1)]
    dates = [found for found in candidates if found is not None]

    def distance(found: date) -> float:
        days = (found - base).days
        return days * AHEAD if days > 0 else -days

    return min(dates, key=lambda found: (distance(found), found), default=None)


def without_year(parts: Parts, base: date | None, turn: int | None) -> Dated | None:
    """Day and month alone: the nearest year, one with the right weekday before others.
    Figures that make no date and stand without a weekday are none: "(50/32)"."""
    assert parts.day is not None and parts.month is not None
    day, month = parts.day, parts.month
    if month > 12 >= day and base is not None and parts.weekday is not None:
        swapped = nearest_year(month, day, base)
        if swapped is not None and parts.weekday == swapped.weekday():
            return Dated(swapped.isoformat(), ("mended",))
    if make(2000, month, day) is None:
        if parts.numeric and parts.weekday is None:
            return None
        return Dated(f"XXXX-{min(month, 99):02}-{min(day, 99):02}", ("impossible",))
    if base is None:
        return Dated(f"XXXX-{month:02}-{day:02}")
    found = nearest_year(day, month, base)
    if found is None:
        return Dated(f"XXXX-{month:02}-{day:02}")
    if turn and (found > base) != (turn > 0) and found != base:
        found = make(found.year + turn, month, day) or found
    if parts.weekday in (None, found.weekday()):
        return Dated(found.isoformat())
    return _by_weekday(found, parts, base)


def _by_weekday(found: date, parts: Parts, base: date) -> Dated:
    for step in (-1, 1):
        other = make(found.year + step, found.month, found.day)
        if other is not None and other.weekday() == parts.weekday and abs(other - base) <= NEAR * 7:
            return Dated(other.isoformat())
    candidate = _near_candidate(parts, base)
    if candidate is not None:
        return Dated(candidate.isoformat(), ("mended",))
    return Dated(found.isoformat(), ("mismatch",))


def weekday_date(weekday: int, base: date, turn: int | None, *, future: bool) -> date:
    """The day a weekday alone means: the last one, today included; the next one after
    "akan"; never today with "lalu" or "mendatang"; of this week with "ini"."""
    if turn == 0:
        return base + timedelta(days=weekday - base.weekday())
    back = (base.weekday() - weekday) % 7
    if turn == 1 or (turn is None and future):
        ahead = (weekday - base.weekday()) % 7
        return base + timedelta(days=ahead or (7 if turn == 1 else 0))
    return base - timedelta(days=back or (7 if turn == -1 else 0))


def month_year(month: int, base: date, turn: int | None, *, future: bool) -> int:
    """The year a month alone means: the last such month, this one included; the next one
    after "akan" or with "mendatang"."""
    if turn == 0:
        return base.year
    if turn == 1 or (turn is None and future):
        later = month > base.month or (month == base.month and turn is None)
        return base.year if later else base.year + 1
    earlier = month < base.month or (month == base.month and turn is None)
    return base.year if earlier else base.year - 1


def day_of_month(day: int, base: date, turn: int | None, *, future: bool) -> date | None:
    """The day "tanggal 24" means: of this month, or of the one before or after when the
    words say so."""
    if turn is None and not future:
        return make(base.year, base.month, day)
    ahead = turn == 1 or (turn is None and future)
    index = base.year * 12 + base.month - 1
    if ahead and day < base.day:
        index += 1
    elif not ahead and day > base.day:
        index -= 1
    return make(index // 12, index % 12 + 1, day)


def add_months(day: date, months: int) -> date:
    """``day`` so many months on, the last day of the month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    for last in range(day.day, 27, -1):
        found = make(year, month, last)
        if found is not None:
            return found
    return date(year, month, day.day)
