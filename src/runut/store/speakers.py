"""Who speaks where, in the collection file: speakers by any of their names."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import apsw

from runut.records import Reading
from runut.store.codec import decode
from runut.store.rows import row, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One statement of a speaker, as indexed: which article holds it, and in which story."""

    speaker: str
    article: str
    statement: str
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A speaker of one article: what identifies it, its name and other names, folded, and
    its statements there."""

    entity: str
    name: str
    aliases: tuple[str, ...]
    statements: tuple[str, ...]


def spoken(reading: Reading) -> tuple[Spoken, ...]:
    """The speakers of a reading's statements, in the order in which they first speak."""
    entities = {entity.id: entity for entity in reading.entities}
    names: dict[str, str] = {}
    aliases: dict[str, set[str]] = {}
    statements: dict[str, dict[str, None]] = {}
    for statement in reading.statements:
        for source in statement.sources:
            if source.role != "speaker":
                continue
            entity = entities.get(source.entity) if source.entity else None
            identity = entity.id if entity else f"name:{source.name.casefold()}"
            names.setdefault(identity, entity.name if entity else source.name)
            every = {source.name, *(entity.names if entity else ())}
            aliases.setdefault(identity, set()).update(alias.casefold() for alias in every)
            statements.setdefault(identity, {})[statement.id] = None
    return tuple(
        Spoken(
            entity=identity,
            name=name,
            aliases=tuple(sorted(aliases[identity])),
            statements=tuple(statements[identity]),
        )
        for identity, name in names.items()
    )


def put(connection: apsw.Connection, number: int, found: Iterable[Spoken]) -> None:
    """Index the speakers of a reading under the article's ``number``."""
    for each in found:
        speaker = _speaker(connection, each)
        connection.executemany(
            "INSERT OR IGNORE INTO speech (speaker, article, statement) VALUES (?, ?, ?)",
            [(speaker, number, statement) for statement in each.statements],
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
            put(connection, number, spoken(reading))


def _speaker(connection: apsw.Connection, spoken: Spoken) -> int:
    known = row(connection, "SELECT number FROM speaker WHERE entity = ?", spoken.entity)
    if known is None:
        connection.execute(
            "INSERT INTO speaker (entity, name) VALUES (?, ?)", (spoken.entity, spoken.name)
        )
        number = connection.last_insert_rowid()
    else:
        number = known[0]
    connection.executemany(
        "INSERT OR IGNORE INTO alias (folded, speaker) VALUES (?, ?)",
        [(alias, number) for alias in spoken.aliases],
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
