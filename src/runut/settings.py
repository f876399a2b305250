"""Every number a user or a test may want to change, in one frozen record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of a collection.

    ``window_days``: an article is compared with articles published at most so many days
    from it. ``processes``: worker processes for the per-article stages (1: none).
    ``max_page_bytes``: a larger page is rejected. ``batch``: pages cleaned together, the
    unit within which an outlet's repeated lines are noticed. ``catch_up``: whoever looks
    first finishes what an interrupted `add` left ungrouped.
    """

    window_days: int = 30
    processes: int = 1
    max_page_bytes: int = 20_000_000
    batch: int = 4_000
    catch_up: bool = True
