"""What a speaker says otherwise later: another figure for the same thing, or the contrary.

His statements, wherever they stand, are compared as those of one story are. Two of them, said
on different days, that answer one question alike but for a figure, or of which one denies
what the other affirms, are a turn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from runut.account.comparing.dating import middle, moment, spoken
from runut.account.comparing.scopes import one_scope
from runut.account.matching import claims, likeness
from runut.account.matching.claims import Comparison, evidence
from runut.account.preparing.propositions import Proposition
from runut.account.scene import lay_out
from runut.records import Quantity, Reading, Statement

#: How likely two statements must answer one question for their figures, and for what one
#: denies and the other affirms, to be held against each other.
_FIGURE, _CONTRARY = 0.7, 0.7
#: So many words and names they have in common then.
_SHARED = 3
#: The shorter of the two is at least so long beside the longer, which says so much of it too:
#: in a long quotation much is said and denied by the way.
_LENGTH, _HELD = 0.5, 0.4
#: A figure so many times another counts something else.
_LEAP = 20
_DAY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """Two statements of one speaker, the ``earlier`` and the ``later``; with the figures that
    differ, or without where one is the contrary of the other."""

    earlier: Statement
    later: Statement
    before: Quantity | None = None
    after: Quantity | None = None


def find(readings: Sequence[Reading], said: Collection[str]) -> tuple[Otherwise, ...]:
    """The turns among the statements with the ids ``said``, oldest first.

    ``readings`` are those of the articles that hold them, in any order.
    """
    kept = [
        replace(reading, statements=tuple(s for s in reading.statements if s.id in said))
        for reading in readings
    ]
    scene = lay_out(kept)
    whole = {place: found for place, (_, found) in enumerate(scene.pieces)}
    days = _days(scene.parts, {r.article.id: r for r in scene.readings})
    turns: dict[tuple[str, ...], tuple[str, Otherwise]] = {}
    for comparison in claims.compare(likeness.weigh(scene.parts)):
        pair = sorted(comparison.pair, key=lambda place: (days.get(place, ""), place))
        early, late = (scene.parts[place] for place in pair)
        before, after = (days.get(place, "") for place in pair)
        if not before or before[:_DAY] >= after[:_DAY] or not one_scope(early, late):
            continue
        for old, new in _differing(comparison, early, late):
            turn = Otherwise(earlier=whole[pair[0]], later=whole[pair[1]], before=old, after=new)
            known = (turn.earlier.id, turn.later.id, f"{old and old.value}", f"{new and new.value}")
            turns.setdefault(known, (before, turn))
    ordered = sorted(turns.items(), key=lambda item: (item[1][0], item[0]))
    return tuple(turn for _, (_, turn) in ordered)


def _days(parts: Sequence[Proposition], readings: Mapping[str, Reading]) -> dict[int, str]:
    """When each part was said, by its place: on the day its article gives, else when that was
    published."""
    said = spoken(parts, {id: reading.times for id, reading in readings.items()})
    found = {part.place: said.get(part.place) or moment(part.article.published) for part in parts}
    return {place: f"{middle(when):%Y-%m-%dT%H:%M}" for place, when in found.items() if when}


def _differing(
    found: Comparison, early: Proposition, late: Proposition
) -> Iterator[tuple[Quantity | None, Quantity | None]]:
    """The figures in which two statements differ, the earlier's first; a pair of nothing where
    the one is the contrary of the other."""
    values = found.values
    if found.features["length"] < _LENGTH or found.held < _HELD:
        return
    if found.frame >= _FIGURE and not values.same and not values.day_clashes:
        for a, b in values.clashes:
            if max(a.value, b.value) <= _LEAP * min(a.value, b.value):
                yield (a, b) if a in early.numbers else (b, a)
    if found.frame < _CONTRARY or values.clashes or values.day_clashes:
        return
    if evidence(early, late) >= _SHARED and _contrary(early, late):
        yield None, None


def _contrary(a: Proposition, b: Proposition) -> bool:
    """Whether one denies what the other affirms: by its stance, or by negating the first of
    its words that the other has without a negation."""
    if (a.statement.stance == "denies") != (b.statement.stance == "denies"):
        return a.negations == b.negations
    return any(
        one.negations and not other.negations and stems[0] in other.told
        for one, other in ((a, b), (b, a))
        for stems in one.negated
    )
