"""The words around a figure: how exact it is, a level or a change, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from runut.lang.pack import Pack
from runut.text.counting.amounts import Amount
from runut.text.counting.units import spaced
from runut.text.patterns import alternatives, fold

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BEFORE = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[.;:!?\n\"“”()]|, ")
#: How many words before a figure are looked at for "naik sebesar".
_REACH = 7
#: How many words name the counted thing; one more after a classifier ("unit mobil mewah").
_OF_WORDS = 2
_WINDOW = 90
_BOUNDS = ("at-least", "at-most", "about", "over", "under")


class Before(NamedTuple):
    """A word before a figure: folded, and where it stands."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """The word lists of one language, compiled."""

    before: tuple[tuple[str, re.Pattern[str]], ...]
    after: tuple[tuple[str, re.Pattern[str]], ...]
    change: frozenset[str]
    change_measured: frozenset[str]
    level: frozenset[str]
    amount: frozenset[str]
    change_after: frozenset[str]
    of_stops: frozenset[str]
    of_starts: re.Pattern[str]
    links: frozenset[str]
    labels: re.Pattern[str]
    not_after: re.Pattern[str]
    verb: re.Pattern[str]
    counters: frozenset[str]
    classifiers: frozenset[str]
    scores: frozenset[str]
    magnitude: frozenset[str]
    magnitude_signs: frozenset[str]
    ordinal_heads: frozenset[str]
    ordinal_tails: frozenset[str]
    not_numbers: re.Pattern[str]


@cache
def figure_words(pack: Pack) -> FigureWords:
    """The words around figures in one language, from its quantities table."""
    table: Mapping[str, Any] = pack.table("quantities").get("words", {})

    def listed(key: str) -> list[str]:
        return [fold(word) for word in table.get(key, ())]

    def words(key: str) -> frozenset[str]:
        return frozenset(listed(key))

    def ending(key: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![^\W_]){alternatives(listed(key))}[.:]? *\(?\Z")

    return FigureWords(
        before=tuple(
            (bound, re.compile(rf"(?<![^\W_]){alternatives(listed(bound))} *\(? *\Z"))
            for bound in _BOUNDS
        ),
        after=tuple(
            (bound, re.compile(rf" *{alternatives(listed(bound + '-after'))}"))
            for bound in ("about", "over", "under")
        ),
        change=words("change"),
        change_measured=words("change-measured"),
        level=words("level"),
        amount=words("amount"),
        change_after=words("change-after"),
        of_stops=words("of-stops"),
        of_starts=re.compile(f" *{alternatives(listed('of-starts'))} +(?:[\\d.,]+ +)?"),
        links=words("links"),
        labels=ending("labels"),
        not_after=ending("not-after"),
        verb=re.compile(
            rf"(?!{alternatives(listed('not-verbs'))})(?:{table.get('verbs', '(?!)')})"
        ),
        counters=words("counters"),
        classifiers=words("classifiers"),
        scores=words("scores"),
        magnitude=words("magnitude"),
        magnitude_signs=words("magnitude-signs"),
        ordinal_heads=words("ordinal-heads"),
        ordinal_tails=words("ordinal-tails"),
        not_numbers=re.compile(alternatives(listed("not-numbers"))),
    )


class Bound(NamedTuple):
    """How exact a figure is; where the words that say so begin, and where they end when
    they stand after it ("50-an", "100 lebih")."""

    name: str
    start: int
    end: int


def bound(folded: str, amount: Amount, words: FigureWords) -> Bound:
    """How exact the words around a figure say it is."""
    name, start = bound_before(folded, amount.start, words)
    if name != "exact":
        return Bound(name, start, amount.end)
    name, end = bound_after(folded, amount.end, words)
    return Bound("about" if amount.vague else name, amount.start, end)


def bound_after(folded: str, end: int, words: FigureWords) -> tuple[str, int]:
    """The bound in the words right after ``end`` ("13 tahun ke atas"), and their end."""
    for name, regex in words.after:
        match = regex.match(folded, end)
        if match is not None:
            return name, match.end()
    return "exact", end


def bound_before(folded: str, start: int, words: FigureWords) -> tuple[str, int]:
    """The bound in the words right before ``start``, and where they begin."""
    low = max(0, start - 40)
    window = folded[low:start]
    for name, regex in words.before:
        match = regex.search(window)
        if match is not None:
            return name, low + match.start()
    return "exact", start


def words_before(folded: str, start: int) -> list[Before]:
    """The words before ``start`` in its clause, nearest first. Signs of money, numbers and
    commas stand among them."""
    clause: list[Before] = []
    for match in reversed(list(_BEFORE.finditer(folded, max(0, start - _WINDOW), start))):
        word = match[0]
        if len(word) == 1 and not word.isalnum():
            break
        clause.append(Before(word, match.start(), match.end()))
    if start > _WINDOW and clause and clause[-1].start == start - _WINDOW:
        clause.pop()  # the window may have cut it in two
    return clause


def is_change(
    before: list[Before], folded: str, end: int, words: FigureWords, *, measured: bool
) -> bool:
    """Whether a figure is an amount of change: "naik sebesar 3", "turun 0,5 persen", and
    not "naik menjadi 3", "dari 3". ``before`` are the words before its bound, nearest
    first; before a measure or sum one other word may stand between ("naik lagi 3 persen").
    """
    plain = 0
    for word, _, _ in before[:_REACH]:
        if word in words.change or (measured and word in words.change_measured):
            return True
        if word in words.level and word not in words.amount:
            return False
        if word not in words.amount:
            plain += 1
            if not measured or plain > 1 or word == ", " or word in words.of_stops:
                break
    if not words.change_after:
        return False
    following = _WORD.match(folded, end + 1)
    return following is not None and following[0] in words.change_after


def counted(text: str, folded: str, end: int, words: FigureWords) -> str | None:
    """The words after a figure that name what it counts, as written; None without any."""
    start = _of_start(folded, end, words)
    return None if start is None else _noun(text, folded, start, words)


def _of_start(folded: str, end: int, words: FigureWords) -> int | None:
    match = words.of_starts.match(folded, end)
    if match is not None:
        return match.end()
    if folded[end : end + 1] in (" ", "-"):
        return end + 1
    return end if folded[end : end + 1].isalpha() else None


def _noun(text: str, folded: str, start: int, words: FigureWords) -> str | None:
    at = last = start
    limit = _OF_WORDS
    for index in range(_OF_WORDS + 2):
        match = _WORD.match(folded, at)
        if match is None or match[0] in words.of_stops or index == limit:
            break
        if index == 0 and match[0] in words.classifiers:
            limit += 1
        last = match.end()
        if folded[last : last + 1] != " ":
            break
        at = last + 1
    return text[start:last] if last > start else None


def measured(text: str, before: list[Before], words: FigureWords) -> str | None:
    """The noun before a sum or measure, as written: "anggaran sebesar Rp 5 miliar" measures
    "anggaran"."""
    noun: list[Before] = []
    for found in before:
        word = found.word
        idle = word in words.links or word in words.change or word in words.amount
        idle = idle or word in words.change_measured
        if not noun and (idle or word == ", " or words.verb.match(word)):
            continue
        if idle or word in words.of_stops or not word.replace("-", "").isalpha():
            break
        if noun and (words.verb.match(word) or text[found.end : noun[-1].start] != " "):
            break
        noun.append(found)
        if len(noun) == 2:
            break
    return text[noun[-1].start : noun[0].end] if noun else None


def is_noun(before: list[Before], words: FigureWords) -> bool:
    """Whether the word right before a figure can be the noun it measures: "Minyak 2 liter"."""
    if not before or not before[0].word.isalpha():
        return False
    word = before[0].word
    idle = word in words.links or word in words.change or word in words.amount
    return not (idle or word in words.of_stops or words.verb.match(word))


def is_label(folded: str, start: int, words: FigureWords, *, spelled: bool) -> bool:
    """Whether a number after these words numbers something ("Pasal 18", "No. 12") or,
    spelled, is part of a phrase ("salah satu")."""
    regex = words.not_after if spelled else words.labels
    return regex.search(folded[max(0, start - 24) : start]) is not None


def names_score(before: list[Before], words: FigureWords) -> bool:
    """Whether two numbers after these words are a match's score."""
    return any(found.word in words.scores for found in before[:8])


def normal(words: str | None) -> str | None:
    """A noun with single spaces, as `Quantity.of` holds it."""
    return None if words is None else spaced(words)
