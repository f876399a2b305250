"""When a statement holds, and when it was said.

A statement's own day comes first, then the day of the clause that says who said it
("kata Budi, Jumat (20/6)").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache

from runut import edtf
from runut.account.preparing import stamps
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import Pack, load
from runut.records import Time
from runut.text import words

#: Precisions that name a day or part of one.
_DAYS = frozenset({"second", "minute", "hour", "part-of-day", "day"})
#: Flags a day on which something was said.
_SAID = "said"


def dated(time: Time) -> bool:
    """Whether a time stands on the calendar (no duration, no time of day alone)."""
    return edtf.interval(time.value) is not None


def said(proposition: Proposition, times: Mapping[str, Sequence[Time]]) -> tuple[Time, ...]:
    """Times in the statement's sentences that stand outside the statement: those of its
    saying, or of the happening that a neighbouring clause dates."""
    start, end = proposition.sentence
    own = {(time.start, time.end) for time in proposition.statement.times}
    return tuple(
        time
        for time in times.get(proposition.article.id, ())
        if start <= time.start < end and (time.start, time.end) not in own
    )


def as_of(proposition: Proposition, times: Mapping[str, Sequence[Time]]) -> str | None:
    """The time (EDTF) as of which a statement holds by its own words or those of its saying,
    or None when nothing there dates it."""
    pack = load(proposition.article.language)
    counted = counted_at(proposition, times.get(proposition.article.id, ()), pack)
    for time in (*counted, *proposition.times, *said(proposition, times)):
        if not time.writing and edtf.precision(time.value) in _DAYS and dated(time):
            return time.value
    return None


def moment(published: str | None) -> str | None:
    """A publication time as EDTF to the minute; a date alone stays a date."""
    if not published:
        return None
    return published[:16] if "T" in published else published[:10]


def start(value: str | None) -> datetime:
    """Where a value begins on the clock; the latest moment for what has no date."""
    span = edtf.interval(value) if value else None
    return span.start if span else datetime.max


def middle(value: str) -> datetime:
    """The middle of what a value covers, to set parts of a day and hours in one order."""
    span = edtf.interval(value)
    return span.start + (span.end - span.start) / 2 if span else datetime.max


def counted_at(proposition: Proposition, times: Sequence[Time], pack: Pack) -> tuple[Time, ...]:
    """The times in a proposition's sentence as of which something is counted or stands
    ("hingga pukul 19.00 WITA", "per Senin"). Such a time never says when a thing happened."""
    start, end = proposition.sentence
    text = proposition.article.text
    return tuple(
        time
        for time in times
        if start <= time.start < end and dated(time) and stamps.counts(time, text, pack)
    )


def spoken(
    propositions: Sequence[Proposition], times: Mapping[str, Sequence[Time]]
) -> Mapping[int, str]:
    """The day on which each attributed proposition (by place) was said, where its article
    gives one day for all that its speaker says: news dates a speaker once."""
    dates = {
        article: [time for time in given if _SAID in time.flags and dated(time)]
        for article, given in times.items()
    }
    days: dict[tuple[str, str], set[str]] = {}
    attributed = [proposition for proposition in propositions if proposition.speakers]
    for proposition in attributed:
        start, end = proposition.sentence
        near = dates.get(proposition.article.id, ())
        told = {time.value for time in near if start <= time.start < end}
        for speaker in proposition.speakers:
            days.setdefault((proposition.article.id, speaker), set()).update(told)
    found: dict[int, str] = {}
    for proposition in attributed:
        article = proposition.article.id
        said_on = {day for who in proposition.speakers for day in days[article, who]}
        if len(said_on) == 1:
            found[proposition.place] = min(said_on)
    return found


@cache
def weekdays(language: str) -> Mapping[str, int]:
    """Folded names of the weekdays, Monday 1 to Sunday 7."""
    rows = load(language).table("updates").get("weekdays", ())
    return {words.fold(name): at for at, row in enumerate(rows, 1) for name in row}
