"""The per-article work on this machine: in this process, or in a few beside it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Fewer items than this are not worth the start of a worker process.
WORTH_A_POOL = 200
#: Items handed to a worker at a time.
CHUNK = 16


def map_ordered(
    function: Callable[[Item], Result], items: Sequence[Item], processes: int
) -> Iterator[Result]:
    """``function`` of each item, in the order of the items.

    With ``processes`` > 1 and enough items the work runs in worker processes; ``function``
    must then be importable by name, or a `functools.partial` of such a one. The result is
    the same either way.
    """
    if processes <= 1 or len(items) < WORTH_A_POOL:
        yield from map(function, items)
        return
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        yield from pool.map(function, items, chunksize=CHUNK)
