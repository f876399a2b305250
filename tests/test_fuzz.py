"""Any content, to each reader and the cleaner: what comes is pages or reasons, never a fault.

A short run here, a long one by `make fuzz`. Contents are sound ones of each form, cut up,
repeated, joined with one another and with noise, since noise alone goes no deeper than the
first bytes.
"""

from __future__ import annotations

import gzip
import io
import zlib
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runut.clean.article import clean
from runut.clean.repeats import Repeats
from runut.lang.messages import explain, say
from runut.read import continued
from runut.read.addresses import is_open, parse
from runut.read.files import How, of_form, pages
from runut.read.inflate import inflated
from runut.read.opened import Unreadable, buffered, unpacked
from runut.records import Article, Page, Reason, Rejected, Unchanged
from tests.inputs.pages import article, item, rss
from tests.read.test_archives import page as archived
from tests.read.test_archives import records
from tests.read.test_feeds import KINDS

LIMIT = 100_000
FORMS = ("plain", "html", "json", "jsonl", "csv", "feed", "warc", "mail")
_MARKUP = (
    b"<article>",
    b"</p>",
    b"<!--",
    b"<![CDATA[",
    b'<script type="application/ld+json">{"@type":"NewsArticle","author":[[]],"headline":1}',
    b'<meta property="article:published_time" content="2026-13-45T99:00">',
    b'<link rel="canonical" href="//[">',
    b"<time datetime='0000-00-00'>",
    b"&#xD800;&#0;&#x110000;&nbsp",
    b"\x00",
    b"\xff\xfe",
    b"\xf0\x9f",
    "\u202e\ufeff\u2028".encode(),
    b"Baca juga:",
    b"(4/5/2026)",
    b"Halaman 2 dari 3",
)


@cache
def _sound() -> tuple[bytes, ...]:
    """Contents of every form."""
    row = '{"judul": "Jembatan", "isi": "Jembatan dibuka.", "tanggal": "4 Mei 2026"}'
    mail = b"From a@b.example x\nSubject: =?utf-8?q?Jembatan?=\nDate: x\n\nJembatan dibuka.\n"
    return (
        article("Jembatan Sagara Dibuka").encode(),
        rss(item("/1", "Judul", "<p>isi</p>")).encode(),
        *(feed.encode() for feed in KINDS.values()),
        row.encode() + b"\n" + row.encode() + b"\n",
        f"[{row}, {row}]".encode(),
        b'judul;isi;tanggal\n"Jembatan";"Dibuka; lagi";2026-05-04\n',
        mail + mail,
        records(archived(1), packed=False),
        records(archived(2)),
        gzip.compress(row.encode()),
    )


@st.composite
def contents(draw: st.DrawFn) -> bytes:
    """Pieces of sound content, of markup and of noise, one behind the other."""
    pieces = []
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(st.integers(0, 3))
        if kind == 0:
            pieces.append(draw(st.binary(max_size=40)))
        elif kind == 1:
            pieces.append(draw(st.sampled_from(_MARKUP)) * draw(st.integers(1, 9)))
        else:
            whole = draw(st.sampled_from(_sound()))
            start = draw(st.integers(0, len(whole)))
            pieces.append(whole[start : start + draw(st.integers(0, len(whole)))])
    return b"".join(pieces)


def _told(reason: Reason) -> None:
    """Every reason has its sentence in both languages."""
    for language in ("id", "en"):
        assert say(reason.code, language) != reason.code
        assert explain(reason, language)


_SOME = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@pytest.mark.parametrize("form", FORMS)
@_SOME
@given(content=contents())
def test_any_content_in_any_form(form: str, content: bytes) -> None:
    stream = io.BytesIO(content)
    try:
        opened = buffered(stream) if form == "warc" else unpacked(stream)
        for found in of_form(form, opened, "a", How(max_bytes=LIMIT)):
            assert isinstance(found, Page | Rejected | Unchanged)
            if isinstance(found, Page):
                assert len(found.content) <= LIMIT * 2
            elif isinstance(found, Rejected):
                _told(found.reason)
    except Unreadable as problem:
        _told(problem.reason)
    except (EOFError, OSError, zlib.error) as error:  # `honest_errors` of the opener tells these
        assert isinstance(error, EOFError | gzip.BadGzipFile | zlib.error), error


@_SOME
@given(content=contents())
def test_any_content_of_standard_input(content: bytes) -> None:
    for found in pages(["-"], How(max_bytes=LIMIT), stdin=io.BytesIO(content)):
        if isinstance(found, Rejected):
            _told(found.reason)


@_SOME
@given(content=contents(), form=st.sampled_from(["html", "plain"]), charset=st.none() | st.text())
def test_any_page_is_cleaned_or_rejected(content: bytes, form: str, charset: str | None) -> None:
    page = Page(
        id="a",
        form="html" if form == "html" else "plain",
        content=content,
        url="https://warta.example/berita/1",
        charset=charset,
    )
    found = clean(page, Repeats())
    if isinstance(found, Rejected):
        _told(found.reason)
    else:
        assert isinstance(found, Article)
        found.text.encode("utf-8")


@_SOME
@given(content=contents(), query=st.text(max_size=30))
def test_any_page_may_go_on_or_not(content: bytes, query: str) -> None:
    here = "https://warta.example/berita/1"
    found = continued.find(content, here)
    for address in (*found.pages.values(), *([found.all] if found.all else [])):
        assert address.startswith("https://warta.example/")


@_SOME
@given(st.text(max_size=60) | st.from_regex(r"(?s)https?://[0-9a-fx.:%@\[\]]{0,30}/?.{0,9}"))
def test_any_address_is_plain_or_refused(given: str) -> None:
    try:
        url = parse(given)
    except Unreadable as problem:
        _told(problem.reason)
    else:
        assert url.scheme in {"http", "https"} and url.host
        assert not url.userinfo and not url.fragment
        assert parse(str(url)) == url


@_SOME
@given(st.ip_addresses())
def test_addresses_of_the_open_internet(address: object) -> None:
    from ipaddress import IPv4Address, IPv6Address

    assert isinstance(address, IPv4Address | IPv6Address)
    if address.is_loopback or address.is_private or address.is_link_local or address.is_multicast:
        assert not is_open(str(address))


@_SOME
@given(
    chunks=st.lists(st.binary(max_size=200), max_size=5),
    coding=st.sampled_from(["gzip", "deflate", "", "identity"]),
    packed=st.booleans(),
)
def test_any_packed_answer_is_bounded(chunks: list[bytes], coding: str, packed: bool) -> None:
    if packed and coding:
        body = b"".join(chunks) * 50
        chunks = [gzip.compress(body) if coding == "gzip" else zlib.compress(body)]
    try:
        assert len(inflated(chunks, coding, 1_000)) <= 1_000
    except Unreadable as problem:
        _told(problem.reason)
