"""What stands: the claims by standing and support, and who is behind each."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from runut.cli.layout import folded, grid, heading, indented
from runut.cli.marks import MARKS, mark, sign
from runut.cli.screen import safe
from runut.cli.view import View
from runut.records import Claim, Standing, Statement

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
    if not view.account.claims:
        return
    yield heading(view.words("section.claims"))
    first = True
    for standing in MARKS:
        group = [claim for claim in view.account.claims if claim.standing == standing]
        if not group:
            continue
        if not first:
            yield Text()
        first = False
        yield _group_line(standing, len(group), view)
        shown = group if view.everything else group[: SHOWN[standing]]
        for claim in shown:
            yield from _claim(claim, view)
        if len(shown) < len(group):
            rest = len(group) - len(shown)
            yield folded(view.words(f"folded.{standing}", n=rest))


def _group_line(standing: Standing, n: int, view: View) -> RenderableType:
    line = Text(style="bold")
    line.append_text(mark(standing, view.words))
    line.append(f" ({view.words.number(n)})")
    line.append(f"  {view.words(f'meaning.{standing}')}", style="dim not bold")
    return indented(line)


def _claim(claim: Claim, view: View) -> Iterator[RenderableType]:
    words = _words(view.statements[claim.statement], view)
    behind = Text(view.behind(claim), style="dim")
    table = grid(0, 3, 2) if view.wide else grid(0, 1)
    shown = sign(claim.standing, view.words)
    if view.wide:
        table.add_row(shown, words, behind)
    else:
        table.add_row(shown, words)
        table.add_row("", behind)
    yield indented(table)
    if view.why:
        yield indented(_why(claim, view), 5)


def _words(statement: Statement, view: View) -> Text:
    lead = view.lead(statement)
    line = Text(lead, style="italic")
    line.append(view.said(statement), style="not italic")
    who = view.speaker(statement)
    if statement.mode == "direct" and who and not lead:  # the lead names the speaker
        line.append(f" — {who}", style="dim not italic")
    return line


def _why(claim: Claim, view: View) -> RenderableType:
    """Every wording with its chain, then the reasons of the claim and of its origins."""
    table = grid(0, 1, gap=1)
    for each in claim.statements:
        statement = view.statements[each]
        line = Text(f"{view.chain(statement)}: ", style="bold")
        line.append(view.lead(statement), style="italic not bold")
        line.append(view.said(statement), style="not bold")
        table.add_row(Text("•"), line)
    for reason in _reasons(claim, view):
        table.add_row(Text("–", style="dim"), Text(reason, style="dim"))
    return table


def _reasons(claim: Claim, view: View) -> Iterator[str]:
    for reason in claim.reasons:
        yield safe(view.words.because(reason))
    for origin in claim.origins:
        name = view.origin(origin)
        for reason in origin.reasons:
            because = safe(view.words.because(reason))
            yield because if name in because else f"{name}: {because}"
