"""Names in the text of an article, with their exact places.

A sentence is tagged by itself (`runut.text.tagger`); then the article is read as a whole,
for what a name is called once it is called everywhere: a name found once is found at all
its places, an abbreviation goes with the name it was set beside, a person's one name with
the full one, and what the tables know is what they say it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from runut.lang.pack import Pack, load
from runut.records import Article
from runut.text import capitals, tagger
from runut.text.gazetteer import Gazetteer, Known, gazetteer
from runut.text.pieces import Piece, capitalised, cut, is_ordinary
from runut.text.words import fold

#: Marks that join the parts of one name.
_JOINS = frozenset("-'’.&")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A name found in a text. ``role`` is the office or title beside it, as written;
    ``known`` what the tables know it as; ``introduced`` the full name that an
    abbreviation was set beside, or the abbreviation's full name's start."""

    start: int
    end: int
    type: str
    text: str
    kind: Literal["name", "description", "pronoun"] = "name"
    role: str | None = None
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as pieces ``[first, last)`` of the whole article."""

    first: int
    last: int
    type: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """The article as pieces. ``opens`` holds the indexes of pieces that begin a sentence
    or a quotation in it, where a capital says nothing."""

    pieces: tuple[Piece, ...]
    words: tuple[str, ...]
    opens: frozenset[int]
    bounds: tuple[tuple[int, int], ...]


def find(article: Article, pack: Pack) -> tuple[Found, ...]:
    """The names in ``article.text``, in order, none overlapping another."""
    read = _pieces(article, pack)
    names = [
        name
        for first, last in read.bounds
        if not _headline(read, first, last)
        for name in _in_sentence(read, first, last, pack)
    ]
    names = _known(read, _initials(read, names), pack)
    names = _agreed(read, names, pack)
    names = _everywhere(read, names, pack)
    return tuple(_found(article.text, read, name, pack) for name in names)


def _pieces(article: Article, pack: Pack) -> _Read:
    pieces: list[Piece] = []
    opens: set[int] = set()
    bounds: list[tuple[int, int]] = []
    seen = capitalised(article.text)
    for sentence in article.sentences:
        first = len(pieces)
        pieces += cut(article.text, sentence.start, sentence.end, pack, seen)
        bounds.append((first, len(pieces)))
        opening = True
        for at in range(first, len(pieces)):
            word = pieces[at].text
            if opening and word[0].isalnum():
                opens.add(at)
                opening = False
            elif word in '"“‘:•':
                opening = True
    return _Read(tuple(pieces), tuple(p.text for p in pieces), frozenset(opens), tuple(bounds))


def _in_sentence(read: _Read, first: int, last: int, pack: Pack) -> Iterator[_Name]:
    words = read.words[first:last]
    tag = tagger.tag if tagger.has_model(pack) else capitals.tag
    for start, end, kind in tag(words, pack):
        for part in _unglued(read, _Name(first + start, first + end, kind), pack):
            name = _trimmed(read, part, pack)
            if name is not None:
                yield from _compounds(read, name, pack)


def _unglued(read: _Read, name: _Name, pack: Pack) -> Iterator[_Name]:
    """A name does not run on over a seam, nor over the name of a site."""
    first = name.first
    for at in range(name.first, name.last):
        site = "." in read.words[at][1:-1] and read.words[at][0].isalpha()
        if at > first and (read.pieces[at].glued or site):
            yield _part(read, first, at, name, pack)
            first = at
        if site:
            yield _Name(at, at + 1, "ORG", sure=True)
            first = at + 1
    if first == name.first:
        yield name
    elif first < name.last:
        yield _part(read, first, name.last, name, pack)


def _part(read: _Read, first: int, last: int, whole: _Name, pack: Pack) -> _Name:
    """What is left of a name: nothing when it is but ordinary words."""
    while first < last and not read.words[first][0].isalnum():
        first += 1
    plain = all(
        is_ordinary(word, pack.code) for word in read.words[first:last] if word[0].isalpha()
    )
    return _Name(first, first if plain else last, whole.type)


def _headline(read: _Read, first: int, last: int) -> bool:
    """Whether a sentence bears capitals throughout, so that they say nothing; the names
    it holds are found where they stand elsewhere."""
    words = [word for word in read.words[first:last] if word[0].isalpha() and len(word) > 3]
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= 5 and capital >= 0.8 * len(words) and read.words[last - 1].isalnum()


def _trimmed(read: _Read, name: _Name, pack: Pack) -> _Name | None:
    """A name begins as one does, ends in a word, and closes its brackets; a
    person's leaves out the end of an office ("Luar Negeri")."""
    first, last, words = name.first, name.last, read.words
    if name.type == "PER" and _double(read, first):
        first -= 2
    offices = _parts(pack.code, "roles")
    while name.type == "PER" and last - first > 1 and fold(words[first]) in offices:
        if not (first and fold(words[first - 1]) in offices and words[first - 1][0].isupper()):
            break
        first += 1
    while first < last and not _begins_name(words[first], pack):
        first += 1
    inner = words[first:last]
    if inner.count("(") != inner.count(")"):
        cut_at = next(n for n, word in enumerate(inner) if word in "()")
        last = first + cut_at
    while last > first and not words[last - 1][0].isalnum() and words[last - 1] != ")":
        last -= 1
    last = _hyphened(read, last, pack)
    if last <= first or (last - first == 1 and first in read.opens and _common(read, first, pack)):
        return None
    kind = name.type
    if (
        kind != "ORG"
        and last - first > 1
        and fold(words[first]) in _parts(pack.code, "bodies_begin")
    ):
        kind = kind if fold(words[first]) in _parts(pack.code, "places_begin") else "ORG"
    return _Name(first, last, kind)


