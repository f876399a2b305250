"""Words that assert nothing: an account has no claim of them.

An outlet also asks its readers, announces what it will tell ("Berikut rinciannya"), heads a list
or sets a line of it ("Stadion Nusa, pukul 19.30"), and leads in what somebody says by that he
speaks or was asked. None of that can be confirmed or denied, nor held against another article. By
the pack's table ``parts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from runut.account.kept import PROPOSITIONS, Same
from runut.account.parting.joints import is_verb_surely, wants_more
from runut.lang.pack import load
from runut.records import OCCASION, Article, Claim, Figure, Statement
from runut.text import words

#: A heading or a line of a list has so many words at most.
_LINE = 14
#: A longer question also tells something.
_QUESTION = 30
#: The number of a list's item before its words, or glued behind those of the item before.
_NUMBER = re.compile(r"\A\W*\d{1,2}[.)]\s*|(?<=[^\W\d])\d{1,2}\Z")
#: What parts a thing from what it is: "Ketua: Budi", "Budi - Ketua", "Ketua (Budi)".
_IS = re.compile(r"\w\s*:\s*\w|\s[–—-]\s")
_CLOSED = re.compile(r"[.!…][\"'”’)\]]*\s*\Z")
_ASKED = re.compile(r"\?[\"'”’)\]!]*\s*\Z")
_STOP = re.compile(r"[.!?]\s")
#: Precisions of a day and of what is longer: with one a line of a list gives a date.
_FINER = frozenset({"second", "minute", "hour", "part-of-day"})


@dataclass(frozen=True, slots=True)
class _Signs:
    """Phrases as folded words: with which what only ``announces`` begins, or ``ends`` if it has
    no verb; that say no more than that somebody ``speaks``; that he was ``asked``, behind one of
    ``when``; and words that say what a thing is without a verb (``being``)."""

    announces: tuple[str, ...]
    ends: tuple[str, ...]
    speaks: tuple[str, ...]
    asked: frozenset[str]
    when: frozenset[str]
    being: frozenset[str]


def asserts_nothing(statement: Statement, article: Article) -> bool:
    """Whether an outlet's words assert nothing. What somebody else says is his to ask or to
    name; but what announces is the outlet's even where it says whence it has what follows."""
    if statement.mode == "direct" or statement.rule == OCCASION:
        return False
    return _asserts_nothing(Same(statement), Same(article))


def left_out(
    statements: Iterable[Statement],
    articles: Iterable[Article],
    claims: Iterable[Claim],
    figures: Iterable[Figure],
) -> frozenset[str]:
    """Ids of the claims all of whose wordings assert nothing; a figure rests on none of them."""
    pages = {article.id: article for article in articles}
    counted = {point.statement for figure in figures for point in figure.points}
    hollow = {
        s.id for s in statements if s.id not in counted and asserts_nothing(s, pages[s.article])
    }
    return frozenset(claim.id for claim in claims if hollow.issuperset(claim.statements))


@lru_cache(maxsize=PROPOSITIONS)
def _asserts_nothing(of: Same[Statement], page: Same[Article]) -> bool:
    statement, article = of.thing, page.thing
    text = article.text[statement.start : statement.end]
    sentence = article.sentence(max(statement.start, statement.end - 1))
    rest = article.text[statement.end : sentence.end]
    before = article.text[article.sentence(statement.start).start : statement.start]
    if _announces(before + text, article.language):
        return True
    if statement.mode != "narration":
        return False
    if _ASKED.search(text + rest) and not _STOP.search(text):
        return len(words.folded(text)) <= _QUESTION
    last = not any(map(str.isalnum, rest))
    return _only_speaks(text, article.language) or (
        last and (_leads_in(text, rest, article) or _is_heading(statement, article, rest))
    )


def _announces(text: str, language: str) -> bool:
    """Whether a stretch announces what is told behind it."""
    signs, found = _signs(language), " ".join(words.folded(text)) + " "
    if _IS.search(text):
        return False
    return found.startswith(signs.announces) or (
        found.endswith(signs.ends) and not _verbs(found, language)
    )


def _leads_in(text: str, rest: str, article: Article) -> bool:
    """Whether a sentence ends in a verb that wants more and a colon: what is said stands below."""
    found = words.folded(text)
    return bool(found) and ":" in rest and wants_more(found[-1], article.language)


def _only_speaks(text: str, language: str) -> bool:
    """Whether a stretch tells only that somebody speaks, or that he was asked."""
    signs, found = _signs(language), words.folded(text)
    first = found[1:2] if found and found[0] in signs.when else found[:1]
    if not signs.asked.isdisjoint(first):
        return not _verbs(text.partition(",")[2], language)
    told = " ".join(found)
    return any(f" {phrase} " in f" {told} " for phrase in signs.speaks) and not any(
        word[0].isdigit() or is_verb_surely(word, language) for word in found
    )


def _is_heading(statement: Statement, article: Article, rest: str) -> bool:
    """Whether a whole sentence is a heading or a line of a list: no stop ends it, and it has
    neither a verb nor a figure nor a date of something."""
    start = article.sentence(statement.start).start
    if any(map(str.isalnum, article.text[start : statement.start])):
        return False
    text = article.text[statement.start : statement.end]
    closed = _CLOSED.search(text + rest)
    if closed and not _NUMBER.search(text):
        return False
    for time in statement.times:
        first, last = time.start - statement.start, time.end - statement.start
        text = text[:first] + " " * (last - first) + text[last:]
    text = _NUMBER.sub("", text)
    told, signs = words.folded(text), _signs(article.language)
    if len(told) > _LINE or _IS.search(text) or not signs.being.isdisjoint(told):
        return False
    dated = any(time.precision not in _FINER for time in statement.times)
    return not (dated and told) and not any(
        word[0].isdigit() or is_verb_surely(word, article.language) for word in told
    )


def _verbs(text: str, language: str) -> bool:
    return any(is_verb_surely(word, language) for word in words.folded(text))


@cache
def _signs(language: str) -> _Signs:
    pack = load(language)

    def folded(key: str) -> tuple[str, ...]:
        return tuple(" ".join(words.folded(phrase)) + " " for phrase in pack.words("parts", key))

    return _Signs(
        announces=folded("announcing"),
        ends=folded("announced"),
        speaks=tuple(phrase.strip() for phrase in folded("speaking")),
        asked=frozenset(pack.words("parts", "asked")),
        when=frozenset(pack.words("parts", "when_asked")),
        being=frozenset(pack.words("parts", "being")),
    )
