"""Who speaks where, in the collection file: speakers by any of their names."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import apsw

from runut.records import Entity, Reading
from runut.store.codec import decode
from runut.store.rows import row, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One statement of a speaker, as indexed: which article holds it, and in which story."""

    speaker: str
    article: str
    statement: str
    story: str


def put(connection: apsw.Connection, number: int, reading: Reading) -> None:
    """Index the speakers of a reading's statements under the article's ``number``."""
    entities = {entity.id: entity for entity in reading.entities}
    for statement in reading.statements:
        for source in statement.sources:
            if source.role != "speaker":
                continue
            entity = entities.get(source.entity) if source.entity else None
            speaker = _speaker(connection, source.name, entity)
            connection.execute(
                "INSERT OR IGNORE INTO speech (speaker, article, statement) VALUES (?, ?, ?)",
                (speaker, number, statement.id),
            )


def drop(connection: apsw.Connection, number: int) -> frozenset[int]:
    """Take an article's statements out of the index; the speakers they had."""
    held = rows(connection, "SELECT DISTINCT speaker FROM speech WHERE article = ?", number)
    speakers = frozenset(speaker for (speaker,) in held)
    connection.execute("DELETE FROM speech WHERE article = ?", (number,))
    return speakers


def renew(connection: apsw.Connection, speakers: Iterable[int]) -> None:
    """Make speakers anew from the articles that still hold them, so that no name stays
    that only an article taken out had."""
    for speaker in sorted(speakers):
        held = rows(
            connection,
            "SELECT DISTINCT article.number, article.reading FROM speech"
            " JOIN article ON article.number = speech.article WHERE speaker = ?",
            speaker,
        )
        readings = [(number, decode(content, Reading)) for number, content in list(held)]
        for table in ("speech", "alias"):
            connection.execute(f"DELETE FROM {table} WHERE speaker = ?", (speaker,))
        connection.execute("DELETE FROM speaker WHERE number = ?", (speaker,))
        for number, reading in readings:
            put(connection, number, reading)


def _speaker(connection: apsw.Connection, name: str, entity: Entity | None) -> int:
    identity = entity.id if entity else f"name:{name.casefold()}"
    known = row(connection, "SELECT number FROM speaker WHERE entity = ?", identity)
    if known is None:
        connection.execute(
            "INSERT INTO speaker (entity, name) VALUES (?, ?)",
            (identity, entity.name if entity else name),
        )
        number = connection.last_insert_rowid()
    else:
        number = known[0]
    for alias in {name, *(entity.names if entity else ())}:
        connection.execute(
            "INSERT OR IGNORE INTO alias (folded, speaker) VALUES (?, ?)",
            (alias.casefold(), number),
        )
    return int(number)


def of_name(connection: apsw.Connection, name: str, limit: int | None) -> tuple[Speech, ...]:
    """What speakers of this name said, newest article first.

    A speaker is meant when one of its names is ``name`` in any case, or holds it as whole
    words when no name is exactly that.
    """
    folded = " ".join(name.casefold().split())
    exact = "SELECT speaker FROM alias WHERE folded = ?"
    within = "SELECT DISTINCT speaker FROM alias WHERE instr(' ' || folded || ' ', ?)"
    numbers = [number for (number,) in rows(connection, exact, folded)] or [
        number for (number,) in rows(connection, within, f" {folded} ")
    ]
    found = rows(
        connection,
        "SELECT speaker.name, article.id, speech.statement, article.story"
        " FROM speech JOIN article ON article.number = speech.article"
        " JOIN speaker ON speaker.number = speech.speaker"
        " WHERE speech.speaker IN (SELECT value FROM json_each(?))"
        " AND article.current AND article.story IS NOT NULL"
        " ORDER BY coalesce(julianday(article.published), 0) DESC, article.id, speech.statement"
        " LIMIT ?",
        json.dumps(numbers),
        -1 if limit is None else limit,
    )
    return tuple(
        Speech(speaker=speaker, article=article, statement=statement, story=story)
        for speaker, article, statement, story in found
    )
