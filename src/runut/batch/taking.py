"""A finished batch as something that can be added: its pages, and what was read from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from runut import intake
from runut.batch import reading
from runut.batch.course import inner
from runut.batch.manifest import Manifest
from runut.batch.records import unpack
from runut.clean.repeats import Repeats
from runut.engines import rows
from runut.engines.rows import Row
from runut.records import Page, Reading, Rejected
from runut.settings import Settings
from runut.store.codec import decode


class Ready:
    """Pages of a batch in their order, and their readings, lot by lot as they were made.

    `intake.take` asks for both; so what was forgotten stays out, and what is known already
    is passed over, as in every `add`.
    """

    def __init__(self, out: Path, made: Manifest) -> None:
        self._out = out
        self._made = made
        self._lot = 0
        self._at = 0
        self._places: dict[str, int] = {}

    def pages(self) -> Iterator[Page | Rejected]:
        """Everything that was found, in the order of the inputs."""
        for name in self._made.pages:
            for row in rows.read(self._out / name):
                if row.kind == "page":
                    self._places.setdefault(row.key, self._at)
                self._at += 1
                if row.kind == "page":
                    yield unpack(row.value, Page)
                else:
                    yield unpack(row.value, Rejected)

    def readings(self, fresh: Sequence[Page], settings: Settings) -> Iterator[Reading | Rejected]:
        """What was read from some pages of the lot that was just asked for."""
        found = {
            row.rank: row
            for folder in (reading.STEP, reading.REJECTED)
            for row in rows.read(self._out / inner(folder, self._lot))
        }
        places = [self._places[page.id] for page in fresh]
        self._places.clear()
        self._lot += 1
        for page, place in zip(fresh, places, strict=True):
            yield _result(found[place]) if place in found else intake.read(page, Repeats())


def _result(row: Row) -> Reading | Rejected:
    return decode(row.value, Reading) if row.kind == "reading" else unpack(row.value, Rejected)
