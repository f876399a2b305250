"""Which origins of a claim confirm one another.

A claim is confirmed only by statements that say the same in full: likely one, with enough
words, names and figures in common, equally sure, each said by its own source. What a source
tells of another it may have from that other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, product

from runut.account import origins
from runut.account.agreement import in_full
from runut.account.claims import Comparison
from runut.account.propositions import Proposition
from runut.records import Entity, Origin
from runut.text import words

#: Words of a name are this long at least.
_LETTERS = 3

Traced = Sequence[tuple[Origin, tuple[Proposition, ...]]]


def confirming(
    traced: Traced,
    comparisons: Mapping[tuple[int, int], Comparison],
    entities: Mapping[str, Entity],
) -> tuple[Origin, ...]:
    """The origins that confirm one another, in the order of ``traced``; none or at least
    two."""
    firm: set[int] = set()
    known = [(at, *pair) for at, pair in enumerate(traced) if origins.known(pair[0])]
    for (i, one, mine), (j, other, theirs) in combinations(known, 2):
        if _retells(one, other) or _retells(other, one) or _may_be_one(mine, theirs):
            continue
        if _of_one_body(one, other, entities) or _of_one_body(other, one, entities):
            continue
        if any(
            in_full(a, b, comparisons)
            and not _tells_of(a, other, entities)
            and not _tells_of(b, one, entities)
            for a, b in product(mine, theirs)
        ):
            firm |= {i, j}
    return tuple(traced[at][0] for at in sorted(firm))


def _retells(named: Origin, watched: Origin) -> bool:
    """Whether an outlet that reports a public event may have a thing from somebody who is
    quoted on it: what it watched does not confirm what he says of it."""
    public = any(reason.code == "origin.public-event" for reason in watched.reasons)
    return named.kind == "named" and watched.kind == "first-hand" and public


def _may_be_one(mine: Sequence[Proposition], theirs: Sequence[Proposition]) -> bool:
    """Whether two sources may be one under two names: they share a word written as a name
    ("Budi Gunawan", "Budi Darmawan"), or one is a short form within the other ("Ara",
    "Maruarar Sirait")."""
    a, b = _name_words(mine), _name_words(theirs)
    if a & b:
        return True
    alone = [(one, other) for one, other in ((a, b), (b, a)) if len(one) == 1]
    return any(short in word for one, other in alone for short in one for word in other)


def _of_one_body(body: Origin, other: Origin, entities: Mapping[str, Entity]) -> bool:
    """Whether a body may speak through the other: its name and the other's office or name share
    a word of names ("Kementerian Sosial", "Menteri Sosial"), or one is written as the initials
    of the other."""
    what, who = (entities.get(origin.entity or "") for origin in (body, other))
    if what is None or who is None or what.type == "PER":
        return False
    theirs = (*who.names, *who.roles)
    if any(_capitals(a) & _capitals(b) for a in what.names for b in theirs):
        return True
    initials = {"".join(w[:1] for w in name.split()).casefold() for name in what.names}
    return any(w.casefold() in initials for name in who.names for w in name.split() if len(w) > 1)


def _capitals(name: str) -> frozenset[str]:
    """The words of a name with a capital, of three letters or more."""
    written = (name[i:j] for i, j in words.tokens(name))
    return frozenset(words.fold(w) for w in written if w[:1].isupper() and len(w) >= _LETTERS)


def _name_words(members: Sequence[Proposition]) -> frozenset[str]:
    """The words with a capital, of three letters or more, in the name of who said it."""
    found: set[str] = set()
    for member in members:
        for source in member.statement.sources[:1]:
            spans = words.tokens(source.name)
            written = [source.name[i:j] for i, j in spans]
            found.update(words.fold(w) for w in written if w[:1].isupper() and len(w) >= _LETTERS)
    return frozenset(found)


def _tells_of(statement: Proposition, origin: Origin, entities: Mapping[str, Entity]) -> bool:
    """Whether a statement speaks of an origin by name, be it with other words between
    ("Pemerintah Provinsi (Pemprov) Sagara"): it may have it from there."""
    if origin.kind != "named" or origin.entity is None:
        return False
    if origin.entity in statement.names:
        return True
    entity = entities.get(origin.entity)
    names = entity.names if entity else (origin.name,)
    told = _tokens(statement.text)
    return any(wanted <= told for name in names if (wanted := _tokens(name)))


def _tokens(text: str) -> frozenset[str]:
    return frozenset(words.folded(text))
