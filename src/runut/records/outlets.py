"""How outlets work, in counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one outlet brought to one story, in counts.

    Of its ``statements``, ``credited`` name a source, ``first_hand`` are its own reporting by
    its marks, and ``uncredited`` name nobody; the three add up. Whichever they are,
    ``copied`` ones stand near verbatim in an article of another outlet that came first, and
    ``reprinted`` ones in an article of another outlet that came later. ``changed`` are
    articles taken in more than one version, ``corrections`` those that take something back.
    ``first`` and ``last`` are its earliest and latest publication times.
    """

    story: str
    outlet: str
    first: str | None
    last: str | None
    articles: int
    changed: int
    corrections: int
    statements: int
    credited: int
    first_hand: int
    uncredited: int
    copied: int
    reprinted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Somebody whom an outlet lets speak, and in how many statements."""

    name: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletProfile:
    """How an outlet works in this collection: its contributions to ``stories`` stories added
    up, in counts and never as a score. The counts mean what they mean in `Contribution`.
    ``quoted`` names whom it lets speak most, most often first; it is empty in lists.
    """

    outlet: str
    stories: int
    first: str | None
    last: str | None
    articles: int
    changed: int
    corrections: int
    statements: int
    credited: int
    first_hand: int
    uncredited: int
    copied: int
    reprinted: int
    quoted: tuple[Quoted, ...] = ()
