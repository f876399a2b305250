"""Statements of one article, with who stands behind each.

The stage reads the article's units in order: quotations and frames of reported speech
become statements with their chains of sources; all else is the outlet's own narration,
cut into propositions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from runut.identity import content_id
from runut.lang.pack import Pack
from runut.records import Article, Entity, Mark, Mode, Quantity, Source, Span, Statement, Time
from runut.statements import circumstances, clauses, frames, quotes, relays, reported, runs, stance
from runut.statements.clauses import Token, Unit
from runut.statements.frames import Frame, Range
from runut.statements.lexicon import Lexicon, lexicon
from runut.statements.sources import Cast

#: What a medium is credited with has at least so many words.
_LEAST_CREDITED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A statement before its times, figures and marks are filled in."""

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
class _Reading:
    """What is known while the units are read in order."""

    text: str
    pack: Pack
    lex: Lexicon
    cast: Cast
    drafts: list[_Draft] = field(default_factory=list)
    paragraph: int = -1
    joined: bool = False
    outlet: str = ""


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
    cast = Cast.of(text, entities, lex)
    reading = _Reading(text=text, pack=pack, lex=lex, cast=cast, outlet=article.outlet)
    for number, unit in enumerate(clauses.units(text, article.sentences, marked, lex)):
        _read(reading, unit, number)
    _name_the_first(reading)
    _run_on_before_quotes(reading)
    return _finish(reading, article, times, quantities)


def _read(reading: _Reading, unit: Unit, number: int) -> None:
    lex, tokens = reading.lex, unit.tokens
    reading.joined = unit.paragraph == reading.paragraph
    reading.paragraph = unit.paragraph
    found = relays.credits(tokens, lex)
    framed = reported.read(tokens, found, lex)
    via = [source for relay in found for source in _relay_sources(reading, tokens, relay)]
    taken: list[Range] = [(relay.start, relay.end) for relay in found]
    chain: tuple[Source, ...] = ()
    for frame in framed:
        chain = _speakers(reading, tokens, frame, chain, number)
        _draft_frame(reading, unit, number, frame, chain, via, found)
        taken.extend(frame.content)
        taken.append((frame.cue[0], max(frame.cue[1], frame.zone[1])) if frame.cue else frame.zone)
        if frame.phrase:
            taken.append(frame.phrase)
    if not framed and via and _credits_before(tokens, found, lex):
        _credit(reading, number, via, ())
        return
    _narrate(reading, unit, number, taken, via if not framed else [])


def _relay_sources(reading: _Reading, tokens: Sequence[Token], relay: relays.Relay) -> list[Source]:
    start = relay.name
    while (
        start < relay.last - 1
        and reading.lex.has("credit.head", tokens[start].lower)
        and not tokens[start].is_capital
    ):
        start += 1
    return reading.cast.sources(tokens[start : relay.last], "via")


def _speakers(
    reading: _Reading,
    tokens: Sequence[Token],
    frame: Frame,
    before: tuple[Source, ...],
    number: int,
) -> tuple[Source, ...]:
    """The speakers of a frame; remembered for the pronouns to come."""
    cast = reading.cast
    if frame.again:
        return before or _recent(reading, number)
    if frame.rule == "reported.passive" and frame.phrase is None:
        return _run_on(reading, number)
    if frame.clitic and frame.cue is not None:
        end = tokens[frame.cue[1] - 1].end
        return tuple(cast.again("", end - frame.clitic, end))
    if frame.phrase is not None:
        sources = cast.sources(tokens[frame.phrase[0] : frame.phrase[1]])
        cast.heard(sources, tokens)
        return tuple(sources)
    return ()


def _draft_frame(
    reading: _Reading,
    unit: Unit,
    number: int,
    frame: Frame,
    chain: tuple[Source, ...],
    via: Sequence[Source],
    found: Sequence[relays.Relay],
) -> None:
    tokens, lex = unit.tokens, reading.lex
    ranges = relays.means(tokens, frame.zone[0], frame.zone[1], found, lex)
    if frame.kind == "tell":
        ranges.insert(0, relays.listener(tokens, frame.zone, lex))
    means = [source for a, b in ranges for source in reading.cast.sources(tokens[a:b], "via")]
    if not chain and means and frame.rule == "reported.passive":
        means[0] = replace(means[0], role="speaker")
    beside = circumstances.marks(tokens, frame.content, reading.outlet, lex)
    sources = (*chain, *means, *via)
    if frame.credits:
        _credit(reading, number, sources, beside, alone=frame.rule == "quote.credit")
        return
    cue = None
    if frame.cue is not None:
        cue = Span(start=tokens[frame.cue[0]].start, end=tokens[frame.cue[1] - 1].end)
    if frame.cue is None:
        sources = (*_neighbour(reading, tokens, number, frame), *sources)
    for a, b in frame.content:
        for start, end, mode in _pieces(reading, tokens, a, b):
            reading.drafts.append(
                _Draft(
                    start=start,
                    end=end,
                    mode=mode,
                    frame=frame,
                    cue=cue,
                    sources=sources,
                    marks=beside,
                    rule=frame.rule,
                    unit=number,
                    paragraph=reading.paragraph,
                )
            )


