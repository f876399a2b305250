"""The texts of the gold, through reading and cleaning as ``runut add`` would take them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from runut.clean import article as cleaner
from runut.clean import repeats
from runut.errors import ReadError
from runut.read import files
from runut.records import Article, Page, Rejected

#: What a measurement tells while it works: the name of what it is at.
Watcher = Callable[[str], None]


def pages(paths: Sequence[Path]) -> list[Page]:
    """The pages at ``paths``; gold that cannot be read is an error, not a rejection."""
    found = []
    for page in files.pages([str(path) for path in paths]):
        if isinstance(page, Rejected):
            raise ReadError(f"{page.place}: {page.reason.code}")
        if isinstance(page, Page):
            found.append(page)
    return found


def rows(table: Path) -> dict[str, Page]:
    """The rows of a JSON lines table by the ``id`` they bear, in the order of the table."""
    found = {}
    for page in pages([table]):
        row = json.loads(page.content)
        if "id" not in row:
            raise ReadError(f"{page.place}: the row has no id")
        found[str(row["id"])] = page
    return found


def cleaned(named: Mapping[str, Page]) -> dict[str, Article]:
    """The articles of ``named`` pages by name; a rejected page has none."""
    counted = repeats.count(named.values())
    articles = {}
    for name, page in named.items():
        article = cleaner.clean(page, counted)
        if isinstance(article, Article):
            articles[name] = article
    return articles
