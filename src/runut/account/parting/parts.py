"""Statements cut into the parts that can be compared.

A long sentence tells several things; another article may carry only one of them. So each
statement is cut at the joints of its clauses and coordinated members (table ``parts`` of
the pack) before statements are compared; parts that no other statement shares are put
together again afterwards (`mending`). A part keeps the mode, stance, source and cue of its
statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from runut.account.parting import conjunctions, joints
from runut.account.parting.conjunctions import Joints
from runut.account.parting.joints import STOPS, TOKEN, Tokens
from runut.identity import content_id
from runut.records import Mode, Stance, Statement, prevailing
from runut.text import words

#: A part has at least so many words and characters, or it is no proposition. What somebody
#: said is parted more sparingly than what an outlet tells: it was uttered as one.
LEAST = {"narration": (3, 18), "indirect": (6, 45), "direct": (10, 68)}
#: ... and of speech at a joint that leads into a clause with a subject of its own, and at one
#: that stands between two figures: they answer two questions.
_LED, _FIGURES = (10, 60), (6, 38)
#: A whole sentence of several is a part however sparingly what is said is parted.
_SENTENCE = LEAST["narration"]
#: ... of speech so long a one where its first clause alone tells too little ("But that changes, I
#: cannot be sure of it").
_BEHIND = (6, 38)
_EDGES = " \t\n,;:–—-"


def cut(statement: Statement, text: str, language: str) -> tuple[Statement, ...]:
    """The parts of ``statement`` in order; itself alone where it has no joint.

    ``text`` is the article's. Parts do not overlap, slice exactly, and hold the times,
    figures and marks that lie inside them.
    """
    bounds = _bounds_of(text[statement.start : statement.end], language, statement.mode)
    ends = [statement.start + bound for bound in bounds]
    ends[1:-1] = _with_measures(statement, text, ends, language)
    # "Pada Desember 2017, dewan itu ...": a date alone tells nothing.
    ends[1:-1] = [
        end
        for before, end, after in zip(ends, ends[1:], ends[2:], strict=False)
        if not (_dates_alone(statement, text, before, end))
        and not (_dates_alone(statement, text, end, after))
    ]
    if len(ends) < 3:
        return (statement,)
    return tuple(trimmed(statement, text, start, end) for start, end in pairwise(ends))


def _with_measures(
    statement: Statement, text: str, ends: Sequence[int], language: str
) -> list[int]:
    """The inner ``ends``, a clause beginning with how long before or after the other it was:
    "jembatan itu runtuh | dua jam setelah diresmikan"; none where little would be left."""
    fewest, _ = LEAST["narration"]
    moved = [_measure(statement, text, end, language) for end in ends[1:-1]]
    return [
        end
        for before, kept, end in zip(ends, ends[1:], moved, strict=False)
        if end == kept or len(words.folded(text[before:end])) >= fewest
    ]


def _measure(statement: Statement, text: str, joint: int, language: str) -> int:
    """Where a clause at a joint begins with the measure of time before it."""
    first = TOKEN.match(text, joint, statement.end)
    if first is None or not conjunctions.is_measured(first[0], language):
        return joint
    before = (time for time in statement.times if text[time.end : joint].isspace())
    return next((time.start for time in before if time.precision == "duration"), joint)


def _dates_alone(statement: Statement, text: str, start: int, end: int) -> bool:
    """Whether a stretch holds a time and, but for one small word, nothing else."""
    dated = [time for time in statement.times if start <= time.start and time.end <= end]
    if not dated:
        return False
    others = [
        token
        for token in TOKEN.finditer(text, start, end)
        if token[0][0].isalnum()
        and not any(time.start <= token.start() < time.end for time in dated)
    ]
    return len(others) <= 1


@lru_cache(maxsize=1 << 14)
def leans(text: str, language: str) -> bool:
    """Whether a part begins with a joint that leads into no clause with a subject of its own
    ("yang", "dan"), or with another word for an aim ("guna"), so that it hangs on the part before
    it."""
    first = TOKEN.match(text)
    grammar, word = conjunctions.of(language), words.fold(first[0]) if first is not None else ""
    return word in grammar.aiming or (word in grammar.bare and word not in grammar.subordinating)


def places(text: str, language: str) -> bool:
    """Whether a part begins where only a place, a time or an end does ("di", "hingga"): without
    the part before it, it tells nothing."""
    first = TOKEN.match(text)
    return first is not None and words.fold(first[0]) in conjunctions.of(language).placing


def past_joint(text: str, start: int, language: str) -> int:
    """Where a clause that begins at ``start`` begins without the words that join it to what
    stands before ("dan", "yang")."""
    first = TOKEN.search(text, start)
    while first is not None and words.fold(first[0]) in conjunctions.of(language).bare:
        start = first.end()
        first = TOKEN.search(text, start)
    return start if first is None else first.start()


def between(statement: Statement, start: int, end: int) -> Statement:
    """The part of a statement from ``start`` to ``end``."""
    return replace(
        statement,
        id=content_id(statement.article, str(start), str(end), statement.mode),
        start=start,
        end=end,
        stance=_stance(statement, start, end),
        times=tuple(t for t in statement.times if start <= t.start and t.end <= end),
        quantities=tuple(q for q in statement.quantities if start <= q.start and q.end <= end),
        marks=tuple(
            m
            for m in statement.marks
            if start <= m.start < end or not statement.start <= m.start < statement.end
        ),
    )


def _stance(statement: Statement, start: int, end: int) -> Stance:
    if not statement.shifts:
        return statement.stance
    return prevailing(statement.shifts, start, end)


@lru_cache(maxsize=1 << 14)
def _bounds_of(text: str, language: str, mode: Mode) -> tuple[int, ...]:
    """The bounds of a statement's parts, found once while its story grows."""
    grammar = conjunctions.of_speech(language) if mode == "direct" else conjunctions.of(language)
    return tuple(_bounds(text, grammar, mode))


