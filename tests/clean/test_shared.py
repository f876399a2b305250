"""The five pages and the gold: what must come out, and floors that only rise."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from runut.clean.article import clean
from runut.clean.pieces import pieces, squeezed
from runut.clean.repeats import Repeats, count
from runut.read.files import pages
from runut.records import Article, Page
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared


@cache
def five() -> dict[str, Article]:
    found = {}
    for page in pages([f"{SHARED}/pages"]):
        assert isinstance(page, Page)
        article = clean(page, Repeats())
        assert isinstance(article, Article)
        assert page.path is not None
        found[page.path.rpartition("/")[2][:3]] = article
    return found


@pytest.mark.parametrize(
    ("page", "outlet", "published", "authors", "titled"),
    [
        ("000", "detikcom", "2024-06-19T23:56:00+07:00", ("Tim detikcom",), True),
        ("001", "Tribunnews.com", "2024-06-19", ("Tiara Shelavy",), False),
        ("002", "Medcom.id", "2024-06-19T09:40:00+07:00", ("Marcheilla Ariesta",), True),
        ("003", "iNews Karawang", "2024-06-19", ("Anton surtono", "Frizky wibisono"), True),
        ("004", "Kompas.com", "2023-09-16T17:00:00+07:00", ("Aditya Jaya Iswara",), True),
    ],
)
def test_what_the_five_pages_say_of_themselves(
    page: str, outlet: str, published: str, authors: tuple[str, ...], titled: bool
) -> None:
    article = five()[page]
    assert (article.outlet, article.published, article.authors) == (outlet, published, authors)
    assert (article.title is not None) == titled


@pytest.mark.parametrize(
    ("page", "paragraphs", "letters"),
    [("000", 18, 3900), ("001", 39, 5200), ("002", 11, 2150), ("003", 13, 2300), ("004", 16, 2500)],
)
def test_the_five_pages_bodies(page: str, paragraphs: int, letters: int) -> None:
    text = five()[page].text
    assert abs(len(text.split("\n")) - paragraphs) <= 1
    assert len(text) == pytest.approx(letters, rel=0.1)
    assert all(line[-1] in '."”' for line in text.split("\n"))


@cache
def gold() -> dict[str, tuple[Page, Article]]:
    found = {}
    for name in ("articles", "articles-accounts"):
        read = [p for p in pages([f"{SHARED}/gold/id/{name}.jsonl.gz"]) if isinstance(p, Page)]
        repeats = count(read)
        for page in read:
            article = clean(page, repeats)
            assert isinstance(article, Article)
            found[json.loads(page.content)["id"]] = (page, article)
    return found


def test_body_and_furniture_explain_every_gold_page() -> None:
    for page, article in gold().values():
        whole = "".join(piece.text for piece in pieces(page.fields["text"]))
        told = article.text + "".join(line.text for line in article.furniture)
        assert Counter(squeezed(told)) == Counter(squeezed(whole)), page.place


def test_every_gold_article_is_described() -> None:
    articles = [article for _, article in gold().values()]
    assert len(articles) > 1973
    assert sum(article.published is None for article in articles) <= 1
    assert sum("T" not in (article.published or "T") for article in articles) == 0
    assert all(article.outlet for article in articles)


def accounts() -> Iterator[dict[str, Any]]:
    assert SHARED is not None
    for path in sorted((SHARED / "gold/id/accounts").glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


def anchors(account: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("same_claim", "conflicts", "updates", "origins"):
        for entry in account[key]:
            yield from map(tuple, entry["in"])
    for pair in account["not_same_claim"]:
        yield from map(tuple, pair)
    for entry in account["statements"]:
        if "text" in entry:
            yield entry["in"], entry["text"]
    for entry in account["copied"]:
        yield from map(tuple, (entry["from"], entry["to"]))


def test_no_gold_furniture_is_left_and_no_gold_body_lost() -> None:
    left, lost = [], []
    for account in accounts():
        for article, words in account["not_body"]:
            if squeezed(words) in squeezed(gold()[article][1].text):
                left.append((article, words))
        for article, words in anchors(account):
            if squeezed(words) not in squeezed(gold()[article][1].text):
                lost.append((article, words))
    assert left == []
    assert lost == []


def test_html_pages_of_three_outlets() -> None:
    assert SHARED is not None
    found = {}
    for name in ("MediaIndonesia_2026_01_20.html.gz", "money.kompas.com-Menhub.html"):
        (page,) = pages([f"{SHARED}/bench/html-id/{name}"])
        assert isinstance(page, Page)
        article = clean(page, Repeats())
        assert isinstance(article, Article)
        found[name[:5]] = article
    expected = json.loads((SHARED / "bench/html-id/MediaIndonesia.json").read_text("utf-8"))["V1"]
    media = found["Media"]
    assert media.title == expected["title"]
    assert list(media.authors) == expected["authors"]
    assert media.published == expected["publishing_date"].replace(" ", "T")
    paragraphs = expected["body"]["sections"][0]["paragraphs"]
    assert squeezed(media.text) == squeezed("".join(paragraphs)).removesuffix("(E-2)")
    assert found["money"].published == "2023-11-02T21:34:19+07:00"
    assert found["money"].outlet == "Kompas.com"


def words(text: str) -> Counter[tuple[str, ...]]:
    tokens = "".join(c if c.isalnum() or c == "_" else " " for c in text).split()
    return Counter(zip(*(tokens[i:] for i in range(4)), strict=False))


@pytest.mark.slow
def test_shingle_f1_on_english_news_pages() -> None:
    """The set's own measure (four-word shingles); trafilatura alone gets .960."""
    assert SHARED is not None
    truth = json.loads((SHARED / "bench/html/ground-truth.json").read_text("utf-8"))
    hits = extra = missed = 0.0
    for key, entry in truth.items():
        content = gzip.decompress((SHARED / f"bench/html/pages/{key}.html.gz").read_bytes())
        article = clean(Page(id=key, form="html", content=content, url=entry["url"]), Repeats())
        mine = words(article.text if isinstance(article, Article) else "")
        true = words(entry["articleBody"])
        both = (mine & true).total()
        size = (mine | true).total() or 1
        hits += both / size
        extra += (mine.total() - both) / size
        missed += (true.total() - both) / size
    assert 2 * hits / (2 * hits + extra + missed) >= 0.96
