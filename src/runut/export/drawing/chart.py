"""A figure followed over time, as the picture of a chart.

Each value is a dot at the middle of the time it held for, with a line as long as that time
is uncertain: a value of "Saturday morning" is not drawn at ten o'clock sharp.
"""

from __future__ import annotations

from dataclasses import dataclass

from runut import edtf
from runut.export.drawing.axis import Axis, Tick
from runut.export.wording import Wording
from runut.records import Figure, Point

WIDTH, HEIGHT = 640.0, 210.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 36.0, 604.0, 30.0, 176.0
#: Labels nearer than this would overlap.
_APART = (46.0, 17.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A value: where it stands, from when to when it may hold, and how it is written, empty
    where there is no room. ``number`` is that of the point in the figure."""

    x: float
    y: float
    from_x: float
    to_x: float
    label: str
    label_y: float
    what: str
    number: int
    newest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The dots, the line that joins them ("x,y x,y ..."), and the axis below."""

    dots: tuple[Dot, ...]
    line: str
    ticks: tuple[Tick, ...]
    base: float = _BOTTOM
    width: float = WIDTH
    height: float = HEIGHT


def chart(figure: Figure, wording: Wording) -> Chart | None:
    """The chart of a figure; None where fewer than two times or values are known, and for a
    series of states, which has no measure."""
    if any(point.state is not None for point in figure.points):
        return None
    dated = [
        (number, point, span)
        for number, point in enumerate(figure.points)
        if (span := _span(point)) is not None
    ]
    values = {point.value for _, point, _ in dated}
    if len(values) < 2 or len({span for _, _, span in dated}) < 2:
        return None
    axis = Axis(
        first=min(span.start for _, _, span in dated),
        last=max(span.end for _, _, span in dated),
        left=_LEFT,
        right=_RIGHT,
    )
    top, low = max(0.0, *values), min(0.0, *values)
    drawn: list[Dot] = []
    for number, point, span in dated:
        y = round(_BOTTOM - (_BOTTOM - _TOP) * (point.value - low) / ((top - low) or 1.0), 1)
        from_x, to_x = axis.x(span.start), axis.x(span.end)
        x = round((from_x + to_x) / 2, 1)
        written = wording.point(point, figure)
        label_y = None if _told(x, written, drawn) else _room(x, y, drawn)
        drawn.append(
            Dot(
                x=x,
                y=y,
                from_x=from_x,
                to_x=to_x,
                label="" if label_y is None else written,
                label_y=label_y or y,
                what=f"{written} · {point.origin}",
                number=number,
                newest=number == len(figure.points) - 1,
            )
        )
    return Chart(
        dots=tuple(drawn),
        line=" ".join(f"{dot.x},{dot.y}" for dot in drawn),
        ticks=axis.ticks(wording),
    )


def _span(point: Point) -> edtf.Interval | None:
    span = edtf.interval(point.as_of) if point.as_of else None
    if span is None or span.start.year == 1 or span.end.year == 9999:
        return None
    return span


def _told(x: float, written: str, drawn: list[Dot]) -> bool:
    """Whether the same value already stands beside a dot close by."""
    return any(dot.label == written and abs(dot.x - x) < _APART[0] for dot in drawn)


def _room(x: float, y: float, drawn: list[Dot]) -> float | None:
    """The height for a label of a dot: above it, else below it, else none."""
    taken = [(dot.x, dot.label_y) for dot in drawn if dot.label]
    for height in (y - 10, y + 19):
        if not any(abs(x - at) < _APART[0] and abs(height - of) < _APART[1] for at, of in taken):
            return round(height, 1)
    return None
