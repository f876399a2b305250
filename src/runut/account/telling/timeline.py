"""The dated happenings of a story, merged across its articles, oldest first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from runut import edtf
from runut.account.comparing.dating import dated, said, start
from runut.account.matching.likeness import Pair
from runut.account.opposing import utterances
from runut.account.preparing.propositions import Proposition
from runut.account.preparing.weighing import own_language
from runut.account.telling.undating import dates_nothing, names
from runut.lang.pack import load
from runut.records import Happening, Time
from runut.text import words

_Group = tuple[str, list[Proposition]]
_ZONE = re.compile(r"(?:Z|[+-]\d{2}:\d{2})\Z")
#: Characters of a value that name the day, and the hour.
_DAY, _HOUR = 10, 13
#: Characters of a value that name the year, and what is no finer than one.
_YEAR, _YEARS = 4, frozenset({"year", "decade", "century"})
#: Precisions of a day or a part of one.
_DAYS = frozenset({"second", "minute", "hour", "part-of-day", "day"})
#: Precisions longer than a day, at which nobody dates what was said.
_LONG = _YEARS | {"month", "season", "quarter", "half"}

#: Times that say no more than now, once or some day.
_NO_DATE = frozenset({"present", "past", "future"})
#: Flags a day on which something was said.
_SAID = "said"
#: So many words of content besides the time make a happening.
_LEAST = 2
#: The length at which a wording reads best.
_LENGTH = 110


def build(
    propositions: Sequence[Proposition],
    claims: Mapping[str, str],
    times: Mapping[str, Sequence[Time]],
    last: str | None,
    alike: Collection[Pair] = (),
) -> tuple[Happening, ...]:
    """One entry for each time of each claim; parts of one sentence share an entry, and so
    does what somebody said on one day, when nothing else dates it, and what is told of one
    time in statements that are ``alike`` (pairs of places).

    ``claims`` gives a statement's claim by its id; ``times`` all times of an article by its
    id. A happening after ``last`` (the story's latest publication), or of a statement marked
    as a plan, is ``planned``.
    """
    own = own_language(propositions)
    groups, only_said = _groups(propositions, claims, times)
    found = [
        Happening(
            when=value,
            precision=edtf.precision(value),
            statements=tuple(dict.fromkeys(p.statement.id for p in members)),
            text=_clearest(members, value, own),
            planned=_planned(members, value, last, only_said),
        )
        for value, members in _told_once(groups, frozenset(alike))
        if any(_happens(member) for member in members)
    ]
    return tuple(sorted(_finest(found), key=lambda h: (start(h.when), h.when, h.statements)))


def _groups(
    propositions: Sequence[Proposition],
    claims: Mapping[str, str],
    times: Mapping[str, Sequence[Time]],
) -> tuple[list[_Group], set[int]]:
    """What stands under one time in one claim, or was said by one speaker, parts of a sentence
    together; and the places of all that only its utterance dates."""
    entries: dict[str, dict[str, list[Proposition]]] = {}
    only_said: set[int] = set()
    for proposition in propositions:
        happened, uttered = _values(proposition, times)
        for value in happened:
            claim = claims[proposition.statement.id]
            entries.setdefault(value, {}).setdefault(claim, []).append(proposition)
        if uttered:
            only_said.add(proposition.place)
        for value in uttered:
            speaker = _speaker(proposition)
            entries.setdefault(value, {}).setdefault(speaker, []).append(proposition)
    groups = [
        (value, members)
        for value, by_claim in entries.items()
        for members in _one_a_sentence(by_claim.values())
    ]
    return groups, only_said


def _finest(found: Sequence[Happening]) -> list[Happening]:
    """The happenings without those of a day or week all of whose statements stand under a finer
    time of it as well: "Thursday" beside "Thursday, 14.00" dates one clause of what that does."""
    of: dict[str, list[Happening]] = {}
    for happening in found:
        for id in happening.statements:
            of.setdefault(id, []).append(happening)
    return [
        one
        for one in found
        if not any(
            one.precision in ("day", "week")
            and _is_finer(other.when, one.when)
            and set(one.statements) <= set(other.statements)
            for other in of[one.statements[0]]
        )
    ]


def _values(
    proposition: Proposition, times: Mapping[str, Sequence[Time]]
) -> tuple[list[str], list[str]]:
    """The values that date what a proposition tells, its own or those beside it; where there
    are none, those that date its being said. A value that another makes finer ("2025" beside
    "2025-06-18", "petang" beside "16.19") and one without a beginning are left out where
    something better is there."""
    own = [time for time in proposition.times if _dates(proposition, time)]
    own = [time for time in own if not names(proposition, time)] or own
    beside = [] if own else [t for t in said(proposition, times) if _beside(proposition, t)]
    told = [t.value for t in own if _SAID not in t.flags or not proposition.speakers]
    if not proposition.speakers:
        told += [t.value for t in beside if _SAID not in t.flags]
    if not told:
        return [], list(dict.fromkeys(time.value for time in (*own, *beside)))
    finer = [a for a in told if not any(_is_finer(b, a) for b in told)]
    begun = [value for value in finer if not value.startswith("..")]
    return list(dict.fromkeys(begun or finer)), []


def _is_finer(one: str, other: str) -> bool:
    """Whether a value tells the same as another, and when more finely."""
    if one == other:
        return False
    precision = edtf.precision(other)
    if precision == "week":
        return edtf.precision(one) in _DAYS and edtf.agree(one, other)
    part_of_day = precision == "part-of-day" and ":" in one
    return one.startswith(other) or (
        part_of_day and one[:_DAY] == other[:_DAY] and edtf.agree(one, other)
    )


def _told_once(groups: Sequence[_Group], alike: frozenset[Pair]) -> list[_Group]:
    """The groups of each time, those joined that tell the same of one time, the time of one
    being that of the other or the hour that holds it; the finer is kept."""
    found: dict[str, list[_Group]] = {}
    for value, members in groups:
        bare = _ZONE.sub("", value)
        hour = bare[:_HOUR] if ":" in bare else bare
        known = found.setdefault(hour, [])
        same = [
            (time, told)
            for time, told in known
            if _one_time(value, time) and _meet(members, told, alike)
        ]
        for other in same:
            known.remove(other)
        every = [member for _, told in same for member in told] + members
        finest = max([value, *(time for time, _ in same)], key=lambda time: (len(time), time))
        known.append((finest, sorted(every, key=lambda p: p.place)))
    return [group for known in found.values() for group in known]


def _one_time(one: str, other: str) -> bool:
    a, b = (_ZONE.sub("", value) for value in (one, other))
    return a.startswith(b) or b.startswith(a)


def _meet(a: Sequence[Proposition], b: Sequence[Proposition], alike: frozenset[Pair]) -> bool:
    return any(
        ("plan" in one.marks) == ("plan" in two.marks)
        and (min(one.place, two.place), max(one.place, two.place)) in alike
        for one in a
        for two in b
    )


def _speaker(proposition: Proposition) -> str:
    """Who says a statement: what one says on one day is one entry."""
    sources = proposition.statement.sources
    return (sources[0].entity or sources[0].name) if sources else proposition.article.id


def _dates(proposition: Proposition, time: Time) -> bool:
    """Whether a time dates a happening: on the calendar, neither of the writing nor a mere
    "now" or "then", and not one that only names or bounds something."""
    return _on_calendar(time) and not time.writing and not dates_nothing(proposition, time)


def _beside(proposition: Proposition, time: Time) -> bool:
    """Whether a time around a proposition dates it or its being said. The words around what
    somebody says give the day on which it was said, and not the month or year of that of
    which they say it is said; the day of a speaker's own release is that of its words."""
    if not proposition.speakers:
        return _dates(proposition, time) and not names(proposition, time)
    quoted = proposition.statement.mode == "direct"
    if not _on_calendar(time) or (quoted and edtf.precision(time.value) in _LONG):
        return False
    if time.writing:
        return utterances.issued(proposition, time)
    return not (dates_nothing(proposition, time) or names(proposition, time))


def _on_calendar(time: Time) -> bool:
    return dated(time) and time.precision not in _NO_DATE


def _one_a_sentence(groups: Iterable[list[Proposition]]) -> list[list[Proposition]]:
    """The groups of one time, those joined that hold parts of one sentence."""
    found: list[list[Proposition]] = []
    for group in groups:
        places = {_sentence(member) for member in group}
        touching = [other for other in found if places & {_sentence(m) for m in other}]
        for other in touching:
            found.remove(other)
        members = [member for other in touching for member in other] + group
        found.append(sorted(members, key=lambda p: p.place))
    return found


def _sentence(proposition: Proposition) -> tuple[str, int]:
    return proposition.article.id, proposition.sentence[0]


def _happens(proposition: Proposition) -> bool:
    """Whether a statement tells more than when: a bare phrase of time is no happening."""
    own = [(t.start, t.end) for t in proposition.statement.times]
    text = proposition.article.text
    begin, end = proposition.statement.start, proposition.statement.end
    for left, right in sorted(own, reverse=True):
        text = text[:left] + " " * (right - left) + text[right:]
    content = words.content_words(text[begin:end], load(proposition.article.language))
    return len(content) >= _LEAST


def _clearest(members: Sequence[Proposition], value: str, own: str) -> str:
    """The wording to show: one that tells something, is in the story's ``own`` language, gives the
    time itself, begins as a sentence does, and is of a length that reads well."""

    def doubt(member: Proposition) -> tuple[bool, bool, bool, bool, int, int]:
        undated = all(time.value != value for time in member.statement.times)
        torn = member.text[:1].islower()
        off = abs(len(member.text) - _LENGTH)
        foreign = member.article.language != own
        return not _happens(member), foreign, undated, torn, off, member.place

    best = members[0] if len(members) == 1 else min(members, key=doubt)
    return best.article.text[best.statement.start : best.statement.end]


def _planned(
    members: Sequence[Proposition], value: str, last: str | None, only_said: Collection[int]
) -> bool:
    """Whether a happening is still to come: all who tell of it tell a plan, or its day is after
    the ``last`` publication. What a plan dates to a year that was over when it was printed is
    none ("will go on presenting what he has led since 1994"), and the day on which a plan was
    told (of places in ``only_said``) is not that of the plan."""
    if all(
        "plan" in member.marks and member.place not in only_said and not _over(member, value)
        for member in members
    ):
        return True
    return last is not None and start(value) > start(last[:_DAY]) and value[:_DAY] > last[:_DAY]


def _over(proposition: Proposition, value: str) -> bool:
    """Whether a value is a year, or longer, that was over when its article was printed."""
    printed = (proposition.article.published or "")[:_YEAR]
    return edtf.precision(value) in _YEARS and value[:_YEAR] < printed
