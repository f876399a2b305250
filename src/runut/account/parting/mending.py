"""Parts put together again once claims are known, where keeping them apart shows nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from runut.account.kept import PROPOSITIONS, Same
from runut.account.parting import parts
from runut.account.parting.divisions import Piece
from runut.records import Statement
from runut.text.groups import Groups

#: Claims that share so many of their statements were uttered together.
_TOGETHER = 0.6


def mend(
    pieces: Sequence[Piece],
    groups: Sequence[Sequence[int]],
    leaning: Sequence[bool],
    placing: Sequence[bool],
) -> tuple[list[Statement], list[list[int]]]:
    """Put parts together again where keeping them apart shows nothing.

    ``pieces`` are all parts of a story with the statement each was cut from, in order;
    ``groups`` the claims, as indices of parts; ``leaning`` and ``placing`` the parts that do so
    (`parts.leans`, `parts.places`). Parts of one statement that no other shares become one; in an
    attributed statement they go with the part before them, so that a quotation is not scattered,
    and in any statement where they only tell where or until when that was. Only
    parts of one stance become one statement. Returns the statement that stands for each part,
    and the claims that result, as indices of parts.
    """
    claim = _knit(pieces, _claims(pieces, groups, placing), leaning)
    runs: list[list[int]] = []
    for at in range(len(pieces)):
        if at and claim[at - 1] == claim[at] and _go_on(pieces[at - 1], pieces[at]):
            runs[-1].append(at)
        else:
            runs.append([at])
    statements: list[Statement] = []
    members: dict[int, list[int]] = {}
    for run in runs:
        whole, first, last = pieces[run[0]][1], pieces[run[0]][0], pieces[run[-1]][0]
        joined = first if len(run) == 1 else _joined(Same(whole), first.start, last.end)
        if (first.start, last.end) == (whole.start, whole.end):
            joined = whole
        statements += [joined] * len(run)
        members.setdefault(claim[run[0]], []).extend(run)
    return statements, [members[key] for key in sorted(members)]


@lru_cache(maxsize=PROPOSITIONS)
def _joined(whole: Same[Statement], start: int, end: int) -> Statement:
    return parts.between(whole.thing, start, end)


def _go_on(before: Piece, after: Piece) -> bool:
    """Whether a part goes on with the one before: in the same statement and the same stance."""
    return before[1].id == after[1].id and before[0].stance == after[0].stance


def _claims(
    pieces: Sequence[Piece], groups: Sequence[Sequence[int]], placing: Sequence[bool]
) -> list[int]:
    """The claim of every part, as the lowest index of a part in it, once unshared parts
    have gone to their neighbours."""
    claim = list(range(len(pieces)))
    shared: set[int] = set()
    for group in groups:
        for at in group:
            claim[at] = group[0]
        if len(group) > 1:
            shared.update(group)
    runs: dict[str, list[int]] = {}
    for at, (_, whole) in enumerate(pieces):
        runs.setdefault(whole.id, []).append(at)
    for run in runs.values():
        attributed = pieces[run[0]][1].mode != "narration"
        anchor = next((at for at in run if at in shared), None) if attributed else None
        for at in run:
            if at in shared:
                anchor = at if attributed else None
            elif anchor is not None:
                claim[at] = claim[anchor]
            elif (
                at > run[0]
                and (placing[at] or at - 1 not in shared)
                and _go_on(pieces[at - 1], pieces[at])
            ):
                claim[at] = claim[at - 1]
    return claim


def _knit(
    pieces: Sequence[Piece],
    claim: Sequence[int],
    leaning: Sequence[bool],
) -> list[int]:
    """The claims once those that were mostly uttered together are one: a part of an attributed
    statement that hangs on the part before it goes with it where the claims of both hold parts
    of mostly the same statements."""
    held: dict[int, set[str]] = {}
    for at, (_, whole) in enumerate(pieces):
        held.setdefault(claim[at], set()).add(whole.id)
    groups = Groups(len(pieces))
    for at, (before, after) in enumerate(pairwise(pieces)):
        if before[1].id != after[1].id or after[1].mode == "narration" or not leaning[at + 1]:
            continue
        one, other = held[claim[at]], held[claim[at + 1]]
        if len(one & other) >= _TOGETHER * len(one | other):
            groups.join(claim[at], claim[at + 1])
    return [groups.of(at) for at in claim]
