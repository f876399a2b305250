"""What speaks for and against two articles telling one happening, as numbers.

Every measure is symmetric and made of the two articles alone. Measures are taken of many
pairs at once: a measure is a column with a number for each pair.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from runut.records import Features
from runut.stories.flat import FIELDS, GENRES, HEAD, SCALARS, STEPS, UNKNOWN, Flat, flatten
from runut.stories.overlaps import SUMS, Overlaps, Whole, heads, overlaps

Vector = Mapping[str, float]
Column = npt.NDArray[np.float64]

#: Hours after which two outlets' articles count half as published at once.
AT_ONCE: Final = 12.0
#: Hours from which on more do not count, and long figures in common.
MOST_HOURS: Final = 300.0
MOST_NUMBERS: Final = 6
#: What weights are multiplied with before they are products of whole numbers.
_SQUARE: Final = float(STEPS * STEPS)
_AT: Final = {name: place for place, name in enumerate((*FIELDS, *SCALARS))}


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two vectors of length 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(value * b[word] for word, value in a.items() if word in b)


def cover(a: Vector, b: Vector) -> float:
    """Share of ``a`` (by squared weight) whose words stand in ``b``."""
    return sum(value * value for word, value in a.items() if word in b)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Articles two by two: the heads of their flat arrays, and what they have in common."""

    one: Whole
    other: Whole
    sums: Whole

    @classmethod
    def of(cls, asked: Sequence[tuple[Flat, Sequence[Flat]]], overlaps: Overlaps) -> Pairs:
        """Each first article with each of those beside it, one after another."""
        met = [(one, others) for one, others in asked if others]
        none = np.zeros((0, HEAD + len(SUMS)), np.int64)
        rows = np.concatenate([none, *(overlaps(one, others) for one, others in met)])
        return cls(
            np.repeat(heads([one for one, _ in met]), [len(o) for _, o in met], axis=0),
            rows[:, :HEAD],
            rows[:, HEAD:],
        )

    def __len__(self) -> int:
        return len(self.one)

    def shared(self, name: str) -> Column:
        """One of `runut.stories.overlaps.SUMS`, as a product of weights."""
        return self.sums[:, SUMS.index(name)] / _SQUARE

    def common(self, name: str) -> Whole:
        """One of the sums that count."""
        return self.sums[:, SUMS.index(name)]

    def ends(self, name: str) -> tuple[Whole, Whole]:
        """The length of a field or a scalar, of either article."""
        return self.one[:, _AT[name]], self.other[:, _AT[name]]


def _lesser(share: str) -> Callable[[Pairs], Column]:
    """What share of a field of the one the other covers; the lesser of both ways."""
    return lambda p: np.minimum(p.shared(share), p.shared(f"their {share}"))


def _greater(share: str) -> Callable[[Pairs], Column]:
    return lambda p: np.maximum(p.shared(share), p.shared(f"their {share}"))


def _clash(field: str) -> Callable[[Pairs], Column]:
    """1 when both have figures or days and none in common, -1 when one is, 0 otherwise."""

    def found(p: Pairs) -> Column:
        a, b = p.ends(field)
        return np.where((a > 0) & (b > 0), np.where(p.common(field) > 0, -1.0, 1.0), 0.0)

    return found


def _copied(p: Pairs) -> Column:
    """Share of the shorter article's fingerprints that the other has too."""
    return p.common("sketch") / np.maximum(np.minimum(*p.ends("sketch")), 1)


def _numbers(p: Pairs) -> Column:
    """Count of long figures in common, levelled off."""
    return np.minimum(p.common("numbers"), MOST_NUMBERS) / MOST_NUMBERS


def _dated(p: Pairs) -> npt.NDArray[np.bool_]:
    a, b = p.ends("day")
    return (a > 0) & (b > 0)


def _hours(p: Pairs) -> Column:
    """Hours between two publications, from days where the hour is not known; 0 when not
    even the day is."""
    a, b = p.ends("moment")
    first, last = p.ends("day")
    by_day = np.where(_dated(p), 24 * abs(first - last), 0)
    hours = np.where((a != UNKNOWN) & (b != UNKNOWN), abs(a - b) / 100, by_day)
    return np.minimum(hours, MOST_HOURS)


def _same(name: str) -> Callable[[Pairs], Column]:
    """1 where a scalar of both is one."""

    def found(p: Pairs) -> Column:
        a, b = p.ends(name)
        return np.where(a == b, 1.0, 0.0)

    return found


_same_outlet, _same_day = _same("outlet"), _same("day")


def _at_once(p: Pairs) -> Column:
    """1 when two outlets publish at the same time, less the further apart; 0 within one outlet.

    Where the day of either is not known they count as a day apart.
    """
    hours = np.where(_dated(p), _hours(p), 24.0)
    return np.where(_same_outlet(p), 0.0, 1 / (1 + hours / AT_ONCE))


def _other_day(p: Pairs) -> Column:
    return np.where(_dated(p), 1 - _same_day(p), 0.0)


