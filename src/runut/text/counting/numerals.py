"""Numbers in digits and in words, in both conventions of separators."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from runut.lang.pack import Pack
from runut.text.patterns import DIGIT, END, Slot, first_word, fold

#: Digits with separators: 1.234,5 and 1,234.5, 2014, 0,5.
DIGITS = r"\d+(?:[.,]\d+)*"
#: Longer runs of digits and separators are codes.
_LONGEST = 24
#: More words than any number has; a bound keeps reading linear in the text.
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """How a language writes numbers.

    ``units`` are words that add ("dua" 2, "sebelas" 11, "twenty" 20), ``tens`` words that
    add ten to what stands before ("belas"), ``scales`` words that multiply it ("puluh",
    "ratus", "ribu", "juta"). ``slot`` matches a whole number in a form. ``word`` matches
    one number word.
    """

    decimal: str
    units: Mapping[str, float]
    tens: Mapping[str, float]
    scales: Mapping[str, float]
    words: re.Pattern[str]
    slot: Slot

    def digits(self, text: str) -> float | None:
        """The value of digits with separators; None when they make no number.

        A single separator followed by exactly three digits is the language's own: "1.234"
        is 1234 in Indonesian and 1.234 in English. Two different separators decide it.
        """
        if len(text) > _LONGEST:
            return None
        dots, commas = text.count("."), text.count(",")
        if dots and commas:
            decimal = "." if text.rfind(".") > text.rfind(",") else ","
            whole, _, rest = text.rpartition(decimal)
            return _join(whole, rest) if decimal not in whole else None
        mark = "." if dots else ","
        if dots + commas == 0:
            return float(text)
        groups = text.split(mark)
        if dots + commas > 1:
            return float("".join(groups)) if _grouped(groups) else None
        if mark != self.decimal and _grouped(groups):
            return float("".join(groups))
        return _join(groups[0], groups[1])

    def read(self, text: str) -> float | None:
        """The value of a number as written: "1.234,5", "5,4 juta", "dua puluh lima"."""
        total = group = current = 0.0
        seen = False
        for token in fold(text).replace("-", " ").split():
            if token[0].isdecimal():
                value = self.digits(token)
                if value is None:
                    return None
                current += value
            elif token in self.units:
                current += self.units[token]
            elif token in self.tens:
                current += self.tens[token]
            elif token in self.scales:
                scale = self.scales[token]
                if scale < 1000:
                    group, current = group + (current or 1.0) * scale, 0.0
                else:
                    total, group, current = total + (group + current or 1.0) * scale, 0.0, 0.0
            else:
                continue
            seen = True
        return total + group + current if seen else None


def _grouped(groups: list[str]) -> bool:
    """Whether digits stand in groups of three after a first of one to three."""
    return 1 <= len(groups[0]) <= 3 and groups[0] != "0" and all(len(g) == 3 for g in groups[1:])


def _join(whole: str, rest: str) -> float | None:
    groups = re.split(r"[.,]", whole)
    if len(groups) > 1 and not _grouped(groups):
        return None
    return float("".join(groups) + "." + rest)


@cache
def numerals(pack: Pack) -> Numerals:
    """The numerals of a language, from the ``[numbers]`` section of its quantities table."""
    table = pack.table("quantities").get("numbers", {})
    units = {fold(word): float(value) for word, value in table.get("units", {}).items()}
    tens = {fold(word): float(value) for word, value in table.get("tens", {}).items()}
    scales = {fold(word): float(value) for word, value in table.get("scales", {}).items()}
    fillers = [fold(word) for word in table.get("fillers", ())]
    ordered = sorted({*units, *tens, *scales}, key=lambda word: (-len(word), word))
    one = "(?:" + "|".join(map(re.escape, ordered)) + ")" + END if ordered else "(?!)"
    filler = "(?:(?:" + "|".join(map(re.escape, fillers)) + ") +)?" if fillers else ""
    hyphen = "|-" if table.get("hyphen", False) else ""
    words = f"{one}(?:(?: +{hyphen}){filler}{one}){{0,{_MOST_WORDS}}}"
    big = [word for word, scale in scales.items() if scale >= 1000]
    after = f"(?: *(?:{'|'.join(sorted(map(re.escape, big)))}){END})?" if big else ""
    return Numerals(
        decimal=table.get("decimal", "."),
        units=units,
        tens=tens,
        scales=scales,
        words=re.compile(words),
        slot=Slot(
            regex=f"(?:{DIGITS}{after}|{words})",
            firsts=frozenset({DIGIT, *map(first_word, ordered)}),
        ),
    )
