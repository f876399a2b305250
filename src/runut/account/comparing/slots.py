"""Comparable values of two propositions: figures of one thing, times of one happening.

Values agree, clash, or cannot be compared. Whether two figures agree is for
`runut.text.counting.quantities.agree` (rounding, bounds, units); whether two times do, for
`runut.text.edtf.agree`. What is decided here is which figures and times answer the same
question.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from runut import edtf
from runut.account.comparing import moments
from runut.account.preparing.lexemes import lexeme
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import load
from runut.records import Quantity, Time
from runut.text import words
from runut.text.counting import quantities

#: Share of the words before a time that the other side must have for the time to be its answer.
_OWN = 0.5

#: A word that looks like a passive verb is longer than this ("dia", "dini").
_VERB = 5
#: Precisions that name a day or part of one.
_DAYS = frozenset({"second", "minute", "hour", "part-of-day", "day"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What a comparison of two propositions' values found, as pairs of values.

    ``same`` and ``clashes`` are figures that answer one question alike or differently,
    ``days`` and ``day_clashes`` times that do. ``turned`` are equal figures of which one
    is a level and the other a change ("menjadi 92", "sebesar 92").
    """

    same: tuple[tuple[Quantity, Quantity], ...] = ()
    clashes: tuple[tuple[Quantity, Quantity], ...] = ()
    turned: tuple[tuple[Quantity, Quantity], ...] = ()
    days: tuple[tuple[Time, Time], ...] = ()
    day_clashes: tuple[tuple[Time, Time], ...] = ()


_NOTHING = Values()


def compare(a: Proposition, b: Proposition) -> Values:
    """Compare the figures and times of two propositions.

    A figure that agrees with one of the other side answers it, and clashes with none.
    """
    if not (a.numbers and b.numbers) and not (a.times and b.times):
        return _NOTHING
    same, turned, mine, theirs = _matched(a, b)
    clashes: list[tuple[Quantity, Quantity]] = []
    for one in mine:
        two = next((q for q in theirs if counts_alike(a, one, b, q)), None)
        if two is not None and not (is_ordinal(a, one) or is_ordinal(b, two)):
            clashes.append((one, two))
            theirs.remove(two)
    days, day_clashes = _days(a, b)
    return Values(
        same=tuple(same),
        clashes=tuple(clashes),
        turned=tuple(turned),
        days=days,
        day_clashes=day_clashes,
    )


_Pairs = list[tuple[Quantity, Quantity]]


def _matched(
    a: Proposition, b: Proposition
) -> tuple[_Pairs, _Pairs, list[Quantity], list[Quantity]]:
    """Figures that agree, equal ones that are a level here and a change there, and the rest."""
    mine: list[Quantity] = []
    theirs = list(b.numbers)
    same: _Pairs = []
    turned: _Pairs = []
    for one in a.numbers:
        two = next((q for q in theirs if _answers(a, one, b, q)), None)
        if two is None:
            mine.append(one)
            continue
        theirs.remove(two)
        if one.change == two.change:
            same.append((one, two))
        elif _level(b, two) if one.change else _level(a, one):
            turned.append((one, two))
    return same, turned, mine, theirs


def _level(proposition: Proposition, quantity: Quantity) -> bool:
    """Whether a figure is given as a level in so many words ("menjadi sebesar 92")."""
    start = max(proposition.sentence[0], quantity.start - 40)
    before = proposition.article.text[start : quantity.start]
    near = [words.fold(before[a:b]) for a, b in words.tokens(before)][-2:]
    levels = load(proposition.article.language).words("claims", "level")
    return any(word in levels for word in near)


def _answers(a: Proposition, one: Quantity, b: Proposition, two: Quantity) -> bool:
    """Whether two figures are one: they agree, and do not count two named things."""
    if not (agree(one, two) or _equal(one, two)):
        return False
    mine, theirs = counted(a, one), counted(b, two)
    return one.unit is not None or not mine or not theirs or bool(mine & theirs)


def _equal(one: Quantity, two: Quantity) -> bool:
    return one.value == two.value and one.unit == two.unit and one.high == two.high


def counts_alike(a: Proposition, one: Quantity, b: Proposition, two: Quantity) -> bool:
    """Whether two figures answer one question: comparable, and with a word in common among
    what is counted and what stands right before the figure ("panjang 5 m", "menit ke-9")."""
    if not quantities.comparable(one, two):
        return False
    mine, theirs = counted(a, one), counted(b, two)
    if one.unit is None:
        return bool(mine & theirs)
    return bool((mine | leading(a, one)) & (theirs | leading(b, two)))


def is_ordinal(proposition: Proposition, quantity: Quantity) -> bool:
    """Whether a figure is a word that says which of several ("babak kedua")."""
    said = words.fold(proposition.article.text[quantity.start : quantity.end])
    return said in load(proposition.article.language).words("claims", "ordinals")


def counted(proposition: Proposition, quantity: Quantity) -> frozenset[str]:
    """Stems of the words that say what a figure of a proposition counts, as its story says them."""
    return proposition.said(heads(quantity, proposition.article.language))


def heads(quantity: Quantity, language: str) -> frozenset[str]:
    """Stems of the words that say what a figure counts."""
    return _stems(quantity.of or "", language)


def leading(proposition: Proposition, quantity: Quantity) -> frozenset[str]:
    """Stems of the two words right before a figure that carry content."""
    text = proposition.article.text
    start = max(proposition.statement.start, quantity.start - 60)
    before = text[start : quantity.start]
    spans = words.tokens(before)
    near = before[spans[-4][0] :] if len(spans) > 4 else before
    found = _meant(near, proposition.article.language)
    return proposition.said(frozenset(stem for stem in found[-2:] if not stem[0].isdigit()))


