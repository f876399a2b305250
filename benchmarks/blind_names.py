"""Names on articles that were labelled before any output on them was looked at.

    python benchmarks/blind_names.py SHARED [--half seen|"held out"] [--misses N]

``tests/text/blind-mentions.json`` holds the labels (article, offsets, type; no text). Half
of the articles of each language may be looked at to mend faults ("seen"); the other half
("held out") is measured and never read: ``--misses`` shows only those of the first.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from runut.evaluate.bare import bare_article
from runut.evaluate.names import Labelled, Span, read_mentions, score
from runut.lang.pack import load
from runut.text import names, sentences
from runut.text.tagger import TYPES

LABELS = Path(__file__).parents[1] / "tests" / "text" / "blind-mentions.json"
HALVES = ("seen", "held out")


def texts(shared: Path) -> dict[str, str]:
    """The texts the labels stand for, by article."""
    with gzip.open(shared / "gold/id/articles.jsonl.gz", "rt", encoding="utf-8") as file:
        lines = [*file, *(shared / "bench/wikinews-en/events.jsonl").open(encoding="utf-8")]
    return {row["id"]: row["text"] for row in map(json.loads, lines)}


def gold_of(each: Labelled) -> Iterator[Span]:
    """The labels of an article as spans."""
    for start, end, kind, _ in each.mentions:
        yield each.id, start, end, kind


def found_in(each: Labelled) -> Iterator[Span]:
    """The names found in the labelled part of an article, which is read as a whole."""
    pack = load(each.language)
    article = bare_article(each.id, each.text, each.language)
    whole = replace(article, sentences=sentences.split(each.text, pack))
    for name in names.find(whole, pack):
        before = each.until is None or name.start < each.until
        if before and name.type in TYPES:
            yield each.id, name.start, name.end, name.type


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--misses", type=int, default=0)
    chosen = parser.parse_args()
    labelled = read_mentions(LABELS.read_text("utf-8"), texts(chosen.shared))
    for language in sorted({each.language for each in labelled}):
        for half in (chosen.half,) if chosen.half else HALVES:
            part = [each for each in labelled if (each.language, each.half) == (language, half)]
            gold = {span for each in part for span in gold_of(each)}
            found = {span for each in part for span in found_in(each)}
            for kind in ("all", "PER", "ORG", "LOC"):
                fits = [{s for s in spans if kind in ("all", s[3])} for spans in (gold, found)]
                result = score(*fits)
                print(
                    f"{language} {half:<9} {kind:<4} F1 {result.f1:.3f}  "
                    f"precision {result.precision:.3f}  recall {result.recall:.3f}  "
                    f"({len(fits[0])} labelled)"
                )
            if half == "seen":
                _show({each.id: each.text for each in part}, gold, found, chosen.misses)


def _show(texts: dict[str, str], gold: set[Span], found: set[Span], most: int) -> None:
    for title, spans in (("missed", gold - found), ("extra", found - gold)):
        for key, start, end, kind in sorted(spans)[:most]:
            around = texts[key][max(0, start - 30) : end + 25].replace("\n", " / ")
            print(f"  {title:<6} {key} {kind} {texts[key][start:end]!r}   {around!r}")


if __name__ == "__main__":
    main()
