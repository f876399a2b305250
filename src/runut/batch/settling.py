"""The stories of a batch into an empty collection, as they were found there.

Where a collection holds something already, its articles meet those of the batch, and what was
found among these alone does not hold; then everything is compared here (`runut.regroup`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import apsw

from runut import linking
from runut.batch import marks
from runut.batch.manifest import Manifest
from runut.batch.records import Tie, unpack
from runut.engines import rows
from runut.engines.rows import Row
from runut.records import Saga, Story
from runut.settings import Settings
from runut.store import accounts, articles, decisions, filings, links, sagas, stories
from runut.store.codec import decode
from runut.store.collection_file import CollectionFile
from runut.stories import casts
from runut.stories.told import Told

#: Rows written at a time.
_MANY = 1_000


class _Otherwise(Exception):
    """The collection has not taken all that the batch compared."""


def fits(connection: apsw.Connection, made: Manifest, settings: Settings) -> bool:
    """Whether a batch that is still to be taken in would be grouped as it is: the collection is
    empty, nobody decided anything, and this very program made the batch with this window."""
    return (
        articles.last_batch(connection) == 0
        and not decisions.in_force(connection)
        and made.program == marks.program()
        and made.settings.window_days == settings.window_days
    )


def settle(file: CollectionFile, out: Path, made: Manifest) -> tuple[str, ...]:
    """Put the articles of a batch, which were just taken in, into their stories; the stories.

    Does nothing where the collection did not take them all: something was forgotten, or is
    older than it keeps.
    """
    try:
        with file.writing() as connection:
            found = _settle(connection, out, made)
    except _Otherwise:
        return ()
    for some in _many(_rows(out, made, "built")):
        with file.writing() as connection:
            for row in some:
                accounts.put(connection, unpack(row.value, accounts.Packed))
    return found


def _settle(connection: apsw.Connection, out: Path, made: Manifest) -> tuple[str, ...]:
    waiting = dict(articles.pending(connection))
    current = sorted(article for article, newest in waiting.items() if newest)
    outdated = [article for article, newest in waiting.items() if not newest]
    articles.settle(connection, dict.fromkeys(outdated))
    for number in articles.numbers_of(connection, outdated):
        filings.drop(connection, number)
    found = {row.key: decode(row.value, Story) for row in _rows(out, made, "stories")}
    if sorted(a for story in found.values() for a in story.articles) != current:
        raise _Otherwise
    linking.file(connection, current)
    for some in _many(_rows(out, made, "ties")):
        ties = [unpack(row.value, Tie) for row in some]
        links.put(connection, (tie.link for tie in ties))
        links.put_scores(connection, {(tie.link.a, tie.link.b): tie.score for tie in ties})
    saga_of, chains = _sagas(out, made)
    for id, story in found.items():
        articles.settle(connection, dict.fromkeys(story.articles, id))
        described = replace(story, saga=saga_of.get(id))
        stories.put(connection, described, stories.outlets_of(connection, id))
    _follow(connection, out, made, chains)
    return tuple(found)


def _sagas(out: Path, made: Manifest) -> tuple[dict[str, str], list[Saga]]:
    saga_of: dict[str, str] = {}
    chains: list[Saga] = []
    for row in _rows(out, made, "sagas"):
        if row.kind == "saga":
            chains.append(decode(row.value, Saga))
        else:
            saga_of[row.key] = row.value.decode()
    return saga_of, chains


def _follow(connection: apsw.Connection, out: Path, made: Manifest, chains: Iterable[Saga]) -> None:
    """Keep what stories are told with, which are alike, and the sagas."""
    for row in _rows(out, made, "told"):
        told = unpack(row.value, Told)
        sagas.put(connection, row.key, told.telling, row.value, casts.packed(told))
    for row in _rows(out, made, "alike"):
        sagas.join(connection, row.key, row.value.decode())
    sagas.establish(connection, chains)


def _rows(out: Path, made: Manifest, step: str) -> Iterator[Row]:
    return (row for name in made.steps.get(step, ()) for row in rows.read(out / name))


def _many(found: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(found, _MANY)):
        yield some
