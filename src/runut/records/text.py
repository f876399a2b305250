"""What a text contains: names, times and figures, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in one article where an entity is named or described.

    ``kind`` is "name" (a name or an abbreviation), "description" ("Presiden Rusia itu"),
    or "pronoun" ("dia", the -nya of "katanya").
    """

    article: str
    start: int
    end: int
    kind: Literal["name", "description", "pronoun"] = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Whom or what mentions stand for, with all its names.

    ``type`` is PER, ORG, LOC, EVENT or PRODUCT. ``name`` is the fullest name;
    ``names`` holds every form seen, ``name`` included. ``roles`` are titles met beside
    the name ("Menteri Luar Negeri Rusia").
    """

    id: str
    name: str
    type: str
    names: tuple[str, ...]
    wikidata: str | None = None
    roles: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression and what it means.

    ``value`` is EDTF (ISO 8601-2): "2024-06-19", "2024-06-19T02:45", "2017-12",
    "2024-06-18/2024-06-19"; a part of the day stands after the date as
    ``2024-06-19T~night`` (see docs/reference/times.md). Durations ("24 tahun") are ISO 8601
    periods ("P24Y"). ``anchor`` says what a relative expression was counted from:
    "article" (its day of publication), "address" (an earlier day that its address names),
    "named-day", "quote" or "absolute". ``writing`` marks dates of the act of
    writing or quoting ("dikutip Kamis (20/6)"), which date no event. ``flags`` holds
    "mended", "impossible", "future", "approximate".
    """

    start: int
    end: int
    value: str
    anchor: str
    precision: str
    writing: bool = False
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure: its value, unit, and what it counts.

    ``value`` is in the base of the unit ("Rp 1,5 M" is 1.5e9, unit "IDR"); ``high`` is
    the upper end of a range. ``of`` is the counted thing as written ("orang meninggal").
    ``bound`` is "exact", "about", "over", "under", "at-least" or "at-most"; ``change``
    marks an amount of change ("naik sebesar 3") as against a level ("menjadi 92").
    """

    start: int
    end: int
    value: float
    unit: str | None = None
    of: str | None = None
    high: float | None = None
    bound: str = "exact"
    change: bool = False
