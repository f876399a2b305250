"""Outlets on the terminal: the list of all, and one in full."""

from __future__ import annotations

from collections.abc import Sequence

from babel.numbers import format_percent
from rich.console import RenderableType
from rich.text import Text

from runut.cli.render.layout import grid, indented, stacked
from runut.cli.screen import safe
from runut.cli.words import Words
from runut.export.dates import span_words
from runut.records import OutletProfile

#: The shares of an outlet's statements, in the order they are shown.
SHARES = ("credited", "first_hand", "uncredited", "copied", "reprinted")


def outlet_list(profiles: Sequence[OutletProfile], words: Words) -> RenderableType:
    """One outlet under the other, each with the shares of its statements."""
    if not profiles:
        return Text(words("stories.none"))
    parts: list[RenderableType] = []
    for profile in profiles:
        line = Text(safe(profile.outlet), style="bold")
        line.append(f"  {_size(profile, words)}", style="dim not bold")
        shares = [f"{words(f'outlet.{name}')} {_share(profile, name, words)}" for name in SHARES]
        parts += [line, indented(Text(" · ".join(shares)))]
    parts.append(Text(f"\n{words('outlet.note')}", style="dim"))
    return stacked(parts)


def outlet_screen(profile: OutletProfile, words: Words) -> RenderableType:
    """One outlet: its size, the shares with their counts, and whom it lets speak most."""
    head = Text(safe(profile.outlet), style="bold")
    size = Text(_size(profile, words), style="dim")
    parts: list[RenderableType] = [head, size]
    if profile.first and profile.last:
        parts.append(Text(span_words(profile.first[:10], profile.last[:10], words), style="dim"))
    table = grid(0, 0, 0, 1)
    for name in SHARES:
        share = Text(_share(profile, name, words), justify="right")
        counted = Text(words.number(getattr(profile, name)), style="dim", justify="right")
        meaning = Text(words(f"outlet.meaning.{name}"), style="dim")
        table.add_row(Text(words(f"outlet.{name}")), share, counted, meaning)
    parts += [Text(""), table, Text("")]
    parts.append(Text(words("outlet.changed", n=profile.changed)))
    parts.append(Text(words("outlet.corrections", n=profile.corrections)))
    if profile.quoted:
        parts.append(Text(f"\n{words('outlet.quoted')}", style="bold"))
        speakers = grid(0, 1)
        for quoted in profile.quoted:
            speakers.add_row(Text(words.number(quoted.statements)), Text(safe(quoted.name)))
        parts.append(indented(speakers))
    parts.append(Text(f"\n{words('outlet.note')}", style="dim"))
    return stacked(parts)


def _size(profile: OutletProfile, words: Words) -> str:
    counts = (
        words.count("articles", profile.articles),
        words.count("stories", profile.stories),
        words.count("statements", profile.statements),
    )
    return " · ".join(counts)


def _share(profile: OutletProfile, name: str, words: Words) -> str:
    if not profile.statements:
        return "–"
    share = getattr(profile, name) / profile.statements
    return str(format_percent(share, locale=words.language))
