"""Abbreviations: what they stand for, and where a text sets one beside its full name.

"Korea Utara (Korut)" and "BPS (Badan Pusat Statistik)" introduce an abbreviation; both
are names of one thing even where only one of them was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from runut.lang.pack import Pack
from runut.text.naming.ordinary import is_ordinary
from runut.text.naming.stretches import Name, Pieces, listed
from runut.text.words import fold

#: A name or its abbreviation in brackets is at most so many pieces long.
_BRACKET = 11


def is_short_for(short: str, full: tuple[str, ...] | list[str]) -> bool:
    """Whether ``short`` abbreviates ``full``: its letters come in order, the first letters
    of most words among them ("Korut", "PPATK", "PHR" for "PT Pertamina Hulu Rokan").
    """
    letters = fold(short)
    words = [fold(word) for word in full if word[0].isalnum()]
    if len(letters) < 2 or not letters.isalpha() or not words or not short[0].isupper():
        return False
    if len(words) == 1:
        return False
    text, at = "".join(words), 0
    firsts = {sum(len(word) for word in words[:n]) for n in range(len(words))}
    used = 0
    for letter in letters:
        while at < len(text) and text[at] != letter:
            at += 1
        if at == len(text):
            return False
        used += at in firsts
        at += 1
    return used >= 1 and (short.isupper() or used >= min(2, len(words)))


def introduced(
    read: Pieces, names: list[Name], pack: Pack
) -> tuple[list[Name], dict[tuple[str, ...], str]]:
    """Names and abbreviations of one thing, either in brackets behind the other: both are
    names where one was found, or the full one begins as a body's does."""
    out: dict[int, Name] = {name.first: name for name in names}
    ends = {name.last: name for name in names}
    forms: dict[tuple[str, ...], str] = {}
    for at, closed in _brackets(read.words):
        pair = _pair(read, at, closed, ends, pack)
        if pair is None:
            continue
        kinds = [out[name.first].type for name in pair if name.first in out]
        if fold(read.words[pair[0].first]) in listed(pack.code, "bodies_begin"):
            kinds.append("ORG")
        if not kinds:
            continue
        if not any(name.first < at and closed < name.last for name in names):
            for name in pair:
                _put(out, replace(name, type=kinds[0]))
        short = pair[1]
        forms[read.words[short.first : short.last]] = kinds[0]
    fixed = [
        replace(name, type=forms[words])
        if (words := read.words[name.first : name.last]) in forms and not name.sure
        else name
        for name in out.values()
    ]
    return sorted(fixed, key=lambda name: name.first), forms


