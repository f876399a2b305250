"""Pages of one article: "Halaman 2", ``?page=all``, "Selengkapnya".

A link goes on with the page it stands on when the two addresses differ in a page number
and in nothing else. The words on the link do not matter, so every outlet's buttons fit,
and a link to the next article never does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import httpx

from runut.lang.pack import codes, load
from runut.read.addresses import join
from runut.read.opened import Unreadable

#: More pages than this has no article.
MOST_PAGES = 20
#: Each repetition is bounded, so that hostile markup costs linear time.
_LINK = re.compile(
    rb"<(?:a|link|option)\s[^>]{0,1000}?(?:href|value)\s{0,9}=\s{0,9}"
    rb"(?:\"([^\"]{1,2000})\"|'([^']{1,2000})'|([^\s>\"']{1,2000}))",
    re.IGNORECASE,
)
_MOST_LINKS = 5_000
#: A shorter last part of a path, without a number anywhere before it, names no article.
_SLUG = 12
_NUMBER = re.compile(r"[2-9]|[1-9]\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Continued:
    """Where an article goes on: ``all`` is the address that shows it whole, if there is
    one; ``pages`` are addresses by page number, from 2."""

    all: str | None
    pages: Mapping[int, str]


def find(content: bytes, url: str) -> Continued:
    """The pages that go on with the HTML page ``content`` at ``url``."""
    here = httpx.URL(url)
    own = _place(here)
    whole = None
    pages: dict[int, str] = {}
    for link in _links(content):
        if not any(sign in link for sign in "?/") and not link.isdecimal():
            continue
        try:
            there = join(here, link)
        except Unreadable:
            continue
        if there.host != here.host:
            continue
        number, rest = _place(there)
        if rest != own[1] or number == own[0]:
            continue
        if number == 0:
            whole = whole or str(there)
        elif number > 1:
            pages.setdefault(number, str(there))
    return Continued(all=None if own[0] == 0 else whole, pages=pages)


def _links(content: bytes) -> list[str]:
    found: dict[str, None] = {}
    for match, _ in zip(_LINK.finditer(content), range(_MOST_LINKS), strict=False):
        raw = match[1] or match[2] or match[3]
        found[html.unescape(raw.decode("utf-8", "replace"))] = None
    return list(found)


def _place(url: httpx.URL) -> tuple[int, tuple[str, tuple[tuple[str, str], ...]]]:
    """The page number of an address (0: all pages, 1: none given) and the rest of it."""
    number = 1
    rest = []
    for name, value in url.params.multi_items():
        if name.casefold() in _words("parameters") and _NUMBER.fullmatch(value):
            number = int(value)
        elif name.casefold() in _words("parameters") and value.casefold() in _words("all"):
            number = 0
        elif name.casefold() in _words("parameters") and value in {"", "1"}:
            continue
        else:
            rest.append((name, value))
    path, in_path = _path(url.path.rstrip("/"))
    return number if number != 1 else in_path, (path, tuple(sorted(rest)))


def _path(path: str) -> tuple[str, int]:
    """A path without the page number at its end ("/berita/x/halaman/2", "/berita/x/2")."""
    front, _, last = path.rpartition("/")
    if not any(map(str.isdigit, front)) and len(front.rpartition("/")[2]) < _SLUG:
        return path, 1  # a section, whose pages are lists
    if not front.strip("/") or not (_NUMBER.fullmatch(last) or last.casefold() in _words("all")):
        return path, 1
    before, _, word = front.rpartition("/")
    if word.casefold() in _words("parameters"):
        front = before
    elif not _NUMBER.fullmatch(last):
        return path, 1
    return front, int(last) if last.isdecimal() else 0


@cache
def _words(key: str) -> frozenset[str]:
    tables = (load(code).table("metadata").get("continued", {}) for code in codes())
    return frozenset(word for table in tables for word in table.get(key, ()))
