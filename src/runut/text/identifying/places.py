"""One place of a story under the word for what it is in two languages: "Selat Wairinding" and
"Wairinding Strait".

The packs' tables ``bridge`` tell which words mean one thing; both names must hold the same words
beside it, and one kind of place each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from runut.lang.pack import codes, load
from runut.records import Entity
from runut.text.groups import Groups
from runut.text.identifying.namesakes import parts
from runut.text.naming.stretches import listed


def join(entities: Sequence[Entity], groups: Groups) -> None:
    """Join the places of a story that are named in two languages."""
    first: dict[frozenset[str], int] = {}
    for index, entity in enumerate(entities):
        for name in entity.names if entity.type == "LOC" else ():
            words = parts(name)
            meant = frozenset(_kinds().get(word, word) for word in words)
            if meant.isdisjoint(_kinds().values()) or len(meant) < 2:
                continue
            groups.join(first.setdefault(meant, index), index)


@cache
def _kinds() -> Mapping[str, str]:
    """Words for kinds of places, each with its word in the one language of the bridges."""
    found: dict[str, str] = {}
    for code in codes():
        bridge = load(code).table("bridge").get("words", {})
        kinds = listed(code, "places_begin")
        for word in sorted(kinds):
            found[word] = bridge.get(word, word) if isinstance(bridge, dict) else word
    return found
