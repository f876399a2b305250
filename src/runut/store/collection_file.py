"""The collection's file: opened, checked, migrated, and written in whole transactions.

SQLite in write-ahead mode: one writer, any number of readers, and a killed process loses
nothing that was committed. This module knows how a connection is made; what stands in the
tables is the business of `runut.store.articles`, `runut.store.stories` and
`runut.store.decisions`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import apsw
import msgspec

from runut.errors import (
    CollectionBusy,
    CollectionError,
    NewerCollection,
    NotACollection,
    ReadOnlyCollection,
)
from runut.lang.messages import error
from runut.store.rows import row
from runut.store.schema import APPLICATION_ID, MIGRATIONS, VERSION

#: SQLite before this can corrupt a file in write-ahead mode when a reader resets the log
#: (https://sqlite.org/wal.html#walresetbug).
SAFE_SQLITE: Final = (3, 51, 3)
#: How long a writer waits for another one, in milliseconds.
PATIENCE: Final = 10_000
#: Kilobytes of the file that are held at most while very much is written. With SQLite's own two
#: megabytes what a long transaction changed is written and read again many times over.
ROOM: Final = 512 * 1024


class CollectionFile:
    """An open collection file. ``path`` is as given; a missing file is made.

    Raises `NotACollection` when the file is something else or damaged, and
    `NewerCollection` when a later version of Runut made it. Neither touches the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        refuse_foreign(path)
        with _honest_errors(path):
            self.connection = apsw.Connection(str(path))
            self.connection.set_busy_timeout(PATIENCE)
            self._prepare()

    def _prepare(self) -> None:
        connection = self.connection
        version = self._pragma("user_version")
        mark = self._pragma("application_id")
        if mark not in (0, APPLICATION_ID) or (mark == 0 and self._has_tables()):
            connection.close()
            raise _foreign(self.path)
        if version > VERSION:
            connection.close()
            raise error(
                NewerCollection,
                "error.newer",
                path=str(self.path),
                found=str(version),
                known=str(VERSION),
            )
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "normal")
        connection.pragma("foreign_keys", True)
        if version < VERSION:
            self._migrate()

    def _migrate(self) -> None:
        """Take every step that is missing, all in one transaction."""
        with self.writing():
            # Another process may have done it between the look and the lock.
            for step in MIGRATIONS[self._pragma("user_version") :]:
                self.connection.execute(step)
            self.connection.pragma("user_version", VERSION)
            self.connection.pragma("application_id", APPLICATION_ID)

    def _pragma(self, name: str) -> int:
        value = self.connection.pragma(name)
        assert isinstance(value, int)
        return value

    def _has_tables(self) -> bool:
        return row(self.connection, "SELECT 1 FROM sqlite_schema LIMIT 1") is not None

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """A transaction that holds the one write lock; all of it happens or nothing.

        Raises `CollectionBusy` when another process holds the lock for too long.
        """
        with _honest_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:  # a full disk may have ended it already
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """A transaction that sees one state of the collection however long it takes."""
        if self.connection.in_transaction:
            yield self.connection
            return
        with _honest_errors(self.path):
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    @contextmanager
    def impatient(self) -> Iterator[None]:
        """Meanwhile do not wait for another writer at all."""
        self.connection.set_busy_timeout(0)
        try:
            yield
        finally:
            self.connection.set_busy_timeout(PATIENCE)

    @contextmanager
    def roomy(self) -> Iterator[None]:
        """Meanwhile hold more of the file in memory, for much work on it."""
        before = self._pragma("cache_size")
        self.connection.pragma("cache_size", -ROOM)
        try:
            yield
        finally:
            self.connection.pragma("cache_size", before)

    def checkpoint(self) -> None:
        """Bring the write-ahead log into the file, as far as readers allow."""
        self.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    def rewrite(self) -> None:
        """Write the whole file anew, so that nothing stays of what was deleted, and cut the
        log. Takes time and room in step with the file."""
        with _honest_errors(self.path):
            self.connection.execute("VACUUM")
            self.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)

    def close(self) -> None:
        """Close the file; harmless when done twice."""
        self.connection.close()


def refuse_foreign(path: Path) -> None:
    """Refuse what is plainly no database before SQLite writes anything beside it."""
    if path.is_dir():
        raise error(NotACollection, "error.folder", path=str(path))
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\0":
                raise _foreign(path)


def _foreign(path: Path) -> NotACollection:
    return error(NotACollection, "error.foreign", path=str(path))


@contextmanager
def _honest_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the codec raise about the file, not about a query, into errors
    for people."""
    try:
        yield
    except apsw.NotADBError as problem:
        raise _foreign(path) from problem
    except (apsw.CorruptError, msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise _about(NotACollection, "error.damaged", path, problem) from problem
    except apsw.BusyError as problem:
        raise error(CollectionBusy, "error.busy", path=str(path)) from problem
    except (apsw.CantOpenError, apsw.PermissionsError) as problem:
        raise _about(CollectionError, "error.cannot-open", path, problem) from problem
    except apsw.ReadOnlyError as problem:
        raise _about(ReadOnlyCollection, "error.read-only", path, problem) from problem
    except (apsw.FullError, apsw.IOError) as problem:
        raise _about(CollectionError, "error.disk", path, problem) from problem


def _about(
    kind: type[CollectionError], code: str, path: Path, problem: Exception
) -> CollectionError:
    return error(kind, code, path=str(path), detail=str(problem))


def sqlite_version() -> tuple[int, ...]:
    """The version of the SQLite library in use."""
    return tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
