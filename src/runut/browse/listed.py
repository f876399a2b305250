"""A part of a long list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from runut.browse import cursor

Item = TypeVar("Item")
Place = TypeVar("Place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Generic[Item]):
    """``items`` of a list, and the cursor with which to ask for those that follow; None where
    nothing follows. A part may be empty and yet have a next one."""

    items: tuple[Item, ...]
    next: str | None


def cut(items: Iterable[Item], limit: int, place: Callable[[Item], object]) -> Listed[Item]:
    """The first ``limit`` of ``items``; ``place`` tells where one stands. Looks one further,
    to know whether anything follows."""
    found = tuple(islice(items, limit + 1))
    more = len(found) > limit
    kept = found[:limit]
    return Listed(items=kept, next=cursor.written(place(kept[-1])) if more else None)