def _pieces(
    reading: _Reading, tokens: Sequence[Token], a: int, b: int
) -> list[tuple[int, int, Mode]]:
    """The spans of a content range: a quotation's inside, or the reported words."""
    while a < b and not tokens[a].is_word and tokens[a].quote is None and tokens[a].text != "(":
        a += 1
    if a >= b:
        return []
    first = tokens[a].quote
    rest = [t for t in tokens[a + 1 : b] if t.is_word or t.quote is not None]
    if first is not None and first.words >= frames.LEAST_SPEECH and not rest:
        return [(first.inner, first.outer, "direct")]
    if first is not None and b - a == 1:
        return [(first.inner, first.outer, "direct")] if first.words else []
    pieces: list[tuple[int, int, Mode]] = []
    last = tokens[b - 1].quote or (
        tokens[b - 2].quote if b - a > 2 and not tokens[b - 1].is_word else None
    )
    start, end = clauses.trimmed(reading.text, tokens[a].start, tokens[b - 1].end)
    if (
        last is not None
        and last.words >= 8
        and last.start > start
        and reading.text[last.inner].isupper()
    ):
        cut = clauses.trimmed(reading.text, start, last.start)
        pieces.append((cut[0], cut[1], "indirect"))
        pieces.append((last.inner, last.outer, "direct"))
        return [p for p in pieces if p[1] > p[0]]
    return [(start, end, "indirect")] if end > start else []


def _neighbour(
    reading: _Reading, tokens: Sequence[Token], number: int, frame: Frame
) -> tuple[Source, ...]:
    """The speaker of a quotation without a cue: the one named before its colon, else who
    spoke right before it."""
    if frame.rule == "quote.colon":
        before = tokens[: frame.content[0][0]]
        named = [t for t in before if t.is_word]
        people = reading.cast.people(named[0].start, named[-1].end) if named else []
        if people:
            return (people[-1],)
    return _recent(reading, number)


def _run_on(reading: _Reading, number: int) -> tuple[Source, ...]:
    """Who spoke in the unit right before, in the same paragraph: an agentless passive
    goes on with the attribution."""
    last = reading.drafts[-1] if reading.drafts else None
    if last is None or last.mode == "narration" or not reading.joined or number - last.unit > 1:
        return ()
    return last.sources[:1] if last.sources and last.sources[0].role == "speaker" else ()


def _recent(reading: _Reading, number: int) -> tuple[Source, ...]:
    """Who spoke in the last few units before ``number``, if anybody did."""
    for draft in reversed(reading.drafts[-5:]):
        if draft.mode == "narration" or number - draft.unit > 3 or not draft.sources:
            continue
        return draft.sources[:1] if draft.sources[0].role == "speaker" else ()
    return ()


def _credits_before(tokens: Sequence[Token], found: Sequence[relays.Relay], lex: Lexicon) -> bool:
    """Whether a unit is nothing but a credit: "Demikian seperti dikutip dari X." """
    inside = sum(1 for r in found for t in tokens[r.start : r.end] if t.is_word)
    outside = [t for t in tokens if t.is_word]
    return len(outside) - inside <= 2


