"""An evidence bundle: an account with the very pages it rests on, in one zip.

``manifest.json`` names every file with its SHA-256, every page with its own, when it came in,
and the version of the program. ``account.json`` and ``account.html`` are the account,
``pages.warc.gz`` the bytes of the pages as they came: for what was fetched each answer with
its headers ("response"), for what came from a file its content ("resource"; WARC 1.0).
"""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from typing import Any, BinaryIO, Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import msgspec
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from runut.export.documents import account_document
from runut.export.page import page as account_page
from runut.records import Account, Fetched, Page

MANIFEST: Final = "manifest.json"
ACCOUNT: Final = "account.json"
PAGES: Final = "pages.warc.gz"
_SCREEN: Final = "account.html"
_README: Final = "README.txt"
_FORMAT: Final = "runut-bundle/1"
#: What a page of each form is, as far as WARC needs to know.
_TYPES: Final = {"plain": "text/plain", "html": "text/html", "row": "application/json"}
#: Headers that tell how an answer was coded on its way.
_CODED: Final = ("content-encoding", "transfer-encoding", "content-length")
#: More than this unpacked is no bundle of ours: a bomb.
_MOST: Final = 2_000_000_000

_HOW: Final = """An evidence bundle made by Runut {version} on {made}.

account.html   the account, to be read in a browser
account.json   the same for programs; spans are offsets into its articles' texts
pages.warc.gz  the pages as they came, byte for byte
manifest.json  SHA-256 of every file and every page, when each page came in

To verify it on any machine with Runut:  runut verify THIS-FILE.zip
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A page with the article version that was read from it, and when it came in."""

    page: Page
    article: str
    version: int
    taken: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What stands in a bundle that was opened: its manifest, its account, the bytes of each
    page by id, part by part (an article may go over several), and each file's by name."""

    manifest: Mapping[str, Any]
    account: Mapping[str, Any]
    pages: Mapping[str, tuple[bytes, ...]]
    files: Mapping[str, bytes]


class NoBundle(ValueError):
    """The file is no evidence bundle, or cannot be unpacked."""


def write(
    stream: BinaryIO, account: Account, exhibits: Sequence[Exhibit], made: str, language: str
) -> None:
    """Write the bundle of an account. ``made`` is when (RFC 3339)."""
    program = version("runut")
    files = {
        ACCOUNT: msgspec.json.format(
            msgspec.json.encode(account_document(account, language)), indent=1
        ),
        _SCREEN: account_page(account, language).encode(),
        PAGES: _warc(exhibits, made),
        _README: _HOW.format(version=program, made=made).encode(),
    }
    manifest = {
        "format": _FORMAT,
        "made": made,
        "program": {"runut": program, "python": platform.python_version()},
        "story": account.story.id,
        "files": {name: digest(content) for name, content in files.items()},
        "pages": [_listed(exhibit) for exhibit in exhibits],
    }
    files[MANIFEST] = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            # A fixed date: the same bundle is the same bytes.
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)


def digest(content: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return sha256(content).hexdigest()


def _listed(exhibit: Exhibit) -> dict[str, object]:
    page = exhibit.page
    return {
        "id": page.id,
        "article": exhibit.article,
        "version": exhibit.version,
        "taken": exhibit.taken,
        "form": page.form,
        "url": page.url,
        "path": page.path,
        "row": page.row,
        "charset": page.charset,
        "fields": dict(sorted(page.fields.items())),
        "parts": [_part(answer) for answer in page.answers] or [{"sha256": digest(page.content)}],
    }


def _part(answer: Fetched) -> dict[str, object]:
    return {
        "url": answer.url,
        "address": answer.address,
        "status": answer.status,
        "headers": [list(header) for header in answer.headers],
        "fetched": answer.fetched,
        "sha256": digest(answer.content),
    }


def _warc(exhibits: Sequence[Exhibit], made: str) -> bytes:
    packed = BytesIO()
    writer = WARCWriter(packed, gzip=True)
    for exhibit in exhibits:
        page = exhibit.page
        for part, answer in enumerate(page.answers):
            writer.write_record(
                writer.create_warc_record(
                    answer.address,
                    "response",
                    payload=BytesIO(answer.content),
                    http_headers=_http(answer),
                    warc_headers_dict=_named(page.id, part, answer.fetched),
                )
            )
        if not page.answers:
            writer.write_record(
                writer.create_warc_record(
                    page.url or f"urn:runut:page:{page.id}",
                    "resource",
                    payload=BytesIO(page.content),
                    warc_content_type=_TYPES[page.form],
                    warc_headers_dict=_named(page.id, 0, exhibit.taken or made),
                )
            )
    return packed.getvalue()


def _named(page: str, part: int, when: str) -> dict[str, str]:
    return {"WARC-Date": _utc(when), "WARC-Record-ID": f"<urn:runut:page:{page}:{part}>"}


def _http(answer: Fetched) -> StatusAndHeaders:
    """The headers as they came. The content is kept without its coding, so what tells of the
    coding is set aside under another name, as web archives do."""
    headers = [
        (f"X-Archive-Orig-{name}" if name.casefold() in _CODED else name, value)
        for name, value in answer.headers
    ]
    return StatusAndHeaders(str(answer.status), headers, protocol="HTTP/1.1")


def _utc(moment: str) -> str:
    """WARC writes times in UTC, with a "Z"."""
    return moment.replace("+00:00", "Z")


def read(stream: BinaryIO) -> Bundle:
    """Open a bundle. Raises `NoBundle`; nothing in it is believed yet."""
    try:
        with ZipFile(stream) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > _MOST:
                raise NoBundle("too large")
            files = {entry.filename: archive.read(entry) for entry in entries}
        manifest = msgspec.json.decode(files[MANIFEST], type=dict[str, Any])
        account = msgspec.json.decode(files[ACCOUNT], type=dict[str, Any])
        pages = _by_page(files[PAGES])
    except (
        BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ArchiveLoadFailed,
        ValueError,
        msgspec.DecodeError,
    ) as problem:
        raise NoBundle(str(problem)) from problem
    if manifest.get("format") != _FORMAT:
        raise NoBundle(f"format {manifest.get('format')!r}")
    return Bundle(manifest=manifest, account=account, pages=pages, files=files)


def _records(packed: bytes) -> Iterator[tuple[str, int, bytes]]:
    """(page, part, content) of every record."""
    left = _MOST
    for record in ArchiveIterator(BytesIO(packed)):
        name = record.rec_headers.get_header("WARC-Record-ID") or ""
        page, _, part = name.strip("<>").removeprefix("urn:runut:page:").partition(":")
        content = record.content_stream().read(left + 1)
        left -= len(content)
        if left < 0:
            raise NoBundle("too large")
        yield page, int(part), content


def _by_page(packed: bytes) -> dict[str, tuple[bytes, ...]]:
    parts: dict[str, dict[int, bytes]] = {}
    for page, part, content in _records(packed):
        parts.setdefault(page, {})[part] = content
    return {page: tuple(found[part] for part in sorted(found)) for page, found in parts.items()}
