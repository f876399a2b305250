"""One thing of a story that was taken for different kinds of things, here and there.

A ship may pass for a person in one article and for a body in another. One name of several words
is one thing, whatever it was taken for; so is a person's name stuck to the word before it, and
the one word by which a person is called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.records import Entity
from runut.text.groups import Groups
from runut.text.identifying.namesakes import parts

#: A person is named so many times as often as what his name is mistaken for.
_FAR_MORE = 2
#: A word that a name is stuck to: "PSBDewi Wirasena", "SelatanDewi Wirasena".
_STUCK = re.compile(r"\w*[^\W\d_](?=[^\W\d_a-z][a-z]+ )")


def join(entities: Sequence[Entity], groups: Groups) -> None:
    """Join what bears one name, or one person's name, across types."""
    _named_in_full(entities, groups)
    _called_by_one_name(entities, groups)


def may_join(one: Entity, other: Entity) -> bool:
    """Two things that the tables tell apart are two."""
    return one.wikidata is None or other.wikidata is None or one.wikidata == other.wikidata


def _named_in_full(entities: Sequence[Entity], groups: Groups) -> None:
    first: dict[tuple[str, ...], int] = {}
    for index, entity in enumerate(entities):
        for words in filter(lambda words: len(words) > 1, map(parts, entity.names)):
            other = first.setdefault(words, index)
            if may_join(entities[other], entity):
                groups.join(other, index)
    for index, entity in enumerate(entities):
        for name in entity.names:
            stuck = _STUCK.match(name)
            meant = first.get(parts(name[stuck.end() :])) if stuck else None
            if meant is not None and entities[meant].type == "PER":
                groups.join(meant, index)


def _called_by_one_name(entities: Sequence[Entity], groups: Groups) -> None:
    """A single name that was taken for a body or place, with the only person of the story who
    is called by it, where he is named far more often."""
    called: dict[tuple[str, ...], set[int]] = {}
    other: dict[tuple[str, ...], list[int]] = {}
    for index, entity in enumerate(entities):
        forms = {parts(name) for name in entity.names}
        if entity.type == "PER" and any(len(words) > 1 for words in forms):
            for words in forms:
                called.setdefault(words, set()).add(index)
        elif entity.type != "PER" and entity.wikidata is None and len(forms) == 1:
            other.setdefault(min(forms), []).append(index)
    for words, indexes in other.items():
        meant = called.get(words, set()) if len(words) == 1 else set()
        person, thing = (
            sum(len(entities[at].mentions) for at in some) for some in (meant, indexes)
        )
        if len({groups.of(at) for at in meant}) == 1 and person >= _FAR_MORE * thing:
            for at in indexes:
                groups.join(min(meant), at)
