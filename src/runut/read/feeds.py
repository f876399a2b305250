"""Feeds: RSS 0.9 to 2.0 and Atom by feedparser, JSON Feed, OPML and sitemaps by ourselves.

A feed comes from a stranger: its document type is cut off before anything parses it, so no
entity is declared, nothing expands and nothing outside is read.
"""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import urljoin

import feedparser
from lxml import etree

from runut.charset import NotText, decode
from runut.read.opened import Unreadable

Kind = Literal["feed", "sitemap", "sitemaps", "opml"]

_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]{0,2000}(?:\[.*?\]\s*)?>", re.I | re.S)
#: No document type is longer; one that is goes with its entities, and is refused.
_PROLOG = 65_536
_TAG = re.compile(r"<[^<>]{1,2000}>")
_ROOTS = re.compile(
    rb"<(?:[a-z][a-z0-9]{0,20}:)?(rss|rdf|feed|opml|urlset|sitemapindex)\b[^<>]{0,3000}>", re.I
)
_JSON_FEED = re.compile(rb"\A\s*\{.{0,2000}?\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org", re.S)
#: Fewer letters than this are a teaser, wherever they stand.
_FULL_TEXT = 900
_CUT = re.compile(r"(?:\.\.\.|…|\[(?:\.\.\.|…|&hellip;|&#8230;)\])\W*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed. ``id`` tells it from the others of the feed; times are as RFC
    3339 where the feed gives them; ``text`` is HTML or plain, and ``full`` when it is the
    whole article by its length and end. ``source`` is whom the entry credits."""

    id: str
    link: str | None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: str | None = None
    text: str = ""
    full: bool = False
    source: str | None = None
    source_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed, a sitemap (links with little about them), a sitemap of sitemaps, or an OPML
    list (links to feeds)."""

    kind: Kind
    title: str | None
    home: str | None
    entries: tuple[Entry, ...]


def looks_like_feed(start: bytes) -> bool:
    """True when content that begins with ``start`` is a feed, a sitemap or an OPML list."""
    start = start.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")[:8192]
    if _JSON_FEED.match(start):
        return True
    found = _ROOTS.search(_DOCTYPE.sub(b"", start))
    return found is not None and b"<html" not in start[: found.start()].lower()


def parse(content: bytes, url: str | None, charset: str | None, most: int) -> Feed:
    """The feed in ``content``, with at most ``most`` entries; links are made whole by
    ``url``. Raises `Unreadable` when there is no feed in it."""
    if _JSON_FEED.match(content[:8192]):
        return _json_feed(content, url, most)
    content = _DOCTYPE.sub(b"", content[:_PROLOG], count=1) + content[_PROLOG:]
    if b"<!ENTITY" in content:
        raise Unreadable("read.feed-entities")
    root = _ROOTS.search(content[:_PROLOG].replace(b"\x00", b""))
    name = root[1].lower() if root else b""
    if name in {b"opml", b"urlset", b"sitemapindex"}:
        return _listing(name, content, url, most)
    return _by_feedparser(content, url, charset, most)


# ------------------------------------------------------------------------ RSS and Atom


def _by_feedparser(content: bytes, url: str | None, charset: str | None, most: int) -> Feed:
    headers = {"content-type": f"application/xml; charset={charset}" if charset else "text/xml"}
    if url:
        headers["content-location"] = url
    # A stream, because a string that is a path or an address would be opened.
    try:
        made = feedparser.parse(
            io.BytesIO(content),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except MemoryError:
        raise
    except Exception as error:  # it has none of its own, and stumbles in many ways
        raise Unreadable("read.not-a-feed", detail=type(error).__name__) from error
    if not made.entries and not made.get("version"):
        raise Unreadable("read.not-a-feed", detail=str(made.get("bozo_exception", ""))[:200])
    home = _link(made.feed.get("link"), url)
    entries = [_entry(each, home or url) for each in made.entries[:most]]
    return Feed(
        kind="feed",
        title=_plain(made.feed.get("title")),
        home=home,
        entries=_distinct(entry for entry in entries if entry is not None),
    )


def _entry(raw: dict[str, Any], base: str | None) -> Entry | None:
    link = _link(raw.get("link"), base)
    identity = raw.get("id") or link or raw.get("title")
    text = _longest([part.get("value") for part in raw.get("content", ())] + [raw.get("summary")])
    if not identity or not (link or text):
        return None
    source = raw.get("source") or {}
    published = _time(raw.get("published_parsed"))
    # Its own `get` gives the one for the other, with a warning.
    updated = _time(dict.get(raw, "updated_parsed"))
    return Entry(
        id=str(identity)[:2000],
        link=link,
        title=_plain(raw.get("title")),
        published=published or updated,
        updated=updated,
        authors=_authors(raw),
        text=text,
        full=_is_full(text),
        source=_plain(source.get("title")),
        source_url=_link(source.get("href"), None),
    )


def _authors(raw: Mapping[str, Any]) -> str | None:
    names = [_plain(author.get("name")) for author in raw.get("authors", ())]
    return ", ".join(dict.fromkeys(filter(None, names))) or _plain(raw.get("author"))


def _time(parsed: Any) -> str | None:
    """feedparser's time, which is in UTC."""
    try:
        return datetime(*parsed[:6]).replace(tzinfo=UTC).isoformat() if parsed else None
    except (ValueError, TypeError):
        return None


# --------------------------------------------------------------------------- JSON Feed


def _json_feed(content: bytes, url: str | None, most: int) -> Feed:
    try:
        data = json.loads(decode(content))
    except (ValueError, RecursionError, NotText) as error:
        raise Unreadable("read.not-a-feed", detail=str(error)[:200]) from error
    items = data.get("items")
    found = [_json_entry(item, url) for item in items[:most]] if isinstance(items, list) else []
    return Feed(
        kind="feed",
        title=_plain(data.get("title")),
        home=_link(data.get("home_page_url"), url),
        entries=_distinct(entry for entry in found if entry is not None),
    )


def _json_entry(item: Any, base: str | None) -> Entry | None:
    if not isinstance(item, dict):
        return None
    link = _link(item.get("url") or item.get("external_url"), base)
    text = _longest([item.get("content_html"), item.get("content_text"), item.get("summary")])
    identity = item.get("id") or link
    if not identity or not (link or text):
        return None
    authors = item.get("authors") or [item.get("author")]
    names = [a.get("name") for a in authors if isinstance(a, dict)] if authors else []
    return Entry(
        id=str(identity)[:2000],
        link=link,
        title=_plain(item.get("title")),
        published=_text(item.get("date_published")),
        updated=_text(item.get("date_modified")),
        authors=", ".join(filter(None, map(_plain, names))) or None,
        text=text,
        full=_is_full(text),
    )


# ------------------------------------------------------------------- sitemaps and OPML


def _listing(root: bytes, content: bytes, url: str | None, most: int) -> Feed:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        tree = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("read.not-a-feed", detail=str(error)[:200]) from error
    if tree is None:
        raise Unreadable("read.not-a-feed", detail="")
    if root == b"opml":
        found = [_outline(each, url) for each in tree.iter() if _name(each) == "outline"]
        kind: Kind = "opml"
    else:
        holder = "url" if root == b"urlset" else "sitemap"
        found = [_located(each, url) for each in tree.iter() if _name(each) == holder]
        kind = "sitemap" if root == b"urlset" else "sitemaps"
    title = next((_plain(each.text) for each in tree.iter() if _name(each) == "title"), None)
    entries = _distinct(entry for entry in found if entry is not None)
    return Feed(kind=kind, title=title, home=None, entries=entries[:most])


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].casefold() if isinstance(tag, str) else ""


def _outline(element: Any, base: str | None) -> Entry | None:
    values = {key.casefold(): value for key, value in element.attrib.items()}
    link = _link(values.get("xmlurl"), base)
    if link is None:
        return None
    return Entry(id=link, link=link, title=_plain(values.get("title") or values.get("text")))


def _located(element: Any, base: str | None) -> Entry | None:
    said = {_name(each): each.text for each in element.iter() if each.text}
    link = _link(said.get("loc"), base)
    if link is None:
        return None
    return Entry(
        id=link,
        link=link,
        title=_plain(said.get("title")),
        published=_text(said.get("publication_date")),
        updated=_text(said.get("lastmod")),
    )


# ------------------------------------------------------------------------------ values


def _distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.id, entry)
    return tuple(first.values())


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _plain(value: Any) -> str | None:
    """A value without markup, on one line."""
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(_TAG.sub(" ", value)).split())[:2000] or None


def _link(value: Any, base: str | None) -> str | None:
    link = _text(value)
    if link is None:
        return None
    try:
        link = urljoin(base, link) if base else link
    except ValueError:
        return None
    return link if link.casefold().startswith(("http://", "https://")) else None


def _longest(values: Iterable[Any]) -> str:
    return max((value for value in values if isinstance(value, str)), key=len, default="").strip()


def _is_full(text: str) -> bool:
    words = _TAG.sub(" ", text).strip()
    return sum(map(str.isalpha, words)) >= _FULL_TEXT and not _CUT.search(words[-40:])
