"""The shapes of what the API answers, beside those of an account (`runut.export.shapes`)."""

from __future__ import annotations

from typing import Literal, TypedDict

from runut.export.shapes import (
    ArticleShape,
    ConflictShape,
    Count,
    EntityShape,
    Id,
    Offset,
    Published,
    QuantityShape,
    ReasonShape,
    StatementShape,
    TimeShape,
)

#: When Runut noticed something: RFC 3339 in UTC.
Noticed = str


class StandingsShape(TypedDict, total=False):
    """How many claims stand how."""

    confirmed: Count
    echoed: Count
    single: Count
    disputed: Count
    updated: Count


class StoryLineShape(TypedDict):
    """A story as one line of a list. ``changed`` is when its account last came out different."""

    id: Id
    title: str
    first: Published | None
    last: Published | None
    saga: Id | None
    articles: list[Id]
    outlets: list[str]
    origins: Count
    standings: StandingsShape
    conflicts: Count
    changed: Noticed | None


class StoriesShape(TypedDict):
    """A part of the list of stories."""

    items: list[StoryLineShape]
    next: str | None


class ArticleLineShape(TypedDict):
    """An article version as one line of a list."""

    id: Id
    version: Count
    current: bool
    outlet: str
    title: str | None
    published: Published | None
    language: str
    story: Id | None
    taken: Noticed | None


class ArticlesShape(TypedDict):
    """A part of the list of articles."""

    items: list[ArticleLineShape]
    next: str | None


class ReadingShape(TypedDict):
    """An article version with all that was read from it alone."""

    article: ArticleShape
    story: Id | None
    versions: list[ArticleLineShape]
    entities: list[EntityShape]
    times: list[TimeShape]
    quantities: list[QuantityShape]
    statements: list[StatementShape]


class SaidShape(TypedDict):
    """A statement with where it stands; ``words`` is the slice of the article's text."""

    words: str
    speaker: str
    outlet: str
    title: str | None
    published: Published | None
    story: Id
    statement: StatementShape


class StatementsShape(TypedDict):
    """A part of a list of statements; it may be empty and yet have a next one."""

    items: list[SaidShape]
    next: str | None


class SpeakerLineShape(TypedDict):
    """One who says something, with counts over all stories."""

    id: Id
    name: str
    statements: Count
    articles: Count


class EntitiesShape(TypedDict):
    """A part of the list of those who say something."""

    items: list[SpeakerLineShape]
    next: str | None


class SpeakerShape(SpeakerLineShape):
    """One who says something, as the newest articles have it."""

    type: str
    names: list[str]
    roles: list[str]
    wikidata: str | None
    stories: list[Id]


class HitShape(TypedDict):
    """An article that a search found; ``words`` is the sentence that fits best."""

    article: Id
    story: Id
    outlet: str
    title: str | None
    published: Published | None
    words: str
    start: Offset


class SearchShape(TypedDict):
    """A part of what a search found, best first."""

    items: list[HitShape]
    next: str | None


class QuotedShape(TypedDict):
    """Somebody whom an outlet lets speak, and in how many statements."""

    name: str
    statements: Count


class OutletShape(TypedDict):
    """How an outlet works, in counts. Of its statements, ``credited`` name a source,
    ``first_hand`` are its own reporting, ``uncredited`` name nobody."""

    outlet: str
    stories: Count
    first: Published | None
    last: Published | None
    articles: Count
    changed: Count
    corrections: Count
    statements: Count
    credited: Count
    first_hand: Count
    uncredited: Count
    copied: Count
    reprinted: Count
    quoted: list[QuotedShape]


class OutletsShape(TypedDict):
    """All outlets, those with most articles first."""

    items: list[OutletShape]
    next: None


class SagaLineShape(TypedDict):
    """Stories that continue one another, oldest first."""

    id: Id
    title: str
    stories: list[Id]


class SagasShape(TypedDict):
    """A part of the list of sagas."""

    items: list[SagaLineShape]
    next: str | None


class SagaInFullShape(TypedDict):
    """A saga with its stories, oldest first."""

    id: Id
    title: str
    stories: list[StoryLineShape]


class ClashShape(TypedDict):
    """A conflict with its story, when it was first seen, and when its sides last changed."""

    story: Id
    seen: Noticed
    changed: Noticed
    conflict: ConflictShape


class ClashesShape(TypedDict):
    """The conflicts that were seen last."""

    items: list[ClashShape]
    next: None


class RejectedShape(TypedDict):
    """An input that was not taken: where it stood, and why."""

    place: str
    reason: ReasonShape


class AddedShape(TypedDict):
    """What adding did. ``stories`` are ids of the stories that changed."""

    added: Count
    unchanged: Count
    new_versions: Count
    rejected: list[RejectedShape]
    stories: list[Id]


class DecisionShape(TypedDict):
    """What a person decided. ``articles`` and ``apart`` are keys of articles, which outlive
    their versions; ``stories`` is where those articles stand now."""

    id: Count
    kind: Literal["merge", "split"]
    articles: list[str]
    apart: list[str]
    made: Noticed
    undone: bool
    stories: list[Id]


class DecisionsShape(TypedDict):
    """A part of the list of decisions, the newest first."""

    items: list[DecisionShape]
    next: str | None


class UndoneShape(TypedDict):
    """The decision that was taken back; null where none was in force."""

    decision: DecisionShape | None


class ProblemShape(TypedDict, total=False):
    """Problem details (RFC 9457); ``code`` is for programs, ``advice`` says what to try."""

    type: str
    title: str
    status: Count
    detail: str
    code: str
    advice: str
