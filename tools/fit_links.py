"""Fit `src/runut/stories/links.toml` on labelled stories, and say how well it will do.

    python tools/fit_links.py READINGS STORIES [--write] [--mistakes] [--cuts N]

READINGS is the articles file, STORIES the labelled stories. The figures printed come from
ten-fold cross-validation over stories: a pair of articles is scored by models that saw no
pair touching the story of either, in both steps (link, context); groups are then made of
the whole set at once. `--mistakes` lists the thirty surest mistakes in both directions,
one for each two stories or within each. `--cuts` tells the figures of the shipped thresholds
over so many ways to cut the folds, of which the first is the one that is otherwise shown: of
pairs most lie in a few large stories, so their figure is one cut's luck as much as the models'.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

from runut import pipeline
from runut.clean import article as cleaner
from runut.clean import repeats
from runut.copies.fingerprints import sketch
from runut.evaluate.clusters import Agreement, b_cubed, pairs
from runut.lang.pack import load
from runut.read.files import pages
from runut.records import Features, Page, Reading, Rejected
from runut.stories import candidates, cluster, context, gather
from runut.stories.compare import DERIVED, MEASURES, measure
from runut.stories.features import extract

Matrix = npt.NDArray[np.float64]
Pair = tuple[str, str]

FOLDS = 10
#: Strength of the pull towards zero, on standardised measures.
RIDGE = {"link": 20.0, "context": 5.0, "group": 10.0}
#: A pair of a story of n articles weighs (n - 1) ** -EVEN, lest large stories rule.
EVEN = 0.25
FAINT = 0.05
#: Sums of figures that differ by less are alike.
SLACK = 0.005
#: Mistakes listed in each direction.
SHOWN = 30
JOINS = tuple(round(0.2 + 0.025 * step, 3) for step in range(11))
#: Where average linkage stops: it leaves groups that are pure, the rest is to gather.
JOIN = 0.35
#: Groups of these thresholds teach the group model what it may meet.
TAUGHT = (0.3, 0.4, 0.55, 0.75)
GATHERS = (0.4, 0.425, 0.45, 0.475, 0.5, 0.55)
MODELS = Path(__file__).parents[1] / "src" / "runut" / "stories" / "links.toml"
HEAD = """\
# Weights of the logistic models that link articles into stories.
# Made by tools/fit_links.py; each weight multiplies the measure of its name as
# runut.stories.compare, context and gather define it. Refit after changing a measure.
"""


def read(path: str) -> dict[str, Features]:
    """Features of every article, by the id its row gives."""
    taken = [page for page in pages([path]) if isinstance(page, Page)]
    seen = repeats.count(taken)
    found: dict[str, Features] = {}
    for page in taken:
        article = cleaner.clean(page, seen)
        if isinstance(article, Rejected):
            continue
        row = json.loads(page.content)
        reading = Reading.begun(replace(article, id=row["id"]))
        for name, stage in pipeline.STAGES:
            if name not in ("statements", "features"):
                reading = stage(reading)
        found[row["id"]] = extract(
            reading.article,
            reading.entities,
            reading.times,
            reading.quantities,
            sketch(reading.article),
            load(reading.article.language),
        )
    return found


def logistic(x: Matrix, y: Matrix, weight: Matrix, ridge: float) -> tuple[float, Matrix]:
    """Ridge logistic regression by Newton's method; constant and weights on the raw scale."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / spread])
    beta = np.zeros(z.shape[1])
    pull = np.full(z.shape[1], ridge)
    pull[0] = 0.0
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(z @ beta, -30, 30)))
        slope = z.T @ (weight * (y - p)) - pull * beta
        bend = (z * (weight * p * (1 - p))[:, None]).T @ z + np.diag(pull + 1e-9)
        step = np.linalg.solve(bend, slope)
        beta = beta + step
        if np.abs(step).max() < 1e-6:
            break
    return float(beta[0] - (beta[1:] * mean / spread).sum()), beta[1:] / spread


def apply(model: tuple[float, Matrix], x: Matrix) -> Matrix:
    result: Matrix = 1 / (1 + np.exp(-np.clip(model[0] + x @ model[1], -30, 30)))
    return result


