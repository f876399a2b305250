"""Who said what: the quoted and reported words, by speaker."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from runut.cli.render.layout import folded, grid, heading, indented
from runut.cli.render.view import View
from runut.cli.screen import safe
from runut.export.shown import Saying, Speaker

#: Speakers, and sayings of each, shown before the rest is folded.
SPEAKERS = 8
SAYINGS = 3


def speakers(view: View) -> Iterator[RenderableType]:
    """Each speaker with the words, what more articles have first."""
    found = view.shown.speakers
    if not found:
        return
    yield heading(view.words("section.speakers"))
    shown = found if view.everything else found[:SPEAKERS]
    for speaker in shown:
        yield from _speaker(speaker, view)
    if len(shown) < len(found):
        yield folded(view.words("folded.speakers", n=len(found) - len(shown)))


def _speaker(speaker: Speaker, view: View) -> Iterator[RenderableType]:
    line = Text(safe(speaker.name), style="bold")
    if speaker.roles:
        line.append(f", {safe(speaker.roles[0])}", style="not bold")
    yield indented(line)
    shown = speaker.sayings if view.everything else speaker.sayings[:SAYINGS]
    table = grid(0, 1)
    for saying in shown:
        table.add_row(Text("–", style="dim"), _saying(saying, view))
    yield indented(table, 4)
    if len(shown) < len(speaker.sayings):
        yield indented(folded(view.words("more", n=len(speaker.sayings) - len(shown))), 2)


def _saying(saying: Saying, view: View) -> Text:
    told = saying.told
    line = Text(f"{told.stance}: " if told.stance else "", style="italic")
    line.append_text(view.said(told))
    line.append(f" — {view.chains(saying.chains)}", style="dim")
    return line