def _credit(
    reading: _Reading,
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
    for k in range(first, len(reading.drafts)):
        draft = reading.drafts[k]
        if alone and draft.rule != "quote.alone":
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


def _narrate(
    reading: _Reading,
    unit: Unit,
    number: int,
    taken: Sequence[Range],
    via: Sequence[Source],
) -> None:
    """What no frame has taken is the outlet's own; with a credit, the credited medium's."""
    tokens = unit.tokens
    free = [True] * len(tokens)
    for a, b in taken:
        free[a:b] = [False] * (b - a)
    i = 0
    while i < len(tokens):
        j = i
        while j < len(tokens) and free[j]:
            j += 1
        run = tokens[i:j]
        whole = i == 0 and j == len(tokens)
        said = sum(1 for t in run if t.is_word)
        if run and (whole or (via and said >= _LEAST_CREDITED) or _worth(run, reading.lex)):
            _narrate_run(reading, number, run, via)
        i = j + 1
    _order(reading, number)


def _order(reading: _Reading, number: int) -> None:
    """Put the drafts of the unit just read in text order."""
    first = len(reading.drafts)
    while first and reading.drafts[first - 1].unit == number:
        first -= 1
    reading.drafts[first:] = sorted(reading.drafts[first:], key=lambda d: (d.start, d.end))


def _narrate_run(
    reading: _Reading, number: int, run: Sequence[Token], via: Sequence[Source]
) -> None:
    sources = tuple(via)
    rule = "relay" if sources else "narration"
    if sources:
        sources = (replace(sources[0], role="speaker"), *sources[1:])
    elif _voiced(run, reading.lex):
        sources = _recent(reading, number)
        rule = "reported.run" if sources else rule
    beside = circumstances.marks(run, (), reading.outlet, reading.lex)
    for start, end in clauses.split(reading.text, run, reading.lex):
        reading.drafts.append(
            _Draft(
                start=start,
                end=end,
                mode="indirect" if sources else "narration",
                frame=None,
                cue=None,
                sources=sources,
                rule=rule,
                marks=beside,
                unit=number,
                paragraph=reading.paragraph,
            )
        )


def _voiced(run: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the subject is a word that only stands in somebody's words ("pihaknya")."""
    for token in run:
        if token.is_word and not lex.has("phrase.openers", token.lower):
            return lex.has("phrase.voiced", token.lower)
    return False


def _worth(run: Sequence[Token], lex: Lexicon) -> bool:
    """Whether what is left beside a cue carries news of its own."""
    return sum(1 for t in run if t.is_word) >= 5 and clauses.has_verb(run, lex)


def _name_the_first(reading: _Reading) -> None:
    """A run of quotations may name its speaker only in a later one."""
    for k in range(len(reading.drafts) - 2, -1, -1):
        draft = reading.drafts[k]
        if draft.rule != "quote.alone" or draft.sources:
            continue
        following = next(
            (d for d in reading.drafts[k + 1 : k + 4] if d.mode == "direct" and d.sources), None
        )
        if following is not None and following.unit - draft.unit <= 2:
            reading.drafts[k] = replace(draft, sources=following.sources[:1])


def _run_on_before_quotes(reading: _Reading) -> None:
    """Give narration that sums up the quotation after it to the quotation's speaker."""
    drafts = reading.drafts
    for k in range(1, len(drafts) - 1):
        draft, before = drafts[k], drafts[k - 1]
        if draft.mode != "narration" or before.mode == "narration" or not before.sources:
            continue
        if draft.paragraph - before.paragraph > 2 or draft.unit - before.unit > 1:
            continue
        after = next((d for d in drafts[k + 1 : k + 3] if d.mode == "direct"), None)
        if after is None or not after.sources or after.unit - draft.unit > 1:
            continue
        speaker = before.sources[0]
        if after.sources[0].name != speaker.name or speaker.role != "speaker":
            continue
        words = reading.text[draft.start : draft.end]
        if runs.said_again(words, reading.text[after.start : after.end], reading.pack):
            drafts[k] = replace(draft, mode="indirect", sources=(speaker,), rule="reported.run")


def _finish(
    reading: _Reading,
    article: Article,
    times: tuple[Time, ...],
    quantities: tuple[Quantity, ...],
) -> tuple[Statement, ...]:
    times = tuple(sorted(times, key=lambda t: (t.start, t.end)))
    quantities = tuple(sorted(quantities, key=lambda q: (q.start, q.end)))
    time_starts = [t.start for t in times]
    quantity_starts = [q.start for q in quantities]
    statements: list[Statement] = []
    seen: set[tuple[int, int, str]] = set()
    for draft in sorted(reading.drafts, key=lambda d: (d.start, d.end, d.mode)):
        key = (draft.start, draft.end, draft.mode)
        if draft.end <= draft.start or key in seen:
            continue
        seen.add(key)
        cue = draft.frame.stance if draft.frame is not None else "asserts"
        inner = stance.marks(article.text, draft.start, draft.end, reading.pack)
        statements.append(
            Statement(
                id=content_id(article.id, str(draft.start), str(draft.end), draft.mode),
                article=article.id,
                start=draft.start,
                end=draft.end,
                mode=draft.mode,
                stance=stance.judge(
                    article.text, draft.start, draft.end, cue, draft.mode, reading.pack
                ),
                cue=draft.cue,
                sources=draft.sources,
                times=_inside(times, time_starts, draft),
                quantities=_inside(quantities, quantity_starts, draft),
                marks=tuple(sorted((*inner, *draft.marks), key=lambda m: (m.start, m.end, m.kind))),
                rule=draft.rule,
            )
        )
    return tuple(statements)


_Spanned = TypeVar("_Spanned", Time, Quantity)


def _inside(
    found: Sequence[_Spanned], starts: Sequence[int], draft: _Draft
) -> tuple[_Spanned, ...]:
    """Those of ``found`` (sorted, with their ``starts``) that lie inside the draft."""
    first, last = bisect_left(starts, draft.start), bisect_left(starts, draft.end)
    return tuple(one for one in found[first:last] if one.end <= draft.end)
