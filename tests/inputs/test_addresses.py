"""`add` with addresses: articles in several pages, feeds, what did not change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from warcio.archiveiterator import ArchiveIterator

from runut import Collection, Settings, evidence
from runut.records import Account, Added
from runut.store import pages
from tests.inputs.pages import PARAGRAPHS, article, item, rss
from tests.read.server import Line, Request, Site, plain, redirect

SETTINGS = Settings(allow_private=True, fetch_gap=0.0, fetch_seconds=3.0, fetch_wait=1.0)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with Collection(tmp_path / "a.db", settings=SETTINGS) as collection:
        yield collection


def accounts(collection: Collection) -> list[Account]:
    return list(collection.accounts())


def told(added: Added) -> tuple[int, int, int, list[str]]:
    codes = [rejected.reason.code for rejected in added.rejected]
    return added.added, added.unchanged, added.new_versions, codes


def test_an_address_becomes_an_article(site: Site, collection: Collection) -> None:
    address = site.page("/berita/jembatan-sagara-dibuka", article("Jembatan Sagara Dibuka"))
    assert told(collection.add([address])) == (1, 0, 0, [])
    ((read,),) = [account.articles for account in accounts(collection)]
    assert read.title == "Jembatan Sagara Dibuka"
    assert read.outlet == "Warta Sagara"
    assert read.url == address
    assert read.text.split("\n") == list(PARAGRAPHS)
    page = pages.get(collection._file.connection, read.page)
    assert page is not None
    assert [answer.url for answer in page.answers] == [address]
    assert page.answers[0].content == page.content
    assert page.answers[0].header("content-type") == "text/html"


def test_nothing_new_is_asked_for_and_told(site: Site, collection: Collection) -> None:
    page = plain(article("Jembatan Sagara Dibuka"), Content_Type="text/html", ETag='"1"')

    def answer(line: Line, request: Request) -> None:
        known = request.headers.get("if-none-match") == '"1"'
        (plain(b"", "304 Not Modified") if known else page)(line, request)

    site.routes["/a"] = answer
    assert told(collection.add([site.url("/a")])) == (1, 0, 0, [])
    assert told(collection.add([site.url("/a")])) == (0, 1, 0, [])
    assert "if-none-match" in site.asked[-1].headers


def test_the_same_page_again_is_unchanged(site: Site, collection: Collection) -> None:
    address = site.page("/a", article("Jembatan Sagara Dibuka"))
    assert told(collection.add([address, address])) == (1, 1, 0, [])
    site.page("/a", article("Jembatan Sagara Dibuka", below="<p>&copy; 10:31</p>"))
    assert told(collection.add([address])) == (0, 1, 0, [])


def test_a_changed_page_is_a_new_version(site: Site, collection: Collection) -> None:
    address = site.page("/a", article("Jembatan Sagara Dibuka"))
    collection.add([address])
    changed = [paragraph.replace("2.000", "3.000") for paragraph in PARAGRAPHS]
    site.page("/a", article("Jembatan Sagara Dibuka", changed))
    assert told(collection.add([address])) == (0, 0, 1, [])


@pytest.mark.parametrize(
    ("base", "second"),
    [
        ("/berita/7/jembatan-sagara", "/berita/7/jembatan-sagara?page=2"),
        ("/berita/7/jembatan-sagara", "/berita/7/jembatan-sagara?halaman=2"),
        ("/berita/7/jembatan-sagara", "/berita/7/jembatan-sagara/2"),
        ("/berita/7/jembatan-sagara", "/berita/7/jembatan-sagara/page/2"),
        ("/berita/7?utm_source=x", "/berita/7?utm_source=x&hal=2"),
    ],
)
def test_pages_of_one_article_are_joined(
    site: Site, collection: Collection, base: str, second: str
) -> None:
    third = second.replace("2", "3")
    links = f'<a href="{second}">2</a><a href="/berita/8/lain">Berita lain</a>'
    site.page(base, article("Jembatan Sagara", PARAGRAPHS[:2], below=links))
    site.page(
        second,
        article(
            "Jembatan Sagara", PARAGRAPHS[2:4], below=f"<a href='{base}'>1</a><a href={third}>"
        ),
    )
    site.page(third, article("Jembatan Sagara", PARAGRAPHS[4:], below=links))
    assert told(collection.add([site.url(base)])) == (1, 0, 0, [])
    ((read,),) = [account.articles for account in accounts(collection)]
    assert read.text.split("\n") == list(PARAGRAPHS)
    assert site.targets() == [base, second, third]
    page = pages.get(collection._file.connection, read.page)
    assert page is not None and len(page.answers) == 3


def test_an_article_on_one_page_is_preferred(site: Site, collection: Collection) -> None:
    links = '<a href="?page=2">2</a><a href="?page=all">Baca selengkapnya</a>'
    site.page("/7/jembatan", article("Jembatan Sagara", PARAGRAPHS[:2], below=links))
    site.page("/7/jembatan?page=all", article("Jembatan Sagara"))
    collection.add([site.url("/7/jembatan")])
    ((read,),) = [account.articles for account in accounts(collection)]
    assert read.text.split("\n") == list(PARAGRAPHS)
    assert site.targets() == ["/7/jembatan", "/7/jembatan?page=all"]


def test_a_page_that_is_missing_is_told_and_the_rest_kept(
    site: Site, collection: Collection
) -> None:
    site.page("/7/jembatan", article("Jembatan Sagara", below='<a href="?page=2">2</a>'))
    added = collection.add([site.url("/7/jembatan")])
    assert told(added) == (1, 0, 0, ["read.answer-gone"])
    assert added.rejected[0].place == site.url("/7/jembatan?page=2")


def test_links_that_only_look_alike_are_left_alone(site: Site, collection: Collection) -> None:
    links = "".join(
        f'<a href="{link}">x</a>'
        for link in (
            "/7/jembatan-lain?page=2",
            "/8?page=2",
            "https://lain.example/7/jembatan?page=2",
            "?page=1",
            "?page=3",
            "?page=99999",
            "#halaman2",
            "javascript:void(2)",
        )
    )
    links += "".join(f'<a href="/{number}">x</a>' for number in range(10_000))
    site.page("/7/jembatan", article("Jembatan Sagara", below=links))
    assert told(collection.add([site.url("/7/jembatan")])) == (1, 0, 0, [])
    assert site.targets() == ["/7/jembatan"]


def test_a_page_cannot_pass_itself_off_as_another_outlets(
    site: Site, collection: Collection
) -> None:
    for number, canonical in enumerate(("https://www.kompas.com/read/1", "/amp-less/berita")):
        head = f'<link rel="canonical" href="{canonical}">'
        title = ("Jembatan Sagara", "Pasar Sagara")[number]
        site.page(f"/{number}", article(title, head=head))
        collection.add([site.url(f"/{number}")])
    found = {a.title: (a.outlet, a.url) for each in accounts(collection) for a in each.articles}
    assert found == {
        "Jembatan Sagara": ("Warta Sagara", site.url("/0")),
        "Pasar Sagara": ("Warta Sagara", site.url("/amp-less/berita")),
    }


# --------------------------------------------------------------------------- what goes


def test_an_article_whose_address_has_nothing_any_more_is_kept_and_noted(
    site: Site, collection: Collection
) -> None:
    address = site.page("/a", article("Jembatan Sagara Dibuka"))
    collection.add([address])
    here = site.routes.pop("/a")
    assert told(collection.add([address])) == (0, 0, 0, ["read.answer-gone"])
    (noted,) = collection.gone()
    assert (noted.url, noted.title) == (address, "Jembatan Sagara Dibuka")
    assert len(accounts(collection)) == 1
    collection.add([address])
    assert collection.gone() == (noted,), "since the first time"
    site.routes["/a"] = here
    collection.add([address])
    assert collection.gone() == ()


def test_an_address_that_never_was_an_article_is_not_noted(
    site: Site, collection: Collection
) -> None:
    collection.add([site.url("/tidak-ada")])
    assert collection.gone() == ()


def test_what_was_fetched_verifies_as_evidence(
    site: Site, collection: Collection, tmp_path: Path
) -> None:
    link = '<a href="?page=2">2</a>'
    first = site.page("/7/jembatan", article("Jembatan Sagara", PARAGRAPHS[:2], below=link))
    site.page("/7/jembatan?page=2", article("Jembatan Sagara", PARAGRAPHS[2:]))
    collection.add([first])
    with (tmp_path / "story.zip").open("wb") as stream:
        collection.bundle(collection.stories()[0].story.id, stream)
    findings = evidence.verify(tmp_path / "story.zip")
    assert [finding for finding in findings if not finding.holds] == []
    with ZipFile(tmp_path / "story.zip") as archive:
        (page,) = json.loads(archive.read("manifest.json"))["pages"]
        packed = ArchiveIterator(BytesIO(archive.read("pages.warc.gz")))
        kinds = [(record.rec_type, record.http_headers.get_statuscode()) for record in packed]
    assert [part["address"] for part in page["parts"]] == [first, first + "?page=2"]
    assert kinds == [("response", "200")] * 2


# -------------------------------------------------------------------------------- feeds


def test_a_feed_leads_to_its_pages(site: Site, collection: Collection) -> None:
    first = site.page("/a", article("Jembatan Sagara Dibuka"))
    feed = rss(item(first, "Jembatan"), item("/tidak-ada", "Hilang"))
    site.routes["/rss"] = plain(feed, Content_Type="application/rss+xml")
    added = collection.add([site.url("/rss")])
    assert told(added) == (1, 0, 0, ["read.answer-gone"])


def test_a_feed_with_whole_articles_is_enough(site: Site, collection: Collection) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 2)
    feed = rss(item(site.url("/a"), "Jembatan Sagara Dibuka", text))
    site.routes["/rss"] = plain(feed, Content_Type="application/rss+xml")
    assert told(collection.add([site.url("/rss")])) == (1, 0, 0, [])
    assert site.targets() == ["/rss"]
    ((read,),) = [account.articles for account in accounts(collection)]
    assert read.url == site.url("/a")
    assert read.text.startswith(PARAGRAPHS[0])
    assert read.published == "2026-05-04T09:30:00+07:00"


def test_whom_a_feed_credits_is_kept(site: Site, collection: Collection) -> None:
    first = site.page("/a", article("Jembatan Sagara Dibuka"))
    source = '<source url="https://kantor.example/rss">Kantor Berita Lembayung</source>'
    site.routes["/rss"] = plain(rss(item(first, "Jembatan", more=source)))
    collection.add([site.url("/rss")])
    ((read,),) = [account.articles for account in accounts(collection)]
    credits = [f.text for f in read.furniture if f.reason.code == "furniture.source"]
    assert credits == ["Kantor Berita Lembayung"]
    assert "Kantor Berita" not in read.text


def test_sitemaps_and_lists_of_feeds(site: Site, collection: Collection) -> None:
    first = site.page("/a", article("Jembatan Sagara Dibuka"))
    site.routes["/peta.xml"] = plain(
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<url><loc>{first}</loc></url></urlset>"
    )
    site.routes["/semua.xml"] = plain(
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<sitemap><loc>{site.url('/peta.xml')}</loc></sitemap></sitemapindex>"
    )
    site.routes["/opml"] = plain(
        f'<opml version="2.0"><body><outline text="x" xmlUrl="{site.url("/semua.xml")}"/>'
        "</body></opml>"
    )
    assert told(collection.add([site.url("/opml")])) == (1, 0, 0, [])


def test_a_list_that_leads_to_itself_ends(site: Site, collection: Collection) -> None:
    site.routes["/semua.xml"] = plain(
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<sitemap><loc>{site.url('/semua.xml')}</loc></sitemap></sitemapindex>"
    )
    added = collection.add([site.url("/semua.xml")])
    assert told(added) == (0, 0, 0, ["read.too-many-lists"])
    assert len(site.targets()) < 60


def test_other_things_at_addresses(site: Site, collection: Collection) -> None:
    site.routes["/a.pdf"] = plain(b"%PDF-1.7 ...", Content_Type="application/pdf")
    site.routes["/kosong"] = plain(b" ")
    site.routes["/a.json"] = plain(
        '[{"judul": "Jembatan", "isi": "Jembatan dibuka lagi kemarin."}]'
    )
    site.routes["/jauh"] = redirect("http://[::1]:1/")
    what = [site.url(target) for target in ("/a.pdf", "/kosong", "/a.json")]
    added = collection.add([*what, "ftp://a.example/x", "http://nama:sandi@a.example/"])
    assert told(added) == (
        1,
        0,
        0,
        [
            "read.answer-no-text",
            "read.empty-answer",
            "read.address-scheme",
            "read.address-password",
        ],
    )


def test_private_addresses_are_refused_unless_permitted(site: Site, tmp_path: Path) -> None:
    address = site.page("/a", article("Jembatan Sagara Dibuka"))
    with Collection(tmp_path / "b.db", settings=Settings(fetch_gap=0.0)) as collection:
        assert told(collection.add([address])) == (0, 0, 0, ["read.address-refused"])
        assert site.asked == []
        assert told(collection.add([address], allow_private=True)) == (1, 0, 0, [])
