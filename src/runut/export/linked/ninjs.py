"""Articles as ninjs 2.1, the IPTC's JSON for news (https://www.iptc.org/std/ninjs/)."""

from __future__ import annotations

from typing import Any

from runut.export.linked.names import article_iri, entity_iri, source_iri
from runut.records import Account, Article, Entity

_STANDARD = {
    "name": "ninjs",
    "version": "2.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json",
}
_GROUPS = {"PER": "people", "ORG": "organisations", "LOC": "places"}


def items(account: Account) -> list[dict[str, Any]]:
    """Each article of the account as a ninjs object."""
    return [_item(article, account) for article in account.articles]


def _item(article: Article, account: Account) -> dict[str, Any]:
    found: dict[str, Any] = {
        "uri": article_iri(article.id),
        "standard": _STANDARD,
        "type": "text",
        "representationtype": "full",
        "version": str(article.version),
        "language": article.language,
        "headlines": [{"role": "main", "value": article.title}] if article.title else [],
        "bodies": [
            {
                "role": "main",
                "contenttype": "text/plain",
                "charcount": len(article.text),
                "wordcount": len(article.text.split()),
                "value": article.text,
            }
        ],
        "by": ", ".join(article.authors),
        "infosources": _sources(article, account),
        "altids": [{"role": "runut", "value": article.id}],
        **_named(article, account.entities),
    }
    # A day alone is no moment, and ninjs has no place for a day.
    if article.published and "T" in article.published:
        found["versioncreated"] = article.published
    if article.url:
        found["altids"].append({"role": "url", "value": article.url})
    return {key: value for key, value in found.items() if value not in ("", [])}


def _sources(article: Article, account: Account) -> list[dict[str, str]]:
    """The outlet, and whoever its statements came from or through."""
    entities = {entity.id: entity for entity in account.entities}
    found = {article.outlet: {"name": article.outlet, "role": "outlet"}}
    for statement in account.statements:
        if statement.article != article.id:
            continue
        for source in statement.sources:
            entity = entities.get(source.entity or "")
            name = entity.name if entity else source.name
            uri = source_iri(source, entities)
            found.setdefault(name, {"name": name, "role": source.role, "uri": uri})
    return list(found.values())


def _named(article: Article, entities: tuple[Entity, ...]) -> dict[str, list[dict[str, str]]]:
    """The people, bodies and places that the article names."""
    found: dict[str, list[dict[str, str]]] = {}
    for entity in entities:
        group = _GROUPS.get(entity.type)
        if group and any(mention.article == article.id for mention in entity.mentions):
            found.setdefault(group, []).append(
                {"name": entity.name, "rel": "mentions", "uri": entity_iri(entity)}
            )
    return found
