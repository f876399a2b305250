"""What changed and when: figures followed over time, and the timeline."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from runut.cli.dates import clock_words, day_words, moment, when_words
from runut.cli.layout import folded, grid, heading, indented
from runut.cli.screen import clip, safe
from runut.cli.view import View
from runut.records import Figure, Happening

#: Figures and entries of the timeline shown before the rest is folded.
FIGURES = 6
ENTRIES = 14
CLIPPED = 160


def figures(view: View) -> Iterator[RenderableType]:
    """Each figure with its values, oldest first, the newest marked."""
    found = view.account.figures
    if not found:
        return
    yield heading(view.words("section.figures"))
    shown = found if view.everything else found[:FIGURES]
    for figure in shown:
        yield from _figure(figure, view)
    if len(shown) < len(found):
        yield folded(view.words("folded.figures", n=len(found) - len(shown)))


def _figure(figure: Figure, view: View) -> Iterator[RenderableType]:
    name = safe(figure.of) + (f" ({safe(figure.unit)})" if figure.unit else "")
    yield indented(Text(name, style="bold"))
    table = grid(0, 0, 1)
    for place, point in enumerate(figure.points):
        newest = place == len(figure.points) - 1 and len(figure.points) > 1
        who = Text(safe(point.origin))
        who.append(f" · {view.outlet(view.statements[point.statement])}", style="dim")
        if newest:
            who.append(f"  ← {view.words('newest')}", style="cyan")
        table.add_row(
            Text(when_words(point.as_of, view.words, short=True), style="dim"),
            Text(view.words.number(point.value), style="bold" if newest else "", justify="right"),
            who,
        )
    yield indented(table, 4)


def timeline(view: View) -> Iterator[RenderableType]:
    """Entries day by day; the least reported are folded away first."""
    entries = view.account.timeline
    if not entries:
        return
    shown = entries if view.everything else _foremost(entries)
    yield heading(view.words("section.timeline"))
    table = grid(0, 0, 1)
    before = ""
    for entry in shown:
        at = moment(entry.when)
        if at is not None:
            day, clock = day_words(at, view.words, short=True), clock_words(at, view.words)
        else:
            day, clock = when_words(entry.when, view.words, short=True), ""
        again = day == before
        table.add_row(Text("" if again else day), Text(clock, style="bold"), _entry(entry, view))
        before = day
    yield indented(table)
    if len(shown) < len(entries):
        yield folded(view.words("folded.timeline", n=len(entries) - len(shown)))


def _foremost(entries: tuple[Happening, ...]) -> tuple[Happening, ...]:
    """The entries with the most statements, still in order of time."""
    ranked = sorted(range(len(entries)), key=lambda i: (-len(entries[i].statements), i))
    return tuple(entries[i] for i in sorted(ranked[:ENTRIES]))


def _entry(entry: Happening, view: View) -> Text:
    line = Text()
    if entry.planned:
        line.append(f"[{view.words('planned')}] ", style="italic")
    said = safe(entry.text)
    line.append(said if view.everything else clip(said, CLIPPED))
    line.append(f" — {', '.join(view.outlets(entry.statements))}", style="dim")
    return line
