"""States: where a happening stands, followed through the reports of a story.

An evacuation is planned, then under way; a suspect is sought, then caught. Such changes are
told in words that share little else, so they are not found by likeness of statements: each
statement is read for the stage it tells of (tables ``states`` of the packs) and of what, and
what is told of one thing is laid out in time. A course that never turns back is a series of
states; any other is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import combinations, pairwise

from runut import edtf
from runut.account.comparing.dating import middle, moment, spoken
from runut.account.comparing.scopes import one_scope
from runut.account.following import phases
from runut.account.following.phases import Phase
from runut.account.following.tolls import looks_back
from runut.account.kept import PROPOSITIONS
from runut.account.matching.claims import Comparison, evidence
from runut.account.matching.likeness import Pair
from runut.account.preparing.propositions import Proposition
from runut.records import Time


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A stage as one proposition (by place) tells it, as of ``when`` (EDTF). ``phase`` says
    of what and which."""

    place: int
    phase: Phase
    when: str
    at: datetime


#: A later stage may be dated so much before an earlier one (parts of a day), and so much after.
_NEAR, _SOON = timedelta(hours=12), timedelta(days=30)
#: So many names around a happening that is not called tell which it is.
_NAMES = 3
#: So many words and names in common tell that two happenings of one name are one.
_SHARED = 3

#: How likely two statements must answer one question to be of one thing.
_SAME = 0.4
#: So many states of a course are compared with one another.
_LOOKED_AT = 40

#: States of one thing, oldest first.
Course = tuple[State, ...]


def follow(
    propositions: Sequence[Proposition],
    comparisons: Sequence[Comparison],
    times: Mapping[str, Sequence[Time]],
) -> tuple[Course, ...]:
    """The courses of a story: what is told of one thing in more than one stage."""
    if len({proposition.article.id for proposition in propositions}) < 2:
        return ()
    close = frozenset(c.pair for c in comparisons if c.frame >= _SAME)
    said = spoken(propositions, times)
    central = phases.central(propositions)
    by_key: dict[tuple[str, str, tuple[str, ...]], list[State]] = defaultdict(list)
    for proposition in propositions:
        stamp = said.get(proposition.place) or moment(proposition.article.published)
        if stamp is None:
            continue
        told = _told(proposition.itself, central)
        if not told or looks_back(proposition, times.get(proposition.article.id, ())):
            continue
        for phase in told:
            state = State(
                place=proposition.place,
                phase=phase,
                when=stamp,
                at=_at(stamp, proposition),
            )
            by_key[phase.key].append(state)
    found = (_course(by_key[key], propositions, close) for key in sorted(by_key))
    return tuple(_once(_united([course for course in found if course])))


@lru_cache(maxsize=PROPOSITIONS)
def _told(proposition: Proposition, central: frozenset[str]) -> tuple[Phase, ...]:
    return tuple(phases.told(proposition, central))


def _at(stamp: str, proposition: Proposition) -> datetime:
    """Where a stamp stands in the order of time; nobody tells of a thing later than he is
    printed."""
    published = moment(proposition.article.published)
    return min(middle(stamp), middle(published)) if published else middle(stamp)


def _course(
    states: Sequence[State], propositions: Sequence[Proposition], close: Collection[Pair]
) -> Course:
    """The states in the order of time, if each stage is first told later than the one before,
    in another report; late tellings of an earlier stage are left out while they are fewer than
    those of the last. Else none."""
    states = [state for state in states if not _of_another(state, states, propositions)]
    first: dict[int, State] = {}
    for state in sorted(states, key=lambda s: (s.at, s.place)):
        first.setdefault(state.phase.stage, state)
    stages = [first[stage] for stage in sorted(first)]
    if len(stages) < 2 or any(a.at >= b.at for a, b in pairwise(stages)):
        return ()
    kept: list[State] = []
    for state in sorted(states, key=lambda s: (s.at, s.phase.stage, s.place)):
        if not kept or state.phase.stage >= kept[-1].phase.stage:
            kept.append(state)
    last = [state for state in kept if state.phase.stage == stages[-1].phase.stage]
    if len(states) - len(kept) > len(last) or not _in_order(kept, propositions):
        return ()
    pairs = ((a, b) for a, b in combinations(kept[:_LOOKED_AT], 2))
    same = any(
        a.phase.stage < b.phase.stage
        and _alike(a.phase, propositions[a.place], propositions[b.place], close)
        for a, b in pairs
    )
    return tuple(kept) if same else ()


