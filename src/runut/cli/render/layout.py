"""Small pieces that every section of a screen is built from."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

INDENT = 2


def heading(title: str, note: str = "") -> RenderableType:
    """The title of a section, a line of air above it."""
    line = Text(f"\n{title.upper()}", style="bold")
    if note:
        line.append(f"  {note}", style="dim not bold")
    return line


def indented(part: RenderableType, by: int = INDENT) -> RenderableType:
    """``part`` moved to the right."""
    # Not expanded: no trailing blanks where the output goes to a file.
    return Padding(part, (0, 0, 0, by), expand=isinstance(part, Table) and part.expand)


def uncut(line: str, style: str = "") -> Text:
    """A line that people copy, such as a path or a command: never broken, however long."""
    return Text(line, style=style, no_wrap=True, overflow="ignore")


def folded(sentence: str) -> RenderableType:
    """A line that says what is not shown, and how to see it."""
    return indented(Text(f"… {sentence}", style="dim italic"))


def grid(*ratios: int, gap: int = 2) -> Table:
    """A table without lines; each ratio a column, 0 for one as wide as its words."""
    table = Table.grid(padding=(0, gap, 0, 0), expand=any(ratios))
    for ratio in ratios:
        if ratio:
            table.add_column(ratio=ratio, overflow="fold")
        else:
            table.add_column(no_wrap=True)
    return table


def stacked(parts: Iterable[RenderableType]) -> RenderableType:
    """Parts one under the other."""
    return Group(*parts)
