"""Two plain pictures as SVG, for the page of measurements: bars, and lines over a log axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import log10

WIDTH, LEFT, RIGHT, ROW = 640, 130, 60, 24
HEIGHT, TOP, BOTTOM = 280, 24, 40
#: Told apart without colour as well, by their dashes.
INKS = (("#1b5e8c", ""), ("#a34700", "6 3"), ("#4a7a1f", "2 3"), ("#6b3a7d", "8 3 2 3"))


def bars(title: str, values: Mapping[str, float], unit: str) -> str:
    """A bar for each value, longest for the largest."""
    most = max(values.values()) or 1.0
    ink, thick = INKS[0][0], ROW - 8
    drawn = []
    for number, (name, value) in enumerate(values.items()):
        y = TOP + ROW * number
        long = (WIDTH - LEFT - RIGHT) * value / most
        drawn.append(
            f'<text x="{LEFT - 8}" y="{y + 15}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{LEFT}" y="{y + 3}" width="{long:.1f}" height="{thick}" fill="{ink}"/>'
            f'<text x="{LEFT + long + 6:.1f}" y="{y + 15}">{value:.3g} {escape(unit)}</text>'
        )
    return _picture(title, TOP + ROW * len(values) + 8, drawn)


def lines(title: str, at: Sequence[float], values: Mapping[str, Sequence[float]], unit: str) -> str:
    """A line for each row of values over a logarithmic axis of counts, from zero up."""
    most = max(max(row) for row in values.values()) or 1.0
    wide = log10(at[-1] / at[0]) or 1.0

    def x(count: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT - 60) * log10(count / at[0]) / wide

    def y(value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / most

    low = HEIGHT - BOTTOM
    drawn = [
        f'<line x1="{LEFT}" y1="{low}" x2="{x(at[-1]):.1f}" y2="{low}" stroke="#777"/>',
        f'<text x="{LEFT - 8}" y="{TOP + 5}" text-anchor="end">{most:.3g} {escape(unit)}</text>',
        f'<text x="{LEFT - 8}" y="{low}" text-anchor="end">0</text>',
    ]
    drawn += [
        f'<text x="{x(count):.1f}" y="{low + 18}" text-anchor="middle">{count:,.0f}</text>'
        for count in at
    ]
    for number, (name, row) in enumerate(values.items()):
        ink, dash = INKS[number % len(INKS)]
        points = " ".join(f"{x(c):.1f},{y(v):.1f}" for c, v in zip(at, row, strict=True))
        drawn.append(
            f'<polyline points="{points}" fill="none" stroke="{ink}" stroke-width="2"'
            f' stroke-dasharray="{dash}"/>'
            f'<text x="{x(at[-1]) + 6:.1f}" y="{y(row[-1]) + 4:.1f}" fill="{ink}">'
            f"{escape(name)}</text>"
        )
    return _picture(title, HEIGHT, drawn)


def _picture(title: str, height: float, drawn: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}"'
        f' width="{WIDTH}" font-family="sans-serif" font-size="12" role="img">'
        f"<title>{escape(title)}</title>"
        f'<rect width="{WIDTH}" height="{height:.0f}" fill="#fff"/>{"".join(drawn)}</svg>\n'
    )
