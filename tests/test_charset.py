from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.charset import NotText, decode

TEXT = "Kafé Señora “bùka” — gratis… " * 20


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 le", "utf-16 be", "utf-32", "le bare", "be bare"],
)
def test_unicode_in_every_dress(content: bytes) -> None:
    assert decode(content, None) == TEXT


def test_one_byte_charsets() -> None:
    assert decode(TEXT.replace("ù", "u").encode("cp1252"), None) == TEXT.replace("ù", "u")
    assert decode("déjà vu".encode("latin-1"), "latin-1") == "déjà vu"


def test_utf8_wins_over_a_wrong_declaration() -> None:
    assert decode("Rp 5 juta – “siap”".encode(), "iso-8859-1") == "Rp 5 juta – “siap”"


def test_meta_charset_is_heard() -> None:
    page = '<meta charset="windows-1252"><p>café “ya”</p>'
    assert decode(page.encode("cp1252"), None) == page


def test_broken_bytes_cost_only_themselves() -> None:
    content = ("“Kami siap,” katanya. " * 50).encode() + b"\xff\xfe\xe2\x80" + b" selesai"
    text = decode(content, None)
    assert "“Kami siap,” katanya." in text
    assert text.endswith(" selesai")
    assert "\ufffd" in text


def test_a_lying_charset_is_survived() -> None:
    assert decode(b"caf\xe9 au lait, caf\xe9 noir", "no-such-charset").startswith("caf")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"PK\x03\x04\x00\x00"])
def test_binary_is_refused(content: bytes) -> None:
    with pytest.raises(NotText):
        decode(content, None)


@given(st.binary(max_size=400))
def test_any_bytes_end_well(content: bytes) -> None:
    try:
        text = decode(content, None)
    except NotText:
        return
    text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")))
def test_utf8_comes_back_whole(text: str) -> None:
    assert decode(text.encode(), None) == text
