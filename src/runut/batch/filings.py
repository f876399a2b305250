"""What the articles of a block are filed under (`runut.stories.candidates`), as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from runut.batch.arrays import Arrays
from runut.batch.blocks import Block
from runut.batch.course import WORK, Course, Made
from runut.engines import rows
from runut.records import Features
from runut.store.codec import decode
from runut.stories import candidates
from runut.stories.loops import Packed
from runut.stories.postings import Entries
from runut.stories.vectors import KEPT

STEP = "filings"


def name_of(number: int) -> str:
    """The file of a block's filings, within the batch."""
    return f"{WORK}/{STEP}/{number:05}.npz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filings(Arrays):
    """The articles of a block, sorted by id, side by side. ``places`` tell which of two came
    first; the keys of article *n* are those from ``starts[n]`` to ``starts[n + 1]``."""

    places: npt.NDArray[np.int64]
    days: npt.NDArray[np.uint16]
    languages: npt.NDArray[np.uint8]
    words: Packed
    starts: npt.NDArray[np.int64]
    keys: npt.NDArray[np.uint64]
    weights: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.places)

    def key_days(self) -> npt.NDArray[np.uint16]:
        """The day of each key's article."""
        return np.repeat(self.days, np.diff(self.starts))

    def entries(self) -> Entries:
        """All that is filed, by key and day; an article's place there is its number here."""
        numbers = np.arange(len(self), dtype=np.uint32)
        places = np.repeat(numbers, np.diff(self.starts))
        return Entries.of(self.keys, self.key_days(), places, self.weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A block and the file of its articles."""

    block: Block
    file: str


def file_all(course: Course, blocks: Sequence[Block], files: Sequence[str]) -> tuple[str, ...]:
    """File the articles of every block."""
    parts = [Filed(block=b, file=file) for b, file in zip(blocks, files, strict=True)]
    done = course.each(STEP, file_block, parts, [[file] for file in files])
    return tuple(name for mark in done for name in mark.files)


def file_block(out: Path, filed: Filed) -> Made:
    """File the articles of one block."""
    found = list(rows.read(out / filed.file))
    made = [candidates.filing(decode(row.value, Features)) for row in found]
    sizes = np.array([0, *(len(each.keys) for each in made)], dtype=np.int64)
    filings = Filings(
        places=np.array([row.rank for row in found], dtype=np.int64),
        days=np.array([each.day for each in made], dtype=np.uint16),
        languages=np.array([each.language for each in made], dtype=np.uint8),
        words=np.array([each.words for each in made], dtype=np.uint16).reshape(-1, 2, KEPT),
        starts=np.cumsum(sizes),
        keys=np.concatenate([np.zeros(0, dtype=np.uint64), *(each.keys for each in made)]),
        weights=np.concatenate([np.zeros(0, dtype=np.uint8), *(each.weights for each in made)]),
    )
    name = name_of(filed.block.number)
    filings.write(out / name)
    return Made(files=[name])
