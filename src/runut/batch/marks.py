"""What is done of a batch: a mark for each part of each step, written last.

A mark holds hashes of what the part was made from and of the code and settings that made it,
and what it made. A part is left alone while its mark fits; so a batch that stopped goes on
where it stopped, and one whose input changed in part is made anew in that part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from runut.engines.rows import replacing
from runut.identity import content_id
from runut.settings import Settings

#: The folder of the marks; readers of tables pass over names that begin so.
FOLDER = "_done"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that was made: its size in bytes and the hash of its content."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """That a part is done. ``files`` are by their path within the batch, ``tells`` are
    counts that later steps need."""

    input: str
    code: str
    files: Mapping[str, File] = field(default_factory=dict)
    tells: Mapping[str, int] = field(default_factory=dict)


def path_of(out: Path, step: str, part: int) -> Path:
    """Where the mark of a part lies."""
    return out / FOLDER / step / f"{part:05}.json"


def read(out: Path, step: str, part: int) -> Mark | None:
    """The mark of a part; None where there is none, or where what it speaks of is not there."""
    try:
        mark = msgspec.json.decode(path_of(out, step, part).read_bytes(), type=Mark)
    except (FileNotFoundError, msgspec.DecodeError):
        return None
    return mark if all(_is_there(out / name, file) for name, file in mark.files.items()) else None


def _is_there(path: Path, file: File) -> bool:
    try:
        return path.stat().st_size == file.size
    except FileNotFoundError:
        return False


def write(out: Path, step: str, part: int, mark: Mark) -> None:
    """Mark a part as done."""
    with replacing(path_of(out, step, part)) as path:
        path.write_bytes(msgspec.json.encode(mark, order="deterministic"))


def file_at(path: Path) -> File:
    """A file as a mark holds it."""
    digest = blake2b(digest_size=8)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return File(size=path.stat().st_size, digest=digest.hexdigest())


def code_of(settings: Settings) -> str:
    """A hash of the program, with all its tables and models, and of the settings."""
    return content_id(program(), repr(settings))


@cache
def program() -> str:
    """A hash of the program, with all its tables and models."""
    digest = blake2b(digest_size=8)
    for name, file in sorted(_below(files("runut"), "")):
        digest.update(content_id(name, file.read_bytes()).encode())
    return digest.hexdigest()


def _below(folder: Traversable, name: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for each in folder.iterdir():
        if each.is_file() and not each.name.endswith(".pyc"):
            found.append((f"{name}/{each.name}", each))
        elif each.is_dir() and each.name != "__pycache__":
            found += _below(each, f"{name}/{each.name}")
    return found
