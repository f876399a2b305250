"""Names by capitals alone: all there is where a pack ships no trained model, and where it asks for
it (``[tagger] ruled`` in its table ``names``) something that the model goes by.

A run of capitals is a name unless it opens a sentence with a common word; its type comes
from the words it begins with and those before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from runut.lang.pack import Pack
from runut.text.naming.gazetteer import Known, gazetteer
from runut.text.naming.ordinary import is_ordinary
from runut.text.naming.stretches import Name, Pieces, listed
from runut.text.words import fold, shipped, stop_words

#: Ordinary words with capitals in mid-sentence name something where they are at most so
#: many ("Red Lantern"); more are a heading.
_PLAIN_RUN = 3
#: What stands for a type that nothing tells, and that hardly more than nothing does ("of").
_UNTOLD, _PERHAPS_PLACE = "", "LOC?"
_LITTLE = (_UNTOLD, _PERHAPS_PLACE)
#: A title that a point cuts short has so many letters at most ("Capt.").
_LONGEST_TITLE = 4
#: What a contraction hangs on behind its head.
_APOSTROPHE = re.compile("['’]")


def tag(sentences: Sequence[Sequence[str]], pack: Pack) -> list[list[tuple[int, int, str]]]:
    """Names among the pieces of each sentence as ``(first, end, type)``, in order. A name whose
    type little tells where it stands is of the type that it is told to be of elsewhere."""
    found = [_in_sentence(words, pack) for words in sentences]
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for words, row in zip(sentences, found, strict=True):
        for first, end, kind in row:
            votes.setdefault(tuple(words[first:end]), Counter())[kind] += 1
    types = {words: _weighed(words, counts, pack) for words, counts in votes.items()}
    return [
        [
            (first, end, types[tuple(words[first:end])] if kind in _LITTLE else kind)
            for first, end, kind in row
        ]
        for words, row in zip(sentences, found, strict=True)
    ]


def labels(sentences: Sequence[Sequence[str]], pack: Pack) -> list[list[str]]:
    """What `tag` finds as a label for each piece: "B-PER", "I-PER", "O"."""
    told = [["O"] * len(words) for words in sentences]
    for row, names in zip(told, tag(sentences, pack), strict=True):
        for first, end, kind in names:
            row[first:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - first - 1)]
    return told


def is_asked(pack: Pack) -> bool:
    """Whether the pack's model goes by these rules besides."""
    return bool(pack.table("names").get("tagger", {}).get("ruled", False))


def _weighed(words: Sequence[str], votes: Counter[str], pack: Pack) -> str:
    """The type of a name where little tells it: what it is told to be of elsewhere, a place
    where half of what there is points to one, else a person's or a body's."""
    told = Counter({kind: count for kind, count in votes.items() if kind not in _LITTLE})
    if told:
        return told.most_common(1)[0][0]
    if votes[_PERHAPS_PLACE] and votes[_PERHAPS_PLACE] >= votes[_UNTOLD]:
        return "LOC"
    plain = all(is_ordinary(word, pack.code) for word in words)
    return "ORG" if plain and len(words) > 1 else "PER"


def _in_sentence(words: Sequence[str], pack: Pack) -> list[tuple[int, int, str]]:
    """The names of a sentence, with `_LITTLE` for the types of those that it does not tell."""
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
        called = _begins_person(words, name.first, pack) or _is_aged(words, name.last)
        if name.type == "PER" and (several or called):
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
    """Whether a known place begins a longer name: an event's ("Harbour Isle Grand Prix"), a
    body's ("Harbour Isle College of Art") or a person's who is called like a city ("Douglas
    Aldane")."""
    rest = _run(words, at + size, pack) if at + size < len(words) else 0
    if not rest:
        return False
    run = [fold(word) for word in words[at + size : at + size + rest]]
    if run[-1] in listed(pack.code, "events_end"):
        return True
    if {run[0], run[-1]} & listed(pack.code, "bodies_begin"):
        return True
    return size == 1 and rest == 1 and fold(words[at]) in shipped(pack.code, "given.txt")


