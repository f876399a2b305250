"""The per-article work on this machine: in this process, or in a few beside it."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Fewer items than this are not worth the start of a worker process.
WORTH_A_POOL = 200
#: Items handed to a worker at a time.
CHUNK = 16
#: The stages make many records and few cycles, and beside them lie large tables and models: to
#: look through all of these for cycles as often as Python does takes a seventh of the time.
_SELDOM = (50_000, 20, 100)


def map_ordered(
    function: Callable[[Item], Result], items: Sequence[Item], processes: int
) -> Iterator[Result]:
    """``function`` of each item, in the order of the items.

    With ``processes`` > 1 and enough items the work runs in worker processes; ``function``
    must then be importable by name, or a `functools.partial` of such a one. The result is
    the same either way.
    """
    if processes <= 1 or len(items) < WORTH_A_POOL:
        with _seldom_collected():
            yield from map(function, items)
        return
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(
        processes, mp_context=context, initializer=gc.set_threshold, initargs=_SELDOM
    ) as pool:
        yield from pool.map(function, items, chunksize=CHUNK)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
