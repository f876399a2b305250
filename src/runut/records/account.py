"""All that is known of one story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runut.records.articles import Article
from runut.records.copies import Copy
from runut.records.reasons import Reason
from runut.records.statements import Statement
from runut.records.stories import Story
from runut.records.text import Entity

Standing = Literal["confirmed", "echoed", "single", "disputed", "updated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where information entered the world, as far as the texts show."""

    name: str
    kind: Literal["named", "first-hand", "uncredited"]
    entity: str | None
    articles: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Statements that say the same thing. ``statement`` is the clearest wording."""

    id: str
    statement: str
    statements: tuple[str, ...]
    articles: int
    outlets: int
    origins: tuple[Origin, ...]
    standing: Standing
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One answer in a conflict."""

    value: str
    statements: tuple[str, ...]
    origins: tuple[str, ...]


ConflictKind = Literal["number", "time", "place", "name", "denial"]


#: Reasons for which two sides lie beside one another although both mean one thing.
_IN_WRITING = frozenset({"conflict.spelling", "conflict.slip"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Statements that cannot all hold, by sides. ``question`` is made of the texts' own
    words."""

    id: str
    kind: ConflictKind
    question: str
    sides: tuple[Side, ...]
    reasons: tuple[Reason, ...]

    @property
    def in_writing(self) -> bool:
        """Whether the sides differ in how they write one thing (a spelling, a slip of the pen),
        and not in what they tell."""
        return any(reason.code in _IN_WRITING for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value of a figure as of a time (EDTF), by whom; ``bound`` says how exact it is, as that of
    a `Quantity` does. In a series of states ``state`` is the code of the stage ("planned",
    "underway", "over", "withheld", ...; the packs keep a word for each) and ``value`` its rank."""

    value: float
    as_of: str | None
    statement: str
    origin: str
    state: str | None = None
    bound: str = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One quantity, or the state of one thing, followed over time, oldest first."""

    of: str
    unit: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An entry of the timeline. ``text`` is the words of one of its statements;
    ``planned`` marks what was still to come when it was written."""

    when: str
    precision: str
    statements: tuple[str, ...]
    text: str
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that Runut knows of one story, ready to show."""

    story: Story
    outlets: int
    origins: int
    places: tuple[str, ...]
    people: tuple[str, ...]
    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    figures: tuple[Figure, ...]
    timeline: tuple[Happening, ...]
    copies: tuple[Copy, ...]
