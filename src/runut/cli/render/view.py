"""An account as it is shown on one terminal: how wide, how much of it, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from runut.cli.screen import clip, clip_middle, safe, visible
from runut.cli.words import Words
from runut.export.outline import support
from runut.export.shown import Outline, ShownClaim
from runut.export.told import Told, set_off

#: Statement words are clipped on the screen after so many characters, about three lines.
CLIPPED = 240
#: ... and those around them, where they do not read alone, after so many.
AROUND = 120
#: So many outlets, origins or chains are named; of more, the others are counted.
NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How one account is shown: in which language and width, with reasons or not, folded
    or not."""

    shown: Outline
    words: Words
    width: int
    why: bool = False
    everything: bool = False

    @property
    def wide(self) -> bool:
        """Whether words and their support have room side by side."""
        return self.width >= 110

    def clipped(self, text: str, limit: int = CLIPPED) -> str:
        """``text`` on one line, safe to show, cut where not everything is asked for."""
        return safe(text) if self.everything else clip(safe(text), limit)

    def said(self, told: Told, limit: int = CLIPPED) -> Text:
        """The exact words of a statement, in quotation marks where they are a quote, what is
        stressed in bold, the words around them dim in brackets."""
        before, after = visible(told.before), visible(told.after)
        if not self.everything:
            before, after = clip_middle(before, AROUND), clip(after, AROUND)
        line = Text(told.opening, style="not italic").append(set_off(before), style="dim")
        start = len(line)
        line.append(self.clipped(told.words, limit))
        for first, last in told.stressed:
            line.stylize("bold", start + first, start + last)
        return line.append(set_off(after), style="dim").append(told.closing)

    def statement(self, told: Told, limit: int = CLIPPED) -> Text:
        """The words of a statement behind what must stand before them."""
        line = Text(f"{safe(told.lead)}: " if told.lead else "", style="italic")
        return line.append_text(self.said(told, limit))

    def support(self, claim: ShownClaim) -> str:
        """Who is behind a claim, as far as there is room to name them."""
        named = None if self.everything else NAMED
        return safe(support(claim, self.words, outlets=NAMED if self.wide else 1, origins=named))

    def chains(self, those: Sequence[tuple[str, ...]]) -> str:
        """By which chains words came, as far as there is room to name them."""
        named = those if self.everything else those[:NAMED]
        shown = [chain(each) for each in named]
        if beyond := len(those) - len(named):
            shown.append(self.words("more", n=beyond))
        return "; ".join(shown)


def chain(names: tuple[str, ...]) -> str:
    """Through whom words came: "Yuri Ushakov ← Interfax ← detikcom"."""
    return " ← ".join(map(safe, names))
