"""The passages that people marked as copied are found."""

from __future__ import annotations

import gzip
import json

from runut.copies.align import copies
from tests.copies.articles import article
from tests.shared import SHARED, needs_shared


@needs_shared
def test_marked_copies_lie_in_copy_relations() -> None:
    assert SHARED is not None
    folder = SHARED / "gold" / "id"
    rows = gzip.decompress((folder / "articles-accounts.jsonl.gz").read_bytes()).splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, rows)}
    met = due = 0
    for file in sorted((folder / "accounts").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        found = copies([article(id, texts[id]) for id in gold["articles"]])
        for pair in gold["copied"]:
            due += 1
            ends = [
                (id, texts[id].find(words), len(words)) for id, words in (pair["from"], pair["to"])
            ]
            met += any(
                all(
                    any(
                        p.article == id and p.start < at + size and at < p.end
                        for p in (copy.origin, copy.target)
                    )
                    for id, at, size in ends
                )
                for copy in found
            )
    assert due > 0
    assert met / due >= 0.8, f"{met} of {due} marked copies found"
