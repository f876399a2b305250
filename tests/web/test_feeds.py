"""Feeds: what they hold, ids that stay, times that tell the truth, forms that others read."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import apsw
import feedparser
import pytest
from starlette.testclient import TestClient

from runut import Collection
from runut.records import Saga
from runut.store import stories
from runut.store.codec import encode
from runut.store.collection_file import CollectionFile
from tests import newsroom
from tests.web import site

ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = Path(__file__).parents[2]
LONG_AGO = "2001-02-03T04:05:06Z"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A collection in which two stories are a saga."""
    path = site.filled(tmp_path)
    file = CollectionFile(path)
    with file.writing() as connection:
        first, second, *_ = stories.every(connection)
        saga = Saga(id="5a6a", title=first.title, stories=(second.id, first.id))
        connection.execute("INSERT INTO saga VALUES (?, ?)", (saga.id, encode(saga)))
    file.close()
    return path


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with site.client(path, **site.OURS) as found:
        yield found


FEEDS = (
    "/feeds/stories",
    "/feeds/search?query=Senin",
    "/feeds/said?speaker=Ratna+Kusumadewi",
    "/feeds/conflicts",
    "/feeds/sagas/5a6a",
)


def _address(feed: str, form: str) -> str:
    path, _, query = feed.partition("?")
    return f"{path}.{form}?{query}".rstrip("?")


def _age(path: Path) -> None:
    """As if all had been noticed long ago."""
    connection = apsw.Connection(str(path))
    connection.set_busy_timeout(5_000)
    connection.execute("UPDATE story SET changed = ?1", (LONG_AGO,))
    connection.execute("UPDATE article SET taken = ?1", (LONG_AGO,))
    connection.close()


@pytest.mark.parametrize("feed", FEEDS)
def test_atom_keeps_the_rules_of_its_format(client: TestClient, feed: str) -> None:
    """RFC 4287, sections 4.1.1 and 4.1.2: what a feed and an entry must hold, once each."""
    answer = client.get(_address(feed, "atom"))
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (only,) = element.findall(f"{ATOM}{name}")
            assert only.text
        assert element.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
        for name in ("updated", "published"):
            moment = element.findtext(f"{ATOM}{name}")
            assert moment is None or _MOMENT.fullmatch(moment)
    assert root.find(f"{ATOM}author") is not None
    (itself,) = root.findall(f"{ATOM}link[@rel='self']")
    assert itself.get("href", "").startswith(f"{site.ORIGIN}/feeds/")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("feed", FEEDS)
def test_readers_read_it_and_both_forms_say_the_same(client: TestClient, feed: str) -> None:
    parsed = feedparser.parse(client.get(_address(feed, "atom")).content)
    assert not parsed.bozo
    answer = client.get(_address(feed, "json"))
    assert answer.headers["content-type"] == "application/feed+json"
    document: dict[str, Any] = answer.json()
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["title"] == parsed.feed.title
    assert [
        (item["id"], item["title"], item["date_modified"], item["content_text"], item["url"])
        for item in document["items"]
    ] == [
        (entry.id, entry.title, entry.updated, entry.content[0].value, entry.link)
        for entry in parsed.entries
    ]
    moments = [datetime.fromisoformat(item["date_modified"]) for item in document["items"]]
    assert moments == sorted(moments, reverse=True)


def _items(client: TestClient, feed: str) -> dict[str, Any]:
    return {item["id"]: item for item in client.get(feed).json()["items"]}


def test_only_what_changed_is_updated(client: TestClient, path: Path) -> None:
    _age(path)
    before = _items(client, "/feeds/stories.json")
    assert {item["date_modified"] for item in before.values()} == {LONG_AGO}
    client.post("/api/articles", json=newsroom.rows(4))  # nothing new
    assert _items(client, "/feeds/stories.json") == before
    more = {
        **newsroom.rows(1)[0],
        "outlet": "suarateluk.example",
        "url": "https://suarateluk.example/1",
    }
    assert client.post("/api/articles", json=more).json()["added"] == 1
    after = _items(client, "/feeds/stories.json")
    changed = {id for id, item in after.items() if item["date_modified"] != LONG_AGO}
    assert len(changed) == 1
    assert set(after) == set(before)
    first = client.get("/feeds/stories.json").json()["items"][0]
    assert first["id"] in changed


