"""Where the accounts clash: the sides of each conflict, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from runut.cli.render.layout import folded, heading, indented
from runut.cli.render.marks import sign
from runut.cli.render.view import View, chain
from runut.cli.screen import safe
from runut.export.shown import ShownConflict, ShownSide
from runut.export.told import Alike, chains

#: Conflicts, wordings of one side, and ways by which one came, shown before the rest is folded.
CONFLICTS = 6
WORDINGS = 2
WAYS = 3
#: A column narrower than this is hard to read.
NARROWEST = 24
#: Statement words are clipped sooner where columns stand side by side, but not before what
#: the conflict is about.
CLIPPED = 150
BEYOND = 20
QUESTION = 100


def conflicts(view: View) -> Iterator[RenderableType]:
    """Every conflict as a table with one column for each side."""
    found = view.shown.conflicts
    if not found:
        return
    yield heading(view.words("section.conflicts"), view.words("meaning.conflicts"))
    shown = found if view.everything else found[:CONFLICTS]
    for conflict in shown:
        yield from _conflict(conflict, view)
    if len(shown) < len(found):
        yield folded(view.words("folded.conflicts", n=len(found) - len(shown)))


def _conflict(conflict: ShownConflict, view: View) -> Iterator[RenderableType]:
    line = sign("disputed", view.words).append(" ")
    line.append(conflict.kind, style="bold default")
    if conflict.question:
        line.append(f": {view.clipped(conflict.question, QUESTION)}", style="default")
    yield indented(line)
    for row in _rows(conflict.sides, view):
        yield indented(_sides(row, view), 4)
    if view.why:
        for reason in conflict.reasons:
            yield indented(Text(f"– {safe(reason)}", style="dim"), 4)


def _rows(sides: Sequence[ShownSide], view: View) -> Iterator[Sequence[ShownSide]]:
    """The sides in as few rows as the width allows, the rows about equally long."""
    rows = -(-len(sides) // max(1, (view.width - 4) // NARROWEST))
    abreast = -(-len(sides) // max(1, rows))
    for start in range(0, len(sides), max(1, abreast)):
        yield sides[start : start + abreast]


def _sides(sides: Sequence[ShownSide], view: View) -> RenderableType:
    table = Table(box=box.ROUNDED, show_header=True, border_style="dim", expand=True)
    for side in sides:
        table.add_column(Text(safe(side.value)), ratio=1, overflow="fold")
    table.add_row(*(_side(side, view) for side in sides))
    return table


def _side(side: ShownSide, view: View) -> RenderableType:
    """The wordings of one side, those that hold the value first, the value in bold."""
    shown = side.wordings if view.everything else side.wordings[:WORDINGS]
    parts = [_wording(alike, view) for alike in shown]
    if len(shown) < len(side.wordings):
        rest = view.words("more", n=len(side.wordings) - len(shown))
        parts.append(Text(f"… {rest}", style="dim italic"))
    return Text("\n\n").join(parts)


def _wording(alike: Alike, view: View) -> Text:
    """Words said once or several times, and each chain they came by."""
    told = alike[0]
    limit = max([CLIPPED, *(end + BEYOND for _, end in told.stressed[:1])])
    line = view.statement(told, limit)
    ways = chains(alike)
    shown = ways if view.everything else ways[:WAYS]
    for way in shown:
        line.append(f"\n— {chain(way)}", style="dim not italic")
    if len(shown) < len(ways):
        line.append(f"\n— {view.words('more', n=len(ways) - len(shown))}", style="dim italic")
    return line