def _run(words: list[str], at: int, pack: Pack, begun: int = 0) -> int:
    """How many pieces from ``at`` on are one run of capitals that is a name, the first
    ``begun`` of them being known to belong to it; 0 for none."""
    size = begun
    while at + size < len(words) and (more := _more(words, at, size, pack)):
        size += more
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


def _more(words: list[str], at: int, size: int, pack: Pack) -> int:
    """How many of the pieces behind a run of ``size`` pieces go on with it: a known name is
    one of its own, but for the region of a body ("Police Service of Harbour Isle") and a
    family called like a city ("John Hamilton")."""
    if not _belongs(words, at, size, pack):
        return 0
    known = gazetteer(pack.code).match(words, at + size) if size else None
    if known is None or known[1].type != "LOC":
        return 0 if known else 1
    if fold(words[at + size - 1]) in listed(pack.code, "inner_of_bodies"):
        return known[0] if _has_body(words[at : at + size], pack) else 0
    return int(known[0] == 1 and _is_family(words[at : at + size], known[1], pack))


def _has_body(words: Sequence[str], pack: Pack) -> bool:
    return any(fold(word) in listed(pack.code, "bodies_begin") for word in words)


def _is_family(before: Sequence[str], known: Known, pack: Pack) -> bool:
    """Whether what is known as a city is the family of the person whose given name stands
    before it."""
    given = shipped(pack.code, "given.txt")
    return known.kind in ("city", "place") and all(fold(word) in given for word in before)


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
    return True


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
    """What the words of a name and the one before it tell of its type."""
    first, last = fold(words[at]), fold(words[at + size - 1])
    before = fold(words[at - 1]) if at else ""
    places = listed(pack.code, "places_begin")
    if last in listed(pack.code, "events_end") and size > 1:
        return "EVENT"
    if (
        last in listed(pack.code, "bodies_begin")
        and size > 1
        and before not in listed(pack.code, "roles")
    ):
        return "ORG"  # also of a region called as people are: "Victoria Police"
    if _begins_person(words, at, pack) or _is_aged(words, at + size):
        return "PER"
    if last in places:
        return "LOC"
    if _has_body(words[at : at + size], pack):
        return "ORG"
    if first in places:
        return "LOC"
    if size == 1 and words[at].isupper():
        return "ORG"
    if before in listed(pack.code, "around_place"):
        return "LOC"
    if before not in listed(pack.code, "before_place"):
        return _UNTOLD
    if _within_place(words, at + size, pack):
        return "LOC"
    return _PERHAPS_PLACE if size == 1 else _UNTOLD


def _within_place(words: list[str], end: int, pack: Pack) -> bool:
    """Whether a known place follows behind a comma: "in Port Arunika, |Spain"."""
    if words[end : end + 1] != [","] or end + 1 >= len(words):
        return False
    known = gazetteer(pack.code).match(words, end + 1)
    return known is not None and known[1].type == "LOC"


def _begins_person(words: list[str], at: int, pack: Pack) -> bool:
    """Whether an office, a title or what somebody is to another stands before a name, or it
    begins with a given name, which no abbreviation is ("IRA")."""
    title = words[at - 2] if at > 1 and words[at - 1] == "." else ""
    short = title[:1].isupper() and len(title) <= _LONGEST_TITLE
    before = fold(title if short else words[at - 1]) if at else ""
    offices = listed(pack.code, "roles") | listed(pack.code, "before_person")
    if before in offices - listed(pack.code, "inner"):
        return True
    capitals = words[at].isupper() and not any(word[0].isupper() for word in words[at + 1 : at + 2])
    return not capitals and fold(words[at]) in shipped(pack.code, "given.txt")


def _is_aged(words: Sequence[str], end: int) -> bool:
    """Whether an age between commas follows, which only persons have: "Aldane, 31,"."""
    after = words[end : end + 3]
    between = len(after) == 3 and after[0] == after[2] == ","
    return between and after[1].isdigit() and len(after[1]) < 3


def _within_person(words: list[str], at: int, size: int, pack: Pack) -> int:
    """How many pieces of a run are the person's it begins with: "Kamala Brown| of Harbour
    Group"."""
    if not _begins_person(words, at, pack):
        return size
    apart = listed(pack.code, "inner_of_bodies")
    return next((n for n in range(1, size) if words[at + n] in apart), size)
