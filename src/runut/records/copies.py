"""What stands in two articles."""

from __future__ import annotations

from dataclasses import dataclass

from runut.records.articles import Passage
from runut.records.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A passage of one article that stands in another, near verbatim.

    ``likeness`` is the share of words that agree, 0 to 1. ``origin`` is the passage that
    came first as far as times and credits show, ``target`` the other.
    """

    origin: Passage
    target: Passage
    likeness: float
    reasons: tuple[Reason, ...]
