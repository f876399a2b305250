"""Comparable values of two propositions: figures of one thing, days of one happening.

Values agree, clash, or cannot be compared. Whether two figures agree is for
`runut.text.quantities.agree` (rounding, bounds, units); whether two times do, for
`runut.text.edtf.agree`. What is decided here is which figures and times answer the same
question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runut.account.propositions import Proposition
from runut.lang.pack import load
from runut.records import Quantity, Time
from runut.text import edtf, quantities, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What a comparison of two propositions' values found.

    ``clashes`` are the pairs of figures, ``day_clashes`` the pairs of times, that answer
    one question differently. ``turned`` are equal figures of which one is a level and the
    other a change ("menjadi 92", "sebesar 92").
    """

    figures_same: int = 0
    days_same: int = 0
    clashes: tuple[tuple[Quantity, Quantity], ...] = ()
    day_clashes: tuple[tuple[Time, Time], ...] = ()
    turned: tuple[tuple[Quantity, Quantity], ...] = ()

    @property
    def figures_clash(self) -> int:
        """How many figures clash."""
        return len(self.clashes)

    @property
    def days_clash(self) -> int:
        """How many times clash."""
        return len(self.day_clashes)


def compare(a: Proposition, b: Proposition) -> Values:
    """Compare the figures and times of two propositions.

    A figure that agrees with one of the other side answers it and clashes with none.
    """
    same, clashes, turned = _figures(a, b)
    days_same, day_clashes = _days(a.times, b.times)
    return Values(
        figures_same=same,
        days_same=days_same,
        clashes=clashes,
        day_clashes=day_clashes,
        turned=turned,
    )


def _figures(
    a: Proposition, b: Proposition
) -> tuple[int, tuple[tuple[Quantity, Quantity], ...], tuple[tuple[Quantity, Quantity], ...]]:
    mine, theirs = list(a.numbers), list(b.numbers)
    same = 0
    turned: list[tuple[Quantity, Quantity]] = []
    for one in list(mine):
        for two in theirs:
            if one.unit == two.unit and one.value == two.value and one.change != two.change:
                turned.append((one, two))
            elif not quantities.agree(one, two):
                continue
            same += 1
            mine.remove(one)
            theirs.remove(two)
            break
    clashes: list[tuple[Quantity, Quantity]] = []
    for one in mine:
        for two in theirs:
            if one.change == two.change and counts_alike(a, one, b, two):
                clashes.append((one, two))
                theirs.remove(two)
                break
    return same, tuple(clashes), tuple(turned)


def counts_alike(a: Proposition, one: Quantity, b: Proposition, two: Quantity) -> bool:
    """Whether two figures count the same thing: one unit, and a word of what is counted
    in common where both say it; figures without a unit need that word."""
    if one.unit != two.unit:
        return False
    mine, theirs = heads(a, one), heads(b, two)
    if mine and theirs:
        return bool(mine & theirs)
    return one.unit is not None and not mine and not theirs


def heads(proposition: Proposition, quantity: Quantity) -> frozenset[str]:
    """Stems of the words that say what a figure counts."""
    if not quantity.of:
        return frozenset()
    return frozenset(words.content_words(quantity.of, load(proposition.article.language)))


def _days(a: Sequence[Time], b: Sequence[Time]) -> tuple[int, tuple[tuple[Time, Time], ...]]:
    mine = [time for time in a if dated(time)]
    theirs = [time for time in b if dated(time)]
    same = sum(any(edtf.agree(one.value, two.value) for two in theirs) for one in mine)
    if same or len(mine) != 1 or len(theirs) != 1:
        return same, ()
    return 0, ((mine[0], theirs[0]),)


def dated(time: Time) -> bool:
    """Whether a time stands on the calendar and dates a happening."""
    return not time.writing and not time.value.startswith("P") and time.value[:1].isdigit()
