"""An account as a Markdown report that reads well as plain text too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from runut.export.outline import outline, support, writers
from runut.export.shown import (
    SIGNS,
    Outline,
    Saying,
    ShownArticle,
    ShownClaim,
    ShownConflict,
    ShownEntry,
    ShownPoint,
)
from runut.export.told import Alike, Told, chains
from runut.export.wording import Wording
from runut.records import Account, Story

#: Characters that mean something to Markdown (CommonMark with tables and the mathematics of
#: some readers), and the beginning of an entity; texts are data.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$]|&(?=#?\w+;))")
#: What would open a list, a rule or a heading at the beginning of a line.
_OPENS = re.compile(r"^(?:(\d+)([.)])(?=\s|$)|()([-+=]))")
#: Control characters and marks that turn the direction of a line.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def report(account: Account, language: str, others: tuple[Story, ...] = ()) -> str:
    """The account of one story as Markdown, labels in ``language`` ("id", "en"); ``others``
    are the other stories of its saga."""
    wording = Wording(language=language)
    shown = outline(account, wording, others)
    blocks = [block for part in _PARTS for block in part(shown, wording)]
    return "\n\n".join(blocks) + "\n"


def _text(words: str) -> str:
    """Somebody's words on one line, as they are, with nothing for Markdown to act on."""
    return _OPENS.sub(r"\1\3\\\2\4", _escaped(" ".join(words.split())))


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", words))


def _words(told: Told) -> str:
    """The exact words, what a conflict is about in bold."""
    parts = [
        f"**{_escaped(piece)}**" if setting == "stressed" else _escaped(piece)
        for piece, setting in told.pieces
    ]
    return _OPENS.sub(r"\1\3\\\2\4", "".join(parts))


def _said(told: Told) -> str:
    return f"*{_text(told.lead)}:* {_words(told)}" if told.lead else _words(told)


def _chain(names: Iterable[str]) -> str:
    return _text(" ← ".join(names))


def _head(shown: Outline, wording: Wording) -> Iterator[str]:
    yield f"# {_text(shown.title)}"
    yield f"{' · '.join(shown.counts)}  \n{shown.span}"


def _claims(shown: Outline, wording: Wording) -> Iterator[str]:
    if shown.claims:
        yield f"## {wording('section.claims')}"
    if shown.framed:
        yield _text(wording("meaning.claims"))
    for standing, claims in shown.claims.items():
        label = f"{SIGNS[standing]} {wording(f'standing.{standing}')}"
        many = wording.count("claims", shown.standings[standing])
        yield f"### {label} ({many})\n\n{wording(f'meaning.{standing}')}."
        yield "\n".join(_claim(claim, wording) for claim in claims)


def _claim(claim: ShownClaim, wording: Wording) -> str:
    who = f" — {_text(claim.told.named)}" if claim.told.named else ""
    against = (
        f"  \n  {wording('against')} {_text(side.value)}: {_alike(side.wordings[0])}"
        for side in claim.against
    )
    behind = _text(support(claim, wording))
    frames = (
        f"  \n  … {_words(alike[0])} ({'; '.join(map(_chain, chains(alike)))})"
        for alike in claim.frames
    )
    return f"- {_said(claim.told)}{who}  \n  {behind}{''.join(frames)}{''.join(against)}"


def _conflicts(shown: Outline, wording: Wording) -> Iterator[str]:
    if shown.conflicts:
        yield f"## {wording('section.conflicts')}\n\n{wording('meaning.conflicts')}"
    for conflict in shown.conflicts:
        kind = conflict.kind[:1].upper() + conflict.kind[1:]
        yield f"### {kind}: {_text(conflict.question)}".removesuffix(": ")
        yield _sides(conflict)
        if conflict.reasons:
            yield "\n".join(f"- {_text(because)}" for because in conflict.reasons)


def _variants(shown: Outline, wording: Wording) -> Iterator[str]:
    if shown.variants:
        yield f"## {wording('section.variants')}\n\n{wording('meaning.variants')}"
        yield "\n".join(_variant(each, wording) for each in shown.variants)


