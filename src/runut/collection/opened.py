"""An open collection: its file, and what every use of it begins and ends with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from runut.errors import AmbiguousStory, CollectionBusy, ReadOnlyCollection, UnknownStory
from runut.lang.messages import error
from runut.records import Account, Progress, Watcher
from runut.settings import Settings
from runut.store import accounts, articles, preferences, stories
from runut.store.collection_file import CollectionFile

#: So many stories are named where a prefix fits several.
_FEW = 3
#: So many articles and stories may wait for whoever looks first.
_MUCH = 2_000


def unwatched(progress: Progress) -> None:
    """Nobody is looking."""


class Opened:
    """A collection whose file is open: the ground of all that is done with it."""

    def __init__(self, path: str | Path, *, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._file = CollectionFile(Path(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; harmless when done twice."""
        self._file.close()

    @contextmanager
    def _reading(self) -> Iterator[apsw.Connection]:
        """Look at what there is, once what waited is done."""
        self._catch_up()
        with self._file.reading() as connection:
            yield connection

    def _settle(
        self, progress: Watcher = unwatched, touched: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """Group what waits, and build the accounts that changed."""
        from runut import assemble, regroup

        settled = regroup.in_turn(self._file, self.settings.window_days, touched, progress)
        changed = tuple(sorted(set(settled)))
        assemble.complete(self._file, self.settings.processes, progress)
        return changed

    def _expire(self, progress: Watcher = unwatched) -> tuple[str, ...]:
        """Take out the stories that are past the time for which they are kept, if one is set;
        the ids of those that went."""
        if preferences.keep_days(self._file.connection) is None:
            return ()
        from runut import upkeep

        gone = upkeep.expire(self._file, self.settings.window_days)
        self._settle(progress)
        return gone

    def _catch_up(self) -> None:
        """Finish what an interrupted `add` left ungrouped, unless somebody writes now or it
        is much: then the next `add` does, and meanwhile what there is can be looked at."""
        if not self.settings.catch_up:
            return
        with self._file.reading() as connection:
            waiting = len(articles.waiting(connection, _MUCH + 1))
            waiting += len(accounts.lacking(connection, _MUCH + 1))
        if not 0 < waiting <= _MUCH:
            return
        try:
            with self._file.impatient():
                self._settle()
        except (CollectionBusy, ReadOnlyCollection):
            return

    def _resolve(self, connection: apsw.Connection, prefix: str) -> str:
        """The id of the one story that begins so. Raises `UnknownStory`, `AmbiguousStory`."""
        found = stories.beginning_with(connection, prefix, _FEW + 1) if prefix else ()
        if not found:
            raise error(UnknownStory, "error.unknown-story", prefix=prefix)
        if len(found) > 1:
            few = ", ".join([*found[:_FEW], *(["..."] if len(found) > _FEW else [])])
            raise error(AmbiguousStory, "error.ambiguous-story", prefix=prefix, stories=few)
        return found[0]

    def _account(self, connection: apsw.Connection, story: str) -> Account:
        """The account of a story by its id, as kept; built where it is not there yet."""
        kept = accounts.get(connection, story)
        if kept is not None:
            return kept
        from runut import assemble

        return assemble.account(connection, story)
