"""Questions that statements answer with a value: how many, how much, when.

Two propositions alike in everything but the value answer one question. Answers that agree
stand on one side; a question with two sides is a change over time (`updates`) or a conflict
(`conflicts`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations
from operator import itemgetter
from typing import Literal

from runut import edtf
from runut.account.asking import answers, siding
from runut.account.asking.answers import Answer
from runut.account.asking.siding import Agree, Side, said
from runut.account.comparing import scopes
from runut.account.matching.claims import Comparison
from runut.account.preparing.propositions import Proposition
from runut.records import Time
from runut.text.groups import Groups

#: Two articles that differ in so many figures do not speak of the same moment; nor do those
#: that differ in fewer, but in more than they agree on.
_WHOLESALE, _MOSTLY = 6, 3
#: Precisions of the clock, and characters of a value up to the minute.
_CLOCK, _MINUTE = frozenset({"minute", "second"}), 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Answers to one question, by sides; on each side they agree. ``turned`` marks one
    figure read here as a level and there as a change, ``slipped`` one date beside what seem to be
    slips of the pen for it."""

    kind: Literal["number", "time"]
    sides: tuple[tuple[Answer, ...], ...]
    turned: bool = False
    slipped: bool = False


def find(
    propositions: Sequence[Proposition],
    comparisons: Sequence[Comparison],
    persons: frozenset[str] = frozenset(),
) -> tuple[Question, ...]:
    """The questions of a story that are answered in more than one way. ``persons`` are the ids
    of entities that are people."""
    story = scopes.Scopes(propositions, persons)
    pairs = answers.gather(propositions, comparisons, story)
    home = [proposition.article.id for proposition in propositions]
    found = [
        Question(kind="number", sides=((one,), (two,)), turned=True) for one, two in pairs.turned
    ]
    figures_agree, times_agree = siding.figures_agree(), siding.times_agree(propositions)
    figures = _unanswered(pairs.figures, home, figures_agree)
    asked = _questions("number", figures, figures_agree, home)
    same = [(a, b) for a, b in figures if figures_agree(a, b)]
    apart = _moments([*found, *asked], same, home) - _of_one_minute(propositions)
    figures = [
        (a, b)
        for a, b in figures
        if figures_agree(a, b) or answers.of_one_thing(a, b, propositions, story)
    ]
    asked = _questions("number", figures, figures_agree, home)
    asked += _questions("time", pairs.times, times_agree, home)
    for question in asked:
        agree = times_agree if question.kind == "time" else figures_agree
        one_thing = _of_one_thing(question, home, agree)
        found += [one_thing] if one_thing else []
    return tuple(
        question
        for question in found
        if question.kind != "number" or apart.isdisjoint(_between(question, home))
    )


def _unanswered(
    pairs: Sequence[tuple[Answer, Answer]], home: Sequence[str], agree: Agree
) -> list[tuple[Answer, Answer]]:
    """The pairs without those that differ where one of the two is given by the other's article
    too, in another sentence: it answers that one."""
    # One figure answers many times over; each is looked at once.
    given: dict[str, dict[Hashable, list[Answer]]] = {}
    for answer in {id(answer.value): answer for pair in pairs for answer in pair}.values():
        given.setdefault(home[answer.place], {}).setdefault(said(answer), []).append(answer)
    known: dict[tuple[int, str, int], bool] = {}

    def answered(a: Answer, b: Answer) -> bool:
        key = id(a.value), home[b.place], id(b.value)
        if key not in known:
            known[key] = any(
                agree(a, others[0]) and any(other.value != b.value for other in others)
                for others in given[home[b.place]].values()
            )
        return known[key]

    return [
        (a, b)
        for a, b in pairs
        if agree(a, b) or home[a.place] == home[b.place] or not (answered(a, b) or answered(b, a))
    ]


def _questions(
    kind: Literal["number", "time"],
    pairs: Sequence[tuple[Answer, Answer]],
    agree: Agree,
    home: Sequence[str],
) -> list[Question]:
    """Bundle answers that pairs connect, and lay each bundle in sides. ``home`` is the article
    of each proposition by its place."""
    found: list[Question] = []
    facing = _facing(pairs, home)
    for bundle in bundles(pairs):
        sides: list[Side] = []
        for answer in bundle:
            side = next((side for side in sides if side.takes(answer, agree)), None)
            if side is None:
                sides.append(side := Side())
            side.add(answer)
        if len(sides) > 1 and _opposed(sides, pairs, agree):
            widened = [_widened(n, sides, facing, agree, home) for n in range(len(sides))]
            laid = sorted(widened, key=lambda side: (-len(side), side[0].place))
            found.append(Question(kind=kind, sides=tuple(tuple(side) for side in laid)))
    return found


#: What was held against the answers of a stretch of an article, with its rank among all.
_Facing = Mapping[tuple[str, int], Sequence[tuple[int, Answer]]]


def _facing(pairs: Sequence[tuple[Answer, Answer]], home: Sequence[str]) -> _Facing:
    found: dict[tuple[str, int], list[tuple[int, Answer]]] = defaultdict(list)
    both = ((mine, other) for pair in pairs for mine, other in (pair, pair[::-1]))
    for rank, (mine, other) in enumerate(both):
        found[home[mine.place], mine.value.start].append((rank, other))
    return found


