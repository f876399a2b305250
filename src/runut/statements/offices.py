"""Offices and who holds them: "Menteri Perdagangan (Mendag) Budi" makes Budi "Mendag"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from runut.lang.pack import Pack
from runut.records import Entity, Role, Source
from runut.statements.lexicon import Lexicon

#: An abbreviation in brackets right before a name.
_SHORT = re.compile(r"\((\w+)\)")
#: An office is looked for in so many characters before the name, and has so many words.
_ROLE_REACH = 100
_ROLE_WORDS = 9


@dataclass(frozen=True, slots=True)
class Named:
    """A place where an entity is named."""

    start: int
    end: int
    entity: Entity


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who can be meant again: a name with its entity, if any.

    ``kind`` is "person", "body", "many" or "writing".
    """

    name: str
    entity: str | None
    kind: str

    def at(self, start: int, end: int, role: Role) -> Source:
        """The speaker as a link of a source chain, named at ``[start, end)``."""
        return Source(name=self.name, entity=self.entity, role=role, start=start, end=end)


def holders(text: str, named: Sequence[Named], lex: Lexicon, pack: Pack) -> dict[str, Speaker]:
    """Offices by the names they were given beside a person: "Menteri Perdagangan
    (Mendag) Budi Santoso" gives "menteri perdagangan" and "mendag"; "mantan Menteri
    Perdagangan" gives none."""
    former = pack.words("entities", "former")
    roles: dict[str, Speaker] = {}
    seen: set[str] = set()
    for mention in named:
        if mention.entity.type != "PER" or mention.entity.id in seen:
            continue
        seen.add(mention.entity.id)
        before = text[max(0, mention.start - _ROLE_REACH) : mention.start].rpartition("\n")[2]
        short = _SHORT.findall(before)
        words = _SHORT.sub(" ", before.rpartition(". ")[2]).replace(",", " ").split()[-_ROLE_WORDS:]
        office = next(
            (k for k, w in enumerate(words) if lex.has("phrase.offices", w.lower())), None
        )
        if office and words[office - 1].lower() in former:
            continue
        if office is None or not all(w[0].isupper() for w in words[office + 1 :]):
            continue
        speaker = Speaker(mention.entity.name, mention.entity.id, "person")
        if len(words) - office > 1:
            roles.setdefault(" ".join(words[office:]).lower(), speaker)
        if short and short[-1][0].isupper():
            roles.setdefault(short[-1].lower(), speaker)
    return roles
