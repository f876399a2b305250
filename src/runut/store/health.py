"""Whether a collection file and the library beneath it are sound (`runut doctor`)."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from typing import Final

import apsw
import msgspec

from runut.lang.pack import codes
from runut.records import Account, Finding, Reading, Reason
from runut.store import feeds
from runut.store.codec import decode
from runut.store.collection_file import SAFE_SQLITE, CollectionFile, sqlite_version
from runut.store.rows import row, rows
from runut.store.schema import VERSION

#: Problems of one kind that are told one by one.
_FEW: Final = 5
#: A feed that failed so often in a row is not only having a bad hour.
_FAILURES: Final = 3


def check(file: CollectionFile) -> tuple[Finding, ...]:
    """Every check with what was seen; a check that fails does not stop the others."""
    return (
        *_installation(),
        *(_finding(file, *each) for each in _CHECKS),
        *_feeds(file.connection),
    )


def _feeds(connection: apsw.Connection) -> Iterator[Finding]:
    """How each watched feed fares: when it was last read, and what hinders since."""
    for state in feeds.every(connection):
        health = state.health
        yield Finding(
            check="feed",
            holds=health.failures < _FAILURES,
            seen=f"{health.title or health.url} · {(health.read or '–')[:19]}",
            problems=(health.problem,) if health.problem else (),
        )


def _installation() -> Iterator[Finding]:
    version = sqlite_version()
    seen = ".".join(map(str, version))
    yield Finding(check="sqlite", holds=version >= SAFE_SQLITE, seen=seen)
    yield Finding(check="python", holds=True, seen=platform.python_version())
    yield Finding(check="languages", holds={"id", "en"} <= set(codes()), seen=", ".join(codes()))
    yield Finding(check="schema", holds=True, seen=str(VERSION))


def _finding(
    file: CollectionFile,
    name: str,
    look: Callable[[apsw.Connection], Iterator[Reason]],
    count: str,
) -> Finding:
    seen = "?"
    try:
        counted = row(file.connection, count)
        seen = str(counted[0]) if counted else "0"
        problems = tuple(look(file.connection))
    # A damaged page, which other checks may not meet.
    except (apsw.Error, UnicodeDecodeError) as error:
        problems = (Reason(code="health.damage", values={"detail": str(error)}),)
    return Finding(check=name, holds=not problems, seen=seen, problems=problems)


def damage(file: CollectionFile) -> bool:
    """Whether SQLite finds the file itself damaged, which no step in place can mend."""
    return any(True for _ in _damaged(file.connection))


def is_sound(content: bytes) -> bool:
    """Whether a stored reading decodes and its statements lie in its text."""
    return _fault(content) is None


def _damaged(connection: apsw.Connection) -> Iterator[Reason]:
    found = [str(line) for (line,) in rows(connection, f"PRAGMA integrity_check({_FEW})")]
    for line in found if found != ["ok"] else ():
        yield Reason(code="health.damage", values={"detail": line})


def _whole(connection: apsw.Connection) -> Iterator[Reason]:
    yield from _damaged(connection)
    for table, number, *_ in rows(connection, "PRAGMA foreign_key_check"):
        yield Reason(code="health.points-nowhere", values={"table": table, "row": str(number)})


def _readings(connection: apsw.Connection) -> Iterator[Reason]:
    """Every reading decodes, and every statement's span lies in its text."""
    bad = 0
    for article, content in rows(connection, "SELECT id, reading FROM article ORDER BY id"):
        fault = _fault(content)
        if fault is not None and bad < _FEW:
            bad += 1
            yield Reason(code=fault.code, values={"article": article, **fault.values})


def _fault(content: bytes) -> Reason | None:
    try:
        reading = decode(content, Reading)
    except msgspec.DecodeError as error:
        return Reason(code="health.unreadable", values={"detail": str(error)})
    length = len(reading.article.text)
    if all(0 <= each.start <= each.end <= length for each in reading.statements):
        return None
    return Reason(code="health.span-outside")


def _placed(connection: apsw.Connection) -> Iterator[Reason]:
    """Every settled article stands in a story that exists, and no story is empty."""
    yield from _some(
        connection,
        "health.no-story",
        "SELECT count(*) FROM article LEFT JOIN story ON story.id = article.story"
        " WHERE current AND NOT pending AND story.id IS NULL",
    )
    yield from _some(
        connection,
        "health.empty-story",
        "SELECT count(*) FROM story WHERE id NOT IN"
        " (SELECT story FROM article WHERE current AND story IS NOT NULL)",
    )


def _accounts(connection: apsw.Connection) -> Iterator[Reason]:
    """Every account that was built decodes."""
    for story, content in rows(connection, "SELECT id, account FROM story ORDER BY id"):
        try:
            if content is not None:
                decode(content, Account)
        except msgspec.DecodeError as error:
            values = {"story": story, "detail": str(error)}
            yield Reason(code="health.account", values=values)


def _indexed(connection: apsw.Connection) -> Iterator[Reason]:
    yield from _some(
        connection,
        "health.not-indexed",
        "SELECT count(*) FROM article WHERE number NOT IN (SELECT rowid FROM words)",
    )


def _waiting(connection: apsw.Connection) -> Iterator[Reason]:
    """Nothing waits to be grouped: an interrupted add was completed."""
    yield from _some(connection, "health.waiting", "SELECT count(*) FROM article WHERE pending")


def _some(connection: apsw.Connection, code: str, count: str) -> Iterator[Reason]:
    found = row(connection, count)
    if found and found[0]:
        yield Reason(code=code, values={"n": str(found[0])})


#: Checks of the file: name, what finds its problems, what counts the things looked at.
_CHECKS: Final = (
    ("file", _whole, "SELECT count(*) FROM page"),
    ("readings", _readings, "SELECT count(*) FROM article"),
    ("stories", _placed, "SELECT count(*) FROM story"),
    ("accounts", _accounts, "SELECT count(account) FROM story"),
    ("search", _indexed, "SELECT count(*) FROM words"),
    ("waiting", _waiting, "SELECT count(*) FROM article WHERE pending"),
)
