"""What things are called in linked data: their own address where they have one, else a name
that is the same wherever it is made."""

from __future__ import annotations

from hashlib import sha256

from runut.identity import urn
from runut.records import Article, Entity, Source

_WIKIDATA = "http://www.wikidata.org/entity/"


def article_iri(article: str) -> str:
    """An article version, by its id: its words are in the id, so the name holds for no others."""
    return urn("article", article)


def statement_iri(statement: str) -> str:
    """A statement, by its id."""
    return urn("statement", statement)


def claim_iri(story: str, claim: str) -> str:
    """A claim of a story."""
    return urn("claim", story, claim)


def entity_iri(entity: Entity) -> str:
    """Whom or what an entity stands for: its item in Wikidata where it is known."""
    return f"{_WIKIDATA}{entity.wikidata}" if entity.wikidata else urn("entity", entity.id)


def source_iri(source: Source, entities: dict[str, Entity]) -> str:
    """A link of a source chain: its entity, or the bare name."""
    entity = entities.get(source.entity or "")
    return entity_iri(entity) if entity else name_iri(source.name)


def name_iri(name: str) -> str:
    """Somebody of whom only the name is known."""
    return urn("name", name.casefold())


def outlet_iri(outlet: str) -> str:
    """An outlet, by its name."""
    return urn("outlet", outlet.casefold())


def text_hash(article: Article) -> str:
    """SHA-256 of an article's text in UTF-8: offsets hold for this text and no other."""
    return sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
