"""Whole plain pages, furniture and all, in the shapes of real ones."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from runut.clean.article import clean
from runut.clean.repeats import Repeats
from runut.records import Article, Page

CASES = Path(__file__).parent / "cases"
PAGES = tomllib.loads((CASES / "pages.toml").read_text("utf-8"))["page"]


def cleaned(text: str) -> Article:
    found = clean(Page(id="p", form="plain", content=text.encode()), Repeats())
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case["file"])
def test_page(case: dict[str, Any]) -> None:
    article = cleaned((CASES / "pages" / case["file"]).read_text("utf-8"))
    assert article.text.startswith(case["begins"])
    assert article.text.endswith(case["ends"])
    assert article.title == case.get("title")
    assert article.outlet == case["outlet"]
    assert list(article.authors) == case["authors"]
    assert article.published == case.get("published")
    assert [words for words in case["without"] if words in article.text] == []
    assert [words for words in case.get("within", ()) if words not in article.text] == []
    assert [w for w in case.get("once", ()) if article.text.count(w) != 1] == []
    if "source" in case:
        sources = {f.reason.values.get("source") for f in article.furniture}
        assert case["source"] in sources
