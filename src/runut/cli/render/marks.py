"""Signs and colours of the standings. The sign and the word alone tell them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.text import Text

from runut.cli.plain import can_show
from runut.cli.words import Words
from runut.export.shown import SIGNS
from runut.records import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How a standing looks: one sign of one column, and a colour for those who see it."""

    sign: str
    style: str


_STYLES: dict[Standing, str] = {
    "confirmed": "green",
    "updated": "cyan",
    "disputed": "red",
    "echoed": "yellow",
    "single": "dim",
}
#: In the order in which an account shows them.
MARKS: dict[Standing, Mark] = {
    standing: Mark(sign=sign, style=_STYLES[standing]) for standing, sign in SIGNS.items()
}
_SIGNS = "".join(SIGNS.values())


def sign(standing: Standing, words: Words) -> Text:
    """The sign alone; a letter where the terminal cannot show all signs."""
    look = MARKS[standing]
    return Text(look.sign if can_show(_SIGNS) else words(f"letter.{standing}"), style=look.style)


def mark(standing: Standing, words: Words) -> Text:
    """Sign and word: "✓ terkonfirmasi"."""
    return sign(standing, words).append(f" {words(f'standing.{standing}')}")


def tally(standings: Mapping[str, int], words: Words) -> Text:
    """Counts by sign, those that are nought left out: "✓3  ≠1  ·34"."""
    shown = Text()
    for standing, look in MARKS.items():
        if standings.get(standing):
            shown.append("  " if shown else "")
            shown.append_text(sign(standing, words))
            shown.append(str(standings[standing]), style=look.style)
    return shown


def key(words: Words) -> Text:
    """What the signs mean: "✓ terkonfirmasi   ↻ diperbarui"."""
    return Text("   ").join(Text(mark(standing, words).plain) for standing in MARKS)
