"""Periods that begin or end together and are of unlike length: one of them is wrong.

"14 Juni sampai 31 Agustus" and "13 Juni hingga 31 Agustus" lie in one another, so as times they
agree. Yet two articles of one story that name one end to the day hardly speak of two periods
whose other ends lie days apart, unless one tells that the period was made longer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from runut import edtf
from runut.account.asking.answers import Answer
from runut.account.asking.questions import Question
from runut.account.preparing.propositions import Proposition
from runut.text import words

#: The differing ends of one period lie at most so many days apart.
_NEAR = 7

_Period = tuple[date, date]


def find(propositions: Sequence[Proposition]) -> tuple[Question, ...]:
    """The periods of a story that differ at one end, which no article gives both."""
    given: dict[_Period, list[Answer]] = defaultdict(list)
    homes: dict[_Period, set[str]] = defaultdict(set)
    for proposition in propositions:
        absolute = [time for time in proposition.times if time.anchor == "absolute"]
        periods = [(time, period) for time in absolute if (period := _period(time.value))]
        if not periods or _extends(proposition):
            continue
        for time, period in periods:
            text = proposition.article.text[time.start : time.end]
            given[period].append(Answer(place=proposition.place, value=time, text=text))
            homes[period].add(proposition.article.id)
    return tuple(
        Question(kind="time", sides=tuple(sorted((tuple(given[a]), tuple(given[b])), key=_rank)))
        for a, b in combinations(sorted(given), 2)
        if _clash(a, b) and not homes[a] & homes[b]
    )


def _extends(proposition: Proposition) -> bool:
    """Whether the sentence tells of a longer time than was told before: that is news."""
    said = words.folded(proposition.article.text[slice(*proposition.sentence)])
    return not words.listed(proposition.article.language, "claims", "extending").isdisjoint(said)


def _rank(side: tuple[Answer, ...]) -> tuple[int, int]:
    return -len(side), side[0].place


def _period(value: str) -> _Period | None:
    """The first and the last day of a period that names both."""
    ends = value.split("/")
    if len(ends) != 2 or any(edtf.precision(end) != "day" for end in ends):
        return None
    spans = [edtf.interval(end) for end in ends]
    first, last = (span.start.date() if span else None for span in spans)
    return (first, last) if first is not None and last is not None else None


def _clash(a: _Period, b: _Period) -> bool:
    """Whether two periods share one end and differ a little in the other."""
    apart = [abs((one - two).days) for one, two in zip(a, b, strict=True)]
    return min(apart) == 0 < max(apart) <= _NEAR
