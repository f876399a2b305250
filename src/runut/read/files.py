"""Files, folders, globs and standard input to pages.

Whatever cannot be read becomes a `Rejected` with its place and reason; the rest goes on.
Addresses and feeds are told apart and refused until `runut.read` can fetch.
"""

from __future__ import annotations

import glob
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO

from runut.identity import content_id
from runut.read.columns import as_text, fields
from runut.read.opened import SAMPLE, Unreadable, honest_errors, unpacked, whole
from runut.read.tables import Row, csv_rows, json_lines, json_rows
from runut.records import Page, Reason, Rejected
from runut.settings import Settings

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
}
#: Forms that the design names and that are not read yet.
_LATER = {".xml", ".rss", ".atom", ".opml", ".parquet", ".warc", ".wacz"}
#: Notes that lie beside the articles of a folder; named by themselves they are read.
_NOTES = (".md", ".markdown", ".rst")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_HTML_START = re.compile(
    rb"\s*(?>(?:<!--.*?-->\s*)*)<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_WILD = re.compile(r"[*?\[]")


def pages(
    what: Sequence[str],
    *,
    columns: Mapping[str, str] = {},
    stdin: BinaryIO | None = None,
    max_bytes: int = Settings().max_page_bytes,
) -> Iterator[Page | Rejected]:
    """Every page in ``what``: paths of files and folders, globs, or "-" for ``stdin``.

    ``columns`` maps our field names (title, text, url, date, outlet, authors) to column
    names of tables and wins over the names that are known by themselves. ``max_bytes``
    bounds one page or one row after unpacking. Tables are read as a stream. The order is
    that of ``what``, folders sorted by path. The same content gives the same page id
    wherever it stands.
    """
    for given in what:
        if given == "-":
            yield from _standard_input(stdin, columns, max_bytes)
        elif _ADDRESS.match(given):
            yield _rejected(given, Unreadable("read.address-not-yet"))
        else:
            for found in _files(given):
                if isinstance(found, Rejected):
                    yield found
                else:
                    yield from _file(found, columns, max_bytes)


def _rejected(place: str, problem: Unreadable) -> Rejected:
    return Rejected(place=place, reason=problem.reason)


# ------------------------------------------------------------------------ finding files


def _files(given: str) -> Iterator[str | Rejected]:
    """Paths of files under ``given``, each as the user would write it."""
    if not os.path.lexists(given) and _WILD.search(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - absolute globs too
        if not matches:
            yield _rejected(given, Unreadable("read.no-match"))
        for match in matches:
            yield from _files(match) if not Path(match).is_dir() else _folder(match)
    elif Path(given).is_dir():
        seen = False
        for found in _folder(given):
            seen = True
            yield found
        if not seen:
            yield _rejected(given, Unreadable("read.empty-folder"))
    else:
        yield given


def _folder(folder: str) -> Iterator[str | Rejected]:
    """Files in a folder and below, sorted by name; hidden ones, notes (a README) and links
    to folders are passed over."""
    try:
        with honest_errors():
            names = sorted(entry.name for entry in Path(folder).iterdir())
    except Unreadable as problem:
        yield _rejected(folder, problem)
        return
    for name in names:
        if name.startswith(".") or name.casefold().endswith(_NOTES):
            continue
        path = f"{folder.rstrip('/') or ''}/{name}"
        if not Path(path).is_dir():
            yield path
        elif not Path(path).is_symlink():
            yield from _folder(path)


# ----------------------------------------------------------------------- reading a file


def _file(path: str, columns: Mapping[str, str], max_bytes: int) -> Iterator[Page | Rejected]:
    name = path.casefold().removesuffix(".gz")
    suffix = Path(name).suffix
    if suffix in _LATER:
        yield _rejected(path, Unreadable("read.form-not-yet", form=suffix))
        return
    with ExitStack() as opened:
        try:
            with honest_errors():
                stream = unpacked(opened.enter_context(Path(path).open("rb", buffering=SAMPLE)))
            form = _FORMS.get(suffix) or _guess(stream)
            yield from _form(form, stream, path, columns, max_bytes)
        except Unreadable as problem:
            yield _rejected(path, problem)


def _standard_input(
    stdin: BinaryIO | None, columns: Mapping[str, str], max_bytes: int
) -> Iterator[Page | Rejected]:
    if stdin is None:
        yield _rejected("-", Unreadable("read.no-stdin"))
        return
    try:
        with honest_errors():
            stream = unpacked(stdin)
        yield from _form(_guess(stream), stream, None, columns, max_bytes)
    except Unreadable as problem:
        yield _rejected("-", problem)


def _guess(stream: BufferedReader) -> str:
    """The form of content without a telling name, by how it begins."""
    with honest_errors():
        start = stream.peek(4096)[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML_START.match(start):
        return "html"
    if start.startswith(b"{"):
        first = start.split(b"\n", 1)[0].rstrip()
        return "jsonl" if first.endswith(b"}") or b"\n" not in start else "json"
    if start.startswith(b"[") and start[1:].lstrip().startswith((b"{", b"]")):
        return "json"
    return "plain"


def _form(
    form: str, stream: BufferedReader, path: str | None, columns: Mapping[str, str], max_bytes: int
) -> Iterator[Page | Rejected]:
    if form in {"plain", "html"}:
        content = whole(stream, max_bytes)
        kind = "html" if form == "html" or _HTML_START.match(content[:4096]) else "plain"
        yield Page(
            id=content_id(kind, content, None),
            form="html" if kind == "html" else "plain",
            content=content,
            path=path,
        )
        return
    rows = {
        "json": lambda: json_rows(stream, max_bytes),
        "jsonl": lambda: json_lines(stream, max_bytes),
        "csv": lambda: csv_rows(stream, max_bytes, columns),
    }[form]()
    yield from _rows(rows, path, columns, max_bytes)


# --------------------------------------------------------------------------------- rows


def _rows(
    rows: Iterator[Row], path: str | None, columns: Mapping[str, str], max_bytes: int
) -> Iterator[Page | Rejected]:
    any_row = False
    for row in rows:
        any_row = True
        place = f"{path or '-'}#{row.number}"
        if row.cells is None:
            assert row.problem is not None
            yield _rejected(place, row.problem)
        else:
            yield _page(row.cells, row.number, place, path, columns, max_bytes)
    if not any_row:
        raise Unreadable("read.no-rows")


def _page(
    cells: Mapping[str, Any],
    number: int,
    place: str,
    path: str | None,
    columns: Mapping[str, str],
    max_bytes: int,
) -> Page | Rejected:
    said = fields(cells, columns)
    if "text" not in said:
        names = ", ".join(map(str, list(cells)[:12]))
        return Rejected(
            place=place, reason=Reason(code="read.row-without-text", values={"columns": names})
        )
    content = json.dumps(cells, ensure_ascii=False, sort_keys=True, default=as_text)
    data = content.encode("utf-8", "surrogatepass")
    if len(data) > max_bytes:
        return _rejected(place, Unreadable("read.too-large", limit=f"{max_bytes:,}"))
    pairs = [part for item in sorted(said.items()) for part in item]
    return Page(
        id=content_id("row", data, said.get("url"), *pairs),
        form="row",
        content=data,
        path=path,
        row=number,
        url=said.get("url"),
        fields=said,
    )
