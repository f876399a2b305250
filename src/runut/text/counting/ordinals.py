"""Ordinals: which in a row, in digits ("ke-3", "3rd") or in words ("kunjungan pertama")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from runut.lang.pack import Pack
from runut.records import Quantity
from runut.text.counting import context as context
from runut.text.counting.context import Before, FigureWords, figure_words
from runut.text.patterns import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinals:
    """How a language writes ordinals: ``values`` of those in words, what stands before digits
    or right behind them, and the words around figures."""

    values: Mapping[str, float]
    prefixes: tuple[str, ...]
    suffixed: re.Pattern[str] | None
    words: FigureWords

    def read(self, text: str, folded: str, at: int, token: str) -> Quantity | None:
        """The ordinal whose digits or word are the ``token`` at ``at`` of ``folded``, if it is one;
        a word is one where another beside it shows it ("kunjungan pertama", "kedua kalinya")."""
        digits = token[0].isdecimal()
        span = self._in_digits(folded, at, token) if digits else (at, at + len(token))
        if span is None:
            return None
        start, end = span
        following = context.counted(text, folded, end, self.words)
        tail = None if following is None else following.split()[0]
        before = context.words_before(folded, start)
        head = before[0] if before and self._heads(before[0], at, start) else None
        tailed = tail is not None and fold(tail) in self.words.ordinal_tails
        if not digits and head is None and not tailed:
            return None
        named = tail if tailed or head is None else text[head.start : head.end]
        value = float(token) if digits else self.values[token]
        return Quantity(start=start, end=end, value=value, unit="ordinal", of=named)

    def _heads(self, word: Before, at: int, start: int) -> bool:
        """Whether the word before an ordinal is what it orders: any noun before "ke-42"."""
        if start < at:
            return context.is_noun([word], self.words)
        return word.word in self.words.ordinal_heads

    def _in_digits(self, folded: str, start: int, token: str) -> tuple[int, int] | None:
        """Where an ordinal in digits begins and ends."""
        if self.suffixed is not None:
            match = self.suffixed.match(folded, start)
            return None if match is None else match.span()
        for prefix in self.prefixes:
            if folded.endswith(prefix, max(0, start - len(prefix)), start):
                return start - len(prefix), start + len(token)
        return None


@cache
def ordinals(pack: Pack) -> Ordinals:
    """The ordinals of one language, from its quantities table."""
    table = pack.table("quantities")
    suffixes = table.get("words", {}).get("ordinal-suffixes", ())
    return Ordinals(
        values={fold(word): float(n) for word, n in table.get("ordinals", {}).items()},
        prefixes=tuple(map(fold, table.get("words", {}).get("ordinal-prefix", ()))),
        suffixed=re.compile(rf"\d+(?:{'|'.join(suffixes)})(?![^\W_])") if suffixes else None,
        words=figure_words(pack),
    )
