"""Accounts from the file: a story's readings and the copies among them, put together."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

import apsw

from runut.account import contributions
from runut.account.build import build
from runut.copies import align
from runut.engines.local import map_ordered
from runut.records import Account, Contribution, Progress, StoryLine, Watcher
from runut.store import articles, stories
from runut.store.collection_file import CollectionFile

Built = tuple[Account, tuple[Contribution, ...]]


def account(connection: apsw.Connection, story: str) -> Account:
    """The account of a story that is there, built from its articles' readings."""
    return _built(connection, story)[0]


def _built(connection: apsw.Connection, story: str) -> Built:
    """The account of a story, and what each outlet brought to it."""
    described = stories.get(connection, story)
    assert described is not None, story
    readings = articles.readings_of(connection, story)
    copies = align.copies([reading.article for reading in readings])
    return build(described, readings, copies), contributions.count(story, readings, copies)


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
    """Build every account that is missing, each kept in a transaction of its own."""
    waiting = stories.without_account(file.connection)
    built = map_ordered(partial(_account_in, file.path), waiting, processes)
    for done, (whole, brought) in enumerate(built, 1):
        with file.writing() as connection:
            stories.put_account(connection, whole, line(whole), brought)
        watch(Progress(stage="account", done=done, total=len(waiting)))


def _account_in(path: Path, story: str) -> Built:
    """Build one account from the file at ``path``: a worker opens it for itself, so that
    no reading travels between processes."""
    file = CollectionFile(path)
    try:
        with file.reading() as connection:
            return _built(connection, story)
    finally:
        file.close()
