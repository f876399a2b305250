"""How alike two propositions are: readable features, and the score made of them.

The score is a logistic sum of a few features whose weights are data
(``likeness.toml`` beside this module, made by ``tools/fit_claims.py`` from labelled
stories). Candidates come from an inverted index over rarer terms, so that the pairs scored
in full grow with what is shared and not with the square of the statements.
"""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import itemgetter, mul
from typing import Any

from runut.account.comparing.slots import Values, compare
from runut.account.kept import PAIRS
from runut.account.preparing.propositions import Proposition
from runut.account.preparing.weighing import View, Weighed, weigh
from runut.lang.pack import load
from runut.text import words

__all__ = [
    "FEATURES",
    "Pair",
    "Weighed",
    "Weights",
    "candidates",
    "features",
    "logistic",
    "rivals",
    "score",
    "unvalued",
    "values",
    "weigh",
    "weights",
]

Pair = tuple[int, int]

#: Pairs whose weighted terms are less alike than this are not scored further.
_FLOOR = 0.10
#: Nor pairs that share fewer terms.
_FEWEST = 2
#: A term that stands in more statements than this leads to no candidates by itself.
_COMMON = 120
#: Beyond this a weighted sum makes a likelihood no surer.
_SURE = 30.0

#: How terms begin that are values: figures and days.
_VALUES = frozenset({"n:", "t:"})

#: Stances that tell a thing otherwise than as it is, by how.
_ACTS = {"denies": "denies", "promises": "foretells", "predicts": "foretells"}
#: The features, in the order of the weights.
FEATURES = (
    "terms",
    "contained",
    "words",
    "runs",
    "letters",
    "names",
    "codes_apart",
    "figures_same",
    "figures_clash",
    "speaker_same",
    "speaker_apart",
    "negation_apart",
    "swapped",
    "stance_apart",
    "length",
    "rare",
    "best",
    "sentence",
)


_FEATURES_OF = itemgetter(*FEATURES)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """The weights of a logistic sum, and the score from which groups may join."""

    bias: float
    by_feature: Mapping[str, float]
    threshold: float


@lru_cache(maxsize=8)
def _in_order(by: Weights) -> tuple[float, ...]:
    return tuple(by.by_feature.get(name, 0.0) for name in FEATURES)


