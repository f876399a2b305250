"""Where the accounts clash: the sides of each conflict, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from runut.cli.dates import when_words
from runut.cli.layout import folded, heading, indented
from runut.cli.marks import sign
from runut.cli.screen import clip, safe
from runut.cli.view import View
from runut.records import Conflict, Side, Statement

#: Conflicts, and statements of one side, shown before the rest is folded.
CONFLICTS = 6
STATEMENTS = 2
#: A column narrower than this is hard to read.
NARROWEST = 24
#: Statement words are clipped sooner where columns stand side by side.
CLIPPED = 150
QUESTION = 100


def conflicts(view: View) -> Iterator[RenderableType]:
    """Every conflict as a table with one column for each side."""
    found = view.account.conflicts
    if not found:
        return
    yield heading(view.words("section.conflicts"), view.words("meaning.conflicts"))
    shown = found if view.everything else found[:CONFLICTS]
    for conflict in shown:
        yield from _conflict(conflict, view)
    if len(shown) < len(found):
        yield folded(view.words("folded.conflicts", n=len(found) - len(shown)))


def _conflict(conflict: Conflict, view: View) -> Iterator[RenderableType]:
    line = sign("disputed", view.words).append(" ")
    line.append(view.words(f"conflict.{conflict.kind}"), style="bold")
    if conflict.question:
        question = safe(conflict.question)
        shown = question if view.everything else clip(question, QUESTION)
        line.append(f": {shown}", style="default")
    yield indented(line)
    for row in _rows(conflict.sides, view):
        yield indented(_sides(row, conflict, view), 4)
    if view.why:
        for reason in conflict.reasons:
            yield indented(Text(f"– {safe(view.words.because(reason))}", style="dim"), 4)


def _rows(sides: Sequence[Side], view: View) -> Iterator[Sequence[Side]]:
    """The sides in as few rows as the width allows, the rows about equally long."""
    rows = -(-len(sides) // max(1, (view.width - 4) // NARROWEST))
    abreast = -(-len(sides) // max(1, rows))
    for start in range(0, len(sides), max(1, abreast)):
        yield sides[start : start + abreast]


def _sides(sides: Sequence[Side], conflict: Conflict, view: View) -> RenderableType:
    table = Table(box=box.ROUNDED, show_header=True, border_style="dim", expand=True)
    for side in sides:
        table.add_column(Text(_value(side, conflict, view)), ratio=1, overflow="fold")
    table.add_row(*(_side(side, view) for side in sides))
    return table


def _value(side: Side, conflict: Conflict, view: View) -> str:
    """What heads a column: the value; in a denial, whose values are whole sentences, what
    the side does, or who it is where both do the same."""
    if conflict.kind == "denial":
        if len({_stances(each, view) for each in conflict.sides}) == 1:
            return ", ".join(view.outlets(side.statements))
        return _stances(side, view)
    if conflict.kind == "time":
        return safe(when_words(side.value, view.words))
    return safe(side.value)


def _stances(side: Side, view: View) -> str:
    denies = any(view.statements[each].stance == "denies" for each in side.statements)
    return view.words("stance.denies" if denies else "stance.asserts")


def _side(side: Side, view: View) -> RenderableType:
    """The statements of one side, those that hold the value first, the value in bold."""
    value = safe(side.value)
    told: dict[str, Text] = {}
    for each in sorted(side.statements, key=lambda each: not _holds(each, value, view)):
        line, source = _told(view.statements[each], value, view)
        told.setdefault(line.plain + source, Text("\n").join([line, Text(source, style="dim")]))
    shown = list(told.values()) if view.everything else list(told.values())[:STATEMENTS]
    if len(shown) < len(told):
        rest = view.words("more", n=len(told) - len(shown))
        shown.append(Text(f"… {rest}", style="dim italic"))
    return Text("\n\n").join(shown)


def _told(statement: Statement, value: str, view: View) -> tuple[Text, str]:
    """The words of a statement, and where they stand. Where the value that clashes stands
    beside them in the sentence, the whole sentence."""
    line = Text(view.lead(statement), style="italic")
    sentence = view.sentence(statement)
    if value not in _exact(statement, view) and value in sentence:
        line = Text(sentence if view.everything else clip(sentence, 2 * CLIPPED))
    else:
        line.append(view.said(statement, CLIPPED), style="not italic")
    if len(value) < CLIPPED // 2:
        line.highlight_regex(re.compile(rf"(?<!\w){re.escape(value)}(?!\w)"), "bold")
    return line, f"— {view.chain(statement)}"


def _exact(statement: Statement, view: View) -> str:
    return safe(view.articles[statement.article].text[statement.start : statement.end])


def _holds(id: str, value: str, view: View) -> bool:
    return value in _exact(view.statements[id], view)
