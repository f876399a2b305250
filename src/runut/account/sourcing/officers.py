"""Speakers told by their office in one article and named in another.

"Kapolres Lembayung" is who is named with that office elsewhere in the story, if there is one
such person; so is a name that ends an office which its own article was not read to name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from runut.lang.pack import Pack, load
from runut.records import Entity, Source
from runut.text import words
from runut.text.identifying import posts
from runut.text.identifying.entities import United
from runut.text.identifying.namesakes import parts
from runut.text.naming.stretches import listed

#: A name that ends a longer phrase has so many words and letters at least.
_WORDS, _LETTERS = 2, 8


def of(united: United, language: str) -> Callable[[Source], Source]:
    """What names the person behind a source of the story that tells an office and no person;
    any other source it leaves as it is."""
    pack = load(language)
    people = {entity.id: entity for entity in united.entities if entity.type == "PER"}
    held = {id: entity.roles for id, entity in people.items() if entity.roles}
    known: dict[str, str | None] = {}

    def meant(source: Source) -> Source:
        if source.role != "speaker" or source.entity in people:
            return source
        if source.name not in known:
            told = posts.holder(source.name, held, pack)
            known[source.name] = told or _named_last(source.name, people.values(), pack)
        who = known[source.name]
        return replace(source, entity=who, name=people[who].name) if who is not None else source

    return meant


def _named_last(phrase: str, people: Iterable[Entity], pack: Pack) -> str | None:
    """The one person whose full name ends a phrase that begins with an office, not with what
    somebody else is to him ("juru bicara Raka Wiguna"). Words may hang together."""
    told = parts(phrase)
    if not told or told[0] not in listed(pack.code, "roles") or told[0] in _of_another(pack.code):
        return None
    letters = "".join(told)
    found = {
        person.id
        for person in people
        for name in map(parts, person.names)
        if len(name) >= _WORDS and len(told) > 1
        if len("".join(name)) >= _LETTERS and letters.endswith("".join(name))
    }
    return found.pop() if len(found) == 1 else None


@cache
def _of_another(code: str) -> frozenset[str]:
    """Words for what somebody is to another."""
    pack = load(code)
    relational = pack.table("attribution").get("phrase", {}).get("relational", ())
    return frozenset(map(words.fold, (*relational, *pack.words("entities", "of_the_named"))))