def _double(read: _Read, first: int) -> bool:
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
    kinds = _parts(pack.code, "places_begin") | _parts(pack.code, "bodies_begin")
    return fold(word) in kinds


def _common(read: _Read, at: int, pack: Pack) -> bool:
    """Whether an opening word is an ordinary one, for all that can be seen."""
    return is_ordinary(read.words[at], pack.code) and not read.words[at].isupper()


def _hyphened(read: _Read, last: int, pack: Pack) -> int:
    """Where a name ends that goes on in small letters behind a hyphen: "Jong-un"."""
    if last + 1 >= len(read.pieces) or read.words[last] != "-":
        return last
    before, hyphen, after = read.pieces[last - 1 : last + 2]
    tight = before.end == hyphen.start and hyphen.end == after.start
    part = after.text.islower() and 2 <= len(after.text) <= 5
    clitic = after.text in _parts(pack.code, "clitics")
    return last + 2 if tight and part and not clitic else last


def _compounds(read: _Read, name: _Name, pack: Pack) -> Iterator[_Name]:
    """The names in a compound of known ones: "Korut-Rusia" is two, "Jong-un" is one."""
    words, tables = list(read.words[name.first : name.last]), gazetteer(pack.code)
    joints = [n for n, word in enumerate(words) if word in "-–/" and 0 < n < len(words) - 1]
    parts = [0, *(n + 1 for n in joints), len(words) + 1]
    sides = [
        (a, b - 1, tables.match(words[: b - 1], a) if a < b - 1 else None)
        for a, b in pairwise(parts)
    ]
    if joints and all(known and known[0] == b - a for a, b, known in sides):
        for a, b, known in sides:
            assert known is not None
            yield _Name(name.first + a, name.first + b, known[1].type, sure=True)
    else:
        yield name


def _initials(read: _Read, names: list[_Name]) -> list[_Name]:
    """Persons named by their initials with their age: "SA (34)"."""
    out = {name.first: name for name in names}
    taken = {at for name in names for at in range(name.first, name.last)}
    for at in range(len(read.words) - 3):
        word, opened, age, closed = read.words[at : at + 4]
        short = word.isalpha() and word.isupper() and len(word) <= 4
        if not (short and opened == "(" and closed == ")" and age.isdigit() and len(age) <= 2):
            continue
        if at in out or at not in taken:
            out[at] = _Name(at, at + 1, "PER", sure=True)
    return [out[at] for at in sorted(out)]


