"""Corrections: a figure that an outlet takes back, and what it says is right.

"Earlier we wrote 18 lorries. In fact there were 8": the figure beside a word of correction is
wrong, the one beside a word for what is right replaces it. Whoever gave the wrong figure for
the same thing before, in that article or another, is superseded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from runut.account.comparing.dating import middle, moment
from runut.account.comparing.slots import heads
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import load
from runut.records import Quantity
from runut.text import words
from runut.text.counting import quantities

#: Within so many propositions what is right follows what was wrong.
_SOON = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A figure taken back and the one that replaces it: propositions (by place) that give
    the one and the other, each with its figure, oldest first."""

    wrong: tuple[tuple[int, Quantity], ...]
    right: tuple[tuple[int, Quantity], ...]


def find(propositions: Sequence[Proposition]) -> tuple[Correction, ...]:
    """The corrections of figures in a story."""
    found: list[Correction] = []
    for at, taken in enumerate(propositions):
        if not taken.numbers:
            continue
        if "correction" not in taken.marks and not _says(taken, "wrong"):
            continue
        for given in propositions[at : at + 1 + _SOON]:
            if given.article.id != taken.article.id or not _says(given, "right"):
                continue
            for old, new in _pairs(taken, given):
                found.append(_correction(propositions, taken, old, given, new))
    return tuple(found)


def _pairs(taken: Proposition, given: Proposition) -> Iterator[tuple[Quantity, Quantity]]:
    """Figures that count one thing differently."""
    for old in taken.numbers:
        for new in given.numbers:
            alike = heads(old, taken.article.language) & heads(new, given.article.language)
            if alike and quantities.comparable(old, new) and old.value != new.value:
                yield old, new


def _correction(
    propositions: Sequence[Proposition],
    taken: Proposition,
    old: Quantity,
    given: Proposition,
    new: Quantity,
) -> Correction:
    at = _at(taken)
    earlier = [
        (other.place, quantity)
        for other in propositions
        if other.article.id != taken.article.id and _at(other) <= at
        for quantity in _same(other, taken, old)
    ]
    later = [
        (other.place, quantity)
        for other in propositions
        if other.place != given.place and _at(other) >= at
        for quantity in _same(other, given, new)
    ]
    return Correction(
        wrong=(*earlier, (taken.place, old)),
        right=((given.place, new), *later),
    )


def _same(other: Proposition, one: Proposition, figure: Quantity) -> Iterator[Quantity]:
    """Figures of ``other`` that give the same number of the same thing."""
    wanted = heads(figure, one.article.language)
    for quantity in other.numbers:
        alike = heads(quantity, other.article.language) & wanted
        if alike and quantity.value == figure.value and quantity.unit == figure.unit:
            yield quantity


def _at(proposition: Proposition) -> float:
    published = moment(proposition.article.published)
    return middle(published).timestamp() if published else 0.0


def _says(proposition: Proposition, key: str) -> bool:
    """Whether the sentence up to the end of the statement holds a phrase of the table."""
    start = proposition.sentence[0]
    folded = words.folded(proposition.article.text[start : proposition.statement.end])
    phrases = _phrases(proposition.article.language, key)
    if not any(phrase.split()[0] in folded for phrase in phrases):
        return False
    return words.holds(folded, phrases)


@cache
def _phrases(code: str, key: str) -> tuple[str, ...]:
    return tuple(words.fold(phrase) for phrase in load(code).words("updates", key))
