"""Whether work grows in step with its input."""

from __future__ import annotations

import time
from collections.abc import Callable

#: Four times the input may cost so many times the processor time: 4 is linear, 16 square.
MOST = 9


def cost(work: Callable[[int], object], size: int) -> float:
    """Processor seconds of ``work(size)``, the better of two runs."""
    spent = []
    for _ in range(2):
        started = time.process_time()
        work(size)
        spent.append(time.process_time() - started)
    return min(spent)


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """``work(size)`` and ``work(4 * size)`` differ about four times; it should take at least
    some hundredths of a second, or the clock is too coarse to tell."""
    small, large = cost(work, size), cost(work, 4 * size)
    assert large < MOST * max(small, 0.02), (small, large)
