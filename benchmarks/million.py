"""A collection of a million made-up articles, end to end, and what it answers on the way.

    python benchmarks/million.py FOLDER [--count 1000000] [--step 100000] [--processes 2]

Generates the news in steps, adds each step as `runut add` does, and after each asks for the
front page, a story, searches, and adds one article. What was done stands in
``FOLDER/steps.jsonl``: start the same command again and it goes on where it was stopped (a
step that was cut off is completed, and its figures are of the rest). Seconds are by the
clock, so nothing else should run. Memory is that of all processes together, shared pages
counted once (PSS), looked at every second.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import islice
from math import log
from pathlib import Path
from statistics import median
from typing import Any

from generator import Generator
from starlette.testclient import TestClient

from runut import Collection, Settings
from runut.records import Progress
from runut.web.app import application

ORIGIN = "http://127.0.0.1:8765"
#: Questions of a kind, of which the median counts.
TIMES = 9
#: Days over which a million articles come: as many a day as the largest systems read.
DAYS = 30

_Step = dict[str, Any]


def generate(folder: Path, count: int, step: int, seed: int) -> list[Path]:
    """Files of ``step`` articles each, made if they are not there yet."""
    paths = [folder / f"news-{at // step:04}.jsonl" for at in range(0, count, step)]
    if all(path.exists() for path in paths):
        return paths
    made = iter(Generator(count, seed, DAYS))
    for path in paths:
        part = path.with_suffix(".part")
        with part.open("w", encoding="utf-8") as file:
            for each in islice(made, step):
                file.write(json.dumps(each.row, ensure_ascii=False) + "\n")
        part.replace(path)
    return paths


# ------------------------------------------------------------------ adding one step


def add(db: Path, news: Path, processes: int) -> None:
    """Add a file, and print what it took, stage by stage."""
    spent: dict[str, float] = {}
    counted: dict[str, int] = {}
    begun = since = time.monotonic()
    stage = "start"

    def watch(progress: Progress) -> None:
        nonlocal stage, since
        now = time.monotonic()
        spent[stage] = spent.get(stage, 0.0) + now - since
        stage, since = progress.stage, now
        counted[stage] = max(counted.get(stage, 0), progress.total or 0)

    with Collection(db, settings=Settings(processes=processes)) as collection:
        done = collection.add([str(news)], progress=watch)
    own, workers = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told = {
        "added": done.added,
        "seconds": time.monotonic() - begun,
        "stages": {name: round(seconds, 1) for name, seconds in spent.items()},
        "accounts": counted.get("account", 0),
        "own": own.ru_utime + own.ru_stime,
        "workers": workers.ru_utime + workers.ru_stime,
    }
    print(json.dumps(told), flush=True)


def added(db: Path, news: Path, processes: int) -> _Step:
    """`add` in a process of its own, and the most memory that it and its workers held."""
    command = [sys.executable, __file__, str(db), "--add", str(news)]
    command += ["--processes", str(processes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        most = 0.0
        while process.poll() is None:
            most = max(most, sum(map(_megabytes, _family(process.pid))))
            time.sleep(1.0)
        assert process.stdout is not None
        told = process.stdout.read()
    if process.returncode:
        sys.exit(f"adding {news} failed with {process.returncode}")
    return {**json.loads(told.splitlines()[-1]), "megabytes": round(most)}


def _family(pid: int) -> Iterator[int]:
    """A process and those it started."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return
    for child in children.split():
        yield from _family(int(child))


def _megabytes(pid: int) -> float:
    """Memory of a process, its share of what others have too."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1e3


# -------------------------------------------------------------------------- asking


def asked(db: Path, news: Path, seed: int) -> dict[str, float]:
    """Milliseconds by the clock of what people ask, medians; and of adding one article, of which
    the slowest counts too: what hangs together with much would be lost in the median."""
    row = json.loads(news.open(encoding="utf-8").readline())
    name = row["title"].split(":")[0]
    with Collection(db) as collection:
        largest = max(collection.stories(limit=200), key=lambda line: len(line.story.articles))
    client = TestClient(application(db), base_url=ORIGIN)
    paths = {
        "front page": "/",
        "story": f"/stories/{largest.story.id}",
        "search, rare": f"/search?q={name}",
        "search, common": "/search?q=orang",
        "API: stories": "/api/stories?limit=40",
    }
    with client:
        found = {name: _median(partial(client.get, path)) for name, path in paths.items()}
    with Collection(db) as collection:
        fresh = [
            {**made.row, "url": f"{made.row['url']}-again-{seed}-{time.time_ns()}"}
            for made in islice(Generator(2 * TIMES, seed + 1, DAYS), 0, None, 2)
        ]
        single = [
            _spent(partial(collection.add, ["-"], stdin=BytesIO(json.dumps(row).encode())))
            for row in fresh
        ]
    return {**found, "add one": median(single), "add one, slowest": max(single)}


def _median(ask: Callable[[], Any]) -> float:
    assert ask().status_code == 200
    return median(_spent(ask) for _ in range(TIMES))


def _spent(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return round(1e3 * (time.perf_counter() - begun), 1)


# ------------------------------------------------------------------------- telling


def table(steps: list[_Step]) -> str:
    """The steps as a table in Markdown, and by what power of the articles time grows."""
    names = list(steps[-1]["asked"])
    head = ["articles", "articles/s", "accounts", "MB of memory", "GB of file", *names]
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    for step in steps:
        cells = [
            f"{step['articles']:,}",
            f"{step['added'] / step['seconds']:.0f}",
            f"{step['accounts']:,}",
            f"{step['megabytes']:,}",
            f"{step['gigabytes']:.1f}",
            *(f"{step['asked'].get(name, float('nan')):.0f}" for name in names),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    whole = sum(step["seconds"] for step in steps)
    most = max(step["megabytes"] for step in steps)
    lines += ["", f"All of it in {whole / 3600:.2f} hours, at most {most:,} MB."]
    if len(steps) > 1:
        power = log(whole / steps[0]["seconds"]) / log(steps[-1]["articles"] / steps[0]["articles"])
        lines.append(f"The time of all grows by the power of {power:.2f} of the articles.")
    return "\n".join(lines)


def main() -> None:
    """Go on from the last step that is done."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--step", type=int, default=100_000)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--add", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.add:
        add(given.folder, given.add, given.processes)
        return
    given.folder.mkdir(parents=True, exist_ok=True)
    kept = given.folder / "steps.jsonl"
    db = given.folder / "news.db"
    begun = time.monotonic()
    paths = generate(given.folder, given.count, given.step, given.seed)
    print(f"generated in {time.monotonic() - begun:.0f} s", file=sys.stderr)
    steps: list[_Step] = []
    if kept.exists():
        steps = [json.loads(line) for line in kept.read_text().splitlines()]
    for number in range(len(steps), len(paths)):
        step = added(db, paths[number], given.processes)
        step["articles"] = min((number + 1) * given.step, given.count)
        step["gigabytes"] = db.stat().st_size / 1e9
        step["asked"] = asked(db, paths[0], given.seed)
        steps.append(step)
        with kept.open("a") as file:
            file.write(json.dumps(step) + "\n")
        print(json.dumps(step), file=sys.stderr, flush=True)
    print(table(steps))


if __name__ == "__main__":
    main()
