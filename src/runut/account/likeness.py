"""How alike two propositions are: readable features, and the score made of them.

The score is a logistic sum of a few features whose weights are data
(``likeness.toml`` beside this module, made by ``tools/fit_claims.py`` from labelled
stories). Candidates come from an inverted index over rarer terms, so that the pairs scored
in full grow with what is shared and not with the square of the statements.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from operator import itemgetter, mul
from typing import Any

from runut.account.folding import Folded, fold
from runut.account.propositions import Proposition
from runut.account.rarity import rarity
from runut.account.slots import Values, compare
from runut.lang.pack import load
from runut.text import words

Pair = tuple[int, int]

#: Pairs whose weighted terms are less alike than this are not scored further.
_FLOOR = 0.10
#: Nor pairs that share fewer terms.
_FEWEST = 2
#: A term that stands in more statements than this leads to no candidates by itself.
_COMMON = 120

#: How terms begin that are values: figures and days.
_VALUES = frozenset({"n:", "t:"})

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
    text = (files("runut.account") / "likeness.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Weights(bias=table["bias"], by_feature=table["weights"], threshold=table["threshold"])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _View:
    """A proposition as its pairs need it: its weighted terms with their sum, its sentence's
    (``setting``), the weight of its names, and its ``runs`` of two words."""

    told: Proposition
    letters: frozenset[str]
    vector: Mapping[str, float]
    total: float
    setting: Mapping[str, float]
    names: float
    runs: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weighed:
    """The propositions of a story with the weight of every term in it.

    ``weight`` is the inverse frequency of a term among the story's statements;
    ``vectors`` are the weighted terms of each proposition, ``norms`` their lengths; ``setting``
    says by a proposition's place in which of ``settings``, the weighted terms of whole
    sentences at length one, it stands. ``folded`` are those that are written alike.
    """

    propositions: Sequence[Proposition]
    weight: Mapping[str, float]
    vectors: Sequence[Mapping[str, float]]
    norms: Sequence[float]
    setting: Sequence[int]
    settings: Sequence[Mapping[str, float]]
    folded: Folded
    _views: dict[int, _View] = field(default_factory=dict)

    def view(self, place: int) -> _View:
        """A proposition by its place, as its pairs need it."""
        found = self._views.get(place)
        if found is None:
            told, vector = self.propositions[place], self.vectors[place]
            found = self._views[place] = _View(
                told=told,
                letters=told.letters,
                vector=vector,
                total=sum(vector.values()),
                setting=self.settings[self.setting[place]],
                names=sum([self.weight[f"e:{name}"] for name in sorted(told.names)]),
                runs=frozenset(pairwise(told.order)),
            )
        return found


def weigh(propositions: Sequence[Proposition]) -> Weighed:
    """Weights of the terms of one story: the rarer among its statements and in its language,
    the heavier."""
    seen: Counter[str] = Counter()
    for proposition in propositions:
        seen.update(proposition.terms.keys())
    count = len(propositions)
    languages = Counter(proposition.article.language for proposition in propositions)
    language = min(languages, key=lambda code: (-languages[code], code)) if languages else ""
    weight = {
        term: math.log(1.0 + count / times)
        * (rarity(term[2:], language) if term.startswith("w:") else 1.0)
        for term, times in seen.items()
    }
    vectors: list[dict[str, float]] = []
    norms: list[float] = []
    for proposition in propositions:
        vector = {
            term: (times if times < 2.0 else 2.0) * weight[term]
            for term, times in sorted(proposition.terms.items())
        }
        norms.append(math.sqrt(sum([value * value for value in vector.values()])) or 1.0)
        vectors.append(vector)
    setting, settings = _settings(propositions, vectors)
    folded = fold(propositions, [settings[at] for at in setting])
    return Weighed(
        propositions=propositions,
        weight=weight,
        vectors=vectors,
        norms=norms,
        setting=setting,
        settings=settings,
        folded=folded,
    )


def _settings(
    propositions: Sequence[Proposition], vectors: Sequence[Mapping[str, float]]
) -> tuple[list[int], list[dict[str, float]]]:
    """The sentence, or run of sentences, each proposition stands in, and what these say."""
    known: dict[tuple[str, tuple[int, int]], int] = {}
    setting: list[int] = []
    said: list[dict[str, float]] = []
    for proposition, vector in zip(propositions, vectors, strict=True):
        at = known.setdefault((proposition.article.id, proposition.sentence), len(known))
        setting.append(at)
        if at == len(said):
            said.append(dict(vector))
            continue
        terms = said[at]
        for term, value in vector.items():
            if value > terms.get(term, 0.0):
                terms[term] = value
    for at, terms in enumerate(said):
        norm = math.sqrt(sum([value * value for value in terms.values()])) or 1.0
        said[at] = {term: value / norm for term, value in terms.items()}
    return setting, said


def candidates(weighed: Weighed) -> Iterator[tuple[Pair, float]]:
    """Pairs worth scoring, with the cosine of their terms, in ascending order. Of those that
    are written alike only the first is paired."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at in weighed.folded.alike:
        vector = weighed.vectors[at]
        near: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
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
    values = compare(a, b)
    rival = max(best[pair[0], b.article.id], best[pair[1], a.article.id])
    longest = max(len(a.order), len(b.order), 1)
    return {
        "terms": cosine,
        "contained": common / (min(one.total, two.total) or 1.0),
        "words": _dice(weighed, one, two) if by is None or by.by_feature["words"] else 0.0,
        "runs": _overlap(one.runs, two.runs),
        "letters": _overlap(one.letters, two.letters),
        "names": _names(weighed, one, two),
        "codes_apart": float(bool(a.codes and b.codes and not a.codes & b.codes)),
        "figures_same": min(1.0, 0.5 * len(values.same)),
        "figures_clash": float(bool(values.clashes)),
        "speaker_same": float(not a.speakers.isdisjoint(b.speakers)),
        "speaker_apart": float(
            bool(a.speakers and b.speakers) and a.speakers.isdisjoint(b.speakers)
        ),
        "negation_apart": float(_negation_apart(a, b)),
        "swapped": float(swapped(a, b)),
        "stance_apart": float(a.statement.stance != b.statement.stance),
        "length": min(len(a.order), len(b.order)) / longest,
        "rare": min(1.0, heaviest / (math.log(1.0 + len(weighed.propositions)) or 1.0)),
        "best": cosine / rival,
        "sentence": _sentences(one, two),
    }, values


def _sentences(one: _View, two: _View) -> float:
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
    total = by.bias + sum(map(mul, _in_order(by), _FEATURES_OF(found)))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def _dice(weighed: Weighed, one: _View, two: _View) -> float:
    """Weighted overlap of the words alone, without names, figures and days (Dice 1945)."""
    mine, theirs = one.told.plain, two.told.plain
    both = sum([weighed.weight[f"w:{stem}"] for stem in sorted(mine & theirs)])
    each = sum([weighed.weight[f"w:{stem}"] for side in (mine, theirs) for stem in sorted(side)])
    return 2.0 * both / each if each else 0.0


def _overlap(a: frozenset[Any], b: frozenset[Any]) -> float:
    """Overlap coefficient (Szymkiewicz-Simpson)."""
    least = min(len(a), len(b))
    return len(a & b) / least if least else 0.0


def _names(weighed: Weighed, one: _View, two: _View) -> float:
    """How far the names agree."""
    least = min(one.names, two.names)
    if not least:
        return 0.0
    shared = sorted(one.told.names.keys() & two.told.names.keys())
    return sum([weighed.weight[f"e:{name}"] for name in shared]) / least


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
