"""Links between articles in different languages.

Words seldom meet there, but names, figures, days, places and the entities that both
languages know by one id do. The weights are set by hand, for there is no labelled set to
fit them on; they ask for several kinds of evidence at once.
"""

from __future__ import annotations

from math import exp

from runut.records import Features
from runut.stories.compare import cosine, cover, days_apart, shared_numbers

_CONSTANT = -6.0


def across(a: Features, b: Features) -> float:
    """How likely two articles in different languages tell one happening, 0 to 1."""
    names = cosine(a.names, b.names)
    cast = cosine(a.cast, b.cast)
    title_names = [n for n in a.title_names if n in b.title_names]
    covered = min(cover(a.names, b.names), cover(b.names, a.names))
    days = bool(set(a.days) & set(b.days))
    total = (
        _CONSTANT
        + 4.0 * names
        + 3.0 * cast
        + 2.0 * covered
        + 1.0 * min(len(title_names), 2)
        + 1.5 * shared_numbers(a, b)
        + 0.8 * days
        - 0.5 * min(days_apart(a, b), 10.0)
    )
    return 1 / (1 + exp(-total))
