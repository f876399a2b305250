"""Where a name begins and ends: what a tagger says, set right by how names are written.

A name begins with a capital or with what it is ("desa"), ends in a word, and does not run on
over a seam of glued words or the name of a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from runut.lang.pack import Pack
from runut.text.naming.gazetteer import gazetteer
from runut.text.naming.ordinary import is_ordinary
from runut.text.naming.stretches import Name, Pieces, listed
from runut.text.words import fold, shipped

#: A word with a capital within, as brands have, not "McKay" or "DeVos".
_BRAND = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|O['’])[A-Z][a-z]{2,}[A-Z][a-z]+")
#: A headline has so many words of four letters or more; one of so many may hold small ones.
_HEADLINE, _LONG_HEADLINE = 5, 10
#: Marks that stand in no name.
_MARKS = frozenset('#"“”:;!?|•·*=<>{}[]')


def is_headline(read: Pieces, first: int, last: int) -> bool:
    """Whether a sentence bears capitals throughout, so that they say nothing; the names
    it holds are found where they stand elsewhere. A short one is no headline for a single
    small word within ("Dimas Aryo sebagai Direktur Utama")."""
    words = [word for word in read.words[first:last] if word[0].isalpha() and len(word) > 3]
    small = sum(not word[0].isupper() for word in words)
    most = len(words) // 5 if len(words) >= _LONG_HEADLINE else 0
    return len(words) >= _HEADLINE and small <= most and read.words[last - 1].isalnum()


def unglued(read: Pieces, name: Name, pack: Pack) -> Iterator[Name]:
    """A name does not run on over a seam, nor over the name of a site."""
    first = name.first
    for at in range(name.first, name.last):
        site = "." in read.words[at][1:-1] and read.words[at][0].isalpha()
        if at > first and (site or (read.pieces[at].glued and not _kind_before(read, at, pack))):
            yield _part(read, first, at, name, pack)
            first = at
        if site:
            yield Name(at, at + 1, "ORG", sure=True)
            first = at + 1
    if first == name.first:
        yield name
    elif first < name.last:
        yield _part(read, first, name.last, name, pack)


def _kind_before(read: Pieces, at: int, pack: Pack) -> bool:
    """Whether the word before says what the name is: "Kota|Tangerang"."""
    before = fold(read.words[at - 1])
    return before in listed(pack.code, "places_begin") or before in listed(
        pack.code, "bodies_begin"
    )


def _part(read: Pieces, first: int, last: int, whole: Name, pack: Pack) -> Name:
    """What is left of a name: nothing when it is but ordinary words."""
    while first < last and not read.words[first][0].isalnum():
        first += 1
    plain = all(
        is_ordinary(word, pack.code) for word in read.words[first:last] if word[0].isalpha()
    )
    return Name(first, first if plain else last, whole.type)


def trimmed(read: Pieces, name: Name, pack: Pack) -> Name | None:
    """A name begins as one does, ends in a word, and closes its brackets; a person's and a
    place's leave out the end of an office ("Luar Negeri"), a body's the whole office."""
    words = read.words
    first = _begin(read, name, pack)
    last = _end(read, first, name, pack)
    if last <= first or (
        last - first == 1 and first in read.opens and is_common(read, first, pack)
    ):
        return None
    if all(fold(word) in listed(pack.code, "calendar") for word in words[first:last]):
        return None
    if name.type == "PER" and last - first == 1 and _is_office(words[first], pack):
        return None
    if words[last - 1].isdigit() and not any(len(word) > 1 for word in words[first : last - 1]):
        return None  # the age of a team: "U-21"
    event = _event_begin(read, first, pack) if name.type != "ORG" else first
    opens = fold(words[first]) in listed(pack.code, "events_begin")
    alone = last - first == 1 and words[first].isupper()
    if event < first or (opens and (alone or name.type != "PER")):
        return Name(event, last, "EVENT")
    return Name(first, last, _kind(words[first:last], name.type, pack))


def _begin(read: Pieces, name: Name, pack: Pack) -> int:
    """Where a name begins, whatever was taken in before it."""
    first, last, words = name.first, name.last, read.words
    if name.type == "PER" and _double(read, first):
        first -= 2
    offices = listed(pack.code, "roles")
    while name.type != "ORG" and last - first > 1 and fold(words[first]) in offices:
        if not (first and fold(words[first - 1]) in offices and words[first - 1][0].isupper()):
            break
        first += 1
    if name.type == "ORG":
        first = _behind_offices(words, first, last, pack)
    while first < last and words[first][0].isdigit() and words[first - 1 : first] == ("-",):
        first += 1  # an ordinal: "Presiden ke-7 |Indonesia"
    while first < last and not _begins_name(words[first], pack):
        first += 1
    if first < last and words[first].islower() and _all_places(words[first + 1 : last], pack):
        first += 1
    return first


def _end(read: Pieces, first: int, name: Name, pack: Pack) -> int:
    """Where a name ends that begins at ``first``."""
    last, words = name.last, read.words
    mark = next((at for at in range(first + 1, last) if words[at] in _MARKS), last)
    inner = words[first:mark]
    if inner.count("(") != inner.count(")"):
        mark = first + next(n for n, word in enumerate(inner) if word in "()")
    last = mark
    while last > first and not words[last - 1][0].isalnum() and words[last - 1] != ")":
        last -= 1
    while last - first > 1 and _hangs_on(words, last, name.type, pack):
        last -= 1
    return _hyphened(read, last, name.type, pack)


def _behind_offices(words: tuple[str, ...], first: int, last: int, pack: Pack) -> int:
    """Where a body's name begins: not before what a firm's name opens with ("PT"), and
    behind the office or the people of the body: "Komisaris |Bank Arunika"."""
    opens, offices = listed(pack.code, "firms_begin"), listed(pack.code, "roles")
    for at in range(first + 1, last - 1):
        if fold(words[at]) in opens and words[at - 1] not in ("(", "-"):
            first = at
    stands, bodies = listed(pack.code, "of_bodies"), listed(pack.code, "bodies_begin")
    while last - first > 1 and words[first + 1][0].isupper():
        word = fold(words[first])
        within = first > 0 and words[first - 1][0].isupper() and fold(words[first - 1]) in offices
        if not (word in stands or (word in offices - bodies and within)):
            break
        first += 1
    return first


def _event_begin(read: Pieces, first: int, pack: Pack) -> int:
    """Where the name of an event begins whose end was found: "Liga |Italia"."""
    for back in (2, 1):
        at = first - back
        inside = at >= 0 and all(word.istitle() for word in read.words[at:first])
        if inside and fold(read.words[at]) in listed(pack.code, "events_begin"):
            return at
    return first


def _kind(words: tuple[str, ...], kind: str, pack: Pack) -> str:
    """The type, where the words themselves tell it: what a body's name begins or ends
    with, capitals before a place ("PPIH Arab Saudi"), a brand's inner capital."""
    first, last = fold(words[0]), fold(words[-1])
    if kind == "ORG":
        return kind
    if kind == "PER" and len(words) > 1 and first in listed(pack.code, "places_begin"):
        return "LOC"
    if kind == "PER" and any(_BRAND.fullmatch(word) for word in words):
        return "ORG"
    if len(words) == 1:
        return kind
    if first in listed(pack.code, "places_begin"):
        return kind
    begins = first in listed(pack.code, "bodies_begin")
    ends = last in listed(pack.code, "bodies_end")
    short = kind == "LOC" and len(words[0]) > 2 and words[0].isupper() and not words[1].isupper()
    known = gazetteer(pack.code).lookup(words[0]) is not None
    return "ORG" if begins or ends or (short and not known) else kind


