"""Which stories continue one another, told anew around the stories that changed.

A story is compared with those that share one of its telling names, and sagas are made of
what hangs together by likeness (`runut.stories.sagas`). A story that changed takes the saga it
stood in apart, and what is left of it is put among the others again: that touches the sagas
next to it and those that change for it, however much hangs together with these.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import compress
from typing import Final

import apsw
import msgspec
import numpy as np

from runut.records import Saga
from runut.store import accounts, articles, stories
from runut.store import sagas as kept
from runut.stories import casts, sagas
from runut.stories.told import CONTINUES, Abreast, Places, Told

#: Stories kept at hand, about 10 KB each, and names with the places of at most
#: `runut.stories.sagas.CROWD` stories each.
AT_HAND: Final = 10_000
NAMES_AT_HAND: Final = 100_000

_ENCODER: Final = msgspec.msgpack.Encoder(order="deterministic")
_DECODER: Final = msgspec.msgpack.Decoder(Told)

_Read = Callable[[str], Told]


def follow(connection: apsw.Connection, changed: Collection[str]) -> frozenset[str]:
    """Tell anew which stories continue those that ``changed``, were made or are gone; the
    stories whose saga is another now."""
    changed = sorted(kept.untold(connection).union(changed))
    gone = {id for story in changed if (id := kept.take(connection, story))}
    before: dict[str, str | None] = {**kept.dissolve(connection, gone)}
    told = [story for story in changed if _tell(connection, story)]

    @lru_cache(maxsize=AT_HAND)
    def read(story: str) -> Told:
        return _DECODER.decode(kept.get(connection, story))

    _compare(connection, told, read)
    saga_of: dict[str, str | None] = {}
    for piece, found in _settled(connection, {*before, *told}, read):
        stood_in = {saga.id for story in piece if (saga := kept.of(connection, story))}
        stood = kept.dissolve(connection, stood_in)
        kept.establish(connection, found)
        for story in piece:
            before.setdefault(story, stood.get(story))
        saga_of |= dict.fromkeys(piece)
        saga_of |= {story: new.id for new in found for story in new.stories}
    moved = frozenset(story for story, now in saga_of.items() if before[story] != now)
    for story in sorted(moved.union(changed)):
        _move(connection, story, saga_of.get(story))
    return moved


def _settled(
    connection: apsw.Connection, waiting: Collection[str], read: _Read
) -> Iterator[tuple[frozenset[str], tuple[Saga, ...]]]:
    """Put the stories that wait for a saga among the others, first some and then more: all whose
    company may be another for it, and their sagas, which are to be kept before the next are
    asked for."""
    left = set(waiting)

    @lru_cache(maxsize=AT_HAND)
    def sequels(story: str) -> tuple[str, ...]:
        return kept.sequels(connection, story)

    def waits(story: str) -> set[str]:
        return left.intersection(sequels(story))

    def alike(story: str) -> list[str]:
        return [other for other in sequels(story) if other not in left]

    def beside(story: str) -> frozenset[str]:
        saga = kept.of(connection, story)
        return frozenset(saga.stories if saga else {story})

    for seed in sorted(waiting):
        if seed in left:
            together = _reached(seed, waits)
            left.difference_update(together)
            yield sagas.insert(together, alike, beside, read)


def _reached(seed: str, leads: Callable[[str], Iterable[str]]) -> set[str]:
    """What hangs together with a story."""
    found: set[str] = set()
    todo = {seed}
    while todo:
        found |= todo
        todo = {other for story in todo for other in leads(story)} - found
    return found


def _tell(connection: apsw.Connection, story: str) -> bool:
    """Keep what a story is told with, if it is there and could continue another."""
    described = stories.get(connection, story)
    if described is None:
        return False
    told = sagas.tell(described, articles.features_of(connection, described.articles))
    if told is None:
        return False
    kept.put(connection, story, told.telling, _ENCODER.encode(told), casts.packed(told))
    return True


def _compare(connection: apsw.Connection, told: Sequence[str], read: _Read) -> None:
    """Note the stories that are alike to those that are told anew, which are sorted."""
    side = casts.Casts()
    _place(connection, told, read, side)

    @lru_cache(maxsize=NAMES_AT_HAND)
    def named(name: str) -> Places:
        found = kept.named(connection, name, sagas.CROWD)
        _place(connection, [story for story in found if story not in side], read, side)
        return side.places(found)

    for place, story in enumerate(told):
        asked = read(story)
        near = np.unique(np.concatenate([side.places(()), *map(named, asked.telling)]))
        # Of two that are told anew, which came first, the first asks.
        possible = side.possible(place, near[near > place])
        if not possible:
            continue
        abreast = Abreast([asked, *map(read, possible)])
        alike = abreast.likeness(0, np.arange(1, len(possible) + 1)) >= CONTINUES
        for other in compress(possible, alike.tolist()):
            kept.join(connection, story, other)


def _place(
    connection: apsw.Connection, some: Sequence[str], read: _Read, side: casts.Casts
) -> None:
    """Put stories beside the others, in their order."""
    packed = kept.packed(connection, some)
    side.put({story: packed.get(story) or casts.packed(read(story)) for story in some})


def _move(connection: apsw.Connection, story: str, saga: str | None) -> None:
    """Put a story into a saga, or into none."""
    described = stories.get(connection, story)
    if described is not None and described.saga != saga:
        accounts.carry(connection, replace(described, saga=saga))
