"""How much a word tells apart: a static weight from a background of the language.

The weight of a word does not depend on what the collection holds, so the likeness of two
articles is the same whether they come in a batch, a stream or any order. The background
is the pack's `background.tsv`: in how many of so many sentences a stem stood.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log

from runut.errors import PackError
from runut.lang.pack import load


@cache
def background(code: str) -> tuple[int, dict[str, int]]:
    """Number of background sentences of a language, and how many hold each stem.

    (1, {}) when the pack has no background: every word then weighs alike.
    """
    file = load(code).resource("background.tsv")
    if not file.is_file():
        return 1, {}
    total = 1
    counts: dict[str, int] = {}
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        word, tab, count = line.partition("\t")
        if not tab:
            continue
        if not count.isdecimal():
            raise PackError(f"lang/{code}/background.tsv:{number}: a count must be a number")
        if word.startswith("#"):
            total = int(count)
        else:
            counts[word] = int(count)
    return total, counts


@lru_cache(maxsize=1 << 16)
def weight(stem: str, code: str) -> float:
    """Information of meeting ``stem``, 0 (in every sentence) to 1 (never met before)."""
    total, counts = background(code)
    if total <= 1:
        return 1.0
    return log(total / counts.get(stem, 0.5)) / log(total / 0.5) if total > 1 else 1.0
