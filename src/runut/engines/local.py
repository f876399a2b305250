"""The work on this machine: in this process, or in a few beside it
(`runut.engines.confined`)."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: Fewer items than this are not worth the start of worker processes.
WORTH_A_POOL = 200
#: The stages make many records and few cycles, and beside them lie large tables and models: to
#: look through all of these for cycles as often as Python does takes a seventh of the time.
SELDOM = (500_000, 20, 100)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Meanwhile look for cycles `SELDOM`."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
