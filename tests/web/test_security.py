"""Every line of the threat model on the server has its test here."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from runut.errors import UsageError
from runut.web.doorway import Doorway
from tests import newsroom
from tests.web import site

UNDO = "/api/decisions/undo"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site.filled(tmp_path_factory.mktemp("security"), 2)


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with site.client(path) as found:
        yield found


@pytest.fixture(scope="module")
def guarded(path: Path) -> Iterator[TestClient]:
    with site.client(path, Doorway(host="0.0.0.0", token=site.TOKEN)) as found:
        yield found


def _login(word: str) -> str:
    return "Basic " + base64.b64encode(f"anybody:{word}".encode()).decode()


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "localhost.evil.example", "",
     "192.0.2.7", "[2001:db8::1]:8765", "127.0.0.1@evil.example"],
)  # fmt: skip
def test_another_name_leads_nowhere(client: TestClient, host: str) -> None:
    answer = client.get("/api/stories", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["code"] == "host"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "127.8.9.1:80", "[::1]"])
def test_this_machine_is_known_by_its_names(client: TestClient, host: str) -> None:
    assert client.get("/api/stories", headers={"host": host}).status_code == 200


def test_people_are_refused_with_a_page(client: TestClient, guarded: TestClient) -> None:
    refused = client.get("/", headers={"host": "evil.example"}), guarded.get("/")
    for answer, status in zip(refused, (421, 401), strict=True):
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("text/html")
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "runut serve" in answer.text or "token" in answer.text


def test_two_names_are_none(client: TestClient) -> None:
    headers = [("host", "127.0.0.1"), ("host", "evil.example")]
    assert client.get("/api/stories", headers=httpx.Headers(headers)).status_code == 421


def test_a_name_can_be_made_known(path: Path) -> None:
    with site.client(path, Doorway(names=("Desk.example",))) as client:
        assert client.get("/", headers={"host": "desk.example:443"}).status_code == 200
        assert client.get("/", headers={"host": "other.example"}).status_code == 421


def test_links_are_as_safe_as_the_way_one_came(path: Path) -> None:
    with site.client(path, Doorway(names=("https://desk.example", "plain.example"))) as client:
        for host, begins in (("desk.example", "https://desk."), ("plain.example", "http://plain.")):
            feed = client.get("/feeds/stories.json", headers={"host": host}).json()
            assert feed["feed_url"].startswith(begins)
            assert feed["items"][0]["url"].startswith(begins)
            proof = {"host": host, "origin": f"{begins.partition(':')[0]}://{host}"}
            assert client.post(UNDO, headers=proof).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example"])
def test_others_come_in_only_with_a_token(host: str) -> None:
    with pytest.raises(UsageError, match="no token"):
        Doorway(host=host)
    with pytest.raises(UsageError, match="short"):
        Doorway(host=host, token="short")
    Doorway(host=host, token=site.TOKEN)


@pytest.mark.parametrize(
    "shown",
    ["", "Bearer", "Bearer wrong", f"Bearer {site.TOKEN}x", f"Token {site.TOKEN}", "Basic !!!",
     "Basic " + base64.b64encode(site.TOKEN.encode()).decode(), _login("wrong"), "Bearer ñ"],
)  # fmt: skip
def test_a_wrong_token_opens_nothing(guarded: TestClient, shown: str) -> None:
    for address in ("/", "/api/stories", "/api/openapi.json", "/nowhere"):
        answer = guarded.get(address, headers={"authorization": shown.encode()})
        assert answer.status_code == 401
        assert "Basic" in answer.headers["www-authenticate"]


@pytest.mark.parametrize(
    "shown", [f"Bearer {site.TOKEN}", f"bearer {site.TOKEN}", _login(site.TOKEN)]
)
def test_the_token_opens(guarded: TestClient, shown: str) -> None:
    assert guarded.get("/api/stories", headers={"authorization": shown}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://127.0.0.1:8765.evil.example"},
        {"origin": "evil://127.0.0.1:8765"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": site.ORIGIN},
        {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
        {"authorization": "Bearer made-up"},
    ],
    ids=str,
)
def test_other_sites_change_nothing(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post(UNDO, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["code"] == "proof"


@pytest.mark.parametrize("headers", [site.OURS, {"sec-fetch-site": "same-origin"}], ids=str)
def test_our_own_page_may(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post(UNDO, headers=headers).status_code == 200


def test_a_login_is_no_proof_but_a_bearer_is(guarded: TestClient) -> None:
    """A browser sends a login by itself with the form of any site."""
    login, bearer = _login(site.TOKEN), f"Bearer {site.TOKEN}"
    assert guarded.post(UNDO, headers={"authorization": login}).status_code == 403
    evil = {"authorization": login, "origin": "http://evil.example"}
    assert guarded.post(UNDO, headers=evil).status_code == 403
    assert guarded.post(UNDO, headers={"authorization": login, **site.OURS}).status_code == 200
    assert guarded.post(UNDO, headers={"authorization": bearer}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "BREW"])
def test_unknown_methods_need_the_proof_too(client: TestClient, method: str) -> None:
    assert client.request(method, "/api/decisions").status_code == 403
    assert client.request(method, "/api/decisions", headers=site.OURS).status_code == 405


@pytest.mark.parametrize(
    "address", ["/", "/api/stories", "/api/stories/none", "/nowhere", "/api/x"]
)
def test_every_answer_tells_browsers_to_run_nothing(client: TestClient, address: str) -> None:
    answer = client.get(address)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "set-cookie" not in answer.headers


def test_so_does_a_fault_of_ours_and_it_tells_no_more(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret of the house")

    with site.client(path) as client:
        client.app.state.collections.lend = broken  # type: ignore[attr-defined]
        quiet = TestClient(client.app, base_url=site.ORIGIN, raise_server_exceptions=False)
        answer = quiet.get("/api/stories")
    assert answer.status_code == 500
    assert answer.json()["code"] == "fault"
    assert "secret" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "secret of the house" in capsys.readouterr().err


def test_other_origins_may_not_read(client: TestClient) -> None:
    answer = client.get("/api/stories", headers={"origin": "https://desk.example"})
    assert "access-control-allow-origin" not in answer.headers
    preflight = {"origin": "https://desk.example", "access-control-request-method": "GET"}
    assert client.options("/api/stories", headers=preflight).status_code == 405


def test_unless_they_are_asked_in(path: Path) -> None:
    doorway = Doorway(cors=("https://desk.example",), token=site.TOKEN)
    with site.client(path, doorway) as client:
        asked = {"origin": "https://desk.example", "access-control-request-method": "GET",
                 "access-control-request-headers": "authorization"}  # fmt: skip
        assert client.options("/api/stories", headers=asked).status_code == 200
        shown = {"authorization": f"Bearer {site.TOKEN}", "origin": "https://desk.example"}
        answer = client.get("/api/stories", headers=shown)
        assert answer.headers["access-control-allow-origin"] == "https://desk.example"
        other = client.get("/api/stories", headers={**shown, "origin": "https://evil.example"})
        assert "access-control-allow-origin" not in other.headers
        page = client.get("/", headers=shown)
        assert "access-control-allow-origin" not in page.headers
        change = {**asked, "access-control-request-method": "POST"}
        assert client.options("/api/decisions", headers=change).status_code == 400


def test_a_body_that_is_too_long_is_refused(path: Path) -> None:
    with site.client(path, Doorway(max_body_bytes=1_000), **site.OURS) as client:
        told = client.post("/api/articles", content=b"x" * 1_001, headers=_plain())
        assert told.status_code == 413

        def unending() -> Iterator[bytes]:
            for _ in range(100):
                yield b"x" * 100

        untold = client.post("/api/articles", content=unending(), headers=_plain())
        assert untold.status_code == 413
        assert client.post(UNDO, headers={"content-length": "-1"}).status_code == 400
        assert client.post(UNDO, headers={"content-length": "9" * 400}).status_code == 413


def _plain() -> dict[str, str]:
    return {"content-type": "text/plain"}


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,<b>", 'https://ok.example/" onclick="x']
)
def test_an_articles_address_is_a_link_to_the_web_or_none(tmp_path: Path, address: str) -> None:
    row = {**newsroom.rows(1)[0], "url": address}
    with site.client(tmp_path / "a.db", **site.OURS) as client:
        assert client.post("/api/articles", json=row).status_code == 201
        (line,) = client.get("/api/articles").json()["items"]
        for page in (f"/articles/{line['id']}", f"/stories/{line['story']}"):
            text = client.get(page).text
            assert not re.search(r'href="(?!https?://|/|#|\?|\.)[^"]', text)
            assert 'onclick="' not in text


def test_strangers_words_stay_text(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script> \" onload='x' \u202eterbalik"
    row = {"title": f"Judul {evil}", "text": f"Warga Wanasari {evil} mengungsi, kata Hendra.",
           "outlet": "kabar<b>nusa</b>.example", "date": "2025-03-03"}  # fmt: skip
    with site.client(tmp_path / "a.db", **site.OURS) as client:
        assert client.post("/api/articles", json=row).status_code == 201
        (line,) = client.get("/api/articles").json()["items"]
        answer = client.get(f"/api/articles/{line['id']}")
        assert answer.headers["content-type"] == "application/json"
        assert "<script>alert(1)</script>" in answer.json()["article"]["text"]
        assert "<script>alert" not in client.get("/").text
