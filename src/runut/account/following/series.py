"""Figures made of what is followed over time: tolls, corrections, answers, states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from runut.account.asking.answers import Answer
from runut.account.comparing.dating import moment
from runut.account.following.corrections import Correction
from runut.account.following.states import Course
from runut.account.following.tolls import Count
from runut.account.following.withheld import Given
from runut.account.preparing.propositions import Proposition
from runut.records import Figure, Point, Quantity

#: The state of a number that is not given yet.
WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What points are made from: the story's propositions by place, the origin behind each by
    its place, and the name of each entity by its id."""

    propositions: Sequence[Proposition]
    origins: Mapping[int, str]
    names: Mapping[str, str]

    def point(self, place: int, quantity: Quantity, as_of: str | None) -> Point:
        """A figure as the proposition at ``place`` gives it."""
        return replace(self.stage(place, quantity.value, as_of, None), bound=quantity.bound)

    def stage(self, place: int, rank: float, as_of: str | None, state: str | None) -> Point:
        """A state, and its rank, as the proposition at ``place`` gives it."""
        return Point(
            value=rank,
            as_of=as_of,
            statement=self.propositions[place].statement.id,
            origin=self.origins.get(place, ""),
            state=state,
        )

    def published(self, place: int) -> str | None:
        """When the article of a proposition was published (EDTF)."""
        return moment(self.propositions[place].article.published)


def of_toll(counts: Sequence[Count], ground: Ground) -> Figure:
    """A toll: one point for each value by each origin, the first to give it."""
    points: dict[tuple[float, str], Point] = {}
    for count in counts:
        point = ground.point(count.place, count.value, count.when)
        points.setdefault((point.value, point.origin), point)
    of = next((count.value.of for count in counts if count.value.of), counts[0].kind)
    return Figure(of=of, unit=None, points=tuple(points.values()))


def of_correction(correction: Correction, ground: Ground) -> Figure:
    """A corrected figure: one point for each statement, the wrong value first. Where others gave
    that before, whoever takes it back does not give it once more."""
    wrong = correction.wrong[:-1] or correction.wrong
    points = (
        ground.point(place, quantity, ground.published(place))
        for place, quantity in (*wrong, *correction.right)
    )
    figure = correction.right[0][1]
    unique = tuple(dict.fromkeys(points))
    return Figure(of=figure.of or figure.unit or "", unit=figure.unit, points=unique)


def of_answers(answers: Sequence[tuple[str, Answer]], ground: Ground) -> Figure:
    """Answers to one question by when they hold, oldest first."""
    figures = [
        (when, answer.place, answer.value)
        for when, answer in answers
        if isinstance(answer.value, Quantity)
    ]
    of = next((value.of for _, _, value in figures if value.of), None)
    unit = figures[0][2].unit
    points = tuple(ground.point(place, value, when) for when, place, value in figures)
    return Figure(of=of or unit or "", unit=unit, points=points)


def of_given(given: Given, ground: Ground) -> Figure:
    """A number that was not given at first."""
    asked = ground.stage(given.asked, 0.0, ground.published(given.asked), WITHHELD)
    answers = (
        ground.point(place, quantity, ground.published(place)) for place, quantity in given.answers
    )
    return Figure(of=given.of, unit=None, points=(asked, *answers))


def of_states(course: Course, ground: Ground) -> Figure:
    """The stages of one thing, in the order of time; it is called as the first statement
    calls it, else by the names that stand for it."""
    phase = course[0].phase
    named = (ground.names.get(name, "") for name in phase.names)
    of = " ".join(filter(None, (phase.of, *([] if phase.event else named))))
    points = tuple(
        ground.stage(state.place, float(state.phase.stage), state.when, state.phase.code)
        for state in course
    )
    return Figure(of=of, unit=None, points=points)


def course(figure: Figure) -> str:
    """A figure's values in their order: "4 → 6 → 11"."""
    values = dict.fromkeys(f"{point.value:g}" for point in figure.points)
    return f"{figure.of}: {' → '.join(values)}"
