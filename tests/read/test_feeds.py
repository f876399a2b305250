"""Feeds of every kind, sound, broken and hostile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.read.feed_pages import kept_pages
from runut.read.feeds import Feed, looks_like_feed, parse
from runut.read.opened import Unreadable
from runut.records import Page

URL = "https://warta.example/umpan"
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Warta Sagara</title>
<link href="https://warta.example/"/>
<entry><title type="html">Jembatan &amp;amp; sungai</title><id>tag:warta.example,2026:1</id>
<link href="/berita/1"/><updated>2026-05-04T09:30:00+07:00</updated>
<published>2026-05-04T08:00:00+07:00</published><author><name>Ida Bunga</name></author>
<source><title>Kantor Berita Lembayung</title></source>
<content type="html">&lt;p&gt;Jembatan dibuka.&lt;/p&gt;</content></entry></feed>"""
RSS_2 = """<rss version="2.0"><channel><title>Warta Sagara</title><link>https://warta.example/</link>
<item><title>Jembatan &amp; sungai</title><link>https://warta.example/berita/1</link>
<pubDate>Mon, 04 May 2026 08:00:00 +0700</pubDate><description>Jembatan dibuka.</description>
</item></channel></rss>"""
RSS_091 = """<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd">""" + RSS_2.replace("2.0", "0.91")
RSS_10 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://warta.example/"><title>Warta Sagara</title></channel>
<item rdf:about="https://warta.example/berita/1"><title>Jembatan &amp; sungai</title>
<link>https://warta.example/berita/1</link><description>Jembatan dibuka.</description>
<dc:date>2026-05-04T08:00:00+07:00</dc:date></item></rdf:RDF>"""
RSS_090 = RSS_10.replace("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Warta Sagara",
        "home_page_url": "https://warta.example/",
        "items": [
            {
                "id": 1,
                "url": "/berita/1",
                "title": "Jembatan & sungai",
                "content_html": "<p>Jembatan dibuka.</p>",
                "date_published": "2026-05-04T08:00:00+07:00",
                "authors": [{"name": "Ida Bunga"}],
            },
            "bukan entri",
        ],
    }
)
KINDS = {
    "atom": ATOM,
    "rss 2.0": RSS_2,
    "rss 0.91": RSS_091,
    "rss 1.0": RSS_10,
    "rss 0.90": RSS_090,
    "json": JSON_FEED,
}


def read(content: str | bytes, charset: str | None = None) -> Feed:
    data = content.encode() if isinstance(content, str) else content
    return parse(data, URL, charset, 100)


@pytest.mark.parametrize("kind", KINDS)
def test_kinds(kind: str) -> None:
    assert looks_like_feed(KINDS[kind].encode())
    feed = read(KINDS[kind])
    assert feed.title == "Warta Sagara"
    (entry,) = feed.entries
    assert entry.title == "Jembatan & sungai"
    assert entry.link == "https://warta.example/berita/1"
    assert "Jembatan dibuka." in entry.text
    assert not entry.full
    if kind != "rss 0.90":
        assert entry.published in {"2026-05-04T01:00:00+00:00", "2026-05-04T08:00:00+07:00"}


def test_what_atom_says_more() -> None:
    (entry,) = read(ATOM).entries
    assert entry.id == "tag:warta.example,2026:1"
    assert entry.authors == "Ida Bunga"
    assert entry.updated == "2026-05-04T02:30:00+00:00"
    assert entry.source == "Kantor Berita Lembayung"


def test_news_sitemaps() -> None:
    sitemap = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
     xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
     <loc>https://warta.example/berita/1</loc><lastmod>2026-05-04</lastmod><news:news>
     <news:publication><news:name>Warta</news:name></news:publication>
     <news:publication_date>2026-05-04T08:00:00+07:00</news:publication_date>
     <news:title>Jembatan &amp; sungai</news:title></news:news></url></urlset>"""
    feed = read(sitemap)
    assert feed.kind == "sitemap"
    (entry,) = feed.entries
    assert (entry.title, entry.published) == ("Jembatan & sungai", "2026-05-04T08:00:00+07:00")


