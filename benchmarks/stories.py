"""Articles per second of candidates, links and groups with many articles live, on one core.

    python benchmarks/stories.py [--live 10000 100000] [--new 1000] [--seed 7]

The stream is `benchmarks/generator.py`'s, over the thirty days of the live window: what is
live is filed, then the newest articles ask, are scored and filed one by one, and grouped in
the end. Times are of this process alone. Features lie in a file and are decoded when a pair
is scored, as a collection does it. The last line sets the last rate beside the first.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from tempfile import TemporaryFile

from generator import Generator, features

from runut.evaluate.clusters import b_cubed
from runut.records import Features, Link
from runut.store.codec import decode, encode
from runut.stories import candidates, cluster, score

#: Days of the stream, and articles of which the memory is traced.
DAYS, TRACED = 30, 5_000


class Kept:
    """Features in a file, by article."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 (lives as long as this)
        self._at: dict[str, tuple[int, int]] = {}

    def put(self, each: Features) -> None:
        content = encode(each)
        self._at[each.article] = self._file.seek(0, 2), len(content)
        self._file.write(content)

    def get(self, article: str) -> Features:
        start, length = self._at[article]
        self._file.seek(start)
        return decode(self._file.read(length), Features)


@dataclass(slots=True)
class Spent:
    """Seconds of each step, and what came of it."""

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


def run(live: int, new: int, seed: int) -> tuple[Spent, list[Link], float]:
    """The time that the newest articles take, their links, and B-cubed F1 of their groups."""
    index, kept, spent = candidates.Index(DAYS, asking=live + new), Kept(), Spent()
    told = stream(live + new, seed)
    for each, _ in islice(told, live):
        index.add(each)
        kept.put(each)
    links: list[Link] = []
    newest = {each.article: (each, label) for each, label in told}
    for each, _ in newest.values():
        begun = time.process_time()
        near = index.near(each)
        index.add(each)
        asked = time.process_time()
        found = [score.link(each, kept.get(other)) for other in near]
        spent.score += time.process_time() - asked
        spent.near += asked - begun
        spent.met += len(near)
        links += [link for link in found if link is not None]
        kept.put(each)
    known = {article: each for article, (each, _) in newest.items()}
    begun = time.process_time()
    groups = cluster.group(known, links)
    spent.group = time.process_time() - begun
    truth = {article: label for article, (_, label) in newest.items()}
    given = {article: group[0] for group in groups for article in group}
    return spent, links, b_cubed(given, truth).f1


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
    asked = parser.parse_args()
    print(f"index: {memory(asked.seed):.0f} bytes an article")
    totals = []
    for live in asked.live:
        spent, links, f1 = run(live, asked.new, asked.seed)
        totals.append(spent.total)
        each = 1e6 / asked.new
        print(
            f"{live} live: {asked.new / spent.total:.0f} articles/s"
            f" (near {spent.near * each:.0f} µs, score {spent.score * each:.0f} µs,"
            f" group {spent.group * each:.0f} µs; {spent.met / asked.new:.1f} candidates,"
            f" {len(links) / asked.new:.1f} links an article; B-cubed F1 {f1:.3f})",
            flush=True,
        )
    print(f"work an article, last to first: {totals[-1] / totals[0]:.2f}")


if __name__ == "__main__":
    main()
