"""Feeds that are watched: when each is due, how it fares, which entries were dealt with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import apsw

from runut.identity import content_id
from runut.records import FeedHealth, Reason, Validators
from runut.store.rows import Row, row, rows

#: `entry.taken` of an entry that was dealt with; less than 0 are tries that failed so far.
DEALT_WITH: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is known of a feed: ``health`` for people, ``validators`` for the next request."""

    health: FeedHealth
    validators: Validators


_COLUMNS: Final = "url, title, etag, modified, due, tried, read, failures, problem"


def get(connection: apsw.Connection, url: str) -> FeedState | None:
    """The state of one feed; None when it was never watched."""
    found = row(connection, f"SELECT {_COLUMNS} FROM feed WHERE url = ?", url)
    return None if found is None else _state(found)


def every(connection: apsw.Connection) -> tuple[FeedState, ...]:
    """All feeds that were ever watched, by address."""
    return tuple(map(_state, rows(connection, f"SELECT {_COLUMNS} FROM feed ORDER BY url")))


def put(connection: apsw.Connection, state: FeedState) -> None:
    """Keep the state of a feed in place of what was known."""
    health, known = state.health, state.validators
    problem = health.problem
    connection.execute(
        f"INSERT OR REPLACE INTO feed ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            health.url,
            health.title,
            known.etag,
            known.modified,
            health.due,
            health.tried,
            health.read,
            health.failures,
            json.dumps({"code": problem.code, "values": dict(problem.values)}) if problem else None,
        ),
    )


def _state(found: Row) -> FeedState:
    url, title, etag, modified, due, tried, read, failures, problem = found
    said = json.loads(problem) if problem else None
    return FeedState(
        health=FeedHealth(
            url=url,
            title=title,
            due=due,
            tried=tried,
            read=read,
            failures=failures,
            problem=Reason(code=said["code"], values=said["values"]) if said else None,
        ),
        validators=Validators(etag=etag, modified=modified),
    )


def entry_key(entry: str) -> str:
    """Under which an entry's own id is kept: a hash, for it may be an address that somebody
    wants forgotten."""
    return content_id("entry", entry)


def entries(connection: apsw.Connection, feed: str) -> Mapping[str, tuple[str, int]]:
    """(stamp, taken) of every entry of a feed that was met, by `entry_key`."""
    found = rows(connection, "SELECT entry, stamp, taken FROM entry WHERE feed = ?", feed)
    return {entry: (stamp, int(taken)) for entry, stamp, taken in found}


def note(
    connection: apsw.Connection, feed: str, met: Iterable[tuple[str, str, int]], now: str
) -> None:
    """Note entries as (key, stamp, taken), met ``now``."""
    connection.executemany(
        "INSERT OR REPLACE INTO entry (feed, entry, stamp, seen, taken) VALUES (?, ?, ?, ?, ?)",
        [(feed, key, stamp, now, taken) for key, stamp, taken in met],
    )


def prune(connection: apsw.Connection, feed: str, before: str) -> None:
    """Drop what was last met in the feed before a time (RFC 3339, UTC)."""
    connection.execute("DELETE FROM entry WHERE feed = ? AND seen < ?", (feed, before))
