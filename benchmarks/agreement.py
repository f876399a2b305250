"""How far two careful readers agree, by the figures that accounts are judged by.

    python benchmarks/agreement.py SHARED

Five stories of draw 3 (`benchmarks/fresh_accounts.py`) were taken apart a second time by somebody
who saw neither the first labels nor any output (``tests/account/second-reading.jsonl``, offsets
alone). The second reading is scored as if it were our account: what it misses of the first is what
two readers see differently, and says how near to 1 a figure can come.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import fresh_accounts

from runut import pipeline
from runut.evaluate import accounts as scorer
from runut.evaluate.anchors import Places
from runut.evaluate.gold import Anchor, GoldAccount
from runut.export.documents import account_document
from runut.measure import accounts
from runut.records import Article

AGAIN = Path(__file__).parents[1] / "tests" / "account" / "second-reading.jsonl"
SHOWN = (
    "claims precision",
    "claims recall",
    "claims F1",
    "conflicts found",
    "origins joined",
    "origins right",
    "statements precision",
    "statements recall",
    "source right",
    "stance right",
)


def rows(path: Path, labels: Iterable[str] = ()) -> dict[str, Mapping[str, Any]]:
    """The rows of a file of labels by story; of the stories named where any are."""
    read = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    wanted = set(labels)
    return {row["label"]: row for row in read if not wanted or row["label"] in wanted}


def as_document(
    ours: Mapping[str, Any], read: GoldAccount, ids: Mapping[str, str]
) -> dict[str, Any]:
    """A reading as the document of an account: our articles, and nothing else of ours."""
    places = Places(ours["articles"], ids)
    told: dict[str, dict[str, Any]] = {}

    def statement(anchor: Anchor) -> list[str]:
        place = places.find(anchor)
        if place is None:
            return []
        id = f"{place.article}:{place.start}:{place.end}"
        at = {"id": id, "article": place.article, "start": place.start, "end": place.end}
        told.setdefault(
            id, {**at, "mode": "narration", "stance": "asserts", "sources": [], "rule": "read"}
        )
        return [id]

    for each in read.statements:
        for id in statement((each.article, each.text)):
            by = [{"name": each.source, "entity": None}] if each.source else []
            told[id] |= {"mode": each.mode, "stance": each.stance, "sources": by}
    independent = [set(each.anchors) for each in read.origins if each.independent]
    claims = [
        {
            "id": str(n),
            "statements": [id for anchor in group.anchors for id in statement(anchor)],
            "standing": "confirmed"
            if any(len(found & set(group.anchors)) > 1 for found in independent)
            else "echoed",
        }
        for n, group in enumerate(read.same_claim)
    ]
    conflicts = [
        {"sides": [{"statements": statement(anchor)} for anchor in each.anchors]}
        for each in read.conflicts
    ]
    return {
        **ours,
        "statements": list(told.values()),
        "claims": claims,
        "conflicts": conflicts,
        "figures": [],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, help="the folder with the gold")
    came, articles = fresh_accounts.members(parser.parse_args().shared)
    second = rows(AGAIN)
    reader, runut = [], []
    for label, first in rows(fresh_accounts.LABELS, second).items():
        members: dict[str, Article] = {id: articles[id] for id in first["articles"]}
        built = accounts.built(label, [pipeline.read(each) for each in members.values()])
        ours = account_document(built, "en")
        ids = {name: article.id for name, article in members.items()}
        gold = fresh_accounts.labelled(first, came)
        again = as_document(ours, fresh_accounts.labelled(second[label], came), ids)
        reader.append(scorer.tally(again, gold, ids))
        runut.append(scorer.tally(ours, gold, ids))
    by_reader, by_us = scorer.figures(reader, 0), scorer.figures(runut, 0)
    print(f"{'':<22} second reader  Runut")
    for name in SHOWN:
        print(f"{name:<22} {by_reader[name] or 0.0:13.3f}  {by_us[name] or 0.0:.3f}")


if __name__ == "__main__":
    main()
