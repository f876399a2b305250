"""Statements of one article, with who stands behind each.

The stage reads the article's units in order: quotations and frames of reported speech
become statements with their chains of sources; all else is the outlet's own narration,
cut into propositions.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from runut.identity import content_id
from runut.lang.pack import Pack
from runut.records import Article, Entity, Mode, Quantity, Source, Statement, Time, prevailing
from runut.statements import (
    attribute,
    circumstances,
    clauses,
    frames,
    genders,
    narration,
    quotes,
    relays,
    reported,
    runs,
    stance,
)
from runut.statements.cast import Cast
from runut.statements.clauses import Token, Unit
from runut.statements.drafts import Draft, Reading, credit
from runut.statements.frames import Range
from runut.statements.lexicon import Lexicon, lexicon
from runut.statements.sources import sources_of


def find(
    article: Article,
    entities: tuple[Entity, ...],
    times: tuple[Time, ...],
    quantities: tuple[Quantity, ...],
    pack: Pack,
) -> tuple[Statement, ...]:
    """The statements of ``article`` in text order; linear in its length.

    ``times`` and ``quantities`` of a statement are those that lie inside it.
    """
    lex = lexicon(pack)
    text = article.text
    marked = quotes.find(text)
    cast = Cast.of(text, entities, lex, pack)
    reading = Reading(text=text, pack=pack, lex=lex, cast=cast, outlet=article.outlet)
    for number, unit in enumerate(clauses.units(text, article.sentences, marked, lex)):
        _read(reading, unit, number)
    runs.name_the_first(reading)
    runs.sum_up(reading)
    return _finish(reading, article, times, quantities)


def _read(reading: Reading, unit: Unit, number: int) -> None:
    lex, tokens = reading.lex, unit.tokens
    reading.joined = unit.paragraph == reading.paragraph
    reading.paragraph = unit.paragraph
    found = relays.credits(tokens, lex)
    framed = reported.read(tokens, found, lex)
    via = [source for relay in found for source in _relay_sources(reading, tokens, relay)]
    taken: list[Range] = [(relay.start, relay.end) for relay in found]
    chain: tuple[Source, ...] = ()
    told = False
    if framed and genders.told_apart(reading.pack):
        attribute.tell_of(reading, tokens[: frames.first(framed[0])], number)
    for frame in framed:
        outer = chain if frame.within else ()
        chain = attribute.speakers(reading, tokens, frame, chain, number)
        if not (chain or via) and attribute.nobodys(reading, tokens, frame):
            continue
        told = True
        relayed = [replace(source, role="via") for source in outer]
        attribute.draft(reading, unit, number, frame, chain, [*relayed, *via], found)
        taken.extend(frame.content)
        taken.append((frame.cue[0], max(frame.cue[1], frame.zone[1])) if frame.cue else frame.zone)
        if frame.phrase:
            taken.append(frame.phrase)
    if not told and via and _credits_before(tokens, found, lex):
        credit(reading, number, via, ())
        return
    if not told:
        attribute.introduce(reading, tokens, number)
    narration.narrate(reading, unit, number, taken, [] if told else via)


def _relay_sources(reading: Reading, tokens: Sequence[Token], relay: relays.Relay) -> list[Source]:
    start = relay.name
    while (
        start < relay.last - 1
        and reading.lex.has("credit.head", tokens[start].lower)
        and not tokens[start].is_capital
    ):
        start += 1
    return sources_of(reading.cast, tokens[start : relay.last], "via")


def _credits_before(tokens: Sequence[Token], found: Sequence[relays.Relay], lex: Lexicon) -> bool:
    """Whether a unit is nothing but a credit: "Demikian seperti dikutip dari X." """
    inside = sum(1 for r in found for t in tokens[r.start : r.end] if t.is_word)
    outside = [t for t in tokens if t.is_word]
    return len(outside) - inside <= 2


def _finish(
    reading: Reading,
    article: Article,
    times: tuple[Time, ...],
    quantities: tuple[Quantity, ...],
) -> tuple[Statement, ...]:
    """The drafts as statements, in the order of the text, each place and mode once."""
    found = _Found(
        begins=[sentence.start for sentence in article.sentences],
        times=sorted(times, key=lambda t: (t.start, t.end)),
        quantities=sorted(quantities, key=lambda q: (q.start, q.end)),
    )
    once: dict[tuple[int, int, str], Draft] = {}
    for draft in sorted(reading.drafts, key=lambda d: (d.start, d.end, d.mode)):
        if draft.start < draft.end:
            once.setdefault((draft.start, draft.end, draft.mode), draft)
    return tuple(_statement(draft, reading, article, found) for draft in once.values())


class _Found:
    """What else was found in the article, sorted, with where it begins."""

    def __init__(self, begins: list[int], times: list[Time], quantities: list[Quantity]) -> None:
        self.begins = begins
        self.times, self.time_starts = times, [one.start for one in times]
        self.quantities, self.quantity_starts = quantities, [one.start for one in quantities]


def _statement(draft: Draft, reading: Reading, article: Article, found: _Found) -> Statement:
    cue = draft.frame.stance if draft.frame is not None else "asserts"
    # What a medium is only named for ("Mengutip Samudra, ...") is told as the outlet tells.
    told: Mode = "narration" if draft.rule == "relay" else draft.mode
    inner = stance.marks(article.text, draft.start, draft.end, reading.pack)
    first, last = bisect_right(found.begins, draft.start), bisect_left(found.begins, draft.end)
    bounds = [draft.start, *found.begins[first:last], draft.end]
    shifts = stance.shifts(article.text, bounds, cue, told, reading.pack)
    return Statement(
        id=content_id(article.id, str(draft.start), str(draft.end), draft.mode),
        article=article.id,
        start=draft.start,
        end=draft.end,
        mode=draft.mode,
        stance=prevailing(shifts, draft.start, draft.end),
        cue=draft.cue,
        sources=_links(draft.sources, article.outlet),
        times=_inside(found.times, found.time_starts, draft),
        quantities=_inside(found.quantities, found.quantity_starts, draft),
        marks=tuple(sorted((*inner, *draft.marks), key=lambda m: (m.start, m.end, m.kind))),
        rule=draft.rule,
        shifts=shifts if len(shifts) > 1 else (),
    )


def _links(sources: tuple[Source, ...], outlet: str) -> tuple[Source, ...]:
    """The links of a chain without the outlet itself, through which nothing came to it."""
    if len(sources) < 2:
        return sources
    own = circumstances.plain(outlet)
    return tuple(s for s in sources if s.role != "via" or circumstances.plain(s.name) != own)


_Spanned = TypeVar("_Spanned", Time, Quantity)


def _inside(found: Sequence[_Spanned], starts: Sequence[int], draft: Draft) -> tuple[_Spanned, ...]:
    """Those of ``found`` (sorted, with their ``starts``) that lie inside the draft."""
    first, last = bisect_left(starts, draft.start), bisect_left(starts, draft.end)
    return tuple(one for one in found[first:last] if one.end <= draft.end)
