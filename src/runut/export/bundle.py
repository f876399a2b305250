"""An evidence bundle: an account with the very pages it rests on, in one zip.

``manifest.json`` names every file with its SHA-256, every page with its own, when it came in,
and the version of the program. ``account.json`` and ``account.html`` are the account,
``pages.warc.gz`` the bytes of the pages as they came (WARC 1.0, one record a page).
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
from warcio.warcwriter import WARCWriter

from runut.export.documents import account_document
from runut.export.page import page as account_page
from runut.records import Account, Page

MANIFEST: Final = "manifest.json"
ACCOUNT: Final = "account.json"
PAGES: Final = "pages.warc.gz"
_SCREEN: Final = "account.html"
_README: Final = "README.txt"
_FORMAT: Final = "runut-bundle/1"
#: What a page of each form is, as far as WARC needs to know.
_TYPES: Final = {"plain": "text/plain", "html": "text/html", "row": "application/json"}
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
    """What stands in a bundle that was opened: its manifest, its account, each page's bytes
    by id, and each file's bytes by name."""

    manifest: Mapping[str, Any]
    account: Mapping[str, Any]
    pages: Mapping[str, bytes]
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
        "sha256": digest(page.content),
    }


def _warc(exhibits: Sequence[Exhibit], made: str) -> bytes:
    packed = BytesIO()
    writer = WARCWriter(packed, gzip=True)
    for exhibit in exhibits:
        page = exhibit.page
        record = writer.create_warc_record(
            page.url or f"urn:runut:page:{page.id}",
            "resource",
            payload=BytesIO(page.content),
            warc_content_type=_TYPES[page.form],
            warc_headers_dict={
                "WARC-Date": _utc(exhibit.taken or made),
                "WARC-Record-ID": f"<urn:runut:page:{page.id}>",
            },
        )
        writer.write_record(record)
    return packed.getvalue()


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
        pages = dict(_records(files[PAGES]))
    except (
        BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ArchiveLoadFailed,
        msgspec.DecodeError,
    ) as problem:
        raise NoBundle(str(problem)) from problem
    if manifest.get("format") != _FORMAT:
        raise NoBundle(f"format {manifest.get('format')!r}")
    return Bundle(manifest=manifest, account=account, pages=pages, files=files)


def _records(packed: bytes) -> Iterator[tuple[str, bytes]]:
    left = _MOST
    for record in ArchiveIterator(BytesIO(packed)):
        name = record.rec_headers.get_header("WARC-Record-ID") or ""
        content = record.content_stream().read(left + 1)
        left -= len(content)
        if left < 0:
            raise NoBundle("too large")
        yield name.strip("<>").rpartition(":")[2], content
