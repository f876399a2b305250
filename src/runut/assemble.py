"""Accounts from the file: a story's readings and the copies among them, put together."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import apsw

from runut.account.build import build
from runut.account.sourcing import contributions
from runut.copies import align
from runut.engines.confined import Limit, map_confined
from runut.engines.local import WORTH_A_POOL, seldom_collected
from runut.records import Account, Contribution, Progress, Reading, Story, StoryLine, Watcher
from runut.store import accounts, articles, stories
from runut.store.collection_file import CollectionFile

#: So many accounts are kept in one transaction, or fewer when so many seconds have gone by.
TOGETHER: Final = 64
SECONDS: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What an account is made of, as the file keeps it: the story, and the readings of its
    articles with their versions."""

    story: bytes
    readings: tuple[tuple[bytes, int], ...]


def _parts(connection: apsw.Connection, story: str) -> Parts | None:
    """The parts of a story's account; None where the story has gone meanwhile."""
    packed = stories.get_packed(connection, story)
    if packed is None:
        return None
    return Parts(story=packed, readings=articles.packed_readings(connection, story))


def account(connection: apsw.Connection, story: str) -> Account:
    """The account of a story that is there, built from its articles' readings."""
    parts = _parts(connection, story)
    assert parts is not None, story
    return _built(parts)[0]


def _built(parts: Parts) -> tuple[Account, tuple[Contribution, ...]]:
    """The account of a story, and what each outlet brought to it."""
    return built(stories.unpack(parts.story), articles.unpack(parts.readings))


def built(story: Story, readings: Sequence[Reading]) -> tuple[Account, tuple[Contribution, ...]]:
    """The account of a story, and what each outlet brought to it, from its readings by id."""
    copies = align.copies([reading.article for reading in readings])
    return build(story, readings, copies), contributions.count(story.id, readings, copies)


def packed(parts: Parts) -> accounts.Packed:
    """The account that is made of some parts, as it is kept. Needs nothing but the parts."""
    whole, brought = _built(parts)
    return accounts.pack(whole, line(whole), brought, of=parts.story)


def line(whole: Account) -> StoryLine:
    """The account as one line of a list."""
    return StoryLine(
        story=whole.story,
        outlets=tuple(sorted({article.outlet for article in whole.articles})),
        origins=whole.origins,
        standings=dict(sorted(Counter(claim.standing for claim in whole.claims).items())),
        conflicts=len(whole.conflicts),
    )


def complete(file: CollectionFile, processes: int, watch: Watcher) -> None:
    """Build every account that is missing, each once; many are kept in one transaction."""
    waiting = accounts.lacking(file.connection)
    kept = 0
    for some in _soon(_all_packed(file.connection, waiting, processes)):
        with file.writing() as connection:
            for each in some:
                accounts.put(connection, each)
        for _ in some:
            kept += 1
            watch(Progress(stage="account", done=kept, total=len(waiting)))


def _all_packed(
    connection: apsw.Connection, waiting: Sequence[str], processes: int
) -> Iterator[accounts.Packed]:
    """The accounts of stories in their order, built in workers where there are many. What the
    first one loads lies ready in every worker that is forked."""
    there = (_parts(connection, story) for story in waiting)
    parts = (each for each in there if each is not None)
    if processes > 1 and len(waiting) >= WORTH_A_POOL:
        yield from map(packed, islice(parts, 1))
        yield from map_confined(packed, parts, processes, limits=None, over=_here)
    else:
        with seldom_collected():
            yield from map(packed, parts)


def _here(parts: Parts, limit: Limit) -> accounts.Packed:
    """The account whose worker died, built in this process, which tells what is wrong."""
    return packed(parts)


def _soon(
    built: Iterable[accounts.Packed],
) -> Iterator[list[accounts.Packed]]:
    """What is to be kept together."""
    some: list[accounts.Packed] = []
    begun = time.monotonic()
    for each in built:
        some.append(each)
        if len(some) == TOGETHER or time.monotonic() - begun > SECONDS:
            yield some
            some, begun = [], time.monotonic()
    if some:
        yield some
