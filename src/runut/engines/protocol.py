"""What a batch asks of whoever runs it: work on parts, and rows brought together.

Two methods and a farewell. All that is computed is computed by the same functions whatever
the engine; an engine decides where they run and how rows travel. `runut.engines.one_machine`
is the obvious one, by which the others are judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from runut.engines.rows import Row

Part = TypeVar("Part")
#: From the rows of a file, in their order, to those that travel in their place.
Route = Callable[[Iterable[Row]], Iterable[Row]]
#: From a key to the number of its bucket, before that is taken modulo the number of buckets.
Place = Callable[[str], int]


class Engine(Protocol):
    """Runs the steps of a batch. Everybody who works must see the same files."""

    def run(
        self, work: Callable[[Part], None], parts: Sequence[Part], done: Callable[[], None]
    ) -> None:
        """Do ``work`` on every part, in any order and wherever there is room; ``done`` is
        called as parts are finished, where the engine can tell. ``work`` is importable by
        name, or a `functools.partial` of such a one, and may be done twice. What it raises
        is raised here."""

    def shuffle(
        self, files: Sequence[Path], route: Route, into: Sequence[Path], place: Place
    ) -> None:
        """Send the rows of each of ``files`` through ``route``, and write those of bucket *n*, in
        their order, to ``into[n]``; a bucket without rows is an empty file."""

    def close(self) -> None:
        """Let go of whatever the engine holds."""


def same(found: Iterable[Row]) -> Iterable[Row]:
    """The route of rows that travel as they are."""
    return found
