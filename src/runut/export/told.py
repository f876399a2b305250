"""Words of articles as people are shown them: set in their pieces, with the ways they came by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

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
