"""What lies in the folder of a finished batch, for whoever takes it into a collection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from runut.engines.rows import replacing
from runut.errors import UsageError
from runut.lang.messages import error
from runut.settings import Settings

NAME = "batch.json"
#: Grows when what is written is laid out otherwise.
FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A finished batch. ``program`` is a hash of what made it (`runut.batch.marks`), ``pages``
    are the files of pages in the order of the inputs, ``lots`` how many were cleaned together,
    ``counts`` what came of it, ``steps`` the files that say what articles have to do with one
    another."""

    format: int = FORMAT
    program: str
    settings: Settings
    pages: tuple[str, ...]
    lots: int
    counts: Mapping[str, int]
    steps: Mapping[str, Sequence[str]]


def write(out: Path, made: Manifest) -> None:
    """Say that the batch is finished."""
    with replacing(out / NAME) as path:
        path.write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=1))


def unwrite(out: Path) -> None:
    """Say that the batch is not finished."""
    (out / NAME).unlink(missing_ok=True)


def read(out: Path) -> Manifest:
    """What lies in ``out``. Raises `UsageError` where that is no finished batch, or one of a
    Runut that laid it out otherwise."""
    try:
        made = msgspec.json.decode((out / NAME).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as problem:
        raise error(UsageError, "error.no-batch", path=str(out)) from problem
    if made.format != FORMAT:
        raise error(UsageError, "error.other-batch", path=str(out))
    return made
