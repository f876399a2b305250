"""A collection as it grows: processor time of each step of `add`, of adding one, of looking.

    python benchmarks/collection.py [--counts 1000 4000] [--seed 7] [--db PATH]

Made-up news (`benchmarks/generator.py`) is added to a new collection for each count, in one
process; then twelve further articles one by one, and what people ask most, medians of nine.
The last lines say by what power of the number of articles a step grows, the largest collection
beside the smallest: 1.0 is in step with it. With `--db` an existing collection is asked.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import islice
from math import log
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from generator import Generator

from runut import Collection, Settings
from runut.records import Progress

SINGLES, TIMES = 12, 9


class Clock:
    """Milliseconds of processor time by step."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._step, self._since = "start", time.process_time()

    def note(self, progress: Progress | None) -> None:
        now = time.process_time()
        self.spent[self._step] = self.spent.get(self._step, 0.0) + 1e3 * (now - self._since)
        self._step, self._since = progress.stage if progress else "end", now


def lines(rows: Iterator[dict[str, str]]) -> BytesIO:
    return BytesIO("\n".join(json.dumps(row) for row in rows).encode())


def fill(path: Path, count: int, seed: int) -> dict[str, float]:
    """Milliseconds an article of each step of one `add`."""
    clock = Clock()
    with Collection(path, settings=Settings(processes=1)) as collection:
        rows = (made.row for made in Generator(count, seed))
        done = collection.add(["-"], stdin=lines(rows), progress=clock.note)
    clock.note(None)
    assert done.added == count, done
    return {step: clock.spent[step] / count for step in ("read", "group", "account")}


def ask(path: Path, seed: int) -> dict[str, float]:
    """Milliseconds of adding one article and of looking things up."""
    with Collection(path, settings=Settings(processes=1)) as collection:
        # Days of the same month, from another seed: nothing is there already.
        fresh = [
            {**made.row, "url": f"{made.row['url']}-{seed}"}
            for made in islice(Generator(SINGLES * 3, seed + 1), 0, None, 3)
        ]
        added = [_spent(partial(collection.add, ["-"], stdin=lines(iter([row])))) for row in fresh]
        found = {"add one": median(added)}
        listed = collection.stories(limit=20)
        word = fresh[0]["title"].split()[1]
        asked: dict[str, Callable[[], object]] = {
            "twenty stories": lambda: collection.stories(limit=20),
            "of three outlets": lambda: collection.stories(limit=20, min_outlets=3),
            "of an outlet": lambda: collection.stories(limit=20, outlet="warta7"),
            "an account": lambda: collection.account(listed[0].story.id[:12]),
            "search, rare": lambda: collection.search(word),
            "search, common": lambda: collection.search("tahun"),
        }
        for name, look in asked.items():
            found[name] = median(_spent(look) for _ in range(TIMES))
    return found


def _spent(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return 1e3 * (time.process_time() - begun)


def told(of: dict[str, float]) -> str:
    return ", ".join(f"{name} {spent:.1f}" for name, spent in of.items())


def main() -> None:
    """Print what each collection took, and the growth."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--counts", type=int, nargs="+", default=[1_000, 4_000])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--db", type=Path, help="ask this collection instead")
    given = parser.parse_args()
    if given.db:
        print(told(ask(given.db, given.seed)))
        return
    every: list[dict[str, float]] = []
    for count in given.counts:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "news.db"
            steps = fill(path, count, given.seed)
            size = path.stat().st_size / count / 1e3
            asked = ask(path, given.seed)
        every.append({**steps, **asked})
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        print(f"{count} articles, ms an article: {told(steps)}; {size:.0f} KB each; {most:.0f} MB")
        print(f"  ms: {told(asked)}", flush=True)
    if len(every) > 1:
        over = log(given.counts[-1] / given.counts[0])
        power = {
            name: log(max(every[-1][name], 0.1) / max(every[0][name], 0.1)) / over
            for name in every[0]
        }
        for step in ("read", "group", "account"):
            power[step] += 1
        print("grows by the power of:", ", ".join(f"{n} {p:.2f}" for n, p in power.items()))


if __name__ == "__main__":
    main()
