"""Whether two times, as two articles give them, can be one moment.

`runut.edtf.agree` compares values. Here is what the values alone do not tell: that a clock of
the place and a clock of the newsroom show different hours of one moment, and that a weekday
without its date ("Friday evening", printed in June of a match in August) names any such day,
and "yesterday" the day before a publication that may be a later one.
"""

from __future__ import annotations

import re
from datetime import timedelta

from runut import edtf
from runut.account.comparing.dating import weekdays
from runut.account.preparing.propositions import Proposition
from runut.records import Time
from runut.text import words

#: Clocks of two places are at most so far apart.
_ROUND = timedelta(hours=14)
_LOCAL = "local"
#: A time of day whose own words name no day.
_NAMED = "named-day"
#: Anchors of what only the page's own day tells.
_ADDRESS = "address"
_COUNTED = ("article", _ADDRESS)
_OFFSET = re.compile(r"(?:Z|[+-]\d{2}:\d{2})\Z")


def agree(a: Proposition, one: Time, b: Proposition, two: Time) -> bool:
    """Whether a time of ``a`` and one of ``b`` can be one moment.

    The day of a time of day that names none is a guess, so its clock alone is compared. A time
    by a clock that is not named may be by that of the newsroom or of the place; one by
    "local time" beside one by a named clock is up to fourteen hours off.
    """
    if edtf.agree(one.value, two.value):
        return True
    if _elsewhere(one, two) or _elsewhere(two, one):
        return edtf.agree(one.value, two.value, slack=_ROUND)
    if _in_one_word(a, one, b, two):
        return True
    if _NAMED in (one.anchor, two.anchor) and edtf.agree(_clock(one), _clock(two)):
        return True
    mine, theirs = _home(a, one, two), _home(b, two, one)
    if edtf.agree(mine, two.value) or edtf.agree(one.value, theirs):
        return True
    return _one_weekday(a, one, two) or _one_weekday(b, two, one)


def adrift(a: Proposition, one: Time, b: Proposition, two: Time) -> bool:
    """Whether neither text fixes its day: "yesterday" here, "Tuesday" or "today" there. Both were
    counted from days of publication, which may be those of a later edition or of a crawl, so
    they cannot clash. Two weekdays by name do, and so do two times of day."""
    if "T" in one.value and "T" in two.value:
        return False
    if any(_dated(p, time) for p, time in ((a, one), (b, two))):
        return False
    return not (_weekday(a, one) and _weekday(b, two))


def _in_one_word(a: Proposition, one: Time, b: Proposition, two: Time) -> bool:
    """Whether both say the same relative words ("early this morning") and the day that one
    counts from is not the one its page gave, so that the other's may be a crawl's as well."""
    if _ADDRESS not in (one.anchor, two.anchor) or _dated(a, one) or _dated(b, two):
        return False
    mine, theirs = (
        words.folded(p.article.text[time.start : time.end]) for p, time in ((a, one), (b, two))
    )
    return mine == theirs


def _dated(proposition: Proposition, time: Time) -> bool:
    """Whether the words of a time name a date, or hang on a day that was named before."""
    text = proposition.article.text[time.start : time.end]
    return time.anchor not in _COUNTED or any(char.isdigit() for char in text)


def _weekday(proposition: Proposition, time: Time) -> frozenset[int]:
    """The weekdays, Monday 1, that the words of a time name."""
    names = weekdays(proposition.article.language)
    text = proposition.article.text[time.start : time.end]
    return frozenset(names[word] for word in words.folded(text) if word in names)


def _clock(time: Time) -> str:
    """The time of day alone, where there is one."""
    _, mark, clock = time.value.partition("T")
    return mark + clock if mark else time.value


def _elsewhere(one: Time, two: Time) -> bool:
    """Whether one time is by the clock of a place that is not named, the other by a named one."""
    return _LOCAL in one.flags and _OFFSET.search(two.value) is not None


def _home(proposition: Proposition, time: Time, other: Time) -> str:
    """A time of day without a zone by the clock of its newsroom, where the other names one."""
    zone = _OFFSET.search(proposition.article.published or "")
    if zone is None or "T" not in time.value or not _OFFSET.search(other.value):
        return time.value
    return time.value if _OFFSET.search(time.value) else time.value + zone[0]


def _one_weekday(proposition: Proposition, bare: Time, other: Time) -> bool:
    """Whether ``bare`` is a weekday without a date, and the other time falls on one."""
    text = proposition.article.text[bare.start : bare.end]
    named = _weekday(proposition, bare)
    span = edtf.interval(other.value)
    if len(named) != 1 or any(char.isdigit() for char in text) or span is None:
        return False
    return span.end - span.start <= timedelta(days=1) and span.start.isoweekday() in named
