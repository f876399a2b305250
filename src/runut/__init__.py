"""Runut: many news reports in, one sourced account out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runut.errors import RunutError
from runut.settings import Settings

if TYPE_CHECKING:
    from runut.collection import Collection

__all__ = ["Collection", "RunutError", "Settings"]


def __getattr__(name: str) -> object:
    """`Collection` on first use: a worker or a stage's test need not load all of Runut."""
    if name == "Collection":
        from runut.collection import Collection

        return Collection
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
