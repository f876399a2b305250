"""Web archives: WARC by warcio, record by record, and WACZ, a zip file around WARCs.

Only pages are taken: answers (or resources) of HTML that were given with status 200. The
headers of an answer are kept with it, as if we had fetched it ourselves.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from runut.identity import content_id
from runut.read.inflate import inflated
from runut.read.opened import Unreadable, honest_errors, rejected
from runut.records import Fetched, Page, Rejected

_CHUNK = 1 << 16
#: What warcio raises on a damaged archive; only the first on purpose.
_STUMBLES = (ArchiveLoadFailed, ValueError, AttributeError, TypeError, LookupError)
_HTML = ("text/html", "application/xhtml+xml")


def warc_pages(stream: BinaryIO, path: str | None, max_bytes: int) -> Iterator[Page | Rejected]:
    """The pages of a WARC (or ARC) ``stream``, one record in memory at a time; rows are the
    numbers of records. Each record may be gzipped by itself, so a break costs only what
    stands behind it. Raises `Unreadable` where the archive breaks.
    """
    number, pages = 0, 0
    try:
        with honest_errors():
            for record in ArchiveIterator(stream, arc2warc=True):
                number += 1
                found = _page(record, f"{path or '-'}#{number}", path, number, max_bytes)
                if found is not None:
                    pages += 1
                    yield found
    except _STUMBLES as error:
        raise Unreadable("read.broken-warc", detail=str(error)[:200]) from error
    if not pages:
        raise Unreadable("read.no-pages")


def wacz_pages(path: str, max_bytes: int) -> Iterator[Page | Rejected]:
    """The pages of every WARC in the WACZ at ``path``. Raises `Unreadable`."""
    try:
        with honest_errors(), zipfile.ZipFile(path) as archive:
            names = [
                name
                for name in sorted(archive.namelist())
                if name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))
            ]
            if not names:
                raise Unreadable("read.no-archive-inside")
            for name in names:
                place = f"{path}/{name}"
                try:
                    with archive.open(name) as packed:
                        yield from warc_pages(cast(BinaryIO, packed), place, max_bytes)
                except Unreadable as problem:
                    yield rejected(place, problem)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise Unreadable("read.broken-zip", detail=str(error)[:200]) from error


def _page(
    record: Any, place: str, path: str | None, number: int, max_bytes: int
) -> Page | Rejected | None:
    """The page in a record; None where the record holds something else."""
    answer = record.http_headers
    if record.rec_type == "resource":
        kind = record.rec_headers.get_header("Content-Type") or ""
    elif record.rec_type == "response" and answer and answer.get_statuscode() == "200":
        kind = answer.get_header("Content-Type") or ""
    else:
        return None
    if not kind.strip().casefold().startswith(_HTML):
        return None
    try:
        content = _content(record, answer, max_bytes)
    except Unreadable as problem:
        return rejected(place, problem)
    if not content.strip():
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or None
    _, _, charset = kind.casefold().partition("charset=")
    kept = Fetched(
        url=url or "",
        address=url or "",
        status=200,
        headers=tuple(answer.headers) if answer else (("Content-Type", kind),),
        fetched=record.rec_headers.get_header("WARC-Date") or "",
        content=content,
    )
    return Page(
        id=content_id("web", url, content),
        form="html",
        content=content,
        path=path,
        row=number,
        url=url,
        charset=charset.partition(";")[0].strip(" \"'")[:40] or None,
        answers=(kept,),
    )


def _content(record: Any, answer: Any, max_bytes: int) -> bytes:
    """The content of a record without its codings, never more than ``max_bytes``."""
    coding = (answer.get_header("Content-Encoding") or "") if answer else ""
    chunked = answer and (answer.get_header("Transfer-Encoding") or "").casefold() == "chunked"
    if chunked:  # warcio takes both codings off, a step at a time
        coding, source = "", record.content_stream()
    else:
        source = record.raw_stream
    chunks = iter(lambda: source.read(_CHUNK), b"")
    return inflated(chunks, coding, max_bytes)
