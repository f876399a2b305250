"""Whether two values are of one thing: of one subject, in one scope, of one deed.

Parallel reports share nearly all their words and tell of different things: two matches of one
day, two firms' dividends, a model's sales and its maker's, a price's fall on Monday and on
Tuesday. What tells them apart stands beside the words that are compared.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from functools import lru_cache

from runut import edtf
from runut.account.comparing import parallel, slots
from runut.account.comparing.deeds import verb_stems, verbs
from runut.account.kept import ARTICLES, PAIRS, PROPOSITIONS, Same
from runut.account.preparing.lexemes import lexeme, listed_stems
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import load
from runut.records import Article, Quantity, Time
from runut.text import words

_CLAUSE = re.compile(r"[.;:!?()\n“”\"]|,(?!\d)")
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
#: A word behind another that does not end a sentence.
_INSIDE = re.compile(r"(?<=[\w,)] )[^\W\d_][\w'’-]+")
#: So large a part of the names that only one title has must be missing from the other article.
_MISSING = 2 / 3
#: A whole is at least so many times a part of it.
_WHOLE = 2.0
#: So often is a person named of whom an article tells.
_OFTEN = 3
#: Within so many words of a figure stands what it is counted by ("per hari").
_NEAR = 4
#: Characters of a value that name the day, and precisions that do.
_DAY, _DAYS = 10, frozenset({"second", "minute", "hour", "part-of-day", "day"})


class Scopes:
    """The persons and days of a story's articles. ``persons`` are the ids of entities that
    are people."""

    def __init__(
        self, propositions: Sequence[Proposition], persons: frozenset[str] = frozenset()
    ) -> None:
        self._days: dict[str, str] = {}
        self._persons = persons
        self._about = _about(propositions, persons)
        for proposition in propositions:
            for time in proposition.times:
                if edtf.precision(time.value) == "day":
                    self._days.setdefault(proposition.article.id, time.value[:_DAY])

    def _day(self, proposition: Proposition) -> str | None:
        """The day of which a proposition tells, else its article."""
        own = (t.value[:_DAY] for t in proposition.times if edtf.precision(t.value) in _DAYS)
        return next(own, self._days.get(proposition.article.id))

    def _one_person(self, a: Proposition, b: Proposition) -> bool:
        """Whether two propositions are not each on somebody else: of whom they tell, or of whom
        their articles tell where they name nobody ("the defendant")."""
        mine, theirs = (
            (p.names.keys() & self._persons) - p.speakers or self._about.get(p.article.id, set())
            for p in (a, b)
        )
        return not mine or not theirs or bool(mine & theirs)

    def one_figure(self, a: Proposition, one: Quantity, b: Proposition, two: Quantity) -> bool:
        """Whether two figures that differ can be of one thing."""
        if a.article.id != b.article.id and not self._one_person(a, b):
            return False
        if not _one_figure(a.itself, one, b.itself, two):
            return False
        return not _moved(a, one, b, two) or self._day(a) == self._day(b)


@lru_cache(maxsize=PAIRS)
def _one_figure(a: Proposition, one: Quantity, b: Proposition, two: Quantity) -> bool:
    """Whether two figures that differ can be of one thing by what stands around them."""
    mine, theirs = slots.counted(a, one), slots.counted(b, two)
    if one.unit is None and mine - theirs and theirs - mine:
        return False
    if _periods(a, one) != _periods(b, two) or parallel.two_figures(a, one, b, two):
        return False
    if one_day(a, b) is False or _is_goal(a, one) != _is_goal(b, two):
        return False
    more, less = max(one.value, two.value), min(one.value, two.value)
    if more >= _WHOLE * less and _counts_all(a) != _counts_all(b):
        return False
    if _counts_part(a, one) != _counts_part(b, two):
        return False
    if _moved(a, one, b, two):
        return True
    if one.unit is not None:
        idle = parallel.measuring(a.article.language) | parallel.measuring(b.article.language)
        led, by = slots.leading(a, one) - idle, slots.leading(b, two) - idle
        apart = led - set(b.order) and by - set(a.order)
        return not apart or bool(led & by)
    return _ordinal(a, one) or not _two_deeds(a, b, mine | theirs)


def _moved(a: Proposition, one: Quantity, b: Proposition, two: Quantity) -> bool:
    """Whether two figures of two articles both say by how much something changed."""
    return one.change and two.change and a.article.id != b.article.id


def apart(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions tell each of something of its own: of a match or broadcast;
    or, where they name nothing in common or only point back at it, most names that only
    the title of its article has stand nowhere in the other."""
    return a.article.id != b.article.id and _apart(a.itself, b.itself)


@lru_cache(maxsize=PAIRS)
def _apart(a: Proposition, b: Proposition) -> bool:
    one, other = Same(a.article), Same(b.article)
    if _two_matches(one, other) or parallel.two_titles(a, b):
        return True
    told = parallel.of_what_is_told(a) or parallel.of_what_is_told(b)
    return bool(told or not a.names.keys() & b.names.keys()) and _strangers(one, other)


@lru_cache(maxsize=PAIRS)
def _two_matches(one: Same[Article], other: Same[Article]) -> bool:
    named = _titled(one)[0] | _titled(other)[0]
    return parallel.two_matches(one.thing, other.thing, named)


@lru_cache(maxsize=PAIRS)
def _strangers(one: Same[Article], other: Same[Article]) -> bool:
    mine, theirs = _titled(one), _titled(other)
    return _strange(mine, theirs) and _strange(theirs, mine)


