"""A story's readings set side by side: in order, entities united, statements in parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from runut.account.kept import ARTICLES, PROPOSITIONS, Same
from runut.account.parting import divisions, occasions, parts
from runut.account.parting.divisions import Piece
from runut.account.preparing import propositions, translated
from runut.account.preparing.propositions import Proposition
from runut.account.sourcing import officers
from runut.lang.pack import load
from runut.records import Article, Mention, Reading, Source, Statement
from runut.text import words
from runut.text.identifying.entities import United, unite


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A story's readings, oldest first.

    ``pieces`` holds every part of a statement with the statement it was cut from, in the
    order of the articles and their texts, the occasions on which things were said among them;
    ``parts`` are the same as propositions.
    """

    readings: Sequence[Reading]
    united: United
    pieces: Sequence[Piece]
    parts: tuple[Proposition, ...]


def lay_out(readings: Sequence[Reading]) -> Scene:
    """Set readings side by side; their order does not matter."""
    ordered = sorted(readings, key=lambda r: (r.article.published or "9999", r.article.id))
    languages = {r.article.id: r.article.language for r in ordered}
    united = unite([reading.entities for reading in ordered], languages)
    spoken = sorted(set(languages.values())) if len(ordered) > 1 else ()
    meant = {language: officers.of(united, language) for language in spoken}
    pieces = {r.article.id: _in_pieces(r, united, meant.get(r.article.language)) for r in ordered}
    parted = divisions.part(pieces, ordered)
    cut = {id: [part for part, _ in found] for id, found in parted.items()}
    language = ordered[0].article.language if ordered else ""
    return Scene(
        readings=ordered,
        united=united,
        pieces=[pair for found in parted.values() for pair in found],
        parts=translated.said_in_one(
            propositions.prepare(ordered, cut, _mentions(united, language))
        ),
    )


def _in_pieces(
    reading: Reading, united: United, meant: Callable[[Source], Source] | None
) -> list[Piece]:
    """The parts of an article's statements with the statements, and its occasions, in order.
    ``meant`` makes of a source told by office whom the story names with it."""
    id, page = reading.article.id, Same(reading.article)
    pieces = [
        piece
        for told in reading.statements
        for piece in _pieces(
            Same(told), page, tuple([_in_story(it, id, united, meant) for it in told.sources])
        )
    ]
    pieces += _occasions(Same(reading))
    return sorted(pieces, key=lambda piece: piece[1].start)


def _in_story(
    source: Source, article: str, united: United, meant: Callable[[Source], Source] | None
) -> Source:
    """A source of an article as one of the story."""
    entity = united.renamed.get((article, source.entity or ""), source.entity)
    own = source if entity == source.entity else replace(source, entity=entity)
    return meant(own) if meant is not None else own


@lru_cache(maxsize=PROPOSITIONS)
def _pieces(
    of: Same[Statement], page: Same[Article], sources: tuple[Source, ...]
) -> tuple[Piece, ...]:
    """The parts of a statement with the statement, its sources being those of the story."""
    whole, article = of.thing, page.thing
    if sources != whole.sources:
        whole = replace(whole, sources=sources)
    return tuple([(part, whole) for part in parts.cut(whole, article.text, article.language)])


@lru_cache(maxsize=ARTICLES)
def _occasions(of: Same[Reading]) -> tuple[Piece, ...]:
    return tuple([(told, told) for told in occasions.find(of.thing)])


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
