from __future__ import annotations

import json

import pytest

from runut.clean.article import clean
from runut.clean.extract import extract, looks_like_html
from runut.clean.repeats import Repeats
from runut.records import Article, Page

BODY = """
<p><strong>SAGARA, WARTA</strong> - Jembatan gantung di Sagara dibuka lagi setelah diperbaiki
selama tiga bulan oleh dinas pekerjaan umum setempat.</p>
<p>Kepala dinas Rahmat Tolo mengatakan 2.000 warga memakai jembatan itu setiap hari untuk ke
sekolah, pasar, dan kebun mereka di seberang sungai.</p>
<p>Baca juga: <a href="/lain">Jembatan Lain Ditutup</a></p>
<p>“Sekarang aman dilalui sepeda motor,” kata Rahmat di lokasi, Senin pagi, seusai memeriksa
tali baja yang baru dipasang bersama para pekerja.</p>
"""


def html(head: str = "", above: str = "", title: str = "Jembatan Sagara Dibuka Lagi") -> str:
    return (
        f"<html><head>{head}</head><body><nav><a href='/'>Beranda</a></nav>{above}"
        f"<main><h1>{title}</h1><article>{BODY}</article></main>"
        "<footer>Hak cipta Warta Sagara</footer></body></html>"
    )


def linked(**more: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **more}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def cleaned(page: str, url: str | None = None) -> Article:
    found = clean(Page(id="p", form="html", content=page.encode(), url=url), Repeats())
    assert isinstance(found, Article), found
    return found


def test_json_ld_is_read() -> None:
    head = linked(
        headline="Jembatan Sagara Dibuka Lagi",
        datePublished="2026-05-04T09:30:00+08:00",
        author=[{"@type": "Person", "name": "Ida Bunga"}, {"@type": "Person", "name": "Leo Mau"}],
        publisher={"@type": "Organization", "name": "Warta Sagara"},
        mainEntityOfPage={"@id": "https://wartasagara.id/berita/7"},
    )
    article = cleaned(html(head))
    assert article.title == "Jembatan Sagara Dibuka Lagi"
    assert article.published == "2026-05-04T09:30:00+08:00"
    assert article.authors == ("Ida Bunga", "Leo Mau")
    assert article.outlet == "Warta Sagara"
    assert article.url == "https://wartasagara.id/berita/7"
    assert "Rahmat Tolo mengatakan 2.000 warga" in article.text
    assert "Jembatan Lain Ditutup" not in article.text
    assert "Hak cipta" not in article.text


def test_json_ld_in_a_graph_or_a_list() -> None:
    article = {"@type": ["NewsArticle"], "headline": "Dari graf", "author": "Ida Bunga"}
    graph = f'<script type="application/ld+json">{json.dumps({"@graph": [article]})}</script>'
    assert extract(html(graph)).title == "Dari graf"
    many = (
        f'<script type="application/ld+json">{json.dumps([{"@type": "Thing"}, article])}</script>'
    )
    assert extract(html(many)).authors == "Ida Bunga"


def test_broken_json_ld_costs_nothing() -> None:
    head = '<script type="application/ld+json">{"@type": </script>'
    head += '<meta property="og:title" content="Jembatan &amp; sungai">'
    assert extract(html(head)).title == "Jembatan & sungai"


def test_open_graph_and_meta_tags() -> None:
    head = (
        '<meta property="og:title" content="Jembatan Sagara Dibuka Lagi - Warta Sagara">'
        '<meta property="og:site_name" content="Warta Sagara">'
        '<meta property="article:published_time" content="2026-05-04T01:30:00Z">'
        '<meta name="author" content="Ida Bunga">'
        '<link rel="canonical" href="https://www.wartasagara.id/berita/7/?utm_source=x">'
    )
    article = cleaned(html(head))
    assert article.title == "Jembatan Sagara Dibuka Lagi"
    assert article.outlet == "Warta Sagara"
    assert article.authors == ("Ida Bunga",)
    assert article.url == "https://www.wartasagara.id/berita/7"
    # Indonesian and of no known outlet: shown by Jakarta's clock, the same instant.
    assert article.published == "2026-05-04T08:30:00+07:00"


def test_an_editor_in_the_markup_gives_way_to_the_author_shown() -> None:
    head = linked(headline="Jembatan Sagara Dibuka Lagi", author={"name": "Sinta Maharani"})
    above = '<div class="author-name">Ida Bunga</div><div>Editor : Sinta Maharani</div>'
    assert extract(html(head, above)).authors == "Ida Bunga"


def test_headline_and_time_without_metadata() -> None:
    found = extract(html(above='<time datetime="2026-05-04T09:30:00+08:00">4 Mei</time>'))
    assert found.title == "Jembatan Sagara Dibuka Lagi"
    assert found.published == "2026-05-04T09:30:00+08:00"


def test_no_article_is_rejected() -> None:
    found = clean(Page(id="p", form="html", content=b"<html><body></body></html>"), Repeats())
    assert not isinstance(found, Article)
    assert found.reason.code == "clean.no-body"


@pytest.mark.parametrize("page", ["", "   ", "<", "<<>><<", "<html>" + "<div>" * 3000])
def test_odd_markup_ends_well(page: str) -> None:
    extract(page)


def test_markup_in_a_tables_cell() -> None:
    text = "<p>Jembatan Sagara dibuka lagi.</p><p>Warga senang, kata kepala desa.</p>"
    assert looks_like_html(text)
    assert not looks_like_html("a < b dan b > c")
    row = Page(id="r", form="row", content=b"{}", fields={"text": text, "title": "Jembatan"})
    article = clean(row, Repeats())
    assert isinstance(article, Article)
    assert article.text == "Jembatan Sagara dibuka lagi.\nWarga senang, kata kepala desa."
