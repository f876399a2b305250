"""Work in confined workers: order, limits, and what becomes of those who break them."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from functools import partial
from multiprocessing.connection import Connection

import pytest

from runut.engines.confined import Limit, Limits, map_confined

LIMITS = Limits(seconds=2.0, megabytes=300)
#: Where memory is to be the limit that is met first, however busy the machine.
PATIENT = Limits(seconds=60.0, megabytes=300)


def _work(what: str) -> str:
    if what == "loop":
        while True:
            pass
    if what == "sleep":
        time.sleep(60)
    if what == "eat":
        return str(len(bytearray(2_000_000_000)))
    if what == "eat slowly":
        held = []
        while True:
            held.append(bytearray(10_000_000))
    if what == "die":
        os.kill(os.getpid(), 11)
    if what == "raise":
        raise ValueError(what)
    return what.upper()


def _over(item: str, limit: Limit) -> str:
    return f"{item}: {limit}"


def _run(items: list[str], processes: int = 2, limits: Limits = LIMITS) -> list[str]:
    return list(map_confined(_work, items, processes, limits=limits, over=_over))


def test_results_come_in_the_order_of_the_items() -> None:
    items = [f"a{number}" for number in range(100)]
    assert _run(items) == [item.upper() for item in items]
    assert _run([]) == []


@pytest.mark.parametrize(
    ("what", "limit"),
    [
        ("loop", "time"),
        ("sleep", "time"),
        ("eat", "memory"),
        ("eat slowly", "memory"),
        ("die", "death"),
    ],
)
def test_who_breaks_a_limit_costs_himself(what: str, limit: str) -> None:
    limits = PATIENT if limit == "memory" else LIMITS
    started = time.monotonic()
    assert _run(["a", what, "b", "c"], limits=limits) == ["A", f"{what}: {limit}", "B", "C"]
    assert time.monotonic() - started < 30
    assert _run([what], processes=1, limits=limits) == [f"{what}: {limit}"]


def test_what_fails_in_a_worker_fails_here() -> None:
    with pytest.raises(ValueError, match="raise"):
        _run(["a", "raise"])


def test_nobody_is_left_behind() -> None:
    results = map_confined(_work, ["a", "sleep"] * 3, 2, limits=LIMITS, over=_over)
    assert next(results) == "A"
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_function_with_arguments() -> None:
    join = partial("-".join)
    found = map_confined(join, [["a", "b"]], 1, limits=LIMITS, over=lambda item, limit: limit)
    assert list(found) == ["a-b"]


def test_beside_another_thread_too() -> None:
    over = threading.Event()
    other = threading.Thread(target=over.wait, daemon=True)
    other.start()
    try:
        test_a_function_with_arguments()
        assert _run(["a", "die", "b"]) == ["A", "die: death", "B"]
        started = time.monotonic()
        assert _run(["sleep", "b"]) == ["sleep: time", "B"]
        assert time.monotonic() - started < 25  # only loading has longer than an item
    finally:
        over.set()
        other.join(5)


def test_a_worker_that_comes_between_two_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it says first is that it is there, and never an answer, whenever it is heard."""
    seen: set[int] = set()
    poll = Connection.poll

    def just_before(self: Connection, timeout: float | None = 0.0) -> bool:
        if id(self) in seen:
            return poll(self, timeout)
        seen.add(id(self))
        poll(self, 20)
        return False

    over = threading.Event()
    other = threading.Thread(target=over.wait, daemon=True)
    other.start()
    monkeypatch.setattr(Connection, "poll", just_before)
    try:
        test_a_function_with_arguments()
    finally:
        over.set()
        other.join(5)


_KILLED = """
import os, signal
from runut.engines.confined import Limits, map_confined
results = map_confined(str.upper, ["a", "b"] * 9, 3, limits=Limits(), over=lambda i, l: l)
print(next(results), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_end_when_the_one_they_work_for_is_killed() -> None:
    # They hold the output open: it ends when the last of them does.
    done = subprocess.run(
        [sys.executable, "-c", _KILLED], capture_output=True, text=True, timeout=30, check=False
    )
    assert done.stdout == "A\n"
    assert done.returncode == -9
