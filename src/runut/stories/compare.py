"""What speaks for and against two articles telling one happening, as numbers.

Every measure is symmetric and made of the two articles alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from runut.records import Features

Vector = Mapping[str, float]


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


def _share(a: Sequence[object], b: Sequence[object]) -> float:
    """Jaccard share of two sets."""
    one, other = set(a), set(b)
    return len(one & other) / len(one | other) if one and other else 0.0


def _apart(a: str | None, b: str | None) -> float:
    """Days between two days; 0 when one is unknown."""
    return float(abs(_ordinal(a) - _ordinal(b))) if a and b else 0.0


@lru_cache(maxsize=1 << 12)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _clash(a: Sequence[str], b: Sequence[str]) -> float:
    """1 when both have figures or days and none in common, -1 when one is, 0 otherwise."""
    if not a or not b:
        return 0.0
    return -1.0 if set(a) & set(b) else 1.0


def _rarest(a: Vector, b: Vector) -> float:
    """Weight of the heaviest word in both."""
    return max((min(value, b[word]) for word, value in a.items() if word in b), default=0.0)


def _copied(a: Features, b: Features) -> float:
    """Share of the shorter article's fingerprints that the other has too."""
    if not a.sketch or not b.sketch:
        return 0.0
    return len(set(a.sketch) & set(b.sketch)) / min(len(a.sketch), len(b.sketch))


def _numbers(a: Features, b: Features) -> float:
    """Count of long figures in common, levelled off."""
    shared = {n for n in set(a.numbers) & set(b.numbers) if sum(c.isdigit() for c in n) > 1}
    return min(len(shared), 6) / 6


def _genre(a: Features, b: Features) -> float:
    return float(bool(a.marks)) + float(bool(b.marks))


Measure = Callable[[Features, Features], float]

MEASURES: Mapping[str, Measure] = {
    "title": lambda a, b: cosine(a.title, b.title),
    "lead": lambda a, b: cosine(a.lead, b.lead),
    "body": lambda a, b: cosine(a.body, b.body),
    "names": lambda a, b: cosine(a.names, b.names),
    "speech": lambda a, b: cosine(a.speech, b.speech),
    "title-in-body-least": lambda a, b: _both(a.title, b.body, b.title, a.body)[0],
    "title-in-body-most": lambda a, b: _both(a.title, b.body, b.title, a.body)[1],
    "lead-in-body-least": lambda a, b: _both(a.lead, b.body, b.lead, a.body)[0],
    "lead-in-body-most": lambda a, b: _both(a.lead, b.body, b.lead, a.body)[1],
    "names-least": lambda a, b: _both(a.names, b.names, b.names, a.names)[0],
    "names-most": lambda a, b: _both(a.names, b.names, b.names, a.names)[1],
    "rarest-name": lambda a, b: _rarest(a.names, b.names),
    "rarest-title-word": lambda a, b: _rarest(a.title, b.title),
    "copied": _copied,
    "numbers": _numbers,
    "figures": lambda a, b: _clash(a.figures, b.figures),
    "days": lambda a, b: _clash(a.days, b.days),
    "near-days": lambda a, b: _clash(a.near_days, b.near_days),
    "places": lambda a, b: _share(a.places, b.places),
    "days-apart": lambda a, b: min(_apart(a.day, b.day), 60.0),
    "same-outlet": lambda a, b: float(a.outlet == b.outlet),
    "genre": _genre,
}


def measure(a: Features, b: Features) -> tuple[float, ...]:
    """All measures of a pair, in the order of `MEASURES`."""
    return tuple(found(a, b) for found in MEASURES.values())
