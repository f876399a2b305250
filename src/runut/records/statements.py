"""What a text states, and who stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from runut.records.articles import Span
from runut.records.text import Quantity, Time

Mode = Literal["direct", "indirect", "narration"]
Stance = Literal["asserts", "denies", "promises", "predicts", "asks", "orders"]
Role = Literal["speaker", "via"]

#: The rule of a statement that tells, in the outlet's own voice, on what occasion somebody spoke:
#: the words around a quotation.
OCCASION = "occasion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One link of a source chain, nearest to the words first.

    ``start``/``end`` is where the text names it; ``name`` is what it resolves to (for
    "katanya", the person's name). ``entity`` is None when the text does not say who.
    """

    name: str
    entity: str | None
    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A word that colours a statement: "negation", "hedge", "plan", "first-hand",
    "shared-occasion" or "correction", with where it stands."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """From ``start`` on a statement of several sentences takes the stance ``stance``."""

    start: int
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A proposition in an article's text with who stands behind it.

    ``[start, end)`` covers the content alone (inside the quotation marks for a direct
    quote), not the cue or the speaker. ``rule`` names the rule that found it. ``around`` is the
    stretch to read it in, where an account holds a part that does not read alone. ``shifts`` say
    where its stance changes, the first at ``start``; there are none where it does not, and
    ``stance`` is then the one there is, else the prevailing one.
    """

    id: str
    article: str
    start: int
    end: int
    mode: Mode
    stance: Stance
    cue: Span | None
    sources: tuple[Source, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    marks: tuple[Mark, ...]
    rule: str
    around: Span | None = None
    shifts: tuple[Shift, ...] = ()


def prevailing(shifts: Sequence[Shift], start: int, end: int) -> Stance:
    """The stance that most characters of ``[start, end)`` take; of two alike, the first.

    ``shifts`` stand in order, and the first of them not behind ``start``.
    """
    taken: dict[Stance, int] = {}
    for shift, until in zip(shifts, [*(each.start for each in shifts[1:]), end], strict=True):
        length = min(until, end) - max(shift.start, start)
        if length > 0:
            taken[shift.stance] = taken.get(shift.stance, 0) + length
    return max(taken, key=lambda stance: taken[stance])
