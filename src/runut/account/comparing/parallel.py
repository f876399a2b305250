"""Reports that run parallel: what differs because each tells of something of its own.

Newsrooms write of the next match, the next day's market or the next defendant in the words of
the last. Values that differ between such reports contradict nothing. Here are the signs, in a
title, around a figure or in the words of a time, that two values are of two things although
all words beside them agree.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from runut.account.comparing import courts, slots
from runut.account.kept import ARTICLES, PROPOSITIONS, Same
from runut.account.preparing.lexemes import lexeme, listed_stems
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import load
from runut.records import Article, Quantity, Time
from runut.text import words
from runut.text.naming.stretches import listed

_CLAUSE = re.compile(r"[.;!?\n“”\"]|,(?!\d)")
_SENTENCE = re.compile(r"[.;!?\n“”\"](?!\d)")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_YEARS = re.compile(r"\d{4}(?:/\d{4})?")
_QUOTED = re.compile(r"[“\"‘']([^\W\d_a-z][^“”\"‘’']{2,60})[”\"’']")
#: Before a figure: it says by how much another may be off.
_TOLERANCE = re.compile(r"(?:±|\+\s?/?\s?-|-\s?/?\s?\+)\s*\Z")
#: Characters of a value that name the day.
_DAY = 10
#: Within so many words of its beginning a sentence says of what it tells.
_SUBJECT = 6
#: Words between what says that a figure moves and the figure.
_NEAR = 2
#: On either side of "vs" so many words may name who plays.
_SIDE = 3


def two_matches(one: Article, other: Article, named: Set[str]) -> bool:
    """Whether the titles of two articles name two matches ("A vs B", "C vs D"). ``named`` are
    the words of both titles that their articles write as names."""
    mine, theirs = (_players(Same(article)) & named for article in (one, other))
    return bool(mine and theirs) and not mine & theirs


@lru_cache(maxsize=ARTICLES)
def _players(page: Same[Article]) -> Set[str]:
    """The words around a title's "vs"."""
    article = page.thing
    found: set[str] = set()
    for part in (article.title or "").split(","):
        folded = words.folded(part)
        for at, word in enumerate(folded):
            if word in listed(article.language, "versus"):
                found.update((*folded[max(0, at - _SIDE) : at], *folded[at + 1 : at + 1 + _SIDE]))
    return found


@lru_cache(maxsize=PROPOSITIONS)
def of_what_is_told(proposition: Proposition) -> bool:
    """Whether a sentence begins with something that only what stands before it names: "that
    post", "the sum in question"."""
    start, end = proposition.sentence
    text = proposition.article.text
    pointing = load(proposition.article.language).words("entities", "pointing")
    dated = [(time.start, time.end) for time in proposition.statement.times]
    opening = list(_WORD.finditer(text, start, end))[:_SUBJECT]
    return any(
        words.fold(word.group()) in pointing
        and not any(first <= word.start() < last for first, last in dated)
        for word in opening
    )


