"""A page becomes an article: decoded, extracted, sorted from its furniture, described."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from runut.charset import NotText, decode, tidy
from runut.clean import address, clock, metadata, outlets
from runut.clean.extract import Raw, extract, looks_like_html
from runut.clean.furniture import Context, sort_out
from runut.clean.glue import unglued
from runut.clean.outlets import Outlet
from runut.clean.pieces import Piece, body, folded, pieces
from runut.clean.repeats import Repeats, group
from runut.identity import content_id
from runut.records import Article, Furniture, Page, Reason, Rejected

#: Fewer letters and digits than this are no article, unless a headline came with them:
#: some outlets give away no more than headline, address and time.
_LEAST_LETTERS = 20
#: So many characters of the text stand for a title that is missing.
_OPENING = 100


def clean(page: Page, repeats: Repeats) -> Article | Rejected:
    """The article on ``page``, or why there is none.

    The text is the page's own characters: lines and passages that are not the article
    are dropped (and kept as furniture with their reasons), white space is made plain, and
    nothing is rewritten. ``language`` and ``sentences`` are left to later stages.
    """
    try:
        raw = _raw(page)
    except NotText:
        return _rejected(page, "clean.binary")
    said = outlets.of_page(raw.outlet, raw.url)
    zone = metadata.zone_of(said, raw.text)
    try:
        return _article(page, raw, said, zone, repeats)
    except clock.NoSuchDate as error:
        return _rejected(page, "clean.no-such-date", date=str(error))


def _article(
    page: Page, raw: Raw, said: Outlet | None, zone: str | None, repeats: Repeats
) -> Article | Rejected:
    context = Context(
        title=raw.title,
        has_head=page.form == "plain",
        zone=zone,
        outlet=group(page) if repeats.lines else "",
        repeats=repeats,
    )
    parts = metadata.names_beside_role(sort_out(pieces(raw.text), context))
    text = body(_ungluing(parts))
    if raw.title is None and sum(letter.isalnum() for letter in text) < _LEAST_LETTERS:
        return _rejected(page, "clean.no-body")
    outlet = said or metadata.outlet(parts)
    title = raw.title or metadata.title(parts)
    zone = zone or metadata.zone_of(outlet, raw.text)
    published = clock.parse(raw.published, zone) if raw.published else None
    published = clock.local(published or metadata.published(parts, zone), zone)
    authors = metadata.written_by(raw.authors or "", outlet) or metadata.authors(parts, outlet)
    url = address.canonical(raw.url) if raw.url else None
    name = outlet.name if outlet else ""
    return Article(
        id=content_id(name, url, title, published, text),
        key=_key(url, name, title, published, text),
        page=page.id,
        path=_path(page),
        url=url,
        outlet=name,
        title=title,
        authors=authors,
        published=published,
        language="",
        text=text,
        sentences=(),
        furniture=(
            *(Furniture(text=p.text, reason=p.reason) for p in parts if p.reason),
            *_credit(page),
        ),
    )


def _credit(page: Page) -> Iterator[Furniture]:
    """Whom the feed credits with the article, as a line of credit on the page would."""
    if credit := tidy(page.fields.get("credit", "")):
        yield Furniture(
            text=credit, reason=Reason(code="furniture.source", values={"source": credit})
        )


def _ungluing(parts: list[Piece]) -> list[Piece]:
    return [Piece(unglued(p.text), None, p.joined) if p.is_body else p for p in parts]


def key_of(url: str) -> str:
    """The key of the article at a canonical address (`runut.clean.address.canonical`)."""
    return f"url:{address.key(url)}"


def _key(url: str | None, outlet: str, title: str | None, published: str | None, text: str) -> str:
    """What versions of one article share. Where there is neither address nor title, the
    article's opening stands for the title."""
    if url:
        return key_of(url)
    return f"page:{content_id(outlet, title or folded(text[:_OPENING]), published)}"


def _path(page: Page) -> str | None:
    if page.path is None:
        return None
    return f"{page.path}#{page.row}" if page.row is not None else page.path


def _rejected(page: Page, code: str, **values: str) -> Rejected:
    return Rejected(place=page.place, reason=Reason(code=code, values=values))


def _raw(page: Page) -> Raw:
    """Text and metadata of a page in any form. Raises `NotText`."""
    said = {field: tidy(value) for field, value in page.fields.items()}
    if page.form == "row":
        text = said.get("text", "")
        found = (
            extract(f"<html><body><article>{text}</article></body></html>")
            if looks_like_html(text)
            else None
        )
        text = found.text if found and found.text else text
        return _with_fields(said, page, text=text)
    text = decode(page.content, page.charset)
    if page.form == "plain":
        return _with_fields(said, page, text=text)
    html = extract(text)
    if page.answers:
        return _of_the_web(html, said, page)
    return replace(
        html,
        title=said.get("title") or html.title,
        url=said.get("url") or page.url or html.url,
        outlet=said.get("outlet") or html.outlet,
        authors=said.get("authors") or html.authors,
        published=said.get("date") or html.published,
    )


def _of_the_web(html: Raw, said: dict[str, str], page: Page) -> Raw:
    """A page that was fetched knows best what it is; what the feed that led to it ``said``
    fills the gaps. Where the article goes on, the texts of its pages follow one another."""
    further = (extract(decode(answer.content, page.charset)) for answer in page.answers[1:])
    return replace(
        html,
        text="\n".join([html.text, *(each.text for each in further)]),
        title=html.title or said.get("title"),
        url=address.own(html.url, page.url) if page.url else html.url,
        outlet=html.outlet or said.get("outlet"),
        authors=html.authors or said.get("authors"),
        published=html.published or said.get("date"),
    )


def _with_fields(said: dict[str, str], page: Page, *, text: str) -> Raw:
    return Raw(
        text=text,
        title=" ".join(said.get("title", "").split()) or None,
        url=said.get("url") or page.url,
        outlet=said.get("outlet"),
        authors=said.get("authors"),
        published=said.get("date"),
    )
