"""What a user means: an address, a path, a folder with all below it, a glob."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path

from runut.read.opened import Unreadable, honest_errors, rejected
from runut.records import Rejected

#: Notes that lie beside the articles of a folder; named by themselves they are read.
_NOTES = (".md", ".markdown", ".rst")
_ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_WILD = re.compile(r"[*?\[]")


def is_address(given: str) -> bool:
    """True when what a user gave is an address, of whatever kind, and no path."""
    return _ADDRESS.match(given) is not None


def files(given: str) -> Iterator[str | Rejected]:
    """Paths of files under ``given``, each as the user would write it."""
    if not given.strip():  # pathlib takes it for the working folder
        yield rejected(repr(given), Unreadable("read.missing"))
    elif not os.path.lexists(given) and _WILD.search(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - absolute globs too
        if not matches:
            yield rejected(given, Unreadable("read.no-match"))
        for match in matches:
            yield from files(match) if not Path(match).is_dir() else _folder(match)
    elif Path(given).is_dir():
        seen = False
        for found in _folder(given):
            seen = True
            yield found
        if not seen:
            yield rejected(given, Unreadable("read.empty-folder"))
    else:
        yield given


def _folder(folder: str) -> Iterator[str | Rejected]:
    """Files in a folder and below, sorted by name; hidden ones, notes (a README) and links
    to folders are passed over."""
    try:
        with honest_errors():
            names = sorted(entry.name for entry in Path(folder).iterdir())
    except Unreadable as problem:
        yield rejected(folder, problem)
        return
    for name in names:
        if name.startswith(".") or name.casefold().endswith(_NOTES):
            continue
        path = f"{folder.rstrip('/') or ''}/{name}"
        if not Path(path).is_dir():
            yield path
        elif not Path(path).is_symlink():
            yield from _folder(path)
