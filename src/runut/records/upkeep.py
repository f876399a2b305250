"""What upkeep tells: what was forgotten, checked and mended."""

from __future__ import annotations

from dataclasses import dataclass

from runut.records.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """Something that was forgotten and is kept out: a "page", an "article" or an "outlet".
    ``name`` is an outlet's; of pages and articles nothing but a hash is kept."""

    kind: str
    name: str | None
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What one `forget` took out: how many articles (versions of one count once), and the
    ids of the stories that lost one."""

    articles: int
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A line of `runut doctor`: a check, whether it holds, what was seen (a count or a
    version), and what is wrong."""

    check: str
    holds: bool
    seen: str
    problems: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What `doctor --repair` did. ``aside`` is where the damaged file lies now, where one
    had to be made anew."""

    done: tuple[Reason, ...]
    aside: str | None = None