@lru_cache(maxsize=ARTICLES)
def _titled(page: Same[Article]) -> tuple[frozenset[str], frozenset[str]]:
    """Words of a title that are written as names throughout the article, and all words."""
    article = page.thing
    written = _WORD.findall(article.text)
    plain = {word for word in written if word.islower()}
    inside = {words.fold(w) for w in _INSIDE.findall(article.text) if w[0].isupper()}
    named = {words.fold(word) for word in _WORD.findall(article.title or "")}
    every = named.union(words.fold(word) for word in written)
    return frozenset(named & inside - plain), frozenset(every)


def _about(
    propositions: Sequence[Proposition], persons: frozenset[str]
) -> dict[str, frozenset[str]]:
    """The person of whom an article tells most, and who says nothing in it, by its id."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    speakers: dict[str, set[str]] = defaultdict(set)
    for proposition in propositions:
        told[proposition.article.id].update(sorted(proposition.names.keys() & persons))
        speakers[proposition.article.id] |= proposition.speakers
    found: dict[str, frozenset[str]] = {}
    for article, times in told.items():
        silent = [(-n, id) for id, n in times.items() if id not in speakers[article]]
        if silent and -min(silent)[0] >= _OFTEN:
            found[article] = frozenset((min(silent)[1],))
    return found


def _strange(
    one: tuple[frozenset[str], frozenset[str]], other: tuple[frozenset[str], frozenset[str]]
) -> bool:
    """Whether most names that only one title has are missing from the other article."""
    own = one[0] - other[0]
    return bool(own) and len(own - other[1]) >= _MISSING * len(own)


def one_scope(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions speak of the same things: not each of a thing of its own
    that the other does not name."""
    if a.codes and b.codes and not a.codes & b.codes:
        return False
    return not (a.called - b.names.keys() and b.called - a.names.keys())


def gives(proposition: Proposition, time: Time) -> bool:
    """Whether a time stands in a proposition itself, and not beside it."""
    return any(time.start == own.start for own in proposition.times)


def one_day(a: Proposition, b: Proposition) -> bool | None:
    """Whether the times that two propositions or their sentences name can be one day; None where
    one names none."""
    mine, theirs = (
        [t.value for t in (*p.times, *([p.beside] if p.beside else ())) if edtf.interval(t.value)]
        for p in (a, b)
    )
    if not mine or not theirs:
        return None
    return any(edtf.agree(one, two) for one in mine for two in theirs)


def one_deed(a: Proposition, b: Proposition, *, beside: bool) -> bool:
    """Whether two times can date one deed: a verb is shared; where one side has none, a word
    is, unless the time of one stands ``beside`` what it is held to date."""
    mine, theirs = verbs(a), verbs(b)
    if mine & theirs:
        return True
    return not beside and not (mine and theirs) and bool(a.plain & b.plain)


def _two_deeds(a: Proposition, b: Proposition, counted: Set[str]) -> bool:
    """Whether two propositions tell two deeds of what is ``counted``: by their own verbs, else
    by those of their sentences."""
    mine, theirs = (verbs(p) - counted or _around(p) - counted for p in (a, b))
    return bool(mine and theirs) and not mine & theirs


@lru_cache(maxsize=PROPOSITIONS)
def _around(proposition: Proposition) -> Set[str]:
    article = proposition.article
    said = words.folded(article.text[slice(*proposition.sentence)])
    return verb_stems(said, article.language)


def _ordinal(proposition: Proposition, quantity: Quantity) -> bool:
    """Whether a figure says which of several, by a hyphen or an ending ("ke-42", "42nd")."""
    text = proposition.article.text[quantity.start : quantity.end]
    return text[:1].isalpha() != text[-1:].isalpha()


@lru_cache(maxsize=PROPOSITIONS)
def clause(proposition: Proposition, quantity: Quantity) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The folded words of a figure's clause, before and behind it up to other figures."""
    start, end = proposition.sentence
    others = [q for q in proposition.numbers if q is not quantity]
    left = max([q.end for q in others if q.end <= quantity.start] + [start])
    right = min([q.start for q in others if q.start >= quantity.end] + [end])
    text = proposition.article.text
    before = _CLAUSE.split(text[left : quantity.start])[-1]
    after = _CLAUSE.split(text[quantity.end : right], maxsplit=1)[0]
    return tuple(words.folded(before)), tuple(words.folded(after))


@lru_cache(maxsize=PROPOSITIONS)
def _periods(proposition: Proposition, quantity: Quantity) -> frozenset[str]:
    """The stretches of time by which a figure is counted ("per hari", "sebulan")."""
    before, after = clause(proposition, quantity)
    near = (*before[-_NEAR:], "|", *after[:_NEAR])
    rows = load(proposition.article.language).table("claims").get("periods", {})
    return frozenset(name for name, phrases in rows.items() if words.holds(near, phrases))


@lru_cache(maxsize=PROPOSITIONS)
def _is_goal(proposition: Proposition, quantity: Quantity) -> bool:
    """Whether a figure is what somebody aims at, by the words of its clause before it."""
    goals = listed_stems(proposition.article.language, "claims", "goals")
    before, _ = clause(proposition, quantity)
    return any(lexeme(word, proposition.article.language).stem in goals for word in before)


@lru_cache(maxsize=PROPOSITIONS)
def _counts_all(proposition: Proposition) -> bool:
    said = words.folded(proposition.article.text[slice(*proposition.sentence)])
    return not _table(proposition.article.language, "whole").isdisjoint(said)


@lru_cache(maxsize=PROPOSITIONS)
def _counts_part(proposition: Proposition, quantity: Quantity) -> bool:
    before, after = clause(proposition, quantity)
    return not _table(proposition.article.language, "part").isdisjoint((*before, *after))


def _table(code: str, key: str) -> frozenset[str]:
    return words.listed(code, "claims", key)
