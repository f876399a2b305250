from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.clean import address


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("HTTPS://WWW.Contoh.ID/berita/1/", "https://www.contoh.id/berita/1"),
        ("https://contoh.id/a?utm_source=x&utm_medium=rss", "https://contoh.id/a"),
        ("https://contoh.id/a?page=2", "https://contoh.id/a"),
        ("https://contoh.id/a?id=7&fbclid=zz#komentar", "https://contoh.id/a?id=7"),
        ("https://contoh.id:443/a", "https://contoh.id/a"),
        ("http://contoh.id:8080/a", "http://contoh.id:8080/a"),
        ("//contoh.id/a/amp", "https://contoh.id/a"),
        (" https://contoh.id/a ", "https://contoh.id/a"),
        ("https://contoh.id/a?showpage=all&id=7", "https://contoh.id/a?id=7"),
    ],
)
def test_canonical(url: str, same: str) -> None:
    assert address.canonical(url) == same


@pytest.mark.parametrize(
    "url", ["", "contoh.id/a", "ftp://contoh.id/a", "http://", "http://[::1", "n/a"]
)
def test_no_address(url: str) -> None:
    assert address.canonical(url) is None


def test_key_joins_the_hosts_of_one_site() -> None:
    forms = ["http://m.contoh.id/a", "https://www.contoh.id/a", "https://amp.contoh.id/a"]
    assert {address.key(form) for form in forms} == {"contoh.id/a"}
    assert address.key("https://m.id/a") == "m.id/a"


def test_host() -> None:
    assert address.host("https://www.sport.contoh.id/a") == "sport.contoh.id"
    assert address.host(None) is None
    assert address.host("contoh") is None


@given(st.text(max_size=60))
def test_canonical_is_stable(url: str) -> None:
    once = address.canonical(url)
    assert once is None or address.canonical(once) == once
