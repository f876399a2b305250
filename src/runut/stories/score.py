"""How likely two articles tell one happening, and why.

The score is a pure function of the two articles' features: nothing else that a collection
holds can move it.
"""

from __future__ import annotations

from math import exp

from runut.records import Features, Link, Reason
from runut.stories.compare import MEASURES, measure

_WEIGHTS = {
    "title": 3.0,
    "lead": 2.5,
    "body": 5.0,
    "names": 2.0,
    "copied": 3.0,
    "days-apart": -0.15,
}
_BIAS = -4.6
#: A link below this is not worth keeping.
FAINT = 0.02


def link(a: Features, b: Features) -> Link | None:
    """The link of two articles, or None when they are surely two happenings."""
    if a.article > b.article:
        a, b = b, a
    values = dict(zip(MEASURES, measure(a, b), strict=True))
    total = _BIAS + sum(weight * values[name] for name, weight in _WEIGHTS.items())
    score = 1 / (1 + exp(-total))
    if score < FAINT:
        return None
    return Link(a=a.article, b=b.article, score=round(score, 4), reasons=_reasons(a, b))


def _reasons(a: Features, b: Features) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    for code, one, other in (
        ("stories.same-names", a.names, b.names),
        ("stories.same-words", a.title, b.title),
    ):
        shared = sorted((w for w in one if w in other), key=lambda w: (-one[w] * other[w], w))
        if shared:
            reasons.append(Reason(code=code, values={"words": ", ".join(shared[:5])}))
    numbers = sorted(set(a.numbers) & set(b.numbers))
    if numbers:
        values = {"figures": ", ".join(numbers[:5])}
        reasons.append(Reason(code="stories.same-figures", values=values))
    days = sorted(set(a.days) & set(b.days))
    if days:
        reasons.append(Reason(code="stories.same-days", values={"days": ", ".join(days[:5])}))
    if a.day and b.day and a.day != b.day:
        values = {"first": min(a.day, b.day), "second": max(a.day, b.day)}
        reasons.append(Reason(code="stories.other-day", values=values))
    return tuple(reasons)
