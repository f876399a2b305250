"""Fit what a language adds to the weights of links, on events labelled in that language.

    python tools/fit_language.py CODE EVENTS [--write]

The weights in `src/runut/stories/links.toml` come from one labelled set. Other languages share
them, and add a single weight of their own, `lang/CODE/links.toml`: how much likelier two outlets
that publish at once tell one happening. One weight, since a second set is small, and on that
measure alone, since what else its pairs show (one crawl, one day, hardly two articles of an
outlet) is no trait of the language. Fitted by maximum likelihood over the shipped model's
log-odds.

EVENTS is a table whose rows name their event. The figures printed come from ten-fold
cross-validation over events: the articles of a fold are scored in the groups of the whole set,
made with the weight that the other folds give.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt
from fit_links import EVEN, FOLDS, candidate_pairs, fold_of, read

from runut.evaluate.clusters import b_cubed
from runut.records import Features, Link
from runut.stories import cluster, score
from runut.stories.compare import measure
from runut.stories.model import weights

Matrix = npt.NDArray[np.float64]
Pair = tuple[str, str]

MEASURE = "outlets at once"
LANG = Path(__file__).parents[1] / "src" / "runut" / "lang"


def fitted(odds: Matrix, values: Matrix, same: Matrix, heavy: Matrix) -> float:
    """The weight of ``values`` that, added to ``odds``, makes ``same`` likeliest."""
    weight = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-(odds + weight * values)))
        slope = float((heavy * values * (same - p)).sum())
        bend = float((heavy * values**2 * p * (1 - p)).sum()) + 1e-9
        weight += slope / bend
        if abs(slope / bend) < 1e-6:
            break
    return weight


def grouped(features: dict[str, Features], near: list[Pair], weight: float) -> dict[str, str]:
    """The group of every article when the language adds ``weight``."""
    found = (score.link(features[a], features[b], {MEASURE: weight}) for a, b in near)
    links: list[Link] = [link for link in found if link is not None]
    return {a: group[0] for group in cluster.group(features, links) for a in group}


def main(code: str, path: str, write: bool) -> None:
    features = {a: f for a, f in read(path).items() if f.language == code}
    rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    event = {row["id"]: row["event"] for row in rows if row["id"] in features}
    sizes = Counter(event.values())
    near = candidate_pairs(features)
    constant, named = weights("link")
    measured = [measure(features[a], features[b]) for a, b in near]
    odds = np.array([constant + sum(w * m[name] for name, w in named.items()) for m in measured])
    values = np.array([m[MEASURE] for m in measured])
    same = np.array([event[a] == event[b] for a, b in near], dtype=np.float64)
    heavy = np.array(
        [(sizes[event[a]] - 1) ** -EVEN if event[a] == event[b] else 1.0 for a, b in near]
    )
    folds = np.array([[fold_of(event[a]), fold_of(event[b])] for a, b in near])
    precision = recall = 0.0
    for fold in range(FOLDS):
        seen = (folds != fold).all(axis=1)
        weight = fitted(odds[seen], values[seen], same[seen], heavy[seen])
        held = [a for a in event if fold_of(event[a]) == fold]
        found = b_cubed(grouped(features, near, weight), event, held)
        precision += found.precision * len(held) / len(event)
        recall += found.recall * len(held) / len(event)
        print(f"without fold {fold}: {weight:.3f}")
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{len(event)} articles, held out: B-cubed {precision:.3f} {recall:.3f} {f1:.4f}")
    weight = fitted(odds, values, same, heavy)
    for tried in (0.0, weight):
        found = b_cubed(grouped(features, near, tried), event)
        print(f"weight {tried:.4f}: {found.precision:.3f} {found.recall:.3f} {found.f1:.4f}")
    if write:
        text = (LANG / code / "links.toml").read_text("utf-8")
        lines = [
            f'"{MEASURE}" = {weight:.4f}' if line.startswith(f'"{MEASURE}"') else line
            for line in text.splitlines()
        ]
        (LANG / code / "links.toml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], "--write" in sys.argv)