def _known(read: _Read, names: list[_Name], pack: Pack) -> list[_Name]:
    """Names as the tables know them, and known names that were not tagged."""
    tables, words = gazetteer(pack.code), list(read.words)
    taken = {at for name in names for at in range(name.first, name.last)}
    parts = _person_parts(read, names)
    out = [_as_known(words, name, tables, parts) for name in names]
    at = 0
    while at < len(words):
        if at in taken or not words[at][0].isalnum() or words[at][0].islower():
            at += 1
            continue
        match = None if words[at] in parts else tables.match(words, at)
        if match is None or not _free(read, at, match[0], taken, match[1], pack):
            at += 1
            continue
        out.append(_Name(at, at + match[0], match[1].type, sure=True))
        at += match[0]
    return sorted(out, key=lambda name: name.first)


def _as_known(words: list[str], name: _Name, tables: Gazetteer, parts: frozenset[str]) -> _Name:
    match = tables.match(words, name.first)
    if match is None or match[0] != name.last - name.first:
        return name
    if name.type == "PER" and words[name.first] in parts:
        return name
    if match[1].kind in ("city", "place") and name.type != "LOC":
        return name
    return replace(name, type=match[1].type, sure=True)


def _person_parts(read: _Read, names: list[_Name]) -> frozenset[str]:
    """Words of the persons' names that have several."""
    return frozenset(
        word
        for name in names
        if name.type == "PER" and name.last - name.first > 1
        for word in read.words[name.first : name.last]
        if word[0].isupper() and len(word) > 2
    )


def _free(read: _Read, at: int, size: int, taken: set[int], known: Known, pack: Pack) -> bool:
    """Whether a known name stands by itself, not within a longer one ("Piala Asia")."""
    if any(step in taken for step in range(at, at + size)):
        return False
    if known.kind in ("city", "place") and at in read.opens and size == 1:
        return False
    after = read.words[at + size] if at + size < len(read.words) else ""
    if after[:1] == "$":
        return False
    if not at or at in read.opens:
        return True
    before = read.words[at - 1]
    return not before[0].isupper() or at - 1 in read.opens or fold(before) in _before(pack.code)


def _agreed(read: _Read, names: list[_Name], pack: Pack) -> list[_Name]:
    """One type for all places of one spelling: what the tables say, else what most say,
    else what was said first. A person's one name follows the full name."""
    votes: dict[str, Counter[str]] = {}
    sure: dict[str, str] = {}
    for name in names:
        text = _text(read, name)
        votes.setdefault(text, Counter())[name.type] += 1
        if name.sure:
            sure[text] = name.type
    persons = [
        read.words[name.first : name.last]
        for name in names
        if name.type == "PER" and name.last - name.first > 1
    ]
    parts = {word for words in persons for word in words if len(word) > 2}
    heads = {
        read.words[name.first]
        for name in names
        if name.type == "ORG"
        and name.last - name.first > 1
        and _telling(read.words[name.first], pack)
    } - parts
    agreed: list[_Name] = []
    for name in names:
        text = _text(read, name)
        kind = sure.get(text) or votes[text].most_common(1)[0][0]
        if name.last - name.first == 1 and text in parts and not name.sure:
            kind = "PER"
        elif text in heads and not name.sure:
            kind = "ORG"
        agreed.append(replace(name, type=kind))
    return agreed


