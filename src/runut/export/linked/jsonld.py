"""Accounts in the words of schema.org, as JSON-LD 1.1 (W3C Recommendation, 2020).

Articles are `NewsArticle`, direct quotes `Quotation`, claims `Claim`; the people, bodies and
places they name are `Person`, `Organization`, `Place`. What schema.org has no word for, such
as a claim's standing, is said in our own, under ``runut:``. The articles' texts stay out: only
what is quoted or claimed is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from runut.export.linked.names import (
    article_iri,
    claim_iri,
    entity_iri,
    name_iri,
    outlet_iri,
    source_iri,
    statement_iri,
)
from runut.export.telling import one_line
from runut.export.utterance import speakers_of
from runut.records import Account, Article, Claim, Entity, Origin, Statement

#: schema.org, and our words beside it.
CONTEXT: tuple[Any, ...] = (
    "https://schema.org",
    {"runut": "https://runut.example/terms#"},
)
_TYPES = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}
Node = dict[str, Any]


def document(accounts: Iterable[Account]) -> dict[str, Any]:
    """The accounts as one JSON-LD document, a node for each thing."""
    nodes: dict[str, Node] = {}
    for account in accounts:
        for node in _nodes(account):
            nodes.setdefault(node["@id"], node)
    return {"@context": list(CONTEXT), "@graph": list(nodes.values())}


def _nodes(account: Account) -> Iterator[Node]:
    entities = {entity.id: entity for entity in account.entities}
    statements = {statement.id: statement for statement in account.statements}
    articles = {article.id: article for article in account.articles}
    for article in account.articles:
        yield {"@type": "NewsMediaOrganization", "@id": outlet_iri(article.outlet),
               "name": article.outlet}  # fmt: skip
        yield _article(article, account, entities)
    for statement in account.statements:
        if statement.mode == "direct":
            yield _quotation(statement, articles[statement.article], entities)
    for claim in account.claims:
        yield _claim(claim, account, statements, articles)
    yield from map(_entity, account.entities)
    yield from _bare_names(account, entities)


def _article(article: Article, account: Account, entities: dict[str, Entity]) -> Node:
    about = [
        _ref(entity_iri(entities[id])) for id in (*account.people, *account.places)
        if id in entities and any(at.article == article.id for at in entities[id].mentions)
    ]  # fmt: skip
    return _said(
        {
            "@type": "NewsArticle",
            "@id": article_iri(article.id),
            "identifier": article.id,
            "headline": article.title,
            "url": article.url,
            "datePublished": article.published,
            "inLanguage": article.language,
            "version": article.version,
            "author": [{"@type": "Person", "name": name} for name in article.authors],
            "publisher": _ref(outlet_iri(article.outlet)),
            "mentions": about,
        }
    )


def _quotation(statement: Statement, article: Article, entities: dict[str, Entity]) -> Node:
    return _said(
        {
            "@type": "Quotation",
            "@id": statement_iri(statement.id),
            "text": article.text[statement.start : statement.end],
            "inLanguage": article.language,
            "spokenByCharacter": [
                _ref(source_iri(source, entities)) for source in speakers_of(statement)
            ],
            "isPartOf": _ref(article_iri(article.id)),
            "runut:start": statement.start,
            "runut:end": statement.end,
            "runut:via": [source.name for source in statement.sources if source.role == "via"],
        }
    )


def _claim(
    claim: Claim,
    account: Account,
    statements: dict[str, Statement],
    articles: dict[str, Article],
) -> Node:
    clearest = statements[claim.statement]
    text = articles[clearest.article].text[clearest.start : clearest.end]
    told_in = {statements[id].article for id in claim.statements}
    where = [article_iri(article.id) for article in account.articles if article.id in told_in]
    entities = {entity.id: entity for entity in account.entities}
    return _said(
        {
            "@type": "Claim",
            "@id": claim_iri(account.story.id, claim.id),
            "text": one_line(text),
            "inLanguage": articles[clearest.article].language,
            "appearance": [_ref(iri) for iri in where],
            "firstAppearance": _ref(where[0]),
            "author": [_ref(iri) for iri in _origins(claim.origins, entities)],
            "runut:standing": claim.standing,
            "runut:stance": clearest.stance,
        }
    )


def _origins(origins: Iterable[Origin], entities: dict[str, Entity]) -> Iterator[str]:
    for origin in origins:
        entity = entities.get(origin.entity or "")
        if entity is not None:
            yield entity_iri(entity)
        elif origin.kind == "first-hand":
            yield outlet_iri(origin.name)
        elif origin.kind == "named":
            yield name_iri(origin.name)


def _entity(entity: Entity) -> Node:
    return _said(
        {
            "@type": _TYPES.get(entity.type, "Thing"),
            "@id": entity_iri(entity),
            "name": entity.name,
            "alternateName": [name for name in entity.names if name != entity.name],
        }
    )


def _bare_names(account: Account, entities: dict[str, Entity]) -> Iterator[Node]:
    """Those of whom the articles say no more than a name; what they are is not known."""
    sources = (source for each in account.statements for source in each.sources)
    named = {source.name for source in sources if source.entity not in entities}
    named |= {o.name for claim in account.claims for o in claim.origins if o.kind == "named"}
    for name in sorted(named):
        yield {"@type": "Thing", "@id": name_iri(name), "name": name}
    first_hand = {
        o.name for claim in account.claims for o in claim.origins if o.kind == "first-hand"
    }
    for name in sorted(first_hand):
        yield {"@type": "NewsMediaOrganization", "@id": outlet_iri(name), "name": name}


def _ref(iri: str) -> Node:
    return {"@id": iri}


def _said(node: Node) -> Node:
    """A node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, [])}
