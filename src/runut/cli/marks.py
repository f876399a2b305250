"""Signs and colours of the standings. The sign and the word alone tell them apart."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

from runut.cli.words import Words
from runut.records import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How a standing looks: one sign of one column, and a colour for those who see it."""

    sign: str
    style: str


#: In the order in which an account shows them.
MARKS: dict[Standing, Mark] = {
    "confirmed": Mark(sign="✓", style="green"),
    "updated": Mark(sign="↻", style="cyan"),
    "disputed": Mark(sign="≠", style="red"),
    "echoed": Mark(sign="»", style="yellow"),
    "single": Mark(sign="·", style="dim"),
}


def mark(standing: Standing, words: Words) -> Text:
    """Sign and word: "✓ terkonfirmasi"."""
    look = MARKS[standing]
    return Text(f"{look.sign} {words(f'standing.{standing}')}", style=look.style)


def tally(standings: dict[Standing, int]) -> Text:
    """Counts by sign, those that are nought left out: "✓ 3  ≠ 1  · 34"."""
    shown = Text()
    for standing, look in MARKS.items():
        if standings.get(standing):
            shown.append("  " if shown else "")
            shown.append(f"{look.sign}{standings[standing]}", style=look.style)
    return shown
