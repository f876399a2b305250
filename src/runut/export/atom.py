"""Feeds as Atom (RFC 4287). Words of articles go in as plain text, never as markup."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from runut.export.feed import Entry, Feed

MEDIA_TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
#: What XML 1.0 cannot hold (section 2.2), whatever way it is written.
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GENERATOR = "Runut"


def atom(feed: Feed) -> bytes:
    """The feed as an Atom document in UTF-8."""
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", feed.updated)
    _text(SubElement(root, "author"), "name", _GENERATOR)
    _text(root, "generator", _GENERATOR)
    if feed.address:
        SubElement(root, "link", {"rel": "self", "type": MEDIA_TYPE, "href": feed.address})
    if feed.home:
        SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.home})
    for entry in feed.entries:
        root.append(_entry(entry))
    written: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written


def _entry(entry: Entry) -> Element:
    found = Element("entry")
    _text(found, "id", entry.id)
    _text(found, "title", entry.title)
    _text(found, "updated", entry.updated)
    if entry.published:
        _text(found, "published", entry.published)
    if entry.link:
        SubElement(found, "link", {"rel": "alternate", "type": "text/html", "href": entry.link})
    for author in entry.authors:
        _text(SubElement(found, "author"), "name", author)
    for tag in entry.tags:
        SubElement(found, "category", {"term": _possible(tag)})
    _text(found, "content", entry.content, type="text")
    return found


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = _possible(text)


def _possible(text: str) -> str:
    return _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", text)
