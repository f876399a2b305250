"""Entries of a feed to pages, as they stand in the feed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from urllib.parse import urlsplit

from runut.identity import content_id
from runut.read.feeds import Entry, Feed, looks_like_feed, parse
from runut.read.opened import Unreadable, rejected
from runut.records import Page, Rejected

__all__ = ["entry_page", "kept_pages", "looks_like_feed"]

_MARKUP = re.compile(r"<(?:p|br|div|a|img|strong|em|b|i|ul|li|span|h\d|blockquote)\b", re.I)


def kept_pages(content: bytes, path: str | None, most: int) -> Iterator[Page | Rejected]:
    """The entries of a feed that lies in a file, without asking anybody for more: each with
    the content or the summary that the feed itself has.

    A list of links alone (OPML, a sitemap) has no articles. Raises `Unreadable`.
    """
    feed = parse(content, None, None, most)
    if feed.kind != "feed":
        raise Unreadable("read.only-links", links=str(len(feed.entries)))
    if not feed.entries:
        raise Unreadable("read.no-rows")
    for number, entry in enumerate(feed.entries, 1):
        page = entry_page(feed, entry, path, number)
        yield page or rejected(f"{path or '-'}#{number}", Unreadable("read.entry-without-text"))


def entry_page(feed: Feed, entry: Entry, path: str | None, number: int | None) -> Page | None:
    """An entry as a page of its own; None when it has neither text nor title."""
    fields = {
        "title": entry.title,
        "text": _as_html(entry.text) if _MARKUP.search(entry.text) else entry.text,
        "url": entry.link,
        "date": entry.published,
        "authors": entry.authors,
        **credit(feed, entry),
    }
    said = {name: value for name, value in sorted(fields.items()) if value}
    if not said.keys() & {"text", "title"}:
        return None
    content = json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True).encode(
        "utf-8", "surrogatepass"
    )
    return Page(
        id=content_id("entry", content, feed.title),
        form="row",
        content=content,
        path=path,
        row=number,
        url=entry.link,
        fields=said,
    )


def credit(feed: Feed, entry: Entry) -> dict[str, str | None]:
    """Whose the entry is: the feed's outlet, with the source it names as its credit; an
    entry of a collecting feed, whose link leads to the source it names, is that source's."""
    if entry.source is None:
        return {"outlet": feed.title}
    link, source, home = map(_site, (entry.link, entry.source_url, feed.home))
    if source and source == link and source != home:
        return {"outlet": entry.source}
    return {"outlet": feed.title, "credit": entry.source if entry.source != feed.title else None}


def _site(url: str | None) -> str:
    """The last two labels of an address's host, which tell one outlet from another."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return ".".join(host.split(".")[-2:])


def _as_html(text: str) -> str:
    """Markup in a frame that leaves no doubt that it is markup."""
    return f"<div><div>{text}</div></div>"
