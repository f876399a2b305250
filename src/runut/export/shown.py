"""What people are shown of an account: its parts as words, ready to lay out.

The terminal, the report and the page all draw from these records, so that they say the same
and differ only in what they fold and how they set it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from runut.export.told import Alike, Told, chains
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
    that dispute it. ``others`` are the ids of claims told on its line (`lines`), and ``frames``
    the words around its quotation where they are claims themselves."""

    id: str
    standing: Standing
    told: Told
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    statements: int
    wordings: tuple[Alike, ...]
    reasons: tuple[str, ...]
    against: tuple[ShownSide, ...] = ()
    others: tuple[str, ...] = ()
    frames: tuple[Alike, ...] = ()


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
    """One value of a figure; ``newest`` marks the last of several, by whomever it is given."""

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

    @property
    def rows(self) -> tuple[tuple[ShownPoint, ...], ...]:
        """The points that follow one another with one value at one time together, each origin of
        an outlet once."""
        runs = groupby(self.points, key=lambda point: (point.when, point.value))
        return tuple(
            tuple({(each.origin, each.told.outlet): each for each in run}.values())
            for _, run in runs
        )


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
    """All passages that one article took over from another, each told by its outlet, with its
    time where the outlet has several. ``share`` says how much of the later article they are."""

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
    def standings(self) -> Mapping[Standing, int]:
        """How many claims of each standing the account holds, as lists of stories count them; one
        line may tell several."""
        return Counter(claim.standing for claim in self.account.claims)

    @property
    def framed(self) -> bool:
        """Whether a claim is shown with words around it."""
        return any(claim.told.framed for claims in self.claims.values() for claim in claims)
