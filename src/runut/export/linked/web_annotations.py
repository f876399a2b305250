"""Statements as annotations on the articles' texts (W3C Web Annotation Data Model, 2017).

Each points at its words twice: by position, which holds for the text whose hash stands beside
it, and by quotation with what stands before and after, which finds the words again in a text
that has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from runut.export.linked.names import (
    article_iri,
    claim_iri,
    entity_iri,
    name_iri,
    statement_iri,
    text_hash,
)
from runut.identity import urn
from runut.records import Account, Article, Entity, Statement

#: The annotation vocabulary, and our words beside it.
CONTEXT: tuple[Any, ...] = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "runut": "https://runut.example/terms#",
        "sha256": "runut:sha256",
        "standing": "runut:standing",
        "stance": "runut:stance",
        "mode": "runut:mode",
    },
)
#: At least so many characters around the words are given, and as many more as it takes to tell
#: one place from another.
AROUND = 32


def document(accounts: Iterable[Account]) -> dict[str, Any]:
    """The statements of the accounts as one annotation collection with one page."""
    items = [item for account in accounts for item in of_account(account)]
    own = urn("annotations", *(item["id"] for item in items))
    return {
        "@context": list(CONTEXT),
        "id": own,
        "type": "AnnotationCollection",
        "label": "Runut",
        "total": len(items),
        "first": {
            "id": urn("annotation-page", own),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def of_account(account: Account) -> Iterator[dict[str, Any]]:
    """The statements of one account."""
    articles = {article.id: article for article in account.articles}
    entities = {entity.id: entity for entity in account.entities}
    claims = {id: claim for claim in account.claims for id in claim.statements}
    hashes = {article.id: text_hash(article) for article in account.articles}
    for statement in account.statements:
        article = articles[statement.article]
        bodies = [*_speakers(statement, entities)]
        claim = claims.get(statement.id)
        if claim is not None:
            linked = claim_iri(account.story.id, claim.id)
            bodies.append(
                {"type": "SpecificResource", "source": linked, "purpose": "linking",
                 "standing": claim.standing}
            )  # fmt: skip
        found: dict[str, Any] = {
            "id": statement_iri(statement.id),
            "type": "Annotation",
            "motivation": "identifying",
            "mode": statement.mode,
            "stance": statement.stance,
        }
        if bodies:
            found["body"] = bodies
        found["target"] = _target(statement, article, hashes[article.id])
        yield found


def _speakers(statement: Statement, entities: dict[str, Entity]) -> Iterator[dict[str, Any]]:
    """Who said it and through whom, nearest to the words first."""
    for source in statement.sources:
        entity = entities.get(source.entity or "")
        yield {
            "type": "SpecificResource",
            "source": {
                "id": entity_iri(entity) if entity else name_iri(source.name),
                "label": source.name,
            },
            "purpose": "identifying",
            "runut:role": source.role,
        }


def _target(statement: Statement, article: Article, hash: str) -> dict[str, Any]:
    text, start, end = article.text, statement.start, statement.end
    around = AROUND
    while around < len(text) and text.count(text[max(0, start - around) : end + around]) > 1:
        around *= 2
    return {
        "source": {
            "id": article.url or article_iri(article.id),
            "runut:article": article.id,
            "sha256": hash,
            "language": article.language,
        },
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - around) : start],
                "suffix": text[end : end + around],
            },
        ],
    }
