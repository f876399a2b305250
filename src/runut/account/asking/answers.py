"""Answers that are held against each other: values of two propositions that may answer one
question.

The likelier it is that two propositions answer one question, the less else must tie their
values together: a name, a model, the deed that is dated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from runut.account.asking import counted
from runut.account.comparing import moments, parallel, scopes, slots
from runut.account.comparing.scopes import Scopes, one_scope
from runut.account.matching.claims import Comparison
from runut.account.parting import occasions
from runut.account.preparing.propositions import Proposition
from runut.records import Quantity, Time

#: How likely two statements must answer one question before their answers are compared.
_FRAME = 0.5
#: The same where all that one says beside its answer is part of the other.
_CONTAINED, _WHOLE = 0.4, 0.9
#: How likely where both name the same thing, so that a measure of it can be compared.
_NAMED = 0.25
#: How likely within one article: its parallel sentences mostly tell of different things.
_ITSELF = 0.95

Value = Quantity | Time


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A value as one proposition (by place) gives it; ``text`` as written."""

    place: int
    value: Value
    text: str


Pair = tuple[Answer, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Answers of a story in pairs. ``turned`` are equal figures of which one is a level and
    the other a change; the others agree or differ."""

    figures: list[Pair] = field(default_factory=list)
    times: list[Pair] = field(default_factory=list)
    turned: list[Pair] = field(default_factory=list)


def gather(
    propositions: Sequence[Proposition], comparisons: Sequence[Comparison], story: Scopes
) -> Pairs:
    """The pairs of answers of a story, in the order of the comparisons."""
    found, pair = Pairs(), _Pairing()
    for comparison in comparisons:
        values = comparison.values
        if comparison.frame < _NAMED and not values.clashes and not values.day_clashes:
            continue
        a, b = propositions[comparison.pair[0]], propositions[comparison.pair[1]]
        if not _parallel(comparison, a, b):
            continue
        if occasions.is_one(a.statement) or occasions.is_one(b.statement):
            continue
        if not one_scope(a, b) or scopes.apart(a, b):
            continue
        pinned = slots.pinned(a, b, values)
        found.figures.extend(pair(a, x, b, y) for x, y in pinned.clashes)
        found.times.extend(
            pair(a, x, b, y) for x, y in pinned.day_clashes if not parallel.two_times(a, x, b, y)
        )
        if comparison.frame < _NAMED:
            continue
        likely = comparison.frame >= _FRAME or (
            comparison.held >= _WHOLE and comparison.frame >= _CONTAINED
        )
        if likely and a.article.id != b.article.id and _counts(a) == _counts(b):
            found.times.extend(pair(a, x, b, y) for x, y in _dated(comparison, a, b))
        if likely or a.names.keys() & b.names.keys() or a.codes & b.codes:
            found.turned.extend(pair(a, x, b, y) for x, y in values.turned)
            found.figures.extend(pair(a, x, b, y) for x, y in (*values.same, *values.clashes))
    found.figures.extend(pair(a, x, b, y) for (a, x), (b, y) in counted.pairs(propositions))
    return found


def of_one_thing(
    one: Answer, two: Answer, propositions: Sequence[Proposition], story: Scopes
) -> bool:
    """Whether two figures that differ can be of one thing."""
    assert isinstance(one.value, Quantity) and isinstance(two.value, Quantity)
    a, b = propositions[one.place], propositions[two.place]
    return story.one_figure(a, one.value, b, two.value)


def _parallel(comparison: Comparison, a: Proposition, b: Proposition) -> bool:
    """Whether two propositions may be held against each other as such: two of one article are
    nearly one, name something, and are no members of one list."""
    if a.article.id != b.article.id:
        return True
    return comparison.frame >= _ITSELF and bool(a.names) and a.sentence != b.sentence


def _dated(comparison: Comparison, a: Proposition, b: Proposition) -> Iterator[tuple[Time, Time]]:
    """Times that agree, or that date one deed differently."""
    values = comparison.values
    for x, y in (*values.days, *values.day_clashes) or slots.beside(a, b):
        inside = scopes.gives(a, x) and scopes.gives(b, y)
        one_deed = moments.agree(a, x, b, y) or (
            scopes.one_deed(a, b, beside=not inside) and not parallel.two_times(a, x, b, y)
        )
        if slots.as_fine(x, y) and one_deed:
            yield x, y


def _counts(proposition: Proposition) -> bool:
    """Whether a proposition counts something: what it dates then is the count."""
    return any(quantity.unit is None for quantity in proposition.numbers)


class _Pairing:
    """Makes pairs of answers, and each answer once: a figure answers many times over."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Answer] = {}

    def __call__(self, a: Proposition, one: Value, b: Proposition, two: Value) -> Pair:
        return self._answer(a, one), self._answer(b, two)

    def _answer(self, proposition: Proposition, value: Value) -> Answer:
        key = proposition.place, id(value)
        found = self._known.get(key)
        if found is None:
            text = proposition.article.text[value.start : value.end]
            found = self._known[key] = Answer(place=proposition.place, value=value, text=text)
        return found
