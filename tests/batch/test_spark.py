"""A cluster makes what one machine makes, also when it loses an executor in the middle.

Needs the extra ``spark`` and a Java. Without them these tests are left out, which the summary
says; where CI is set they fail instead.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest
from benchmarks.generator import Generator

from runut.batch import marks
from runut.batch.run import Order, run
from runut.engines.one_machine import OneMachine
from runut.engines.protocol import Engine
from runut.engines.spark import Spark
from runut.settings import Settings

MISSING = [name for name in ("pyspark", "pandas", "pyarrow") if find_spec(name) is None]
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    MISSING.append("java")
HOW = "pip install 'runut[batch,spark]', and a Java 17 (apt-get install default-jre-headless)"
pytestmark = pytest.mark.slow
if MISSING and not os.environ.get("CI"):
    pytest.skip(f"no {', '.join(MISSING)}: {HOW}", allow_module_level=True)

#: Quick to start, and gone when the tests are.
_BRIEF = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
_SPARKS_OWN = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.extraJavaOptions": _BRIEF,
    "spark.executor.extraJavaOptions": _BRIEF,
}


@pytest.fixture(scope="module")
def spark() -> Iterator[Spark]:
    assert not MISSING, HOW
    with closing(Spark("local-cluster[2,1,2048]", _SPARKS_OWN)) as engine:
        yield engine


def stream(folder: Path, seed: int) -> Path:
    path = folder / f"{seed}.jsonl"
    made = Generator(count=60, days=6, seed=seed)
    path.write_text("".join(json.dumps(each.row) + "\n" for each in made))
    return path


def worked(engine: Engine, what: Path, out: Path) -> dict[Path, bytes]:
    """Everything that a batch wrote, by its path within; marks are left out, for files made at
    another place count as others."""
    settings = Settings(batch=12)
    order = Order(what=[str(what)], out=out, settings=settings, columns={}, partitions=2, block=25)
    run(order, engine, lambda progress: None)
    return {path.relative_to(out): path.read_bytes() for path in out.rglob("*.parquet")}


def test_a_cluster_makes_what_one_machine_makes(tmp_path: Path, spark: Spark) -> None:
    what = stream(tmp_path, 3)
    one = worked(OneMachine(), what, tmp_path / "one")
    many = worked(spark, what, tmp_path / "many")
    assert one.keys() == many.keys()
    assert [path for path in one if one[path] != many[path]] == []
    assert any(path.parts[0] == "copies" and _count(tmp_path / "many" / path) for path in many)


def test_an_executor_that_is_killed_costs_nothing(tmp_path: Path, spark: Spark) -> None:
    what = stream(tmp_path, 5)
    one = worked(OneMachine(), what, tmp_path / "one")
    killed: list[int] = []

    def kill() -> None:
        """End an executor as soon as the first lot is read."""
        deadline = time.monotonic() + 120
        first = (tmp_path / "many" / marks.FOLDER / "readings").glob
        while not any(first("*.json")) and time.monotonic() < deadline:
            time.sleep(0.02)
        executor = min(_executors(spark))
        os.kill(executor, signal.SIGKILL)
        killed.append(executor)

    killer = threading.Thread(target=kill)
    killer.start()
    many = worked(spark, what, tmp_path / "many")
    killer.join()
    assert len(killed) == 1
    assert [path for path in one if one[path] != many.get(path)] == []


def _count(path: Path) -> int:
    from pyarrow import parquet

    return int(parquet.ParquetFile(path).metadata.num_rows)


def _executors(spark: Spark) -> list[int]:
    """The processes of the executors that our own Spark started."""
    java = spark.process
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                words = (entry / "cmdline").read_bytes()
            except (OSError, IndexError):
                continue  # it ended meanwhile
            if parent == java and b"CoarseGrainedExecutorBackend" in words:
                found.append(int(entry.name))
    return found
