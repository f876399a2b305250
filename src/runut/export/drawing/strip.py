"""A story's timeline as a picture: when things happened above the line, when the articles
came out below it.

The line covers the days of the articles and a little around them; what lies far before or
after is counted at its ends, so that a year of manufacture does not squeeze the day of the
accident into a dot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from runut import edtf
from runut.export.drawing.axis import Axis, Tick
from runut.export.wording import Wording
from runut.records import Account, Article, Happening

WIDTH = 960.0
_LEFT, _RIGHT = 108.0, 852.0
_ROW = 13.0
#: Dots of one row stand at least so far apart.
_APART = 13.0
#: How far around the articles a happening may lie to be drawn in its place.
_AROUND = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening or an article: from where to where it lies, on which row. ``entry`` is the
    number of the happening in the timeline, ``article`` the id of the article."""

    x: float
    y: float
    to_x: float
    what: str
    planned: bool = False
    entry: int | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The picture of a timeline. ``earlier`` and ``later`` count what lies outside it."""

    events: tuple[Event, ...]
    published: tuple[Event, ...]
    ticks: tuple[Tick, ...]
    earlier: int
    later: int
    base: float
    left: float
    right: float
    height: float
    width: float = WIDTH


def strip(account: Account, wording: Wording) -> Strip | None:
    """The picture of the account's timeline; None where fewer than three moments are known."""
    out = [(each, at) for each in account.articles if (at := _published(each)) is not None]
    spans = [
        (number, each, span)
        for number, each in enumerate(account.timeline)
        if (span := edtf.interval(each.when)) is not None
    ]
    if not out or len(spans) < 3:
        return None
    first, last = min(at for _, at in out), max(at for _, at in out)
    inside = [
        each
        for each in spans
        if each[2].end >= first - _AROUND
        and each[2].start <= last + _AROUND
        and each[2].end - each[2].start <= timedelta(days=7)
    ]
    if not inside:
        return None
    axis = Axis(
        first=min(first, *(span.start for _, _, span in inside)),
        last=max(last, *(span.end for _, _, span in inside)),
        left=_LEFT,
        right=_RIGHT,
    )
    events, rows = _stacked(inside, axis)
    base = round(_ROW * rows + 22, 1)
    shown = {number for number, _, _ in inside}
    return Strip(
        events=tuple(_raised(event, base) for event in events),
        published=_below(out, axis, base, wording),
        ticks=axis.ticks(wording),
        earlier=sum(span.start < first for n, _, span in spans if n not in shown),
        later=sum(span.start >= first for n, _, span in spans if n not in shown),
        base=base,
        left=_LEFT,
        right=_RIGHT,
        height=base + 58,
    )


def _published(article: Article) -> datetime | None:
    span = edtf.interval(article.published) if article.published else None
    if span is None:
        return None
    # A day alone is drawn at noon.
    return span.start + (span.end - span.start) / 2


def _stacked(
    spans: Sequence[tuple[int, Happening, edtf.Interval]], axis: Axis
) -> tuple[list[Event], int]:
    """Each happening on the lowest row that is free where it lies; how many rows there are."""
    taken: list[float] = []
    events = []
    for number, each, span in sorted(spans, key=lambda found: (found[2], found[0])):
        x, to_x = axis.x(span.start), axis.x(span.end)
        if to_x - x < _APART:
            x = to_x = round((x + to_x) / 2, 1)
        row = next((n for n, until in enumerate(taken) if until + _APART <= x), len(taken))
        taken[row : row + 1] = [to_x]
        events.append(
            Event(
                x=x,
                to_x=to_x,
                y=_ROW * row,
                what=" ".join(each.text.split()),
                planned=each.planned,
                entry=number,
            )
        )
    return events, len(taken)


def _raised(event: Event, base: float) -> Event:
    return Event(
        x=event.x,
        to_x=event.to_x,
        y=round(base - 14 - event.y, 1),
        what=event.what,
        planned=event.planned,
        entry=event.entry,
    )


def _below(
    out: Sequence[tuple[Article, datetime]], axis: Axis, base: float, wording: Wording
) -> tuple[Event, ...]:
    unknown = wording("outlet.unknown")
    return tuple(
        Event(
            x=axis.x(at),
            to_x=axis.x(at),
            y=base + 30,
            what=f"{article.outlet or unknown}: {article.title or wording('untitled')}",
            article=article.id,
        )
        for article, at in out
    )
