"""What adding tells: how far it is, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from runut.records.pages import Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a long piece of work is. ``total`` is None while it is not known."""

    stage: str
    done: int
    total: int | None


#: Somebody who is told how far a long piece of work is.
Watcher = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What one `add` did. ``stories`` are ids of stories that changed."""

    added: int
    unchanged: int
    new_versions: int
    rejected: tuple[Rejected, ...]
    stories: tuple[str, ...]