def _bounds(text: str, grammar: Joints, mode: Mode) -> list[int]:
    """Offsets at which ``text`` falls apart, both ends included. A part has so many words and
    characters (`_least`) and says something (`joints.says`); it begins with so many words and no
    mark between them, so that lists of names stay whole."""
    tokens = list(TOKEN.finditer(text))
    starts = joints.starts(tokens, grammar)
    if not starts:
        return [0, len(text)]
    at = [0]
    first = 0
    for n, i in enumerate(starts):
        after = joints.clause_end(tokens, [*starts[n:], len(tokens)], grammar)
        sentence = tokens[i - 1][0] in STOPS
        fewest, short = (
            _SENTENCE if sentence else _least(tokens[first:i], tokens[i:after], grammar, mode)
        )
        if sentence and not joints.tells(tokens[i:after], grammar):
            whole = joints.sentence_end(tokens, i, grammar)
            if joints.says(tokens[i:whole], grammar):
                after, (fewest, short) = whole, _BEHIND
        # Of a clause the first words have no mark between them; a sentence is one by its end.
        run = tokens[i : joints.sentence_end(tokens, i, grammar) if sentence else i + fewest]
        if (
            tokens[i].start() - at[-1] >= short
            and len(text) - tokens[i].start() >= short
            and sum(token[0][0].isalnum() for token in tokens[first:i]) >= fewest
            and sum(token[0][0].isalnum() for token in run) >= fewest
            and (
                sentence
                or joints.leads(tokens[i], grammar)
                or joints.says(tokens[first:i], grammar)
            )
            and (sentence or joints.answers(tokens[i:after], grammar))
            and (sentence or not joints.awaits_figure(tokens[first:i], tokens[i:after], grammar))
            and joints.tells(tokens[first:i], grammar)
            and joints.tells(tokens[i:after], grammar)
        ):
            at.append(tokens[i].start())
            first = i
    return [*at, len(text)]


def _least(before: Tokens, after: Tokens, grammar: Joints, mode: Mode) -> tuple[int, int]:
    """Of how many words and characters the parts on either side of a joint are at least."""
    if mode == "direct":
        if joints.figured(before) and joints.figured(after):
            return _FIGURES
        if words.fold(after[0][0]) in grammar.subordinating:
            return _LED
    return LEAST[mode]


def trimmed(statement: Statement, text: str, start: int, end: int) -> Statement:
    """`between`, without marks and blanks at either end."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return between(statement, start, end)
