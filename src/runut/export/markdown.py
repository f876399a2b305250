"""An account as a Markdown report that reads well as plain text too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runut.export.outline import outline
from runut.export.shown import SIGNS, Alike, Outline, ShownClaim, ShownConflict, Told
from runut.export.wording import Wording
from runut.records import Account

#: Characters that mean something to Markdown (CommonMark with tables); texts are data.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
#: What would open a list or a rule at the beginning of a line.
_OPENS = re.compile(r"^(\d*)([-+=.)])(?=\s|$)")


def report(account: Account, language: str) -> str:
    """The account of one story as Markdown, labels in ``language`` ("id", "en")."""
    wording = Wording(language=language)
    shown = outline(account, wording)
    parts = (_head, _claims, _conflicts, _figures, _timeline, _speakers, _copies, _articles)
    blocks = [block for part in parts for block in part(shown, wording)]
    return "\n\n".join(blocks) + "\n"


def _text(words: str) -> str:
    """Somebody's words on one line, as they are, with nothing for Markdown to act on."""
    line = _SPECIAL.sub(r"\\\1", " ".join(words.split()))
    return _OPENS.sub(r"\1\\\2", line)


def _said(told: Told) -> str:
    words = f"“{_text(told.words)}”" if told.quoted else _text(told.words)
    return f"*{_text(told.lead)}:* {words}" if told.lead else words


def _chain(told: Told) -> str:
    return _text(" ← ".join(told.chain))


def _head(shown: Outline, wording: Wording) -> Iterator[str]:
    yield f"# {_text(shown.title)}"
    yield f"{' · '.join(shown.counts)}  \n{shown.span}"


def _claims(shown: Outline, wording: Wording) -> Iterator[str]:
    if shown.claims:
        yield f"## {wording('section.claims')}"
    for standing, claims in shown.claims.items():
        label = f"{SIGNS[standing]} {wording(f'standing.{standing}')}"
        yield f"### {label} ({wording.number(len(claims))})\n\n{wording(f'meaning.{standing}')}."
        yield "\n".join(_claim(claim) for claim in claims)


def _claim(claim: ShownClaim) -> str:
    told = claim.told
    named = told.quoted and told.speaker and not told.lead
    who = f" — {_text(told.speaker)}" if named else ""
    return f"- {_said(claim.told)}{who}  \n  {_text(claim.behind)}"


def _conflicts(shown: Outline, wording: Wording) -> Iterator[str]:
    if shown.conflicts:
        yield f"## {wording('section.conflicts')}"
    for conflict in shown.conflicts:
        yield f"### {conflict.kind}: {_text(conflict.question)}"
        yield _sides(conflict)
        if conflict.reasons:
            yield "\n".join(f"- {_text(because)}" for because in conflict.reasons)


def _sides(conflict: ShownConflict) -> str:
    """The sides next to one another, as a table."""
    cells = ["<br>".join(_alike(alike) for alike in side.wordings) for side in conflict.sides]
    head = " | ".join(_text(side.value) for side in conflict.sides)
    rule = " | ".join("---" for _ in conflict.sides)
    return f"| {head} |\n| {rule} |\n| {' | '.join(cells)} |"


def _alike(alike: Alike) -> str:
    chains = dict.fromkeys(_chain(told) for told in alike)
    return f"{_said(alike[0])} ({'; '.join(chains)})"


def _figures(shown: Outline, wording: Wording) -> Iterator[str]:
    if shown.figures:
        yield f"## {wording('section.figures')}"
    for figure in shown.figures:
        yield f"### {_text(figure.of)}"
        head = f"| {wording('figure.when')} | {wording('figure.value')} | {wording('figure.by')} |"
        rows = [
            f"| {point.when} | {'**' + point.value + '**' if point.newest else point.value} "
            f"| {_text(point.origin)} |"
            for point in figure.points
        ]
        yield "\n".join([head, "| --- | ---: | --- |", *rows])


def _timeline(shown: Outline, wording: Wording) -> Iterator[str]:
    if not shown.timeline:
        return
    yield f"## {wording('section.timeline')}"
    lines = []
    for entry in shown.timeline:
        planned = f" ({wording('planned')})" if entry.planned else ""
        lines.append(f"- **{_text(entry.when)}**{planned} {_alike(entry.wordings[0])}")
    yield "\n".join(lines)


def _speakers(shown: Outline, wording: Wording) -> Iterator[str]:
    if shown.speakers:
        yield f"## {wording('section.speakers')}"
    for speaker in shown.speakers:
        roles = f" ({_text(', '.join(speaker.roles))})" if speaker.roles else ""
        yield f"**{_text(speaker.name)}**{roles}"
        yield "\n".join(f"- {_alike(alike)}" for alike in speaker.wordings)


def _copies(shown: Outline, wording: Wording) -> Iterator[str]:
    if not shown.copies:
        return
    yield f"## {wording('section.copies')}"
    for copy in shown.copies:
        many = wording.count("passages", len(copy.passages))
        yield f"**{_text(copy.origin)} → {_text(copy.target)}** ({many})"
        yield "\n".join(f"- {each.percent} %: {_text(each.words)}" for each in copy.passages)


def _articles(shown: Outline, wording: Wording) -> Iterator[str]:
    yield f"## {wording('section.articles')}"
    lines = []
    for article in shown.account.articles:
        parts = [
            f"**{_text(article.outlet)}**",
            _text(article.title or wording("untitled")),
            wording.when(article.published),
            _text(", ".join(article.authors)),
            _text(article.url or article.path or ""),
        ]
        lines.append(f"- {' · '.join(part for part in parts if part)}")
    yield "\n".join(lines)
