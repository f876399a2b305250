"""Articles per second of candidates, links and groups with many articles live, on one core.

    python benchmarks/stories.py [--live 10000 100000] [--new 1000] [--batch 50] [--plain]
    python benchmarks/stories.py --live 1000000 --turns 10

The stream is `benchmarks/generator.py`'s, over the thirty days of the live window: what is
live is filed, then the newest articles come in batches, as in a collection: they are filed,
each asks what is near, the pairs are scored together, and all is grouped in the end. What an
article is filed under and compared by is made by whoever reads it (`runut.keeping`), in as many
processes as read; that time stands by itself. Times are of this process alone, after a first
batch that loads the compiled loops (``--plain``: without them). What is compared of an article
lies in a mapped file. Cycles are looked for as seldom as in an `add`: to look once through all
that the benchmark holds takes as long as a thousand articles. ``--turns``: so many times as much is
live as the stream has, the rest by `benchmarks/turns.py`. The last line sets the last rate beside
the first.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from tempfile import TemporaryFile

import numpy as np
from generator import Generator, features
from turns import Held, held, turned

from runut.engines.local import seldom_collected
from runut.evaluate.clusters import b_cubed
from runut.records import Features, Link
from runut.stories import candidates, cluster, loading, score
from runut.stories.flat import Flat
from runut.stories.overlaps import Overlaps
from runut.stories.score import Compared

#: Days of the stream, and articles of which the memory is traced.
DAYS, TRACED = 30, 5_000
#: Of the made news; and bytes that an article may take in the file.
LANGUAGE, ROOM = "id", 16_000


class Kept:
    """What is compared of articles, in a file that is mapped."""

    def __init__(self, most: int) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 (lives as long as this)
        self._file.truncate(most * ROOM)  # which takes no room yet
        self._map: Flat = np.asarray(np.memmap(self._file, dtype=np.uint64))
        self._at: dict[str, Compared] = {}
        self._end = 0

    def put(self, article: str, flat: Flat) -> None:
        start, self._end = self._end, self._end + len(flat)
        self._map[start : self._end] = flat
        lies = self._map[start : self._end]
        self._at[article] = Compared(article, LANGUAGE, lies, _no_features)

    def get(self, article: str) -> Compared:
        return self._at[article]


def _no_features() -> Features:
    raise AssertionError("the made news is in one language")


@dataclass(slots=True)
class Spent:
    """Seconds of each step, and what came of it; ``made`` of what readers make."""

    made: float = 0.0
    near: float = 0.0
    score: float = 0.0
    group: float = 0.0
    met: int = 0

    @property
    def total(self) -> float:
        return self.near + self.score + self.group


def stream(count: int, seed: int) -> Iterator[tuple[Features, str]]:
    """Features with the true story."""
    return ((features(made), made.happening.label) for made in Generator(count, seed, DAYS))


def run(
    live: int, new: int, seed: int, size: int, asking: int, turns: int
) -> tuple[Spent, list[Link], float]:
    """The time that the newest articles take, their links, and B-cubed F1 of their groups."""
    index, kept, spent = candidates.Index(DAYS, asking=asking), Kept(live + size + new), Spent()
    overlaps = loading.chosen(asking).overlaps
    told = stream(live // turns + size + new, seed)
    every: list[Held] = []
    for each, _ in islice(told, live // turns):
        this = held(each)
        index.file(this.filing)
        kept.put(each.article, this.flat)
        if turns > 1:
            every.append(this)
    for some in turned(every, turns - 1) if every else ():
        index.load([filing for filing, _ in some])
        for filing, flat in some:
            kept.put(filing.article, flat)
    every.clear()
    links: list[Link] = []
    come(list(islice(told, size)), index, kept, overlaps, Spent())
    newest = list(told)
    for at in range(0, new, size):
        links += come(newest[at : at + size], index, kept, overlaps, spent)
    known = {each.article: each for each, _ in newest}
    begun = time.process_time()
    groups = cluster.group(known, links)
    spent.group = time.process_time() - begun
    truth = {each.article: label for each, label in newest}
    given = {article: group[0] for group in groups for article in group}
    return spent, links, b_cubed(given, truth).f1


def come(
    batch: Sequence[tuple[Features, str]],
    index: candidates.Index,
    kept: Kept,
    overlaps: Overlaps,
    spent: Spent,
) -> list[Link]:
    """The links of some articles that come together."""
    begun = time.process_time()
    ready = [Compared.of(each) for each, _ in batch]
    filed = [candidates.filing(each) for each, _ in batch]
    made = time.process_time()
    for article in ready:
        kept.put(article.article, article.flat)
    for each in filed:
        index.file(each)
    # Of two that come together the later one asks.
    later = {each.article: n for n, each in enumerate(filed)}
    near = [
        [other for other in index.beside(each) if later.get(other, -1) < n]
        for n, each in enumerate(filed)
    ]
    asked = time.process_time()
    beside = [(one, [kept.get(n) for n in found]) for one, found in zip(ready, near, strict=True)]
    links = list(score.links(beside, overlaps=overlaps))
    spent.score += time.process_time() - asked
    spent.near += asked - made
    spent.made += made - begun
    spent.met += sum(map(len, near))
    return links


def memory(seed: int) -> float:
    """Bytes that the index holds for an article."""
    made = [each for each, _ in stream(TRACED, seed)]
    index = candidates.Index(DAYS)
    tracemalloc.start()
    for each in made:
        index.add(each)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / TRACED


def main() -> None:
    """Print the rates."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--live", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--new", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--turns", type=int, default=1)
    parser.add_argument("--plain", action="store_true")
    asked = parser.parse_args()
    print(f"index: {memory(asked.seed):.0f} bytes an article")
    totals = []
    for live in asked.live:
        asking = 0 if asked.plain else max(live, loading.WORTH_LOADING)
        with seldom_collected():
            spent, links, f1 = run(live, asked.new, asked.seed, asked.batch, asking, asked.turns)
        totals.append(spent.total)
        each = 1e6 / asked.new
        print(
            f"{live} live: {asked.new / spent.total:.0f} articles/s"
            f" (near {spent.near * each:.0f} µs, score {spent.score * each:.0f} µs,"
            f" group {spent.group * each:.0f} µs; made by readers {spent.made * each:.0f} µs;"
            f" {spent.met / asked.new:.1f} candidates, {len(links) / asked.new:.1f} links an"
            f" article; B-cubed F1 {f1:.3f})",
            flush=True,
        )
    print(f"work an article, last to first: {totals[-1] / totals[0]:.2f}")


if __name__ == "__main__":
    main()
