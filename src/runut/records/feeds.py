"""What watching tells: how feeds fare, and what they brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runut.records.lists import StoryLine
from runut.records.pages import Rejected
from runut.records.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHealth:
    """How a watched feed fares. Times are RFC 3339 in UTC, None for never: ``tried`` last,
    ``read`` last with success, ``due`` next. ``failures`` counts those since the last
    success, ``problem`` is the last one's."""

    url: str
    title: str | None = None
    due: str | None = None
    tried: str | None = None
    read: str | None = None
    failures: int = 0
    problem: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRead:
    """What one look at a feed brought: how many of its entries were ``new``, and what became
    of them."""

    health: FeedHealth
    new: int = 0
    added: int = 0
    new_versions: int = 0
    unchanged: int = 0
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryNews:
    """A story that is new, or changed, because of what was just read."""

    change: Literal["new", "changed"]
    line: StoryLine
