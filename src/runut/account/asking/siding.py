"""Sides of a question: answers that agree with one another.

A story gives few figures many times over, so what agrees with what is asked once of two figures,
and of those that say the same one stands for all where a side is held against others.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from runut.account.asking.answers import Answer
from runut.account.comparing import moments, slots
from runut.account.preparing.propositions import Proposition
from runut.records import Quantity, Time

#: Whether two answers agree.
Agree = Callable[[Answer, Answer], bool]


class Side:
    """Answers that agree with one another; of figures that say the same, one stands for all
    where they are held against others (``said``)."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.said: dict[Hashable, Answer] = {}

    def add(self, answer: Answer) -> None:
        """Put an answer on the side, whether or not it agrees."""
        self.answers.append(answer)
        self.said.setdefault(said(answer), answer)

    def takes(self, answer: Answer, agree: Agree) -> bool:
        """Whether an answer agrees with all of the side."""
        return all(agree(answer, other) for other in self.said.values())


def said(answer: Answer) -> Hashable:
    """What an answer says, as far as it decides with what it agrees; times are told apart."""
    value = answer.value
    if isinstance(value, Quantity):
        return value.value, value.high, value.unit, value.bound, value.change
    return answer.place, value.start


def figures_agree() -> Agree:
    """Whether two answers that are figures agree, asked of two figures once."""
    known: dict[tuple[int, int], bool] = {}

    def agree(a: Answer, b: Answer) -> bool:
        key = id(a.value), id(b.value)
        found = known.get(key)
        if found is None:
            assert isinstance(a.value, Quantity) and isinstance(b.value, Quantity)
            found = known[key] = slots.agree(a.value, b.value)
        return found

    return agree


def times_agree(propositions: Sequence[Proposition]) -> Agree:
    """Whether two answers that are times of ``propositions`` agree."""

    def agree(a: Answer, b: Answer) -> bool:
        assert isinstance(a.value, Time) and isinstance(b.value, Time)
        return moments.agree(propositions[a.place], a.value, propositions[b.place], b.value)

    return agree
