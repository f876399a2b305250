"""What comes in: answers of the web, and pages made of them or of files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from runut.records.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One answer of the web. ``url`` is what was asked for, ``address`` where redirects led,
    ``headers`` are as they came, ``fetched`` is RFC 3339 in UTC, ``content`` the bytes
    without transfer or content coding."""

    url: str
    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    fetched: str
    content: bytes

    def header(self, name: str) -> str | None:
        """The value of the first header of this ``name`` (in lower case), or None."""
        return next((value for key, value in self.headers if key.casefold() == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server needs to tell whether its answer has changed (RFC 9110, 8.8)."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Raw content as it came, with where it came from.

    ``form`` is "plain" (text of a page, furniture and all), "html", or "row" (one row of
    a table). ``fields`` is what a table or feed itself says of the article, under our
    names: title, text, url, date, outlet, authors. For a row, ``content`` is the row as
    JSON. ``path`` is as the user gave it; ``row`` counts from 1. ``answers`` are those of
    the web that the page was made of: the page's own first, whose content is ``content``,
    then the pages that go on with the same article; empty for a page that was not fetched.
    """

    id: str
    form: Literal["plain", "html", "row"]
    content: bytes
    path: str | None = None
    row: int | None = None
    url: str | None = None
    charset: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[Fetched, ...] = ()

    @property
    def place(self) -> str:
        """Where the page came from, as shown to people: ``news.csv#12`` or an address."""
        where = self.path or self.url or "-"
        return f"{where}#{self.row}" if self.row is not None else where


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input that was not taken: where it stood, why, and what to try."""

    place: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """An input that is as it was when it was last taken."""

    place: str
