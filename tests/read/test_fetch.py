"""Fetching on friendly and hostile ground, from a server on this machine."""

from __future__ import annotations

import gzip
import resource
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from runut.lang.messages import explain
from runut.read.fetch import Fetcher
from runut.read.opened import Unreadable
from runut.records import Fetched, Reason, Validators
from runut.settings import Settings
from tests.read.server import Line, Request, Site, plain, redirect

PAGE = "<html><body><h1>Jembatan Sagara</h1><p>Dibuka lagi.</p></body></html>"
SETTINGS = Settings(
    allow_private=True, fetch_gap=0.0, fetch_seconds=2.0, fetch_wait=3.0, max_page_bytes=200_000
)


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def fetcher(slept: list[float]) -> Iterator[Fetcher]:
    fetcher = Fetcher(SETTINGS, sleep=slept.append)
    yield fetcher
    fetcher.close()


def refused(fetcher: Fetcher, address: str) -> str:
    return reason(fetcher, address).code


def reason(fetcher: Fetcher, address: str) -> Reason:
    with pytest.raises(Unreadable) as caught:
        fetcher.get(address)
    for language in ("id", "en"):
        sentence = explain(caught.value.reason, language)
        assert "{" not in sentence and caught.value.reason.code not in sentence
    return caught.value.reason


# ------------------------------------------------------------------------------ friendly


def test_a_page_comes_with_its_headers(site: Site, fetcher: Fetcher) -> None:
    address = site.page("/a", PAGE, ETag='"1"')
    answer = fetcher.get(f"{address}#isi")
    assert answer.content == PAGE.encode()
    assert (answer.url, answer.address, answer.status) == (address, address, 200)
    assert answer.header("etag") == '"1"'


def test_we_say_who_we_are(site: Site) -> None:
    fetcher = Fetcher(replace(SETTINGS, contact="mailto:redaksi@warta.example"))
    fetcher.get(site.page("/a", PAGE))
    for request in site.asked:
        assert request.headers["user-agent"].startswith("Runut/")
        assert request.headers["user-agent"].endswith("(+mailto:redaksi@warta.example)")
    fetcher.close()


def test_redirects_are_followed_and_remembered(site: Site, fetcher: Fetcher) -> None:
    site.page("/b", PAGE)
    site.routes["/a"] = redirect("/b")
    answer = fetcher.get(site.url("/a"))
    assert (answer.url, answer.address) == (site.url("/a"), site.url("/b"))


def test_packed_answers_are_unpacked(site: Site, fetcher: Fetcher) -> None:
    content = PAGE.encode()
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = {
        "gzip": gzip.compress(content),
        "deflate": zlib.compress(content),
        "Deflate": raw.compress(content) + raw.flush(),
        "x-gzip": gzip.compress(content[:20]) + gzip.compress(content[20:]),
    }
    for coding, body in packed.items():
        site.routes["/a"] = plain(body, Content_Encoding=coding)
        assert fetcher.get(site.url("/a")).content == content, coding


def test_nothing_new_costs_no_content(site: Site, fetcher: Fetcher) -> None:
    def answer(line: Line, request: Request) -> None:
        assert request.headers["if-none-match"] == '"1"'
        assert request.headers["if-modified-since"] == "Mon, 04 May 2026 00:00:00 GMT"
        plain(b"", "304 Not Modified")(line, request)

    site.routes["/a"] = answer
    known = Validators(etag='"1"', modified="Mon, 04 May 2026 00:00:00 GMT")
    answered = fetcher.get(site.url("/a"), known)
    assert (answered.status, answered.content) == (304, b"")


def test_nothing_new_to_nobody_is_no_page(site: Site, fetcher: Fetcher) -> None:
    site.routes["/a"] = plain(b"", "304 Not Modified")
    assert refused(fetcher, site.url("/a")) == "read.answer-other"


