"""What speaks for and against two articles telling one happening, as numbers.

Every measure is symmetric and made of the two articles alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import log1p, sqrt

from runut.records import Features

Vector = Mapping[str, float]

#: Hours after which two outlets' articles count half as published at once.
AT_ONCE = 12.0


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two vectors of length 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(value * b[word] for word, value in a.items() if word in b)


def cover(a: Vector, b: Vector) -> float:
    """Share of ``a`` (by squared weight) whose words stand in ``b``."""
    return sum(value * value for word, value in a.items() if word in b)


def _both(a: Vector, in_b: Vector, b: Vector, in_a: Vector) -> tuple[float, float]:
    one, other = cover(a, in_b), cover(b, in_a)
    return min(one, other), max(one, other)


def days_apart(a: Features, b: Features) -> float:
    """Days between the days of publication; 0 when one is unknown."""
    return float(abs(_ordinal(a.day) - _ordinal(b.day))) if a.day and b.day else 0.0


@lru_cache(maxsize=1 << 12)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _clash(a: Sequence[str], b: Sequence[str]) -> float:
    """1 when both have figures or days and none in common, -1 when one is, 0 otherwise."""
    if not a or not b:
        return 0.0
    return -1.0 if set(a) & set(b) else 1.0


def _copied(a: Features, b: Features) -> float:
    """Share of the shorter article's fingerprints that the other has too."""
    if not a.sketch or not b.sketch:
        return 0.0
    return len(set(a.sketch) & set(b.sketch)) / min(len(a.sketch), len(b.sketch))


def shared_numbers(a: Features, b: Features) -> float:
    """Count of long figures in common, levelled off."""
    shared = {n for n in set(a.numbers) & set(b.numbers) if sum(c.isdigit() for c in n) > 1}
    return min(len(shared), 6) / 6


def _hours(a: Features, b: Features) -> float:
    """Hours between two publications, from days where the hour is not known; 0 when not
    even the day is."""
    if a.at is not None and b.at is not None:
        return min(abs(a.at - b.at), 300.0)
    return min(24 * days_apart(a, b), 300.0)


def _at_once(a: Features, b: Features) -> float:
    """1 when two outlets publish at the same time, less the further apart; 0 within one outlet.

    Where the day of either is not known they count as a day apart.
    """
    if a.outlet == b.outlet:
        return 0.0
    return 1 / (1 + (_hours(a, b) if a.day and b.day else 24.0) / AT_ONCE)


def _plain(a: Features, b: Features) -> float:
    """Cosine of the bodies without the names: what happened, not to whom."""
    named = {*a.named, *b.named}
    shared = sum(v * b.body[w] for w, v in a.body.items() if w in b.body and w not in named)
    return shared / sqrt(_rest(a) * _rest(b))


def _rest(a: Features) -> float:
    """Squared length of the body without the names."""
    return max(1.0 - sum(a.body[word] ** 2 for word in a.named), 0.05)


def _core(a: Features, b: Features) -> float:
    """Share of the heaviest words of the one that stand in the other; the lesser of both."""
    one = {word: a.body[word] for word in a.core}
    other = {word: b.body[word] for word in b.core}
    return min(
        cover(one, b.body) / (cover(one, one) or 1.0),
        cover(other, a.body) / (cover(other, other) or 1.0),
    )


def _title_names(a: Features, b: Features) -> float:
    """Share of the names in the title of the one that the other names; the lesser."""
    return min(
        sum(name in b.names for name in a.title_names) / (len(a.title_names) or 1),
        sum(name in a.names for name in b.title_names) / (len(b.title_names) or 1),
    )


def _genre(name: str) -> Callable[[Features, Features], float]:
    """How many of the two have a headline of this genre."""
    return lambda a, b: float(name in a.marks) + float(name in b.marks)


Measure = Callable[[Features, Features], float]
#: What was measured so far of a pair, by name.
Seen = Mapping[str, float]

#: The measures by name.
MEASURES: Mapping[str, Measure] = {
    "title": lambda a, b: cosine(a.title, b.title),
    "lead": lambda a, b: cosine(a.lead, b.lead),
    "body": lambda a, b: cosine(a.body, b.body),
    "plain": _plain,
    "names": lambda a, b: cosine(a.names, b.names),
    "speech": lambda a, b: cosine(a.speech, b.speech),
    "title-in-body-least": lambda a, b: _both(a.title, b.body, b.title, a.body)[0],
    "title-in-body-most": lambda a, b: _both(a.title, b.body, b.title, a.body)[1],
    "lead-in-body-least": lambda a, b: _both(a.lead, b.body, b.lead, a.body)[0],
    "first-in-body-least": lambda a, b: _both(a.first, b.body, b.first, a.body)[0],
    "names-least": lambda a, b: _both(a.names, b.names, b.names, a.names)[0],
    "title-names": _title_names,
    "core": _core,
    "copied": _copied,
    "numbers": shared_numbers,
    "figures": lambda a, b: _clash(a.figures, b.figures),
    "days": lambda a, b: _clash(a.days, b.days),
    "near-days": lambda a, b: _clash(a.near_days, b.near_days),
    "hours": _hours,
    "other-day": lambda a, b: float(bool(a.day and b.day and a.day != b.day)),
    "same-outlet": lambda a, b: float(a.outlet == b.outlet),
    "outlets at once": _at_once,
    "round-up": _genre("round-up"),
    "guide": _genre("guide"),
    "explainer": _genre("explainer"),
    "daily": _genre("daily"),
    "profile": _genre("profile"),
    "check": _genre("check"),
    "thousand-characters": lambda a, b: min(a.length, b.length) / 1000,
    "evenness": lambda a, b: min(a.length, b.length) / (max(a.length, b.length) or 1),
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


def _times(one: str, other: str) -> Callable[[Seen], float]:
    return lambda m: m[one] * m[other]


def _order(name: str) -> Callable[[Seen], float]:
    return lambda m: m[name] * log1p(m["hours"])


#: What follows from the measures: measures that matter together, or by their order of
#: magnitude.
DERIVED: Mapping[str, Callable[[Seen], float]] = {
    "hours-order": lambda m: log1p(m["hours"]),
    "hours-order, same outlet": lambda m: log1p(m["hours"]) * m["same-outlet"],
    "within 12 hours": lambda m: float(m["hours"] < 12),
    "within 36 hours": lambda m: float(m["hours"] < 36),
    "body-root": lambda m: sqrt(max(m["body"], 0.0)),
    "body and title": lambda m: m["body"] * m["title-in-body-most"],
    "plain and first": lambda m: m["plain"] * m["first-in-body-least"],
    # One outlet uses its own words again for another happening; two outlets seldom do.
    **{f"{name}, same outlet": _times(name, "same-outlet") for name in _BY_OUTLET},
    # What is alike hours apart is often one happening, days apart often another.
    **{f"{name}, hours apart": _order(name) for name in _BY_HOURS},
    "body, outlets at once": _times("body", "outlets at once"),
    # A series that recurs has nearly the same words each time, for another day or number.
    "title, other day": lambda m: m["title"] * m["other-day"],
    "title, other days in lead": lambda m: m["title"] * max(m["near-days"], 0.0),
    "title, other figures": lambda m: m["title"] * max(m["figures"], 0.0),
    "both daily, other day": lambda m: float(m["daily"] == 2) * m["other-day"],
}


def measure(a: Features, b: Features) -> dict[str, float]:
    """All measures of a pair and what follows from them, by name."""
    seen = {name: found(a, b) for name, found in MEASURES.items()}
    return seen | {name: found(seen) for name, found in DERIVED.items()}
