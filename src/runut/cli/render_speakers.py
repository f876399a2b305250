"""Who said what: the quoted and reported words, by speaker."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from runut.cli.layout import folded, grid, heading, indented
from runut.cli.screen import safe
from runut.cli.view import View, speaker_of
from runut.records import Statement

#: Speakers, and statements of each, shown before the rest is folded.
SPEAKERS = 8
STATEMENTS = 3


def speakers(view: View) -> Iterator[RenderableType]:
    """Speakers by how many articles carry them, then by how much they said."""
    groups = sorted(_by_speaker(view).values(), key=lambda said: _weight(said, view))
    if not groups:
        return
    yield heading(view.words("section.speakers"))
    shown = groups if view.everything else groups[:SPEAKERS]
    for said in shown:
        yield from _speaker(said, view)
    if len(shown) < len(groups):
        yield folded(view.words("folded.speakers", n=len(groups) - len(shown)))


def _by_speaker(view: View) -> dict[str, list[Statement]]:
    groups: dict[str, list[Statement]] = {}
    for statement in view.account.statements:
        name = view.speaker(statement)
        if name and statement.mode != "narration":
            groups.setdefault(name.casefold(), []).append(statement)
    return groups


def _weight(said: list[Statement], view: View) -> tuple[int, int, str]:
    return -len({each.article for each in said}), -len(said), _name(said, view).casefold()


def _name(said: list[Statement], view: View) -> str:
    return view.speaker(said[0])


def _speaker(said: list[Statement], view: View) -> Iterator[RenderableType]:
    source = speaker_of(said[0])
    entity = view.entities.get((source.entity if source else None) or "")
    line = Text(_name(said, view), style="bold")
    if entity is not None and entity.roles:
        line.append(f", {safe(entity.roles[0])}", style="not bold")
    yield indented(line)
    distinct = _distinct(said, view)
    shown = distinct if view.everything else distinct[:STATEMENTS]
    table = grid(0, 1)
    for same in shown:
        table.add_row(Text("–", style="dim"), _words(same, view))
    yield indented(table, 4)
    if len(shown) < len(distinct):
        yield indented(folded(view.words("more", n=len(distinct) - len(shown))), 4)


def _distinct(said: list[Statement], view: View) -> list[list[Statement]]:
    """Statements of one claim together: one utterance often comes in several wordings."""
    groups: dict[str, list[Statement]] = {}
    for statement in said:
        claim = view.claims.get(statement.id)
        groups.setdefault(claim.id if claim else statement.id, []).append(statement)
    # A quote is nearer to what was said than a report of it; then what more articles have.
    return sorted(
        groups.values(),
        key=lambda same: (
            -len({each.article for each in same}),
            all(each.mode != "direct" for each in same),
        ),
    )


def _words(same: list[Statement], view: View) -> Text:
    best = min(same, key=lambda each: each.mode != "direct")
    line = Text()
    if best.stance != "asserts":
        line.append(f"{view.words(f'stance.{best.stance}')}: ", style="italic")
    line.append(view.said(best))
    through = [safe(source.name) for source in best.sources if source.role == "via"]
    outlets = ", ".join(view.outlets(each.id for each in same))
    line.append(" — " + " ← ".join([*through, outlets]), style="dim")
    return line