@cache
def weights() -> Weights:
    """The shipped weights."""
    text = (files("runut.account.matching") / "likeness.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Weights(bias=table["bias"], by_feature=table["weights"], threshold=table["threshold"])


def candidates(weighed: Weighed) -> Iterator[tuple[Pair, float]]:
    """Pairs worth scoring, with the cosine of their terms, in ascending order. Of those that
    are written alike only the first is paired."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at in weighed.folded.alike:
        vector = weighed.vectors[at]
        near: dict[int, float] = defaultdict(float)
        shared: dict[int, int] = defaultdict(int)
        for term, value in vector.items():
            posted = postings[term]
            if len(posted) <= _COMMON:
                for other, theirs in posted:
                    near[other] += value * theirs
                    shared[other] += 1
            posted.append((at, value))
        for other in sorted(near):
            cosine = near[other] / (weighed.norms[at] * weighed.norms[other])
            if cosine >= _FLOOR and shared[other] >= _FEWEST:
                yield (other, at), cosine


def rivals(weighed: Weighed, found: Mapping[Pair, float]) -> dict[tuple[int, str], float]:
    """The highest cosine of each proposition that is paired with any of each other article."""
    best: dict[tuple[int, str], float] = defaultdict(float)
    homes = {
        at: [weighed.propositions[place].article.id for place in alike]
        for at, alike in weighed.folded.alike.items()
    }
    for at, articles in homes.items():
        best.update(((at, article), 1.0) for article in articles[1:])
    for (a, b), cosine in found.items():
        for one, two in ((a, b), (b, a)):
            for article in homes[two]:
                best[one, article] = max(best[one, article], cosine)
    return best


def features(
    weighed: Weighed,
    pair: Pair,
    cosine: float,
    best: Mapping[tuple[int, str], float],
    by: Weights | None = None,
) -> tuple[dict[str, float], Values]:
    """The features of a pair, each between 0 and 1, and the values that were compared.

    ``best`` is what `rivals` found: a pair whose sides have a nearer fellow in the other's
    article is less likely one claim. Given the weights ``by``, what costs most and weighs
    nothing is left at 0.
    """
    one, two = weighed.view(pair[0]), weighed.view(pair[1])
    a, b = one.told, two.told
    short, long = one.vector, two.vector
    if len(long) < len(short):
        short, long = long, short
    common = heaviest = 0.0
    for term, value in short.items():
        other = long.get(term)
        if other is not None:
            common += value if value < other else other
            weight = weighed.weight[term]
            heaviest = weight if weight > heaviest else heaviest
    alone, values = _alone(a, b)
    rival = max(best[pair[0], b.article.id], best[pair[1], a.article.id])
    return {
        **alone,
        "terms": cosine,
        "contained": common / (min(one.total, two.total) or 1.0),
        "words": _dice(weighed, one, two) if by is None or by.by_feature["words"] else 0.0,
        "names": _names(weighed, one, two),
        "rare": min(1.0, heaviest / (math.log(1.0 + len(weighed.propositions)) or 1.0)),
        "best": cosine / rival,
        "sentence": _sentences(one, two),
    }, values


@lru_cache(maxsize=PAIRS)
def _alone(a: Proposition, b: Proposition) -> tuple[Mapping[str, float], Values]:
    """The features of a pair that the rest of the story does not move, and its values."""
    values = compare(a, b)
    longest = max(len(a.order), len(b.order), 1)
    return {
        "runs": _overlap(a.runs, b.runs),
        "letters": _overlap(a.letters, b.letters),
        "codes_apart": float(bool(a.codes and b.codes and not a.codes & b.codes)),
        "figures_same": min(1.0, 0.5 * len(values.same)),
        "figures_clash": float(bool(values.clashes)),
        "speaker_same": float(not a.speakers.isdisjoint(b.speakers)),
        "speaker_apart": float(
            bool(a.speakers and b.speakers) and a.speakers.isdisjoint(b.speakers)
        ),
        "negation_apart": float(_negation_apart(a, b)),
        "swapped": float(swapped(a, b)),
        "stance_apart": float(_act(a) != _act(b)),
        "length": min(len(a.order), len(b.order)) / longest,
    }, values


def values(a: Proposition, b: Proposition) -> Values:
    """The values of a pair, compared."""
    return _alone(a.itself, b.itself)[1]


def _sentences(one: View, two: View) -> float:
    """The cosine of the sentences that two propositions stand in: parts of sentences that tell
    the same say the same more likely than parts that are alike by themselves."""
    short, long = one.setting, two.setting
    if len(long) < len(short):
        short, long = long, short
    total = sum([value * long[term] for term, value in short.items() if term in long])
    return total if total < 1.0 else 1.0


def unvalued(weighed: Weighed, pair: Pair) -> dict[str, float]:
    """The features *terms* and *contained* of a pair once its figures and days are left out:
    what two statements have in common beside the answers they give."""
    mine, theirs = (
        {term: value for term, value in weighed.vectors[i].items() if term[:2] not in _VALUES}
        for i in pair
    )
    shared = sorted(mine.keys() & theirs.keys())
    norm = math.sqrt(sum(v * v for v in mine.values()) * sum(v * v for v in theirs.values()))
    least = min(sum(mine.values()), sum(theirs.values())) or 1.0
    return {
        "terms": sum(mine[term] * theirs[term] for term in shared) / (norm or 1.0),
        "contained": sum(min(mine[term], theirs[term]) for term in shared) / least,
    }


def score(found: Mapping[str, float], by: Weights) -> float:
    """The likeness of a pair from its features, 0 to 1."""
    return logistic(by.bias + sum(map(mul, _in_order(by), _FEATURES_OF(found))))


def logistic(total: float) -> float:
    """A weighted sum as a likelihood, 0 to 1."""
    if not -_SURE < total < _SURE:
        total = _SURE if total > 0.0 else -_SURE
    return 1.0 / (1.0 + math.exp(-total))


def _dice(weighed: Weighed, one: View, two: View) -> float:
    """Weighted overlap of the words alone, without names, figures and days (Dice 1945)."""
    mine, theirs = one.told.plain, two.told.plain
    both = sum([weighed.weight[f"w:{stem}"] for stem in sorted(mine & theirs)])
    each = sum([weighed.weight[f"w:{stem}"] for side in (mine, theirs) for stem in sorted(side)])
    return 2.0 * both / each if each else 0.0


def _overlap(a: frozenset[Any], b: frozenset[Any]) -> float:
    """Overlap coefficient (Szymkiewicz-Simpson)."""
    least = min(len(a), len(b))
    return len(a & b) / least if least else 0.0


def _names(weighed: Weighed, one: View, two: View) -> float:
    """How far the names agree."""
    least = min(one.names, two.names)
    if not least:
        return 0.0
    shared = sorted(one.told.names.keys() & two.told.names.keys())
    return sum([weighed.weight[f"e:{name}"] for name in shared]) / least


def _act(proposition: Proposition) -> str:
    """What a proposition does with what it tells: a wish tells what it wishes, and of one plan he
    who carries it out promises what another predicts."""
    return _ACTS.get(proposition.statement.stance, "asserts")


def _negation_apart(a: Proposition, b: Proposition) -> bool:
    """Whether one side is negated and the other not, or one negates a word that the other
    affirms."""
    if a.negations and b.negations:
        return negates(a, b) or negates(b, a)
    return (a.negations + b.negations) % 2 == 1


def negates(a: Proposition, b: Proposition) -> bool:
    """Whether one side negates a word that the other affirms."""
    if not a.negated:
        return False
    spared = {stem for stems in b.negated for stem in stems}
    return bool({stems[0] for stems in a.negated} & (set(b.told) - spared))


def swapped(a: Proposition, b: Proposition) -> bool:
    """True when two names that both share stand in opposite order around a word they share
    while both are active or both passive: who did it to whom is turned round."""
    if a.passive != b.passive or len(a.names) < 2 or len(b.names) < 2:
        return False
    shared = sorted(a.names.keys() & b.names.keys())
    if len(shared) != 2:
        return False
    first, second = shared
    if (a.names[first] < a.names[second]) == (b.names[first] < b.names[second]):
        return False
    return bool(_between(a, first, second) & _between(b, first, second))


def _between(proposition: Proposition, first: str, second: str) -> set[str]:
    """Stems outside names that stand between two names of a proposition."""
    start, end = sorted((proposition.names[first], proposition.names[second]))
    pack = load(proposition.article.language)
    return set(words.content_words(proposition.text[start:end], pack)) & proposition.plain