def _plain(p: Pairs) -> Column:
    """Cosine of the bodies without the names: what happened, not to whom."""
    a, b = (np.maximum(1 - named / _SQUARE, 0.05) for named in p.ends("named squared"))
    cosines: Column = p.shared("plain") / np.sqrt(a * b)
    return cosines


def _core(p: Pairs) -> Column:
    """Share of the heaviest words of the one that stand in the other; the lesser of both."""
    a, b = (np.where(core == 0, _SQUARE, core) for core in p.ends("core squared"))
    return np.minimum(p.common("core in body") / a, p.common("their core in body") / b)


def _title_names(p: Pairs) -> Column:
    """Share of the names in the title of the one that the other names; the lesser."""
    a, b = (np.maximum(count, 1) for count in p.ends("title names"))
    mine, theirs = p.common("title names in names"), p.common("their title names in names")
    return np.minimum(mine / a, theirs / b)


def _genre(name: str) -> Callable[[Pairs], Column]:
    """How many of the two have a headline of this genre."""
    bit = GENRES.index(name)

    def found(p: Pairs) -> Column:
        a, b = p.ends("genres")
        return ((a >> bit & 1) + (b >> bit & 1)).astype(np.float64)

    return found


def _evenness(p: Pairs) -> Column:
    a, b = p.ends("length")
    return np.minimum(a, b) / np.maximum(np.maximum(a, b), 1)


Measure = Callable[[Pairs], Column]
#: What was measured so far of pairs, by name.
Seen = Mapping[str, Column]

#: The measures by name.
MEASURES: Mapping[str, Measure] = {
    "title": lambda p: p.shared("title"),
    "lead": lambda p: p.shared("lead"),
    "body": lambda p: p.shared("body"),
    "plain": _plain,
    "names": lambda p: p.shared("names"),
    "speech": lambda p: p.shared("speech"),
    "title-in-body-least": _lesser("title in body"),
    "title-in-body-most": _greater("title in body"),
    "lead-in-body-least": _lesser("lead in body"),
    "first-in-body-least": _lesser("first in body"),
    "names-least": _lesser("names in names"),
    "title-names": _title_names,
    "core": _core,
    "copied": _copied,
    "numbers": _numbers,
    "figures": _clash("figures"),
    "days": _clash("days"),
    "near-days": _clash("near days"),
    "hours": _hours,
    "other-day": _other_day,
    "same-outlet": _same_outlet,
    "outlets at once": _at_once,
    **{genre: _genre(genre) for genre in GENRES},
    "thousand-characters": lambda p: np.minimum(*p.ends("length")) / 1000,
    "evenness": _evenness,
}

_BY_OUTLET = (
    "title",
    "body",
    "plain",
    "names",
    "speech",
    "title-in-body-most",
    "first-in-body-least",
    "copied",
)
_BY_HOURS = ("title", "body", "plain", "speech", "title-in-body-most")


def _times(one: str, other: str) -> Callable[[Seen], Column]:
    return lambda m: m[one] * m[other]


def _order(name: str) -> Callable[[Seen], Column]:
    return lambda m: m[name] * m["hours-order"]


#: What follows from the measures: measures that matter together, or by their order of
#: magnitude.
DERIVED: Mapping[str, Callable[[Seen], Column]] = {
    "hours-order": lambda m: np.log1p(m["hours"]),
    "hours-order, same outlet": _times("hours-order", "same-outlet"),
    "within 12 hours": lambda m: (m["hours"] < 12).astype(np.float64),
    "within 36 hours": lambda m: (m["hours"] < 36).astype(np.float64),
    "body-root": lambda m: np.sqrt(m["body"]),
    "body and title": _times("body", "title-in-body-most"),
    "plain and first": _times("plain", "first-in-body-least"),
    # One outlet uses its own words again for another happening; two outlets seldom do.
    **{f"{name}, same outlet": _times(name, "same-outlet") for name in _BY_OUTLET},
    # What is alike hours apart is often one happening, days apart often another.
    **{f"{name}, hours apart": _order(name) for name in _BY_HOURS},
    "body, outlets at once": _times("body", "outlets at once"),
    # A series that recurs has nearly the same words each time, for another day or number.
    "title, other day": _times("title", "other-day"),
    "title, other days in lead": lambda m: m["title"] * np.maximum(m["near-days"], 0.0),
    "title, other figures": lambda m: m["title"] * np.maximum(m["figures"], 0.0),
    "both daily, other day": lambda m: (m["daily"] == 2) * m["other-day"],
}


def measured(pairs: Pairs) -> dict[str, Column]:
    """All measures of pairs and what follows from them, by name."""
    seen = {name: found(pairs) for name, found in MEASURES.items()}
    for name, follows in DERIVED.items():
        seen[name] = follows(seen)
    return seen


def measure(a: Features, b: Features) -> dict[str, float]:
    """All measures of one pair, by name."""
    pair = Pairs.of([(flatten(a), [flatten(b)])], overlaps)
    return {name: float(column[0]) for name, column in measured(pair).items()}
