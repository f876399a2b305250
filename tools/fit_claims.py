"""Fit the weights of `runut.account.likeness` on stories that were taken apart by hand.

    python tools/fit_claims.py GOLD/accounts [--write THRESHOLD]

Pairs of statements that cover places of one labelled claim are alike, pairs that cover
places of different claims are not; a statement that covers a labelled place is unlike the
statements of other articles in which no place of its claim was found, at a lower weight,
since the labels may have missed one. Weights are logistic, with signs held to what each
feature means, and chosen by leaving one story out at a time. Prints the figures of each
fold; ``--write`` stores the weights fitted on all stories.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from runut import pipeline
from runut.account import build, likeness
from runut.account.likeness import FEATURES, Weights
from runut.account.propositions import Proposition
from runut.evaluate import accounts as scorer
from runut.evaluate.anchors import Places, covers
from runut.evaluate.figures import Figures
from runut.evaluate.gold import GoldAccount
from runut.export.documents import account_document
from runut.measure import accounts
from runut.records import Reading

#: Features that may only speak for likeness, and those that may only speak against it.
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
    }
)
#: Weight of pairs that only the absence of a label calls unlike.
UNLABELLED = 0.4
STRENGTH = 1.0
#: The figures that are printed.
SHOWN = (
    "claims precision",
    "claims recall",
    "claims F1",
    "look-alikes joined",
    "origins joined",
    "origins right",
)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Feature rows of one story, labels (1 alike, 0 not) and weights."""

    rows: np.ndarray
    labels: np.ndarray
    weights: np.ndarray


def pairs(readings: Sequence[Reading], gold: GoldAccount, ids: Mapping[str, str]) -> Pairs:
    """Labelled pairs of one story."""
    propositions = build.prepared(readings)
    weighed = likeness.weigh(propositions)
    groups = _groups(propositions, readings, gold, ids)
    rows, labels, weights = [], [], []
    near = dict(likeness.candidates(weighed))
    best = likeness.rivals(weighed, near)
    for pair, cosine in near.items():
        a, b = (propositions[i] for i in pair)
        if a.article.id == b.article.id:
            continue
        label, weight = _label(groups[a.place], groups[b.place])
        if weight == 0.0:
            continue
        found, _ = likeness.features(weighed, pair, cosine, best)
        rows.append([found[name] for name in FEATURES])
        labels.append(label)
        weights.append(weight)
    return Pairs(np.array(rows), np.array(labels), np.array(weights))


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


def fit(stories: Sequence[Pairs]) -> tuple[float, dict[str, float]]:
    """Bias and weights by projected gradient descent on the weighted logistic loss with a
    quadratic penalty; every story weighs the same."""
    rows = np.concatenate([s.rows for s in stories])
    labels = np.concatenate([s.labels for s in stories])
    weights = np.concatenate([s.weights / math.sqrt(s.weights.sum()) for s in stories])
    weights *= len(weights) / weights.sum()
    low = np.array([0.0 if name in FOR else -np.inf for name in FEATURES])
    high = np.array([np.inf if name in FOR else 0.0 for name in FEATURES])
    coefficients, bias = np.zeros(len(FEATURES)), 0.0
    momentum, slide = np.zeros(len(FEATURES)), 0.0
    for _ in range(4000):
        guess = 1.0 / (1.0 + np.exp(-(rows @ coefficients + bias)))
        error = weights * (guess - labels) / len(labels)
        momentum = 0.9 * momentum + rows.T @ error + STRENGTH * coefficients / len(labels)
        slide = 0.9 * slide + error.sum()
        coefficients = np.clip(coefficients - 0.3 * momentum, low, high)
        bias -= 0.3 * slide
    named = {name: float(value) for name, value in zip(FEATURES, coefficients, strict=True)}
    return float(bias), named


def as_weights(bias: float, named: Mapping[str, float], threshold: float) -> Weights:
    """The weights as the likeness module reads them."""
    return Weights(bias=bias, by_feature=dict(named), threshold=threshold)


def table(weights: Weights, figures: str) -> str:
    """The weights as a TOML table."""
    lines = [
        "# Weights of the likeness of two statements, a logistic sum.",
        "# Made by tools/fit_claims.py; do not edit by hand.",
        f"bias = {weights.bias:.3f}",
        f"threshold = {weights.threshold:.2f}",
        "",
        "[weights]",
        *(f"{name} = {weights.by_feature[name]:.3f}" for name in FEATURES),
        "",
        "[about]",
        f'source = "fitted by tools/fit_claims.py on stories labelled for Runut; {figures}"',
        'licence = "Apache-2.0"',
    ]
    return "\n".join(lines) + "\n"


def _measured(
    stories: Mapping[str, tuple[Sequence[Reading], GoldAccount, Mapping[str, str]]],
    weights: Mapping[str, Weights],
) -> Figures:
    """The figures of every story's account, each built with its own weights."""
    tallies = []
    shipped = likeness.weights
    try:
        for label, (readings, gold, ids) in stories.items():
            likeness.weights = lambda label=label: weights[label]  # type: ignore[assignment]
            document = account_document(accounts.built(label, readings), "id")
            tallies.append(scorer.tally(document, gold, ids))
    finally:
        likeness.weights = shipped
    return scorer.figures(tallies)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, help="the folder of labelled accounts")
    parser.add_argument("--write", type=float, metavar="THRESHOLD", help="store the weights")
    asked = parser.parse_args()
    folder = accounts.GoldFolder(asked.gold)
    stories = {}
    for gold in folder.accounts:
        members = folder.members(gold)
        readings = [pipeline.read(article) for article in members.values()]
        ids = {name: article.id for name, article in members.items()}
        stories[gold.label] = (readings, gold, ids)
    labelled = {label: pairs(*story) for label, story in stories.items()}
    folds = {
        label: fit([found for other, found in labelled.items() if other != label])
        for label in labelled
    }
    for threshold in (0.3, 0.35, 0.38, 0.4, 0.42, 0.45):
        by = {label: as_weights(*fold, threshold) for label, fold in folds.items()}
        figures = _measured(stories, by)
        shown = {name: round(figures[name] or 0.0, 3) for name in SHOWN}
        print(threshold, shown)
    bias, named = fit(list(labelled.values()))
    print("all stories:", round(bias, 2), {name: round(v, 2) for name, v in named.items()})
    if asked.write is not None:
        file = Path(likeness.__file__).parent / "likeness.toml"
        weights = as_weights(bias, named, asked.write)
        file.write_text(table(weights, f"{len(stories)} stories"), encoding="utf-8")


if __name__ == "__main__":
    main()