def _widened(
    at: int,
    sides: Sequence[Side],
    facing: _Facing,
    agree: Agree,
    home: Sequence[str],
) -> list[Answer]:
    """A side with the answers that were held against one of its values where another part of
    the same sentence gives it ("greeted him, who landed in the small hours"), and that agree
    with the whole side and with no other. They need share no claim with it."""
    others = [each for n, side in enumerate(sides) if n != at for each in side.said.values()]
    found = Side()
    for answer in sides[at].answers:
        found.add(answer)
    known = set(map(_where, found.answers))
    written = {(home[answer.place], answer.value.start) for answer in found.answers}
    held = sorted((it for key in written for it in facing.get(key, ())), key=itemgetter(0))
    for _, other in held:
        if _where(other) in known or not found.takes(other, agree):
            continue
        if not any(agree(other, answer) for answer in others):
            found.add(other)
            known.add(_where(other))
    return sorted(found.answers, key=_where)


def _of_one_thing(question: Question, home: Sequence[str], agree: Agree) -> Question | None:
    """The question without the articles that give several of its answers themselves beside
    others: they tell of several things (two cameras). Answers of one article that can all hold
    are one answer, its finest ("on Tuesday", "at 17.35"). None where nothing is left to
    compare."""
    given: dict[str, list[tuple[int, Answer]]] = {}
    for at, side in enumerate(question.sides):
        for answer in side:
            given.setdefault(home[answer.place], []).append((at, answer))
    several = {id: told for id, told in given.items() if len({at for at, _ in told}) > 1}
    if not several or len(given) == 1:
        return question
    keeps: dict[str, int] = {}
    for id, told in several.items():
        if all(agree(one, other) for _, one in told for _, other in told):
            keeps[id] = max(told, key=lambda item: (_fineness(item[1]), -item[1].place))[0]
    kept = (
        tuple(a for a in side if home[a.place] not in several or keeps.get(home[a.place]) == at)
        for at, side in enumerate(question.sides)
    )
    sides = tuple(side for side in kept if side)
    left = [answer for side in sides for answer in side]
    if len(sides) < 2 or all(agree(one, other) for one, other in combinations(left, 2)):
        return None
    return replace(question, sides=sides)


def _fineness(answer: Answer) -> int:
    """How much of a day a time leaves open, the less the more; a figure is as fine as any."""
    return len(answer.value.value) if isinstance(answer.value, Time) else 0


def _moments(
    questions: Sequence[Question], alike: Sequence[tuple[Answer, Answer]], home: Sequence[str]
) -> set[tuple[str, str]]:
    """The pairs of articles that answer nearly all questions of figures differently: they tell
    of two moments or two things (a market at noon and at its close)."""
    differing = Counter(pair for question in questions for pair in _between(question, home))
    same: dict[tuple[str, str], set[str]] = defaultdict(set)
    for a, b in alike:
        one, two = sorted((home[a.place], home[b.place]))
        same[one, two].add(a.text)
    return {
        pair
        for pair, times in differing.items()
        if times >= _WHOLESALE or (times >= _MOSTLY and times > len(same[pair]))
    }


def _of_one_minute(propositions: Sequence[Proposition]) -> set[tuple[str, str]]:
    """The pairs of articles that date something by one minute: however many of their figures
    differ, they were taken anew and are of no other moment (an earthquake's)."""
    clocks: dict[str, set[str]] = defaultdict(set)
    for proposition in propositions:
        for time in (*proposition.times, *([proposition.beside] if proposition.beside else [])):
            if edtf.precision(time.value) in _CLOCK:
                clocks[proposition.article.id].add(time.value[:_MINUTE])
    return {(a, b) for a, b in combinations(sorted(clocks), 2) if clocks[a] & clocks[b]}


def _between(question: Question, home: Sequence[str]) -> set[tuple[str, str]]:
    """The pairs of articles that a question lays on two sides."""
    sides = [sorted({home[answer.place] for answer in side}) for side in question.sides]
    return {
        (min(a, b), max(a, b)) for one, other in combinations(sides, 2) for a in one for b in other
    }


def _opposed(
    sides: Sequence[Side],
    pairs: Sequence[tuple[Answer, Answer]],
    agree: Agree,
) -> bool:
    """Whether two sides were held against each other, and not only each with a third value
    that is vague enough for both ("on Saturday")."""
    at = {_where(answer): n for n, side in enumerate(sides) for answer in side.answers}
    return any(at.get(_where(a)) != at.get(_where(b)) and not agree(a, b) for a, b in pairs)


def bundles(pairs: Iterable[tuple[Answer, Answer]]) -> list[list[Answer]]:
    """Connected sets of answers, each in text order."""
    pairs = list(pairs)
    known: dict[tuple[int, int], Answer] = {}
    for answer in chain.from_iterable(pairs):
        known.setdefault(_where(answer), answer)
    order = {key: at for at, key in enumerate(sorted(known))}
    groups = Groups(len(order))
    for one, other in pairs:
        groups.join(order[_where(one)], order[_where(other)])
    gathered: dict[int, list[Answer]] = {}
    for key, at in order.items():
        gathered.setdefault(groups.of(at), []).append(known[key])
    return list(gathered.values())


def _where(answer: Answer) -> tuple[int, int]:
    return answer.place, answer.value.start
