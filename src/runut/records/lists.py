"""What lists are made of: stories, articles, speakers and finds, a line each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from runut.records.stories import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A story as one line of a list. ``standings`` counts its claims by standing;
    ``conflicts`` counts its conflicts; ``changed`` is when its account last came out
    different here (RFC 3339, UTC)."""

    story: Story
    outlets: tuple[str, ...]
    origins: int
    standings: Mapping[str, int]
    conflicts: int
    changed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article version as one line of a list. ``current`` marks the newest version,
    ``taken`` is when it came in, ``story`` where it stands now."""

    id: str
    version: int
    current: bool
    outlet: str
    title: str | None
    published: str | None
    language: str
    story: str | None
    taken: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLine:
    """One who says something, as one line of a list, with counts over all stories."""

    id: str
    name: str
    statements: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found; ``words`` is the sentence that fits best and
    ``start`` its offset in the article's text."""

    article: str
    story: str
    outlet: str
    title: str | None
    published: str | None
    words: str
    start: int
