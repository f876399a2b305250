"""The outlet's own voice: what no frame has taken, cut into propositions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from runut.records import Source
from runut.statements import circumstances, clauses, runs
from runut.statements.clauses import Token, Unit
from runut.statements.drafts import Draft, Reading, order, recent, run_on
from runut.statements.frames import Range
from runut.statements.lexicon import Lexicon

#: What a medium is credited with has at least so many words; what is left beside a cue
#: must have more to be news of its own.
_LEAST_CREDITED, _LEAST_LEFT = 3, 5
#: What leads to a clause or joins it, and marks before it.
_MARKS = (",", ";", ":", "–", "—")
_LEADING = ("frame.that", "frame.relative", "frame.subordinate", "split.joining")


def narrate(
    reading: Reading,
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
        run = _closed(tokens[i:j], reading.lex) if j < len(tokens) else tokens[i:j]
        whole = i == 0 and j == len(tokens)
        said = sum(1 for t in run if t.is_word)
        if run and (whole or (via and said >= _LEAST_CREDITED) or _worth(run, reading.lex)):
            _narrate_run(reading, number, run, via)
        i = j + 1
    order(reading, number)


def _closed(run: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """A run without the words at its end that only lead to what a frame has taken: "the rule |that|
    it says keeps boats away"."""
    end = closed = len(run)
    while end and (run[end - 1].text in _MARKS or _leads(run[end - 1], lex)):
        end -= 1
        closed = end if run[end].is_word else closed
    return run[:closed]


def _leads(token: Token, lex: Lexicon) -> bool:
    return any(lex.has(name, token.lower) for name in _LEADING)


def _narrate_run(
    reading: Reading, number: int, run: Sequence[Token], via: Sequence[Source]
) -> None:
    sources = tuple(via)
    rule = "relay" if sources else "narration"
    if sources:
        sources = (replace(sources[0], role="speaker"), *sources[1:])
    else:
        sources = _of_somebody(reading, number, run)
        rule = "reported.run" if sources else rule
    beside = circumstances.marks(run, (), reading.outlet, reading.lex)
    spans = clauses.split(reading.text, run, reading.lex)
    if rule == "reported.run" and spans:  # as other reported words, which are not cut either
        spans = [(spans[0][0], spans[-1][1])]
    for start, end in spans:
        reading.drafts.append(
            Draft(
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


def _of_somebody(reading: Reading, number: int, run: Sequence[Token]) -> tuple[Source, ...]:
    """Who speaks in words that name nobody: who spoke last where they say "pihaknya", who spoke
    right before where they reason on from what he said ("Akibatnya, ...")."""
    if _voiced(run, reading.lex):
        return recent(reading, number)
    last = reading.drafts[-1] if reading.drafts else None
    if last is None or last.mode != "indirect" or last.rule == "relay" or last.unit == number:
        return ()
    if _by_the_way(reading, last):
        return ()
    words = [token.lower for token in run if token.is_word]
    if not clauses.has_verb(run, reading.lex) or not runs.reasons_on(words, reading.lex):
        return ()
    speakers = run_on(reading, number)
    return speakers if speakers and reading.cast.speaks(speakers[0]) else ()


def _by_the_way(reading: Reading, told: Draft) -> bool:
    """Whether somebody only spoke in a clause that describes him, in a sentence that the outlet
    tells: "Laporan itu datang dari X, yang menyebut ..."."""
    if told.cue is None or not told.sources:
        return False
    between = reading.text[told.sources[0].end : told.cue.start].lower().split()
    return any(reading.lex.has("frame.who", word) for word in between)


def _voiced(run: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the subject is a word that only stands in somebody's words ("pihaknya")."""
    for token in run:
        if token.is_word and not lex.has("phrase.openers", token.lower):
            return lex.has("phrase.voiced", token.lower)
    return False


def _worth(run: Sequence[Token], lex: Lexicon) -> bool:
    """Whether what is left beside a cue carries news of its own."""
    return sum(1 for t in run if t.is_word) >= _LEAST_LEFT and clauses.has_verb(run, lex)
