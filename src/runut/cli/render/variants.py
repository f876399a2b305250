"""What is only written differently: spellings of one name, slips of the pen."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from runut.cli.render.layout import folded, heading, indented
from runut.cli.render.view import View, chain
from runut.cli.screen import safe
from runut.export.outline import writers
from runut.export.shown import ShownConflict, ShownSide
from runut.export.told import chains

#: Variants shown before the rest is folded.
VARIANTS = 6
#: A form is clipped sooner: of a date, all ways of writing it follow one another.
FORM = 60
CLIPPED = 150


def variants(view: View) -> Iterator[RenderableType]:
    """A line for each, the form that most have first; the others with who writes so, and where
    reasons are asked for with a statement."""
    found = view.shown.variants
    if not found:
        return
    yield heading(view.words("section.variants"), view.words("meaning.variants"))
    shown = found if view.everything else found[:VARIANTS]
    for variant in shown:
        yield indented(_variant(variant, view))
        if view.everything or view.why:
            for side in variant.sides[1:]:
                yield indented(_told(side, view), 4)
    if len(shown) < len(found):
        yield folded(view.words("folded.variants", n=len(found) - len(shown)))


def _variant(variant: ShownConflict, view: View) -> Text:
    line = Text()
    for number, side in enumerate(variant.sides):
        line.append(" · " if number else "", style="dim")
        line.append(view.clipped(side.value, FORM))
        line.append(f" ({safe(writers(side, view.words, named=number > 0))})", style="dim")
    return line


def _told(side: ShownSide, view: View) -> Text:
    alike = side.wordings[0]
    line = view.statement(alike[0], CLIPPED)
    for way in chains(alike):
        line.append(f"\n— {chain(way)}", style="dim not italic")
    return line