def _of_another(state: State, states: Sequence[State], propositions: Sequence[Proposition]) -> bool:
    """Whether a state is of a happening that befalls what no other report of the course names:
    a visit to the next country is another visit."""
    own = propositions[state.place]
    named = phases.objects(own, state.phase.event) if state.phase.event else frozenset()
    others = (propositions[other.place] for other in states)
    elsewhere = {name for p in others if p.article.id != own.article.id for name in p.names}
    return bool(named) and named.isdisjoint(elsewhere)


def _in_order(states: Sequence[State], propositions: Sequence[Proposition]) -> bool:
    """Whether the days that the states give let one stage follow the other, and soon: none is
    told for a day long before it was still to come, nor as begun before its day."""
    for early, late in combinations(sorted({state.phase.stage for state in states}), 2):
        before = [s for s in states if s.phase.stage == early]
        after = [s for s in states if s.phase.stage == late]
        planned = [day for s in before for day in _days(propositions[s.place])]
        done = [day for s in after for day in _days(propositions[s.place])]
        told, seen = min(s.at for s in before), min(s.at for s in after)
        if any(day < told - _NEAR for day in done) or any(day > seen + _NEAR for day in planned):
            return False
        if (
            planned
            and done
            and (min(done) < max(planned) - _NEAR or max(done) > min(planned) + _SOON)
        ):
            return False
    return True


def _days(proposition: Proposition) -> list[datetime]:
    """When the times of a proposition begin that have both a beginning and an end."""
    spans = (
        edtf.interval(time.value)
        for time in (*proposition.times, *([proposition.beside] if proposition.beside else []))
        if "said" not in time.flags
    )
    return [s.start for s in spans if s and s.start > datetime.min and s.end < datetime.max]


def _alike(phase: Phase, a: Proposition, b: Proposition, close: Collection[Pair]) -> bool:
    """Whether two states, told in different reports, share so much that they are of one
    thing. What a story is about, and what becomes of somebody, needs no more; what is not
    called needs three names, and other happenings need words in common or likeness."""
    if a.article.id == b.article.id:
        return False
    if phase.event and (phase.central or not phase.names):
        return True
    names = {t for t in a.terms.keys() & b.terms.keys() if t.startswith("e:")}
    if len(phase.names) > 1:
        return len(names) >= _NAMES
    if not phase.event:
        return True
    apart = any(
        phases.objects(one, phase.event) - set(other.names) for one, other in ((a, b), (b, a))
    )
    if apart or not one_scope(a, b):
        return False
    if evidence(a, b) >= _SHARED:
        return True
    return (min(a.place, b.place), max(a.place, b.place)) in close


def _united(courses: Sequence[Course]) -> list[Course]:
    """The courses, those of one happening made one that end in the same statements: a signing
    that is planned with each of two who sign is one signing."""
    found: dict[tuple[str, str, frozenset[int]], list[State]] = {}
    alone: list[Course] = []
    for course in courses:
        last = course[-1].phase
        ends = frozenset(s.place for s in course if s.phase.stage == last.stage)
        if last.event:
            found.setdefault((last.ladder, last.event, ends), []).extend(course)
        else:
            alone.append(course)
    return alone + [_in_time(states) for states in found.values()]


def _in_time(states: Sequence[State]) -> Course:
    """States in the order of time, each statement once."""
    ordered = sorted(states, key=lambda state: (state.at, state.phase.stage, state.place))
    return tuple({state.place: state for state in ordered}.values())


def _once(courses: Sequence[Course]) -> Iterator[Course]:
    """The courses without those whose statements another holds all."""
    held = [frozenset(state.place for state in course) for course in courses]
    for at, course in enumerate(courses):
        wider = (held[at] < other or (held[at] == other and n < at) for n, other in enumerate(held))
        if not any(wider):
            yield course
