"""Records as the documents that `runut.web.api.shapes` describes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, TypeVar, cast

from runut.browse import InFull, Listed, Speaker
from runut.export import documents
from runut.records import (
    Added,
    ArticleLine,
    Decision,
    Hit,
    OutletProfile,
    Saga,
    Said,
    SpeakerLine,
    StoryLine,
)
from runut.store.noticed import Clash
from runut.web.api import shapes

_Record = TypeVar("_Record")


def part(listed: Listed[_Record], each: Callable[[_Record], object]) -> dict[str, object]:
    """A part of a list, each item by ``each``."""
    return {"items": [each(item) for item in listed.items], "next": listed.next}


def whole(items: Sequence[_Record], each: Callable[[_Record], object]) -> dict[str, object]:
    """A list that comes in one part."""
    return part(Listed(items=tuple(items), next=None), each)


def story_line(line: StoryLine) -> shapes.StoryLineShape:
    """A story as one line."""
    story = line.story
    return {
        "id": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "saga": story.saga,
        "articles": list(story.articles),
        "outlets": list(line.outlets),
        "origins": line.origins,
        "standings": cast(shapes.StandingsShape, dict(line.standings)),
        "conflicts": line.conflicts,
        "changed": line.changed,
    }


def article_line(line: ArticleLine) -> shapes.ArticleLineShape:
    """An article version as one line."""
    return cast(shapes.ArticleLineShape, asdict(line))


def reading(found: InFull, language: str) -> shapes.ReadingShape:
    """An article version with all that was read from it."""
    read = found.reading
    return {
        "article": documents.article_document(read.article, language),
        "story": found.story,
        "versions": [article_line(line) for line in found.versions],
        "entities": [documents.entity_document(entity) for entity in read.entities],
        "times": [documents.time_document(time) for time in read.times],
        "quantities": [documents.quantity_document(each) for each in read.quantities],
        "statements": [documents.statement_document(each) for each in read.statements],
    }


def said(found: Said) -> shapes.SaidShape:
    """A statement with where it stands."""
    return {
        "words": found.words,
        "speaker": found.speaker,
        "outlet": found.outlet,
        "title": found.title,
        "published": found.published,
        "story": found.story,
        "statement": documents.statement_document(found.statement),
    }


def speaker_line(line: SpeakerLine) -> shapes.SpeakerLineShape:
    """One who says something, as one line."""
    return cast(shapes.SpeakerLineShape, asdict(line))


def speaker(found: Speaker) -> shapes.SpeakerShape:
    """One who says something."""
    return {
        **speaker_line(found.line),
        "type": found.entity.type,
        "names": list(found.entity.names),
        "roles": list(found.entity.roles),
        "wikidata": found.entity.wikidata,
        "stories": list(found.stories),
    }


def hit(found: Hit) -> shapes.HitShape:
    """An article that a search found."""
    return cast(shapes.HitShape, asdict(found))


def outlet(profile: OutletProfile) -> shapes.OutletShape:
    """How an outlet works."""
    return cast(shapes.OutletShape, asdict(profile))


def saga_line(saga: Saga) -> shapes.SagaLineShape:
    """A saga with the ids of its stories."""
    return {"id": saga.id, "title": saga.title, "stories": list(saga.stories)}


def saga(found: Saga, lines: Sequence[StoryLine]) -> shapes.SagaInFullShape:
    """A saga with its stories, oldest first."""
    by_id = {line.story.id: line for line in lines}
    told = [story_line(by_id[id]) for id in found.stories if id in by_id]
    return {"id": found.id, "title": found.title, "stories": told}


def clash(found: Clash, language: str) -> shapes.ClashShape:
    """A conflict with its story and times."""
    return {
        "story": found.story,
        "seen": found.seen,
        "changed": found.changed,
        "conflict": documents.conflict_document(found.conflict, language),
    }


def added(found: Added, language: str) -> shapes.AddedShape:
    """What adding did."""
    return {
        "added": found.added,
        "unchanged": found.unchanged,
        "new_versions": found.new_versions,
        "rejected": [
            {"place": each.place, "reason": documents.reason_document(each.reason, language)}
            for each in found.rejected
        ],
        "stories": list(found.stories),
    }


def decision(found: Decision, stories: Sequence[str]) -> shapes.DecisionShape:
    """A decision, and where its articles stand now."""
    fields: dict[str, Any] = asdict(found)
    return cast(shapes.DecisionShape, {**fields, "stories": list(stories)})
