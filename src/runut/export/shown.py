"""What people are shown of an account: its parts as words, ready to lay out.

The terminal, the report and the page all draw from these records, so that they say the same
and differ only in what they fold and how they set it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

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


#: How a piece of words is set: plainly, as what a conflict is about, or as words around a statement
#: that does not read alone.
Setting = Literal["plain", "stressed", "around"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement, or several that follow one another, as they are shown.

    ``words`` are the exact words on one line; ``within`` tells narration that begins inside a
    sentence from a whole one. ``stance`` is what the speaker did when that was not to assert
    and the words alone do not show it ("membantah"). ``through`` is by whom the words came
    after the speaker, the outlet last; ``published`` is when, in brief. ``stressed`` are the
    stretches of ``words`` that a conflict is about. ``before`` and ``after`` are the words around
    a statement that does not read alone, with the blank that parts them. ``id`` is the first
    statement's.
    """

    id: str
    article: str
    words: str
    quoted: bool
    within: bool
    stance: str
    speaker: str
    through: tuple[str, ...]
    outlet: str
    published: str
    language: str
    stressed: tuple[tuple[int, int], ...] = ()
    before: str = ""
    after: str = ""

    @property
    def lead(self) -> str:
        """What must stand before the words: "X membantah". Without it a denied clause would
        read as a claim."""
        return f"{self.speaker} {self.stance}".strip() if self.stance else ""

    @property
    def named(self) -> str:
        """The speaker, where the words need one beside them and no lead names it."""
        return self.speaker if self.quoted and not self.stance else ""

    @property
    def chain(self) -> tuple[str, ...]:
        """Through whom the words came, nearest first: speaker, agency or medium, outlet."""
        return (*((self.speaker,) if self.speaker else ()), *self.through)

    @property
    def opening(self) -> str:
        """What is set before the words: a quotation mark, or "… " where they begin inside a
        sentence."""
        return "“" if self.quoted else "… " if self.within else ""

    @property
    def closing(self) -> str:
        """What is set behind the words."""
        return "”" if self.quoted else ""

    @property
    def text(self) -> str:
        """The words as they are set."""
        return "".join(piece for piece, _ in self.pieces)

    @property
    def pieces(self) -> tuple[tuple[str, Setting], ...]:
        """The words as they are set, in pieces, each with how."""
        pieces: list[tuple[str, Setting]] = [
            (self.opening, "plain"),
            (set_off(self.before), "around"),
        ]
        at = 0
        for start, end in self.stressed:
            pieces += [(self.words[at:start], "plain"), (self.words[start:end], "stressed")]
            at = end
        pieces += [
            (self.words[at:], "plain"),
            (set_off(self.after), "around"),
            (self.closing, "plain"),
        ]
        return tuple(piece for piece in pieces if piece[0])

    @property
    def framed(self) -> bool:
        """Whether words around the statement are shown with it."""
        return bool(self.before or self.after)


def set_off(around: str) -> str:
    """Words around a statement in square brackets, the blank that parts them outside: without
    colours too, what a claim says must look different from what stands beside it."""
    words = around.strip()
    return around.replace(words, f"[{words}]") if words else around


#: Statements of the very same words, the earliest first: shown once with every chain.
Alike = tuple[Told, ...]


def ways(
    those: Iterable[Told], *, speaker: bool = True
) -> tuple[tuple[tuple[str, ...], Alike], ...]:
    """By whom words came before they reached an outlet, the ``speaker`` first where asked
    for, and all that came so."""
    found: dict[tuple[str, ...], list[Told]] = {}
    for told in those:
        way = told.chain if speaker else told.through
        found.setdefault(way[:-1], []).append(told)
    return tuple((way, tuple(alike)) for way, alike in found.items())


