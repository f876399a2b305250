"""Whether two figures can be one: rounding, bounds, approximate words and units."""

from __future__ import annotations

from math import floor, log10

from runut.records import Quantity

#: How far "sekitar", "about" reach to either side, as a share of the figure.
ABOUT = 0.10
#: How far a bound reaches on its open side: "lebih dari 50" is not said of 5,000.
REACH = 2.0
#: From here on a bare count is read as rounded when its digits end in zeros.
ROUND_COUNT = 1e5
#: The most a rounded figure may differ from the full one, as a share.
ROUNDING = 0.05

#: Units that convert exactly: unit -> (common unit, factor).
_CONVERT = {
    "year": ("month", 12.0),
    "month": ("month", 1.0),
    "day": ("second", 86400.0),
    "hour": ("second", 3600.0),
    "minute": ("second", 60.0),
    "second": ("second", 1.0),
}


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether the two measure in the same way at all: units that are equal or convert
    exactly, and both levels or both changes. What they count is not looked at."""
    return a.change == b.change and _scale(a.unit)[0] == _scale(b.unit)[0]


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two figures for one thing can both hold.

    True when the spans they allow overlap: a range allows all between its ends; "about"
    a tenth to either side; "over" and "at-least" the figure and up to twice as much;
    "under" the figure and down to half; "at-most" the figure and a tenth less, since "hingga
    550 km" tells the most that is reached. An exact figure allows what would
    be rounded to it, where it is a measure, a sum of money or a count from 100,000 on
    (5 triliun and 5,04; 92 persen and 92,28); smaller counts are taken at their word
    (60 and 62 dead differ). Scores of a match agree when both numbers do, whichever side is
    named first.

    False when they differ *or cannot be compared* (persons against rupiah, dollars against
    rupiah, a level against a change). A conflict therefore needs `comparable` as well.
    """
    if not comparable(a, b):
        return False
    if a.unit == "score":
        return {a.value, a.high} == {b.value, b.high}
    low_a, high_a = _allowed(a)
    low_b, high_b = _allowed(b)
    if low_a <= high_b and low_b <= high_a:
        return True
    return _rounds(a, b) or _rounds(b, a)


def _scale(unit: str | None) -> tuple[str | None, float]:
    return (unit, 1.0) if unit is None else _CONVERT.get(unit, (unit, 1.0))


def _allowed(quantity: Quantity) -> tuple[float, float]:
    factor = _scale(quantity.unit)[1]
    low = quantity.value * factor
    high = (quantity.value if quantity.high is None else quantity.high) * factor
    match quantity.bound:
        case "about":
            return _sorted(low - abs(low) * ABOUT, high + abs(high) * ABOUT)
        case "over" | "at-least":
            return _sorted(low, high + abs(high) * (REACH - 1))
        case "under":
            return _sorted(low / REACH, high)
        case "at-most":
            return _sorted(low - abs(low) * ABOUT, high)
    slip = 1e-9 * max(abs(low), abs(high))
    return low - slip, high + slip


def _sorted(a: float, b: float) -> tuple[float, float]:
    return (a, b) if a <= b else (b, a)


def _rounds(coarse: Quantity, fine: Quantity) -> bool:
    """Whether ``fine`` rounded (or cut off) to the digits of ``coarse`` gives ``coarse``."""
    if coarse.high is not None or fine.high is not None:
        return False
    a = coarse.value * _scale(coarse.unit)[1]
    b = fine.value * _scale(fine.unit)[1]
    if a * b <= 0 or (coarse.unit is None and abs(a) < ROUND_COUNT and a == int(a) and b == int(b)):
        return False
    step = _step(coarse.value) * _scale(coarse.unit)[1]
    return abs(a - b) < step and abs(a - b) <= ROUNDING * max(abs(a), abs(b))


def _step(value: float) -> float:
    """The worth of the last significant digit of ``value``: 5e12 -> 1e12, 92.3 -> 0.1."""
    digits = f"{abs(value):.12g}"
    mantissa, _, exponent = f"{float(digits):.11e}".partition("e")
    significant = len(mantissa.rstrip("0").replace(".", ""))
    step: float = 10.0 ** (int(exponent) - significant + 1)
    if value == floor(value) and step < 1:
        return 1.0
    return min(step, 10.0 ** floor(log10(abs(value)))) if value else 1.0
