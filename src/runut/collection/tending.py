"""Upkeep: what is forgotten, how long things are kept, copies of the file, checks and repair."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from runut.collection.opened import Opened, unwatched
from runut.errors import UsageError
from runut.lang.messages import error
from runut.records import Finding, Forgotten, Reason, Repaired, Tombstone, Watcher
from runut.settings import Settings
from runut.store import forgetting, health, preferences


class Tending(Opened):
    """How a collection is kept in order over the years."""

    def forget(
        self, what: Sequence[str] = (), *, outlet: str | None = None, progress: Watcher = unwatched
    ) -> Forgotten:
        """Take articles out for good, all their versions and pages, and keep them out.

        ``what`` are addresses, ids of articles or beginnings of them; ``outlet`` is the
        whole name of an outlet, all of whose articles go. Cannot be undone; what is kept
        is a hash, by which the same article is refused when it comes again.

        Raises `UsageError` where one of them is not there, or several fit.
        """
        from runut import upkeep

        self._catch_up()
        done = upkeep.forget(self._file, what, outlet, self.settings.window_days)
        self._settle(progress)
        return done

    def let_in(self, what: str | None = None, *, outlet: str | None = None) -> bool:
        """Let an address or an outlet be added again that was forgotten; whether it was."""
        from runut import upkeep

        return upkeep.let_in(self._file, what, outlet)

    def forgotten(self) -> tuple[Tombstone, ...]:
        """What was forgotten and is kept out, oldest first."""
        with self._file.reading() as connection:
            return forgetting.tombstones(connection)

    @property
    def keep_days(self) -> int | None:
        """For so many days stories are kept after they were last told; None: for ever."""
        with self._file.reading() as connection:
            return preferences.keep_days(connection)

    def keep_for(self, days: int | None) -> tuple[str, ...]:
        """Keep stories for ``days`` days after they were last told, or for ever (None);
        ids of the stories that went at once. Later ones go at the end of each `add`."""
        _check_days(days)
        with self._file.writing() as connection:
            preferences.set_keep_days(connection, days)
        return self._expire()

    def older_than(self, days: int) -> int:
        """How many stories were last told more than ``days`` days ago: `keep_for` would
        take them out."""
        _check_days(days)
        with self._file.reading() as connection:
            return forgetting.count_stories_before(connection, preferences.first_day(days))

    def backup(self, path: str | Path) -> None:
        """Copy the collection to ``path`` while it is in use, whole and checked.

        Raises `UsageError` when something is there already.
        """
        from runut import upkeep

        upkeep.backup(self._file, Path(path))

    def check(self) -> tuple[Finding, ...]:
        """Whether the collection file and the installation are sound, check by check."""
        return health.check(self._file)

    @classmethod
    def repair(
        cls,
        path: str | Path,
        *,
        settings: Settings | None = None,
        progress: Watcher = unwatched,
    ) -> Repaired:
        """Mend the collection at ``path``; what was done.

        What is derived and missing or unreadable is derived again in place. Where the file
        itself is damaged, a new one is made of every page that can be read, and the damaged
        one is kept beside it (``Repaired.aside``). Nobody else may be writing.

        Raises `NotACollection` when nothing can be read of it.
        """
        from runut import repair

        path, settings = Path(path), settings or Settings()
        aside: Path | None = None
        done: tuple[Reason, ...] = ()
        if not repair.is_whole(path):
            aside, done = repair.rebuild(path, settings, progress)
        with cls(path, settings=settings) as collection:
            done = (*done, *repair.mend(collection._file))
            collection._settle(progress)
        return Repaired(done=done, aside=str(aside) if aside else None)


def _check_days(days: int | None) -> None:
    if days is not None and days < 1:
        raise error(UsageError, "error.keep-days", days=str(days))
