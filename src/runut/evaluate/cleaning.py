"""Scores extracted article bodies against the true ones by shared four-word shingles.

The measure of Zyte's article-extraction-benchmark (its ``evaluate.py``, MIT): shingles of
four words with their counts; precision and recall a page, averaged over pages; F1 of the
two averages. Written anew from its description, so the figures compare.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from runut.evaluate.figures import Figures, Score, Tally, f1

SHINGLE = 4
_WORD = re.compile(r"\w+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words with how often each occurs; a shorter text is one run."""
    words = _WORD.findall(text)
    runs = range(max(1, len(words) - SHINGLE + 1)) if words else range(0)
    return Counter(tuple(words[at : at + SHINGLE]) for at in runs)


def bodies(truth: Mapping[str, str], made: Mapping[str, str], misses: int = 0) -> Figures:
    """Precision, recall and F1 of the bodies ``made`` for the pages of ``truth``.

    A page without a body counts as an empty one; as there, an empty body has no precision
    and an empty truth no recall. The ``misses`` worst pages are kept.
    """
    counted = Tally()
    worst: list[tuple[float, str, str]] = []
    for page, body in truth.items():
        true, got = shingles(body), shingles(made.get(page, ""))
        shared = (true & got).total()
        precision = shared / got.total() if got else 0.0
        recall = shared / true.total() if true else 0.0
        if got:
            counted.add("body precision", precision, 1)
        if true:
            counted.add("body recall", recall, 1)
        worst.append((precision + recall, page, f"P {precision:.3f} R {recall:.3f}"))
    for _, page, seen in sorted(worst)[:misses]:
        counted.miss("body F1", page, seen)
    precision_score, recall_score = counted.share("body precision"), counted.share("body recall")
    scores: tuple[Score, ...] = (
        precision_score,
        recall_score,
        f1("body F1", precision_score, recall_score),
    )
    return Figures(kind="cleaning", scores=scores, misses=counted.first_misses(misses))
