"""From the parts of a time expression to its value, given what it hangs on."""

from __future__ import annotations

from datetime import timedelta

from runut.edtf import PARTS
from runut.text.timing.dates import day_or_longer, reference
from runut.text.timing.lengths import ago, duration, period
from runut.text.timing.meaning import Context, Meaning
from runut.text.timing.pieces import Parts, Piece


def mean(piece: Piece, context: Context) -> Meaning | None:
    """What ``piece`` means in ``context``; None when it means no time after all, or one
    outside the years that `datetime` knows."""
    try:
        return _mean(piece, context)
    except (OverflowError, ValueError):
        return None


def _mean(piece: Piece, context: Context) -> Meaning | None:
    parts = piece.parts
    if parts.ref is not None:
        return reference(parts.ref, context)
    if "set" in piece.ops:
        return Meaning("R/" + (period(parts, piece.vague) or "P1D"), "absolute")
    if "duration" in piece.ops:
        return duration(piece, context)
    if "ago" in piece.ops:
        meaning = ago(parts, context)
    else:
        meaning = day_or_longer(parts, context)
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
    return text + (zone if zone and zone != "local" else "")


def _hour(hour: int | None, part: str | None) -> int | None:
    """The hour of 24: "pukul 2 siang" is 14, "pukul 7 malam" 19, "pukul 12 malam" 24."""
    if hour is None or part is None or hour > 12:
        return hour
    start, end = PARTS[part]
    if hour == 12:
        return 24 if part in ("night", "midnight") else 12
    afternoon = (hour + 12) * 60
    return hour + 12 if start >= 600 and start <= afternoon < end else hour
