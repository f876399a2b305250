"""What the API promises: documents as described, parts, filters, tags, problems."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from runut import Collection
from runut.export.documents import account_document
from runut.lang.pack import codes
from runut.web.api import OPERATIONS
from runut.web.api.openapi import description
from runut.web.operations import Operation
from tests import newsroom
from tests.web import site

ROOT = Path(__file__).parents[2]
DESCRIPTION = description(OPERATIONS)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site.filled(tmp_path_factory.mktemp("api"))


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with site.client(path) as found:
        yield found


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[TestClient]:
    with site.client(site.filled(tmp_path, 4), **site.OURS) as found:
        yield found


def _fits(schema: dict[str, Any], document: object) -> None:
    jsonschema.validate(document, {**schema, "components": DESCRIPTION["components"]})


def _answers() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in DESCRIPTION["paths"].items():
        for method, operation in methods.items():
            for status, answer in operation["responses"].items():
                for content in answer.get("content", {}).values():
                    yield f"{method} {path} {status}", content


# ------------------------------------------------------------------------ description


def test_the_published_description_is_what_the_code_says() -> None:
    """``python -m runut.web.api > docs/reference/openapi.json`` after a change."""
    published = (ROOT / "docs/reference/openapi.json").read_text("utf-8")
    assert json.loads(published) == DESCRIPTION


def test_the_description_is_served(client: TestClient) -> None:
    assert client.get("/api/openapi.json").json() == DESCRIPTION


@pytest.mark.parametrize(
    "answer", [answer for _, answer in _answers()], ids=[n for n, _ in _answers()]
)
def test_schemas_are_schemas_and_examples_fit_them(answer: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(answer["schema"])
    if "example" in answer:
        _fits(answer["schema"], answer["example"])


@pytest.mark.parametrize("operation", OPERATIONS, ids=[each.id for each in OPERATIONS])
def test_every_operation_has_an_example(operation: Operation) -> None:
    path = operation.path.replace(":path}", "}")
    described = DESCRIPTION["paths"][path][operation.method.lower()]
    good = [described["responses"][str(status)] for status in operation.answers]
    assert all("example" in answer["content"]["application/json"] for answer in good)


def test_examples_of_what_is_sent_fit() -> None:
    for methods in DESCRIPTION["paths"].values():
        content = methods.get("post", {}).get("requestBody", {}).get("content", {})
        if "application/json" in content:
            _fits(content["application/json"]["schema"], content["application/json"]["example"])


def test_spans_of_the_example_account_slice_back() -> None:
    example = DESCRIPTION["paths"]["/api/stories/{id}"]["get"]["responses"]["200"]["content"][
        "application/json"
    ]["example"]
    (article,), (statement,) = example["articles"], example["statements"]
    assert article["text"][statement["start"] : statement["end"]] == "Warga sudah mengungsi"
    (source,) = statement["sources"]
    assert article["text"][source["start"] : source["end"]] == source["name"]


# ------------------------------------------------------------------------- documents


def test_an_account_is_the_published_document(client: TestClient, path: Path) -> None:
    with Collection(path) as collection:
        story = collection.stories()[0].story.id
        expected = account_document(collection.account(story), "en")
    assert client.get(f"/api/stories/{story}").json() == json.loads(json.dumps(expected))
    assert client.get(f"/api/stories/{story[:6]}").json()["story"]["id"] == story


LISTS = ("stories", "articles", "statements", "entities", "outlets", "sagas", "conflicts",
         "decisions")  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_as_described_and_so_is_each_of_their_things(
    client: TestClient, name: str
) -> None:
    found = client.get(f"/api/{name}").json()
    responses = DESCRIPTION["paths"][f"/api/{name}"]["get"]["responses"]
    _fits(responses["200"]["content"]["application/json"]["schema"], found)
    one = DESCRIPTION["paths"].get(f"/api/{name}/{{id}}")
    if one and found["items"]:
        item = found["items"][0]
        answer = client.get(f"/api/{name}/{item.get('id', item.get('outlet'))}")
        assert answer.status_code == 200
        schema = one["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        _fits(schema, answer.json())


@pytest.mark.parametrize("name", ["stories", "articles", "statements", "entities"])
def test_parts_lead_through_the_whole_list(client: TestClient, name: str) -> None:
    whole = client.get(f"/api/{name}", params={"limit": 100}).json()["items"]
    items: list[Any] = []
    after: dict[str, str] = {}
    while True:
        part = client.get(f"/api/{name}", params={"limit": 3, **after}).json()
        items += part["items"]
        if part["next"] is None:
            break
        after = {"after": part["next"]}
    assert items == whole


def test_filters(client: TestClient) -> None:
    def count(address: str, **asked: object) -> int:
        return len(client.get(f"/api/{address}", params=asked).json()["items"])

    assert count("stories") == 8
    assert count("stories", query="lobster") == 1
    assert count("stories", since="2025-03-04") == 4
    assert count("stories", min_outlets=3) == 0
    standings = [line["standings"] for line in client.get("/api/stories").json()["items"]]
    for standing in ("confirmed", "single"):
        assert count("stories", standing=standing) == sum(standing in each for each in standings)
    assert count("articles", outlet="wartapagi") == 8
    assert count("articles", language="en") == 0
    assert count("statements", speaker="Ratna Kusumadewi") == 2
    assert count("statements", mode="direct", limit=100) > 5
    assert count("entities", name="kusumadewi") == 1
    assert count("search", query="harimau") == 2


def test_words_are_the_slice(client: TestClient) -> None:
    for said in client.get("/api/statements").json()["items"]:
        statement = said["statement"]
        text = client.get(f"/api/articles/{statement['article']}").json()["article"]["text"]
        assert text[statement["start"] : statement["end"]] == said["words"]


# -------------------------------------------------------------------------- sent once


@pytest.mark.parametrize("address", ["stories", "articles", "openapi.json"])
def test_what_one_has_is_not_sent_again(client: TestClient, address: str) -> None:
    first = client.get(f"/api/{address}")
    tag = first.headers["etag"]
    again = client.get(f"/api/{address}", headers={"if-none-match": f'"other", {tag}'})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == tag
    other = client.get(f"/api/{address}", headers={"if-none-match": '"other"'})
    assert other.status_code == 200


def test_a_story_is_not_even_read_again_until_it_changes(
    writer: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (line["id"] for line in writer.get("/api/stories").json()["items"])
    address = f"/api/stories/{first}"
    tag = {"if-none-match": writer.get(address).headers["etag"]}
    with monkeypatch.context() as patch:
        patch.setattr(Collection, "account", None)
        assert writer.get(address, headers=tag).status_code == 304
    assert writer.get(address, headers={**tag, "accept-language": "id"}).status_code == 200
    writer.post("/api/decisions", json={"kind": "merge", "stories": [first, second]})
    assert {
        writer.get(f"/api/stories/{id}", headers=tag).status_code for id in (first, second)
    } <= {
        200,
        404,
    }


def test_long_answers_are_zipped_where_asked(client: TestClient) -> None:
    with client.stream("GET", "/api/openapi.json", headers={"accept-encoding": "gzip"}) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        assert json.loads(gzip.decompress(b"".join(answer.iter_raw()))) == DESCRIPTION
    plain = client.get("/api/openapi.json", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers


# --------------------------------------------------------------------------- problems

WRONG = (
    ("/api/nothing", 404, "status-404"),
    ("/api/stories/ffffffffffffffff", 404, "unknown-story"),
    ("/api/stories/x/y", 404, "status-404"),
    ("/api/articles/nothing", 404, "no-such-article"),
    ("/api/entities/nothing", 404, "no-such-speaker"),
    ("/api/outlets/nothing", 404, "unknown-outlet"),
    ("/api/outlets/example", 409, "ambiguous-outlet"),
    ("/api/sagas/nothing", 404, "no-such-saga"),
    ("/api/stories?limit=0", 400, "parameter"),
    ("/api/stories?limit=101", 400, "parameter"),
    ("/api/stories?limit=ten", 400, "parameter"),
    ("/api/stories?limit=%D9%A3", 400, "parameter"),
    ("/api/stories?limit=1&limit=2", 400, "repeated-parameter"),
    ("/api/stories?limt=1", 400, "unknown-parameter"),
    ("/api/stories?id=1", 400, "unknown-parameter"),
    ("/api/stories?since=yesterday", 400, "parameter"),
    ("/api/stories?since=2025-02-30", 400, "parameter"),
    ("/api/stories?lang=xx", 400, "parameter"),
    ("/api/stories?query=%20", 400, "parameter"),
    (f"/api/stories?query={'a' * 201}", 400, "parameter"),
    (f"/api/stories/{'a' * 201}", 400, "parameter"),
    ("/api/stories?after=nowhere", 400, "bad-cursor"),
    ("/api/search", 400, "missing-parameter"),
    ("/api/statements?mode=loud", 400, "parameter"),
)


@pytest.mark.parametrize(("address", "status", "code"), WRONG, ids=[a[:50] for a, _, _ in WRONG])
def test_what_is_wrong_is_told_in_both_languages(
    client: TestClient, address: str, status: int, code: str
) -> None:
    told = {}
    for language in codes():
        answer = client.get(address, headers={"accept-language": language})
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["content-language"] == language
        problem = answer.json()
        assert (problem["status"], problem["code"], problem["type"]) == (
            status,
            code,
            "about:blank",
        )
        told[language] = problem["detail"]
        assert "{" not in problem["detail"] and "problem." not in problem["detail"]
    assert len(set(told.values())) == len(told)


def test_a_method_that_is_not_taken(client: TestClient) -> None:
    answer = client.post("/api/stories", headers=site.OURS)
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert answer.json()["code"] == "status-405"


# ---------------------------------------------------------------------------- changes


def test_articles_as_json(writer: TestClient) -> None:
    rows = newsroom.rows(8)
    answer = writer.post("/api/articles", json=rows[:1])
    assert (answer.status_code, answer.json()["unchanged"]) == (200, 1)
    answer = writer.post("/api/articles", json=rows)
    assert answer.status_code == 201
    told = answer.json()
    assert (told["added"], told["unchanged"], told["rejected"]) == (4, 4, [])
    assert len(writer.get("/api/articles").json()["items"]) == 8
    for story in told["stories"]:
        assert writer.get(f"/api/stories/{story}").status_code == 200


def test_one_bad_article_costs_itself(writer: TestClient) -> None:
    good, bad = newsroom.rows(5)[4], {"title": "Tanpa isi"}
    answer = writer.post("/api/articles", json=[bad, good])
    assert answer.status_code == 201
    (rejected,) = answer.json()["rejected"]
    assert rejected["place"] == "-#1"
    assert rejected["reason"]["text"]
    assert writer.post("/api/articles", json=[bad]).status_code == 422


def test_files_in_a_form(writer: TestClient, tmp_path: Path) -> None:
    row = newsroom.rows(5)[4]
    csv = "judul,isi,media,tanggal\n" + ",".join(
        '"' + row[name].replace('"', '""') + '"' for name in ("title", "text", "outlet", "date")
    )
    files = [
        ("file", ("../../etc/news.csv", csv.encode(), "text/csv")),
        ("file", ("gone\x00.txt", b"\x00\x01\x02", "text/plain")),
        ("file", ("C:\\desk\\news.jsonl.gz", gzip.compress(json.dumps(row).encode()), "x/y")),
    ]
    answer = writer.post("/api/articles", files=files)
    assert answer.status_code == 201
    (rejected,) = answer.json()["rejected"]
    assert "/" not in rejected["place"]
    found = writer.get("/api/articles", params={"outlet": row["outlet"]}).json()["items"]
    paths = {writer.get(f"/api/articles/{line['id']}").json()["article"]["path"] for line in found}
    assert "news.csv" in {str(path).partition("#")[0] for path in paths}
    assert not any("runut-" in str(path) for path in paths)


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("text/plain", "Warga Wanasari mengungsi ke balai desa, kata Hendra Wiratama, Senin."),
        ("text/html; charset=utf-8", "<html><body><article><h1>Warga mengungsi</h1><p>Warga "
         "Wanasari mengungsi ke balai desa, kata Hendra Wiratama pada hari Senin.</p></article>"),
        ("text/csv", "text,outlet\n\"Warga Wanasari mengungsi, kata Hendra Wiratama.\",kabar\n"),
        ("application/x-ndjson", '{"text": "Warga Wanasari mengungsi, kata Hendra Wiratama."}'),
    ],
    ids=["plain", "html", "csv", "ndjson"],
)  # fmt: skip
def test_content_of_every_type(writer: TestClient, media_type: str, content: str) -> None:
    headers = {"content-type": media_type}
    answer = writer.post("/api/articles", content=content.encode(), headers=headers)
    assert (answer.status_code, answer.json().get("added")) == (201, 1), answer.text


def test_content_that_cannot_be_taken(writer: TestClient) -> None:
    pdf = {"content-type": "application/pdf"}
    assert writer.post("/api/articles", content=b"%PDF", headers=pdf).status_code == 415
    nothing = {"content-type": "application/json"}
    assert writer.post("/api/articles", content=b" ", headers=nothing).status_code == 400
    assert writer.post("/api/articles", content=b"{", headers=nothing).status_code == 422
    assert writer.post("/api/articles", files={"other": b""}).status_code in {400, 422}
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert writer.post("/api/articles", content=b"nothing of it", headers=broken).status_code == 400
    unbound = {"content-type": "multipart/form-data"}
    assert writer.post("/api/articles", content=b"--x", headers=unbound).status_code == 400


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("/etc/passwd", "address"),
        ("file:///etc/passwd", "address"),
        ("-", "address"),
        ("https://kabar.example/1\n*.txt", "address"),
        ("# nothing", "empty"),
        ("https://kabar.example/1\n" * 51, "addresses"),
    ],
)
def test_only_web_addresses_are_fetched(writer: TestClient, lines: str, code: str) -> None:
    headers = {"content-type": "text/uri-list"}
    answer = writer.post("/api/articles", content=lines, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, code)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8765/", "http://[::1]/", "http://2130706433/"]
)
def test_addresses_of_this_machine_are_not_fetched(writer: TestClient, address: str) -> None:
    headers = {"content-type": "text/uri-list"}
    answer = writer.post("/api/articles", content=f"# mine\r\n{address}\r\n", headers=headers)
    assert answer.status_code == 422
    (rejected,) = answer.json()["rejected"]
    assert rejected["place"] == address
    assert rejected["reason"]["code"] == "read.address-refused"


def test_merge_split_and_undo(writer: TestClient) -> None:
    first, second = (line["id"] for line in writer.get("/api/stories").json()["items"])
    merged = writer.post("/api/decisions", json={"kind": "merge", "stories": [first, second]})
    assert merged.status_code == 201
    (together,) = merged.json()["stories"]
    articles = [a["id"] for a in writer.get(f"/api/stories/{together}").json()["articles"]]
    assert len(articles) == 4
    wish = {"kind": "split", "story": together, "articles": articles[:1]}
    assert len(writer.post("/api/decisions", json=wish).json()["stories"]) == 2
    assert [d["kind"] for d in writer.get("/api/decisions").json()["items"]] == ["split", "merge"]
    for kind in ("split", "merge"):
        assert writer.post("/api/decisions/undo").json()["decision"]["kind"] == kind
    assert writer.post("/api/decisions/undo").json() == {"decision": None}
    assert all(decision["undone"] for decision in writer.get("/api/decisions").json()["items"])


def test_undo_takes_back_only_what_is_meant(writer: TestClient) -> None:
    first, second = (line["id"] for line in writer.get("/api/stories").json()["items"])
    undo = "/api/decisions/undo"
    assert writer.post(undo, params={"decision": 1}).json()["code"] == "not-the-last-decision"
    made = writer.post("/api/decisions", json={"kind": "merge", "stories": [first, second]}).json()
    assert writer.post(undo, params={"decision": made["id"] + 1}).status_code == 409
    assert writer.post(undo, params={"decision": made["id"]}).status_code == 200


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        ({}, 400),
        ({"kind": "burn"}, 400),
        ({"kind": "merge", "stories": ["a"]}, 400),
        ({"kind": "merge", "stories": ["a", "b"], "more": 1}, 400),
        ({"kind": "merge", "stories": ["nothing", "nowhere"]}, 404),
        ({"kind": "split", "story": "nothing", "articles": ["a"]}, 404),
        ({"kind": "split", "story": "nothing", "articles": []}, 400),
        ([], 400),
    ],
    ids=str,
)
def test_decisions_that_cannot_be_made(writer: TestClient, wish: object, status: int) -> None:
    answer = writer.post("/api/decisions", json=wish)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "content",
    [
        '{"x":' + "[" * 100_000 + "]" * 100_000 + ',"kind":"merge"}',
        "[" * 100_000,
        '{"kind":"merge","stories":["a","b"],"kind":"split"}',
        '{"kind":"merge","stories":["\\ud800","b"]}',
        "\xff",
        "",
    ],
    ids=["deep", "open", "twice", "half", "latin", "nothing"],
)
def test_hostile_json_is_refused_and_no_fault(writer: TestClient, content: str) -> None:
    headers = {"content-type": "application/json"}
    body = content.encode("latin-1")
    assert writer.post("/api/decisions", content=body, headers=headers).status_code == 400
    assert writer.post("/api/articles", content=body, headers=headers).status_code in {400, 422}


def test_a_story_cannot_be_merged_with_itself(writer: TestClient) -> None:
    story = writer.get("/api/stories").json()["items"][0]["id"]
    wish = {"kind": "merge", "stories": [story, story]}
    assert writer.post("/api/decisions", json=wish).json()["code"] == "same-story"
