"""The figures of one measurement. They are for developers and stay in English."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from runut.cli.render.layout import grid, heading, indented, stacked
from runut.cli.screen import safe
from runut.evaluate.figures import Figures, Score


def figure_table(figures: Figures) -> RenderableType:
    """One score a line with the counts behind it, then the misses that were asked for."""
    table = grid(0, 0, 0)
    for score in figures.scores:
        table.add_row(
            Text(score.name),
            Text(_value(score), style="bold", justify="right"),
            Text(_counts(score), style="dim"),
        )
    parts: list[RenderableType] = [table]
    named = ""
    for miss in figures.misses:
        if miss.score != named:
            parts.append(heading(f"missed: {miss.score}"))
            named = miss.score
        line = Text(f"{safe(miss.place)}: ", style="dim")
        line.append(safe(miss.seen), style="not dim")
        parts.append(indented(line))
    return stacked(parts)


def _value(score: Score) -> str:
    if score.value is None:
        return "–"
    whole = float(score.value).is_integer() and score.total is None
    return f"{score.value:.0f}" if whole and score.value > 1 else f"{score.value:.3f}"


def _counts(score: Score) -> str:
    if score.hits is None or score.total is None:
        return ""
    return f"{score.hits:g} of {score.total:g}"
