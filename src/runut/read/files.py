"""Files, folders, globs, addresses and standard input to pages.

Whatever cannot be read becomes a `Rejected` with its place and reason; the rest goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from runut.identity import content_id
from runut.read import finding
from runut.read.opened import SAMPLE, Unreadable, buffered, honest_errors, rejected, unpacked, whole
from runut.read.rows import row_pages
from runut.read.tables import csv_rows, json_lines, json_rows
from runut.records import Page, Rejected, Unchanged
from runut.settings import Settings

#: What reading gives, one at a time.
Found = Iterator[Page | Rejected | Unchanged]

_FORMS = {
    ".txt": "plain",
    ".text": "plain",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".opml": "feed",
    ".warc": "warc",
    ".mbox": "mail",
    ".eml": "mail",
}
#: Forms that are read from all over the file, not from its beginning to its end.
_WHOLE_FILES = {".parquet", ".wacz"}
_HTML_START = re.compile(
    rb"\s*(?>(?:<!--.*?-->\s*)*)<(?:!doctype html|html|head|body)\b", re.I | re.S
)


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How inputs are read. ``columns`` maps our field names (title, text, url, date, outlet,
    authors) to column names of tables and wins over the names that are known by themselves.
    ``max_bytes`` bounds one page or one row after unpacking, ``max_entries`` the entries of
    a feed. ``visit`` gives the pages at an address; without it addresses are refused."""

    columns: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = Settings().max_page_bytes
    max_entries: int = Settings().feed_entries
    visit: Callable[[str], Found] | None = None


def pages(what: Sequence[str], how: How = How(), *, stdin: BinaryIO | None = None) -> Found:
    """Every page in ``what``: paths of files and folders, globs, addresses, or "-" for
    ``stdin``.

    Tables and archives are read as a stream. The order is that of ``what``, folders sorted
    by path. The same content gives the same page id wherever it stands.
    """
    for given in what:
        if given == "-":
            yield from _standard_input(stdin, how)
        elif finding.is_address(given):
            yield from _address(given, how)
        else:
            for found in finding.files(given):
                if isinstance(found, Rejected):
                    yield found
                else:
                    yield from _file(found, how)


def _address(given: str, how: How) -> Found:
    if how.visit is None:
        yield rejected(given, Unreadable("read.no-addresses-here"))
        return
    yield from how.visit(given)


def _file(path: str, how: How) -> Found:
    name = path.casefold()
    suffix = Path(name.removesuffix(".gz")).suffix
    with ExitStack() as opened:
        try:
            if Path(name).suffix in _WHOLE_FILES:
                yield from _whole_file(path, Path(name).suffix, how)
                return
            with honest_errors():
                file = opened.enter_context(Path(path).open("rb", buffering=SAMPLE))
                # Records of a WARC are packed one by one, which its reader knows best.
                stream = buffered(file) if suffix == ".warc" else unpacked(file)
            form = _FORMS.get(suffix) or guess(stream)
            yield from of_form(form, stream, path, how)
        except Unreadable as problem:
            yield rejected(path, problem)


def _whole_file(path: str, suffix: str, how: How) -> Found:
    # Their libraries are loaded only by those who have such files.
    if suffix == ".wacz":
        from runut.read.warc import wacz_pages

        yield from wacz_pages(path, how.max_bytes)
    else:
        from runut.read.parquet import parquet_rows

        yield from row_pages(parquet_rows(path), path, how.columns, how.max_bytes)


def _standard_input(stdin: BinaryIO | None, how: How) -> Found:
    if stdin is None:
        yield rejected("-", Unreadable("read.no-stdin"))
        return
    try:
        with honest_errors():
            stream = unpacked(stdin)
        yield from of_form(guess(stream), stream, None, how)
    except Unreadable as problem:
        yield rejected("-", problem)


def guess(stream: BufferedReader) -> str:
    """The form of content without a telling name, by how it begins."""
    from runut.read.feed_pages import looks_like_feed

    with honest_errors():
        start = stream.peek(8192)[:8192].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"WARC/"):
        return "warc"
    if _HTML_START.match(start):
        return "html"
    if looks_like_feed(start):
        return "feed"
    if start.startswith(b"{"):
        first = start.split(b"\n", 1)[0].rstrip()
        return "jsonl" if first.endswith(b"}") or b"\n" not in start else "json"
    if start.startswith(b"[") and start[1:].lstrip().startswith((b"{", b"]")):
        return "json"
    return "plain"


def of_form(form: str, stream: BufferedReader, path: str | None, how: How) -> Found:
    """The pages of a ``stream`` in ``form``. Raises `Unreadable`, maybe after some pages."""
    if form in {"plain", "html"}:
        yield _page(form, whole(stream, how.max_bytes), path)
    elif form == "feed":
        from runut.read.feed_pages import kept_pages

        yield from kept_pages(whole(stream, how.max_bytes), path, how.max_entries)
    elif form == "warc":
        from runut.read.warc import warc_pages

        yield from warc_pages(stream, path, how.max_bytes)
    elif form == "mail":
        from runut.read.mail import mail_pages

        yield from mail_pages(stream, path, how.max_bytes)
    else:
        rows = {
            "json": lambda: json_rows(stream, how.max_bytes),
            "jsonl": lambda: json_lines(stream, how.max_bytes),
            "csv": lambda: csv_rows(stream, how.max_bytes, how.columns),
        }[form]()
        yield from row_pages(rows, path, how.columns, how.max_bytes)


def is_html(content: bytes) -> bool:
    """True when ``content`` begins as an HTML page does."""
    return _HTML_START.match(content[:4096]) is not None


def _page(form: str, content: bytes, path: str | None) -> Page:
    kind = "html" if form == "html" or is_html(content) else "plain"
    return Page(
        id=content_id(kind, content, None),
        form="html" if kind == "html" else "plain",
        content=content,
        path=path,
    )
