"""What people set for a whole collection, in its file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

import apsw

from runut.store.rows import row

_KEEP_DAYS: Final = "keep_days"


def keep_days(connection: apsw.Connection) -> int | None:
    """For so many days stories are kept after they were last told; None: for ever."""
    found = row(connection, "SELECT value FROM setting WHERE name = ?", _KEEP_DAYS)
    return None if found is None else int(found[0])


def set_keep_days(connection: apsw.Connection, days: int | None) -> None:
    """Keep stories for ``days`` days, or for ever."""
    connection.execute("DELETE FROM setting WHERE name = ?", (_KEEP_DAYS,))
    if days is not None:
        connection.execute("INSERT INTO setting VALUES (?, ?)", (_KEEP_DAYS, str(days)))


def oldest_day(connection: apsw.Connection) -> str | None:
    """The first day that is kept as of today (YYYY-MM-DD, UTC), or None."""
    days = keep_days(connection)
    return None if days is None else first_day(days)


def first_day(days: int) -> str:
    """The first day that is kept when stories are kept for ``days`` days."""
    return (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%d")
