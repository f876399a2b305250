"""Who said what: the quoted and reported words, by speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import RenderableType
from rich.text import Text

from runut.cli.layout import folded, grid, heading, indented
from runut.cli.screen import safe
from runut.cli.view import View, speakers_of, stance_outside
from runut.records import Statement

#: Speakers, and utterances of each, shown before the rest is folded.
SPEAKERS = 8
UTTERANCES = 3
#: What may stand between two statements of one utterance: no word, no quotation mark.
_NOTHING = re.compile(r"[\s,.;:!?–—-]*")


def speakers(view: View) -> Iterator[RenderableType]:
    """Speakers by how many articles carry them, then by how much they said."""
    groups = sorted(_by_speaker(view).items(), key=lambda group: _weight(*group))
    if not groups:
        return
    yield heading(view.words("section.speakers"))
    shown = groups if view.everything else groups[:SPEAKERS]
    for name, said in shown:
        yield from _speaker(name, said, view)
    if len(shown) < len(groups):
        yield folded(view.words("folded.speakers", n=len(groups) - len(shown)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Statements of one speaker that follow one another without a word between them."""

    statements: tuple[Statement, ...]

    @property
    def first(self) -> Statement:
        """Where it begins; its mode and stance are those of all."""
        return self.statements[0]


def _by_speaker(view: View) -> dict[str, list[Utterance]]:
    groups: dict[str, list[Statement]] = {}
    for statement in view.account.statements:
        if statement.mode != "narration":
            for source in speakers_of(statement):
                groups.setdefault(view.full(source), []).append(statement)
    return {name: _joined(said, view) for name, said in groups.items()}


def _joined(said: list[Statement], view: View) -> list[Utterance]:
    place = {article.id: n for n, article in enumerate(view.account.articles)}
    joined: list[list[Statement]] = []
    for statement in sorted(said, key=lambda each: (place[each.article], each.start, each.end)):
        if joined and _follows(joined[-1][-1], statement, view):
            joined[-1].append(statement)
        else:
            joined.append([statement])
    return [Utterance(statements=tuple(statements)) for statements in joined]


def _follows(before: Statement, statement: Statement, view: View) -> bool:
    if (before.article, before.mode, before.stance) != (
        statement.article,
        statement.mode,
        statement.stance,
    ):
        return False
    between = view.articles[before.article].text[before.end : statement.start]
    return before.end <= statement.start and _NOTHING.fullmatch(between) is not None


def _articles(said: Iterable[Utterance]) -> int:
    return len({each.first.article for each in said})


def _weight(name: str, said: list[Utterance]) -> tuple[int, int, str]:
    return -_articles(said), -len(said), name.casefold()


def _speaker(name: str, said: list[Utterance], view: View) -> Iterator[RenderableType]:
    line = Text(name, style="bold")
    roles = next((each.roles for each in view.account.entities if safe(each.name) == name), ())
    if roles:
        line.append(f", {safe(roles[0])}", style="not bold")
    yield indented(line)
    distinct = _distinct(said, view)
    shown = distinct if view.everything else distinct[:UTTERANCES]
    table = grid(0, 1)
    for same in shown:
        table.add_row(Text("–", style="dim"), _words(same, view))
    yield indented(table, 4)
    if len(shown) < len(distinct):
        yield indented(folded(view.words("more", n=len(distinct) - len(shown))), 2)


def _distinct(said: list[Utterance], view: View) -> list[list[Utterance]]:
    """Utterances that share a claim together: one often comes in several wordings."""
    groups: list[list[Utterance]] = []
    group_of: dict[str, list[Utterance]] = {}
    for utterance in said:
        claims = [
            view.claims[each.id].id for each in utterance.statements if each.id in view.claims
        ]
        group = next((group_of[claim] for claim in claims if claim in group_of), None)
        if group is None:
            groups.append(group := [])
        group.append(utterance)
        for claim in claims:
            group_of.setdefault(claim, group)
    # A quote is nearer to what was said than a report of it; what more articles have, first.
    return sorted(
        groups,
        key=lambda same: (-_articles(same), all(each.first.mode != "direct" for each in same)),
    )


def _words(same: list[Utterance], view: View) -> Text:
    best = min(same, key=lambda each: each.first.mode != "direct")
    line = Text()
    if stance := stance_outside(best.first):
        line.append(f"{view.words(f'stance.{stance}')}: ", style="italic")
    line.append(view.passage(best.first, best.statements[-1]))
    through = [safe(source.name) for source in best.first.sources if source.role == "via"]
    outlets = view.outlets(each.first.id for each in same)
    line.append(f" — {' ← '.join([*through, ', '.join(outlets)])}", style="dim")
    return line
