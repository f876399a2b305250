"""Figures of an article: value, unit, what they count, and whether two can be the same.

Where a figure could stand, its written form is read (`amounts`), then the words around it
say how exact it is, whether it is a level or a change, and what it counts
(`context`). Figures inside a date or a clock time are none; a duration is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from runut.lang.pack import Pack
from runut.records import Article, Quantity, Time
from runut.text.counting import context as context
from runut.text.counting.amounts import (
    Amount,
    AmountGrammar,
    amount_grammar,
    inside_word,
    read_amount,
)
from runut.text.counting.context import Before, FigureWords, figure_words
from runut.text.counting.magnitudes import agree, comparable
from runut.text.counting.ordinals import Ordinals, ordinals
from runut.text.counting.units import to_base
from runut.text.patterns import DIGIT, TOKEN, fold
from runut.text.scanning import Scanner

__all__ = ["agree", "comparable", "find"]

_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_CLOCK = re.compile(r"0\d\.\d\d(?!\d)")
_PERIOD = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])(?:/PT?(\d+(?:\.\d+)?)[YMWDHS])?\Z")
#: Units of shares and stuff, whose noun stands after them: "40 persen warga", "10 ton ikan".
_OF_STUFF = {"%", "kg", "L", "bbl"}
#: Earthquakes are weaker than this.
_MAGNITUDES = 10
#: A sign right before a figure, in brackets or not; within so many characters.
_SIGN, _SIGN_REACH = re.compile(r"(?<![^\W_])\(?([^\W\d_]+)\)? ?\Z"), 16
#: Units that a word of change must stand right beside.
_PLAIN_UNITS = {"times", "year", "month", "day", "hour", "minute", "second"}
_CALENDAR = {"year", "month", "day"}
_PERIOD_UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figures:
    """What a language has to say about figures; ``begin`` are the words that may begin one."""

    grammar: AmountGrammar
    words: FigureWords
    ordinals: Ordinals
    begin: frozenset[str]


@cache
def _figures(pack: Pack) -> _Figures:
    grammar, ordered = amount_grammar(pack), ordinals(pack)
    begin = grammar.firsts.union(ordered.values)
    return _Figures(grammar=grammar, words=figure_words(pack), ordinals=ordered, begin=begin)


def find(article: Article, times: tuple[Time, ...], pack: Pack) -> tuple[Quantity, ...]:
    """The figures of ``article``, sorted, without overlap.

    Values are in the base of their unit ("Rp 1,5 M" is 1.5e9 "IDR", "1,2 km" 1200 "m").
    Durations among ``times`` are figures too ("24 tahun", 24 "year"); other times are
    passed over, and so are numbers that are labels or parts of names.
    """
    reader = _Reader(article.text, times, _figures(pack))
    return tuple(sorted(reader.read(), key=lambda quantity: (quantity.start, quantity.end)))


class _Reader:
    """Reads the figures of one text from left to right."""

    def __init__(self, text: str, times: tuple[Time, ...], figures: _Figures) -> None:
        self._text = text
        self._folded = fold(text)
        self._times = times
        self._figures = figures
        self._words = figures.words
        self._scanner = Scanner(self._folded, figures.begin)

    def read(self) -> Iterator[Quantity]:
        """Figures of the stretches between times, and durations among the times."""
        at = 0
        for time in self._times:
            yield from self._stretch(at, time.start)
            duration = self._duration(time)
            if duration is not None:
                yield duration
            at = time.end
        yield from self._stretch(at, len(self._folded))

    def _stretch(self, at: int, end: int) -> Iterator[Quantity]:
        figures, scanner = self._figures, self._scanner
        firsts, ordered = figures.grammar.firsts, figures.ordinals.values
        for start, word in scanner.between(at, end):
            digits = word[0].isdecimal()
            found: Quantity | None = None
            after = start + len(word)
            if digits or word in ordered:
                found = figures.ordinals.read(self._text, self._folded, start, word)
            if found is None and (digits or word in firsts):
                found, after = self._at(start, end, digits, after)
            if found is not None:
                yield found
                after = max(after, found.end)
            # Every step goes forward, whatever a rule makes of the words.
            scanner.past = max(scanner.past, after)

    def _at(self, start: int, end: int, digits: bool, after: int) -> tuple[Quantity | None, int]:
        """The figure at ``start``, if it is one, and where to go on."""
        number = _NUMBER.match(self._folded, start) if digits else None
        past = after if number is None else number.end()
        barred = self._words.not_numbers.match(self._folded, start)
        if barred is not None and not digits:
            return None, max(past, barred.end())
        if not digits and self._folded[start - 1 : start] == "-":
            return None, past
        amount = read_amount(self._text, self._folded, start, self._figures.grammar)
        if amount is None or amount.end > end:
            return None, past
        inside = inside_word(self._folded, start, amount.end) and self._sign(start, past) is None
        if digits and (inside or _CLOCK.match(self._folded, start)):
            return None, past
        quantity = self._quantity(amount)
        return quantity, past if quantity is None else quantity.end

    def _quantity(self, amount: Amount) -> Quantity | None:
        words, folded = self._words, self._folded
        before = context.words_before(folded, amount.start)
        amount = self._magnitude(amount, before)
        if amount.unit == "score" and not context.names_score(before, words):
            return None
        bound, bound_start, end = context.bound(folded, amount, words)
        unit = amount.unit
        after = context.counted(self._text, folded, end, words)
        if unit is None and not self._counts(amount, before, after):
            return None
        if unit in _CALENDAR and context.is_label(folded, amount.start, words, spelled=False):
            return None
        if bound_start < amount.start:
            before = context.words_before(folded, bound_start)
        change = self._is_change(bound, bound_start, amount, unit, before)
        return Quantity(
            start=amount.start,
            end=end,
            value=amount.value,
            unit=unit,
            of=context.normal(self._of(amount, unit, before, after, change)),
            high=amount.high,
            bound=bound,
            change=change,
        )

    def _magnitude(self, amount: Amount, before: list[Before]) -> Amount:
        """An earthquake's magnitude ("gempa M 5,2", "berkekuatan 5,2 M"), else as it is."""
        words = self._words
        written = self._folded[amount.start : amount.end].split(" ")
        sign = self._sign(amount.start, amount.start + len(written[0]))
        if sign is not None and not before:
            before = context.words_before(self._folded, sign)
        if not any(found.word in words.magnitude for found in before[:8]):
            return amount
        value = self._figures.grammar.numbers.read(written[0])
        signed = sign is not None or before[0].word in words.magnitude_signs | words.magnitude
        if amount.unit is None and signed and amount.value < _MAGNITUDES:
            return replace(amount, unit="magnitude")
        if value is None or value >= _MAGNITUDES or written[-1] not in words.magnitude_signs:
            return amount
        return replace(amount, unit="magnitude", value=value)

    def _sign(self, start: int, end: int) -> int | None:
        """Where the sign of a magnitude begins that stands right before a decimal, be it glued to
        it or in brackets ("gempa M4,9", "magnitudo (M) 4,9")."""
        sign = _SIGN.search(self._folded, max(0, start - _SIGN_REACH), start)
        if sign is None or sign[1] not in self._words.magnitude_signs:
            return None
        return sign.start() if any(mark in self._folded[start:end] for mark in ",.") else None

    def _is_change(
        self, bound: str, start: int, amount: Amount, unit: str | None, before: list[Before]
    ) -> bool:
        """Whether a figure is an amount of change. ``before`` stands before ``start``, where what
        says how exact it is begins."""
        words, folded = self._words, self._folded
        said = folded[start : amount.start].split()
        if bound == "at-most" and unit != "%" and said and said[0] in words.level:
            return False  # "naik hingga 58 orang" ends there; "naik hingga 9 persen" does not
        measured = unit is not None and unit not in _PLAIN_UNITS
        return context.is_change(before, folded, amount.end, words, measured=measured)

    def _counts(self, amount: Amount, before: list[Before], after: str | None) -> bool:
        """Whether a number without a unit is a figure, not a label or part of a name."""
        words, text = self._words, self._text
        if context.is_label(self._folded, amount.start, words, spelled=amount.spelled):
            return False
        if amount.spelled:
            named = text[amount.start].isupper() and self._capital_before(amount.start)
            return after is not None and not named
        if not amount.plain:
            return True
        if after is None:
            last = before[0].word if before else ""
            return last in words.links or last in words.change
        if self._listed(amount):
            return False
        capital = self._capital_before(amount.start)
        counter = fold(after.split(" ")[0]) in words.counters
        return counter or not (capital or text[amount.end :].lstrip()[:1].isupper())

    def _listed(self, amount: Amount) -> bool:
        """Whether the number numbers an item of a list: at the start of a line, with a dot."""
        line = self._folded[max(0, amount.start - 2) : amount.start]
        return self._folded[amount.end : amount.end + 1] in (".", ")") and (
            amount.start == 0 or "\n" in line
        )

    def _capital_before(self, start: int) -> bool:
        words = self._text[max(0, start - 30) : start].split()
        if not words or start < 3:
            return False
        last = words[-1]
        follows = self._text[max(0, start - len(last) - 3) : start - len(last) - 1].rstrip()
        sentence_start = not follows or follows[-1] in ".!?\n"
        return last[0].isupper() and last[-1].isalnum() and not sentence_start

    def _of(
        self,
        amount: Amount,
        unit: str | None,
        before: list[Before],
        after: str | None,
        change: bool,
    ) -> str | None:
        """What is counted stands after a count and before a sum or measure."""
        if unit in ("score", "magnitude") or amount.unit == "times":
            return None
        if unit is None:
            return after
        named = after is not None and self._words.verb.match(fold(after)) is None
        beside = unit != "%" and context.is_noun(before, self._words)
        if named and unit in _OF_STUFF and not (change or beside):
            return after
        return context.measured(self._text, before, self._words)

    def _duration(self, time: Time) -> Quantity | None:
        match = _PERIOD.match(time.value) if time.precision == "duration" else None
        if match is None:
            return None
        unit = _PERIOD_UNITS[match[1] + match[3]]
        value, base = to_base(float(match[2]), unit)
        high = None if match[4] is None else to_base(float(match[4]), unit)[0]
        number = self._number_in(time)
        bound, bound_start = context.bound_before(self._folded, number, self._words)
        before = context.words_before(self._folded, bound_start)
        change = context.is_change(before, self._folded, time.end, self._words, measured=False)
        end = time.end
        if bound == "exact":
            bound, end = context.bound_after(self._folded, end, self._words)
        return Quantity(
            start=number,
            end=end,
            value=value,
            unit=base,
            high=high,
            bound=bound,
            change=change,
        )

    def _number_in(self, time: Time) -> int:
        """Where the figure of a duration begins: after "sekitar", "lebih dari"."""
        firsts = self._figures.grammar.firsts
        for token in TOKEN.finditer(self._folded, time.start, time.end):
            if (DIGIT if token[0][0].isdecimal() else token[0]) in firsts:
                return token.start()
        return time.start
