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

from runut.errors import CollectionError, NewerCollection, NotACollection
from runut.store.rows import row
from runut.store.schema import APPLICATION_ID, MIGRATIONS, VERSION

#: SQLite before this can corrupt a file in write-ahead mode when a reader resets the log
#: (https://sqlite.org/wal.html#walresetbug).
SAFE_SQLITE: Final = (3, 51, 3)
#: How long a writer waits for another one, in milliseconds.
PATIENCE: Final = 10_000


class CollectionFile:
    """An open collection file. ``path`` is as given; a missing file is made.

    Raises `NotACollection` when the file is something else or damaged, and
    `NewerCollection` when a later version of Runut made it. Neither touches the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        _refuse_foreign(path)
        try:
            self.connection = apsw.Connection(str(path))
            self.be_patient()
            self._prepare()
        except apsw.NotADBError as error:
            raise _foreign(path) from error
        except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError) as error:
            raise CollectionError(
                f"{path}: cannot open the collection ({error})",
                advice="check that the folder exists and that you may write there",
            ) from error
        except apsw.CorruptError as error:
            raise NotACollection(
                f"{path}: the collection file is damaged ({error})",
                advice="restore it from a backup; `runut doctor` says what still reads",
            ) from error

    def _prepare(self) -> None:
        connection = self.connection
        version = self._pragma("user_version")
        mark = self._pragma("application_id")
        if mark not in (0, APPLICATION_ID) or (mark == 0 and self._has_tables()):
            connection.close()
            raise _foreign(self.path)
        if version > VERSION:
            connection.close()
            raise NewerCollection(
                f"{self.path}: made by a later Runut (schema {version}; this one knows {VERSION})",
                advice="install the newer Runut, or name another file with --db",
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
        """A transaction that holds the one write lock; all of it happens or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """A transaction that sees one state of the collection however long it takes."""
        if self.connection.in_transaction:
            yield self.connection
            return
        self.connection.execute("BEGIN")
        try:
            yield self.connection
        finally:
            self.connection.execute("ROLLBACK")

    def be_patient(self) -> None:
        """Wait for another writer as long as one reasonably takes."""
        self.connection.set_busy_timeout(PATIENCE)

    def checkpoint(self) -> None:
        """Bring the write-ahead log into the file, as far as readers allow."""
        self.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    def close(self) -> None:
        """Close the file; harmless when done twice."""
        self.connection.close()


def _refuse_foreign(path: Path) -> None:
    """Refuse what is plainly no database before SQLite writes anything beside it."""
    if path.is_dir():
        raise NotACollection(
            f"{path}: is a folder, not a collection",
            advice="name a file with --db, for example --db runut.db",
        )
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\0":
                raise _foreign(path)


def _foreign(path: Path) -> NotACollection:
    return NotACollection(
        f"{path}: is not a Runut collection",
        advice="name another file with --db, or RUNUT_DB",
    )


def sqlite_version() -> tuple[int, ...]:
    """The version of the SQLite library in use."""
    return tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
