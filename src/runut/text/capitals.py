"""Names by capitals alone, where a pack ships no trained model.

A run of capitals is a name unless it opens a sentence with a common word; its type comes
from the words it begins with and those before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from runut.lang.pack import Pack, load
from runut.text.gazetteer import gazetteer
from runut.text.pieces import is_ordinary
from runut.text.words import fold, stop_words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    roles: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    before_place: frozenset[str]
    calendar: frozenset[str]
    inner: frozenset[str]


def tag(words: Sequence[str], pack: Pack) -> list[tuple[int, int, str]]:
    """Names among the pieces of one sentence as ``(first, end, type)``, in order."""
    listed, tables, cues = list(words), gazetteer(pack.code), _cues(pack.code)
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(listed):
        known = tables.match(listed, at) if listed[at][0].isalnum() else None
        size = known[0] if known else _run(listed, at, cues, pack)
        if size:
            kind = known[1].type if known else _type(listed, at, size, cues)
            found.append((at, at + size, kind))
        at += size or 1
    return found


def _run(words: list[str], at: int, cues: _Cues, pack: Pack) -> int:
    """How many pieces from ``at`` on are one run of capitals; 0 for none."""
    size = 0
    while at + size < len(words) and _belongs(words, at, size, cues, pack):
        size += 1
    while size and not words[at + size - 1][0].isupper():
        size -= 1
    return 0 if size == 1 and len(words[at]) < 2 else size


def _belongs(words: list[str], at: int, size: int, cues: _Cues, pack: Pack) -> bool:
    word = words[at + size]
    folded = fold(word)
    if size and (word == "-" or folded in cues.inner):
        return at + size + 1 < len(words) and (word == "-" or words[at + size + 1][0].isupper())
    if size and words[at + size - 1] == "-" and word.islower() and len(word) < 6:
        return True
    if not word[0].isupper() or folded in cues.calendar:
        return False
    if size == 0 and (folded in cues.roles or folded in stop_words(pack)):
        return False
    if at + size == 0 and is_ordinary(word, pack.code):
        return False
    return not (size and gazetteer(pack.code).match(words, at + size))


def _type(words: list[str], at: int, size: int, cues: _Cues) -> str:
    first, before = fold(words[at]), fold(words[at - 1]) if at else ""
    if first in cues.bodies or fold(words[at + size - 1]) in cues.bodies:
        return "ORG"
    if first in cues.places or fold(words[at + size - 1]) in cues.places:
        return "LOC"
    if before in cues.roles:
        return "PER"
    if before in cues.before_place:
        return "LOC"
    return "ORG" if size == 1 and words[at].isupper() else "PER"


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
        inner=words("inner"),
    )
