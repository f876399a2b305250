"""The day that relative words count from: of publication, or of the address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from runut.lang.pack import load
from runut.records import Time
from runut.text.timing import reckoning, times
from tests.text.articles import article

NAMED = {
    "http://www.kalimaya.example/world/2014/03/14/banjir-surut/": date(2014, 3, 14),
    "http://www.kalimaya.example/news/2014-03-14/banjir": date(2014, 3, 14),
    "http://www.kalimaya.example/news/2014/0314/506786-banjir/": date(2014, 3, 14),
    "http://www.kalimaya.example/uk/2014/mar/14/banjir": date(2014, 3, 14),
    "http://www.kalimaya.example/News/2014/Mar-14/248567-banjir.ashx": date(2014, 3, 14),
    "http://www.kalimaya.example/nasional/20140314120512-106-1240/banjir": date(2014, 3, 14),
    "http://www.kalimaya.example/banjir-20140314-35etx.html": date(2014, 3, 14),
    "http://www.kalimaya.example/news/2014/03/banjir": None,
    "http://www.kalimaya.example/2014/02/31/banjir": None,
    "http://www.kalimaya.example/berita/22074351/banjir-2014": None,
    "http://2014.03.14.kalimaya.example/banjir": None,
}


@pytest.mark.parametrize("url", NAMED)
def test_day_of_address(url: str) -> None:
    assert reckoning.day_of_address(url) == NAMED[url]


def _only(published: str | None, url: str | None) -> Time:
    text = "The bridge fell on Friday."
    made = replace(article(text, language="en", published=published), url=url)
    (time,) = times.find(made, load("en"))
    return time


ADDRESS = "http://www.kalimaya.example/2014/03/15/bridge"


@pytest.mark.parametrize(
    ("published", "url", "value", "anchor"),
    [
        ("2014-09-13T14:52:18-04:00", ADDRESS, "2014-03-14", "address"),
        (None, ADDRESS, "2014-03-14", "address"),
        ("2014-03-16", ADDRESS, "2014-03-14", "article"),
        ("2014-03-22", None, "2014-03-21", "article"),
        ("2014-03-10", ADDRESS, "2014-03-07", "article"),
    ],
    ids=["a crawl", "no day given", "touched a day later", "no address", "a later address"],
)
def test_relative_words(published: str | None, url: str | None, value: str, anchor: str) -> None:
    found = _only(published, url)
    assert (found.value, found.anchor) == (value, anchor)
