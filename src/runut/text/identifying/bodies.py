"""One body of a story under a shorter and a longer name: "Satpol PP", "Satpol PP Serayu".

A body goes with the one whose name goes on with its region or parent body, where the story
knows one alone and the tables know neither. A word that only says what kind of body it is
("BPBD") names one only where a region follows it, whatever the region is called.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain

from runut.lang.pack import codes
from runut.records import Entity
from runut.text.groups import Groups
from runut.text.identifying.namesakes import both, parts
from runut.text.naming.gazetteer import gazetteer
from runut.text.naming.stretches import listed

#: A body's name of fewer words says too little to be told to go on elsewhere.
_FEWEST_WORDS = 2


def join(entities: Sequence[Entity], groups: Groups) -> None:
    """Join the bodies of a story that are named now in short and now in full."""
    bodies = [
        (index, {parts(name) for name in chain(entity.names, *map(both, entity.names))})
        for index, entity in enumerate(entities)
        if entity.type == "ORG" and entity.wikidata is None
    ]
    _by_region(entities, bodies, groups)
    _by_beginning(bodies, groups)


_Bodies = Sequence[tuple[int, set[tuple[str, ...]]]]


def _by_region(entities: Sequence[Entity], bodies: _Bodies, groups: Groups) -> None:
    """Bodies of one kind and one region, and the only body of its kind that is named with a
    region with those named by the kind alone."""
    regions = {
        parts(name): entities[groups.of(index)].id
        for index, entity in enumerate(entities)
        if entity.type == "LOC"
        for name in entity.names
    }
    placed: dict[str, dict[str, int]] = {}
    for index, forms in bodies:
        for words in sorted(forms):
            code = _kinds().get(words[0])
            if len(words) < _FEWEST_WORDS or code is None:
                continue
            region = regions.get(words[1:]) or _known_region(" ".join(words[1:]), code)
            if region is not None:
                groups.join(placed.setdefault(words[0], {}).setdefault(region, index), index)
    for index, forms in bodies:
        for words in sorted(forms):
            homes = {groups.of(other) for other in placed.get(words[0], {}).values()}
            if len(words) == len(homes) == 1:
                groups.join(homes.pop(), index)


def _by_beginning(bodies: _Bodies, groups: Groups) -> None:
    """A body of several words with the only one whose name goes on behind them."""
    longer: dict[tuple[str, ...], set[int]] = {}
    for index, forms in bodies:
        for words in forms:
            for size in range(_FEWEST_WORDS, len(words)):
                longer.setdefault(words[:size], set()).add(index)
    for index, forms in bodies:
        others = {other for words in forms for other in longer.get(words, ())}
        homes = {groups.of(other) for other in others} - {groups.of(index)}
        if len(homes) == 1:
            groups.join(homes.pop(), index)


@cache
def _known_region(name: str, code: str) -> str | None:
    """The id of a place that the tables know by this folded name."""
    known = gazetteer(code).lookup(name.title())
    return known.id if known is not None and known.type == "LOC" else None


@cache
def _kinds() -> Mapping[str, str]:
    """Words for bodies that each region has its own of ("bpbd", "polres"), with their language."""
    return {
        word: code
        for code in codes()
        for word in listed(code, "bodies_begin") & listed(code, "regions_begin")
    }
