"""The pages as a client without a browser meets them: what they hold, where they lead."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from runut import Collection
from runut.lang.pack import codes
from runut.web.pages.changes import compared
from runut.web.pages.exporting import BUNDLE, FORMS
from tests.web import site

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
VOID = {"meta", "br", "link", "img", "input", "hr"}
#: Drawn shapes may end in themselves.
SHAPES = {"rect", "circle", "line", "path", "polyline"}


class Reader(HTMLParser):
    """Reads a page strictly, collecting what the tests ask about."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in SHAPES
        self._note(attrs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "script":
            assert "src" in dict(attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def _note(self, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.links += [link for name in ("href", "src", "action") if (link := found.get(name))]
        if "id" in found:
            self.ids.append(found["id"] or "")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("pages") / "pages.db"
    with Collection(db) as collection:
        collection.add([str(EXAMPLES)])
    return db


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with site.client(path, **site.OURS) as found:
        yield found


@pytest.fixture(scope="module")
def story(path: Path) -> str:
    with Collection(path) as collection:
        return max(collection.stories(), key=lambda line: len(line.outlets)).story.id


def test_every_link_leads_somewhere(client: TestClient) -> None:
    """From the front page on, until nothing new is found; fragments too."""
    waiting = ["/"]
    pages: dict[str, Reader | None] = {}
    while waiting and len(pages) < 500:
        address = waiting.pop()
        if address in pages:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html") or "/export/" in address:
            pages[address] = None
            continue
        read = pages[address] = Reader(answer.text)
        assert len(read.ids) == len(set(read.ids)), address
        assert not any(name.startswith("on") or name == "style" for name, _ in read.attributes)
        for link in read.links:
            parts = urlsplit(urljoin(address, link))
            posted = re.search(r"/(?:merge|split|undo)$", parts.path)
            if not (parts.netloc or posted or "lang=" in parts.query):
                waiting.append(parts._replace(fragment="").geturl())
    assert len(pages) > 100
    for address, read in pages.items():
        for link in read.links if read else ():
            target = urlsplit(urljoin(address, link))
            there = pages.get(target._replace(fragment="").geturl())
            if there is not None and target.fragment:
                assert target.fragment in there.ids, (address, link)


def test_assets_may_be_kept_and_come_from_here(client: TestClient) -> None:
    read = Reader(client.get("/").text)
    assets = [link for link in read.links if link.startswith("/static/")]
    assert len(assets) >= 4
    for asset in assets:
        answer = client.get(asset)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert client.get("/static/site.css").status_code == 404
    assert client.get("/static/..%2F..%2Fapp.py").status_code == 404


def test_an_article_of_no_known_outlet_has_its_page(tmp_path: Path) -> None:
    page = tmp_path / "tanpa nama.txt"
    page.write_text("Sungai Meluap\n\nSungai Renda meluap pada Senin malam.", "utf-8")
    db = tmp_path / "tanpa.db"
    with Collection(db) as collection:
        collection.add([str(page)])
        story = collection.stories()[0].story
    with site.client(db) as client:
        for address in (f"/stories/{story.id}", f"/articles/{story.articles[0]}", "/outlets"):
            read = Reader(client.get(address).text)
            assert not any(re.fullmatch(r"/outlets/.*", link) for link in read.links)


@pytest.mark.parametrize("form", [*FORMS, BUNDLE])
def test_an_account_is_taken_away_as_a_file(client: TestClient, story: str, form: str) -> None:
    answer = client.get(f"/stories/{story}/export/{form}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{story}.')
    if "json" in answer.headers["content-type"]:
        assert json.loads(answer.content)
    elif "zip" in answer.headers["content-type"]:
        assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    else:
        assert "Feri Teluk Seroja" in answer.text


def test_a_form_that_is_none_is_told(client: TestClient, story: str) -> None:
    answer = client.get(f"/stories/{story}/export/exe")
    assert answer.status_code == 404
    assert "markdown" in answer.text


def test_the_list_alone_is_a_part_of_the_front_page(client: TestClient) -> None:
    whole, part = client.get("/?q=kenanga").text, client.get("/?q=kenanga&part=stories").text
    assert "<html" not in part
    assert part.count("data-story=") == 1
    assert whole.count("data-story=") == 1


@pytest.mark.parametrize(
    "query",
    ["min=-3", "min=99999999999999", "standing=sure", "lang=xx", "q=%00%ff"],
)
def test_what_makes_no_sense_is_left_out(client: TestClient, query: str) -> None:
    assert client.get(f"/?{query}").status_code == 200


@pytest.mark.parametrize(
    "query",
    ["since=abc", "until=9", "since=2025-13", "until=2025-02-30", "since=٢٠٢٥", "since=2025-W01"],
)
def test_a_date_that_is_none_is_told(client: TestClient, query: str) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 400
    assert f"&#39;{query.partition('=')[2]}&#39; is no date" in answer.text


@pytest.mark.parametrize("query", ["since=2025", "until=2025-03", "since=2025-03-01&until="])
def test_a_list_is_narrowed_to_days_months_and_years(client: TestClient, query: str) -> None:
    assert client.get(f"/?{query}").status_code == 200


def test_the_form_shows_what_the_list_is_narrowed_to(client: TestClient) -> None:
    text = client.get("/?min=4&standing=disputed&since=2025-03-01").text
    assert '<option value="4" selected>' in text
    assert '<option value="disputed" selected>' in text
    assert 'value="2025-03-01"' in text
    assert '<details class="more" open>' in text


def test_a_choice_of_articles_is_kept_when_a_claim_is_lit(client: TestClient, story: str) -> None:
    page = client.get(f"/stories/{story}").text
    both = re.search(r'href="(/stories/\w+/beside\?article=\w+&amp;article=\w+)"', page)
    assert both
    two = Reader(client.get(both[1].replace("&amp;", "&")).text)
    assert sum(each.startswith("a-") for each in two.ids) == 2
    lit = next(link for link in two.links if "claim=" in link)
    assert lit.count("article=") == 2
    assert client.get(lit).text.count(" lit") > 1


def test_a_long_list_is_read_in_parts(tmp_path: Path) -> None:
    table = tmp_path / "banyak.jsonl"
    rows = (
        {
            "title": f"Warung {number} di Desa Nomor {number} Dibuka",
            "text": f"Warung nomor {number} dibuka oleh Pak Urut{number} pada hari itu.",
            "outlet": f"Koran {number}",
            "date": f"2025-{number % 9 + 1:02}-11T08:00:00+07:00",
        }
        for number in range(60)
    )
    table.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    db = tmp_path / "banyak.db"
    with Collection(db) as collection:
        collection.add([str(table)])
        there = {line.story.id for line in collection.stories()}
    with site.client(db) as client:
        seen: list[str] = []
        address: str | None = "/"
        while address:
            text = client.get(address).text
            seen += re.findall(r'data-story="(\w+)"', text)
            more = re.search(r'href="([^"]*after=[^"]+)"[^>]*>More stories', text)
            address = more and more[1].replace("&amp;", "&")
    assert len(seen) == len(set(seen))
    assert set(seen) == there


@pytest.mark.parametrize("language", codes())
def test_what_went_wrong_is_told_in_the_language(client: TestClient, language: str) -> None:
    answer = client.get("/stories/zzzz", headers={"accept-language": language})
    assert answer.status_code == 404
    assert "runut stories" not in answer.text
    assert f'<html lang="{language}">' in answer.text
    assert "zzzz" in answer.text


def test_a_change_needs_our_own_page(path: Path, story: str) -> None:
    with site.client(path) as stranger:
        for address in (f"/stories/{story}/merge", f"/stories/{story}/split", "/undo", "/add"):
            assert stranger.post(address, data={"id": "x"}).status_code == 403


def test_a_wrong_decision_is_told(client: TestClient, story: str) -> None:
    assert client.post(f"/stories/{story}/merge", data={}).status_code == 400
    assert client.post(f"/stories/{story}/merge", data={"id": story}).status_code == 400
    assert client.post(f"/stories/{story}/split", data={}).status_code == 400
    assert client.post("/undo", data={"decision": "1"}).status_code == 409


def test_two_stories_become_one_by_a_pasted_address(tmp_path: Path) -> None:
    with site.client(site.filled(tmp_path, 4), **site.OURS) as client:
        a, b = re.findall(r'data-story="(\w+)"', client.get("/").text)[:2]
        pasted = f"{site.ORIGIN}/stories/{b}?lang=en"
        made = client.post(f"/stories/{a}/merge", data={"id": pasted}, follow_redirects=False)
        assert made.status_code == 303
        assert "Kept together" in client.get(made.headers["location"]).text
        assert client.get("/").text.count("data-story=") == 1
        number = re.search(r'name="decision" value="(\d+)"', client.get("/decisions").text)
        assert number
        client.post("/undo", data={"decision": "0"})
        assert client.get("/").text.count("data-story=") == 1
        client.post("/undo", data={"decision": number[1]})
        assert client.get("/").text.count("data-story=") == 2


def test_a_decision_names_what_left_a_story_and_what_stayed(tmp_path: Path) -> None:
    with site.client(site.filled(tmp_path, 4), **site.OURS) as client:
        a, b = re.findall(r'data-story="(\w+)"', client.get("/").text)[:2]
        client.post(f"/stories/{a}/merge", data={"id": b})
        together = client.get("/decisions").text
        (story,) = re.findall(r'data-story="(\w+)"', client.get("/").text)
        page = client.get(f"/stories/{story}").text
        boxes = re.findall(r'type="checkbox" name="article" value="(\w+)"', page)
        assert all(f'href="/articles/{each}"' in together for each in boxes)
        client.post(f"/stories/{story}/split", data={"article": boxes[0]})
        newest = client.get("/decisions").text.split('<li id="d-')[1]
        left, stayed = newest.partition("Where they stand now")[0].split("Stayed")
        assert re.findall(r'href="/articles/(\w+)"', left) == boxes[:1]
        assert set(re.findall(r'href="/articles/(\w+)"', stayed)) == set(boxes[1:])


def _followed(client: TestClient, where: str) -> str:
    """The state of an addition once it is done."""
    for _ in range(200):
        part = client.get(f"{where}?part=work").text
        if "data-running" not in part:
            return part
        time.sleep(0.05)
    raise AssertionError("the addition did not end")


def test_an_addition_is_followed_to_its_end(tmp_path: Path) -> None:
    with site.client(tmp_path / "new.db", **site.OURS) as client:
        files = {"files": ("../../kabar: baru.txt", "Kabar\n\nDesa Rimba banjir pada Senin.")}
        made = client.post("/add", files=files, follow_redirects=False)
        assert made.status_code == 303
        assert "1 added" in _followed(client, made.headers["location"])
        assert client.get("/").text.count("data-story=") == 1
        with Collection(tmp_path / "new.db") as collection:
            article = collection.account(collection.stories()[0].story.id).articles[0]
        assert article.path == "kabar: baru.txt"


def test_an_address_within_the_house_is_not_fetched(tmp_path: Path) -> None:
    with site.client(tmp_path / "new.db", **site.OURS) as client:
        given = {"addresses": "http://127.0.0.1:9/rahasia\nhttp://10.0.0.1/"}
        made = client.post("/add", data=given, follow_redirects=False)
        done = _followed(client, made.headers["location"])
        assert "2 rejected" in done
        assert "--allow-private" not in done
        assert "http://127.0.0.1:9/rahasia" in done


@pytest.mark.parametrize("addresses", ["file:///etc/passwd", "javascript:1", "satu dua"])
def test_what_is_no_address_is_not_added(client: TestClient, addresses: str) -> None:
    typed = f"https://kabar.example/satu\n{addresses}"
    answer = client.post("/add", data={"addresses": typed})
    assert answer.status_code == 400
    assert f"&#39;{addresses.split()[0]}&#39; is no address" in answer.text
    assert f">{typed}</textarea>" in answer.text
    assert "chosen again" not in answer.text


def test_files_sent_with_what_is_no_address_are_to_be_chosen_again(client: TestClient) -> None:
    files = {"files": ("a.txt", "Kabar\n\nDesa Rimba banjir.")}
    assert "chosen again" in client.post("/add", data={"addresses": "x"}, files=files).text


def test_the_words_that_differ_are_marked() -> None:
    pair = compared("Sebanyak 40 kios siap.", "Sebanyak 46 kios sudah siap.")
    assert [piece for piece, differs in pair.before if differs] == ["40"]
    assert [piece for piece, differs in pair.after if differs] == ["46", "sudah"]
    assert " ".join(piece for piece, _ in pair.after) == "Sebanyak 46 kios sudah siap."
    assert compared("", "Baru.").before == ()
