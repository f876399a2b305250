"""When things changed, in the collection file: what feeds tell and caches ask.

Times are RFC 3339 in UTC, to the second, by this machine's clock. They say when Runut saw
something, not when it happened, and nothing in an account depends on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import apsw

from runut.records import Conflict
from runut.store.codec import decode, encode
from runut.store.rows import row, rows

_NOW = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A conflict with its story, when it was first seen and when its sides last changed.
    ``first`` is the id it had when it was first seen."""

    first: str
    story: str
    seen: str
    changed: str
    conflict: Conflict


def note(
    connection: apsw.Connection, story: str, digest: str, conflicts: Iterable[Conflict]
) -> None:
    """Note what changed in an account just built; ``digest`` is a hash of all of it."""
    connection.execute(
        f"UPDATE story SET digest = ?1, changed = {_NOW} WHERE id = ?2 AND digest IS NOT ?1",
        (digest, story),
    )
    if connection.changes():
        _note_conflicts(connection, story, conflicts)


def _note_conflicts(connection: apsw.Connection, story: str, conflicts: Iterable[Conflict]) -> None:
    """Keep the conflicts of an account; one that grew out of an earlier one keeps its name
    and the time at which it was first seen."""
    earlier = {clash.first: clash for clash in of_story(connection, story)}
    for conflict in conflicts:
        known = _grown_from(conflict, earlier.values())
        if known is None:
            connection.execute(
                "INSERT OR REPLACE INTO conflict (first, id, story, seen, changed, content)"
                f" VALUES (?1, ?1, ?2, {_NOW}, {_NOW}, ?3)",
                (conflict.id, story, encode(conflict)),
            )
            continue
        del earlier[known.first]
        if known.conflict != conflict:
            connection.execute(
                f"UPDATE conflict SET id = ?, changed = {_NOW}, content = ? WHERE first = ?",
                (conflict.id, encode(conflict), known.first),
            )
    connection.executemany(
        "DELETE FROM conflict WHERE first = ? AND story = ?",  # it may have moved with a merge
        [(first, story) for first in earlier],
    )


def _grown_from(conflict: Conflict, earlier: Iterable[Clash]) -> Clash | None:
    """The earlier conflict of the same kind that shares most statements, two at the least."""

    def shared(clash: Clash) -> int:
        return len(_statements(conflict) & _statements(clash.conflict))

    alike = [each for each in earlier if each.conflict.kind == conflict.kind and shared(each) > 1]
    return max(alike, key=lambda each: (shared(each), each.first), default=None)


def _statements(conflict: Conflict) -> frozenset[str]:
    return frozenset(id for side in conflict.sides for id in side.statements)


def of_story(connection: apsw.Connection, story: str) -> tuple[Clash, ...]:
    """The conflicts of a story, the newest first."""
    return tuple(_clashes(connection, "WHERE story = ? ORDER BY seen DESC, first", story))


def newest(
    connection: apsw.Connection, limit: int, *, in_writing: bool = True
) -> tuple[Clash, ...]:
    """The conflicts that were seen last, of all stories; without ``in_writing`` none of those in
    which one thing is only written differently."""
    found = _clashes(connection, "ORDER BY seen DESC, first")
    wanted = (clash for clash in found if in_writing or not clash.conflict.in_writing)
    return tuple(islice(wanted, limit))


def _clashes(connection: apsw.Connection, which: str, *values: str) -> Iterator[Clash]:
    found = rows(
        connection, f"SELECT first, story, seen, changed, content FROM conflict {which}", *values
    )
    for first, story, seen, changed, content in found:
        conflict = decode(content, Conflict)
        yield Clash(first=first, story=story, seen=seen, changed=changed, conflict=conflict)


def state_of(connection: apsw.Connection, story: str) -> tuple[str | None, str | None]:
    """When a story's account last came out different, and a hash of it; None while it has to
    be built."""
    found = row(
        connection,
        "SELECT changed, iif(account IS NULL, NULL, digest) FROM story WHERE id = ?",
        story,
    )
    return (found[0], found[1]) if found else (None, None)


def collection_id(connection: apsw.Connection) -> str:
    """The collection's own name, drawn at random when it was made."""
    found = row(connection, "SELECT id FROM self")
    assert found is not None
    return str(found[0])