def chains(those: Iterable[Told], *, speaker: bool = True) -> tuple[tuple[str, ...], ...]:
    """The chains by which words came, those that differ in the outlet alone as one:
    ("Yuri Ushakov", "Interfax", "detikcom, Kompas.com")."""
    return tuple(
        (*way, ", ".join(dict.fromkeys(told.outlet for told in alike)))
        for way, alike in ways(those, speaker=speaker)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSide:
    """One answer in a conflict; the wordings that hold ``value`` first."""

    value: str
    origins: tuple[str, ...]
    wordings: tuple[Alike, ...]

    @property
    def statements(self) -> int:
        """How many statements give it."""
        return sum(map(len, self.wordings))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that have it."""
        return tuple(dict.fromkeys(told.outlet for alike in self.wordings for told in alike))


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A claim with its clearest wording, who is behind it, and every wording. ``origins``
    are the known ones; ``statements`` counts; ``against`` are the other sides of the conflicts
    that dispute it."""

    id: str
    standing: Standing
    told: Told
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    statements: int
    wordings: tuple[Alike, ...]
    reasons: tuple[str, ...]
    against: tuple[ShownSide, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownConflict:
    """A conflict, side by side; ``in_writing`` if one thing is only written differently."""

    kind: str
    question: str
    sides: tuple[ShownSide, ...]
    reasons: tuple[str, ...]
    in_writing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPoint:
    """One value of a figure; ``newest`` marks the last of several."""

    value: str
    when: str
    origin: str
    newest: bool
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """A figure followed over time."""

    of: str
    points: tuple[ShownPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEntry:
    """An entry of the timeline: the ``day`` (or whatever stands for it) and the time of day,
    and the words. ``statements`` counts."""

    day: str
    clock: str
    planned: bool
    statements: int
    wordings: tuple[Alike, ...]

    @property
    def told(self) -> Told:
        """The wording that stands for the entry, where it stands first."""
        return self.wordings[0][0]

    @property
    def chains(self) -> tuple[tuple[str, ...], ...]:
        """By which chains it came, without the speaker whom the lead names."""
        every = (told for alike in self.wordings for told in alike)
        return chains(every, speaker=not self.told.lead)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What somebody said once or several times: the clearest wording first."""

    wordings: tuple[Alike, ...]

    @property
    def told(self) -> Told:
        """The clearest wording, where it stands first."""
        return self.wordings[0][0]

    @property
    def chains(self) -> tuple[tuple[str, ...], ...]:
        """By which chains it came after the speaker."""
        return chains((told for alike in self.wordings for told in alike), speaker=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person or body and what it said, in so many statements."""

    name: str
    roles: tuple[str, ...]
    statements: int
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPassage:
    """A passage that stands in two articles, as the later one has it."""

    percent: str
    words: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCopy:
    """All passages that one article took over from another, by outlet and article id.
    ``share`` says how much of the later article they are."""

    origin: str
    target: str
    origin_id: str
    target_id: str
    share: str
    passages: tuple[ShownPassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownArticle:
    """An article of the story. ``day`` is ``when`` in brief; ``furniture`` holds what was set
    aside, each line with the reason."""

    id: str
    outlet: str
    title: str
    authors: tuple[str, ...]
    when: str
    day: str
    language: str
    url: str | None
    path: str | None
    furniture: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStory:
    """A story in a list: of the same saga, or of one export."""

    id: str
    title: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The whole account, ready to show. ``reasons`` are why its articles are one story;
    ``variants`` are what is only written differently, apart from the other ``conflicts``."""

    account: Account
    title: str
    counts: tuple[str, ...]
    span: str
    reasons: tuple[str, ...]
    articles: tuple[ShownArticle, ...]
    conflicts: tuple[ShownConflict, ...]
    variants: tuple[ShownConflict, ...]
    claims: dict[Standing, tuple[ShownClaim, ...]]
    figures: tuple[ShownFigure, ...]
    timeline: tuple[ShownEntry, ...]
    speakers: tuple[Speaker, ...]
    copies: tuple[ShownCopy, ...]
    saga: tuple[ShownStory, ...]

    @property
    def framed(self) -> bool:
        """Whether a claim is shown with words around it."""
        return any(claim.told.framed for claims in self.claims.values() for claim in claims)
