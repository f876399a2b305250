"""Which origins of a claim confirm one another.

A claim is confirmed only by statements that say the same in full: likely one, with enough
words, names and figures in common, equally sure, each said by its own source. What a source
tells of another it may have from that other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, product

from runut.account.judging.agreement import in_full
from runut.account.matching.claims import Comparison
from runut.account.preparing.propositions import Proposition
from runut.account.sourcing import affiliations, origins
from runut.records import Entity, Origin
from runut.text import words

#: Words of a name are this long at least.
_LETTERS = 3

#: An origin, and what leads to it.
Told = tuple[Origin, tuple[Proposition, ...]]


def confirming(
    traced: Sequence[Told],
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
        full = [
            (a, b)
            for a, b in product(_own(mine), _own(theirs))
            if in_full(a, b, comparisons)
            if not _tells_of(a, other, entities) and not _tells_of(b, one, entities)
        ]
        if full and _of_two_houses((one, mine), (other, theirs), full, entities):
            firm |= {i, j}
    return tuple(traced[at][0] for at in sorted(firm))


def _own(members: Sequence[Proposition]) -> Sequence[Proposition]:
    """What an origin is said to have said, where anything is: an outlet that uses its words may
    say more than it did."""
    return [m for m in members if m.statement.sources] or members


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


def _of_two_houses(
    one: Told,
    other: Told,
    full: Sequence[tuple[Proposition, Proposition]],
    entities: Mapping[str, Entity],
) -> bool:
    """Whether two sources that say the same (``full``) cannot speak with one voice: the texts
    tell where each belongs, and it is not one house; neither speaks of its own; none is written
    as the initials of the other; and no article tells from one as a medium what the other
    says."""
    if not one[0].kind == other[0].kind == "named":
        return True
    mine, theirs = (affiliations.find(*told, entities) for told in (one, other))
    if not affiliations.apart(mine, theirs) or _relayed(one, other):
        return False
    a, b = (entities.get(origin.entity or "") for origin, _ in (one, other))
    if a is None or b is None or _initials(a, b) or _initials(b, a):
        return False
    own = affiliations.of_itself
    return any(not own(p, mine) and not own(q, theirs) for p, q in full)


def _initials(body: Entity, other: Entity) -> bool:
    """Whether the initials of a body's name stand in the other's, or in his office ("Ketua
    KKPL")."""
    if body.type == "PER":
        return False
    initials = {"".join(w[:1] for w in name.split()).casefold() for name in body.names}
    written = (word for name in (*other.names, *other.roles) for word in name.split())
    return any(word.casefold() in initials for word in written if len(word) > 1)


def _relayed(one: Told, other: Told) -> bool:
    """Whether one source is a medium that an article tells from, and the other speaks there."""
    media = [
        {m.article.id for m in members if m.statement.rule == "relay"}
        for _, members in (one, other)
    ]
    articles = [{m.article.id for m in members} for _, members in (one, other)]
    return bool(media[0] & articles[1] or media[1] & articles[0])


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
    """Whether a statement, or the sentence it is a part of, speaks of an origin by name, be it
    with other words between ("Pemerintah Provinsi (Pemprov) Sagara"): it may have it from
    there."""
    if origin.kind != "named" or origin.entity is None:
        return False
    if origin.entity in statement.names:
        return True
    entity = entities.get(origin.entity)
    names = entity.names if entity else (origin.name,)
    start, end = statement.sentence
    told = _tokens(statement.article.text[start:end])
    return any(wanted <= told for name in names if (wanted := _tokens(name)))


def _tokens(text: str) -> frozenset[str]:
    return frozenset(words.folded(text))
