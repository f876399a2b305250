"""The dateline an article opens with: "Kabarnusa.com, Garut - ..."."""

from __future__ import annotations

from dataclasses import replace

from runut.lang.pack import Pack
from runut.text.naming.boundaries import is_common
from runut.text.naming.gazetteer import Gazetteer, gazetteer
from runut.text.naming.stretches import Name, Pieces, listed
from runut.text.words import fold

#: What stands between an outlet and the place it reports from.
_BETWEEN = frozenset(",-–—")


def placed(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """Names with the place of the dateline as one: the known place behind the outlet that
    the article opens with, whatever ran into it from the text behind."""
    tables, words = gazetteer(pack.code), list(read.words)
    size = _outlet(words, tables)
    first = size + 1
    if not size or len(words) <= first or words[size] not in _BETWEEN:
        return names
    place = tables.match(words, first)
    if place is None or place[1].type != "LOC":
        return names
    last = first + place[0]
    behind = (replace(name, first=_begin(read, name, last, pack)) for name in names)
    dateline = [
        Name(0, size, "ORG", sure=True),
        Name(first, last, "LOC", sure=True),
    ]
    return [*dateline, *(name for name in behind if name.first < name.last)]


def _outlet(words: list[str], tables: Gazetteer) -> int:
    """How many pieces the outlet is that a text opens with, the name of a site being one;
    0 where it opens with none."""
    found = tables.match(words, 0) if words else None
    if found is None and words:
        site = tables.lookup(words[0])
        found = (1, site) if site is not None else None
    return found[0] if found is not None and found[1].kind == "outlet" else 0


def _begin(read: Pieces, name: Name, last: int, pack: Pack) -> int:
    """Where a name begins behind the dateline that ends at ``last``, where an ordinary word
    bears a capital because the text opens with it."""
    first = max(name.first, last)
    while first < name.last and not read.words[first][0].isalnum():
        first += 1
    opening = first == last < name.last and fold(read.words[first]) not in listed(
        pack.code, "bodies_begin"
    )
    if opening and is_common(read, first, pack):
        first += 1
    return first