def test_ids_are_the_same_whoever_serves_them(client: TestClient, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    with site.client(site.filled(folder)) as other:
        ours, theirs = (_items(each, "/feeds/stories.json") for each in (client, other))
        assert set(ours) == set(theirs)
        parsed = [
            feedparser.parse(each.get("/feeds/stories.atom").content) for each in (client, other)
        ]
        assert parsed[0].feed.id != parsed[1].feed.id  # two collections are two feeds


def test_conflicts_are_told_as_they_are_seen(tmp_path: Path) -> None:
    with Collection(tmp_path / "a.db") as collection:
        collection.add([str(ROOT / "examples/articles")])
    with site.client(tmp_path / "a.db") as client:
        clashes = client.get("/api/conflicts").json()["items"]
        items = client.get("/feeds/conflicts.json").json()["items"]
        assert len(items) == len(clashes) > 0
        for clash, item in zip(clashes, items, strict=True):
            assert item["date_published"] == clash["seen"]
            assert all(side["value"] in item["content_text"] for side in clash["conflict"]["sides"])


def test_control_characters_do_not_break_a_feed(tmp_path: Path) -> None:
    row = {"title": "Judul \x0b aneh \ufffe & <b>tebal</b> ]]>", "outlet": "kabar.example",
           "text": "Warga Wanasari mengungsi ke balai desa, kata Hendra Wiratama.",
           "date": "2025-03-03"}  # fmt: skip
    with site.client(tmp_path / "a.db", **site.OURS) as client:
        assert client.post("/api/articles", json=row).status_code == 201
        parsed = feedparser.parse(client.get("/feeds/stories.atom").content)
        assert not parsed.bozo
        (entry,) = parsed.entries
        assert (
            "<b>" not in entry.title.replace("&lt;b&gt;", "")
            or entry.title_detail.type == "text/plain"
        )


def test_a_feed_that_is_not_there(client: TestClient) -> None:
    assert client.get("/feeds/nothing.atom").status_code == 404
    assert client.get("/feeds/stories.rss").status_code == 400
    assert client.get("/feeds/sagas/none.atom").status_code == 404
    assert client.get("/feeds/search.atom").status_code == 400
    assert client.get("/feeds/stories.atom?page=2").json()["code"] == "unknown-parameter"


def test_a_feed_is_not_sent_twice(client: TestClient) -> None:
    tag = client.get("/feeds/stories.atom").headers["etag"]
    again = client.get("/feeds/stories.atom", headers={"if-none-match": tag})
    assert again.status_code == 304


def test_feeds_speak_both_languages(client: TestClient) -> None:
    titles = {
        client.get("/feeds/stories.json", params={"lang": code}).json()["title"]
        for code in ("id", "en")
    }
    assert len(titles) == 2


def test_an_old_collection_has_feeds_too(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE article SET taken = NULL")
    connection.close()
    with site.client(path) as client, Collection(path) as collection:
        (first, *_) = collection.who("Ratna Kusumadewi")
        items = client.get("/feeds/said.json?speaker=Ratna+Kusumadewi").json()["items"]
        assert items[0]["date_modified"] == json.loads(json.dumps(items[0]["date_published"]))
        assert first.words.split()[0] in items[0]["title"]


@pytest.mark.parametrize(
    "page", ["/", "/search?q=lobster", "/who?name=Ratna+Kusumadewi", "/sagas/5a6a"]
)
def test_a_page_leads_to_a_feed_that_is_there(client: TestClient, page: str) -> None:
    found = re.findall(
        r'rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"', client.get(page).text
    )
    (address,) = found
    answer = client.get(html.unescape(address))
    assert answer.status_code == 200
    assert not feedparser.parse(answer.content).bozo
