"""A whole batch: the steps in their order, from inputs to tables.

Every step writes files in the folder of the batch and marks what is done, so the same call
goes on where an earlier one stopped, and does nothing where all is done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from runut.batch import cutting, manifest, marks, opening, reading
from runut.batch.course import Course
from runut.batch.manifest import Manifest
from runut.batch.marks import Mark
from runut.engines.protocol import Engine
from runut.errors import UsageError
from runut.lang.messages import error
from runut.records import Watcher
from runut.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be done: the inputs with the columns of tables, the folder of the batch,
    the settings, and how many buckets rows are sorted into (None: as many as fit)."""

    what: Sequence[str]
    out: Path
    settings: Settings
    columns: Mapping[str, str]
    partitions: int | None = None


def run(order: Order, engine: Engine, watch: Watcher) -> Manifest:
    """Work through a batch and write what it is about beside it.

    Raises `UsageError` where the extra ``batch`` is not installed.
    """
    _check_extra()
    out = order.out
    out.mkdir(parents=True, exist_ok=True)
    manifest.unwrite(out)
    course = Course(engine, out, marks.code_of(order.settings), watch)
    units, stamps = opening.units(order.what, order.columns, order.settings.max_page_bytes)
    opened = course.each(opening.STEP, opening.open_unit, units, stamps)
    lots = cutting.lots(out, _files(opened), order.settings.batch)
    read = course.each(
        reading.STEP,
        reading.worker(order.settings),
        lots,
        [[lot.digest] for lot in lots],
    )
    made = Manifest(
        settings=order.settings,
        pages=_files(opened),
        lots=len(lots),
        counts=dict(sorted(_total(read).items())),
    )
    manifest.write(out, made)
    return made


def _check_extra() -> None:
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as problem:
        raise error(UsageError, "error.needs-extra", extra="batch") from problem


def _files(done: Iterable[Mark], folder: str = "") -> tuple[str, ...]:
    """The files that parts made, those in ``folder`` if it is given, in their order."""
    return tuple(name for mark in done for name in mark.files if name.startswith(folder))


def _total(done: Iterable[Mark]) -> Counter[str]:
    total: Counter[str] = Counter()
    for mark in done:
        total.update(mark.tells)
    return total
