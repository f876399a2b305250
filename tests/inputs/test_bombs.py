"""Pages and feeds made to break whoever parses them cost themselves, with a reason."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from runut import Collection, Settings
from runut.lang.messages import explain
from tests.inputs.pages import article, item, rss
from tests.read.server import Site, plain

SETTINGS = Settings(
    allow_private=True,
    fetch_gap=0.0,
    page_seconds=4.0,
    page_megabytes=400,
    max_page_bytes=30_000_000,
)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with Collection(tmp_path / "a.db", settings=SETTINGS) as collection:
        yield collection


def _html(body: str) -> str:
    return f"<html><head><title>Bom</title></head><body>{body}</body></html>"


BOMBS = {
    "a table of endless columns": _html(
        "<table>" + "<tr><td colspan=1000000000>x</td></tr>" * 2_000 + "</table>"
    ),
    "depth": _html("<div>" * 200_000 + "x"),
    "depth in a list": _html("<ul><li>" * 60_000 + "x"),
    "depth without end tags": _html("<b><i><span>" * 100_000),
    "a flood of entities": _html("<p>" + "&amp;&lt;&#x41;&eacute;" * 600_000 + "</p>"),
    "one line": _html("<p>" + "kata " * 4_000_000 + "</p>"),
    "one word": _html("<p>" + "a" * 20_000_000 + "</p>"),
    "many paragraphs": _html("<p>Jembatan dibuka lagi kemarin.</p>" * 300_000),
    "attributes": _html("<p " + " ".join(f"a{n}='x'" for n in range(300_000)) + ">x</p>"),
    "links": _html("".join(f"<a href='/{n}?page={n}'>Halaman {n}</a>" for n in range(200_000))),
    "a comment without end": _html("<!--" + "-" * 10_000_000),
    "scripts of data": _html(
        '<script type="application/ld+json">' + "[" * 1_000_000 + "</script>" + "<p>x</p>"
    ),
    "open tags": "<" * 5_000_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_costs_one_article(collection: Collection, tmp_path: Path, what: str) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_text(article("Jembatan Sagara Dibuka"))
    (folder / "b.html").write_text(BOMBS[what])
    (folder / "c.html").write_text(article("Pasar Lembayung Terbakar").replace("jembatan", "pasar"))
    started = time.monotonic()
    added = collection.add([str(folder)])
    assert time.monotonic() - started < 60
    assert added.added + len(added.rejected) == 3
    assert added.added >= 2
    for rejected in added.rejected:
        assert rejected.place.endswith("b.html")
        assert rejected.reason.code.startswith(("clean.", "read.too-large"))
        assert rejected.reason.code not in explain(rejected.reason, "id")


FEED_BOMBS = {
    "laughs": '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 50}">' for n in range(9))
    + ']><rss version="2.0"><channel><title>&j;</title></channel></rss>',
    "a file": '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<rss version="2.0"><channel><title>&x;</title>'
    "<item><title>&x;</title><link>/1</link></item></channel></rss>",
    "depth": "<rss><channel>" + "<item>" * 100_000,
    "many items": rss(*(item(f"/{n}", f"Judul {n}") for n in range(20_000))),
    "titles": rss(item("/1", "x" * 3_000_000)),
    "nothing closed": '<rss version="2.0"><channel>' + "<item><title>" * 50_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("what", FEED_BOMBS)
def test_a_feed_is_no_bomb(site: Site, collection: Collection, what: str) -> None:
    site.routes["/rss"] = plain(FEED_BOMBS[what], Content_Type="application/rss+xml")
    started = time.monotonic()
    reads = list(collection.watch([site.url("/rss")], once=True))
    assert time.monotonic() - started < 60
    (health,) = collection.feeds()
    assert "root:" not in (health.title or "")
    assert reads
