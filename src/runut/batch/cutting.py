"""All pages of a batch in their order, cut into lots of as many as `runut add` cleans together.

What an outlet repeats is noticed within such a lot, so the cut decides about words: it falls
where it would fall for `runut add`, across the borders of files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from runut.identity import content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Rows of a file from ``start`` up to ``stop``."""

    file: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """Pages that are cleaned together. ``first`` is the place of its first page among all
    pages; ``known`` are places of pages that came before, in an earlier lot or in this;
    ``digest`` differs when a page does."""

    number: int
    first: int
    slices: tuple[Slice, ...]
    known: tuple[int, ...]
    digest: str


Numbers = npt.NDArray[np.uint64]


def lots(out: Path, files: Sequence[str], size: int) -> list[Lot]:
    """The lots of the pages in ``files``, ``size`` each but for the last."""
    columns = [_seen(out / name) for name in files]
    lengths = [len(ids) for ids, _ in columns]
    ids = np.concatenate([np.zeros(0, dtype=np.uint64), *(each[0] for each in columns)])
    checks = np.concatenate([np.zeros(0, dtype=np.uint64), *(each[1] for each in columns)])
    known = _known(ids)
    found = []
    for number, first in enumerate(range(0, len(ids), size)):
        stop = min(first + size, len(ids))
        begin, end = np.searchsorted(known, (first, stop))
        found.append(
            Lot(
                number=number,
                first=first,
                slices=tuple(_slices(files, lengths, first, stop)),
                known=tuple(known[begin:end].tolist()),
                digest=content_id(ids[first:stop].tobytes(), checks[first:stop].tobytes()),
            )
        )
    return found


def _seen(path: Path) -> tuple[Numbers, Numbers]:
    """The ids of the pages in a file as numbers, 0 for what is no page, and their checks."""
    from pyarrow import parquet

    table = parquet.read_table(path, columns=["key", "kind", "rank"])
    cells = zip(table.column("key").to_pylist(), table.column("kind").to_pylist(), strict=True)
    ids = [int(key, 16) if kind == "page" else 0 for key, kind in cells]
    checks = table.column("rank").to_numpy().astype(np.uint64)
    return np.array(ids, dtype=np.uint64), checks


def _known(ids: Numbers) -> npt.NDArray[np.intp]:
    """Places of the pages that came before, in their order."""
    _, firsts = np.unique(ids, return_index=True)
    again = ids != 0
    again[firsts] = False
    return np.flatnonzero(again)


def _slices(files: Sequence[str], lengths: Sequence[int], first: int, stop: int) -> list[Slice]:
    found, begins = [], 0
    for name, length in zip(files, lengths, strict=True):
        start, end = max(first, begins), min(stop, begins + length)
        if start < end:
            found.append(Slice(file=name, start=start - begins, stop=end - begins))
        begins += length
    return found
