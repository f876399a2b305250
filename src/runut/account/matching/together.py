"""How likely two propositions are one claim, seen together with what stands around them.

`likeness` judges two propositions by what each says. Outlets that tell one thing mostly tell the
things around it, too, about as far down; and two statements that a third article's statement says
as well are more likely one. So every pair is judged a second time, by a logistic sum
(``together.toml``, made by ``tools/fit_claims.py``) over its own features and what the likenesses
of others add.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter, mul
from typing import Protocol

from runut.account.comparing.deeds import verbs
from runut.account.matching import likeness
from runut.account.matching.likeness import Pair, Weighed, Weights
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import load


class Comparison(Protocol):
    """Two propositions that `likeness` has compared (`claims.Comparison`)."""

    @property
    def pair(self) -> Pair:
        """Their places."""

    @property
    def score(self) -> float:
        """How likely they say the same, by themselves."""

    @property
    def features(self) -> Mapping[str, float]:
        """The features of `likeness`."""


#: The features, in the order of the weights: those of `likeness`; how alike the likest two of the
#: statements around both are (``beside``); how alike the likest of a third article is to both
#: (``through``); whether both have a verb; and how far apart both stand in their articles.
AROUND = ("beside", "through", "verbs_same", "distance")
FEATURES = (*likeness.FEATURES, *AROUND)

_OWN = itemgetter(*likeness.FEATURES)
#: More than sums differ by that are added up in another order.
_ROUNDING = 1e-9
#: Likenesses below this add nothing.
_KNOWN = 0.1
#: The statements right before and right behind one stand around it.
_AROUND = (-1, 1)
_NONE: Mapping[int, float] = {}


@cache
def weights() -> Weights:
    """The shipped weights."""
    text = (files("runut.account.matching") / "together.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Weights(bias=table["bias"], by_feature=table["weights"], threshold=table["threshold"])


def is_fitted(a: Proposition, b: Proposition) -> bool:
    """Whether the weights hold for what both are written in: where few stories are labelled, as
    in English, they join more and are right less often."""
    return _fitted(a.article.language) and _fitted(b.article.language)


@cache
def _fitted(language: str) -> bool:
    return bool(load(language).table("claims").get("seen_together", False))


class Seen:
    """The ``compared`` pairs of a story, seen together with what stands around them. Pairs are
    many and few of them are nearly one claim, so each is judged when it is asked for."""

    def __init__(self, weighed: Weighed, compared: Sequence[Comparison]) -> None:
        self._story = _Story.of(weighed, compared)
        self._told = weighed.propositions
        by = weights()
        self._bias = by.bias
        self._ordered = [by.by_feature[name] for name in FEATURES]
        self._own = self._ordered[: len(likeness.FEATURES)]
        self._around = sum([max(0.0, by.by_feature[name]) for name in AROUND])

    def most(self, one: Comparison) -> float:
        """What `score` gives at most, for less: whatever stands around the pair."""
        own = sum(map(mul, self._own, _OWN(one.features)))
        return likeness.logistic(self._bias + own + self._around + _ROUNDING)

    def score(self, one: Comparison) -> float:
        """How likely a pair that the weights hold for (`is_fitted`) is one claim, 0 to 1."""
        return likeness.logistic(self._bias + sum(map(mul, self._ordered, self.features(one))))

    def features(self, one: Comparison) -> tuple[float, ...]:
        """The `FEATURES` of a pair, each between 0 and 1."""
        a, b = one.pair
        story, first, second = self._story, self._told[a], self._told[b]
        return (
            *_OWN(one.features),
            0.0 if _of_others(first, second) else story.beside(a, b),
            story.through(a, b),
            float(not verbs(first.itself).isdisjoint(verbs(second.itself))),
            abs(story.depth[a] - story.depth[b]),
        )


def _of_others(a: Proposition, b: Proposition) -> bool:
    """Whether both call somebody or something by name, and nothing that both call: items of a
    list stand beside one another everywhere."""
    return bool(a.called and b.called and a.called.isdisjoint(b.called))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    """A story's propositions by place: the ``article`` of each and how deep it stands there, 0
    to 1; what stands ``around`` it; and how alike (``near``) it is to others, all by the first
    that is written alike."""

    article: Sequence[str]
    depth: Sequence[float]
    around: Sequence[Sequence[int]]
    near: Mapping[int, Mapping[int, float]]

    @classmethod
    def of(cls, weighed: Weighed, compared: Iterable[Comparison]) -> _Story:
        near: dict[int, dict[int, float]] = defaultdict(dict)
        for one in compared:
            if one.score >= _KNOWN:
                a, b = one.pair
                near[a][b] = near[b][a] = one.score
        article = [proposition.article.id for proposition in weighed.propositions]
        depth: list[float] = []
        around: list[list[int]] = []
        for _, run in groupby(range(len(article)), key=lambda place: article[place]):
            places = list(run)
            last = len(places) - 1
            for at in range(last + 1):
                depth.append(at / max(1, last))
                beside = (at + step for step in _AROUND if 0 <= at + step <= last)
                around.append([weighed.folded.first[places[other]] for other in beside])
        return cls(article=article, depth=depth, around=around, near=dict(near))

    def beside(self, a: int, b: int) -> float:
        """How alike the likest two are of which one stands around ``a``, the other around ``b``;
        0 in one article, where all stand together."""
        best = 0.0
        if self.article[a] != self.article[b]:
            for one in self.around[a]:
                near = self.near.get(one, _NONE)
                for other in self.around[b]:
                    alike = 1.0 if one == other else near.get(other, 0.0)
                    best = alike if alike > best else best
        return best

    def through(self, a: int, b: int) -> float:
        """How alike the likest proposition of a third article is to the one that it is less
        like."""
        few, many = self.near.get(a, _NONE), self.near.get(b, _NONE)
        if len(many) < len(few):
            few, many = many, few
        told = (self.article[a], self.article[b])
        best = 0.0
        for other, score in few.items():
            if score > best and many.get(other, 0.0) > best and self.article[other] not in told:
                best = min(score, many[other])
        return best
