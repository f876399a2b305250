"""HTML to text and metadata: trafilatura for the text, the page's own markup for the rest.

trafilatura is loaded when the first page of HTML comes: it takes a quarter of a second, which
plain text need not wait for.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml.etree import XPathError

from runut.clean.bylines import looks_like_names
from runut.clean.phrases import alternatives, words
from runut.clean.pieces import folded, squeezed

#: Markup names of the fields, in the order of trust.
_TIMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "dtk:publishdate",
    "pubdate",
    "parsely-pub-date",
    "dc.date.issued",
    "date",
    "content_publisheddate",
)
#: What an outlet's own tags say of the author is truer than JSON-LD, which often names
#: the editor.
_OWN_AUTHORS = ("content_author", "dtk:author")
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
)
_TITLES = ("og:title", "twitter:title", "dc.title")
_OUTLETS = ("og:site_name", "application-name", "publisher")
_ARTICLE_TYPES = re.compile(r"(?:News|Blog|Reportage|Opinion|Analysis)?(?:Article|Posting)", re.I)
_TITLE_TAIL = re.compile(r"\s+[-|–—•:]\s+[^-|–—•]{2,40}$")
#: Less text than this, in characters, may be a caption that was taken for the article.
_LITTLE = 600
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A page's text and what is said about it, before anything is judged; None where nothing
    is said."""

    text: str
    title: str | None
    url: str | None
    outlet: str | None
    authors: str | None
    published: str | None


def extract(page: str) -> Raw:
    """The article's text (a line a paragraph) and metadata of an HTML page.

    Metadata comes from JSON-LD, then from meta tags (Open Graph and the like), then from
    ``<h1>``, ``<time>`` and ``<title>``. The text is trafilatura's (Barbaresi 2021); the
    cleaner behind it knows what is furniture. Raises `MemoryError` for a page that is too
    much for the parser.
    """
    try:
        return _extract(page)
    except XPathError as error:
        # Our expressions are sound: libxml2 says no more than this when memory runs out.
        raise MemoryError from error


def _extract(page: str) -> Raw:
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        return Raw(text="", title=None, url=None, outlet=None, authors=None, published=None)
    meta = _meta(tree)
    linked = next(_articles(tree), {})
    outlet = _name(linked.get("publisher")) or _first(meta, _OUTLETS)
    title = _text(linked.get("headline")) or _first(meta, _TITLES) or _heading(tree)
    authors = _first(meta, _OWN_AUTHORS) or _author(
        tree, _name(linked.get("author")) or _first(meta, _AUTHORS)
    )
    above = _above_heading(tree, title)
    return Raw(
        text=_below_heading(_text_of(tree), above),
        title=_without_site(title, outlet),
        url=_canonical(tree, meta, linked),
        outlet=outlet,
        authors=authors,
        published=_text(linked.get("datePublished")) or _first(meta, _TIMES) or _time(tree),
    )


def _text_of(tree: Any) -> str:
    """The text of a page by trafilatura's own rules; where they find little, by all its ways
    (readability, jusText, all paragraphs) compared. These take half as long again, and on
    whole articles are worse (`benchmarks/html_pages.py`)."""
    text = _extracted(tree, fast=True, config=_own_rules())
    return text if len(text) >= _LITTLE else _extracted(tree) or text


def _extracted(tree: Any, **more: Any) -> str:
    from trafilatura import extract

    found = extract(
        tree,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        deduplicate=False,
        **more,
    )
    return found or ""


@cache
def _own_rules() -> Any:
    """trafilatura's settings, without the fall-back on all paragraphs that it takes as soon
    as a text is short: how short it is, is judged here."""
    from trafilatura.settings import use_config

    config = deepcopy(use_config())
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "0"
    return config


def looks_like_html(text: str) -> bool:
    """True when a table's cell holds markup rather than plain text."""
    return (
        len(
            re.findall(
                r"</?(?:p|div|br|span|a|h[1-6]|strong|article|ul|li)\b[^>]{0,500}>", text[:5000]
            )
        )
        >= 3
    )


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().casefold(), content)
    return found


