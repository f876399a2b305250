"""Near copies found among made-up news, beside datasketch and rensa, in one run on one core.

    python benchmarks/copies.py [--count 5000] [--seed 7]

The truth is what the generator copied: articles with a sentence left out and some words
changed. Every way says which pairs may hold copied text, at the setting at which it finds as
many of the injected pairs as it can without naming many others; ours are the fingerprints of
`runut.copies` in the postings of `runut.stories`, without compiled loops, four in common.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence

import numpy as np
from datasketch import MinHash, MinHashLSH
from generator import Generator
from rensa import RMinHash, RMinHashLSH

from runut.copies import fingerprints
from runut.evaluate.bare import bare_article
from runut.records import Article
from runut.stories import loading, plain
from runut.stories.loops import Ask
from runut.stories.postings import Postings

Pairs = set[tuple[int, int]]
#: Articles that come together.
BATCH = 100
#: Fingerprints in common that make a pair; permutations, bands' likeness and shingles of the peers.
IN_COMMON, PERMUTATIONS, THRESHOLD, SHINGLE = 4, 128, 0.4, 5


def shingles(article: Article) -> list[str]:
    """Five words in a row, as the peers take them."""
    words = article.text.lower().split()
    return sorted({" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)})


def ours(every: Sequence[Article], ask: Ask = plain.ask) -> Pairs:
    """Articles come a hundred at a time, and each asks when all of them are filed."""
    postings = Postings(window_days=30, ask=ask)
    found: Pairs = set()
    for start in range(0, len(every), BATCH):
        batch = list(enumerate(every[start : start + BATCH], start))
        marks = {n: np.array(fingerprints.sketch(each), dtype=np.uint64) for n, each in batch}
        ones = {n: np.ones(len(each), dtype=np.uint8) for n, each in marks.items()}
        for n, each in marks.items():
            postings.add(each, ones[n], place=n, day=100)
        for n, each in marks.items():
            near, _ = postings.near(each, ones[n], day=100, least=IN_COMMON)
            found.update((other, n) for other in near.tolist() if other < n)
    return found


def compiled(every: Sequence[Article]) -> Pairs:
    return ours(every, loading.chosen(loading.WORTH_LOADING).ask)


def with_datasketch(every: Sequence[Article]) -> Pairs:
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    found: Pairs = set()
    for number, each in enumerate(every):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in shingles(each)])
        found.update((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return found


def with_rensa(every: Sequence[Article]) -> Pairs:
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    found: Pairs = set()
    for number, each in enumerate(every):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(shingles(each))
        found.update((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return found


def main() -> None:
    """Print the recall, the pairs named and the rate of each way."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    made = list(Generator(asked.count, asked.seed, 2))
    at = {each.id: number for number, each in enumerate(made)}
    due = {(at[each.copied], number) for number, each in enumerate(made) if each.copied}
    every = [bare_article(m.id, " ".join(m.sentences), "id", None) for m in made]
    ways: dict[str, Callable[[Sequence[Article]], Pairs]] = {
        "ours": ours,
        "ours, compiled": compiled,
        "datasketch": with_datasketch,
        "rensa": with_rensa,
    }
    compiled(every[:BATCH])
    first = None
    for name, way in ways.items():
        begun = time.process_time()
        found = way(every)
        rate = len(every) / (time.process_time() - begun)
        first = first or rate
        print(
            f"{name}: recall {len(found & due) / len(due):.3f} of {len(due)} injected pairs,"
            f" {len(found)} pairs named, {rate:.0f} articles/s, {rate / first:.1f} times ours"
        )


if __name__ == "__main__":
    main()
