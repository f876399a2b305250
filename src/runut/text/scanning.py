"""Going over a folded text from left to right, at the words and figures where something may begin.

An article's times and its figures are read one after the other from the same tokens, so these are
found once; and few of them begin anything.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator
from functools import lru_cache

from runut.text.cutting import Cutter, Row
from runut.text.patterns import TOKEN

_TOKENS = Cutter(TOKEN.pattern)


@lru_cache(maxsize=1)
def _tokens(folded: str) -> Row:
    return _TOKENS.row(folded, 0, len(folded))


class Scanner:
    """The tokens of a ``folded`` text with which something may ``begin``: any digits, and these
    words and marks. Whoever reads on from one sets ``past``, up to where he has read; he goes on
    with the first token behind it, or with what is left of one."""

    __slots__ = ("_at", "_begin", "_folded", "_row", "_starts", "past")

    def __init__(self, folded: str, begin: Container[str]) -> None:
        self._folded, self._begin, self._row = folded, begin, _tokens(folded)
        words, starts, _ = self._row
        self._at = [at for at, word in enumerate(words) if word in begin or word.isdecimal()]
        self._starts = [starts[at] for at in self._at]
        self.past = 0

    def between(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Where each begins in ``[start, end)``, and the token itself."""
        words, starts, ends = self._row
        self.past = start
        if not (self._parts(start) or self._parts(end)):
            for number in range(bisect_left(self._starts, start), len(self._at)):
                at = self._at[number]
                if starts[at] >= end:
                    return
                if starts[at] < self.past:
                    continue
                self.past = ends[at]
                yield starts[at], words[at]
                if self.past > ends[at] and self._parts(self.past):
                    break
            else:
                return
        yield from self._one_by_one(end)

    def _parts(self, place: int) -> bool:
        """Whether a place parts a token, as hardly one does."""
        _, starts, ends = self._row
        token = bisect_right(starts, place, 0, len(ends)) - 1
        return token >= 0 and starts[token] < place < ends[token]

    def _one_by_one(self, end: int) -> Iterator[tuple[int, str]]:
        """As `between` from ``past`` on, wherever that is."""
        while (token := TOKEN.search(self._folded, self.past, end)) is not None:
            self.past = token.end()
            if token[0] in self._begin or token[0].isdecimal():
                yield token.start(), token[0]
