"""What people decided, in the collection file. A decision is never deleted, only undone."""

from __future__ import annotations

import json

import apsw

from runut.records import Decision
from runut.store.rows import Row, row, rows

_SELECT = "SELECT id, kind, articles, apart, made, undone FROM decision WHERE NOT undone"


def put(connection: apsw.Connection, decision: Decision) -> Decision:
    """Keep a decision; returned with the id it got."""
    connection.execute(
        "INSERT INTO decision (kind, articles, apart, made) VALUES (?, ?, ?, ?)",
        (
            decision.kind,
            json.dumps(decision.articles),
            json.dumps(decision.apart),
            decision.made,
        ),
    )
    kept = last(connection)
    assert kept is not None
    return kept


def in_force(connection: apsw.Connection) -> tuple[Decision, ...]:
    """The decisions that are not undone, oldest first."""
    return tuple(decision_of(found) for found in rows(connection, f"{_SELECT} ORDER BY id"))


def last(connection: apsw.Connection) -> Decision | None:
    """The newest decision that is not undone."""
    found = row(connection, f"{_SELECT} ORDER BY id DESC LIMIT 1")
    return None if found is None else decision_of(found)


def undo(connection: apsw.Connection, decision: int) -> None:
    """Mark a decision as undone."""
    connection.execute("UPDATE decision SET undone = 1 WHERE id = ?", (decision,))


def decision_of(found: Row) -> Decision:
    """The decision of a row: id, kind, articles, apart, made, undone."""
    number, kind, articles, apart, made, undone = found
    return Decision(
        id=number,
        kind=kind,
        articles=tuple(json.loads(articles)),
        apart=tuple(json.loads(apart)),
        made=made,
        undone=bool(undone),
    )
