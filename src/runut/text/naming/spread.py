"""The article read as a whole: what is called a name once is called it everywhere.

A name found once is found at all its places, an abbreviation goes with the name it was set
beside, a person's one name with the full one. What the tables know was settled before
(`runut.text.naming.tabled`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from runut.lang.pack import Pack
from runut.text.naming.abbreviations import introduced
from runut.text.naming.boundaries import is_common
from runut.text.naming.gazetteer import gazetteer
from runut.text.naming.ordinary import is_ordinary
from runut.text.naming.stretches import Name, Pieces, listed, may_precede
from runut.text.words import fold, shipped

#: Somebody is called by one name alone at least so many times.
_OFTEN = 2
#: A word of so few letters may be the first of a name, whatever else it is ("Al").
_SHORT = 3


def initials(read: Pieces, names: list[Name]) -> list[Name]:
    """Persons named by their initials with their age: "SA (34)"."""
    out = {name.first: name for name in names}
    taken = {at for name in names for at in range(name.first, name.last)}
    for bracket in read.places({"("}):
        at = bracket - 1
        if at < 0 or bracket + 2 >= len(read.words):
            continue
        word, opened, age, closed = read.words[at : at + 4]
        short = word.isalpha() and word.isupper() and len(word) <= 4
        if not (short and opened == "(" and closed == ")" and age.isdigit() and len(age) <= 2):
            continue
        if at in out or at not in taken:
            out[at] = Name(at, at + 1, "PER", sure=True)
    return [out[at] for at in sorted(out)]


def agreed(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """One type for all places of one spelling: what the tables say, else what most say,
    else what was said first. A person's one name follows the full name."""
    votes: dict[str, Counter[str]] = {}
    sure: dict[str, str] = {}
    for name in names:
        text = _text(read, name)
        votes.setdefault(text, Counter())[name.type] += 1
        if name.sure:
            sure.setdefault(text, name.type)
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
    agreed: list[Name] = []
    names = [_as_elsewhere(read, name, persons) for name in names]
    for name in (_without_opening(read, name, parts, pack) for name in names):
        text = _text(read, name)
        kind = sure.get(text) or _most(votes.get(text), name.type)
        if name.last - name.first == 1 and text in parts and not name.sure:
            kind = "PER"
        elif text in heads and not name.sure:
            kind = "ORG"
        elif kind == "ORG" and not name.sure and _called_as_person(read, name, votes, pack):
            kind = "PER"
        agreed.append(Name(name.first, name.last, kind, name.sure))
    return agreed


def _as_elsewhere(read: Pieces, name: Name, persons: Sequence[tuple[str, ...]]) -> Name:
    """A person's one name with the word before it that it bears elsewhere: "Gus Aryo"."""
    longer = read.words[max(0, name.first - 1) : name.last]
    if name.type == "PER" and name.last - name.first == 1 and name.first not in read.opens:
        return replace(name, first=name.first - 1) if longer in persons else name
    return name


def _called_as_person(
    read: Pieces, name: Name, votes: Mapping[str, Counter[str]], pack: Pack
) -> bool:
    """Whether a name of two words is a person's, who elsewhere is called by one of them alone
    and nobody and nothing else is: what stands around it hides who is meant."""
    words = read.words[name.first : name.last]
    if len(words) != 2 or not _telling(words[1], pack):
        return False
    if not _telling(words[0], pack) and len(words[0]) > _SHORT:
        return False
    counts = [votes.get(word, Counter[str]()) for word in words]
    return any(called["PER"] >= _OFTEN and called["PER"] == called.total() for called in counts)