def fold_of(story: str, cut: int = 0) -> int:
    """The fold of a story or event, by its name alone; in another ``cut`` it is another."""
    name = f"{cut} {story}" if cut else story
    return blake2b(name.encode(), digest_size=4).digest()[0] % FOLDS


def candidate_pairs(features: Mapping[str, Features]) -> list[Pair]:
    """The pairs worth comparing, each once."""
    index = candidates.Index()
    for each in features.values():
        index.add(each)
    return sorted({(min(a, b), max(a, b)) for a, f in features.items() for b in index.near(f)})


class Gold:
    """The labelled stories, and the folds over them."""

    def __init__(self, path: str, articles: Mapping[str, Features], cut: int = 0) -> None:
        self.cut = cut
        self.story: dict[str, str] = {}
        for number, line in enumerate(Path(path).read_text("utf-8").splitlines()):
            for article in json.loads(line)["articles"]:
                self.story[article] = f"story {number}"
        self.labelled = [article for article in articles if article in self.story]
        for article in articles:
            self.story.setdefault(article, article)
        self.sizes = Counter(self.story.values())

    def same(self, pair: Pair) -> bool:
        return self.story[pair[0]] == self.story[pair[1]]

    def fold(self, article: str) -> int:
        return fold_of(self.story[article], self.cut)

    def weight(self, pair: Pair) -> float:
        size = self.sizes[self.story[pair[0]]]
        return float((size - 1) ** -EVEN) if self.same(pair) else 1.0


def held_out(near: Sequence[Pair], x: Matrix, gold: Gold, ridge: float) -> Matrix:
    """The score of each pair by models that saw neither of its stories."""
    y = np.array([gold.same(pair) for pair in near], dtype=np.float64)
    weight = np.array([gold.weight(pair) for pair in near])
    folds = np.array([[gold.fold(a), gold.fold(b)] for a, b in near])
    total, count = np.zeros(len(near)), np.zeros(len(near))
    for fold in range(FOLDS):
        out = (folds == fold).any(axis=1)
        model = logistic(x[~out], y[~out], weight[~out], ridge)
        total[out] += apply(model, x[out])
        count[out] += 1
    return total / count


def around(near: Sequence[Pair], scores: Matrix) -> tuple[list[Pair], Matrix]:
    """The pairs that are kept as links, and their context measures."""
    neighbours: dict[str, dict[str, float]] = defaultdict(dict)
    kept = [(p, round(float(s), 4)) for p, s in zip(near, scores, strict=True) if s >= FAINT]
    for (a, b), score in kept:
        neighbours[a][b] = neighbours[b][a] = score
    total = {article: sum(found.values()) for article, found in neighbours.items()}
    rows = [list(context.company(a, b, neighbours, total).values()) for (a, b), _ in kept]
    return [pair for pair, _ in kept], np.array(rows)


Groups = Sequence[tuple[str, ...]]


def judged(found: Mapping[str, str], gold: Gold) -> tuple[Agreement, Agreement, Agreement]:
    """B-cubed over all articles and within stories, and pairs, of the group of each article."""
    return (
        b_cubed(found, gold.story),
        b_cubed(found, gold.story, gold.labelled),
        pairs({a: found[a] for a in gold.story}, gold.story),
    )


def told(
    named: str, thresholds: Sequence[float], made: Callable[[float], Groups], gold: Gold
) -> float:
    """Print the figures of the groups made at every threshold; the lowest of those that
    do about best, for the labels hold few of the late follow-ups that a low one joins."""
    reached: dict[float, float] = {}
    for threshold in thresholds:
        found = {article: group[0] for group in made(threshold) for article in group}
        over, inside, pair = judged(found, gold)
        print(
            f"{named} {threshold:.3f}  B-cubed {over.precision:.3f} {over.recall:.3f} {over.f1:.4f}"
            f"  in stories {inside.precision:.3f} {inside.recall:.3f} {inside.f1:.4f}"
            f"  pairs {pair.precision:.3f} {pair.recall:.3f} {pair.f1:.4f}"
        )
        reached[threshold] = over.f1 + inside.f1 + 0.5 * pair.f1
    return min(t for t, value in reached.items() if value >= max(reached.values()) - SLACK)


