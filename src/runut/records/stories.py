"""Articles of one happening, and stories that go on; what people decided of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runut.records.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How likely two articles tell one happening: score 0 to 1, with reasons where they were
    asked for (`runut.stories.score.link`). ``a`` < ``b`` by id."""

    a: str
    b: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles that tell one happening. ``articles`` is sorted by publication, then
    id; ``title`` is the headline of the most central one. ``first`` and ``last`` are the
    earliest and latest publication times."""

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    reasons: tuple[Reason, ...]
    saga: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saga:
    """Stories that continue one another, oldest first."""

    id: str
    title: str
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about stories; replayed after every regrouping.

    ``kind`` "merge" keeps ``articles`` together; "split" keeps ``articles`` away from
    ``apart``. Both are sets of article keys, so a decision outlives new versions.
    """

    id: int
    kind: Literal["merge", "split"]
    articles: tuple[str, ...]
    apart: tuple[str, ...]
    made: str
    undone: bool = False