# ----------------------------------------------------------------------- robots, politeness


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /berita/", False),
        ("User-agent: *\nDisallow: /\nAllow: /berita/", True),
        ("User-agent: Runut\nDisallow: /berita/\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: LainBot\nDisallow: /", True),
        ("", True),
        ("<html>tidak ada</html>", True),
        ("\x00\x01\x02", True),
    ],
)
def test_robots_txt(site: Site, fetcher: Fetcher, rules: str, allowed: bool) -> None:
    site.routes["/robots.txt"] = plain(rules)
    address = site.page("/berita/1", PAGE)
    if allowed:
        assert fetcher.get(address).status == 200
    else:
        assert refused(fetcher, address) == "read.robots-refuses"
        assert site.targets() == []


def test_robots_txt_of_every_hop(site: Site, fetcher: Fetcher) -> None:
    site.routes["/robots.txt"] = plain("User-agent: *\nDisallow: /tutup")
    site.page("/tutup", PAGE)
    site.routes["/a"] = redirect("/tutup")
    assert refused(fetcher, site.url("/a")) == "read.robots-refuses"
    assert site.targets() == ["/a"]


@pytest.mark.parametrize("status", ["500 Internal", "503 Busy", "429 Slow"])
def test_a_site_whose_rules_cannot_be_had_is_left_alone(
    site: Site, fetcher: Fetcher, status: str
) -> None:
    site.routes["/robots.txt"] = plain(b"", status)
    assert refused(fetcher, site.page("/a", PAGE)) == "read.robots-unreachable"
    assert site.targets() == []


def test_robots_txt_is_asked_for_once(site: Site, fetcher: Fetcher) -> None:
    for target in ("/a", "/b"):
        fetcher.get(site.page(target, PAGE))
    assert [request.target for request in site.asked] == ["/robots.txt", "/a", "/b"]


def test_a_crawl_delay_is_kept(site: Site, fetcher: Fetcher, slept: list[float]) -> None:
    site.routes["/robots.txt"] = plain("User-agent: *\nCrawl-delay: 2")
    for target in ("/a", "/b"):
        fetcher.get(site.page(target, PAGE))
    assert [round(pause) for pause in slept] == [2]


def test_a_crawl_delay_that_nobody_waits_for(site: Site, fetcher: Fetcher) -> None:
    site.routes["/robots.txt"] = plain("User-agent: *\nCrawl-delay: 900")
    assert fetcher.get(site.page("/a", PAGE)).status == 200
    assert refused(fetcher, site.page("/b", PAGE)) == "read.host-asks-to-wait"


def test_there_is_a_pause_between_two_requests(site: Site) -> None:
    fetcher = Fetcher(replace(SETTINGS, fetch_gap=0.2))
    started = time.monotonic()
    for target in ("/a", "/b"):
        fetcher.get(site.page(target, PAGE))
    took = time.monotonic() - started
    fetcher.close()
    # By our own clock: on a busy machine a request that arrives late seems near the next.
    assert len(site.times) == 3 and took >= 2 * 0.2


def test_trouble_is_tried_again(site: Site, fetcher: Fetcher, slept: list[float]) -> None:
    answers = [plain(b"", "503 Busy", Retry_After="2"), plain(b"", "502 Bad"), plain(PAGE)]
    site.routes["/a"] = lambda line, request: answers.pop(0)(line, request)
    assert fetcher.get(site.url("/a")).status == 200
    assert slept == [2.0, 2.0]  # what it asked for, then twice the first pause


def test_trouble_that_stays_is_told(site: Site, fetcher: Fetcher) -> None:
    site.routes["/a"] = plain(b"", "503 Busy")
    assert refused(fetcher, site.url("/a")) == "read.busy"
    assert site.targets() == ["/a"] * 3