class GroupModels:
    """The group model, once on everything and once without each fold.

    A measure whose weight is set by hand takes no part in the fitting.
    """

    def __init__(
        self, features: Mapping[str, Features], scores: Mapping[Pair, float], gold: Gold
    ) -> None:
        near = gather.neighbours(scores)
        rows: list[list[float]] = []
        same: list[float] = []
        folds: list[set[int]] = []
        self.gold = gold
        self.names: list[str] = []
        for threshold in TAUGHT:
            groups = cluster.join(features, scores, join=threshold)
            known = [gather.Group(group, features) for group in groups]
            for one, other in gather.linked(groups, scores):
                values = gather.measure(known[one], known[other], near)
                if values is None:
                    continue
                self.names = [name for name in values if name not in gather.SET]
                rows.append([values[name] for name in self.names])
                across = [(a, b) for a in groups[one] for b in groups[other]]
                same.append(float(2 * sum(map(gold.same, across)) > len(across)))
                folds.append({gold.fold(a) for a in (*groups[one], *groups[other])})
        x, y = np.array(rows), np.array(same)
        weight = np.full(len(rows), 1 / len(TAUGHT))
        self.full = logistic(x, y, weight, RIDGE["group"])
        self.without = []
        for fold in range(FOLDS):
            seen = np.array([fold not in each for each in folds])
            self.without.append(logistic(x[seen], y[seen], weight[seen], RIDGE["group"]))

    def held_out(self, members: Sequence[str], values: Mapping[str, float]) -> float:
        """The judgement of models that saw none of the members' stories."""
        fixed = sum(weight * values[name] for name, weight in gather.SET.items())
        row = np.array([values[name] for name in self.names])
        models = [self.without[fold] for fold in sorted({self.gold.fold(a) for a in members})]
        found = [float(apply((constant + fixed, w), row)) for constant, w in models]
        return sum(found) / len(found)

    def table(self) -> str:
        constant, fitted = self.full
        set_by_hand = list(gather.SET.values())
        return table(
            "group", (constant, np.append(fitted, set_by_hand)), [*self.names, *gather.SET]
        )


def mistakes(scores: Mapping[Pair, float], gold: Gold, features: Mapping[str, Features]) -> None:
    """Print the surest links between stories, one for each two stories, and the least sure pairs
    of a story, one for each story; ``x``: of how many that went wrong between or within them."""
    by_score = sorted(scores, key=lambda pair: (-scores[pair], pair))
    apart = [p for p in by_score if not gold.same(p) and scores[p] >= JOIN]
    together = [p for p in reversed(by_score) if gold.same(p) and scores[p] < JOIN]
    for what, found in (("joined but apart", apart), ("kept apart but one", together)):
        print(what)
        for (a, b), count in first_of_each(found, gold)[:SHOWN]:
            one, other = features[a], features[b]
            shared = ", ".join(sorted(one.title.keys() & other.title.keys()))
            print(f"  {scores[a, b]:.2f} {a} {b} x{count} headlines share: {shared or '-'}")


def first_of_each(found: Sequence[Pair], gold: Gold) -> list[tuple[Pair, int]]:
    """The first pair of each two stories, or within each, and how many there are of it."""
    first: dict[frozenset[str], Pair] = {}
    counts: Counter[frozenset[str]] = Counter()
    for pair in found:
        stories = frozenset(gold.story[article] for article in pair)
        first.setdefault(stories, pair)
        counts[stories] += 1
    return [(pair, counts[stories]) for stories, pair in first.items()]


def table(name: str, model: tuple[float, Matrix], names: Sequence[str]) -> str:
    lines = [f"[{name}]", f"constant = {model[0]:.4f}", "", f"[{name}.weights]"]
    lines += [f'"{n}" = {w:.4f}' for n, w in zip(names, model[1], strict=True)]
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Linked:
    """Pairs scored by models that saw neither of their stories: ``alone``, and ``both`` with
    the pairs around them, ``kept`` being those whose context was measured (``company``)."""

    alone: dict[Pair, float]
    both: dict[Pair, float]
    kept: list[Pair]
    company: Matrix

    @classmethod
    def of(cls, near: Sequence[Pair], x: Matrix, gold: Gold) -> Linked:
        first = held_out(near, x, gold, RIDGE["link"])
        alone = {p: float(s) for p, s in zip(near, first, strict=True) if s >= FAINT}
        kept, company = around(near, first)
        second = held_out(kept, company, gold, RIDGE["context"])
        scored = zip(kept, company, second, strict=True)
        both = {p: (float(c[0]) + float(s)) / 2 for p, c, s in scored}
        return cls(alone, both, kept, company)