def _articles(tree: Any) -> Iterator[Mapping[str, Any]]:
    """Objects of an article's type in the page's JSON-LD, outermost first."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        pending = [data]
        while pending:
            value = pending.pop(0)
            if isinstance(value, list):
                pending += value
            elif isinstance(value, Mapping):
                kinds = value.get("@type")
                names = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(n, str) and _ARTICLE_TYPES.fullmatch(n) for n in names):
                    yield value
                pending += [v for k in ("@graph", "mainEntity") if (v := value.get(k)) is not None]


def _text(value: Any) -> str | None:
    if isinstance(value, str) and value.strip():
        return _BLANKS.sub(" ", html.unescape(value)).strip() or None
    return None


def _name(value: Any) -> str | None:
    """The name or names in a JSON-LD person, organisation, text or list of them."""
    if isinstance(value, Mapping):
        return _text(value.get("name"))
    if isinstance(value, list):
        names = [name for item in value if (name := _name(item))]
        return ", ".join(dict.fromkeys(names)) or None
    return _text(value)


def _author(tree: Any, named: str | None) -> str | None:
    """``named``, unless the page itself calls that person the editor and shows another
    name as the author's."""
    if named is None:
        return None
    page = " ".join(tree.text_content().split())
    at = page.find(named)
    while at >= 0 and not _editor().search(page, max(at - 30, 0), at):
        at = page.find(named, at + 1)
    if at < 0:
        return named
    for element in tree.xpath(_byline()):
        shown = _text(element.text_content()) or ""
        if len(shown) <= 80 and folded(shown) != folded(named) and looks_like_names(shown):
            return shown
    return named


@cache
def _byline() -> str:
    """An XPath of the elements that outlets give a class for authors."""
    names = words("metadata", "byline", "classes")
    signs = [*(f'contains(@class, "{name}")' for name in names), '@rel="author"']
    return f"//*[{' or '.join(signs)}]"


@cache
def _editor() -> re.Pattern[str]:
    """A label of editors right before a name."""
    labels = alternatives(words("metadata", "byline", "editors"))
    return re.compile(rf"(?:{labels})\W{{0,4}}$", re.I)


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = meta.get(name)
        if value and not value.startswith(("http://", "https://")):
            return _text(value)
    return None


def _heading(tree: Any) -> str | None:
    for path in ("//h1", "//title"):
        for element in tree.xpath(path):
            if text := _text(element.text_content()):
                return text
    return None


def _above_heading(tree: Any, title: str | None) -> str:
    """The page's text above the ``<h1>`` that holds the title, without white space; empty
    when there is no such heading."""
    known = folded(title or "")
    above: list[str] = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "h1" and known and folded(element.text_content())[:40] == known[:40]:
            return squeezed("".join(above))
        if element.tag not in {"script", "style", "head", "title"} and element.text:
            above.append(element.text)
        if element.tail:
            above.append(element.tail)
    return ""


def _below_heading(text: str, above: str) -> str:
    """``text`` without its first lines that stand above the page's headline."""
    lines = text.split("\n")
    while above and lines and squeezed(lines[0]) in above:
        del lines[0]
    return "\n".join(lines) or text


def _time(tree: Any) -> str | None:
    for element in tree.xpath("//time[@datetime]"):
        if value := _text(element.get("datetime")):
            return value
    return None


def _canonical(tree: Any, meta: Mapping[str, str], linked: Mapping[str, Any]) -> str | None:
    for element in tree.xpath('//link[@rel="canonical"][@href]'):
        if value := element.get("href").strip():
            return str(value)
    page = linked.get("mainEntityOfPage")
    address = page.get("@id") if isinstance(page, Mapping) else page
    return meta.get("og:url") or (address if isinstance(address, str) else None)


def _without_site(title: str | None, outlet: str | None) -> str | None:
    """A headline without the site's name behind it."""
    if title is None or outlet is None:
        return title
    match = _TITLE_TAIL.search(title)
    if match and outlet.casefold().split(".")[0] in match[0].casefold():
        return title[: match.start()].strip() or title
    return title
