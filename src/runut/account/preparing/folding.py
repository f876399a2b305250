"""Statements that are written alike in several articles, compared only once.

Agency reports and releases stand in many articles word for word. Such statements are folded
into the first of them before statements are compared: a thousand copies of one report cost no
more comparisons than the report. Those folded go with the first, whatever it is joined with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from runut.account.preparing.propositions import Proposition


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """``first`` gives, by place, the place of the first that is written alike; ``alike`` the
    places folded into each first, itself included."""

    first: Sequence[int]
    alike: Mapping[int, Sequence[int]]


def fold(propositions: Sequence[Proposition], settings: Sequence[Mapping[str, float]]) -> Folded:
    """Fold propositions that agree in all that is compared. ``settings`` gives, by place, the
    weighted terms of the sentence each stands in. Two of one article are never folded."""
    seen: dict[Hashable, int] = {}
    first: list[int] = []
    alike: dict[int, list[int]] = {}
    homes: dict[int, set[str]] = {}
    words = Counter(proposition.order for proposition in propositions)
    alone = len({proposition.article.id for proposition in propositions}) < 2
    for proposition in propositions:
        place = at = proposition.place
        if not alone and words[proposition.order] > 1:
            within = frozenset(settings[place].items())
            at = seen.setdefault((_written(proposition), within), place)
            if proposition.article.id in homes.setdefault(at, set()):
                at = place
            homes.setdefault(at, set()).add(proposition.article.id)
        first.append(at)
        alike.setdefault(at, []).append(place)
    return Folded(first=first, alike=alike)


def _written(proposition: Proposition) -> Hashable:
    """All of a proposition that its comparison with another depends on."""
    statement = proposition.statement
    return (
        proposition.order,
        frozenset(proposition.terms.items()),
        proposition.letters,
        tuple((q.value, q.high, q.unit, q.of, q.bound, q.change) for q in proposition.numbers),
        tuple((t.value, t.flags) for t in proposition.times),
        proposition.beside.value if proposition.beside else None,
        proposition.codes,
        proposition.speakers,
        proposition.marks,
        proposition.negated,
        proposition.passive,
        tuple(proposition.names.items()),
        statement.mode,
        statement.stance,
    )
