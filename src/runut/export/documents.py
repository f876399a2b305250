"""Accounts as JSON documents: the contract that other programs rely on.

The keys are those of `runut.export.shapes`, published as a JSON Schema in
``docs/reference/account.schema.json``. Reasons carry their code and values for programs
and the sentence in the asked language for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from runut.export import shapes
from runut.lang.messages import explain
from runut.records import (
    Account,
    Article,
    Claim,
    Conflict,
    Copy,
    Entity,
    Figure,
    Happening,
    Origin,
    Passage,
    Quantity,
    Reason,
    Saga,
    Source,
    Span,
    Statement,
    Time,
)


def account_document(account: Account, language: str) -> dict[str, Any]:
    """One account as the JSON object `runut.export.shapes.AccountShape` describes.

    ``language`` ("id", "en") is that of the reasons' sentences; nothing else depends on it.
    """
    document: shapes.AccountShape = {
        "story": _story(account, language),
        "articles": [article_document(article, language) for article in account.articles],
        "entities": [entity_document(entity) for entity in account.entities],
        "statements": [statement_document(statement) for statement in account.statements],
        "claims": [_claim(claim, language) for claim in account.claims],
        "conflicts": [conflict_document(conflict, language) for conflict in account.conflicts],
        "figures": [_figure(figure) for figure in account.figures],
        "timeline": [_happening(happening) for happening in account.timeline],
        "copies": [_copy(copy, language) for copy in account.copies],
    }
    return cast(dict[str, Any], document)


def collection_document(
    accounts: Iterable[Account], sagas: Sequence[Saga], language: str
) -> dict[str, Any]:
    """Several accounts and the sagas as one JSON object, in the order given."""
    return {
        "stories": [account_document(account, language) for account in accounts],
        "sagas": [
            {"id": saga.id, "title": saga.title, "stories": list(saga.stories)} for saga in sagas
        ],
    }


def _reasons(reasons: Iterable[Reason], language: str) -> list[shapes.ReasonShape]:
    return [reason_document(reason, language) for reason in reasons]


def reason_document(reason: Reason, language: str) -> shapes.ReasonShape:
    """A reason: its code and values, and its sentence."""
    return {
        "code": reason.code,
        "values": dict(sorted(reason.values.items())),
        "text": explain(reason, language),
    }


def _span(span: Span) -> shapes.SpanShape:
    return {"start": span.start, "end": span.end}


def _passage(passage: Passage) -> shapes.PassageShape:
    return {"article": passage.article, "start": passage.start, "end": passage.end}


def _story(account: Account, language: str) -> shapes.StoryShape:
    story = account.story
    return {
        "id": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "outlets": account.outlets,
        "origins": account.origins,
        "saga": story.saga,
        "places": list(account.places),
        "people": list(account.people),
        "reasons": _reasons(story.reasons, language),
    }


def article_document(article: Article, language: str) -> shapes.ArticleShape:
    """An article version with its text and furniture."""
    return {
        "id": article.id,
        "version": article.version,
        "path": article.path,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published,
        "language": article.language,
        "text": article.text,
        "sentences": [_span(span) for span in article.sentences],
        "seams": list(article.seams),
        "furniture": [
            {"text": line.text, "reason": reason_document(line.reason, language)}
            for line in article.furniture
        ],
    }


def entity_document(entity: Entity) -> shapes.EntityShape:
    """An entity with its mentions."""
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "names": list(entity.names),
        "wikidata": entity.wikidata,
        "mentions": [
            {"article": at.article, "start": at.start, "end": at.end, "kind": at.kind}
            for at in entity.mentions
        ],
        "roles": list(entity.roles),
    }


def statement_document(statement: Statement) -> shapes.StatementShape:
    """A statement with its sources, times and figures."""
    return {
        "id": statement.id,
        "article": statement.article,
        "start": statement.start,
        "end": statement.end,
        "mode": statement.mode,
        "stance": statement.stance,
        "cue": None if statement.cue is None else _span(statement.cue),
        "sources": [_source(source) for source in statement.sources],
        "times": [time_document(time) for time in statement.times],
        "quantities": [quantity_document(quantity) for quantity in statement.quantities],
        "marks": [
            {"kind": mark.kind, "start": mark.start, "end": mark.end} for mark in statement.marks
        ],
        "rule": statement.rule,
        "around": None if statement.around is None else _span(statement.around),
    }


def _source(source: Source) -> shapes.SourceShape:
    return {
        "name": source.name,
        "entity": source.entity,
        "role": source.role,
        "start": source.start,
        "end": source.end,
    }


def time_document(time: Time) -> shapes.TimeShape:
    """A time expression."""
    return {
        "start": time.start,
        "end": time.end,
        "value": time.value,
        "anchor": time.anchor,
        "precision": time.precision,
        "writing": time.writing,
        "flags": list(time.flags),
    }


def quantity_document(quantity: Quantity) -> shapes.QuantityShape:
    """A figure."""
    return {
        "start": quantity.start,
        "end": quantity.end,
        "value": quantity.value,
        "unit": quantity.unit,
        "of": quantity.of,
        "high": quantity.high,
        "bound": quantity.bound,
        "change": quantity.change,
    }


def origin_document(origin: Origin, language: str) -> shapes.OriginShape:
    """An origin with its reasons."""
    return {
        "name": origin.name,
        "kind": origin.kind,
        "entity": origin.entity,
        "articles": list(origin.articles),
        "reasons": _reasons(origin.reasons, language),
    }


def _claim(claim: Claim, language: str) -> shapes.ClaimShape:
    return {
        "id": claim.id,
        "statement": claim.statement,
        "statements": list(claim.statements),
        "articles": claim.articles,
        "outlets": claim.outlets,
        "origins": [origin_document(origin, language) for origin in claim.origins],
        "standing": claim.standing,
        "reasons": _reasons(claim.reasons, language),
    }


def conflict_document(conflict: Conflict, language: str) -> shapes.ConflictShape:
    """A conflict with its sides."""
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "in_writing": conflict.in_writing,
        "question": conflict.question,
        "sides": [
            {
                "value": side.value,
                "statements": list(side.statements),
                "origins": list(side.origins),
            }
            for side in conflict.sides
        ],
        "reasons": _reasons(conflict.reasons, language),
    }


def _figure(figure: Figure) -> shapes.FigureShape:
    return {
        "of": figure.of,
        "unit": figure.unit,
        "points": [
            {
                "value": point.value,
                "as_of": point.as_of,
                "statement": point.statement,
                "origin": point.origin,
                "state": point.state,
                "bound": point.bound,
            }
            for point in figure.points
        ],
    }


def _happening(happening: Happening) -> shapes.HappeningShape:
    return {
        "when": happening.when,
        "precision": happening.precision,
        "statements": list(happening.statements),
        "text": happening.text,
        "planned": happening.planned,
    }


def _copy(copy: Copy, language: str) -> shapes.CopyShape:
    return {
        "from": _passage(copy.origin),
        "to": _passage(copy.target),
        "likeness": copy.likeness,
        "reasons": _reasons(copy.reasons, language),
    }
