"""One utterance, two days: the same words of one voice, which two articles date differently.

The day stands in the words around the quotation ("kata Budi dalam keterangannya, Jumat
(20/6)"). The date on which an outlet quotes or reads something dates no utterance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from runut.account.asking.answers import Answer
from runut.account.asking.questions import Question
from runut.account.comparing.dating import said
from runut.account.preparing.propositions import Proposition
from runut.account.sourcing import sameness
from runut.lang.pack import load
from runut.records import Time
from runut.text import words

#: How far before a date stands what was issued on it.
_NEAR = 60
#: Characters of a full date (RFC 3339).
_DAY = 10


@dataclass(frozen=True, slots=True)
class _Said:
    """A proposition with the one day on which its words were said."""

    member: Proposition
    time: Time

    @property
    def day(self) -> str:
        return self.time.value[:_DAY]


def find(
    members: Sequence[Proposition],
    times: Mapping[str, Sequence[Time]],
    occasions: Mapping[tuple[str, int], Proposition],
) -> tuple[Question, ...]:
    """The days on which the words of one claim were said, where articles give days that differ.

    ``times`` are all times of an article by its id; ``occasions`` those on which something
    was said, by article and where their times begin.
    """
    dated = [one for member in members if (one := _dated(member, times)) is not None]
    differing = [
        (one, two)
        for one, two in combinations(dated, 2)
        if one.day != two.day and sameness.one_utterance(one.member, two.member)
    ]
    days: dict[str, dict[int, _Said]] = {}
    for pair in differing:
        for found in pair:
            days.setdefault(found.day, {})[found.member.place] = found
    if not days:
        return ()
    sides = [
        tuple(answer for place in sorted(side) for answer in _answers(side[place], occasions))
        for _, side in sorted(days.items(), key=lambda item: (-len(item[1]), min(item[1])))
    ]
    return (Question(kind="time", sides=tuple(sides)),)


def _dated(member: Proposition, times: Mapping[str, Sequence[Time]]) -> _Said | None:
    if not member.speakers:
        return None
    # "Now" within the words is the day on which they were printed, for all that the text shows.
    given = [
        time
        for time in said(member, times)
        if time.precision != "present"
        if len(time.value) >= _DAY and time.value[:_DAY].count("-") == 2
        if issued(member, time) or not (time.writing or _quoted(member, time))
    ]
    given = [time for time in given if "said" in time.flags or time.writing] or given
    if len({time.value[:_DAY] for time in given}) != 1:
        return None
    return _Said(member, given[0])


def issued(member: Proposition, time: Time) -> bool:
    """Whether a date is that of the speaker's own statement or release, and not the day on
    which an outlet quoted it."""
    own = _words(member.article.language)[0]
    return bool(_near(member, time) & own) and not _quoted(member, time)


def _quoted(member: Proposition, time: Time) -> bool:
    """Whether a date is that on which an outlet quoted, read or saw what was said."""
    own, others = _words(member.article.language)
    return bool(_near(member, time) & (others - own))


def _near(member: Proposition, time: Time) -> set[str]:
    before = member.article.text[max(member.sentence[0], time.start - _NEAR) : time.start]
    return {words.fold(before[a:b]) for a, b in words.tokens(before)}


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    pack = load(language)
    settings = pack.table("times").get("settings", {})
    return frozenset(pack.words("claims", "issued")), frozenset(settings.get("writing", ()))


def _answers(found: _Said, occasions: Mapping[tuple[str, int], Proposition]) -> Iterator[Answer]:
    """What was said as dated, and the occasion that holds the date."""
    article = found.member.article
    text = article.text[found.time.start : found.time.end]
    for told in (found.member, occasions.get((article.id, found.time.start))):
        if told is not None:
            yield Answer(place=told.place, value=found.time, text=text)
