"""Names on articles that were labelled before any output on them was looked at.

    python benchmarks/blind_names.py SHARED [--half seen|"held out"|fresh] [--first] [--misses N]

``tests/text/blind-mentions.json`` holds the labels (article, offsets, type; no text). Part
of the articles of each language may be looked at to mend faults ("seen"); the others
("held out", and "fresh", drawn and labelled later) are measured and never read: ``--misses``
shows only those of the first. Indonesian articles were labelled twice, and the second reading,
under the rules of ``docs/reference/names.md``, counts; ``--first`` measures against the first,
and how far the two agree is printed beside.
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
from runut.text import sentences
from runut.text.naming import names
from runut.text.naming.tagger import TYPES

LABELS = Path(__file__).parents[1] / "tests" / "text" / "blind-mentions.json"
HALVES = ("seen", "held out", "fresh")


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


def readings(shared: Path) -> tuple[list[Labelled], list[Labelled]]:
    """The articles with the labels that count, and with those of the first reading."""
    rows, of = json.loads(LABELS.read_text("utf-8")), texts(shared)
    before = [row | {"mentions": row.get("first", row["mentions"])} for row in rows]
    return read_mentions(json.dumps(rows), of), read_mentions(json.dumps(before), of)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--first", action="store_true", help="against the first reading")
    parser.add_argument("--misses", type=int, default=0)
    chosen = parser.parse_args()
    now, first = readings(chosen.shared)
    keys = sorted({(each.language, HALVES.index(each.half)) for each in now})
    for language, number in keys:
        half = HALVES[number]
        if chosen.half in (None, half):
            _measure(language, half, first if chosen.first else now, chosen.misses)
            _agreement(language, half, now, first)


def _of(readings: list[Labelled], language: str, half: str) -> list[Labelled]:
    return [each for each in readings if (each.language, each.half) == (language, half)]


def _measure(language: str, half: str, labelled: list[Labelled], misses: int) -> None:
    part = _of(labelled, language, half)
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
        _show({each.id: each.text for each in part}, gold, found, misses)


def _agreement(language: str, half: str, now: list[Labelled], first: list[Labelled]) -> None:
    """How far two readings of the same articles agree, where there were two."""
    spans = [
        {span for each in _of(reading, language, half) for span in gold_of(each)}
        for reading in (now, first)
    ]
    if spans[0] != spans[1]:
        print(f"{language} {half:<9} two readings agree at F1 {score(*spans).f1:.3f}")


def _show(texts: dict[str, str], gold: set[Span], found: set[Span], most: int) -> None:
    for title, spans in (("missed", gold - found), ("extra", found - gold)):
        for key, start, end, kind in sorted(spans)[:most]:
            around = texts[key][max(0, start - 30) : end + 25].replace("\n", " / ")
            print(f"  {title:<6} {key} {kind} {texts[key][start:end]!r}   {around!r}")


if __name__ == "__main__":
    main()
