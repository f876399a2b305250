"""A batch on a Spark cluster (extra ``spark``): work and rows travel by `mapInArrow`.

Spark decides where parts run, repeats what a lost executor had, and carries rows from those
who send them to those who sort them. Files are written by the same functions as on one
machine, in a folder that every executor sees.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from runut.engines import rows
from runut.engines.protocol import Part, Place, Route
from runut.engines.rows import Row
from runut.errors import UsageError
from runut.lang.messages import error

#: Rows that Spark hands over at a time; a reading has some tens of kilobytes.
_AT_A_TIME = 500
_PER_BATCH = "spark.sql.execution.arrow.maxRecordsPerBatch"
_NUMBERED = "number long"
_SENT = "bucket int, key string, kind string, rank long, value binary"


class Spark:
    """The engine of a cluster: the Spark at ``master``, or the one that is set up or running."""

    def __init__(self, master: str | None = None, settings: dict[str, str] | None = None) -> None:
        """``settings`` are Spark's own, beside what is set up.

        Raises `UsageError` where the extra or a Java is missing.
        """
        running = _class().getActiveSession()
        self._own = running is None
        self._session = running or _started(master, settings or {})
        self._before = self._session.conf.get(_PER_BATCH)
        self._session.conf.set(_PER_BATCH, str(_AT_A_TIME))

    def run(
        self, work: Callable[[Part], None], parts: Sequence[Part], done: Callable[[], None]
    ) -> None:
        """As `runut.engines.protocol.Engine.run`."""

        def perform(batches: Iterator[Any]) -> Iterator[Any]:
            for batch in batches:
                for number in batch.column(0).to_pylist():
                    work(parts[number])
                yield batch

        self._numbers(len(parts)).mapInArrow(perform, _NUMBERED).count()
        for _ in parts:
            done()

    def shuffle(
        self, files: Sequence[Path], route: Route, into: Sequence[Path], place: Place
    ) -> None:
        """As `runut.engines.protocol.Engine.shuffle`."""
        buckets = len(into)

        def send(batches: Iterator[Any]) -> Iterator[Any]:
            for batch in batches:
                for number in batch.column(0).to_pylist():
                    yield from _sent(files[number], route, place, buckets)

        def write(batches: Iterator[Any]) -> Iterator[Any]:
            yield from _written(list(batches), into)

        sent = self._numbers(len(files)).mapInArrow(send, _SENT)
        written = sent.repartition(buckets, "bucket").mapInArrow(write, _NUMBERED).collect()
        for number in set(range(buckets)).difference(found[0] for found in written):
            rows.write(into[number], ())

    def close(self) -> None:
        """Stop Spark, or leave the one that ran before as it was."""
        if self._own:
            self._session.stop()
        else:
            self._session.conf.set(_PER_BATCH, self._before)

    @property
    def process(self) -> int:
        """The id of Spark's own process on this machine."""
        return int(self._session.sparkContext._gateway.proc.pid)

    def _numbers(self, count: int) -> Any:
        """The numbers below ``count``, each to be worked at by itself."""
        return self._session.range(0, count, 1, count)


def _sent(file: Path, route: Route, place: Place, buckets: int) -> Iterator[Any]:
    """The rows of a file on their way, as Arrow, with the bucket that each belongs to."""
    held: list[Row] = []
    size = 0
    for sent in route(rows.read(file)):
        held.append(sent)
        size += len(sent.value)
        if len(held) >= _AT_A_TIME or size >= rows.GROUP_BYTES:
            yield _with_buckets(held, place, buckets)
            held, size = [], 0
    yield _with_buckets(held, place, buckets)


def _with_buckets(held: Sequence[Row], place: Place, buckets: int) -> Any:
    import pyarrow as pa

    batch = rows.batch_of(held)
    numbers = pa.array([place(row.key) % buckets for row in held], pa.int32())
    return pa.RecordBatch.from_arrays(
        [numbers, *batch.columns], names=["bucket", *batch.schema.names]
    )


def _written(batches: Sequence[Any], into: Sequence[Path]) -> Iterator[Any]:
    """Write what came for some buckets, each to its file; their numbers."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not batches:
        return
    table = pa.Table.from_batches(batches)
    numbers = pc.unique(table.column("bucket")).to_pylist()
    for number in numbers:
        rows.write_sorted(into[number], table.filter(pc.equal(table.column("bucket"), number)))
    yield pa.RecordBatch.from_pydict({"number": pa.array(numbers, pa.int64())})


def _started(master: str | None, settings: dict[str, str]) -> Any:
    """A new session. Raises `UsageError` where something is missing."""
    SparkSession = _class()  # noqa: N806 - a class
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise error(UsageError, "error.needs-java")
    if (master or "").startswith("local"):  # workers are of this machine: with our packages
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # Nothing is left to plan for Spark: rows are counted before they travel.
    builder = SparkSession.builder.appName("runut batch")
    builder = builder.config("spark.sql.adaptive.enabled", "false")
    builder = builder.config("spark.sql.codegen.wholeStage", "false")
    if master:
        builder = builder.master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _class() -> Any:
    try:
        import pandas  # noqa: F401 - Spark asks for it where Arrow is used
        from pyspark.sql import SparkSession
    except ImportError as problem:
        raise error(UsageError, "error.needs-extra", extra="spark") from problem
    return SparkSession
