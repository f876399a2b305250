"""Outlets in the collection file: what each brought to each story, and all of it together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Final

import apsw

from runut.records import Contribution, OutletProfile, Quoted
from runut.store.rows import rows

_COLUMNS: Final = tuple(field.name for field in fields(Contribution))
#: The columns that are counts, in the order of both records.
_COUNTS: Final = _COLUMNS[_COLUMNS.index("articles") :]


def put(connection: apsw.Connection, story: str, found: Iterable[Contribution]) -> None:
    """Keep what the outlets of a story brought to it, in place of what was kept."""
    connection.execute("DELETE FROM contribution WHERE story = ?", (story,))
    connection.executemany(
        f"INSERT INTO contribution ({', '.join(_COLUMNS)})"
        f" VALUES ({', '.join('?' * len(_COLUMNS))})",
        [astuple(contribution) for contribution in found],
    )


def profiles(connection: apsw.Connection) -> tuple[OutletProfile, ...]:
    """Every outlet, those with most articles first."""
    sums = ", ".join(f"sum({column})" for column in _COUNTS)
    found = rows(
        connection,
        f"SELECT outlet, count(*), min(first), max(last), {sums} FROM contribution"
        " GROUP BY outlet ORDER BY sum(articles) DESC, outlet",
    )
    names = ("outlet", "stories", "first", "last", *_COUNTS)
    return tuple(OutletProfile(**dict(zip(names, each, strict=True))) for each in found)


def quoted(connection: apsw.Connection, outlet: str, limit: int) -> tuple[Quoted, ...]:
    """Whom an outlet lets speak in most statements of its current articles."""
    found = rows(
        connection,
        "SELECT speaker.name, count(*) FROM article"
        " JOIN speech ON speech.article = article.number"
        " JOIN speaker ON speaker.number = speech.speaker"
        " WHERE article.outlet = ? AND article.current"
        " GROUP BY speaker.number ORDER BY count(*) DESC, speaker.name LIMIT ?",
        outlet,
        limit,
    )
    return tuple(Quoted(name=name, statements=statements) for name, statements in found)
