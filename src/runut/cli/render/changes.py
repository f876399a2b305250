"""What changed and when: figures followed over time, and the timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from runut.cli.render.layout import folded, grid, heading, indented
from runut.cli.render.view import View
from runut.cli.screen import safe
from runut.export.shown import ShownEntry, ShownFigure, ShownPoint

#: Figures and entries of the timeline shown before the rest is folded.
FIGURES = 6
ENTRIES = 14
CLIPPED = 160


def figures(view: View) -> Iterator[RenderableType]:
    """Each figure with its values, oldest first, the newest marked."""
    found = view.shown.figures
    if not found:
        return
    yield heading(view.words("section.figures"))
    shown = found if view.everything else found[:FIGURES]
    for figure in shown:
        yield from _figure(figure, view)
    if len(shown) < len(found):
        yield folded(view.words("folded.figures", n=len(found) - len(shown)))


def _figure(figure: ShownFigure, view: View) -> Iterator[RenderableType]:
    yield indented(Text(safe(figure.of), style="bold"))
    table = grid(0, 0, 1)
    for row in figure.rows:
        who = Text("; ").join(map(_giver, row))
        newest = row[0].newest
        if newest:
            who.append(f"  ← {view.words('newest')}", style="cyan")
        value = Text(safe(row[0].value), style="bold" if newest else "", justify="right")
        table.add_row(Text(row[0].when, style="dim"), value, who)
    yield indented(table, 4)


def _giver(point: ShownPoint) -> Text:
    """Who gives a value, and in which outlet."""
    who = Text(safe(point.origin))
    if point.told.outlet != point.origin:
        who.append(f" · {safe(point.told.outlet)}", style="dim")
    return who


def timeline(view: View) -> Iterator[RenderableType]:
    """Entries day by day; the least reported are folded away first."""
    entries = view.shown.timeline
    if not entries:
        return
    shown = entries if view.everything else _foremost(entries)
    yield heading(view.words("section.timeline"))
    table = grid(0, 0, 1)
    before = ("", "")
    for entry in shown:
        same_day = entry.day == before[0]
        same = same_day and entry.clock == before[1]
        clock = Text("" if same else entry.clock, style="bold")
        table.add_row(Text("" if same_day else safe(entry.day)), clock, _entry(entry, view))
        before = (entry.day, entry.clock)
    yield indented(table)
    if len(shown) < len(entries):
        yield folded(view.words("folded.timeline", n=len(entries) - len(shown)))


def _foremost(entries: Sequence[ShownEntry]) -> Sequence[ShownEntry]:
    """The entries with the most statements, still in order of time."""
    ranked = sorted(range(len(entries)), key=lambda i: (-entries[i].statements, i))
    return [entries[i] for i in sorted(ranked[:ENTRIES])]


def _entry(entry: ShownEntry, view: View) -> Text:
    line = Text()
    if entry.planned:
        line.append(f"[{view.words('planned')}] ", style="italic")
    line.append_text(view.statement(entry.told, CLIPPED))
    line.append(f" — {view.chains(entry.chains)}", style="dim")
    return line
