"""Texts as people are shown them: a thin blank where a page lost one between two words.

Offsets are those of the text as it came (`Article.seams`); only what is shown is parted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

#: Thin where a page is drawn; a blank like any other where white space counts as one.
SEAM = "\N{THIN SPACE}"


def seamed(text: str, start: int, end: int, seams: Sequence[int]) -> str:
    """``text`` from ``start`` to ``end`` with a thin blank at each of its ``seams`` from ``start``
    on."""
    inside = seams[bisect_left(seams, start) : bisect_left(seams, end)]
    if not inside:
        return text[start:end]
    bounds = [start, *inside, end]
    return SEAM.join(text[a:b] for a, b in pairwise(bounds))
