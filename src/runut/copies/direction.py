"""Which of two articles had a passage first, as far as credit and time show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache

from runut.lang.pack import load
from runut.records import Article, Reason
from runut.text.words import fold

#: How far after a word of credit ("dikutip dari") the credited outlet's name may stand.
_REACH = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """``first`` is the id of the article that had it first; ``reason`` says why."""

    first: str
    reason: Reason


def order(a: Article, b: Article) -> Order:
    """The earlier of two articles: by credit, then publication time, then id.

    A date alone does not come before or after a time on the same day.
    """
    a_credits, b_credits = credits(a, b.outlet), credits(b, a.outlet)
    if a_credits != b_credits:
        first, second = (b, a) if a_credits else (a, b)
        values = {"outlet": second.outlet, "credited": first.outlet}
        return Order(first=first.id, reason=Reason(code="copies.order-credit", values=values))
    if before := _before(a.published, b.published):
        first, second = (a, b) if before < 0 else (b, a)
        values = {"first": first.published or "", "second": second.published or ""}
        return Order(first=first.id, reason=Reason(code="copies.order-time", values=values))
    return Order(first=min(a.id, b.id), reason=Reason(code="copies.order-unknown"))


def credits(article: Article, outlet: str) -> bool:
    """Whether ``article`` says that it took something from ``outlet``."""
    name = _core(outlet)
    if not name or name == _core(article.outlet):
        return False
    return any(name in credited for credited in _credited(article.text, article.language))


@lru_cache(maxsize=1 << 10)
def _credited(text: str, language: str) -> tuple[str, ...]:
    """What stands after each word of credit, without blanks and punctuation."""
    cue = _cues(language)
    folded = text.casefold()
    if cue is None:
        return ()
    after = (folded[m.end() : m.end() + _REACH] for m in cue.finditer(folded))
    return tuple(re.sub(r"[^a-z0-9]", "", words) for words in after)


@lru_cache(maxsize=1 << 12)
def _core(outlet: str) -> str:
    """An outlet's name without its domain ending and blanks: ``Kompas.com``, ``kompas``."""
    name = re.sub(r"^www\.", "", fold(outlet))
    name = re.sub(r"\.(?:co\.id|com|net|org|id|co|tv|news)$", "", name)
    return re.sub(r"[^a-z0-9]", "", name)


@cache
def _cues(code: str) -> re.Pattern[str] | None:
    words = load(code).words("copies", "credit")
    if not words:
        return None
    longest = sorted((re.escape(fold(word)) for word in words), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(longest)})")


def _before(a: str | None, b: str | None) -> int:
    """-1 when ``a`` is surely earlier than ``b``, 1 when later, 0 when unknown."""
    if not a or not b:
        return 0
    if len(a) > 10 and len(b) > 10:
        one, two = _instant(a), _instant(b)
        if one is not None and two is not None:
            return (one > two) - (one < two)
    return (a[:10] > b[:10]) - (a[:10] < b[:10])


def _instant(value: str) -> float | None:
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return None
    return when.timestamp() if when.tzinfo is not None else None
