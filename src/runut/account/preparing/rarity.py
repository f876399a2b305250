"""How much a shared word says: less when every text has it.

Beside the words of one story, which are few, stands a background of the language: in how
many of so many sentences a stem was counted (the pack's ``background.tsv``).
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log

from runut.lang.pack import load

#: What is left of the weight of a word that stands in every background sentence.
_FLOOR = 0.25


@cache
def _background(code: str) -> tuple[float, dict[str, float]]:
    file = load(code).resource("background.tsv")
    if not file.is_file():
        return 1.0, {}
    total, counts = 1.0, {}
    for line in file.read_text("utf-8").splitlines():
        word, tab, count = line.partition("\t")
        if tab and word.startswith("#"):
            total = float(count)
        elif tab:
            counts[word] = float(count)
    return total, counts


@lru_cache(maxsize=1 << 16)
def of_term(term: str, code: str) -> float:
    """How rare the stem of a term ``w:`` is in the language; 1 for names, figures and days."""
    return rarity(term[2:], code) if term.startswith("w:") else 1.0


@lru_cache(maxsize=1 << 16)
def rarity(stem: str, code: str) -> float:
    """How rare a stem is in the language, from just above 0 (in every sentence) to 1 (never
    met); 1 for all where the pack has no background."""
    total, counts = _background(code)
    if total <= 1.0:
        return 1.0
    share = log(total / counts.get(stem, 0.5)) / log(total / 0.5)
    return _FLOOR + (1.0 - _FLOOR) * min(1.0, max(0.0, share))
