"""Which of the compared propositions of a story are joined into one claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runut.account.matching import claims, grouping, likeness, together
from runut.account.matching.claims import Comparison
from runut.account.matching.likeness import Pair, Weighed
from runut.text.groups import Groups

#: More than what a product and a quotient lose by rounding.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """The groups of a story's propositions (by place), and every pair that was compared."""

    groups: tuple[tuple[int, ...], ...]
    comparisons: tuple[Comparison, ...]


def find(weighed: Weighed) -> Grouped:
    """Group the propositions of a story into claims. Every one is in exactly one group.

    Two groups join over a pair as likely as the threshold that need not stay apart. So what such
    pairs do not connect is never joined, and of all other pairs only those within what they
    connect have a say; the rest, nearly all, is not judged.
    """
    comparisons = claims.compare(weighed)
    first = weighed.folded.first
    firsts = [c for c in comparisons if first[c.pair[1]] == c.pair[1]]
    judges = _Judges(weighed, firsts)
    threshold = together.weights().threshold
    judged = {c.pair: judges.judge(c) for c in firsts if judges.may_reach(c, threshold)}
    pieces = Groups(len(weighed.propositions))
    for pair, (score, one_claim) in judged.items():
        if one_claim and score >= threshold:
            pieces.join(*pair)
    scores: dict[Pair, float] = {}
    apart: list[Pair] = []
    for c in firsts:
        if pieces.of(c.pair[0]) == pieces.of(c.pair[1]):
            scores[c.pair], one_claim = judged.get(c.pair) or judges.judge(c)
            if not one_claim:
                apart.append(c.pair)
    groups = grouping.group(len(weighed.propositions), scores, apart, threshold)
    return Grouped(groups=_unfolded(groups, weighed), comparisons=comparisons)


class _Judges:
    """Says of a story's ``compared`` pairs, one by one, whether they are one claim."""

    def __init__(self, weighed: Weighed, compared: Sequence[Comparison]) -> None:
        self._told = [proposition.itself for proposition in weighed.propositions]
        self._seen = together.Seen(weighed, compared)
        self._by_itself = together.weights().threshold / likeness.weights().threshold

    def may_reach(self, found: Comparison, threshold: float) -> bool:
        """Whether a pair may be as likely as the ``threshold``, for less than `judge` takes."""
        a, b = self._told[found.pair[0]], self._told[found.pair[1]]
        least = threshold / (claims.ITSELF if claims.one_article(a, b) else 1.0) - _ROUNDING
        if not together.is_fitted(a, b):
            return self._by_itself * found.score >= least
        return self._seen.most(found) >= least and self._seen.score(found) >= least

    def judge(self, found: Comparison) -> tuple[float, bool]:
        """How likely a pair is one claim, and whether it can be one."""
        a, b = self._told[found.pair[0]], self._told[found.pair[1]]
        fitted = together.is_fitted(a, b)
        score = self._seen.score(found) if fitted else self._by_itself * found.score
        # By themselves alone, two that share so little or are told the other way are not one.
        unlike = not fitted and (claims.scant(found, a, b) or found.features["negation_apart"])
        one_claim = not (unlike or claims.contrary(found, a, b))
        return score * claims.doubt(found, a, b, fitted=fitted), one_claim


def _unfolded(groups: Sequence[Sequence[int]], weighed: Weighed) -> tuple[tuple[int, ...], ...]:
    """The groups with all that is written alike beside the first of it."""
    alike = weighed.folded.alike
    return tuple(
        tuple(sorted(place for at in group for place in alike[at]))
        for group in groups
        if group[0] in alike
    )