def test_a_long_wait_is_not_waited_for(site: Site, fetcher: Fetcher) -> None:
    site.routes["/a"] = plain(b"", "429 Slow", Retry_After="Fri, 01 Jan 2100 00:00:00 GMT")
    assert refused(fetcher, site.url("/a")) == "read.busy"
    assert site.targets() == ["/a"]
    assert refused(fetcher, site.page("/b", PAGE)) == "read.host-asks-to-wait"


# ------------------------------------------------------------------------------- hostile


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("404 Not Found", "read.answer-gone"),
        ("410 Gone", "read.answer-gone"),
        ("403 No", "read.answer-closed"),
        ("451 Law", "read.answer-closed"),
        ("418 Teapot", "read.answer-other"),
        ("204 Nothing", "read.answer-other"),
    ],
)
def test_no_page(site: Site, fetcher: Fetcher, status: str, code: str) -> None:
    site.routes["/a"] = plain(b"", status)
    assert refused(fetcher, site.url("/a")) == code


def _drip_body(line: Line, request: Request) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n")
    while line.alive:
        line.send(b"x")
        line.pause(0.05)


def _drip_headers(line: Line, request: Request) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nX-A: ")
    while line.alive:
        line.send(b"x")
        line.pause(0.05)


def _silence(line: Line, request: Request) -> None:
    line.pause(60)


def _endless_body(line: Line, request: Request) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while line.alive:
        line.send(b"x" * 65_536)


def _endless_chunks(line: Line, request: Request) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while line.alive:
        line.send((b"40\r\n" + b"x" * 64 + b"\r\n") * 900)


def _endless_headers(line: Line, request: Request) -> None:
    line.send(b"HTTP/1.1 200 OK\r\n")
    while line.alive:
        line.send(b"X-A: " + b"x" * 1_000 + b"\r\n")


def _hang_up(line: Line, request: Request) -> None:
    return


def _cut_short(line: Line, request: Request) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<html>")


def _nonsense(line: Line, request: Request) -> None:
    line.send(b"\x16\x03\x01 hello\r\n\r\n")


