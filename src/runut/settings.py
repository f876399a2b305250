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
    first finishes what an interrupted `add` left ungrouped. ``page_seconds`` and
    ``page_megabytes`` bound what reading one page of markup may take.

    Of the web: ``allow_private`` permits addresses of the machines around this one.
    ``fetch_seconds`` bounds one answer, ``fetch_gap`` is the least pause between two
    requests to one host, ``fetch_wait`` the most that is waited for a turn or a new try.
    ``contact`` (an address or a mailbox) tells the sites who is asking. ``feed_entries``
    bounds how many entries of one feed or sitemap are taken.
    """

    window_days: int = 30
    processes: int = 1
    max_page_bytes: int = 20_000_000
    batch: int = 4_000
    catch_up: bool = True
    page_seconds: float = 20.0
    page_megabytes: int = 1_500
    allow_private: bool = False
    fetch_seconds: float = 30.0
    fetch_gap: float = 1.0
    fetch_wait: float = 60.0
    contact: str | None = None
    feed_entries: int = 1_000
