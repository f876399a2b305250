"""A whole batch: the steps in their order, from inputs to tables.

Every step writes files in the folder of the batch and marks what is done, so the same call
goes on where an earlier one stopped, and does nothing where all is done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from runut.batch import (
    accounts,
    blocks,
    company,
    crowds,
    cutting,
    filings,
    following,
    grouping,
    links,
    manifest,
    marks,
    opening,
    reading,
    tables,
    versions,
)
from runut.batch.course import Course, lying_in
from runut.batch.manifest import Manifest
from runut.batch.marks import Mark
from runut.engines import rows
from runut.engines.protocol import Engine
from runut.errors import UsageError
from runut.lang.messages import error
from runut.records import Watcher
from runut.settings import Settings

#: Articles that one bucket of rows holds: what a worker has in memory at a time.
PER_BUCKET = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be done: the inputs with the columns of tables, the folder of the batch,
    the settings, the language of the sentences in tables, how many buckets rows are sorted into
    (None: as many as fit), and about how many articles are one block."""

    what: Sequence[str]
    out: Path
    settings: Settings
    columns: Mapping[str, str]
    language: str = "en"
    partitions: int | None = None
    block: int = blocks.ARTICLES


def run(order: Order, engine: Engine, watch: Watcher) -> Manifest:
    """Work through a batch and write what it is about beside it.

    Raises `UsageError` where the extra ``batch`` is not installed.
    """
    _check_extra()
    out = order.out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    manifest.unwrite(out)
    course = Course(engine, out, marks.code_of(order.settings), watch)
    units, stamps = opening.units(order.what, order.columns, order.settings.max_page_bytes)
    opened = course.each(opening.STEP, opening.open_unit, units, stamps)
    lots = cutting.lots(out, _files(opened, opening.STEP), order.settings.batch)
    read = course.each(
        reading.STEP,
        reading.worker(order.settings),
        lots,
        [[lot.digest] for lot in lots],
    )
    counts = _total(read)
    tables.reject_all(course, _files(read, reading.REJECTED), order.language)
    made = Manifest(
        program=marks.program(),
        settings=order.settings,
        pages=_files(opened, opening.STEP),
        lots=len(lots),
        counts={name: n for name, n in sorted(counts.items()) if not name.startswith(reading.DAY)},
        steps=_together(course, order, read, counts) if counts.get("read") else {},
    )
    manifest.write(out, made)
    return made


def _together(
    course: Course, order: Order, read: Sequence[Mark], counts: Mapping[str, int]
) -> Mapping[str, Sequence[str]]:
    """What articles have to do with one another, down to the accounts; the files of the steps
    that an import needs."""
    buckets = order.partitions or max(1, -(-counts.get("read", 0) // PER_BUCKET))
    window = order.settings.window_days
    days = {name.removeprefix(reading.DAY): n for name, n in counts.items() if reading.DAY in name}
    planned = blocks.plan(days, order.block)
    known = versions.settle(course, _files(read, reading.HEADS), buckets, order.settings.batch)
    features = _files(read, reading.FEATURES)
    current = versions.keep_current(course, features, known, planned, buckets)
    laid = course.shuffle("blocks", current, len(planned), blocks.by_block, rows.numbered)
    filed = filings.file_all(course, planned, laid)
    crowded = crowds.count_all(course, planned, filed, window)
    every = list(zip(planned, laid, strict=True))
    linked = links.link_all(course, every, crowded, window)
    ties = company.score_all(course, linked)
    grouped = grouping.group_all(course, current, ties, buckets)
    followed = following.follow_all(course, grouped.told, buckets)
    built = accounts.build_all(
        course, _files(read, reading.STEP), known, grouped, followed, buckets, order.language
    )
    return {
        "ties": ties,
        "stories": grouped.stories,
        "told": grouped.told,
        "alike": followed.alike,
        "sagas": followed.sagas,
        "built": lying_in(accounts.BUILT, built),
    }


def _check_extra() -> None:
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as problem:
        raise error(UsageError, "error.needs-extra", extra="batch") from problem


def _files(done: Iterable[Mark], folder: str) -> tuple[str, ...]:
    """The files in a folder that parts made, in their order."""
    return lying_in(folder, (name for mark in done for name in mark.files))


def _total(done: Iterable[Mark]) -> Counter[str]:
    total: Counter[str] = Counter()
    for mark in done:
        total.update(mark.tells)
    return total
