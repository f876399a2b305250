"""Inputs into pages: each file is read once, in the order in which `runut add` would.

A unit is one large file or a run of small ones. Its pages are kept as they came, because
whoever takes the batch into a collection needs them, and because a page is cleaned among
those that came with it, wherever one file ends and the next begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from zlib import crc32

from runut.batch.course import Made, inner
from runut.batch.records import pack
from runut.engines import rows
from runut.engines.rows import Row
from runut.read import files, finding
from runut.read.files import How
from runut.records import Page, Rejected

STEP = "pages"
#: Small files are read together up to so many bytes.
UNIT_BYTES = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Inputs read one after another: paths, and what was no path. ``base`` is the folder that
    paths start from; who works elsewhere than it was asked stands in another."""

    number: int
    base: str
    inputs: tuple[str | Rejected, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int


def units(
    what: Sequence[str], columns: Mapping[str, str], max_bytes: int
) -> tuple[list[Unit], list[list[str]]]:
    """The units of what a user named, and for each what tells whether its inputs changed."""
    found: list[list[str | Rejected]] = []
    stamps: list[list[str]] = []
    room = 0
    for each in _inputs(what):
        size, stamp = _stamp(each)
        if size > room or not found:
            found.append([])
            stamps.append([])
            room = UNIT_BYTES
        found[-1].append(each)
        stamps[-1].append(stamp)
        room -= size
    base = str(Path.cwd())
    made = [
        Unit(number=number, base=base, inputs=tuple(inputs), columns=columns, max_bytes=max_bytes)
        for number, inputs in enumerate(found)
    ]
    return made, stamps


def _inputs(what: Sequence[str]) -> Iterator[str | Rejected]:
    for given in what:
        if given == "-" or finding.is_address(given):
            yield from _refused(given)
        else:
            yield from finding.files(given)


def _refused(given: str) -> Iterator[Rejected]:
    """Why what is no file is not taken: a batch can be repeated, and these cannot."""
    return (found for found in files.pages([given]) if isinstance(found, Rejected))


def _stamp(each: str | Rejected) -> tuple[int, str]:
    """The size of an input, and what tells whether it changed."""
    if isinstance(each, Rejected):
        return 0, repr(each)
    try:
        seen = Path(each).stat()
    except OSError:
        return 0, "?"  # reading it will say what is wrong
    return seen.st_size, f"{seen.st_size}:{seen.st_mtime_ns}"


def open_unit(out: Path, unit: Unit) -> Made:
    """Write the pages of a unit, and what was rejected among them, in their order."""
    name = inner(STEP, unit.number)
    with rows.replacing(out / name) as part, rows.Writer(part) as writer:
        for found in _found(unit):
            content = pack(found)
            # By the rank it is told whether a page is still what it was, wherever it stands.
            if isinstance(found, Page):
                writer.add(Row(found.id, "page", crc32(content), content))
            else:
                writer.add(Row(found.place, "rejected", crc32(content), content))
    return Made(files=[name])


def _found(unit: Unit) -> Iterator[Page | Rejected]:
    how = How(columns=unit.columns, max_bytes=unit.max_bytes)
    for each in unit.inputs:
        if isinstance(each, Rejected):
            yield each
            continue
        given = str(Path(unit.base) / each)
        for found in files.pages([given], how):
            # Without anybody to ask the web nothing is ever unchanged.
            if isinstance(found, Page) and found.path is not None:
                yield replace(found, path=f"{each}{found.path.removeprefix(given)}")
            elif isinstance(found, Rejected):
                yield replace(found, place=f"{each}{found.place.removeprefix(given)}")
