"""The shape of an account as JSON: one typed dictionary an object, the schema's only source.

`runut.export.documents` fills these shapes and `runut.export.schema` publishes them as a
JSON Schema, so what the type checker, the schema and the reader see cannot differ. Every
key named here is always present (null when there is nothing); further keys may be added in
later versions, so readers should ignore what they do not know.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from msgspec import Meta

from runut.records import ConflictKind, Mode, Role, Stance, Standing

Offset = Annotated[
    int, Meta(ge=0, description="Character offset (Unicode code points) into articles[].text")
]
Count = Annotated[int, Meta(ge=0)]
Id = Annotated[str, Meta(min_length=1)]
Published = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$",
        description="RFC 3339 with offset, or the date alone",
    ),
]
Edtf = Annotated[str, Meta(min_length=1, description="EDTF (ISO 8601-2), or an ISO 8601 period")]
Share = Annotated[float, Meta(ge=0, le=1)]


class ReasonShape(TypedDict):
    """Why a judgement was made: the rule, the words and figures it saw, and a sentence."""

    code: Id
    values: dict[str, str]
    text: str


class SpanShape(TypedDict):
    """Half-open offsets into the text of the article at hand."""

    start: Offset
    end: Offset


class PassageShape(TypedDict):
    """A span of a named article."""

    article: Id
    start: Offset
    end: Offset


class MentionShape(TypedDict):
    """One place where an entity is named ("name"), described or pointed at."""

    article: Id
    start: Offset
    end: Offset
    kind: Literal["name", "description", "pronoun"]


class StoryShape(TypedDict):
    """The story itself: which happening, how many tell it, from how many origins."""

    id: Id
    title: str
    first: Published | None
    last: Published | None
    outlets: Count
    origins: Count
    saga: Id | None
    places: list[Id]
    people: list[Id]
    reasons: list[ReasonShape]


class FurnitureShape(TypedDict):
    """A line of the page that is not the article, with the rule that said so."""

    text: str
    reason: ReasonShape


class ArticleShape(TypedDict):
    """One article version; ``text`` is what every span refers to."""

    id: Id
    version: Annotated[int, Meta(ge=1)]
    path: str | None
    url: str | None
    outlet: str
    title: str | None
    authors: list[str]
    published: Published | None
    language: str
    text: str
    sentences: list[SpanShape]
    seams: list[Offset]
    furniture: list[FurnitureShape]


class EntityShape(TypedDict):
    """A person, body, place or thing, with every name seen."""

    id: Id
    name: str
    type: str
    names: list[str]
    wikidata: str | None
    mentions: list[MentionShape]
    roles: list[str]


class SourceShape(TypedDict):
    """One link of a source chain; the nearest to the words stands first."""

    name: str
    entity: Id | None
    role: Role
    start: Offset
    end: Offset


class TimeShape(TypedDict):
    """A time expression and what it means."""

    start: Offset
    end: Offset
    value: Edtf
    anchor: str
    precision: str
    writing: bool
    flags: list[str]


class QuantityShape(TypedDict):
    """A figure, in the base of its unit."""

    start: Offset
    end: Offset
    value: float
    unit: str | None
    of: str | None
    high: float | None
    bound: str
    change: bool


class MarkShape(TypedDict):
    """A word that colours a statement: negation, hedge, plan, first-hand, ..."""

    kind: str
    start: Offset
    end: Offset


class StatementShape(TypedDict):
    """A proposition with who stands behind it; ``[start, end)`` is the content alone."""

    id: Id
    article: Id
    start: Offset
    end: Offset
    mode: Mode
    stance: Stance
    cue: SpanShape | None
    sources: list[SourceShape]
    times: list[TimeShape]
    quantities: list[QuantityShape]
    marks: list[MarkShape]
    rule: str
    around: SpanShape | None


class OriginShape(TypedDict):
    """Where information entered the world, as far as the texts show."""

    name: str
    kind: Literal["named", "first-hand", "uncredited"]
    entity: Id | None
    articles: list[Id]
    reasons: list[ReasonShape]


class ClaimShape(TypedDict):
    """Statements that say the same thing, and what may be said of their support."""

    id: Id
    statement: Id
    statements: Annotated[list[Id], Meta(min_length=1)]
    articles: Count
    outlets: Count
    origins: list[OriginShape]
    standing: Standing
    reasons: list[ReasonShape]


class SideShape(TypedDict):
    """One answer in a conflict; ``origins`` are names."""

    value: str
    statements: list[Id]
    origins: list[str]


class ConflictShape(TypedDict):
    """Statements that cannot all hold, side by side; ``in_writing`` where one thing is only
    written differently (a spelling, a slip of the pen)."""

    id: Id
    kind: ConflictKind
    in_writing: bool
    question: str
    sides: Annotated[list[SideShape], Meta(min_length=2)]
    reasons: list[ReasonShape]


class PointShape(TypedDict):
    """A value of a figure as of a time, by whom; ``state`` is the stage where it is no
    number ("planned", "over"), and ``value`` then its rank."""

    value: float
    as_of: Edtf | None
    statement: Id
    origin: str
    state: str | None
    bound: str


class FigureShape(TypedDict):
    """One quantity, or the state of one thing, followed over time, oldest first."""

    of: str
    unit: str | None
    points: list[PointShape]


class HappeningShape(TypedDict):
    """An entry of the timeline; ``text`` is the words of one of its statements."""

    when: Edtf
    precision: str
    statements: list[Id]
    text: str
    planned: bool


#: A passage of one article that stands in another, near verbatim ("from" is a keyword of
#: Python, hence the functional form).
CopyShape = TypedDict(
    "CopyShape",
    {"from": PassageShape, "to": PassageShape, "likeness": Share, "reasons": list[ReasonShape]},
)


class AccountShape(TypedDict):
    """All that Runut knows of one story."""

    story: StoryShape
    articles: list[ArticleShape]
    entities: list[EntityShape]
    statements: list[StatementShape]
    claims: list[ClaimShape]
    conflicts: list[ConflictShape]
    figures: list[FigureShape]
    timeline: list[HappeningShape]
    copies: list[CopyShape]


class SagaShape(TypedDict):
    """Stories that continue one another, oldest first."""

    id: Id
    title: str
    stories: list[Id]


class CollectionShape(TypedDict):
    """Several accounts and the sagas they belong to."""

    stories: list[AccountShape]
    sagas: list[SagaShape]
