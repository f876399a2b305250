"""Time expressions of an article, normalised to EDTF and anchored.

The order: the grammar finds pieces (`pieces`) and joins them (`joins`); then, from
left to right, each expression is given its meaning (`values`) from what the text said before
it: the article's day, the day of the quote it stands in, the last day that was named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date, datetime

from runut import edtf
from runut.lang.pack import Pack
from runut.records import Article, Time
from runut.text.timing import reckoning
from runut.text.timing.context import Surroundings
from runut.text.timing.grammar import TimeGrammar, grammar
from runut.text.timing.joins import read_pieces
from runut.text.timing.meaning import Context, Meaning
from runut.text.timing.pieces import Piece
from runut.text.timing.values import mean

#: Kinds of piece that count from the day of a quote they stand in.
_COUNTED = {"shift", "ago"}
#: What may stand between a day and the clock time that belongs to it.
_BETWEEN = re.compile(r"[^\n.!?;\"“”]{0,24}")
#: What "saat itu" can point back to.
_NAMEABLE = {"day", "part-of-day", "minute", "hour", "month", "year"}
#: A date without a year takes the year of a date this far before it, at most.
_SAME_YEAR_REACH = 250


def find(article: Article, pack: Pack) -> tuple[Time, ...]:
    """The time expressions of ``article``, sorted, without overlap.

    Relative words count from the day of publication, or from an earlier one that the address
    names (`reckoning`). Without either they hang on the last day the text names; before any is
    named, their value is unknown ("XXXX-XX-XX", "T02:45").
    """
    rules = grammar(pack)
    folded, pieces = read_pieces(article.text, rules)
    around = Surroundings(article=article, folded=folded, grammar=rules)
    kept = [piece for piece in pieces if around.stands(piece)]
    reader = _Reader(article, around, kept)
    return _ranges(reader.read(), folded, rules)


class _Reader:
    """Reads the expressions of one article in order, remembering the days it named."""

    def __init__(self, article: Article, around: Surroundings, pieces: list[Piece]) -> None:
        self._around = around
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]
        self._from = reckoning.of(article)
        self._day, self._moment = self._from.day, self._from.moment
        self._named: date | None = None
        self._said: date | None = None
        self._clock: datetime | None = None
        self._year: tuple[int, int] | None = None
        self._last: str | None = None
        self._reported = None if self._day is not None else self._day_of_report()

    def read(self) -> list[Time]:
        times: list[Time] = []
        for index, piece in enumerate(self._pieces):
            context = self._context(index)
            meaning = mean(piece, context)
            if meaning is None:
                continue
            time = self._time(piece, meaning, self._pieces[index - 1] if index else None)
            self._remember(piece, time, meaning)
            times.append(time)
        return times

    def _context(self, index: int) -> Context:
        piece = self._pieces[index]
        base, anchor = self._day, self._from.anchor
        quoted = self._quote_day(index)
        if quoted is not None:
            base, anchor = quoted, "quote"
        named = self._named if self._named is not None else self._said
        if base is None and (named or self._reported) is not None:
            base, anchor = named or self._reported, "named-day"
        named = self._just_before(index) or named
        year = self._year_after(index)
        return Context(
            base=base,
            anchor=anchor,
            named=named,
            clock=self._clock,
            moment=self._moment if quoted is None else None,
            year=year or self._year_before(piece.start),
            year_anchor="named-day" if year is None else "absolute",
            last=self._last,
            future=self._around.future(piece),
        )

    def _day_of_report(self) -> date | None:
        """The first full day of a speech or of writing, which stands in for the day of
        publication that is not told."""
        for piece in self._pieces:
            parts = piece.parts
            if None in (parts.day, parts.month, parts.year):
                continue
            if self._around.said(piece, None) or self._around.writing(piece):
                found = mean(piece, Context(base=None, anchor="article", named=None))
                return None if found is None else found.day
        return None

    def _just_before(self, index: int) -> date | None:
        """The day of a report that a clock time follows: "Kamis (1/1), pukul 11", "Kamis (1/1),
        kickoff pada pukul 11". The words between end no sentence and no quotation."""
        if index == 0 or self._said is None:
            return None
        gap = self._around.between(self._pieces[index - 1], self._pieces[index])
        return self._said if _BETWEEN.fullmatch(gap) else None

    def _year_before(self, start: int) -> int | None:
        if self._year is None or start - self._year[1] > _SAME_YEAR_REACH:
            return None
        return self._year[0] if self._day is None or self._year[0] < self._day.year else None

    def _year_after(self, index: int) -> int | None:
        """The year that the next date of a list brings for this one: "28 Mei dan 3 Juni
        2024", "November hingga Januari 2024"."""
        if index + 1 >= len(self._pieces):
            return None
        one, other = self._pieces[index].parts, self._pieces[index + 1].parts
        if one.month is None or one.year is not None or other.month is None or other.year is None:
            return None
        gap = self._around.between(self._pieces[index], self._pieces[index + 1]).strip()
        if gap not in self._around.grammar.listing:
            return None
        return other.year if one.month <= other.month else other.year - 1

    def _quote_day(self, index: int) -> date | None:
        """The day on which the quote around a relative word was spoken, where the words
        after the quote name it: ``"... kemarin," kata Budi, Senin (16/6).``"""
        piece = self._pieces[index]
        if not _COUNTED & set(piece.ops) or not self._around.quoted(piece.start):
            return None
        close, limit = self._around.attribution(piece.start)
        for at in range(bisect_left(self._starts, close), len(self._pieces)):
            later = self._pieces[at]
            if later.start >= limit:
                break
            if "date" in later.ops and not self._around.quoted(later.start):
                context = Context(base=self._day, anchor=self._from.anchor, named=self._named)
                found = mean(later, context)
                return None if found is None else found.day
        return None

    def _time(self, piece: Piece, meaning: Meaning, last: Piece | None) -> Time:
        flags = list(meaning.flags)
        if self._day is not None and "future" not in flags and _after(meaning.value, self._day):
            flags.append("future")
        dated = meaning.day is not None and "date" in piece.ops
        writing = dated and self._around.writing(piece)
        if dated and not writing and self._around.said(piece, last):
            flags.append("said")
        return Time(
            start=piece.start,
            end=piece.end,
            value=meaning.value,
            anchor=meaning.anchor,
            precision=meaning.precision or edtf.precision(meaning.value),
            writing=writing,
            flags=tuple(flags),
        )

    def _remember(self, piece: Piece, time: Time, meaning: Meaning) -> None:
        if not time.writing and "said" not in time.flags and time.precision in _NAMEABLE:
            self._last = meaning.value
        if meaning.day is None or time.precision in ("past", "present", "future"):
            return
        if time.writing or "said" in time.flags:
            self._said = meaning.day
        elif meaning.anchor != "named-day" or "date" in piece.ops or "shift" in piece.ops:
            self._named, self._said = meaning.day, None
        span = edtf.interval(meaning.value)
        if span is not None and piece.parts.hour is not None:
            self._clock = span.start
        if piece.parts.year is not None or meaning.anchor == "named-day":
            self._year = (meaning.day.year, piece.end)


def _after(value: str, day: date) -> bool:
    span = edtf.interval(value)
    return span is not None and span.start.date() > day


def _ranges(times: list[Time], folded: str, rules: TimeGrammar) -> tuple[Time, ...]:
    """Join two times with a range word between them into one ("20 Mei hingga 3 Juni")."""
    joined: list[Time] = []
    for time in times:
        if joined:
            last = joined[-1]
            gap = folded[last.end : time.start]
            if len(gap) <= 16 and gap.strip() in rules.ranges and _make_range(last, time):
                joined[-1] = replace(
                    last,
                    end=time.end,
                    value=f"{last.value}/{time.value}",
                    precision="range",
                    flags=tuple(dict.fromkeys((*last.flags, *time.flags))),
                )
                continue
        joined.append(time)
    return tuple(joined)


def _make_range(first: Time, last: Time) -> bool:
    if first.precision != last.precision or first.precision not in (
        "day",
        "month",
        "year",
        "minute",
    ):
        return False
    one, other = edtf.interval(first.value), edtf.interval(last.value)
    return one is not None and other is not None and one.start < other.start