def _variant(variant: ShownConflict, wording: Wording) -> str:
    forms = (
        f"{_text(side.value)} ({_text(writers(side, wording, named=number > 0))})"
        for number, side in enumerate(variant.sides)
    )
    told = (f"  - {_alike(side.wordings[0])}" for side in variant.sides)
    return "\n".join((f"- {' · '.join(forms)}", *told))


def _sides(conflict: ShownConflict) -> str:
    """The sides next to one another, as a table."""
    cells = ["<br>".join(_alike(alike) for alike in side.wordings) for side in conflict.sides]
    head = " | ".join(_text(side.value) for side in conflict.sides)
    rule = " | ".join("---" for _ in conflict.sides)
    return f"| {head} |\n| {rule} |\n| {' | '.join(cells)} |"


def _alike(alike: Alike) -> str:
    return f"{_said(alike[0])} ({'; '.join(map(_chain, chains(alike)))})"


def _figures(shown: Outline, wording: Wording) -> Iterator[str]:
    if shown.figures:
        yield f"## {wording('section.figures')}"
    for figure in shown.figures:
        yield f"### {_text(figure.of)}"
        head = f"| {wording('figure.when')} | {wording('figure.value')} | {wording('figure.by')} |"
        yield "\n".join([head, "| --- | ---: | --- |", *map(_row, figure.rows)])


def _row(row: Sequence[ShownPoint]) -> str:
    value = f"**{_text(row[0].value)}**" if row[0].newest else _text(row[0].value)
    by = (" · ".join(dict.fromkeys((point.origin, point.told.outlet))) for point in row)
    return f"| {_text(row[0].when)} | {value} | {_text('; '.join(by))} |"


def _timeline(shown: Outline, wording: Wording) -> Iterator[str]:
    if shown.timeline:
        yield f"## {wording('section.timeline')}"
        yield "\n".join(_entry(entry, wording) for entry in shown.timeline)


def _entry(entry: ShownEntry, wording: Wording) -> str:
    when = " ".join(filter(None, (entry.day, entry.clock)))
    planned = f" ({wording('planned')})" if entry.planned else ""
    return (
        f"- **{_text(when)}**{planned} {_said(entry.told)} ({'; '.join(map(_chain, entry.chains))})"
    )


def _speakers(shown: Outline, wording: Wording) -> Iterator[str]:
    if shown.speakers:
        yield f"## {wording('section.speakers')}"
    for speaker in shown.speakers:
        roles = f" ({_text(', '.join(speaker.roles))})" if speaker.roles else ""
        yield f"**{_text(speaker.name)}**{roles}"
        yield "\n".join(f"- {_saying(saying)}" for saying in speaker.sayings)


def _saying(saying: Saying) -> str:
    told = saying.told
    lead = f"*{_text(told.stance)}:* " if told.stance else ""
    return f"{lead}{_words(told)} ({'; '.join(map(_chain, saying.chains))})"


def _copies(shown: Outline, wording: Wording) -> Iterator[str]:
    if not shown.copies:
        return
    yield f"## {wording('section.copies')}"
    for copy in shown.copies:
        many = wording.count("passages", len(copy.passages))
        yield f"**{_text(copy.origin)} → {_text(copy.target)}** ({many}, {copy.share})"
        yield "\n".join(f"- {each.percent} %: {_text(each.words)}" for each in copy.passages)


def _articles(shown: Outline, wording: Wording) -> Iterator[str]:
    yield f"## {wording('section.articles')}"
    yield "\n".join(map(_article, shown.articles))


def _article(article: ShownArticle) -> str:
    parts = [
        f"**{_text(article.outlet)}**",
        _text(article.title),
        article.when,
        _text(", ".join(article.authors)),
        _text(article.url or article.path or ""),
    ]
    return f"- {' · '.join(part for part in parts if part)}"


def _saga(shown: Outline, wording: Wording) -> Iterator[str]:
    if shown.saga:
        yield f"## {wording('section.saga')}"
        yield "\n".join(f"- {each.day} {_text(each.title)} ({each.id[:8]})" for each in shown.saga)


#: The parts of a report, in the order they are read.
_PARTS = (
    _head,
    _articles,
    _conflicts,
    _claims,
    _figures,
    _timeline,
    _speakers,
    _variants,
    _copies,
    _saga,
)