@lru_cache(maxsize=4096)
def _stems(of: str, language: str) -> frozenset[str]:
    return frozenset(_meant(of, language))


def _meant(text: str, language: str) -> list[str]:
    """Stems of the words of content, in order."""
    found = (lexeme(text[start:end], language) for start, end in words.tokens(text))
    return [word.stem for word in found if not word.stop]


def agree(one: Quantity, two: Quantity) -> bool:
    """Whether two figures can both hold. A measure given as the most that is reached
    ("hingga 210 kW") is read as that measure, not as any below it; a score may be told from
    either side."""
    if _equal(one, two) or (one.unit == two.unit == "score" and one.value == two.high):
        return True
    return _agree(
        *(one.value, one.high, one.unit, one.bound, one.change),
        *(two.value, two.high, two.unit, two.bound, two.change),
    )


@lru_cache(maxsize=1 << 14)
def _agree(*measured: Any) -> bool:
    """`agree` of two figures by what they say alone: few are told many times over."""
    return quantities.agree(_plain(*measured[:5]), _plain(*measured[5:]))


def _plain(
    value: float, high: float | None, unit: str | None, bound: str, change: bool
) -> Quantity:
    if bound == "at-most" and unit is not None:
        bound = "exact"
    return Quantity(start=0, end=0, value=value, high=high, unit=unit, bound=bound, change=change)


_TimePairs = tuple[tuple[Time, Time], ...]


def _days(a: Proposition, b: Proposition) -> tuple[_TimePairs, _TimePairs]:
    """Times that agree; else the one pair that clashes, where each side has one time."""
    mine = _nearest(a, [time for time in a.times if on_clock(time)], b)
    theirs = _nearest(b, [time for time in b.times if on_clock(time)], a)
    days = tuple((x, y) for x in mine for y in theirs if moments.agree(a, x, b, y))
    if days or len(mine) != 1 or len(theirs) != 1 or not _held(a, mine[0], b, theirs[0]):
        return days, ()
    return (), ((mine[0], theirs[0]),)


def _nearest(a: Proposition, times: list[Time], b: Proposition) -> list[Time]:
    """Of several times of a proposition, the one whose own words are most the other's: "left at
    06.00 and sank at 06.40" answers when it sank by the second. All of them in case of doubt."""
    if len(times) < 2:
        return times
    language, after = a.article.language, a.statement.start
    shares: list[float] = []
    for time in sorted(times, key=lambda time: time.start):
        own = _stems(a.article.text[after : time.start], language)
        shares.append(len(own & set(b.order)) / len(own) if own else 0.0)
        after = time.end
    best = max(shares)
    if shares.count(best) != 1 or best < _OWN:
        return times
    return [sorted(times, key=lambda time: time.start)[shares.index(best)]]


def _held(a: Proposition, one: Time, b: Proposition, two: Time) -> bool:
    """Whether two times may be held against each other."""
    return as_fine(one, two) and not moments.adrift(a, one, b, two)


def as_fine(one: Time, two: Time) -> bool:
    """Whether two times are as fine as one another: both name a day or less, or both the
    same larger stretch of the calendar in so many words."""
    fine = [edtf.precision(time.value) in _DAYS for time in (one, two)]
    if all(fine) or any(fine):
        return all(fine)
    absolute = one.anchor == two.anchor == "absolute"
    return absolute and edtf.precision(one.value) == edtf.precision(two.value)


def pinned(a: Proposition, b: Proposition, values: Values) -> Values:
    """Of the values that clash those that answer one question however unlike the rest is: a
    measure of one model under the same two words ("jarak tempuh"), the day of one deed of one
    name ("diteken Rahayu pada ...")."""
    if a.article.id == b.article.id:
        return _NOTHING
    measures = [
        (x, y)
        for x, y in values.clashes
        if a.codes & b.codes and x.unit is not None and len(leading(a, x) & leading(b, y)) > 1
    ]
    days = [
        (x, y)
        for x, y in values.day_clashes
        if a.names.keys() & b.names.keys() and (_deed(a, x) or a.article.id) == _deed(b, y)
    ]
    return Values(clashes=tuple(measures), day_clashes=tuple(days))


def _deed(proposition: Proposition, time: Time) -> str | None:
    """The stem of the last passive verb before a time: what was done then."""
    language = proposition.article.language
    pack = load(language)
    prefixes = pack.words("claims", "passive_prefixes")
    text = proposition.article.text[proposition.statement.start : time.start]
    for start, end in reversed(words.tokens(text)):
        word = text[start:end]
        if word.islower() and len(word) > _VERB and prefixes and word.startswith(prefixes):
            return lexeme(word, language).stem
    return None


def beside(a: Proposition, b: Proposition) -> _TimePairs:
    """The times of two propositions where at least one has none of its own and the one time
    of its sentence stands in."""
    mine = [time for time in a.times if on_clock(time)] or ([a.beside] if a.beside else [])
    theirs = [time for time in b.times if on_clock(time)] or ([b.beside] if b.beside else [])
    if len(mine) != 1 or len(theirs) != 1 or not (on_clock(mine[0]) and on_clock(theirs[0])):
        return ()
    if not _held(a, mine[0], b, theirs[0]):
        return ()
    return ((mine[0], theirs[0]),)


def on_clock(time: Time) -> bool:
    """Whether a time dates a happening, by the calendar or by the clock alone; what looks
    like a slip of the pen dates nothing (`slips` shows it)."""
    if time.writing or {"mismatch", "impossible"} & set(time.flags):
        return False
    return edtf.interval(time.value) is not None or time.value.startswith("T")
