"""Conflicts shown between articles of two stories: what runs parallel and contradicts nothing.

    python benchmarks/parallel.py SHARED [--pairs N] [--show]

Each article is put beside the one most alike of another labelled story, as if both told one
happening, and the account of the two is asked for conflicts between them. Two stories hardly
ever contradict each other, so nearly all that is found is false: a test of the rules that no
label was made for, and of what an article costs that stands in the wrong story. Weekdays that do
not fit their date and spellings are left out, which are slips in whatever story they stand.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from runut import pipeline
from runut.account.build import build
from runut.clean import article as cleaner
from runut.clean import repeats
from runut.evaluate.gold import stories
from runut.read.files import pages
from runut.records import Account, Article, Conflict, Page, Reading, Story

#: How alike two articles are at least (cosine of their weighted words), and in how many pairs
#: one stands at most.
LEAST, OFTEN = 0.25, 2
#: Words of fewer or more articles tell no subject.
RARE, COMMON = 2, 400
WORD = re.compile(r"[a-z]{4,}")


def articles(shared: Path) -> list[Article]:
    """The articles of the gold, cleaned, under their ids there."""
    gold = str(shared / "gold/id/articles.jsonl.gz")
    taken = [page for page in pages([gold]) if isinstance(page, Page)]
    seen = repeats.count(taken)
    read = ((json.loads(page.content)["id"], cleaner.clean(page, seen)) for page in taken)
    return [replace(told, id=id) for id, told in read if isinstance(told, Article)]


def nearest(found: Sequence[Article], story: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """The pairs of articles of two stories by their places, the most alike first."""
    words = [Counter(WORD.findall(article.text.casefold())) for article in found]
    spread = Counter(word for each in words for word in each)
    kept = {w: at for at, w in enumerate(w for w, n in spread.items() if RARE <= n <= COMMON)}
    weights = np.zeros((len(found), len(kept)), dtype=np.float32)
    for row, counts in enumerate(words):
        for word, n in counts.items():
            if word in kept:
                rarity = math.log(len(found) / spread[word])
                weights[row, kept[word]] = (1 + math.log(n)) * rarity
    weights /= np.linalg.norm(weights, axis=1, keepdims=True) + 1e-9
    alike = np.triu(weights @ weights.T, 1)
    taken: Counter[int] = Counter()
    ones, others = np.nonzero(alike >= LEAST)
    for at in np.argsort(-alike[ones, others], kind="stable"):
        one, other = int(ones[at]), int(others[at])
        apart = story.get(found[one].id, found[one].id) != story.get(found[other].id, "")
        if apart and max(taken[one], taken[other]) < OFTEN:
            taken.update((one, other))
            yield one, other


def account(readings: Sequence[Reading]) -> Account:
    """The account of articles as if they told one happening."""
    times = sorted(r.article.published for r in readings if r.article.published)
    story = Story(
        id="parallel",
        title="",
        articles=tuple(r.article.id for r in readings),
        first=times[0] if times else None,
        last=times[-1] if times else None,
        reasons=(),
    )
    return build(story, readings, ())


def between(found: Account) -> Iterator[Conflict]:
    """The conflicts whose sides stand in two articles, without slips and spellings."""
    home = {s.id: s.article for s in found.statements}
    for conflict in found.conflicts:
        slips = any(reason.code == "conflict.slip" for reason in conflict.reasons)
        homes = {home[id] for side in conflict.sides for id in side.statements if id in home}
        if len(homes) > 1 and not slips and conflict.kind != "name":
            yield conflict


def main() -> None:
    """Print how many pairs were asked, and the conflicts found by kind."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("shared", type=Path)
    asked.add_argument("--pairs", type=int, default=600, help="ask at most so many pairs")
    asked.add_argument("--show", action="store_true", help="print each conflict")
    given = asked.parse_args()
    gold = given.shared / "gold/id/stories.jsonl"
    labelled = stories(gold.read_bytes(), gold.name)
    story = {id: each.label for each in labelled for id in each.articles}
    found = articles(given.shared)
    kinds: Counter[str] = Counter()
    pairs = [pair for pair, _ in zip(nearest(found, story), range(given.pairs), strict=False)]
    for pair in pairs:
        told = account([pipeline.read(found[at]) for at in pair])
        for conflict in between(told):
            kinds[conflict.kind] += 1
            if given.show:
                sides = " / ".join(side.value for side in conflict.sides)
                print(f"{conflict.kind}: {conflict.question} [{sides}]")
    print(f"{len(pairs)} pairs: {', '.join(f'{n} {kind}' for kind, n in sorted(kinds.items()))}")


if __name__ == "__main__":
    main()
