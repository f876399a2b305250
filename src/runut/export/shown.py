"""What the report and the page show of an account: its parts as words, ready to lay out."""

from __future__ import annotations

from dataclasses import dataclass

from runut.records import Account, Standing

#: Signs of the standings, in the order an account shows them. Sign and word alone tell them
#: apart, without colour.
SIGNS: dict[Standing, str] = {
    "confirmed": "✓",
    "updated": "↻",
    "disputed": "≠",
    "echoed": "»",
    "single": "·",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement as it is shown. ``lead`` says what its speaker did when that was not to
    assert ("X membantah"), without which a denied clause would read as a claim; ``chain``
    is through whom it came, nearest first, the outlet last."""

    id: str
    words: str
    quoted: bool
    lead: str
    speaker: str
    chain: tuple[str, ...]
    outlet: str
    published: str
    language: str


#: Statements of the very same words, the earliest first: shown once with every chain.
Alike = tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A claim with its clearest wording, who is behind it, and every other wording."""

    id: str
    standing: Standing
    told: Told
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    behind: str
    statements: int
    wordings: tuple[Alike, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSide:
    """One answer in a conflict."""

    value: str
    origins: tuple[str, ...]
    wordings: tuple[Alike, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownConflict:
    """A conflict, side by side."""

    kind: str
    question: str
    sides: tuple[ShownSide, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPoint:
    """One value of a figure. ``share`` is its part of the largest value, 0 to 1."""

    value: str
    when: str
    origin: str
    share: float
    newest: bool
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """A figure followed over time."""

    of: str
    points: tuple[ShownPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEntry:
    """An entry of the timeline."""

    when: str
    planned: bool
    wordings: tuple[Alike, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person or body and what it said, in so many statements."""

    name: str
    roles: tuple[str, ...]
    statements: int
    wordings: tuple[Alike, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPassage:
    """A passage that stands in two articles, as the later one has it."""

    percent: str
    words: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCopy:
    """All passages that one article took over from another, by outlet and article id."""

    origin: str
    target: str
    origin_id: str
    target_id: str
    passages: tuple[ShownPassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The whole account, ready to show."""

    account: Account
    title: str
    counts: tuple[str, ...]
    span: str
    claims: dict[Standing, tuple[ShownClaim, ...]]
    conflicts: tuple[ShownConflict, ...]
    figures: tuple[ShownFigure, ...]
    timeline: tuple[ShownEntry, ...]
    speakers: tuple[Speaker, ...]
    copies: tuple[ShownCopy, ...]
    reasons: tuple[str, ...]