HOSTILE = {
    "drips its body": (_drip_body, "read.too-slow"),
    "drips its headers": (_drip_headers, "read.too-slow"),
    "never answers": (_silence, "read.too-slow"),
    "never ends": (_endless_body, "read.too-large"),
    "never ends, in chunks": (_endless_chunks, "read.too-large"),
    "never ends its headers": (_endless_headers, "read.broken-answer"),
    "hangs up": (_hang_up, "read.broken-answer"),
    "ends before it said": (_cut_short, "read.broken-answer"),
    "talks nonsense": (_nonsense, "read.broken-answer"),
    "says it is huge": (plain(b"x", Content_Length="9" * 12), "read.too-large"),
    "lies of its length": (plain(b"x", Content_Length="-5"), "read.broken-answer"),
    "packs a bomb": (
        plain(gzip.compress(bytes(300_000_000)), Content_Encoding="gzip"),
        "read.too-large",
    ),
    "packs half": (
        plain(gzip.compress(PAGE.encode())[:-12], Content_Encoding="gzip"),
        "read.truncated-gzip",
    ),
    "packs nothing": (plain(b"\x1f\x8bxxxxxx", Content_Encoding="gzip"), "read.broken-gzip"),
    "packs otherwise": (plain(b"x", Content_Encoding="zstd"), "read.address-coding"),
    "leads to itself": (redirect("/a"), "read.redirect-loop"),
    "leads nowhere": (redirect("http://:0x9/"), "read.address-broken"),
    "leads to a file": (redirect("file:///etc/passwd"), "read.address-scheme"),
    "leads to a script": (redirect("javascript:alert(1)"), "read.address-scheme"),
    "leads without a where": (plain(b"", "302 Found"), "read.redirect-loop"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_answer_costs_little(site: Site, fetcher: Fetcher, what: str) -> None:
    answer, code = HOSTILE[what]
    site.routes["/a"] = answer
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    assert refused(fetcher, site.url("/a")) == code
    assert time.monotonic() - started < 8
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 60_000  # kilobytes
    assert fetcher.get(site.page("/b", PAGE)).status == 200


def test_redirects_without_end(site: Site, fetcher: Fetcher) -> None:
    for number in range(20):
        site.routes[f"/{number}"] = redirect(f"/{number + 1}")
    assert refused(fetcher, site.url("/0")) == "read.too-many-redirects"
    assert len(site.targets()) < 10


SPELLINGS = (
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST.:{port}/",
    "http://127.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7f.0.0.1:{port}/",
    "http://017700000001:{port}/",
    "http://0177.0.0.01:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[64:ff9b::127.0.0.1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2852039166/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://0xA9.254.0251.0xfe/",
    "http://[::ffff:169.254.169.254]/",
    "http://[fe80::1]/",
    "http://[fd00:ec2::254]/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.100.100.200/",
    "http://168.63.129.16/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://１２７.０.０.１:{port}/",
    "http://printer.local/",
    "http://metadata.google.internal/",
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_way_of_writing_it_leads_to_a_machine_nearby(site: Site, spelling: str) -> None:
    """Neither by itself nor as the end of a redirect from a permitted place."""
    address = spelling.format(port=site.port)
    site.page("/", PAGE)
    closed = Fetcher(replace(SETTINGS, allow_private=False))
    assert refused(closed, address) in {"read.address-refused", "read.address-broken"}
    assert site.asked == []
    closed.close()


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_nor_does_a_redirect(site: Site, spelling: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The one permitted host stands for a page of the open web.
    monkeypatch.setattr("runut.read.transport.resolve", _resolving(site))
    monkeypatch.setattr("runut.read.transport.is_open", lambda address: address == "127.0.0.9")
    monkeypatch.setattr("runut.read.transport.httpcore.SyncBackend", _Home)
    site.routes["/awal"] = redirect(spelling.format(port=site.port))
    site.page("/", PAGE)
    closed = Fetcher(replace(SETTINGS, allow_private=False))
    code = refused(closed, f"http://warta.example:{site.port}/awal")
    assert code in {"read.address-refused", "read.address-broken"}
    assert site.targets() == ["/awal"]
    closed.close()


def _resolving(site: Site) -> object:
    from runut.read.transport import resolve

    def resolving(host: str, port: int) -> list[str]:
        return ["127.0.0.9"] if host == "warta.example" else resolve(host, port)

    return resolving


def _Home() -> object:  # noqa: N802 - stands in for a class
    """Connects to 127.0.0.1 for the address that stands for the open web."""
    from httpcore._backends.sync import SyncBackend

    class Home(SyncBackend):
        def connect_tcp(self, host: str, *more: object, **named: object) -> object:  # type: ignore[override]
            assert host == "127.0.0.9", host
            return super().connect_tcp("127.0.0.1", *more, **named)  # type: ignore[arg-type]

    return Home()


def test_a_name_that_changes_its_mind_is_judged_where_it_connects(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the first answer is harmless, the next one is this machine."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"]])
    monkeypatch.setattr("runut.read.transport.resolve", lambda host, port: next(answers))
    connected: list[str] = []

    class Backend:
        def connect_tcp(self, host: str, *more: object, **named: object) -> object:
            connected.append(host)
            raise __import__("httpcore").ConnectError("unreachable in a test")

    monkeypatch.setattr("runut.read.transport.httpcore.SyncBackend", Backend)
    closed = Fetcher(replace(SETTINGS, allow_private=False), sleep=lambda seconds: None)
    with pytest.raises(Unreadable):
        closed.get(f"http://berubah.example:{site.port}/")
    assert "127.0.0.1" not in connected
    assert site.asked == []


def test_wrong_charsets_are_pages_still(site: Site, fetcher: Fetcher) -> None:
    site.routes["/a"] = plain(b"<p>caf\xe9", Content_Type="text/html; charset=klingon")
    answer = fetcher.get(site.url("/a"))
    assert isinstance(answer, Fetched)
