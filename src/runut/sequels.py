"""Which stories continue one another, told anew around the stories that changed.

A story is compared with those that share one of its telling names, and sagas are made of
what hangs together by likeness (`runut.stories.sagas`): so a story that changed touches the
sagas it stood in or could stand in, and no others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

import apsw
import msgspec

from runut.records import Saga
from runut.store import articles, stories
from runut.store import sagas as kept
from runut.stories import sagas
from runut.stories.sagas import Told

#: Stories kept at hand, about 10 KB each.
AT_HAND: Final = 10_000

_ENCODER: Final = msgspec.msgpack.Encoder(order="deterministic")
_DECODER: Final = msgspec.msgpack.Decoder(Told)

_Read = Callable[[str], Told]


def follow(connection: apsw.Connection, changed: Collection[str]) -> frozenset[str]:
    """Tell anew which stories continue those that ``changed``, were made or are gone; the
    stories whose saga is another now."""
    changed = sorted(kept.untold(connection).union(changed))
    left: set[str] = set()
    gone: set[str] = set()
    for story in changed:
        alike, saga = kept.take(connection, story)
        left |= alike
        gone |= {saga} if saga else set()
    told = {story for story in changed if _tell(connection, story)}

    @lru_cache(maxsize=AT_HAND)
    def read(story: str) -> Told:
        return _DECODER.decode(kept.get(connection, story))

    for story in sorted(told):
        _compare(connection, read(story), read)
    looked_at: list[str] = []
    found: list[Saga] = []
    for piece in _pieces(connection, told | left.difference(changed)):
        looked_at += piece
        found += sagas.chains(read(story) for story in piece) if len(piece) > 1 else ()
    moved = kept.settle(connection, gone, looked_at, found)
    saga_of = {story: saga.id for saga in found for story in saga.stories}
    for story in sorted({*moved, *changed}):
        _move(connection, story, saga_of.get(story))
    return moved


def _tell(connection: apsw.Connection, story: str) -> bool:
    """Keep what a story is told with, if it is there and could continue another."""
    described = stories.get(connection, story)
    if described is None:
        return False
    told = sagas.tell(described, articles.features_of(connection, described.articles))
    if told is None:
        return False
    kept.put(connection, story, told.telling, _ENCODER.encode(told))
    return True


def _compare(connection: apsw.Connection, told: Told, read: _Read) -> None:
    """Note the stories that are alike to one."""
    known = frozenset(kept.sequels(connection, told.story))
    near = {
        other for name in told.telling for other in kept.named(connection, name, sagas.CROWD)
    } - {told.story}
    for other in sorted(near - known):
        if told.continues(read(other)):
            kept.join(connection, told.story, other)


def _pieces(connection: apsw.Connection, seeds: Iterable[str]) -> Iterator[list[str]]:
    """What hangs together with the seeds, piece by piece."""
    done: set[str] = set()
    for seed in sorted(seeds):
        if seed in done:
            continue
        piece: set[str] = set()
        todo = {seed}
        while todo:
            piece |= todo
            todo = {o for story in todo for o in kept.sequels(connection, story)} - piece
        done |= piece
        yield sorted(piece)


def _move(connection: apsw.Connection, story: str, saga: str | None) -> None:
    """Put a story into a saga, or into none; its account has to be built again."""
    described = stories.get(connection, story)
    if described is not None and described.saga != saga:
        described = replace(described, saga=saga)
        stories.put(connection, described, stories.outlets_of(connection, story))
