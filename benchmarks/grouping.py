"""How the work of grouping grows with a collection, apart from reading and accounts.

    python benchmarks/grouping.py [FOLDER] [--count 1000000] [--step 20000] [--steps 5]

Takes the first steps of a made stream of ``--count`` articles in thirty days into a collection
(in ``FOLDER``, or one that is thrown away), with features made beside the text as in
`benchmarks/generator.py`, which takes a tenth of the time of reading it. Each step is grouped as
`runut add` does; its processor time is told by part, with the power by which an article's share of
it grows. Start it again with the same folder to go on.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import wraps
from itertools import islice
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator import Generator, Made, features

from runut import keeping, linking, regroup, sequels
from runut.engines.local import seldom_collected
from runut.records import Article, Page, Reading
from runut.store import articles, pages
from runut.store.collection_file import CollectionFile

#: What is timed besides the whole, by the name of the module that calls it.
PARTS = ((linking, "link"), (regroup, "_settle"), (sequels, "follow"))
DAYS, TOGETHER = 30, 500


def reading(made: Made) -> Reading:
    """The article as if it had been read, as far as grouping looks at it."""
    told = features(made)
    row = made.row
    article = Article(
        id=told.article,
        key=row["url"],
        page=told.article,
        path=None,
        url=row["url"],
        outlet=row["outlet"],
        title=made.title,
        authors=(),
        published=row["date"],
        language="id",
        text=" ".join(made.sentences),
        sentences=(),
        furniture=(),
    )
    return replace(Reading.begun(article), features=told)


def take(file: CollectionFile, some: Iterator[Made], batch: int) -> None:
    """Keep made articles, to be grouped."""
    while few := list(islice(some, TOGETHER)):
        with file.writing() as connection:
            for made in few:
                read = reading(made)
                page = Page(id=read.article.page, form="row", content=b"")
                pages.put(connection, page)
                keeping.put(connection, read, batch, "2025-07-01T00:00:00+00:00")


def timed(spent: dict[str, float], name: str, act: Callable[..., Any]) -> Callable[..., Any]:
    """``act``, of which the processor time is added up."""

    @wraps(act)
    def acted(*given: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return act(*given, **named)
        finally:
            spent[name] += time.process_time() - begun

    return acted


def main() -> None:
    """Go on from the last step that is there."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--step", type=int, default=20_000)
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    with TemporaryDirectory() as thrown_away:
        folder = asked.folder or Path(thrown_away)
        folder.mkdir(parents=True, exist_ok=True)
        file = CollectionFile(folder / "grouping.db")
        stream = iter(Generator(asked.count, asked.seed, DAYS))
        begun = articles.last_batch(file.connection)
        deque(islice(stream, begun * asked.step), maxlen=0)
        grow(file, stream, asked.step, range(begun, asked.steps))
        file.close()


def grow(file: CollectionFile, stream: Iterator[Made], size: int, steps: range) -> None:
    """Take and group so many articles in each step, and tell what it took."""
    spent: dict[str, float] = defaultdict(float)
    for module, name in PARTS:
        setattr(module, name, timed(spent, name.strip("_"), getattr(module, name)))
    shares: list[float] = []
    for step in steps:
        with file.roomy(), seldom_collected():
            take(file, islice(stream, size), step + 1)
            count = len(articles.waiting(file.connection))
            spent.clear()
            start = time.process_time()
            changed = set(regroup.in_turn(file, DAYS, (), lambda progress: None))
            shares.append((time.process_time() - start) / count)
        file.checkpoint()
        print(tell((step + 1) * size, count, shares[-1], spent, len(changed)), flush=True)
    if len(shares) > 1:
        power = log(shares[-1] / shares[0]) / log(steps.stop / (steps.start + 1))
        print(f"an article's share grows by the power of {power:.2f}")


def tell(there: int, count: int, share: float, spent: Mapping[str, float], changed: int) -> str:
    """Milliseconds an article of one step, in which ``count`` were grouped."""
    parts = ", ".join(f"{name} {1e3 * s / count:.2f}" for name, s in sorted(spent.items()))
    each = f"{1e3 * share:.2f} ms an article"
    return f"{there:,} articles: {each} ({parts}); {changed:,} stories"


if __name__ == "__main__":
    main()
