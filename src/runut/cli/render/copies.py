"""What was copied: passages that stand in two articles, by pair of articles."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from runut.cli.render.layout import folded, heading, indented
from runut.cli.render.view import View
from runut.cli.screen import safe
from runut.export.shown import ShownCopy, ShownPassage

#: Pairs of articles shown before the rest is folded.
PAIRS = 8
CLIPPED = 200


def copies(view: View) -> Iterator[RenderableType]:
    """For each pair: from which outlet to which, and how much of the later article it is."""
    pairs = view.shown.copies
    if not pairs:
        return
    yield heading(view.words("section.copies"))
    shown = pairs if view.everything else pairs[:PAIRS]
    for pair in shown:
        yield indented(_pair(pair, view))
        if view.why:
            for passage in pair.passages:
                yield indented(_why(passage, view), 4)
    if len(shown) < len(pairs):
        yield folded(view.words("folded.copies", n=len(pairs) - len(shown)))


def _pair(pair: ShownCopy, view: View) -> Text:
    line = Text(f"{safe(pair.origin)} → {safe(pair.target)}  ")
    many = view.words.count("passages", len(pair.passages))
    line.append(f"{many}, {pair.share}", style="dim")
    return line


def _why(passage: ShownPassage, view: View) -> Text:
    line = Text(view.clipped(passage.words, CLIPPED), style="dim")
    for reason in passage.reasons:
        line.append(f"\n– {safe(reason)}")
    return line
