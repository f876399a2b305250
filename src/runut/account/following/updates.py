"""What changed while the story ran: figures followed over time, plans that came true.

A question whose answers differ is a change and no conflict when time explains it: the
answers hold as of different days, or a count of people and cases only grows from one report
to the next. Tolls, corrections, numbers withheld at first and states are followed before any
question is asked.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from runut.account.asking.answers import Answer
from runut.account.asking.questions import Question
from runut.account.comparing.befallen import befell
from runut.account.comparing.dating import as_of, moment, start
from runut.account.following import (
    corrections,
    series,
    states,
    tolls,
    withheld,
)
from runut.account.following.tolls import looks_back
from runut.account.matching.claims import Comparison
from runut.account.preparing.propositions import Proposition
from runut.records import Figure, Quantity, Time
from runut.text import words

#: Characters of a value that name the day.
_DAY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Updates:
    """The figures of a story over time; ``what`` says, by a proposition's place, what
    supersedes it or is superseded by it; ``conflicting`` are the questions that time does
    not explain."""

    figures: tuple[Figure, ...]
    what: Mapping[int, str]
    conflicting: tuple[Question, ...]


def find(
    propositions: Sequence[Proposition],
    questions: Sequence[Question],
    comparisons: Sequence[Comparison],
    times: Mapping[str, Sequence[Time]],
    origins: Mapping[int, str],
    names: Mapping[str, str],
) -> Updates:
    """Tell updates from conflicts.

    ``times`` are all times of an article by its id; ``origins`` names the origin behind a
    proposition by its place, ``names`` an entity by its id.
    """
    followed = _Followed(series.Ground(propositions=propositions, origins=origins, names=names))
    followed.tolls(tolls.follow(propositions, times))
    followed.corrections(corrections.find(propositions))
    followed.given(withheld.find(propositions, times))
    followed.states(states.follow(propositions, comparisons, times))
    conflicting: list[Question] = []
    for question in _untold(questions, propositions, times, followed.told):
        if answers := _series(question, propositions, times):
            followed.answers(answers)
        else:
            conflicting.append(question)
    return Updates(
        figures=tuple(dict.fromkeys(followed.figures)),
        what=followed.what,
        conflicting=tuple(conflicting),
    )


class _Followed:
    """The figures made so far, what each says of the propositions it is made of (`Updates.what`),
    and the values ``told`` in them: a proposition's place and where in it the value begins."""

    def __init__(self, ground: series.Ground) -> None:
        self._ground = ground
        self.figures: list[Figure] = []
        self.what: dict[int, str] = {}
        self.told: set[tuple[int, int]] = set()

    def tolls(self, tolled: Iterable[Sequence[tolls.Count]]) -> None:
        for counts in tolled:
            figure = series.of_toll(counts, self._ground)
            self._tell(figure, [(count.place, count.value) for count in counts])

    def corrections(self, found: Iterable[corrections.Correction]) -> None:
        for each in found:
            figure = series.of_correction(each, self._ground)
            self._tell(figure, [*each.wrong, *each.right])

    def given(self, found: Iterable[withheld.Given]) -> None:
        """Numbers that were withheld at first."""
        for each in found:
            self.figures.append(series.of_given(each, self._ground))
            for place, _ in each.answers:
                self.what.setdefault(place, self._text(each.asked))
            self.what.setdefault(each.asked, self._text(each.answers[0][0]))

    def states(self, courses: Iterable[states.Course]) -> None:
        for course in courses:
            self.figures.append(series.of_states(course, self._ground))
            for state in course:
                other = course[0] if state is course[-1] else course[-1]
                self.what.setdefault(state.place, self._text(other.place))

    def answers(self, answers: Sequence[tuple[str, Answer]]) -> None:
        """Answers of one question, as the days went by."""
        figure = series.of_answers(answers, self._ground)
        self.figures.append(figure)
        for _, answer in answers:
            self.what[answer.place] = f"{figure.of}: {answer.text}"

    def _tell(self, figure: Figure, values: Iterable[tuple[int, Quantity]]) -> None:
        self.figures.append(figure)
        for place, value in values:
            self.told.add((place, value.start))
            self.what[place] = series.course(figure)

    def _text(self, place: int) -> str:
        return self._ground.propositions[place].text


