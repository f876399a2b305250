"""Bytes to text: which charset they are in, and what to do where they are broken."""

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
#: How much is looked at where statistics have to tell; more only costs time.
_SAMPLE = 100_000
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]+)", re.I)
_SURROGATES = re.compile(r"[\ud800-\udfff]")


class NotText(ValueError):
    """The bytes are no text in any charset (a picture, a document, an archive)."""


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of ``content``, without a byte order mark.

    Each broken byte becomes U+FFFD. Mojibake that is already there stays as it is.
    Raises `NotText` for binary content.
    """
    return content.decode(detect(content, declared), "replace").lstrip("\ufeff")


def detect(content: bytes, declared: str | None = None) -> str:
    """The name of the charset of ``content``, which may be the beginning of something longer.

    A byte order mark wins, then UTF-8 if the bytes are valid or broken in a few places
    only, then the charset that was ``declared`` or that the page's own ``<meta>`` names,
    then what charset-normalizer finds. Raises `NotText` for binary content.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    if b"\x00" in content[:_SAMPLE]:
        if (wide := wide_charset(content)) is None:
            raise NotText
        return wide
    if _is_utf8(content):
        return "utf-8"
    return _declared(content, declared) or _guessed(content[:_SAMPLE])


def tidy(text: str) -> str:
    """``text`` without halves of surrogate pairs, which no file can hold."""
    return _SURROGATES.sub("\ufffd", text)


def wide_charset(content: bytes) -> str | None:
    """The UTF-16 that ``content`` with NULs is in, or None: without a mark it has them at
    every other place; anything else is binary."""
    half = max(len(content) // 2, 1)
    even, odd = content[0::2].count(0), content[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _is_utf8(content: bytes) -> bool:
    """True when multi-byte letters decode well and breaks are rare (a damaged page).

    A page in a one-byte charset breaks at nearly every letter beyond ASCII. A letter that
    is cut at the end is no break.
    """
    text, _ = codecs.utf_8_decode(content, "replace", False)
    broken = text.count("\ufffd")
    return not broken or sum(letter > "\x7f" for letter in text) > 2 * broken


def _declared(content: bytes, declared: str | None) -> str | None:
    """The declared charset, unless the page lies about it."""
    if declared is None and (found := _META.search(content[:4096])):
        declared = found[1].decode("ascii")
    if declared:
        try:
            content.decode(declared)
        except (LookupError, UnicodeDecodeError):
            return None
    return declared


def _guessed(sample: bytes) -> str:
    """What statistics say; Latin letters in one byte each are Windows-1252 far more often
    than its cousins, which differ in a few letters that statistics tell badly."""
    best = from_bytes(sample).best()
    if best is None or all(letter < "\u0250" for letter in str(best) if letter.isalpha()):
        return "cp1252"
    return best.encoding