def two_titles(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions each call something by a name in quotation marks, and none by
    that of the other: two broadcasts, two films."""
    mine, theirs = _quoted(a), _quoted(b)
    return bool(mine and theirs) and not mine & theirs


@lru_cache(maxsize=PROPOSITIONS)
def _quoted(proposition: Proposition) -> frozenset[tuple[str, ...]]:
    return frozenset([words.folded(name) for name in _QUOTED.findall(proposition.text)])


def two_times(a: Proposition, one: Time, b: Proposition, two: Time) -> bool:
    """Whether two differing times of two articles need date no one happening: each is of the very
    day of its report; both are the same words counted from it ("today"); a year belongs to a
    name or number ("Piala Layar 2024"); or no figure of one is among those of the other."""
    if a.article.id == b.article.id:
        return False
    if _written(a, one) == _written(b, two) and not any(map(str.isdigit, _written(a, one))):
        return True
    if of_a_name(a, one) or of_a_name(b, two):
        return True
    if a.numbers and b.numbers and not any(slots.agree(x, y) for x in a.numbers for y in b.numbers):
        return True
    mine, theirs = one.value[:_DAY], two.value[:_DAY]
    return mine != theirs and _of_its_day(a, mine) and _of_its_day(b, theirs)


def _written(proposition: Proposition, time: Time) -> str:
    return words.fold(proposition.article.text[time.start : time.end])


def _of_its_day(proposition: Proposition, day: str) -> bool:
    return len(day) == _DAY and (proposition.article.published or "").startswith(day)


def of_a_name(proposition: Proposition, time: Time) -> bool:
    """Whether a bare year, or a span of years, stands right behind a word with a capital or a
    figure, so that it tells which contest, decree or model is meant: "Piala Layar 2024"."""
    if _YEARS.fullmatch(time.value) is None:
        return False
    text = proposition.article.text[proposition.sentence[0] : time.start]
    language = proposition.article.language
    before = _WORD.findall(text)[-1:] if not text.rstrip().endswith(",") else []
    said = words.fold(before[0]) if before else ""
    if not before or said in words.stop_words(load(language)) | _table(language, "year_leads"):
        return False
    word: str = before[0]  # names are often glued to the word before: "kejuaraanPiala 2024"
    return any(map(str.isupper, word)) or word[0].isdigit()


def two_figures(a: Proposition, one: Quantity, b: Proposition, two: Quantity) -> bool:
    """Whether two differing figures need be of no one thing: they rise here and fall there,
    count the first so many of a list, are items of lists, are demanded here and given there, say by
    how much a figure may be off, or follow what moves by the hour in reports of two hours."""
    if _moves(a, one) * _moves(b, two) < 0 or courts.demanded(a) != courts.demanded(b):
        return True
    if _picked(a, one) or _picked(b, two) or _in_list(a, one) or _in_list(b, two):
        return True
    if _tolerance(a, one) or _tolerance(b, two):
        return True
    later = a.article.id != b.article.id and a.article.published != b.article.published
    return later and any(moves(a, one) and moves(b, two) for moves in (_rolling, _level))


def measuring(code: str) -> frozenset[str]:
    """Stems of words that lead to a figure and say nothing of what it measures ("mencapai")."""
    return _stems(code, "measuring")


@lru_cache(maxsize=PROPOSITIONS)
def _moves(proposition: Proposition, quantity: Quantity) -> int:
    """1 where the words right before a figure say that something rises, -1 where it falls, 0
    where they say neither or both."""
    language = proposition.article.language
    start, _ = proposition.sentence
    before = _SENTENCE.split(proposition.article.text[start : quantity.start])[-1]
    stems = {lexeme(word, language).stem for word in _WORD.findall(before)}
    return int(bool(stems & _stems(language, "rising"))) - int(
        bool(stems & _stems(language, "falling"))
    )


def _picked(proposition: Proposition, quantity: Quantity) -> bool:
    """Whether a figure says how long a list is ("10 besar", "the top ten")."""
    first = words.folded(quantity.of or "")[:1]
    return bool(first) and first[0] in _table(proposition.article.language, "picked")


def _in_list(proposition: Proposition, quantity: Quantity) -> bool:
    """Whether a figure stands right behind a colon, as in a list: "Selimut: 40"."""
    text = proposition.article.text
    before = text[proposition.sentence[0] : quantity.start]
    return before.rstrip(" \xa0").endswith(":")


def _tolerance(proposition: Proposition, quantity: Quantity) -> bool:
    before = proposition.article.text[max(0, quantity.start - 5) : quantity.start]
    return _TOLERANCE.search(before) is not None


@lru_cache(maxsize=PROPOSITIONS)
def _rolling(proposition: Proposition, quantity: Quantity) -> bool:
    """Whether a figure is counted over the hours before the report."""
    start, end = proposition.sentence
    text = proposition.article.text
    clause = _CLAUSE.split(text[start : quantity.start])[-1]
    clause += " " + _CLAUSE.split(text[quantity.end : end], maxsplit=1)[0]
    rolling = load(proposition.article.language).words("claims", "rolling")
    return words.holds(words.folded(clause), rolling)


@lru_cache(maxsize=PROPOSITIONS)
def _level(proposition: Proposition, quantity: Quantity) -> bool:
    """Whether a figure is the level at which something stands that is traded all day."""
    start, _ = proposition.sentence
    before = words.folded(proposition.article.text[start : quantity.start])[-_NEAR:]
    return not _table(proposition.article.language, "traded").isdisjoint(before)


def _stems(code: str, key: str) -> frozenset[str]:
    return listed_stems(code, "claims", key)


def _table(code: str, key: str) -> frozenset[str]:
    return words.listed(code, "claims", key)