@pytest.mark.parametrize(
    "broken",
    [
        RSS_2.replace("</item></channel></rss>", ""),
        RSS_2.replace("&amp;", "&"),
        RSS_2.replace("&amp;", "&nbsp;&"),
        "\n\n  " + RSS_2,
        RSS_2.replace("<rss", "<!-- umpan --><rss"),
        RSS_2.replace("Mon, 04 May 2026 08:00:00 +0700", "kemarin sore"),
        RSS_2.replace("sungai", "sun\x01gai"),
    ],
)
def test_broken_feeds_are_survived(broken: str) -> None:
    (entry,) = read(broken).entries
    assert entry.title is not None and entry.title.startswith("Jembatan")


def test_charsets() -> None:
    text = RSS_2.replace("sungai", "s\xe9ngai")
    assert read(text.encode("latin-1"), "iso-8859-1").entries[0].title == "Jembatan & séngai"
    declared = '<?xml version="1.0" encoding="ISO-8859-1"?>' + text
    assert read(declared.encode("latin-1")).entries[0].title == "Jembatan & séngai"
    assert read(("\ufeff" + text).encode("utf-8")).entries[0].title == "Jembatan & séngai"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://[", ""]
)
def test_links_that_are_none(link: str) -> None:
    feed = read(RSS_2.replace("https://warta.example/berita/1", link))
    assert [entry.link for entry in feed.entries] in ([None], [URL], ["https://warta.example/"])


def test_entities_are_never_expanded_and_nothing_outside_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia"
    secret.write_text("isi rahasia")
    for declared in (f'SYSTEM "file://{secret}"', '"isi rahasia"'):
        doctype = f"<!DOCTYPE rss [<!ENTITY x {declared}>]>"
        for kind in (RSS_2, RSS_091.partition(">")[2], ATOM.partition("?>")[2]):
            feed = read(doctype + kind.replace("Jembatan", "&x;"))
            assert "rahasia" not in repr(feed).replace(str(secret), "")
    late = RSS_2.replace("<channel>", '<channel><!ENTITY x "isi">')
    with pytest.raises(Unreadable, match=r"feed-entities"):
        read(late)


def test_a_path_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "umpan").write_text(RSS_2)
    with pytest.raises(Unreadable):
        read(str(tmp_path / "umpan"))


@pytest.mark.parametrize("content", [b"", b"{}", b"<html></html>", b"\x00", b"halo", b"<opml>"])
def test_no_feed(content: bytes) -> None:
    try:
        assert read(content).entries == ()
    except Unreadable as problem:
        assert problem.reason.code == "read.not-a-feed"


def test_whole_articles_are_told_from_teasers() -> None:
    paragraph = "<p>Jembatan gantung di Desa Sagara dibuka lagi setelah diperbaiki lama.</p>"
    for text, full in ((paragraph * 20, True), (paragraph, False), (paragraph * 20 + "…", False)):
        escaped = text.replace("<", "&lt;")
        assert read(RSS_2.replace("Jembatan dibuka.", escaped)).entries[0].full == full


def test_a_feed_in_a_file_is_taken_as_it_stands() -> None:
    (page,) = kept_pages(ATOM.encode(), "umpan.xml", 100)
    assert isinstance(page, Page)
    assert page.place == "umpan.xml#1"
    assert dict(page.fields) == {
        "title": "Jembatan & sungai",
        "text": "<div><div><p>Jembatan dibuka.</p></div></div>",
        "url": "https://warta.example/berita/1",
        "date": "2026-05-04T01:00:00+00:00",
        "authors": "Ida Bunga",
        "outlet": "Warta Sagara",
        "credit": "Kantor Berita Lembayung",
    }


def test_an_entry_of_a_collecting_feed_is_its_sources() -> None:
    source = '<source url="https://kabar.example/rss">Kabar Wanasari</source></item>'
    feed = RSS_2.replace("</item>", source).replace("warta.example/berita", "kabar.example/berita")
    (page,) = kept_pages(feed.encode(), None, 100)
    assert isinstance(page, Page)
    assert page.fields["outlet"] == "Kabar Wanasari"
    assert "credit" not in page.fields


@given(st.binary(max_size=400), st.sampled_from(sorted(KINDS)), st.integers(0, 400))
def test_any_damage_is_a_feed_or_a_reason(damage: bytes, kind: str, at: int) -> None:
    whole = KINDS[kind].encode()
    content = whole[:at] + damage + whole[at + len(damage) :]
    looks_like_feed(content)
    try:
        read(content)
    except Unreadable as problem:
        assert problem.reason.code.startswith("read.")
