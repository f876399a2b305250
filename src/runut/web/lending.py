"""Collections lent to the threads that answer requests, each to one thread at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import BoundedSemaphore, Lock

from runut.collection import Collection
from runut.errors import CollectionBusy
from runut.lang.messages import error
from runut.settings import Settings

#: So many look things up at once; more would only wait for the processor.
READERS = 8
#: How long a request waits for its turn, in seconds.
PATIENCE = 20.0


class Collections:
    """Open collections of one file.

    A `Collection` is an object of one thread at a time. Each is lent out and comes back, so
    that a request finds an open one and no two share one. Those who look never finish what
    an `add` left: with many of them, each would begin to.
    """

    def __init__(self, path: Path, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self._idle: list[Collection] = []
        self._closed = False
        self._seats = BoundedSemaphore(READERS)
        self._writer = Lock()

    @contextmanager
    def lend(self) -> Iterator[Collection]:
        """A collection to look things up in. Raises `CollectionBusy` after `PATIENCE`."""
        if not self._seats.acquire(timeout=PATIENCE):
            raise error(CollectionBusy, "error.crowded")
        try:
            collection = self._take()
            try:
                yield collection
            finally:
                self._give_back(collection)
        finally:
            self._seats.release()

    @contextmanager
    def lend_to_write(self, *, patience: float = PATIENCE) -> Iterator[Collection]:
        """A collection to change; one request at a time. Raises `CollectionBusy`."""
        if not self._writer.acquire(timeout=patience):
            raise error(CollectionBusy, "error.busy", path=str(self.path))
        try:
            with Collection(self.path, settings=self.settings) as collection:
                yield collection
        finally:
            self._writer.release()

    def catch_up(self) -> None:
        """Finish what an interrupted `add` or an earlier version left; readers meanwhile see
        what is there."""
        try:
            with self.lend_to_write(patience=0) as collection:
                collection.stories(limit=0)
        except CollectionBusy:
            return  # whoever writes now finishes it

    def close(self) -> None:
        """Close what is idle, and whatever comes back from now on."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def _take(self) -> Collection:
        try:
            return self._idle.pop()
        except IndexError:
            return Collection(self.path, settings=replace(self.settings, catch_up=False))

    def _give_back(self, collection: Collection) -> None:
        if self._closed:
            collection.close()
        else:
            self._idle.append(collection)
