"""Claims parted by the conflicts laid over them: none holds two answers to one question.

Statements may be so alike that they are one claim and yet give two hours or two figures. What is
shown as a conflict between them cannot be one claim: those that give an answer go with it, all
others stay with the answer that most of the claim gives.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.account.preparing.propositions import Proposition
from runut.records import Conflict

#: A claim of two spellings of a name, or one that is denied elsewhere, is one claim still.
_ANSWERS = ("number", "time", "place")


def part(
    groups: Sequence[Sequence[int]], told: Sequence[Proposition], clashes: Sequence[Conflict]
) -> list[list[int]]:
    """The ``groups`` (places of ``told``) with those parted that hold several sides of one of
    ``clashes``."""
    parted = [list(group) for group in groups]
    for clash in clashes:
        if clash.kind in _ANSWERS:
            parted = [piece for group in parted for piece in _by_side(group, told, clash)]
    return parted


def _by_side(group: list[int], told: Sequence[Proposition], clash: Conflict) -> list[list[int]]:
    sides: list[list[int]] = [[] for _ in clash.sides]
    for place in group:
        statement = told[place].statement.id
        given = [
            side for side, of in zip(sides, clash.sides, strict=True) if statement in of.statements
        ]
        if len(given) == 1:
            given[0].append(place)
    answering = [side for side in sides if side]
    if len(answering) < 2:
        return [group]
    most = max(answering, key=len)
    leaving = [side for side in answering if side is not most]
    gone = {place for side in leaving for place in side}
    return [[place for place in group if place not in gone], *leaving]