def over_cuts(cuts: int, stories: str, features: dict[str, Features]) -> None:
    """Print B-cubed, B-cubed in stories and pair F1 of the shipped thresholds for so many cuts of
    the folds, and their means."""
    near, x = measured(features)
    least = tomllib.loads(MODELS.read_text("utf-8"))["thresholds"]["gather"]
    reached: list[list[float]] = []
    for cut in range(cuts):
        gold = Gold(stories, features, cut)
        both = Linked.of(near, x, gold).both
        groups = cluster.join(features, both, join=JOIN)
        judge = GroupModels(features, both, gold).held_out
        made = gather.gather(groups, features, both, least=least, judge=judge)
        found = {article: group[0] for group in made for article in group}
        reached.append([each.f1 for each in judged(found, gold)])
        print(f"cut {cut}  " + "  ".join(f"{value:.3f}" for value in reached[-1]), flush=True)
    print("mean   " + "  ".join(f"{value:.3f}" for value in np.mean(reached, axis=0)))


def measured(features: Mapping[str, Features]) -> tuple[list[Pair], Matrix]:
    """The pairs worth comparing, and their measures."""
    near = candidate_pairs(features)
    return near, np.array([list(measure(features[a], features[b]).values()) for a, b in near])


def main(articles: str, stories: str, write: bool, listed: bool) -> None:
    features = read(articles)
    gold = Gold(stories, features)
    near, x = measured(features)
    due = sum(n * (n - 1) // 2 for n in gold.sizes.values())
    met = sum(gold.same(pair) for pair in near)
    print(f"{len(features)} articles, {len(near)} candidate pairs, {met} of {due} due pairs")
    names = [*MEASURES, *DERIVED]
    linked = Linked.of(near, x, gold)
    print("links alone")
    told("join", JOINS, lambda join: cluster.join(features, linked.alone, join=join), gold)
    print("links in context")
    both = linked.both
    told("join", JOINS, lambda join: cluster.join(features, both, join=join), gold)
    print(f"groups joined at {JOIN}, gathered")
    groups = cluster.join(features, both, join=JOIN)
    models = GroupModels(features, both, gold)
    judge = models.held_out
    least = told(
        "gather",
        GATHERS,
        lambda least: gather.gather(groups, features, both, least=least, judge=judge),
        gold,
    )
    if listed:
        mistakes(both, gold, features)
    if not write:
        return
    weight = np.array([gold.weight(pair) for pair in near])
    y = np.array([gold.same(pair) for pair in near], dtype=np.float64)
    link = logistic(x, y, weight, RIDGE["link"])
    lookup = dict(zip(near, range(len(near)), strict=True))
    rows = [lookup[pair] for pair in linked.kept]
    around_link = logistic(linked.company, y[rows], weight[rows], RIDGE["context"])
    neighbours = list(
        context.company("a", "b", {"a": {"b": 0.5}, "b": {"a": 0.5}}, {"a": 0.5, "b": 0.5})
    )
    MODELS.write_text(
        "\n\n".join(
            [
                HEAD.rstrip(),
                f"[thresholds]\nfaint = {FAINT}\njoin = {JOIN}\ngather = {least}",
                table("link", link, names),
                table("context", around_link, neighbours),
                models.table(),
            ]
        )
        + "\n",
        "utf-8",
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", help="the articles file")
    parser.add_argument("stories", help="the labelled stories")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--cuts", type=int, metavar="N")
    asked = parser.parse_args()
    if asked.cuts:
        over_cuts(asked.cuts, asked.stories, read(asked.articles))
    else:
        main(asked.articles, asked.stories, asked.write, asked.mistakes)
