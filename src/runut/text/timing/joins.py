"""Pieces of time that complete one another become one expression.

"Rabu (19/6)", "dini hari" and "waktu setempat" side by side are one time; so are a month and
"tahun lalu", a clock time and the day after it. Which kinds may join, in which order, is a
table; fields that contradict one another keep two pieces apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from runut.text.patterns import fold
from runut.text.timing.grammar import TimeGrammar
from runut.text.timing.pieces import Parts, Piece, scan

_FIELDS = tuple(field.name for field in fields(Parts))
#: The longest gap between two pieces that may join, in characters.
_GAP = 12

#: Which kinds of piece may stand before which.
_JOINS = {
    "date": {"clock", "part", "turn", "shift", "zone", "date"},
    "shift": {"clock", "part", "turn", "zone", "date", "shift"},
    "clock": {"part", "zone", "turn", "date", "shift"},
    "part": {"zone", "turn", "date", "shift", "clock"},
    "turn": {"clock", "part", "zone", "date"},
    "zone": {"part", "turn", "date", "shift"},
    "edge": {"date", "shift", "part"},
    "about": {"date", "clock", "duration", "ago", "shift", "part"},
}
_DAY_AND_CLOCK = ({"date", "shift"}, {"clock", "part"})


def join(pieces: Iterator[Piece], folded: str, grammar: TimeGrammar) -> list[Piece]:
    """Join neighbours that complete one another."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined:
            last = joined[-1]
            gap = folded[last.end : piece.start]
            if len(gap) <= _GAP and _may_join(last, piece, gap.strip(), grammar):
                both = _unite(last, piece)
                if both is not None:
                    joined[-1] = both
                    continue
        joined.append(piece)
    return joined


def _may_join(last: Piece, piece: Piece, gap: str, grammar: TimeGrammar) -> bool:
    left, right = last.ops[-1], piece.ops[0]
    if right not in _JOINS.get(left, ()):
        return False
    if not gap:
        return (left, right) != ("date", "date")
    sides = {left, right}
    if gap == ",":
        return _completes(last.parts, piece.parts)
    return gap in grammar.joints and all(sides & kind for kind in _DAY_AND_CLOCK)


def _completes(weekday: Parts, date: Parts) -> bool:
    """Whether a date after a comma is that of the weekday before it: "Selasa malam, 3 Juni
    2025"."""
    named = weekday.weekday is not None and weekday.day is None and weekday.month is None
    return named and date.day is not None and date.month is not None and date.weekday is None


def _unite(last: Piece, piece: Piece) -> Piece | None:
    a, b = last.parts, piece.parts
    if last.ops == ("shift",) and a.edge is not None and piece.ops == ("date",):
        if b.day is not None or a.turn is not None or (b.month is None and b.year is None):
            return None
        a = replace(a, unit=None, steps=None)
    elif last.ops[-1] == "shift" and piece.ops[0] == "date":
        if a.unit != "day" or not (b.weekday is not None or b.day is not None):
            return None
        a = replace(a, unit=None, steps=None, base=None, turn=None)
    elif piece.ops[0] == "shift" and "date" in last.ops:
        settled = _settle(a, b)
        if settled is None:
            return None
        a, b = settled
    elif piece.ops[0] == "turn" and a.turn is not None:
        return None
    merged: dict[str, Any] = {}
    for name in _FIELDS:
        one, other = getattr(a, name), getattr(b, name)
        if one is not None and other is not None and one != other:
            return None
        merged[name] = one if one is not None else other
    return Piece(
        start=last.start,
        end=piece.end,
        ops=(*last.ops, *piece.ops),
        parts=Parts(**merged),
        vague=last.vague or piece.vague,
        bare=piece.bare if last.ops in (("edge",), ("about",)) else None,
    )


def _settle(date: Parts, shift: Parts) -> tuple[Parts, Parts] | None:
    """A date with a relative word after it: "Maret tahun lalu", "Rabu pekan lalu" complete
    it; "Minggu (28/12/2014) kemarin" only says it again."""
    if shift.unit == "day" and (shift.base is None or shift.part is not None):
        part = shift.part
        return date, Parts(part=part, turn=date.turn if part else (shift.steps or 0) or None)
    if shift.unit == "year" and date.month is not None and date.year is None:
        return date, shift
    if shift.unit in ("week", "month") and date.month is None and date.turn is None:
        return date, shift
    return None


def read_pieces(text: str, grammar: TimeGrammar) -> tuple[str, list[Piece]]:
    """The folded text and the joined pieces of ``text``."""
    folded = fold(text)
    return folded, join(scan(text, folded, grammar), folded, grammar)
