"""Figures of an article: value, unit, what they count, and whether two can be the same."""

from __future__ import annotations

import re

from runut.lang.pack import Pack
from runut.records import Article, Quantity, Time
from runut.text.magnitudes import agree, comparable

__all__ = ["agree", "comparable", "find"]

_COUNT = re.compile(r"(?<![\w.,/:-])(\d{1,3}(?:\.\d{3})+|\d+)(?![\w/:%]|[.,]\d) ([^\W\d_]+)")


def find(article: Article, times: tuple[Time, ...], pack: Pack) -> tuple[Quantity, ...]:
    """The figures of ``article`` outside time expressions, sorted, without overlap."""
    taken = [(time.start, time.end) for time in times]
    return tuple(
        Quantity(
            start=match.start(1),
            end=match.end(1),
            value=float(match[1].replace(".", "")),
            of=match[2],
        )
        for match in _COUNT.finditer(article.text)
        if not any(start < match.end(1) and match.start(1) < end for start, end in taken)
    )