def _untold(
    questions: Sequence[Question],
    propositions: Sequence[Proposition],
    times: Mapping[str, Sequence[Time]],
    told: AbstractSet[tuple[int, int]],
) -> Iterator[Question]:
    """The questions with the answers that are followed already left out, where two sides are
    left. What looks back on an earlier happening answers another question of figures, and so
    does what befell others (the trapped, the saved)."""

    def back(answer: Answer) -> bool:
        proposition = propositions[answer.place]
        return looks_back(proposition, times.get(proposition.article.id, ()))

    for question in questions:
        if question.kind != "number" or question.turned:
            yield question
            continue
        for then in (False, True):
            kept = [
                tuple(a for a in side if (a.place, a.value.start) not in told and back(a) is then)
                for side in question.sides
            ]
            sides = tuple(side for side in kept if side)
            if len(sides) > 1 and not _of_two_kinds(sides, propositions):
                yield replace(question, sides=sides)


def _of_two_kinds(sides: Sequence[Sequence[Answer]], propositions: Sequence[Proposition]) -> bool:
    """Whether each side counts those whom something else befell."""
    kinds = [
        {
            befell(propositions[answer.place], answer.value)[0]
            for answer in side
            if isinstance(answer.value, Quantity)
        }
        for side in sides
    ]
    return all(None not in side for side in kinds) and all(
        a.isdisjoint(b) for a, b in itertools.combinations(kinds, 2)
    )


def _series(
    question: Question, propositions: Sequence[Proposition], times: Mapping[str, Sequence[Time]]
) -> list[tuple[str, Answer]]:
    """The answers by when they hold, oldest first, if time explains how they differ; else
    none."""
    if question.kind != "number" or question.turned:
        return []
    answers = [(at, answer) for at, side in enumerate(question.sides) for answer in side]
    return _ordered(answers, propositions, lambda p: as_of(p, times), _days_differ) or _ordered(
        answers, propositions, lambda p: moment(p.article.published), _grows
    )


def _ordered(
    answers: Sequence[tuple[int, Answer]],
    propositions: Sequence[Proposition],
    when_of: Callable[[Proposition], str | None],
    explains: Callable[[Sequence[tuple[str, Answer, int]], Sequence[Proposition]], bool],
) -> list[tuple[str, Answer]]:
    """The answers by ``when_of``, oldest first, if each side is one stretch of time and the
    order ``explains`` the change; else none."""
    dated = [(when_of(propositions[answer.place]), answer, at) for at, answer in answers]
    known = [(when, answer, at) for when, answer, at in dated if when is not None]
    if len(known) < len(dated):
        return []
    known.sort(key=lambda item: (start(item[0]), item[1].place))
    order = [at for _, _, at in known]
    runs = [at for i, at in enumerate(order) if i == 0 or order[i - 1] != at]
    if len(runs) > len(set(runs)):
        return []
    if not explains(known, propositions):
        return []
    return [(when, answer) for when, answer, _ in known]


def _days_differ(known: Sequence[tuple[str, Answer, int]], _: Sequence[Proposition]) -> bool:
    """Whether each change of value is also a change of day."""
    return all(a[2] == b[2] or a[0][:_DAY] < b[0][:_DAY] for a, b in itertools.pairwise(known))


def _grows(known: Sequence[tuple[str, Answer, int]], propositions: Sequence[Proposition]) -> bool:
    """Whether the figure is a tally, such as a toll, that rises from report to report."""
    values = [answer.value for _, answer, _ in known]
    figures = [value for value in values if isinstance(value, Quantity)]
    tally = any(_counts_up(propositions[answer.place]) for _, answer, _ in known)
    rising = all(a.value <= b.value for a, b in itertools.pairwise(figures))
    later = all(a[2] == b[2] or start(a[0]) < start(b[0]) for a, b in itertools.pairwise(known))
    return tally and rising and later


def _counts_up(proposition: Proposition) -> bool:
    """Whether a statement speaks of what adds up as it is reported (tolls, arrests)."""
    language = proposition.article.language
    stems = {words.stem(word, language) for word in words.listed(language, "updates", "tally")}
    return any(words.stem(word, language) in stems for word in _words(proposition))


def _words(proposition: Proposition) -> tuple[str, ...]:
    return proposition.folded
