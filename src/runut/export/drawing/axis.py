"""A time axis: where a moment stands along a picture, and which moments are named below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from runut.export.dates import when_words
from runut.export.wording import Wording

#: Steps between named moments, the finest first: hours, then days.
_HOURS = (1, 2, 3, 6, 12)
_DAYS = (1, 2, 4, 7, 14, 28)
#: So many moments are named at most.
_MOST = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A named moment of an axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Moments from ``first`` to ``last`` laid from ``left`` to ``right``, in units of the
    picture."""

    first: datetime
    last: datetime
    left: float
    right: float

    def x(self, at: datetime) -> float:
        """Where a moment stands; one outside, at the end that is nearer."""
        whole = (self.last - self.first).total_seconds() or 1.0
        share = (at - self.first).total_seconds() / whole
        return round(self.left + (self.right - self.left) * min(1.0, max(0.0, share)), 1)

    def ticks(self, wording: Wording) -> tuple[Tick, ...]:
        """The moments to name, in the language of ``wording``."""
        return tuple(Tick(x=self.x(at), label=label) for at, label in self._named(wording))

    def _named(self, wording: Wording) -> Iterator[tuple[datetime, str]]:
        span = self.last - self.first
        for hours in _HOURS:
            if span <= timedelta(hours=hours * _MOST):
                yield from self._hours(hours, wording)
                return
        for days in _DAYS:
            if span <= timedelta(days=days * _MOST):
                yield from self._days(days, wording)
                return
        for at in dict.fromkeys((self.first, self.last)):
            yield at, when_words(at.date().isoformat(), wording, short=True)

    def _hours(self, step: int, wording: Wording) -> Iterator[tuple[datetime, str]]:
        at = self.first.replace(hour=0, minute=0, second=0, microsecond=0)
        while at <= self.last:
            if at >= self.first:
                clock = "" if at.hour == 0 else at.strftime("T%H:%M")
                named = at.date().isoformat() if at.hour == 0 else clock
                yield at, when_words(named, wording, short=True)
            at += timedelta(hours=step)

    def _days(self, step: int, wording: Wording) -> Iterator[tuple[datetime, str]]:
        at = self.first.replace(hour=0, minute=0, second=0, microsecond=0)
        while at <= self.last:
            if at >= self.first:
                yield at, when_words(at.date().isoformat(), wording, short=True)
            at += timedelta(days=step)
