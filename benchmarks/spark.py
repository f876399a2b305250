"""The per-article stage of a batch on Spark, with one worker and with two, in turn.

    python benchmarks/spark.py [--count 1600] [--lot 100] [--rounds 2] [INPUT...]

Made-up news (`benchmarks/generator.py`), or files that are given, are opened once; then their
lots are read by a `local-cluster` of one worker and of two, by turns, each in a session of its
own that has read one lot before the clock starts. What is printed are articles a second of the
best round, and how many times as fast two are as one. The load of the machine before each round
stands beside it: with others at work on two cores two workers gain nothing.

Needs the extras `batch` and `spark`, and a Java 17.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import Generator

from runut.batch import cutting, opening, reading
from runut.batch.course import Course
from runut.batch.cutting import Lot
from runut.engines.one_machine import OneMachine
from runut.engines.spark import Spark
from runut.settings import Settings

_OWN = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}


def opened(what: list[str], out: Path, settings: Settings) -> list[Lot]:
    """The lots of some inputs, opened into ``out``."""
    course = Course(OneMachine(), out, "benchmark", lambda progress: None)
    units, stamps = opening.units(what, {}, settings.max_page_bytes)
    done = course.each(opening.STEP, opening.open_unit, units, stamps)
    return cutting.lots(out, [name for mark in done for name in mark.files], settings.batch)


def read(workers: int, lots: list[Lot], out: Path, settings: Settings) -> float:
    """Articles a second by so many workers, once they are warm."""
    with closing(Spark(f"local-cluster[{workers},1,2048]", _OWN)) as spark:
        warm = Course(spark, out, "warm", lambda progress: None)
        first = lots[:workers]
        warm.each(reading.STEP, reading.worker(settings), first, [[lot.digest] for lot in first])
        course = Course(spark, out, f"{workers}", lambda progress: None)
        since = time.monotonic()
        done = course.each(
            reading.STEP, reading.worker(settings), lots, [[lot.digest] for lot in lots]
        )
        return sum(mark.tells["read"] for mark in done) / (time.monotonic() - since)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", nargs="*", metavar="INPUT")
    parser.add_argument("--count", type=int, default=1_600)
    parser.add_argument("--lot", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    settings = Settings(batch=given.lot)
    best: dict[int, float] = defaultdict(float)
    with TemporaryDirectory() as folder:
        what = given.what
        if not what:
            path = Path(folder) / "news.jsonl"
            made = (json.dumps(each.row) for each in Generator(given.count))
            path.write_text("".join(f"{line}\n" for line in made))
            what = [str(path)]
        out = Path(folder) / "out"
        lots = opened(what, out, settings)
        for _ in range(given.rounds):
            for workers in (1, 2):
                load = os.getloadavg()[0]
                rate = read(workers, lots, out, settings)
                shutil.rmtree(out / "_done" / reading.STEP)
                print(f"{workers} workers: {rate:6.1f} articles/s (load before: {load:.1f})")
                best[workers] = max(best[workers], rate)
    print(f"two are {best[2] / best[1]:.2f} times as fast as one")


if __name__ == "__main__":
    main()