def clubs(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """A city's name alone is its club's, where the article calls the club by both words and
    never by the first ("Real Arunika", "Arunika menang"), unless it is told as a place."""
    alone = {read.words[name.first] for name in names if name.last - name.first == 1}
    called = {
        read.words[name.last - 1]
        for name in names
        if name.type == "ORG"
        and name.last - name.first == 2
        and read.words[name.first].istitle()
        and _telling(read.words[name.first], pack)
        and read.words[name.first] not in alone
    }
    places = listed(pack.code, "before_place")
    out: list[Name] = []
    for name in names:
        alone_here = name.type != "PER" and name.last - name.first == 1
        if alone_here and read.words[name.first] in called:
            placed = name.first and fold(read.words[name.first - 1]) in places
            name = replace(name, type="LOC" if placed else "ORG")
        out.append(name)
    return out


def everywhere(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
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
            for at in range(1, len(words) - 1):
                if words[at].islower():
                    forms.setdefault((words[at].capitalize(), *words[at + 1 :]), "PER")
        elif name.type == "ORG" and len(words) > 1 and _telling(words[0], pack):
            forms.setdefault(words[:1], "ORG")
    names, more = introduced(read, names, pack)
    forms.update({key: kind for key, kind in more.items() if key not in forms})
    written = frozenset(read.words)
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        by_first.setdefault(form[0], []).append(form)
    taken = {at for name in names for at in range(name.first, name.last)}
    out = list(names)
    for at in [at for at, word in enumerate(read.words) if word in by_first]:
        word = read.words[at]
        for form in by_first[word]:
            span = range(at, at + len(form))
            if read.words[at : at + len(form)] != form or any(n in taken for n in span):
                continue
            known = word in single or not is_common(read, at, pack)
            if len(form) == 1 and not (known and _alone(read, at, word, written, pack)):
                continue
            out.append(Name(at, at + len(form), forms[form]))
            taken.update(span)
            break
    return sorted(out, key=lambda name: name.first)


def of_something(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """Names without the countries that only say which tongue or coin is meant ("bahasa
    Inggris", "dolar AS")."""
    words = listed(pack.code, "before_none")
    return [
        name
        for name in names
        if name.type != "LOC" or not name.first or fold(read.words[name.first - 1]) not in words
    ]


def _most(votes: Counter[str] | None, otherwise: str) -> str:
    return votes.most_common(1)[0][0] if votes else otherwise


def _without_opening(read: Pieces, name: Name, parts: set[str], pack: Pack) -> Name:
    """A person's name without an ordinary word that opens the sentence before it, or a
    small word, where the rest names a person by itself: "Agenda |Putin", "hotel |Putin"."""
    first = name.first
    if name.last - first != 2 or read.words[name.last - 1] not in parts - {read.words[first]}:
        return name
    given = fold(read.words[first]) in shipped(pack.code, "given.txt")
    opening = first in read.opens and not given and is_common(read, first, pack)
    if opening or read.words[first].islower():
        return Name(first + 1, name.last, "PER")
    return name


def _telling(word: str, pack: Pack) -> bool:
    """Whether the first word of a body's name names it alone: "Urawa", not "Polres"."""
    if len(word) < 4 or is_ordinary(word, pack.code):
        return False
    known = gazetteer(pack.code).lookup(word)
    if known is not None and not (known.listed and known.type == "ORG"):
        return False
    lists = ("bodies_begin", "places_begin", "roles")
    return not any(fold(word) in listed(pack.code, key) for key in lists)


def _alone(read: Pieces, at: int, word: str, written: Set[str], pack: Pack) -> bool:
    """Whether a single word, a name elsewhere, is one here too, by what else is ``written``."""
    folded = fold(word)
    if folded in written and folded.islower() and not word.isupper():
        return False
    after = read.words[at + 1] if at + 1 < len(read.words) else ""
    before = read.words[at - 1] if at else ""
    if after[:1].isupper() and not word.isupper():
        return fold(before) in may_precede(pack.code)
    if at in read.opens or not before[:1].isupper() or fold(before) in may_precede(pack.code):
        return True
    return at - 1 in read.opens and is_common(read, at - 1, pack)


def _text(read: Pieces, name: Name) -> str:
    return " ".join(read.words[name.first : name.last])
