"""Whether a collection file and the library beneath it are sound (`runut doctor`)."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator

import apsw
import msgspec

from runut.lang.pack import codes
from runut.records import Finding, Reading
from runut.store.codec import decode
from runut.store.collection_file import SAFE_SQLITE, CollectionFile, sqlite_version
from runut.store.rows import row, rows
from runut.store.schema import VERSION


def check(file: CollectionFile) -> tuple[Finding, ...]:
    """Every check with what was seen; a check that fails does not stop the others."""
    return tuple(Finding(check=name, holds=holds, seen=seen) for name, holds, seen in _run(file))


def _run(file: CollectionFile) -> Iterator[tuple[str, bool, str]]:
    version = sqlite_version()
    yield "sqlite", version >= SAFE_SQLITE, ".".join(map(str, version))
    yield "python", True, platform.python_version()
    yield "languages", "id" in codes() and "en" in codes(), ", ".join(codes())
    yield "schema", True, f"{VERSION}"
    checks: tuple[tuple[str, Callable[[CollectionFile], str]], ...] = (
        ("file", _whole),
        ("readings", _readings),
        ("stories", _placed),
        ("search", _indexed),
        ("waiting", _waiting),
    )
    for name, look in checks:
        try:
            problem = look(file)
            seen = problem or _counted(file, name)
        except apsw.Error as error:  # a damaged page, which other checks may not meet
            problem = seen = str(error)
        yield name, not problem, seen


def _counted(file: CollectionFile, name: str) -> str:
    counts = {
        "file": "SELECT count(*) FROM page",
        "readings": "SELECT count(*) FROM article",
        "stories": "SELECT count(*) FROM story",
        "search": "SELECT count(*) FROM words",
        "waiting": "SELECT count(*) FROM article WHERE pending",
    }
    found = row(file.connection, counts[name])
    return str(found[0]) if found else "0"


def _whole(file: CollectionFile) -> str:
    problems = [str(line) for (line,) in rows(file.connection, "PRAGMA integrity_check(5)")]
    problems += [
        f"{table} row {number} points nowhere"
        for table, number, *_ in rows(file.connection, "PRAGMA foreign_key_check")
    ]
    return "" if problems == ["ok"] else "; ".join(problems[:5])


def _readings(file: CollectionFile) -> str:
    """Every reading decodes, and every statement's span lies in its text."""
    bad = []
    for article, content in rows(file.connection, "SELECT id, reading FROM article ORDER BY id"):
        try:
            reading = decode(content, Reading)
        except msgspec.DecodeError as error:
            bad.append(f"{article}: {error}")
            continue
        length = len(reading.article.text)
        if any(not 0 <= s.start <= s.end <= length for s in reading.statements):
            bad.append(f"{article}: a span outside its text")
    return "; ".join(bad[:5])


def _placed(file: CollectionFile) -> str:
    """Every settled article stands in a story that exists, and no story is empty."""
    lost = row(
        file.connection,
        "SELECT count(*) FROM article LEFT JOIN story ON story.id = article.story"
        " WHERE current AND NOT pending AND story.id IS NULL",
    )
    empty = row(
        file.connection,
        "SELECT count(*) FROM story WHERE id NOT IN"
        " (SELECT story FROM article WHERE current AND story IS NOT NULL)",
    )
    assert lost and empty
    problems = []
    if lost[0]:
        problems.append(f"{lost[0]} articles without a story")
    if empty[0]:
        problems.append(f"{empty[0]} stories without an article")
    return "; ".join(problems)


def _indexed(file: CollectionFile) -> str:
    missing = row(
        file.connection,
        "SELECT count(*) FROM article WHERE number NOT IN (SELECT rowid FROM words)",
    )
    assert missing
    return f"{missing[0]} articles not indexed" if missing[0] else ""


def _waiting(file: CollectionFile) -> str:
    """Nothing waits to be grouped: an interrupted add was completed."""
    waiting = row(file.connection, "SELECT count(*) FROM article WHERE pending")
    assert waiting
    return (
        f"{waiting[0]} articles wait to be grouped; any command completes it" if waiting[0] else ""
    )
