"""Fit the weights of claims on stories that were taken apart by hand.

They are those of `runut.account.matching.likeness`, or of `together` beside it.

    python -m tools.fit_claims SHARED [--of likeness|together] [--write THRESHOLD]

Weights of likeness are fitted on the gold; those of `together`, which build on the shipped ones of
likeness, on the gold and on the stories of the first five draws of
`benchmarks/fresh_accounts.py` that may be read.
Pairs of statements that cover places of one labelled claim are alike, pairs that cover
places of different claims are not; a statement that covers a labelled place is unlike the
statements of other articles in which no place of its claim was found, at a lower weight,
since the labels may have missed one. Weights are logistic, with signs held to what each
feature means, and chosen by leaving one story out at a time. Prints the figures of each
fold, over the gold and over the others; ``--write`` stores the weights fitted on all stories.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np
from benchmarks import fresh_accounts

from runut import pipeline
from runut.account import build
from runut.account.matching import claims, likeness, together
from runut.account.matching.likeness import Weights
from runut.account.preparing.propositions import Proposition
from runut.evaluate import accounts as scorer
from runut.evaluate.anchors import Places, covers
from runut.evaluate.figures import Figures, Tally
from runut.evaluate.gold import GoldAccount
from runut.export.documents import account_document
from runut.measure import accounts
from runut.records import Reading

#: Features that may only speak for likeness; the others may only speak against it.
FOR = frozenset(
    {
        "terms",
        "contained",
        "words",
        "runs",
        "letters",
        "names",
        "figures_same",
        "speaker_same",
        "length",
        "rare",
        "best",
        "sentence",
        "beside",
        "through",
        "verbs_same",
    }
)
#: Weight of pairs that only the absence of a label calls unlike.
UNLABELLED = 0.4
#: What may be fitted, and how strongly weights are drawn to nothing: what is fitted on more
#: stories of more annotators held on stories left out only with a stronger pull.
STAGES: Mapping[str, tuple[ModuleType, float]] = {
    "likeness": (likeness, 1.0),
    "together": (together, 20.0),
}
THRESHOLDS = (0.4, 0.42, 0.44, 0.46, 0.48)
#: The figures that are printed.
SHOWN = (
    "claims precision",
    "claims recall",
    "claims F1",
    "look-alikes joined",
    "origins joined",
    "origins right",
)

GOLD = "gold/id/accounts"
#: The draws whose stories are fitted: those of later ones gained nothing and are only measured.
DRAWS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled story with its articles read; ``of_gold`` when it is one of the gold's."""

    gold: GoldAccount
    readings: Sequence[Reading]
    ids: Mapping[str, str]
    of_gold: bool


@dataclass(frozen=True, slots=True)
class Pairs:
    """Feature rows of one story, labels (1 alike, 0 not) and weights."""

    rows: np.ndarray
    labels: np.ndarray
    weights: np.ndarray


def stories(shared: Path, stage: str) -> Iterator[Told]:
    """The stories a stage is fitted on."""
    folder = accounts.GoldFolder(shared / GOLD)
    found = [(gold, folder.members(gold), True) for gold in folder.accounts]
    if stage == "together":
        found += [
            (*each, False)
            for draw in DRAWS
            for each in fresh_accounts.stories(shared, half="seen", draw=draw)
        ]
    for gold, members, of_gold in found:
        readings = [pipeline.read(article) for article in members.values()]
        yield Told(gold, readings, accounts.ids(members), of_gold)


def pairs(told: Told, stage: str) -> Pairs:
    """Labelled pairs of one story."""
    propositions = build.prepared(told.readings)
    groups = _groups(propositions, told.readings, told.gold, told.ids)
    rows, labels, weights = [], [], []
    for (one, other), row in _rows(propositions, stage):
        a, b = propositions[one], propositions[other]
        label, weight = _label(groups[a.place], groups[b.place])
        if weight and a.article.id != b.article.id:
            rows.append(row)
            labels.append(label)
            weights.append(weight)
    return Pairs(np.array(rows), np.array(labels), np.array(weights))


def _rows(
    propositions: Sequence[Proposition], stage: str
) -> Iterator[tuple[likeness.Pair, Sequence[float]]]:
    """The features of every pair of a story's propositions that is compared."""
    weighed = likeness.weigh(propositions)
    if stage == "together":
        compared = claims.compare(weighed)
        seen = together.Seen(weighed, compared)
        yield from ((one.pair, seen.features(one)) for one in compared)
        return
    near = dict(likeness.candidates(weighed))
    best = likeness.rivals(weighed, near)
    for pair, cosine in near.items():
        found, _ = likeness.features(weighed, pair, cosine, best)
        yield pair, [found[name] for name in likeness.FEATURES]


def _groups(
    propositions: Sequence[Proposition],
    readings: Sequence[Reading],
    gold: GoldAccount,
    ids: Mapping[str, str],
) -> list[frozenset[int]]:
    """The labelled claims that each proposition covers a place of."""
    texts = [{"id": r.article.id, "text": r.article.text} for r in readings]
    places = Places(texts, ids)
    found: list[set[int]] = [set() for _ in propositions]
    spots = [
        (at, place)
        for at, group in enumerate(gold.same_claim)
        for place in (places.find(anchor) for anchor in group.anchors)
        if place is not None
    ]
    for proposition in propositions:
        span = {"start": proposition.statement.start, "end": proposition.statement.end}
        for at, place in spots:
            if place.article == proposition.article.id and covers(span, place):
                found[proposition.place].add(at)
    return [frozenset(groups) for groups in found]