def _everywhere(read: _Read, names: list[_Name], pack: Pack) -> list[_Name]:
    """Every place of the names found, the one names of persons and abbreviations."""
    forms: dict[tuple[str, ...], str] = {}
    single: set[str] = set()
    for name in names:
        words = read.words[name.first : name.last]
        forms.setdefault(words, name.type)
        if name.type == "PER" and len(words) > 1:
            for word in words:
                if len(word) > 2 and word[0].isupper() and word.isalpha():
                    forms.setdefault((word,), "PER")
                    single.add(word)
        elif name.type == "ORG" and len(words) > 1 and _telling(words[0], pack):
            forms.setdefault(words[:1], "ORG")
    names, more = _introduced(read, names)
    forms.update({key: kind for key, kind in more.items() if key not in forms})
    small = {word for word in read.words if word.islower()}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        by_first.setdefault(form[0], []).append(form)
    taken = {at for name in names for at in range(name.first, name.last)}
    out = list(names)
    for at, word in enumerate(read.words):
        for form in by_first.get(word, ()):
            span = range(at, at + len(form))
            if read.words[at : at + len(form)] != form or any(n in taken for n in span):
                continue
            known = word in single or not _common(read, at, pack)
            if len(form) == 1 and not (known and _alone(read, at, word, small, pack)):
                continue
            out.append(_Name(at, at + len(form), forms[form]))
            taken.update(span)
            break
    return sorted(out, key=lambda name: name.first)


def _telling(word: str, pack: Pack) -> bool:
    """Whether the first word of a body's name names it alone: "Urawa", not "Polres"."""
    if len(word) < 4 or is_ordinary(word, pack.code) or gazetteer(pack.code).lookup(word):
        return False
    lists = ("bodies_begin", "places_begin", "roles")
    return not any(fold(word) in _parts(pack.code, key) for key in lists)


def _alone(read: _Read, at: int, word: str, small: set[str], pack: Pack) -> bool:
    """Whether a single word, a name elsewhere, is one here too."""
    if fold(word) in small and not word.isupper():
        return False
    after = read.words[at + 1] if at + 1 < len(read.words) else ""
    before = read.words[at - 1] if at else ""
    if after[:1].isupper() and not word.isupper():
        return fold(before) in _before(pack.code)
    return at in read.opens or not before[:1].isupper() or fold(before) in _before(pack.code)


def _introduced(read: _Read, names: list[_Name]) -> tuple[list[_Name], dict[tuple[str, ...], str]]:
    """Abbreviations set in brackets behind a name take the name's type."""
    ends = {name.last: name for name in names}
    starts = {name.first: name for name in names}
    forms: dict[tuple[str, ...], str] = {}
    out: dict[int, _Name] = {name.first: name for name in names}
    for at in range(len(read.words) - 2):
        if read.words[at] != "(" or read.words[at + 2] != ")" or at not in ends:
            continue
        word, full = read.words[at + 1], ends[at]
        if is_short_for(word, read.words[full.first : full.last]):
            forms[(word,)] = full.type
            if at + 1 not in starts or not starts[at + 1].sure:
                out[at + 1] = _Name(at + 1, at + 2, full.type, sure=True)
    fixed = [
        replace(name, type=forms[words])
        if (words := read.words[name.first : name.last]) in forms and not name.sure
        else name
        for name in out.values()
    ]
    return sorted(fixed, key=lambda name: name.first), forms


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


def _text(read: _Read, name: _Name) -> str:
    return " ".join(read.words[name.first : name.last])


def _found(text: str, read: _Read, name: _Name, pack: Pack) -> Found:
    start, end = read.pieces[name.first].start, read.pieces[name.last - 1].end
    match = gazetteer(pack.code).match(list(read.words[name.first : name.last]), 0)
    known = match[1] if match and match[0] == name.last - name.first else None
    if known is not None and known.type != name.type:
        known = None
    return Found(start=start, end=end, type=name.type, text=text[start:end], known=known)


@cache
def _before(code: str) -> frozenset[str]:
    """Words written with a capital that may stand before a name and are none of it."""
    return frozenset().union(*(_parts(code, key) for key in ("roles", "before_place", "calendar")))


@cache
def _parts(code: str, key: str) -> frozenset[str]:
    """The single words of a list of the pack's table ``names``, folded."""
    listed = load(code).table("names").get("lists", {}).get(key, ())
    return frozenset(fold(part) for word in listed for part in word.split())
