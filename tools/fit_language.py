"""Fit what a language adds to the weights of links, on events labelled in that language.

    python tools/fit_language.py CODE EVENTS [--write]

The weights in `src/runut/stories/links.toml` come from one labelled set. Other languages share
them, and add two weights of their own, `lang/CODE/links.toml`: how much likelier two outlets
that publish at once tell one happening, and how much less so the liker their bodies are already
(a level and a slope). Two weights, since a second set is small, and on outlets at once alone,
since what else its pairs show (one crawl, one day, hardly two articles of an outlet) is no trait
of the language. Fitted by maximum likelihood over the shipped model's log-odds.

EVENTS is a table whose rows name their event. The figures printed come from ten-fold
cross-validation over events: the articles of a fold are scored in the groups of the whole set,
made with the weight that the other folds give.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from fit_links import EVEN, FOLDS, candidate_pairs, fold_of, read

from runut.evaluate.clusters import Agreement, b_cubed
from runut.records import Features
from runut.stories import cluster, score
from runut.stories.compare import measure
from runut.stories.model import weights

Matrix = npt.NDArray[np.float64]
Pair = tuple[str, str]

MEASURES = ("outlets at once", "body, outlets at once")
#: Strength of the pull towards zero, on standardised measures.
RIDGE = 1.0
LANG = Path(__file__).parents[1] / "src" / "runut" / "lang"


def fitted(odds: Matrix, values: Matrix, same: Matrix, heavy: Matrix) -> Matrix:
    """The weights of ``values`` that, added to ``odds``, make ``same`` likeliest."""
    weights = np.zeros(values.shape[1])
    pull = RIDGE * values.var(axis=0)
    for _ in range(100):
        p = 1 / (1 + np.exp(-(odds + values @ weights)))
        slope = values.T @ (heavy * (same - p)) - pull * weights
        bend = (values * (heavy * p * (1 - p))[:, None]).T @ values + np.diag(pull + 1e-9)
        step = np.clip(np.linalg.solve(bend, slope), -2, 2)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """The articles of one language, their events, and what is measured of their pairs: the
    shipped model's log-odds, the `MEASURES`, and whether they tell one event."""

    features: Mapping[str, Features]
    event: Mapping[str, str]
    near: list[Pair]
    odds: Matrix
    values: Matrix
    same: Matrix

    @classmethod
    def read(cls, code: str, path: str) -> Labelled:
        features = {a: f for a, f in read(path).items() if f.language == code}
        rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
        event = {row["id"]: row["event"] for row in rows if row["id"] in features}
        near = candidate_pairs(features)
        constant, named = weights("link")
        measured = [measure(features[a], features[b]) for a, b in near]
        odds = [constant + sum(w * m[name] for name, w in named.items()) for m in measured]
        return cls(
            features=features,
            event=event,
            near=near,
            odds=np.array(odds),
            values=np.array([[m[name] for name in MEASURES] for m in measured]),
            same=np.array([event[a] == event[b] for a, b in near], dtype=np.float64),
        )

    def fitted(self, without: int | None = None) -> Matrix:
        """The weights, of all pairs or of those that touch no event of a fold."""
        folds = np.array([[fold_of(self.event[a]) for a in pair] for pair in self.near])
        seen = (folds != without).all(axis=1)
        sizes = Counter(self.event.values())
        even = [
            (sizes[self.event[a]] - 1) ** -EVEN if self.alike(a, b) else 1.0 for a, b in self.near
        ]
        return fitted(self.odds[seen], self.values[seen], self.same[seen], np.array(even)[seen])

    def alike(self, a: str, b: str) -> bool:
        return self.event[a] == self.event[b]

    def agreement(self, own: Matrix, fold: int | None = None) -> Agreement:
        """B-cubed when the language adds the weights ``own``: over all articles, or over
        those of a fold."""
        more = dict(zip(MEASURES, own.tolist(), strict=True))
        links = list(score.links(score.beside(self.features, self.near), more))
        groups = cluster.group(self.features, links)
        of = {article: group[0] for group in groups for article in group}
        over = [a for a, event in self.event.items() if fold is None or fold_of(event) == fold]
        return b_cubed(of, self.event, over)


def main(code: str, path: str, write: bool) -> None:
    labelled = Labelled.read(code, path)
    in_fold = Counter(fold_of(event) for event in labelled.event.values())
    precision = recall = 0.0
    for fold in range(FOLDS):
        own = labelled.fitted(without=fold)
        found = labelled.agreement(own, fold)
        precision += found.precision * in_fold[fold] / len(labelled.event)
        recall += found.recall * in_fold[fold] / len(labelled.event)
        print(f"without fold {fold}: {own.round(2).tolist()}")
    told(f"{len(labelled.event)} articles, held out", Agreement(precision=precision, recall=recall))
    own = labelled.fitted()
    for tried in (0 * own, own):
        told(f"weights {tried.round(2).tolist()}", labelled.agreement(tried))
    if write:
        put(LANG / code / "links.toml", dict(zip(MEASURES, own.tolist(), strict=True)))


def told(what: str, found: Agreement) -> None:
    print(f"{what}: B-cubed {found.precision:.3f} {found.recall:.3f} {found.f1:.4f}")


def put(file: Path, own: dict[str, float]) -> None:
    """Write the weights in place of those the table holds, and leave the rest as it is."""
    before, rest = file.read_text("utf-8").split("[link]\n")
    after = rest[rest.index("[about]") :]
    lines = "".join(f'"{name}" = {weight:.4f}\n' for name, weight in own.items())
    file.write_text(f"{before}[link]\n{lines}\n{after}", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], "--write" in sys.argv)
