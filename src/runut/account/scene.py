"""A story's readings set side by side: in order, entities united, statements in parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from runut.account import divisions, occasions, parts, propositions
from runut.account.propositions import Proposition
from runut.lang.pack import load
from runut.records import Mention, Reading, Source, Statement
from runut.text import words
from runut.text.entities import United, unite


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A story's readings, oldest first.

    ``pieces`` holds every part of a statement with the statement it was cut from, in the
    order of the articles and their texts, the occasions on which things were said among them;
    ``parts`` are the same as propositions.
    """

    readings: Sequence[Reading]
    united: United
    pieces: Sequence[tuple[Statement, Statement]]
    parts: tuple[Proposition, ...]


def lay_out(readings: Sequence[Reading]) -> Scene:
    """Set readings side by side; their order does not matter."""
    ordered = sorted(readings, key=lambda r: (r.article.published or "9999", r.article.id))
    united = unite([reading.entities for reading in ordered])
    pieces = {
        reading.article.id: sorted(
            [
                (part, whole)
                for whole in (_renamed(statement, united) for statement in reading.statements)
                for part in parts.cut(whole, reading.article.text, reading.article.language)
            ]
            + [(told, told) for told in occasions.find(reading)],
            key=lambda piece: piece[1].start,
        )
        for reading in ordered
    }
    pieces = divisions.part(pieces, ordered)
    cut = {id: [part for part, _ in found] for id, found in pieces.items()}
    language = ordered[0].article.language if ordered else ""
    return Scene(
        readings=ordered,
        united=united,
        pieces=[pair for found in pieces.values() for pair in found],
        parts=propositions.prepare(ordered, cut, _mentions(united, language)),
    )


def _renamed(statement: Statement, united: United) -> Statement:
    """The statement with its sources' entities under their united ids."""
    if not any(source.entity for source in statement.sources):
        return statement

    def rename(source: Source) -> Source:
        key = (statement.article, source.entity or "")
        return replace(source, entity=united.renamed.get(key, source.entity))

    return replace(statement, sources=tuple(rename(source) for source in statement.sources))


def _mentions(united: United, language: str) -> Mapping[str, Sequence[tuple[Mention, str]]]:
    """Mentions by article, each with what it stands for: entities that bear one full name
    count as one when statements are compared, whatever type each article gave them and
    whether or not the kind of place stands before it ("Kecamatan Sukaraja")."""
    kinds = frozenset(load(language).words("claims", "kinds_of_place"))
    bearer: dict[str, str] = {}
    found: dict[str, list[tuple[Mention, str]]] = {}
    for entity in united.entities:
        folded = words.fold(entity.name).split()
        bare = folded[1:] if len(folded) > 1 and folded[0] in kinds else folded
        stands_for = bearer.setdefault(" ".join(bare), entity.id)
        for mention in entity.mentions:
            found.setdefault(mention.article, []).append((mention, stands_for))
    return found
