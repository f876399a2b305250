"""Bytes of a page to text."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

#: Longer marks first: the UTF-32 LE mark begins with the UTF-16 LE one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: How much of a page is looked at to find its charset; more only costs time.
_SAMPLE = 100_000
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]+)", re.I)
_SURROGATES = re.compile(r"[\ud800-\udfff]")


class NotText(ValueError):
    """The bytes are no text in any charset (a picture, a document, an archive)."""


def decode(content: bytes, charset: str | None) -> str:
    """The text of ``content``.

    A byte order mark wins, then UTF-8 if the bytes are valid, then the ``charset`` that
    was sent along or that the page's own ``<meta>`` names, then what charset-normalizer
    finds. A page that is UTF-8 but for a few broken bytes keeps its good letters; each
    broken byte becomes U+FFFD. Mojibake that is already in the page stays as it is.

    Raises `NotText` for binary content.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace").lstrip("\ufeff")
    if b"\x00" in content[:_SAMPLE]:
        return _wide_or_binary(content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _nearly_utf8(content, error.start):
            return content.decode("utf-8", "replace")
    return _guessed(content, charset)


def tidy(text: str) -> str:
    """``text`` without halves of surrogate pairs, which no file can hold."""
    return _SURROGATES.sub("\ufffd", text)


def _wide_or_binary(content: bytes) -> str:
    """UTF-16 without a mark has its NULs at every other place; anything else is binary."""
    half = max(len(content) // 2, 1)
    even, odd = content[0::2].count(0), content[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return content.decode("utf-16-le", "replace")
    if even > half * 0.6 and odd < half * 0.05:
        return content.decode("utf-16-be", "replace")
    raise NotText


def _nearly_utf8(content: bytes, first_break: int) -> bool:
    """True when multi-byte letters decode well and breaks are rare (a cut or damaged page).

    A page in a one-byte charset breaks at nearly every letter beyond ASCII.
    """
    sample = content[: max(_SAMPLE, first_break + 1000)].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    good = sum(letter > "\x7f" for letter in sample) - broken
    return good > broken


def _guessed(content: bytes, charset: str | None) -> str:
    declared = charset
    if declared is None and (found := _META.search(content[:4096])):
        declared = found[1].decode("ascii")
    if declared:
        try:
            return content.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass  # the page lies about its charset: look for ourselves
    best = from_bytes(content[:_SAMPLE]).best()
    if best is None or _is_latin(str(best)):
        # Latin letters in one byte each are Windows-1252 far more often than its cousins,
        # which differ in a few letters that statistics tell badly.
        return content.decode("cp1252", "replace")
    return content.decode(best.encoding, "replace")


def _is_latin(text: str) -> bool:
    return all(letter < "\u0250" for letter in text if letter.isalpha())
