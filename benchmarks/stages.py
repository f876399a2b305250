"""Articles per second of each per-article stage, on one core.

    python benchmarks/stages.py ARTICLES.jsonl[.gz] [--every N]

The last line sets the whole beside the plain limit: unpacking and decoding the same file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from runut import pipeline
from runut.clean import article as cleaner
from runut.clean import repeats
from runut.read import files
from runut.records import Page, Reading, Rejected

Result = TypeVar("Result")


def _timed(spent: dict[str, float], name: str, work: Callable[[], Result]) -> Result:
    started = time.process_time()
    result = work()
    spent[name] = spent.get(name, 0.0) + time.process_time() - started
    return result


def timed_reading(page: Page, known: repeats.Repeats, spent: dict[str, float]) -> bool:
    """Read a page, adding each stage's seconds to ``spent``; whether it was no rejection."""
    article = _timed(spent, "clean", lambda: cleaner.clean(page, known))
    if isinstance(article, Rejected):
        return False
    reading = Reading.begun(article)
    for name, stage in pipeline.STAGES:
        before = reading
        reading = _timed(spent, name, lambda stage=stage, before=before: stage(before))
    return True


def article_pages(path: str, every: int) -> Iterator[Page]:
    """Every so many-th page of a file of articles."""
    found = (page for page in files.pages([path]) if isinstance(page, Page))
    return islice(found, 0, None, every)


def _plain(path: Path) -> float:
    """Seconds to unpack and decode the file, doing nothing with it."""
    started = time.process_time()
    content = path.read_bytes()
    for line in (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines():
        json.loads(line)
    return time.process_time() - started


def measure(path: str, every: int) -> tuple[dict[str, float], int]:
    """Seconds of each stage, and how many articles were read."""
    pages = list(article_pages(path, every))
    known = repeats.count(pages)
    timed_reading(pages[0], known, {})  # packs and models load once, before the clock starts
    spent: dict[str, float] = {}
    read = sum(timed_reading(page, known, spent) for page in pages)
    return spent, read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles")
    parser.add_argument("--every", type=int, default=1, help="take every N-th article")
    chosen = parser.parse_args()
    spent, read = measure(chosen.articles, chosen.every)
    whole = sum(spent.values())
    print(f"{'stage':<12} {'articles/s':>10} {'share':>7}")
    for name, seconds in spent.items():
        print(f"{name:<12} {read / seconds:>10.0f} {seconds / whole:>7.1%}")
    print(f"{'all':<12} {read / whole:>10.0f} {1:>7.1%}   ({read} articles)")
    plain = _plain(Path(chosen.articles)) / chosen.every
    print(f"unpacking and decoding alone would take {plain / whole:.2%} of that time")


if __name__ == "__main__":
    main()
