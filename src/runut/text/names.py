"""Names in the text of an article, with their exact places.

First version: known names (`runut.text.gazetteer`) and runs of capitals, typed by the
words beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from runut.lang.pack import Pack, load
from runut.records import Article
from runut.text.gazetteer import Known, gazetteer
from runut.text.pieces import Piece, cut, ordinary
from runut.text.words import fold, stop_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A name found in a text. ``role`` is the title before it, as written; ``known``
    what the tables know it as."""

    start: int
    end: int
    type: str
    text: str
    kind: Literal["name", "description", "pronoun"] = "name"
    role: str | None = None
    known: Known | None = None


def find(article: Article, pack: Pack) -> tuple[Found, ...]:
    """The names in ``article.text``, in order, none overlapping another."""
    found: list[Found] = []
    for sentence in article.sentences:
        pieces = cut(article.text, sentence.start, sentence.end, pack)
        found.extend(_in_sentence(article.text, pieces, pack))
    return tuple(found)


def _in_sentence(text: str, pieces: list[Piece], pack: Pack) -> list[Found]:
    words = [piece.text for piece in pieces]
    tables, cues = gazetteer(pack.code), _cues(pack.code)
    found: list[Found] = []
    at = 0
    while at < len(pieces):
        known = tables.match(words, at) if words[at][0].isalnum() else None
        if known is not None:
            size, entry = known
            start, end = pieces[at].start, pieces[at + size - 1].end
            found.append(
                Found(start=start, end=end, type=entry.type, text=text[start:end], known=entry)
            )
            at += size
            continue
        size = _run(words, at, tables, cues, pack)
        if size:
            start, end = pieces[at].start, pieces[at + size - 1].end
            type_ = _type(words, at, size, cues)
            found.append(Found(start=start, end=end, type=type_, text=text[start:end]))
        at += size or 1
    return found


def _run(words: list[str], at: int, tables: object, cues: _Cues, pack: Pack) -> int:
    """How many pieces from ``at`` on are one run of capitals; 0 for none."""
    size = 0
    while at + size < len(words):
        word = words[at + size]
        folded = fold(word)
        if not word[0].isupper() or folded in cues.calendar:
            break
        if size == 0 and (folded in cues.roles or folded in stop_words(pack)):
            break
        if at + size == 0 and folded in ordinary(pack):
            break
        if size and gazetteer(pack.code).match(words, at + size) is not None:
            break
        size += 1
        if words[at + size : at + size + 1] == ["-"] and at + size + 1 < len(words):
            size += 1
            if words[at + size][0].islower() and len(words[at + size]) < 5:
                size += 1
    while size and not words[at + size - 1][0].isalnum():
        size -= 1
    if size == 1 and len(words[at]) < 2:
        return 0
    return size


def _type(words: list[str], at: int, size: int, cues: _Cues) -> str:
    first, before = fold(words[at]), fold(words[at - 1]) if at else ""
    if first in cues.bodies:
        return "ORG"
    if first in cues.places:
        return "LOC"
    if before in cues.roles:
        return "PER"
    if before in cues.before_place:
        return "LOC"
    if size == 1 and words[at].isupper():
        return "ORG"
    return "PER"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    roles: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    before_place: frozenset[str]
    calendar: frozenset[str]


@cache
def _cues(code: str) -> _Cues:
    lists = load(code).table("names").get("lists", {})

    def words(key: str) -> frozenset[str]:
        return frozenset(fold(word) for word in lists.get(key, ()))

    return _Cues(
        roles=words("roles"),
        bodies=words("bodies_begin"),
        places=words("places_begin"),
        before_place=words("before_place"),
        calendar=words("calendar"),
    )
