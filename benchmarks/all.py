"""All benchmarks, one after another, onto one page with two pictures (`make bench`).

    python benchmarks/all.py [--full] [--out docs]

Quick by default, in a few minutes; ``--full`` takes the sizes of docs/performance.md. Each
benchmark runs in a process of its own, and its peers beside it in the same run. What needs
real text is left out, and named, where ../shared is not there; what needs a peer that is not
installed, too (``requirements/bench.txt``).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import collection
import plot
import stages

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("RUNUT_SHARED", HERE.parent.parent / "shared"))
ARTICLES = SHARED / "gold/id/articles.jsonl.gz"
SEED = 7
#: Seconds that one benchmark may take.
LIMIT = {False: 600, True: 7_200}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A benchmark: what it tells, its arguments when quick and when full, and what of the
    shared texts it needs."""

    title: str
    script: str
    quick: str
    full: str
    needs: str | None = None

    def arguments(self, full: bool) -> list[str]:
        said = (self.full if full else self.quick).split()
        return [str(SHARED / self.needs), *said] if self.needs else said


PARTS = (
    Part(
        title="Understanding text, beside dateparser and others",
        script="text_peers.py",
        quick="--every 24",
        full="--every 6",
        needs="gold/id/articles.jsonl.gz",
    ),
    Part(
        title="Pages of HTML, beside trafilatura",
        script="html_pages.py",
        quick="",
        full="",
        needs="bench/html",
    ),
    Part(
        title="Copies, beside datasketch and rensa",
        script="copies.py",
        quick="--count 1000",
        full="--count 10000",
    ),
    Part(
        title="Stories, beside scikit-learn",
        script="clustering.py",
        quick="--counts 500 1000",
        full="--counts 500 2000 8000",
    ),
    Part(
        title="Stories with many live",
        script="stories.py",
        quick="--live 2000 10000 --new 300",
        full="--live 10000 100000 1000000 --new 1000",
    ),
    Part(
        title="Grouping as a collection grows",
        script="grouping.py",
        quick="--step 2000 --steps 3",
        full="--step 20000 --steps 10",
    ),
    Part(title="An account", script="accounts.py", quick="", full=""),
    Part(title="The pages", script="web.py", quick="--large 2000", full="--large 100000"),
)
COUNTS = {False: [250, 500, 1_000], True: [10_000, 20_000, 40_000]}


def by_stage(full: bool, pictures: Path) -> str:
    """Per-article stages as a table, with their picture."""
    if not ARTICLES.exists():
        return "Left out: the shared articles are not there.\n"
    spent, read = stages.measure(str(ARTICLES), 4 if full else 16)
    whole = sum(spent.values())
    shares = {name: 100 * seconds / whole for name, seconds in spent.items()}
    picture = plot.bars("Share of the time of each stage", shares, "%")
    (pictures / "bench-stages.svg").write_text(picture, "utf-8")
    lines = ["| stage | articles/s | share |", "|---|---|---|"]
    lines += [f"| {name} | {read / spent[name]:,.0f} | {shares[name]:.0f} % |" for name in spent]
    lines.append(f"| all | {read / whole:,.0f} | 100 % |")
    return "\n".join(lines) + "\n\n![Share of each stage](images/bench-stages.svg)\n"


def by_size(full: bool, pictures: Path, folder: Path) -> str:
    """What a growing collection takes, with its picture."""
    every = {}
    for count in COUNTS[full]:
        path = folder / f"{count}.db"
        path.unlink(missing_ok=True)
        every[count] = {
            **collection.fill(path, count, SEED),
            **collection.ask(path, SEED),
        }
        path.unlink()
    steps = ("read", "group", "account")
    rows = {step: [each[step] for each in every.values()] for step in steps}
    picture = plot.lines("Milliseconds an article as a collection grows", [*every], rows, "ms")
    (pictures / "bench-growth.svg").write_text(picture, "utf-8")
    names = list(every[COUNTS[full][0]])
    lines = [f"| articles | {' | '.join(names)} |", "|---|" + "---|" * len(names)]
    lines += [
        f"| {count:,} | {' | '.join(f'{each[name]:.1f}' for name in names)} |"
        for count, each in every.items()
    ]
    told = "\n".join(lines) + "\n\n![Growth](images/bench-growth.svg)\n"
    return told + "\nMilliseconds of processor time; the first three an article.\n"


def run(part: Part, full: bool) -> str:
    """What a benchmark prints, or why it was left out."""
    if part.needs and not (SHARED / part.needs).exists():
        return f"Left out: `../shared/{part.needs}` is not there.\n"
    command = [sys.executable, str(HERE / part.script), *part.arguments(full)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=LIMIT[full], check=False
        )
    except subprocess.TimeoutExpired:
        return f"Left out: it took more than {LIMIT[full]} s.\n"
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:]
        return f"Left out: {' '.join(last)}\n"
    return f"```\n{done.stdout.rstrip()}\n```\n"


def million(folder: Path) -> str:
    """What `benchmarks/million.py` has measured so far in a folder."""
    from million import table

    kept = folder / "steps.jsonl"
    if not kept.exists():
        return "Not run here: `python benchmarks/million.py FOLDER` takes hours.\n"
    return table([json.loads(line) for line in kept.read_text().splitlines()]) + "\n"


def main() -> None:
    """Write the page and its pictures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--out", type=Path, default=HERE.parent / "docs")
    parser.add_argument("--million", type=Path, default=HERE.parent / "out/million")
    given = parser.parse_args()
    pictures = given.out / "images"
    pictures.mkdir(parents=True, exist_ok=True)
    scratch = HERE.parent / "out/bench"
    scratch.mkdir(parents=True, exist_ok=True)
    size = "full" if given.full else "quick"
    page = [
        "# Measured\n",
        f"Written by `make bench{' FULL=1' if given.full else ''}` ({size} sizes); not by hand."
        " What counts is ratios within a section: they come from one run."
        " [Performance](performance.md) says what they mean.\n",
    ]
    sections = {
        "Per article, by stage": lambda: by_stage(given.full, pictures),
        "A growing collection": lambda: by_size(given.full, pictures, scratch),
        **{part.title: (lambda part=part: run(part, given.full)) for part in PARTS},
        "A million articles": lambda: million(given.million),
    }
    for title, tell in sections.items():
        begun = time.monotonic()
        page += [f"## {title}\n", tell()]
        print(f"{title}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    (given.out / "measured.md").write_text("\n".join(page), "utf-8")


if __name__ == "__main__":
    main()