def _double(read: Pieces, first: int) -> bool:
    """Whether the first half of a double name stands before: "Jean-|Paul"."""
    if first < 2 or read.words[first - 1] != "-":
        return False
    before, hyphen, here = read.pieces[first - 2 : first + 1]
    tight = before.end == hyphen.start and hyphen.end == here.start
    return tight and before.text[0].isupper() and before.text[1:].islower()


def _begins_name(word: str, pack: Pack) -> bool:
    """A name begins with a capital or figure, or with what it is ("desa", "partai")."""
    if word[0].isupper() or word[0].isdigit():
        return True
    kinds = listed(pack.code, "places_begin") | listed(pack.code, "bodies_begin")
    return fold(word) in kinds


def is_rank(word: str, pack: Pack) -> bool:
    """Whether a word is an office or rank in capitals, and no body's name ("AKBP"), or a rank
    that stands within no name ("Iptu")."""
    rank = word.isupper() and len(word) > 2 and fold(word) in listed(pack.code, "roles")
    return is_told_rank(word, pack) or (rank and gazetteer(pack.code).lookup(word) is None)


def is_told_rank(word: str, pack: Pack) -> bool:
    """Whether a word is a rank that no place or body is called by: "Iptu"."""
    return word[0].isupper() and fold(word) in listed(pack.code, "ranks")


def _is_office(word: str, pack: Pack) -> bool:
    """Whether a word is an office and nothing else: "Kapolda", "Menhub", not "Sultan"."""
    office = len(word) > 4 and fold(word) in listed(pack.code, "roles")
    plain = is_ordinary(word, pack.code) or fold(word) in shipped(pack.code, "given.txt")
    return office and not plain and gazetteer(pack.code).lookup(word) is None


def _hangs_on(words: tuple[str, ...], last: int, kind: str, pack: Pack) -> bool:
    """Whether a name's last piece is none of it: a small word behind the name of a person
    or place ("Asia |tenggara"), or the rank in capitals of the person who comes next
    ("Polres Bandung |AKBP")."""
    word = words[last - 1]
    if kind != "ORG":
        return word.islower() and words[last - 2] != "-"
    return is_rank(word, pack)


def _all_places(words: tuple[str, ...], pack: Pack) -> bool:
    """Whether words are a known place, or known places with a hyphen between."""
    tables, row, at = gazetteer(pack.code), list(words), 0
    while at < len(row):
        match = tables.match(row, at) if row[at][0].isalnum() else None
        place = match is not None and match[1].type == "LOC"
        if not place and row[at] != "-":
            return False
        at += match[0] if match is not None else 1
    return bool(row)


def is_common(read: Pieces, at: int, pack: Pack) -> bool:
    """Whether an opening word is an ordinary one, for all that can be seen."""
    return is_ordinary(read.words[at], pack.code) and not read.words[at].isupper()


def _hyphened(read: Pieces, last: int, kind: str, pack: Pack) -> int:
    """Where a name ends that goes on in small letters behind a hyphen: "Jong-un"; a place's
    does not go on in another ordinary word ("Serayu|-led")."""
    if last + 1 >= len(read.pieces) or read.words[last] != "-":
        return last
    before, hyphen, after = read.pieces[last - 1 : last + 2]
    tight = before.end == hyphen.start and hyphen.end == after.start
    part = after.text.islower() and 2 <= len(after.text) <= 5
    other = is_ordinary(after.text, pack.code) and fold(after.text) != fold(before.text)
    apart = after.text in listed(pack.code, "clitics") or (kind == "LOC" and other)
    return last + 2 if tight and part and not apart else last
