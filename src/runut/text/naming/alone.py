"""Where the name of an office's holder begins, by the one word that the article calls him.

News tells a person once in full and then by one name. Behind his office with its body or place
all stands in capitals, "Kepala Bandara Serayu Dimas Aryo", and where no table knows the place,
what was found is "Serayu Dimas Aryo". Where the article says "Dimas" of somebody, and "Serayu"
is no name of a person, the person begins at "Dimas".
"""

from __future__ import annotations

from runut.lang.pack import Pack
from runut.text.naming.gazetteer import Gazetteer, gazetteer
from runut.text.naming.holders import in_office, is_given
from runut.text.naming.ordinary import is_ordinary
from runut.text.naming.stretches import Name, Pieces, listed

#: What is called by one word has so many in full; fewer may be all the end of a body's name.
_FULL = 2
#: A shorter word is no name that somebody is called by.
_SHORTEST = 3
#: Lists of words behind which the name of a body or place goes on.
_GOES_ON = ("bodies_begin", "places_begin", "firms_begin", "ships_begin", "of_bodies", "roles")
#: Lists of words in the names of bodies that are in no person's.
_OF_BODIES = ("bodies_end", "of_no_person")


def apart_by_short_names(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """Names behind an office without the body or place before the person whom the article
    calls by one word elsewhere: "Serayu| Dimas Aryo", where "kata Dimas" stands too."""
    alone = {read.words[n.first] for n in names if n.type == "PER" and n.last - n.first == 1}
    if not alone:
        return names
    out: list[Name] = []
    for name in names:
        begins = _begins(read, name, alone, pack)
        if not begins:
            out.append(name)
            continue
        plain = all(is_ordinary(word, pack.code) for word in read.words[name.first : begins])
        if not plain:  # else it is the end of the office: "Menteri Olahraga| Dimas Aryo"
            kind = "LOC" if name.type == "PER" else name.type
            out.append(Name(name.first, begins, kind))
        out.append(Name(begins, name.last, "PER"))
    return out


def _begins(read: Pieces, name: Name, alone: set[str], pack: Pack) -> int:
    """Where the person begins in a name that took in what stands before; else 0."""
    words = read.words[name.first : name.last]
    if len(words) <= _FULL or alone.isdisjoint(words[1:]) or words[0] in alone:
        return 0
    if not in_office(read, name.first, pack):
        return 0
    tables = gazetteer(pack.code)
    told = (at for at in range(1, len(words)) if _calls(words[at], alone, tables, pack))
    at = next(told, 0)
    while at and _is_a_persons(words[at - 1], pack):
        at -= 1
    before, person = words[:at], words[at:]
    if not before or len(person) < _FULL or not _can_be_called(person, pack):
        return 0
    if any(_is_a_persons(word, pack) for word in before):
        return 0
    ends = _ends_body(before, tables, pack)
    office = name.type == "PER" and all(is_ordinary(word, pack.code) for word in before)
    return name.first + at if ends or office else 0


def _calls(word: str, alone: set[str], tables: Gazetteer, pack: Pack) -> bool:
    """Whether somebody is called by a word, which then names nothing else."""
    names_more = is_ordinary(word, pack.code) or tables.match([word], 0) is not None
    return word in alone and len(word) >= _SHORTEST and (is_given(word, pack) or not names_more)


def _is_a_persons(word: str, pack: Pack) -> bool:
    return len(word) == 1 or is_given(word, pack)


def _can_be_called(words: tuple[str, ...], pack: Pack) -> bool:
    bodies = frozenset().union(*(listed(pack.code, key) for key in _OF_BODIES))
    return all(w.istitle() and w.isalpha() and w.lower() not in bodies for w in words)


def _ends_body(words: tuple[str, ...], tables: Gazetteer, pack: Pack) -> bool:
    """Whether the name of a body or place can end where words do: in a known place or body, in
    letters, or in a word that ends a body's. What no list knows may be a person's own."""
    last = words[-1].lower()
    if any(last in listed(pack.code, key) for key in _GOES_ON):
        return False
    if any(last in listed(pack.code, key) for key in _OF_BODIES):
        return True
    letters = words[-1].isupper() and len(words[-1]) >= _SHORTEST
    known = (tables.match(words, at) for at in range(len(words)))
    behind = (at + found[0] for at, found in enumerate(known) if found is not None)
    return letters or len(words) in behind
