"""Statements in the making, in the order of the text, and what is known so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from runut.lang.pack import Pack
from runut.records import Mark, Mode, Source, Span
from runut.statements.cast import Cast
from runut.statements.frames import Frame
from runut.statements.lexicon import Lexicon

#: Who spoke is remembered over so many units and statements.
_RECENT_UNITS, _RECENT_DRAFTS = 3, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement before its times and figures are filled in; ``unit`` counts the units
    before it, ``marks`` are those beside its cue."""

    start: int
    end: int
    mode: Mode
    frame: Frame | None
    cue: Span | None
    sources: tuple[Source, ...]
    marks: tuple[Mark, ...] = ()
    rule: str
    unit: int
    paragraph: int = 0


@dataclass(slots=True, kw_only=True)
class Reading:
    """What is known while the units are read in order.

    ``introduced`` is who was last named as about to speak, with the unit; ``joined`` says
    whether the unit being read stands in the paragraph of the one before.
    """

    text: str
    pack: Pack
    lex: Lexicon
    cast: Cast
    drafts: list[Draft] = field(default_factory=list)
    paragraph: int = -1
    joined: bool = False
    introduced: tuple[int, Source] | None = None
    outlet: str = ""


def recent(reading: Reading, number: int) -> tuple[Source, ...]:
    """Who spoke in the last few units before ``number``, if anybody did."""
    if reading.introduced is not None and number - reading.introduced[0] <= 1:
        return (reading.introduced[1],)
    for draft in reversed(reading.drafts[-_RECENT_DRAFTS:]):
        if draft.mode == "narration" or number - draft.unit > _RECENT_UNITS or not draft.sources:
            continue
        return draft.sources[:1] if draft.sources[0].role == "speaker" else ()
    return ()


def run_on(reading: Reading, number: int) -> tuple[Source, ...]:
    """Who spoke in the unit right before, in the same paragraph: an agentless passive
    goes on with the attribution."""
    last = reading.drafts[-1] if reading.drafts else None
    if last is None or last.mode == "narration" or not reading.joined or number - last.unit > 1:
        return ()
    return last.sources[:1] if last.sources and last.sources[0].role == "speaker" else ()


def credit(
    reading: Reading,
    number: int,
    sources: Sequence[Source],
    beside: tuple[Mark, ...],
    *,
    alone: bool = False,
) -> None:
    """Credit the statements of the unit before, as speaker or as relay; with ``alone``
    only a quotation that has no cue of its own."""
    if not sources or not reading.drafts:
        return
    unit = reading.drafts[-1].unit
    if number - unit > 1:
        return
    first = len(reading.drafts)
    while first and reading.drafts[first - 1].unit == unit:
        first -= 1
    # Where somebody's words were told, they are credited and not what stood beside them.
    said = any(draft.mode != "narration" for draft in reading.drafts[first:])
    for k in range(first, len(reading.drafts)):
        draft = reading.drafts[k]
        if (alone and draft.rule != "quote.alone") or (said and draft.mode == "narration"):
            continue
        if draft.mode == "narration" or alone:
            speakers = tuple(sources)
            if all(source.role == "via" for source in speakers):
                speakers = (replace(speakers[0], role="speaker"), *speakers[1:])
        else:
            known = {source.name for source in draft.sources}
            speakers = (
                *draft.sources,
                *(replace(s, role="via") for s in sources if s.name not in known),
            )
        reading.drafts[k] = replace(
            draft,
            mode="indirect" if draft.mode == "narration" else draft.mode,
            sources=speakers,
            marks=(*draft.marks, *beside),
            rule="reported.credit" if draft.mode == "narration" else draft.rule,
        )


def order(reading: Reading, number: int) -> None:
    """Put the drafts of the unit just read in text order."""
    first = len(reading.drafts)
    while first and reading.drafts[first - 1].unit == number:
        first -= 1
    reading.drafts[first:] = sorted(reading.drafts[first:], key=lambda d: (d.start, d.end))