def around_brackets(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """Names with those of bodies whole whose kind is abbreviated within them: "Badan Pendapatan
    Daerah (Bapenda) |Provinsi Serayu" is one, and so is "Koperasi Simpan Pinjam (KSP) |Arunika"
    where the last was found to be no name. A person behind the bracket is none of it, nor is
    the place of a body known by capitals ("Sekolah Tinggi Arunika (STA) |Serayu")."""
    begins, ends = ({getattr(name, key): name for name in names} for key in ("first", "last"))
    gone: set[Name] = set()
    whole: list[Name] = []
    for at, closed in _brackets(read.words):
        kind, short, rest = ends.get(at), begins.get(at + 1), begins.get(closed + 1)
        if kind is not None and fold(read.words[kind.first]) in listed(pack.code, "bodies_begin"):
            rest = rest or _unnamed(read, closed + 1, begins, pack)
        if kind is None or short is None or rest is None or short.last != closed:
            continue
        capitals = read.words[at + 1].isupper()
        goes_on = rest.type == "ORG" or (rest.type == "LOC" and not capitals)
        if kind.type == short.type == "ORG" and goes_on:
            gone |= {kind, short, rest}
            whole.append(Name(kind.first, rest.last, "ORG"))
    return sorted([*(n for n in names if n not in gone), *whole], key=lambda name: name.first)


def _unnamed(read: Pieces, at: int, begins: Mapping[int, Name], pack: Pack) -> Name | None:
    """The words with capitals from ``at`` on that are no other words, no office or rank, and
    begin no name."""
    last, offices = at, listed(pack.code, "roles")
    while last < len(read.words) and last not in read.opens and last not in begins:
        word = read.words[last]
        if not word.istitle() or is_ordinary(word, pack.code) or fold(word) in offices:
            break
        last += 1
    return Name(at, last, "ORG") if last > at else None


def terms(read: Pieces, names: list[Name], pack: Pack) -> frozenset[str]:
    """Abbreviations that the text sets behind the words they stand for, letter for letter,
    where no name stands in those words: "tindak pidana korupsi (TPK)"."""
    taken = {at for name in names for at in range(name.first, name.last)}
    found: set[str] = set()
    for at, closed in _brackets(read.words):
        short = read.words[at + 1]
        if closed - at != 2 or not (short.isupper() and short.isalpha() and len(short) > 1):
            continue
        first = _spelt_out(read, at, short, pack)
        if first is None or any(n in taken for n in range(first, at)):
            continue
        if fold(read.words[first]) not in listed(pack.code, "bodies_begin"):
            found.add(short)
    return frozenset(found)


def _spelt_out(read: Pieces, at: int, short: str, pack: Pack) -> int | None:
    """Where the words before ``at`` begin whose first letters are ``short``, small words
    between them not counted; None when they are not."""
    small, left = listed(pack.code, "inner"), list(fold(short))
    first = at
    while left and first > 0 and read.words[first - 1][0].isalpha():
        first -= 1
        word = fold(read.words[first])
        if word[:1] == left[-1]:
            left.pop()
        elif word not in small:
            return None
    return None if left else first


def _brackets(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where brackets of at most ten pieces open and close."""
    opened = 0
    for at, word in enumerate(words):
        if word == "(":
            opened = at
        elif word == ")" and opened and 1 < at - opened <= _BRACKET:
            yield opened, at
            opened = 0


def _pair(
    read: Pieces, at: int, closed: int, ends: dict[int, Name], pack: Pack
) -> tuple[Name, Name] | None:
    """The full name and the abbreviation around the bracket that opens at ``at``."""
    inside = read.words[at + 1 : closed]
    if len(inside) == 1:
        named = ends.get(at)
        first = named.first if named is not None else _run_back(read, at, pack)
        full = read.words[first:at]
        fits = full and (is_short_for(inside[0], full) or (named and _initialled(inside[0], full)))
        if fits:
            return Name(first, at, "ORG"), Name(at + 1, closed, "ORG")
        return None
    short = read.words[at - 1]
    capital = all(word[0].isupper() or word.islower() for word in inside) and inside[0][0].isupper()
    if capital and inside[-1][0].isupper() and short.isupper() and is_short_for(short, inside):
        return Name(at + 1, closed, "ORG"), Name(at - 1, at, "ORG")
    return None


def _initialled(short: str, full: tuple[str, ...]) -> bool:
    """Whether a word of several capitals in brackets begins as the long name before them
    does, though not all its letters are in it ("APSyFI")."""
    capitals = sum(char.isupper() for char in short)
    return capitals > 2 and len(full) > 2 and fold(short[:1]) == fold(full[0][:1])


def _run_back(read: Pieces, at: int, pack: Pack) -> int:
    """Where the run of capitals begins that ends before ``at``; no more than eight long, and
    not over a seam."""
    first, small = at, listed(pack.code, "inner")
    while first > 0 and at - first < 8 and first not in read.opens:
        if first < at and read.pieces[first].glued:
            break
        before = read.words[first - 1]
        if not (before[0].isupper() or (before in small and first < at)):
            break
        first -= 1
    while first < at and not read.words[first][0].isupper():
        first += 1
    return first


def _put(out: dict[int, Name], name: Name) -> None:
    """Set a name in place of those it overlaps."""
    overlapped = [
        first for first, other in out.items() if other.first < name.last and name.first < other.last
    ]
    for first in overlapped:
        del out[first]
    out[name.first] = name
