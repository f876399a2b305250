"""Where the shared data lies: texts and gold that belong to others and stay outside."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from runut.identity import content_id
from runut.records import Page

_beside = Path(os.environ.get("RUNUT_SHARED", Path(__file__).parents[2] / "shared"))
#: The folder, or None where it is absent.
SHARED: Path | None = _beside if (_beside / "DESIGN.md").is_file() else None

needs_shared = pytest.mark.skipif(
    SHARED is None,
    reason="needs the shared data folder beside the repository (or RUNUT_SHARED)",
)


def gold_pages(step: int = 1) -> Iterator[Page]:
    """The articles of the gold's day as they come in, or every so-many-th of them."""
    assert SHARED is not None
    with gzip.open(SHARED / "gold/id/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, step):
            row = json.loads(line)
            fields = {
                "title": row["title"],
                "text": row["text"],
                "url": row["url"],
                "date": row["date"],
                "outlet": row["outlet"],
                "authors": row["author"],
            }
            yield Page(id=content_id(line), form="row", content=line.encode(), fields=fields)
