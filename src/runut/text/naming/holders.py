"""Where the name of a body or place ends and that of who holds an office in it begins.

Indonesian sets the three without a mark, "Deputi Bidang Usaha Kementerian Arunika Dimas Aryo",
all in capitals, so a tagger takes the person for the end of the body's name or for nothing.
What the tables know of the body tells where it ends.
"""

from __future__ import annotations

from collections.abc import Mapping

from runut.lang.pack import Pack
from runut.text.naming.gazetteer import Gazetteer, gazetteer
from runut.text.naming.ordinary import is_ordinary
from runut.text.naming.stretches import Name, Pieces, listed
from runut.text.words import fold, shipped

#: An office is told within so many pieces before the body it is in.
_OFFICE = 14
#: A person's name is at most so many words long.
_LONGEST_PERSON = 4
#: The first of so many words tell whether a person is named.
_TELLING = 2
#: What stands between the words of an office.
_WITHIN = frozenset("()/&-")


def apart_from_holders(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """Names of bodies and places without the person behind them who holds an office there:
    "Kementerian Pariwisata| Dimas Aryo"."""
    tables, out = gazetteer(pack.code), list[Name]()
    starts = {name.first: name for name in names}
    persons = {read.words[n.first] for n in names if n.type == "PER" and n.last - n.first > 1}
    covered = 0
    for name in names:
        if name.first < covered:
            continue
        parts = [] if name.type == "PER" else _parts(read, name, starts, persons, tables, pack)
        out += parts or [name]
        covered = out[-1].last
    return out


def _parts(
    read: Pieces,
    name: Name,
    starts: Mapping[int, Name],
    persons: set[str],
    tables: Gazetteer,
    pack: Pack,
) -> list[Name]:
    """The body and its officer in a name that took in both, or in a part of them; else none."""
    if not in_office(read, name.first, pack):
        return []
    end, kind = _known_end(read, name, tables, pack)
    if not name.first < end <= name.last or end in read.opens:
        return []
    last = _person_end(read, end, starts, tables, pack)
    if last == end or last < name.last:
        return []
    rest = starts.get(last)  # of a person whose first word the body took: "INDEF Dimas| |Aryo"
    if rest is not None and rest.type == "PER":
        last = rest.last
    elif last - end < _TELLING and not _is_told(read, name.first, end, persons, pack):
        return []
    return [Name(name.first, end, kind, sure=True), Name(end, last, "PER")]


def _is_told(read: Pieces, first: int, at: int, persons: set[str], pack: Pack) -> bool:
    """Whether a single word is a person's: by itself, or behind a body of several words where
    the sentence goes on in a small letter or with a comma."""
    after = read.words[at + 1] if at + 1 < len(read.words) else ""
    ends = at - first > 1 and (after == "," or after[:1].islower())
    return ends or is_given(read.words[at], pack) or read.words[at] in persons


def _known_end(read: Pieces, name: Name, tables: Gazetteer, pack: Pack) -> tuple[int, str]:
    """Where what the tables know ends that a name begins with, with the places right behind it,
    and its type."""
    ends = listed(pack.code, "bodies_end")
    at, kind = name.first, name.type
    while at < name.last and read.words[at][0].isalnum():
        match = tables.match(read.words, at)
        if at > name.first and read.folded[at] in ends:
            at += 1
            continue
        if match is None or (at > name.first and match[1].type != "LOC"):
            break
        kind = match[1].type if at == name.first else kind
        at += match[0]
    return at, kind


def _person_end(
    read: Pieces, first: int, starts: Mapping[int, Name], tables: Gazetteer, pack: Pack
) -> int:
    """Where a run of words ends that can be a person's name and no body's, from ``first``."""
    at = first
    while at < len(read.words) and at - first < _LONGEST_PERSON:
        word, begins = read.words[at], starts.get(at)
        if not (word.istitle() and word.isalpha()) or at in read.opens or begins is not None:
            break
        if at - first < _TELLING and not _can_name(read, at, first, starts, tables, pack):
            break
        at += 1
    return at


def _can_name(
    read: Pieces, at: int, first: int, starts: Mapping[int, Name], tables: Gazetteer, pack: Pack
) -> bool:
    word, folded = read.words[at], read.folded[at]
    if any(folded in listed(pack.code, key) for key in ("roles", "bodies_end", "of_no_person")):
        return False
    if is_given(word, pack):
        return True
    behind = starts.get(at + 1)
    begins = at == first and behind is not None and behind.type == "PER"
    plain = is_ordinary(word, pack.code) and not begins
    return len(word) > 2 and not plain and tables.match(read.words, at) is None


def is_given(word: str, pack: Pack) -> bool:
    """Whether the lists hold a word as a person's given name or that of a family."""
    return any(fold(word) in shipped(pack.code, table) for table in ("given.txt", "family.txt"))


def in_office(read: Pieces, first: int, pack: Pack) -> bool:
    """Whether an office is told right before ``first``, with the part of the body it is over."""
    offices, small = listed(pack.code, "roles"), listed(pack.code, "inner")
    for at in range(first - 1, max(-1, first - 1 - _OFFICE), -1):
        word = read.words[at]
        folded = read.folded[at]
        if folded in small or word in _WITHIN:
            continue
        if folded in offices:
            return True
        if not word[0].isupper() or at + 1 in read.opens:
            return False
    return False
