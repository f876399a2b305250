"""A batch on this machine: parts in a few processes, rows sorted through files.

The obvious engine, by which others are judged. What is held in memory is one bucket.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from runut.engines import rows
from runut.engines.protocol import Part, Place, Route
from runut.engines.rows import Row, Writer


class OneMachine:
    """The engine of one machine, with so many ``processes``."""

    def __init__(self, processes: int = 1) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def run(
        self, work: Callable[[Part], None], parts: Sequence[Part], done: Callable[[], None]
    ) -> None:
        """As `runut.engines.protocol.Engine.run`."""
        if self._processes <= 1 or len(parts) <= 1:
            for part in parts:
                work(part)
                done()
            return
        if self._pool is None:  # workers load the models once for all steps
            context = multiprocessing.get_context("forkserver")
            self._pool = ProcessPoolExecutor(self._processes, mp_context=context)
        running = [self._pool.submit(work, part) for part in parts]
        try:
            for each in as_completed(running):
                each.result()
                done()
        finally:
            for each in running:
                each.cancel()

    def shuffle(
        self, files: Sequence[Path], route: Route, into: Sequence[Path], place: Place
    ) -> None:
        """As `runut.engines.protocol.Engine.shuffle`."""
        travelling = (sent for file in files for sent in route(rows.read(file)))
        with TemporaryDirectory(dir=into[0].parent, prefix=".sorting-") as folder:
            spools = [Path(folder) / str(number) for number in range(len(into))]
            _deal(travelling, spools, place)
            for spool, path in zip(spools, into, strict=True):
                _put_in_order(spool, path)

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _deal(travelling: Iterable[Row], spools: Sequence[Path], place: Place) -> None:
    with ExitStack() as opened:
        writers = [opened.enter_context(Writer(spool)) for spool in spools]
        for row in travelling:
            writers[place(row.key) % len(writers)].add(row)


def _put_in_order(spool: Path, path: Path) -> None:
    from pyarrow import parquet

    rows.write_sorted(path, parquet.read_table(spool))
    spool.unlink()
