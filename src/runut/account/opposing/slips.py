"""Dates that cannot be meant as written: probable slips of the pen, beside what others write.

"Rabu (16/5/2025)" names a Friday. Where the story elsewhere has a Wednesday, or another
weekday for that very date, the slip and the others are laid side by side. So is a date that was
read otherwise than it stands ("Rabu (18/6/2026)" in the news of June 2025), beside the date as
others write it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from runut.account.asking.answers import Answer
from runut.account.asking.questions import Question
from runut.account.comparing.dating import said, weekdays
from runut.account.preparing.propositions import Proposition
from runut.records import Time
from runut.text import words

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
#: The most days between a mistyped date and the one that was meant.
_FAR = 62
#: What a time is flagged with where its weekday does not fit, or its date was read otherwise.
_SLIPPED = frozenset({"mismatch", "mended"})


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date with a weekday, as a proposition gives it."""

    place: int
    time: Time
    text: str
    day: date
    weekday: str
    fits: bool


def find(
    propositions: Sequence[Proposition], times: Mapping[str, Sequence[Time]]
) -> tuple[Question, ...]:
    """The slips of a story as questions: the likelier date first, then every slip of it.

    ``times`` are all times of an article by its id.
    """
    seen = list(_dated(propositions, times))
    found: dict[tuple[Answer, ...], list[tuple[Answer, ...]]] = defaultdict(list)
    told: set[tuple[str, int]] = set()
    for slip in seen:
        key = (propositions[slip.place].article.id, slip.time.start)
        if slip.fits or key in told:
            continue
        told.add(key)
        meant = [other for other in seen if _rivals(slip, other)]
        if not meant:
            continue
        common = Counter(other.day for other in meant).most_common()
        best = min(common, key=lambda item: (-item[1], abs((item[0] - slip.day).days)))[0]
        right = tuple(_answer(other) for other in meant if other.day == best)
        wrong = tuple(_answer(other) for other in seen if _same_slip(slip, other))
        if wrong not in found[right]:
            found[right].append(wrong)
    return tuple(
        Question(kind="time", sides=(right, *wrong), slipped=True) for right, wrong in found.items()
    )


def _dated(
    propositions: Sequence[Proposition], times: Mapping[str, Sequence[Time]]
) -> Iterator[_Dated]:
    for proposition in propositions:
        names = weekdays(proposition.article.language)
        near = (*proposition.statement.times, *said(proposition, times))
        for time in near:
            match = _DATE.match(time.value)
            text = proposition.article.text[time.start : time.end]
            named = [words.fold(text[a:b]) for a, b in words.tokens(text)]
            weekday = next((names[word] for word in named if word in names), None)
            if match and weekday is not None and any(char.isdigit() for char in text):
                day = date.fromisoformat(match[0])
                fits = day.isoweekday() == weekday and _SLIPPED.isdisjoint(time.flags)
                yield _Dated(proposition.place, time, text, day, str(weekday), fits)


def _rivals(slip: _Dated, other: _Dated) -> bool:
    """Whether ``other`` is what ``slip`` may have meant: the same weekday on a near date it
    fits, or the same date with the weekday that fits it."""
    if not other.fits:
        return False
    if other.day == slip.day:
        return True
    return other.weekday == slip.weekday and abs((other.day - slip.day).days) <= _FAR


def _same_slip(slip: _Dated, other: _Dated) -> bool:
    return not other.fits and other.day == slip.day and other.weekday == slip.weekday


def _answer(dated: _Dated) -> Answer:
    return Answer(place=dated.place, value=dated.time, text=dated.text)
