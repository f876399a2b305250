"""What a source belongs to, as far as the texts say, and whether two are of one house.

A person belongs to the bodies of his offices and to what stands beside his name where he
speaks ("penjual ikan Wati Somba"); a body to itself. Two are of one house when they share a
word that names a body, or a calling whose members speak with one voice: police, prosecution,
court, a region's administration, a defendant and his lawyer. Of whom nothing is known, nothing
can be said: he may be anybody's, unless he told an outlet itself what he saw.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from runut.account.preparing.propositions import Proposition
from runut.lang.pack import Pack, load
from runut.records import Entity, Origin
from runut.text import words
from runut.text.naming.stretches import listed


@dataclass(frozen=True, slots=True)
class Affiliation:
    """``bodies`` are words that name a body, ``houses`` the callings of one voice; ``told``
    says that the texts tell at all what the source is."""

    bodies: frozenset[str]
    houses: frozenset[str]
    told: bool


def apart(one: Affiliation, other: Affiliation) -> bool:
    """Whether two sources are known to belong to different houses."""
    if not (one.told and other.told):
        return False
    return one.bodies.isdisjoint(other.bodies) and one.houses.isdisjoint(other.houses)


def find(
    origin: Origin, members: Sequence[Proposition], entities: Mapping[str, Entity]
) -> Affiliation:
    """What the source of ``members`` belongs to."""
    pack = load(members[0].article.language)
    entity = entities.get(origin.entity or "")
    names = entity.names if entity else (origin.name,)
    person = entity is not None and entity.type == "PER"
    held = entity.roles if entity and person else names
    phrases = (*held, *_beside(members))
    own = _folded(*names) if person else frozenset[str]()
    said = [
        (word, written[:1].isupper())
        for phrase in phrases
        for written in _expanded(phrase, pack)
        if (word := words.fold(written)) not in own
    ]
    houses = frozenset[str]().union(*(houses_of(phrase, pack) for phrase in phrases))
    idle = _idle(pack.code)
    if entity is None or entity.type != "LOC":
        idle |= _folded(*(n for e in entities.values() if e.type == "LOC" for n in e.names))
    bodies = frozenset(word for word, capital in said if capital and word not in idle)
    nothing = words.listed(pack.code, "origins", "courtesies") | words.stop_words(pack)
    met = any("first-hand" in member.marks for member in members)
    return Affiliation(bodies, houses, met or any(word not in nothing for word, _ in said))


def of_itself(statement: Proposition, speaker: Affiliation) -> bool:
    """Whether a source speaks of the body it belongs to ("Layar Udara offers a refund", its
    spokesman said): whoever else tells that has it from there."""
    written = (statement.text[a:b] for a, b in words.tokens(statement.text))
    return any(words.fold(w) in speaker.bodies for w in written if w[:1].isupper())


def house_alone(description: str, pack: Pack) -> str | None:
    """The house that speaks with one voice whose calling a description names, and nothing beside
    it: "majelis hakim", "Jaksa Penuntut Umum (JPU)"; None where it says more, or less."""
    folded = [words.fold(description[a:b]) for a, b in words.tokens(description)]
    known = _houses(pack.code)
    nothing = _idle(pack.code) | words.listed(pack.code, "origins", "vague")
    houses = {known.get(word) for word in folded if word in known or word not in nothing}
    found = houses.pop() if len(houses) == 1 else None
    return found if found in load(pack.code).words("origins", "one_voice") else None


def houses_of(phrase: str, pack: Pack) -> set[str]:
    """The houses whose callings a phrase names, by its words alone and with the next ("pemerintah
    kota"). Whoever comes before a court and speaks in it is not of it."""
    written = [phrase[a:b] for a, b in words.tokens(phrase)]
    folded = [words.fold(word) for word in (*written, *_expanded(phrase, pack))]
    known = _houses(pack.code)
    found = [
        known[calling]
        for one, two in pairwise([*folded, ""])
        for calling in (one, f"{one} {two}")
        if calling in known
    ]
    visited = frozenset(load(pack.code).words("origins", "venues"))
    return {house for house in found if house == found[0] or house not in visited}


def _beside(members: Sequence[Proposition]) -> Iterator[str]:
    """The words with which those who speak are introduced."""
    for member in members:
        for source in member.statement.sources[:1]:
            yield member.article.text[source.start : source.end]


def _expanded(phrase: str, pack: Pack) -> list[str]:
    """The words of an office or body; what is short for several is written out ("Menkeu")."""
    holders = short_for(pack.code)
    found: list[str] = []
    for start, end in words.tokens(phrase):
        written = phrase[start:end]
        whole = holders.get(words.fold(written), "")
        found += [word.title() for word in whole.split()] if " " in whole else [written]
    return found


@cache
def short_for(code: str) -> Mapping[str, str]:
    """The words for each body's kind, by the words for who holds it and for the body."""
    rows = load(code).table("origins").get("offices", ())
    return {words.fold(word): words.fold(row[0]) for row in rows for word in row}


@cache
def _houses(code: str) -> Mapping[str, str]:
    """The house of each calling, by its words."""
    rows: Mapping[str, Sequence[str]] = load(code).table("origins").get("houses", {})
    return {words.fold(word): house for house, listed in rows.items() for word in listed}


@cache
def _idle(code: str) -> frozenset[str]:
    """Words of offices and bodies that tell none from another."""
    pack = load(code)
    kinds = listed(code, "roles") | listed(code, "bodies_begin") | words.stop_words(pack)
    return kinds | words.listed(code, "origins", "any_body")


def _folded(*names: str) -> frozenset[str]:
    return frozenset(words.fold(name[a:b]) for name in names for a, b in words.tokens(name))
