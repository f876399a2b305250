"""Names by capitals alone, where a pack ships no trained model.

A run of capitals is a name unless it opens a sentence with a common word; its type comes
from the words it begins with and those before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from runut.lang.pack import Pack
from runut.text.gazetteer import gazetteer
from runut.text.pieces import is_ordinary
from runut.text.stretches import Name, Pieces, listed
from runut.text.words import fold, shipped, stop_words

#: Ordinary words with capitals in mid-sentence name something where they are at most so
#: many ("Red Lantern"); more are a heading.
_PLAIN_RUN = 3
#: What a contraction hangs on behind its head.
_APOSTROPHE = re.compile("['’]")


def tag(sentences: Sequence[Sequence[str]], pack: Pack) -> list[list[tuple[int, int, str]]]:
    """Names among the pieces of each sentence as ``(first, end, type)``, in order."""
    return [_in_sentence(words, pack) for words in sentences]


def _in_sentence(words: Sequence[str], pack: Pack) -> list[tuple[int, int, str]]:
    row, tables = list(words), gazetteer(pack.code)
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(row):
        known = tables.match(row, at) if row[at][0].isalnum() else None
        begun = 0
        if known and known[1].type == "LOC" and _goes_on(row, at, known[0], pack):
            begun, known = known[0], None
        size = known[0] if known else _run(row, at, pack, begun)
        if size:
            kind = known[1].type if known else _type(row, at, size, pack)
            size = size if known else _within_person(row, at, size, pack)
            found.append((at, at + size, kind))
        at += size or 1
    return found


def settled(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """Names with those of persons whom nothing tells as such as bodies': news gives a person's
    full name, a title or a given name at least once, so one word without any of them
    ("Arunika said") is a firm, a club or a programme."""
    words, told = list(read.words), set[str]()
    for name in names:
        several = name.last - name.first > 1
        if name.type == "PER" and (several or _begins_person(words, name.first, pack)):
            told.update(words[name.first : name.last])
    return [
        replace(name, type="ORG")
        if name.type == "PER"
        and name.last - name.first == 1
        and words[name.first] not in told
        and not name.sure
        else name
        for name in names
    ]


def _goes_on(words: list[str], at: int, size: int, pack: Pack) -> bool:
    """Whether a known place begins a longer name: an event's ("Harbour Isle Grand Prix") or
    a person's who is called like a city ("Douglas Aldane")."""
    rest = _run(words, at + size, pack) if at + size < len(words) else 0
    if not rest:
        return False
    event = fold(words[at + size + rest - 1]) in listed(pack.code, "events_end")
    return event or (size == 1 and rest == 1 and fold(words[at]) in shipped(pack.code, "given.txt"))


def _run(words: list[str], at: int, pack: Pack, begun: int = 0) -> int:
    """How many pieces from ``at`` on are one run of capitals that is a name, the first
    ``begun`` of them being known to belong to it; 0 for none."""
    size = begun
    while at + size < len(words) and _belongs(words, at, size, pack):
        size += 1
    size = _one_name(words, at, size, pack)
    while size and not words[at + size - 1][0].isupper():
        size -= 1
    return size if size and _names_something(words, at, size, pack) else 0


def _one_name(words: list[str], at: int, size: int, pack: Pack) -> int:
    """How much of a run of capitals is one name, where "and" stands in it: all of it only
    where it tells what it is ("Centre for Trade and Growth"), else what stands before."""
    joined = [n for n in range(1, size) if fold(words[at + n]) in listed(pack.code, "joins")]
    kinds = listed(pack.code, "bodies_begin") | listed(pack.code, "places_begin")
    told = any(fold(word) in kinds for word in words[at : at + size])
    return joined[0] if joined and not told else size


def _belongs(words: list[str], at: int, size: int, pack: Pack) -> bool:
    word = words[at + size]
    folded = fold(word)
    if size and (word == "-" or folded in listed(pack.code, "inner")):
        after = words[at + size + 1 : at + size + 3]
        after = after[1:] if after[:1] == ["-"] and word != "-" else after
        return bool(after) and after[0][0].isupper()
    if size and words[at + size - 1] == "-" and word.islower() and len(word) < 6:
        return True
    if not word[0].isupper() or folded in listed(pack.code, "calendar"):
        return False
    if folded in listed(pack.code, "roles"):
        return size > 1 and fold(words[at + size - 1]) in listed(pack.code, "inner")
    if size == 0 and _APOSTROPHE.split(folded)[0] in stop_words(pack):
        return False  # "They've" too
    if at + size == 0 and len(words) > 1 and not words[1][0].isupper():
        return not is_ordinary(word, pack.code)
    return not (size and gazetteer(pack.code).match(words, at + size))


def _names_something(words: list[str], at: int, size: int, pack: Pack) -> bool:
    """Whether a run is more than ordinary words with capitals ("Question Time")."""
    run = [word for word in words[at : at + size] if word[0].isupper()]
    if any(not is_ordinary(word, pack.code) or (word.isupper() and len(word) > 1) for word in run):
        return True
    if len(run) == 1:
        return False
    if at and len(run) <= _PLAIN_RUN and words[at - 1].islower():
        return True
    kinds = listed(pack.code, "bodies_begin") | listed(pack.code, "places_begin")
    ends = {fold(run[0]), fold(run[-1])}
    return bool(ends & kinds) or fold(run[0]) in shipped(pack.code, "given.txt")


def _type(words: list[str], at: int, size: int, pack: Pack) -> str:
    first, last = fold(words[at]), fold(words[at + size - 1])
    before = fold(words[at - 1]) if at else ""
    bodies, places = listed(pack.code, "bodies_begin"), listed(pack.code, "places_begin")
    if last in listed(pack.code, "events_end") and size > 1:
        return "EVENT"
    if last in bodies and size > 1 and before not in listed(pack.code, "roles"):
        return "ORG"  # also of a region called as people are: "Victoria Police"
    if _begins_person(words, at, pack):
        return "PER"
    if last in bodies or first in bodies:
        return "ORG"
    if last in places or first in places:
        return "LOC"
    if size == 1 and words[at].isupper():
        return "ORG"
    if before in listed(pack.code, "before_place"):
        return "LOC" if size == 1 or _within_place(words, at + size, pack) else "ORG"
    plain = all(is_ordinary(word, pack.code) for word in words[at : at + size])
    return "ORG" if plain and size > 1 else "PER"


def _within_place(words: list[str], end: int, pack: Pack) -> bool:
    """Whether a known place follows behind a comma: "in Port Arunika, |Spain"."""
    if words[end : end + 1] != [","] or end + 1 >= len(words):
        return False
    known = gazetteer(pack.code).match(words, end + 1)
    return known is not None and known[1].type == "LOC"


def _begins_person(words: list[str], at: int, pack: Pack) -> bool:
    """Whether an office, a title or what somebody is to another stands before a name, or it
    begins with a given name."""
    before = fold(words[at - 1]) if at else ""
    offices = listed(pack.code, "roles") | listed(pack.code, "before_person")
    office = before in offices - listed(pack.code, "inner")
    return office or fold(words[at]) in shipped(pack.code, "given.txt")


def _within_person(words: list[str], at: int, size: int, pack: Pack) -> int:
    """How many pieces of a run are the person's it begins with: "Kamala Brown| of Harbour
    Group"."""
    if not _begins_person(words, at, pack):
        return size
    apart = listed(pack.code, "inner_of_bodies")
    return next((n for n in range(1, size) if words[at + n] in apart), size)
