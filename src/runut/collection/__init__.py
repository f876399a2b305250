"""The use cases: add articles, list stories, show accounts, search, overrule.

This is Runut's Python API; the command line and the screens are thin mirrors of it::

    with Collection("news.db") as collection:
        collection.add(["pages/"])
        for line in collection.stories(min_outlets=2):
            account = collection.account(line.story.id)

What only adding needs (the stages with their models) is imported when something is added,
so that looking things up starts at once.
"""

from __future__ import annotations

from runut.collection.deciding import Deciding
from runut.collection.looking import Looking
from runut.collection.taking import Taking
from runut.collection.tending import Tending

__all__ = ["Collection"]


class Collection(Taking, Looking, Deciding, Tending):
    """A collection of articles in one file, with the stories they tell.

    ``path`` is made when it does not exist. Safe to open several times, also from several
    processes: one writes at a time, readers never wait. Use it in one thread, or open one
    for each.

    Raises `runut.errors.CollectionError` or one of its kinds when the file cannot be used.
    """
