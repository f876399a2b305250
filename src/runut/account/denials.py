"""One proposition asserted here and denied there.

A denial is a statement whose stance is to deny, or one that negates the very word the other
affirms ("tidak dirakit di", "dirakit di"). What a denial is about is often only named ("membantah
tuduhan memasok senjata"), so it is sought among assertions by what the denial contains:
its words and names, those who deny included.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from runut.account.claims import Comparison
from runut.account.likeness import Weighed
from runut.account.propositions import Proposition
from runut.account.questions import one_scope

#: Share of a denial's weight that an assertion must hold to be what is denied.
_HELD = 0.5
#: How likely two statements must answer one question for one to deny the other.
_FRAME = 0.4
#: A negated statement must hold so much of what it denies, and be so long beside it, unless
#: two words running are negated here and affirmed there.
_ALIKE, _EVEN = 0.55, 0.4
#: A denial must share at least this many words and names with what it denies.
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """``denied`` by one proposition what another ``asserted``, both by place; ``about`` are
    the stems both share."""

    denied: int
    asserted: int
    about: tuple[str, ...]


def find(weighed: Weighed, comparisons: Sequence[Comparison]) -> tuple[Denial, ...]:
    """The denials of a story."""
    found = {(d.denied, d.asserted): d for d in _by_stance(weighed)}
    for comparison in comparisons:
        a, b = (weighed.propositions[place] for place in comparison.pair)
        features = comparison.features
        if comparison.frame < _FRAME or not features["negation_apart"]:
            continue
        denier, other = (a, b) if a.negations % 2 else (b, a)
        if other.negations:
            continue
        about = _negated(denier, other)
        alike = features["contained"] >= _ALIKE and features["length"] >= _EVEN
        if about and (alike or len(about) > 1) and one_scope(a, b) and _opposed(a, b):
            key = (denier.place, other.place)
            found.setdefault(key, Denial(denied=key[0], asserted=key[1], about=about))
    return tuple(found[key] for key in sorted(found))


def _by_stance(weighed: Weighed) -> Iterator[Denial]:
    holders: dict[str, list[int]] = defaultdict(list)
    for proposition in weighed.propositions:
        if proposition.statement.stance != "denies":
            for term in proposition.terms:
                holders[term].append(proposition.place)
    for denier in weighed.propositions:
        if denier.statement.stance != "denies":
            continue
        terms = {t for t in denier.terms if t[0] in "we"} | {f"e:{s}" for s in denier.speakers}
        terms = {term for term in terms if term in weighed.weight}
        total = sum(weighed.weight[term] for term in sorted(terms))
        held: dict[int, float] = defaultdict(float)
        shared: dict[int, list[str]] = defaultdict(list)
        for term in sorted(terms):
            for place in holders[term]:
                held[place] += weighed.weight[term]
                shared[place].append(term)
        for place in sorted(held):
            words = [term[2:] for term in shared[place] if term.startswith("w:")]
            other = weighed.propositions[place]
            if held[place] < _HELD * total or not words or len(shared[place]) < _FEWEST:
                continue
            if other.negations or not _opposed(denier, other):
                continue
            if not denier.negations or _negated(denier, other):
                yield Denial(denied=denier.place, asserted=place, about=tuple(words))


def _opposed(a: Proposition, b: Proposition) -> bool:
    """Whether two different voices are behind two propositions: never the same speaker, and
    within one article only two speakers."""
    if a.speakers & b.speakers:
        return False
    return a.article.id != b.article.id or bool(a.speakers and b.speakers)


def _negated(denier: Proposition, other: Proposition) -> tuple[str, ...]:
    """The stems right behind a negation that the other side affirms: the most of them that
    follow one another there too."""
    pairs = set(pairwise(other.told))
    best: tuple[str, ...] = ()
    for stems in denier.negated:
        if len(stems) == 2 and stems in pairs:
            return stems
        if stems[0] in other.told:
            best = best or stems[:1]
    return best
