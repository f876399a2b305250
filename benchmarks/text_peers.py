"""The text stages beside peers, in one run, as ratios of articles per second.

    python benchmarks/text_peers.py ARTICLES.jsonl[.gz] [--every N]

Peers that are not installed are named and left out (`pip install spacy langdetect`);
dateparser comes with Runut's own dependencies.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import islice
from typing import Any

from runut import pipeline
from runut.clean import article as cleaner
from runut.clean import repeats
from runut.read import files
from runut.records import Article, Page, Reading
from runut.text import language

#: dateparser takes about a tenth of a second an article.
_SLOW = 40


def _articles(path: str, every: int) -> list[Article]:
    found = (page for page in files.pages([path]) if isinstance(page, Page))
    cleaned = (cleaner.clean(page, repeats.Repeats()) for page in islice(found, 0, None, every))
    return [article for article in cleaned if isinstance(article, Article)]


def _rate(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    work(items[0])  # models and tables load once, before the clock starts
    started = time.process_time()
    for item in items:
        work(item)
    return len(items) / (time.process_time() - started)


def _stages(*names: str) -> Callable[[Reading], Reading]:
    chosen = [stage for name, stage in pipeline.STAGES if name in names]

    def run(reading: Reading) -> Reading:
        for stage in chosen:
            reading = stage(reading)
        return reading

    return run


def _peers() -> dict[str, tuple[str, Callable[[str], object], int | None]]:
    """Peer by name: what of ours it is set beside, its work on a text, how many to time."""
    found: dict[str, tuple[str, Callable[[str], object], int | None]] = {}
    search = import_module("dateparser.search").search_dates
    found["dateparser.search"] = ("times", lambda text: search(text, languages=["id"]), _SLOW)
    for name, ours, load in (
        ("langdetect", "language", lambda: import_module("langdetect").detect),
        ("spacy.blank('id') + sentencizer", "sentences", _spacy),
    ):
        try:
            found[name] = (ours, load(), None)
        except ImportError:
            print(f"{name}: not installed, left out")
    return found


def _spacy() -> Callable[[str], object]:
    pipe = import_module("spacy").blank("id")
    pipe.add_pipe("sentencizer")
    work: Callable[[str], object] = pipe
    return work


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles")
    parser.add_argument("--every", type=int, default=4, help="take every N-th article")
    chosen = parser.parse_args()
    articles = [article for article in _articles(chosen.articles, chosen.every) if article.text]
    prepared = _stages("language", "sentences")
    readings = [prepared(Reading.begun(article)) for article in articles]
    ours = {
        "language": _rate(lambda reading: language.identify(reading.article.text), readings),
        "sentences": _rate(_stages("sentences"), readings),
        "entities": _rate(_stages("entities"), readings),
        "times": _rate(_stages("times"), readings),
        "quantities": _rate(_stages("quantities"), readings),
        "all of these": _rate(
            _stages("language", "sentences", "entities", "times", "quantities"), readings
        ),
    }
    for name, rate in ours.items():
        print(f"{name:<34} {rate:>9.0f} articles/s")
    for name, (beside, work, most) in _peers().items():
        rate = _rate(work, [article.text for article in articles[:most]])
        print(f"{name:<34} {rate:>9.0f} articles/s; ours is {ours[beside] / rate:.1f} times that")


if __name__ == "__main__":
    main()
