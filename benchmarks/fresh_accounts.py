"""Accounts of stories that were taken apart before any output on them was looked at.

    python benchmarks/fresh_accounts.py SHARED [--draw 1..7] [--half seen|"held out"] [--misses N]

``tests/account/fresh-stories.jsonl`` holds labels (article, offsets; no text) made under the gold's
guidelines for stories that are in no other gold, drawn at random: 1 to 3, all 38 labelled
Indonesian stories of three to seven articles, as they were drawn by twelve, eight and eighteen; 4
and 7, English events of Wikinews; 5 and 6, Indonesian stories of two articles. Half of each draw
may be looked at to mend faults ("seen"); the others are measured and never read, so ``--misses``
shows only those of the first.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from runut import pipeline
from runut.evaluate import accounts as scorer
from runut.evaluate import gold
from runut.evaluate.figures import Figures, Tally
from runut.export.documents import account_document
from runut.measure import accounts
from runut.measure.pages import cleaned, rows
from runut.records import Article

LABELS = Path(__file__).parents[1] / "tests" / "account" / "fresh-stories.jsonl"
ARTICLES = ("gold/id/articles.jsonl.gz", "bench/wikinews-en/events.jsonl")
HALVES = ("seen", "held out")
DRAWS = (1, 2, 3, 4, 5, 6, 7)


def members(shared: Path) -> tuple[dict[str, str], dict[str, Article]]:
    """The texts of the articles as they came, and the articles as they are read, by id."""
    came: dict[str, str] = {}
    articles: dict[str, Article] = {}
    for table in ARTICLES:
        found = rows(shared / table)
        came |= {id: json.loads(page.content)["text"] for id, page in found.items()}
        articles |= cleaned(found)
    return came, articles


def labelled(row: Mapping[str, Any], of: Mapping[str, str]) -> gold.GoldAccount:
    """A row of labels as a gold account: offsets become the words that stand there."""

    def anchor(place: list[Any]) -> list[str]:
        article, start, end = place
        return [article, of[article][start:end]]

    def groups(name: str) -> list[dict[str, Any]]:
        return [each | {"in": [anchor(place) for place in each["in"]]} for each in row[name]]

    def told(each: Mapping[str, Any]) -> dict[str, Any]:
        article, words = anchor(each["in"])
        return {**each, "in": article, "text": words}

    def dated(each: Mapping[str, Any]) -> dict[str, Any]:
        article, words = anchor(each["about"])
        return {**each, "in": article, "about": words}

    whole = {
        "label": row["label"],
        "articles": row["articles"],
        "same_claim": groups("same_claim"),
        "not_same_claim": [[anchor(place) for place in pair] for pair in row["not_same_claim"]],
        "statements": [told(each) for each in row["statements"]],
        "complete_for": [{"article": article} for article in row["complete_for"]],
        "conflicts": groups("conflicts"),
        "updates": groups("updates"),
        "origins": groups("origins"),
        "first_hand": [anchor(place) for place in row["first_hand"]],
        "copied": [{"from": anchor(one), "to": anchor(two)} for one, two in row["copied"]],
        "timeline": [dated(each) for each in row["timeline"]],
        "not_body": [anchor(place) for place in row["not_body"]],
    }
    return gold.account(json.dumps(whole).encode(), row["label"])


def stories(
    shared: Path, half: str | None = None, draw: int | None = None
) -> Iterator[tuple[gold.GoldAccount, dict[str, Article]]]:
    """The labelled stories of a half and a draw, or of both, each with its cleaned articles."""
    read = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    of, articles = members(shared)
    for row in read:
        if half in (None, row["half"]) and draw in (None, row["draw"]):
            yield labelled(row, of), {id: articles[id] for id in row["articles"]}


def measured(
    shared: Path, half: str | None = None, draw: int | None = None, misses: int = 0
) -> Figures:
    """The figures over the stories of a half and a draw, or of both."""
    tallies: list[Tally] = []
    for story, told in stories(shared, half, draw):
        built = accounts.built(story.label, [pipeline.read(a) for a in told.values()])
        document = account_document(built, "en")
        tallies.append(scorer.tally(document, story, accounts.ids(told)))
    return scorer.figures(tallies, misses)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, help="the folder with the gold")
    parser.add_argument("--draw", type=int, choices=DRAWS)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--misses", type=int, default=0)
    asked = parser.parse_args()
    if asked.misses and asked.half != "seen":
        parser.error("only the misses of the half that is seen are shown")
    found = measured(asked.shared, asked.half, asked.draw, asked.misses)
    for score in found.scores:
        print(f"{score.name:<22} {score.value if score.value is not None else float('nan'):.3f}")
    for miss in found.misses:
        print(f"{miss.score} | {miss.place} | {miss.seen}")


if __name__ == "__main__":
    main()
