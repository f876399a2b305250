"""Names as the tables know them: what is known is what the tables say it is, whole.

A known name that was not tagged is found where it stands by itself; one that was tagged in
part is taken whole where the long lists know how it goes on.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from runut.lang.pack import Pack
from runut.text.naming.boundaries import is_common
from runut.text.naming.gazetteer import Gazetteer, Known, gazetteer
from runut.text.naming.glued import small_names
from runut.text.naming.ordinary import is_ordinary
from runut.text.naming.stretches import Name, Pieces, listed, may_precede, phrases
from runut.text.words import fold

#: A listed name begins at most so many pieces before what was found of it.
_OPENING = 6
#: A listed name of so many words is no person's whose name ends it.
_TELLING = 3


def known(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """Names as the tables know them, and known names that were not tagged."""
    tables, words = gazetteer(pack.code), read.words
    begins = read.places(tables.begins)
    names = _with_openings(read, _wholes(read, names, tables, pack), begins, pack)
    taken = {at for name in names for at in range(name.first, name.last)}
    parts = _person_parts(read, names)
    out = [_as_known(words, name, tables, parts) for name in names]
    past, small = 0, tables.small.union(small_names(pack.code))
    for at in begins:
        word = words[at]
        if word[0].islower() and word not in small:
            continue
        if at < past or at in taken or word in parts:
            continue
        match = tables.match(words, at) if word[0].isalnum() else None
        if match is None or not _free(read, at, match[0], taken, match[1], pack):
            continue
        past = at + match[0]
        out.append(Name(at, past, match[1].type, sure=True))
    return sorted(out, key=lambda name: name.first)


def _wholes(read: Pieces, names: list[Name], tables: Gazetteer, pack: Pack) -> list[Name]:
    """Names with those that the long lists know to go on: "Jakarta| Popsivo Polwan"."""
    ends = {at: name.last for name in names for at in range(name.first, name.last)}
    out: list[Name] = []
    covered = 0
    for name in names:
        if name.first < covered:
            continue
        match = None if name.sure or name.type == "PER" else tables.match(read.words, name.first)
        if match is not None and match[1].listed and match[0] > name.last - name.first:
            end = name.first + match[0]
            apart = ends.get(end - 1, end) <= end
            if apart and not _runs_on(read, end, ends.keys(), match[1], pack):
                name, covered = Name(name.first, end, match[1].type, sure=True), end
        out.append(name)
    return out


def _with_openings(read: Pieces, names: list[Name], begins: list[int], pack: Pack) -> list[Name]:
    """Names with those that the lists know to begin before them: "Dinas |Pariwisata Serayu"."""
    at_piece = {at: name for name in names for at in range(name.first, name.last)}
    before = {name.first - step for name in names for step in range(1, _OPENING + 1)}
    leads, offices = listed(pack.code, "leads_region"), phrases(pack.code, "roles")
    tables, found = gazetteer(pack.code), list[Name]()
    for at in begins:
        if at not in before or at in at_piece or not read.words[at][0].isupper():
            continue
        match = tables.match(read.words, at)
        if match is None or not match[1].listed or match[0] == 1:
            continue
        if read.folded[at] in leads and " ".join(read.folded[at - 1 : at + 1]) in offices:
            continue  # "Wali |Kota Serayu"
        end = at + match[0]
        within = {at_piece[step] for step in range(at, end) if step in at_piece}
        if not within or any(name.last > end for name in within):
            continue
        if any(name.type == "PER" for name in within) and match[0] < _TELLING:
            continue
        runs_on = _runs_on(read, end, at_piece.keys(), match[1], pack)
        if _begins_freely(read, at, pack) and not runs_on:
            found.append(Name(at, end, match[1].type, sure=True))
    kept = [n for n in names if not any(n.first < f.last and f.first < n.last for f in found)]
    return sorted([*kept, *found], key=lambda name: name.first)


def _begins_freely(read: Pieces, at: int, pack: Pack) -> bool:
    """Whether no word of a longer name stands right before a piece."""
    if not at or at in read.opens:
        return True
    before = read.words[at - 1]
    return not before[0].isupper() or at - 1 in read.opens or fold(before) in may_precede(pack.code)


def _as_known(words: Sequence[str], name: Name, tables: Gazetteer, parts: frozenset[str]) -> Name:
    match = tables.match(words, name.first)
    if name.sure or match is None or match[0] != name.last - name.first:
        return name
    city = match[0] == 1 and match[1].kind in ("city", "place")
    if words[name.first] in parts and (name.type == "PER" or city):
        return name
    if match[1].kind in ("city", "place") and name.type != "LOC":
        return name
    return Name(name.first, name.last, match[1].type, sure=True)


def _person_parts(read: Pieces, names: list[Name]) -> frozenset[str]:
    """Words of the persons' names that have several."""
    return frozenset(
        word
        for name in names
        if name.type == "PER" and name.last - name.first > 1
        for word in read.words[name.first : name.last]
        if word[0].isupper() and len(word) > 2
    )


def _free(read: Pieces, at: int, size: int, taken: Set[int], known: Known, pack: Pack) -> bool:
    """Whether a known name stands by itself, not within a longer one ("Piala Asia")."""
    if any(step in taken for step in range(at, at + size)):
        return False
    after = read.words[at + size] if at + size < len(read.words) else ""
    opening = known.kind in ("city", "place") and at in read.opens and size == 1
    if opening and (is_common(read, at, pack) or not after.islower()):
        return False
    if after[:1] == "$" or _runs_on(read, at + size, taken, known, pack):
        return False
    if _begins_freely(read, at, pack):
        return True
    capitals = read.words[at].isupper() and not read.words[at - 1].isupper()
    return known.kind == "territory" and capitals


def _runs_on(read: Pieces, end: int, taken: Set[int], known: Known, pack: Pack) -> bool:
    """Whether capitals or figures that are no name of their own follow what is known: then it
    is but the beginning of what a product or contest is called ("Honda Vario 160")."""
    if end >= len(read.words) or end in taken or end in read.opens or read.pieces[end].glued:
        return False
    after = read.words[end]
    if known.kind == "outlet" or after.islower() or not after[0].isalpha():
        return False
    if len(after) > 1 and is_ordinary(after, pack.code):
        return False
    return not any(fold(after) in listed(pack.code, key) for key in ("roles", "calendar"))
