"""From a frame to statements: who speaks, through whom, and which words exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from runut.records import Mode, Source, Span
from runut.statements import circumstances, clauses, frames, genders, passive, relays, subjects
from runut.statements.clauses import Token, Unit
from runut.statements.drafts import Draft, Reading, credit, recent, run_on
from runut.statements.frames import Frame
from runut.statements.runs import reasons_on
from runut.statements.sources import sources_of

#: A quotation at the end of reported words is a statement of its own from so many words.
_OWN_QUOTE = 8


def speakers(
    reading: Reading,
    tokens: Sequence[Token],
    frame: Frame,
    before: tuple[Source, ...],
    number: int,
) -> tuple[Source, ...]:
    """The speakers of a frame; remembered for the pronouns to come."""
    cast = reading.cast
    if frame.again:
        return before or recent(reading, number)
    if frame.rule == "reported.passive" and frame.phrase is None:
        # What a medium told before does not make it who hopes or hears.
        told = reading.drafts[-1].rule if reading.drafts and frame.hearsay else ""
        return () if told == "relay" else run_on(reading, number)
    if frame.clitic and frame.cue is not None:
        end = tokens[frame.cue[1] - 1].end
        return tuple(cast.again("", end - frame.clitic, end))
    if frame.phrase is not None:
        sources = sources_of(cast, tokens[frame.phrase[0] : frame.phrase[1]])
        cast.heard(sources, tokens)
        return tuple(sources)
    return ()


def nobodys(reading: Reading, tokens: Sequence[Token], frame: Frame) -> bool:
    """Whether a frame without a speaker tells nobody's words, and so the outlet's own: what is only
    heard of, and a passive that reasons on from what the outlet told right before."""
    if frame.hearsay or frame.rule != "reported.passive" or not reading.joined:
        return frame.hearsay
    last = reading.drafts[-1] if reading.drafts else None
    words = [token.lower for token in tokens if token.is_word]
    return last is not None and last.mode == "narration" and reasons_on(words, reading.lex)


def introduce(reading: Reading, tokens: Sequence[Token], number: int) -> None:
    """Remember whom the text brings on here as the subject of a verb that hands over no words:
    "Sosiolog Rudi Pambudi menyoroti dampak kenaikan itu. Menurutnya, ...", or by whom it was
    spoken: "Penangkapan itu dibenarkan oleh Kapolres Rudi Pambudi. "Benar, ..." ujarnya"."""
    cast = reading.cast
    agents = passive.agent_of(tokens, reading.lex)
    confirming = cast.people(tokens[agents[0]].start, tokens[agents[1] - 1].end) if agents else []
    if confirming:
        cast.heard(confirming[:1], tokens)
        reading.introduced = (number, confirming[0])
        return
    if genders.told_apart(reading.pack):
        tell_of(reading, tokens, number)
        return
    subject = subjects.opening(tokens, reading.lex)
    if subject is None:
        return
    told = tokens[subject[0] : subject[1]]
    if reading.lex.has("phrase.demonstratives", told[-1].lower):
        return  # "Mantan istri Darto itu"
    people = cast.people(told[0].start, told[-1].end)
    if len(people) != 1 or not cast.is_new(people[0]):
        return
    if all(subjects.presents(t, reading.lex) for t in told if t.start < people[0].start):
        cast.heard(people, tokens)
        reading.introduced = (number, people[0])


def tell_of(reading: Reading, tokens: Sequence[Token], number: int) -> None:
    """Remember whom a sentence, or what stands in it before somebody speaks, tells of: a "she", an
    "it" or a "they" behind it is the subject's."""
    subject = subjects.opening(tokens, reading.lex, undergone=True)
    if subject is None:
        return
    told = tokens[subject[0] : subject[1]]
    if reading.lex.has("phrase.stop", told[0].lower):
        return  # "By Monday residents had ..."
    sources = sources_of(reading.cast, told)
    if len(sources) != 1 or not reading.cast.is_known(sources[0], told):
        return
    reading.cast.heard(sources, told)
    if reading.cast.is_person(sources[0]):
        reading.introduced = (number, sources[0])


def draft(
    reading: Reading,
    unit: Unit,
    number: int,
    frame: Frame,
    chain: tuple[Source, ...],
    via: Sequence[Source],
    found: Sequence[relays.Relay],
) -> None:
    """Draft what ``frame`` hands over, or credit what stands before it.

    ``chain`` are its speakers, ``via`` the media of the unit's credits ``found``.
    """
    tokens = unit.tokens
    sources = _sources(reading, tokens, frame, chain, via, found)
    beside = circumstances.marks(tokens, frame.content, reading.outlet, reading.lex)
    if frame.credits:
        credit(reading, number, sources, beside, alone=frame.rule == "quote.credit")
        return
    if not frame.content:
        if chain:
            reading.introduced = (number, chain[0])
        return
    if frame.cue is None:
        sources = (*_neighbour(reading, tokens, number, frame), *sources)
    cue = frame.cue and Span(start=tokens[frame.cue[0]].start, end=tokens[frame.cue[1] - 1].end)
    reading.drafts.extend(
        Draft(
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
        for a, b in frame.content
        for start, end, mode in _pieces(reading, tokens, a, b)
    )


def _sources(
    reading: Reading,
    tokens: Sequence[Token],
    frame: Frame,
    chain: tuple[Source, ...],
    via: Sequence[Source],
    found: Sequence[relays.Relay],
) -> tuple[Source, ...]:
    """The speakers of a frame and the media it came by: those beside its cue, to whom it was told,
    and those of the unit. Where nobody speaks but a medium, it speaks."""
    ranges = relays.means(tokens, frame.zone[0], frame.zone[1], found, reading.lex)
    if frame.kind == "tell":
        ranges.insert(0, relays.listener(tokens, frame.zone, reading.lex))
    means = [source for a, b in ranges for source in sources_of(reading.cast, tokens[a:b], "via")]
    sources = (*chain, *means, *via)
    if sources and not chain and frame.rule == "reported.passive":
        return (replace(sources[0], role="speaker"), *sources[1:])
    return sources


def _pieces(
    reading: Reading, tokens: Sequence[Token], a: int, b: int
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
        and last.words >= _OWN_QUOTE
        and last.start > start
        and reading.text[last.inner].isupper()
    ):
        cut = clauses.trimmed(reading.text, start, last.start)
        pieces.append((cut[0], cut[1], "indirect"))
        pieces.append((last.inner, last.outer, "direct"))
        return [p for p in pieces if p[1] > p[0]]
    return [(start, end, "indirect")] if end > start else []


def _neighbour(
    reading: Reading, tokens: Sequence[Token], number: int, frame: Frame
) -> tuple[Source, ...]:
    """The speaker of a quotation without a cue: the one named before its colon, else who
    spoke right before it."""
    if frame.rule == "quote.colon":
        before = tokens[: frame.content[0][0]]
        named = [t for t in before if t.is_word]
        people = reading.cast.people(named[0].start, named[-1].end) if named else []
        if people:
            return (people[-1],)
    return recent(reading, number)
