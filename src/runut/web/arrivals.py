"""What was sent to be added, as pages: the files of a form, or the content itself.

Content is written to a folder of its own first, under a name we choose, since readers stream
from files and tell forms by their names. The name that the sender gave is only shown.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from runut.read import files
from runut.records import Page
from runut.web.operations import Sent
from runut.web.problems import Problem

#: How the content of each type is named for the readers.
SUFFIXES = {
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/plain": ".txt",
}
#: Addresses to fetch, one a line (RFC 2483, section 5).
ADDRESSES = "text/uri-list"
#: So many addresses are fetched for one request; sites are asked slowly.
MOST_ADDRESSES = 50
_SUFFIX = re.compile(r"(?:\.[a-z]{2,7})?(?:\.gz)?\Z", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST = 200


def pages(sent: Sent, folder: Path, max_bytes: int) -> files.Found:
    """The pages in what was sent, by way of ``folder``, which the caller removes.

    ``path`` is the name that the sender gave a file, and None for content without one.
    """
    for number, (name, suffix, stream) in enumerate(_streams(sent)):
        path = folder / f"{number}{suffix}"
        with path.open("wb") as kept:
            shutil.copyfileobj(stream, kept)
        for found in files.pages([str(path)], files.How(max_bytes=max_bytes)):
            if isinstance(found, Page):
                yield replace(found, path=name)
            else:
                yield replace(found, place=found.place.replace(str(path), name or "-", 1))
        path.unlink()


def addresses(sent: Sent) -> tuple[str, ...]:
    """The addresses of a list of them. Raises `Problem` for anything that is no web address:
    whatever else stood there would be taken for a file of this machine."""
    text = sent.body.decode("utf-8", "replace")
    found = [line.strip() for line in text.splitlines()]
    found = [line for line in found if line and not line.startswith("#")]
    wrong = [line for line in found if not line.startswith(("http://", "https://"))]
    if wrong:
        raise Problem(400, "address", given=wrong[0][:_LONGEST])
    if not found:
        raise Problem(400, "empty")
    if len(found) > MOST_ADDRESSES:
        raise Problem(400, "addresses", most=str(MOST_ADDRESSES))
    return tuple(found)


def _streams(sent: Sent) -> Iterator[tuple[str | None, str, BinaryIO]]:
    """(name to show, suffix for the readers, content) of each part."""
    if not sent.files:
        yield None, SUFFIXES[sent.media_type], BytesIO(sent.body)
        return
    for file in sent.files:
        name = shown_name(file.filename or "")
        suffix = _SUFFIX.search(name)
        yield name or None, suffix[0] if suffix else "", file.file


def shown_name(filename: str) -> str:
    """A sender's file name as it may be shown: no folders, no control characters."""
    last = PurePosixPath(filename.replace("\\", "/")).name
    return _CONTROL.sub("", last)[-_LONGEST:]
