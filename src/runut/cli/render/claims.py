"""What stands: the claims by standing and support, and who is behind each."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from runut.cli.render.layout import folded, grid, heading, indented
from runut.cli.render.marks import mark, sign
from runut.cli.render.view import View
from runut.cli.screen import safe
from runut.export.shown import ShownClaim, ShownSide
from runut.export.told import Alike, chains
from runut.records import Standing

#: Sides against a disputed claim that are shown with it, and the characters of each.
AGAINST, CLIPPED = 2, 120
#: Claims shown of each standing before the rest is folded.
SHOWN: dict[Standing, int] = {
    "confirmed": 12,
    "updated": 8,
    "disputed": 8,
    "echoed": 10,
    "single": 5,
}


def claims(view: View) -> Iterator[RenderableType]:
    """Claims grouped by standing, the best supported first."""
    if not view.shown.claims:
        return
    about = view.words("meaning.claims") if view.shown.framed else ""
    yield heading(view.words("section.claims"), about)
    for place, (standing, group) in enumerate(view.shown.claims.items()):
        if place:
            yield Text()
        yield _group_line(standing, view)
        shown = group if view.everything else group[: SHOWN[standing]]
        for claim in shown:
            yield from _claim(claim, view)
        if len(shown) < len(group):
            left = sum(1 + len(claim.others) for claim in group[len(shown) :])
            yield folded(view.words(f"folded.{standing}", n=left))


def _group_line(standing: Standing, view: View) -> RenderableType:
    line = Text(style="bold")
    line.append_text(mark(standing, view.words))
    line.append(f" ({view.words.count('claims', view.shown.standings[standing])})")
    line.append(f"  {view.words(f'meaning.{standing}')}", style="dim not bold")
    return indented(line)


def _claim(claim: ShownClaim, view: View) -> Iterator[RenderableType]:
    words = view.statement(claim.told)
    if claim.told.named:
        words.append(f" — {safe(claim.told.named)}", style="dim not italic")
    behind = Text(view.support(claim), style="dim")
    table = grid(0, 3, 2) if view.wide else grid(0, 1)
    shown = sign(claim.standing, view.words)
    rest = ("",) if view.wide else ()
    if view.wide:
        table.add_row(shown, words, behind)
    else:
        table.add_row(shown, words)
        table.add_row("", behind)
    for frame in claim.frames[: None if view.everything else 1]:
        table.add_row("", _frame(frame, view), *rest)
    for side in claim.against if view.everything else claim.against[:AGAINST]:
        table.add_row("", _against(side, view), *rest)
    yield indented(table)
    if view.why:
        yield indented(_why(claim, view), 5)


def _frame(frame: Alike, view: View) -> RenderableType:
    """Where and when it was said, in the words around the quotation."""
    words = view.clipped(frame[0].words, CLIPPED)
    return Text(f"… {words} — {view.chains(chains(frame))}", style="dim")


def _against(side: ShownSide, view: View) -> RenderableType:
    """What stands against a claim: the other answer in its clearest wording, and by whom."""
    told = side.wordings[0]
    line = Text(f"{view.words('against')} ", style="dim")
    if side.value != told[0].words:
        line.append(f"{view.clipped(side.value, CLIPPED)} — ", style="bold")
    line.append_text(Text.assemble(view.said(told[0], CLIPPED), style="not dim"))
    return line.append(f" — {view.chains(chains(told))}", style="dim not italic")


def _why(claim: ShownClaim, view: View) -> RenderableType:
    """Every wording with its chains, then the reasons of the claim and of its origins."""
    table = grid(0, 1, gap=1)
    for alike in claim.wordings:
        line = Text(view.chains(chains(alike)), style="bold")
        line.append(": ")
        line.append_text(Text.assemble(view.statement(alike[0]), style="not bold"))
        table.add_row(Text("•"), line)
    for reason in claim.reasons:
        table.add_row(Text("–", style="dim"), Text(safe(reason), style="dim"))
    return table
