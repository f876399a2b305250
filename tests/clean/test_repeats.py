from __future__ import annotations

from runut.clean.article import clean
from runut.clean.repeats import Repeats, count
from runut.records import Article, Page

BUTTON = "Laporkan kesalahan ketik"
SENTENCE = "Jembatan itu dibangun pada 1987."


def page(number: int, *lines: str, outlet: str = "Warta Lembah") -> Page:
    text = "\n".join(lines)
    fields = {"text": text, "outlet": outlet, "title": f"Jembatan {number}"}
    return Page(id=str(number), form="row", content=b"{}", fields=fields)


def batch(size: int, outlet: str = "Warta Lembah") -> list[Page]:
    return [
        page(
            n,
            f"Jembatan nomor {n} ditutup selama {n + 2} hari mulai Senin pekan depan.",
            SENTENCE,
            BUTTON,
            outlet=outlet,
        )
        for n in range(size)
    ]


def test_a_button_on_every_page_is_furniture_and_a_sentence_is_not() -> None:
    pages = batch(8)
    repeats = count(pages)
    article = clean(pages[0], repeats)
    assert isinstance(article, Article)
    assert BUTTON not in article.text
    assert SENTENCE in article.text
    assert [f.reason.code for f in article.furniture if f.text == BUTTON] == ["furniture.recurring"]


def test_a_few_pages_tell_nothing() -> None:
    assert count(batch(3)) == Repeats()
    assert count([]) == Repeats()


def test_outlets_are_counted_apart() -> None:
    pages = batch(4) + batch(4, outlet="Kabar Hilir")
    assert count(pages).lines == {}


def test_order_does_not_matter() -> None:
    pages = batch(9)
    assert count(pages) == count(reversed(pages))


def test_binary_pages_are_passed_over() -> None:
    binary = Page(id="b", form="plain", content=b"\x89PNG\x00\x00\x01\x02")
    assert count([binary]) == Repeats()
