"""What a change did to the speed of the per-article stages: two source trees in turn.

    git worktree add ../before HEAD~1
    python benchmarks/two_trees.py ../before/src src ARTICLES.jsonl.gz [--every N] [--pairs N]

Each tree reads in a process of its own; forty articles go through one, then through the
other, and the ratio of their processor time is taken turn by turn. The median of the turns
holds on a machine that others use, where rates do not. A process may be slow for as long as it
lives, by where its memory lies: so several pairs of them read, and of each turn the least counts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from statistics import median

from stages import article_pages, timed_reading

from runut.clean import repeats

#: Articles of one turn.
TURN = 40


def _serve(path: str, every: int) -> None:
    """Read the turns asked for on standard input; answer with seconds by stage."""
    pages = list(article_pages(path, every))
    known = repeats.count(pages)
    timed_reading(pages[0], known, {})  # packs and models load once, before the clock starts
    print(len(pages), flush=True)
    for line in sys.stdin:
        first, spent = int(line), dict[str, float]()
        for page in pages[first : first + TURN]:
            timed_reading(page, known, spent)
        print(json.dumps(spent), flush=True)


def _start(tree: str, path: str, every: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, __file__, "--serve", tree, tree, path, "--every", str(every)],
        env=os.environ | {"PYTHONPATH": tree},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _ask(worker: subprocess.Popen[str], question: str) -> str:
    assert worker.stdin is not None
    assert worker.stdout is not None
    if question:
        worker.stdin.write(question)
        worker.stdin.flush()
    return worker.stdout.readline()


def _turns(before: str, after: str, path: str, every: int) -> list[list[dict[str, float]]]:
    """Seconds by stage of each tree in each turn; who goes first changes."""
    workers = [_start(tree, path, every) for tree in (before, after)]
    count = min(int(_ask(worker, "")) for worker in workers)
    turns: list[list[dict[str, float]]] = []
    for number, first in enumerate(range(0, count, TURN)):
        turn: list[dict[str, float]] = [{}, {}]
        for which in (0, 1) if number % 2 else (1, 0):
            turn[which] = json.loads(_ask(workers[which], f"{first}\n"))
            turn[which]["all"] = sum(turn[which].values())
        turns.append(turn)
    for worker in workers:
        worker.communicate()
    return turns


def _least(same: Sequence[list[dict[str, float]]]) -> list[dict[str, float]]:
    """Of the same turn in several pairs the least seconds by stage of each tree."""
    stages = same[0][0]
    return [{stage: min(turn[tree][stage] for turn in same) for stage in stages} for tree in (0, 1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("before", help="the source folder of one tree")
    parser.add_argument("after", help="the source folder of the other")
    parser.add_argument("articles")
    parser.add_argument("--every", type=int, default=1, help="take every N-th article")
    parser.add_argument("--pairs", type=int, default=3, help="so many pairs of processes")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.serve:
        _serve(chosen.articles, chosen.every)
        return
    pairs = [
        _turns(chosen.before, chosen.after, chosen.articles, chosen.every)
        for _ in range(chosen.pairs)
    ]
    turns = [_least(same) for same in zip(*pairs, strict=True)]
    print(f"{'stage':<12} {'after/before':>12}   ({len(turns)} turns of {TURN} articles)")
    for stage in turns[0][0]:
        print(f"{stage:<12} {median(b[stage] / a[stage] for a, b in turns):>12.2f}")


if __name__ == "__main__":
    main()
