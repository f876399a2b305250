"""The dated happenings of a story, merged across its articles, oldest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from runut.account.dating import dated, said, start
from runut.account.propositions import Proposition
from runut.records import Happening, Time
from runut.text import edtf


def build(
    propositions: Sequence[Proposition],
    claims: Mapping[str, str],
    times: Mapping[str, Sequence[Time]],
    last: str | None,
) -> tuple[Happening, ...]:
    """One entry for each time of each claim.

    ``claims`` gives a statement's claim by its id; ``times`` all times of an article by its
    id. A happening after ``last`` (the story's latest publication), or of a statement marked
    as a plan, is ``planned``.
    """
    entries: dict[tuple[str, str], list[Proposition]] = defaultdict(list)
    for proposition in propositions:
        for value in _values(proposition, times):
            entries[value, claims[proposition.statement.id]].append(proposition)
    found = [
        Happening(
            when=value,
            precision=edtf.precision(value),
            statements=tuple(dict.fromkeys(p.statement.id for p in members)),
            text=_clearest(members),
            planned=_planned(members, value, last),
        )
        for (value, _), members in sorted(entries.items())
    ]
    return tuple(sorted(found, key=lambda h: (start(h.when), h.when, h.statements)))


def _values(proposition: Proposition, times: Mapping[str, Sequence[Time]]) -> list[str]:
    """The values that date a proposition: its own; without any, those beside it."""
    own = [time.value for time in proposition.times if dated(time)]
    if not own:
        own = [time.value for time in said(proposition, times) if dated(time)]
    return list(dict.fromkeys(own))


def _clearest(members: Sequence[Proposition]) -> str:
    """The wording to show: the shortest that dates itself, else the shortest."""
    best = min(members, key=lambda p: (not p.times, abs(len(p.text) - 110), p.place))
    return best.article.text[best.statement.start : best.statement.end]


def _planned(members: Sequence[Proposition], value: str, last: str | None) -> bool:
    if all("plan" in member.marks for member in members):
        return True
    return last is not None and start(value) > start(last[:10]) and value[:10] > last[:10]