def _label(mine: frozenset[int], theirs: frozenset[int]) -> tuple[float, float]:
    """Label and weight of a pair from the claims both sides cover."""
    if mine & theirs:
        return 1.0, 1.0
    if mine and theirs:
        return 0.0, 1.0
    if mine or theirs:
        return 0.0, UNLABELLED
    return 0.0, 0.0


def fit(stories: Sequence[Pairs], stage: str) -> tuple[float, dict[str, float]]:
    """Bias and weights by projected gradient descent on the weighted logistic loss with a
    quadratic penalty; every story weighs the same."""
    module, strength = STAGES[stage]
    names: Sequence[str] = module.FEATURES
    stories = [story for story in stories if len(story.rows)]
    rows = np.concatenate([s.rows for s in stories])
    labels = np.concatenate([s.labels for s in stories])
    weights = np.concatenate([s.weights / math.sqrt(s.weights.sum()) for s in stories])
    weights *= len(weights) / weights.sum()
    low = np.array([0.0 if name in FOR else -np.inf for name in names])
    high = np.array([np.inf if name in FOR else 0.0 for name in names])
    coefficients, bias = np.zeros(len(names)), 0.0
    momentum, slide = np.zeros(len(names)), 0.0
    for _ in range(4000):
        guess = 1.0 / (1.0 + np.exp(-(rows @ coefficients + bias)))
        error = weights * (guess - labels) / len(labels)
        momentum = 0.9 * momentum + rows.T @ error + strength * coefficients / len(labels)
        slide = 0.9 * slide + error.sum()
        coefficients = np.clip(coefficients - 0.3 * momentum, low, high)
        bias -= 0.3 * slide
    named = {name: float(value) for name, value in zip(names, coefficients, strict=True)}
    return float(bias), named


def as_weights(bias: float, named: Mapping[str, float], threshold: float) -> Weights:
    """The weights as the likeness module reads them."""
    return Weights(bias=bias, by_feature=dict(named), threshold=threshold)


def table(weights: Weights, stage: str, count: int) -> str:
    """The weights as a TOML table."""
    what = "two statements" if stage == "likeness" else "two statements seen with what is around"
    lines = [
        f"# Weights of the likeness of {what}, a logistic sum.",
        "# Made by tools/fit_claims.py; do not edit by hand.",
        f"bias = {weights.bias:.3f}",
        f"threshold = {weights.threshold:.3f}",
        "",
        "[weights]",
        *(f"{name} = {value:.3f}" for name, value in weights.by_feature.items()),
        "",
        "[about]",
        f'source = "fitted by tools/fit_claims.py on stories labelled for Runut; {count} stories"',
        'licence = "Apache-2.0"',
    ]
    return "\n".join(lines) + "\n"


def _measured(
    told: Sequence[Told], weights: Mapping[str, Weights], stage: str
) -> tuple[Figures, Figures]:
    """The figures of the gold's accounts and of the others, each built with its own weights."""
    tallies: dict[bool, list[Tally]] = {True: [], False: []}
    module, _ = STAGES[stage]
    shipped = module.weights
    try:
        for story in told:
            label = story.gold.label
            module.weights = lambda label=label: weights[label]  # type: ignore[attr-defined]
            document = account_document(accounts.built(label, story.readings), "id")
            tallies[story.of_gold].append(scorer.tally(document, story.gold, story.ids))
    finally:
        module.weights = shipped  # type: ignore[attr-defined]
    return scorer.figures(tallies[True]), scorer.figures(tallies[False])


def _shown(figures: Figures) -> str:
    return ", ".join(f"{name} {figures[name] or 0.0:.3f}" for name in SHOWN)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, help="the folder with the gold")
    parser.add_argument("--of", choices=STAGES, default="together", dest="stage")
    parser.add_argument("--write", type=float, metavar="THRESHOLD", help="store the weights")
    asked = parser.parse_args()
    told = list(stories(asked.shared, asked.stage))
    labelled = {story.gold.label: pairs(story, asked.stage) for story in told}
    folds = {
        label: fit([found for other, found in labelled.items() if other != label], asked.stage)
        for label in labelled
    }
    for threshold in THRESHOLDS:
        by = {label: as_weights(*fold, threshold) for label, fold in folds.items()}
        gold, others = _measured(told, by, asked.stage)
        print(threshold, "gold:", _shown(gold))
        if asked.stage == "together":
            print("     others:", _shown(others))
    bias, named = fit(list(labelled.values()), asked.stage)
    print("all stories:", round(bias, 2), {name: round(v, 2) for name, v in named.items()})
    if asked.write is not None:
        file = Path(STAGES[asked.stage][0].__file__ or "").parent / f"{asked.stage}.toml"
        weights = as_weights(bias, named, asked.write)
        file.write_text(table(weights, asked.stage, len(told)), encoding="utf-8")


if __name__ == "__main__":
    main()
