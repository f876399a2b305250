"""What the terms of a story weigh: the rarer among its statements and in its language, the
heavier."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from runut.account.preparing.folding import Folded, fold
from runut.account.preparing.propositions import Proposition
from runut.account.preparing.rarity import of_term


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View:
    """A proposition as its pairs need it: its weighted terms with their sum, its sentence's
    (``setting``), and the weight of its names."""

    told: Proposition
    vector: Mapping[str, float]
    total: float
    setting: Mapping[str, float]
    names: float


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
    _views: dict[int, View] = field(default_factory=dict)

    def view(self, place: int) -> View:
        """A proposition by its place, as its pairs need it."""
        found = self._views.get(place)
        if found is None:
            told, vector = self.propositions[place].itself, self.vectors[place]
            found = self._views[place] = View(
                told=told,
                vector=vector,
                total=sum(vector.values()),
                setting=self.settings[self.setting[place]],
                names=sum([self.weight[f"e:{name}"] for name in sorted(told.names)]),
            )
        return found


def own_language(propositions: Sequence[Proposition]) -> str:
    """The language that most propositions of a story are in."""
    languages = Counter(proposition.article.language for proposition in propositions)
    return min(languages, key=lambda code: (-languages[code], code)) if languages else ""


def weigh(propositions: Sequence[Proposition]) -> Weighed:
    """Weights of the terms of one story: the rarer among its statements and in its language,
    the heavier."""
    seen: Counter[str] = Counter()
    for proposition in propositions:
        seen.update(proposition.terms.keys())
    count = len(propositions)
    language = own_language(propositions)
    weight = {
        term: math.log(1.0 + count / times) * of_term(term, language)
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
