"""Times in a statement that date no happening.

A year can tell which of several is meant ("Piala Layar 2024", "the 2014 games"), a day can be
the last on which something may be done ("paling lambat 25 Juli"), an hour or a month be that up to
which something was counted ("hingga Juni tercatat"), and each be what another is compared with
("dibandingkan tahun lalu").
"""

from __future__ import annotations

import re
from functools import lru_cache

from runut import edtf
from runut.account.comparing import dating, parallel
from runut.account.kept import PROPOSITIONS
from runut.account.preparing import stamps
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import load
from runut.records import Time
from runut.text import words

_CLAUSE = re.compile(r"[.,;:!?()\n“”\"]")
_YEAR = re.compile(r"\d{4}")
_YEARS = re.compile(r"\d{4}(?:/\d{4})?")
_NAME = re.compile(r" [^\W\d_a-z]")
#: Characters of a year.
_DIGITS = 4
#: So many characters before a time hold its clause as far as it is looked at.
_REACH = 120
#: Within so many words before a time stands what is compared with it.
_COMPARED = 6
#: A phrase that makes a limit of the time behind it has at most so many words.
_LONGEST = 4


@lru_cache(maxsize=PROPOSITIONS)
def dates_nothing(proposition: Proposition, time: Time) -> bool:
    """Whether a time that stands in a proposition's sentence dates no happening."""
    language = proposition.article.language
    if stamps.counts(time, proposition.article.text, load(language)):
        return True
    before = _before(proposition, time)
    if words.holds(before[-_COMPARED:], words.listed(language, "updates", "compared")):
        return True
    if _open(proposition, time) and (
        _led(before, "deadlines", language)
        or ("future" not in time.flags and _led(before, "up_to", language))
    ):
        return True
    if _YEARS.fullmatch(time.value) and _led(before, "titling", language):
        return True
    return names(proposition, time) and _of_no_past(proposition, time)


@lru_cache(maxsize=PROPOSITIONS)
def names(proposition: Proposition, time: Time) -> bool:
    """Whether a year, or years, belong to a name: behind it ("Rencana Kota 2025-2029") or, with
    a determiner, before it ("the 1976 Act")."""
    text = proposition.article.text
    if text[time.start].islower():
        return False
    return parallel.of_a_name(proposition, time) or (
        _YEAR.fullmatch(time.value) is not None
        and _NAME.match(text, time.end) is not None
        and _determined(proposition, time)
    )


def _of_no_past(proposition: Proposition, time: Time) -> bool:
    """Whether the year of a name dates nothing that was: spans, the report's own year and those
    to come, and makes ("Kancil Tahun 2019"). A past year alone may say when a contest was won
    ("Piala Layar 1998")."""
    text = proposition.article.text
    printed = proposition.article.published
    to_come = printed is not None and time.value >= printed[:_DIGITS]
    return len(time.value) > _DIGITS or to_come or text[time.start].isupper()


def _open(proposition: Proposition, time: Time) -> bool:
    """Whether a time without an hour was not over when the article was printed: up to one that
    was, something went on and ended."""
    printed = dating.moment(proposition.article.published)
    span, now = edtf.interval(time.value), edtf.interval(printed) if printed else None
    return "T" not in time.value and span is not None and now is not None and span.end > now.start


def _before(proposition: Proposition, time: Time) -> tuple[str, ...]:
    """The folded words of the clause before a time."""
    begin = max(proposition.sentence[0], time.start - _REACH)
    return words.folded(_CLAUSE.split(proposition.article.text[begin : time.start])[-1])


def _led(before: tuple[str, ...], key: str, language: str) -> bool:
    """Whether a phrase of a list stands right before a time, or with one word between that
    says nothing ("paling lambat pada")."""
    phrases = words.listed(language, "updates", key)
    ends = [before]
    if before[-1:] and before[-1] in words.stop_words(load(language)):
        ends.append(before[:-1])
    return any(" ".join(end[-n:]) in phrases for end in ends for n in range(1, _LONGEST + 1))


def _determined(proposition: Proposition, time: Time) -> bool:
    """Whether a determiner or an owner stands right before a time."""
    table = load(proposition.article.language).table("attribution")
    before = proposition.article.text[proposition.sentence[0] : time.start].rstrip()
    if before.casefold().endswith(tuple(table["phrase"].get("possessive", ()))):
        return True
    return not set(table["frame"].get("determiners", ())).isdisjoint(words.folded(before)[-1:])
