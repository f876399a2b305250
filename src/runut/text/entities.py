"""Which mentions stand for the same person, body or place.

First version: known names by the tables, full names with their last and first parts, and
across articles what has the same id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from runut.identity import content_id
from runut.lang.pack import Pack
from runut.records import Article, Entity, Mention
from runut.text.names import Found
from runut.text.words import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class United:
    """The entities of a story. ``renamed`` maps (article id, id within the article) to
    the id within the story; it holds every entity of every article."""

    entities: tuple[Entity, ...]
    renamed: Mapping[tuple[str, str], str]


def resolve(article: Article, found: tuple[Found, ...], pack: Pack) -> tuple[Entity, ...]:
    """The entities that the names of one article stand for, in order of first mention."""
    groups: list[tuple[str, list[Found]]] = []
    for name in found:
        key = _key(name)
        home = next((g for g in groups if g[0] == key or _short(name, g[1])), None)
        if home is None:
            groups.append((key, [name]))
        else:
            home[1].append(name)
    return tuple(_entity(article, members) for _, members in groups)


def _key(name: Found) -> str:
    if name.known is not None:
        return name.known.id
    return content_id(name.type, fold(name.text).replace("-", " "))


def _short(name: Found, members: list[Found]) -> bool:
    """Whether ``name`` is one part of the name of a person met before."""
    if name.known is not None or " " in name.text:
        return False
    return any(other.type == "PER" and name.text in other.text.split() for other in members)


def _entity(article: Article, members: list[Found]) -> Entity:
    known = next((name.known for name in members if name.known is not None), None)
    fullest = max(members, key=lambda name: (len(name.text.split()), -name.start))
    names = tuple(dict.fromkeys(name.text for name in members))
    shown = known.name if known is not None else fullest.text
    return Entity(
        id=_key(fullest),
        name=shown,
        type=members[0].type,
        names=tuple(dict.fromkeys((shown, *names))),
        wikidata=known.wikidata if known is not None else None,
        roles=tuple(dict.fromkeys(name.role for name in members if name.role)),
        mentions=tuple(
            Mention(article=article.id, start=name.start, end=name.end, kind=name.kind)
            for name in members
        ),
    )


def unite(per_article: Sequence[tuple[Entity, ...]]) -> United:
    """The entities of the articles of one story as one set, whatever their order."""
    together: dict[str, Entity] = {}
    renamed: dict[tuple[str, str], str] = {}
    for entities in sorted(per_article, key=lambda e: [m.article for x in e for m in x.mentions]):
        for entity in entities:
            for mention in entity.mentions:
                renamed[mention.article, entity.id] = entity.id
            before = together.get(entity.id)
            together[entity.id] = entity if before is None else _joined(before, entity)
    return United(entities=tuple(together[key] for key in sorted(together)), renamed=renamed)


def _joined(one: Entity, other: Entity) -> Entity:
    return replace(
        one,
        names=tuple(dict.fromkeys((*one.names, *other.names))),
        roles=tuple(dict.fromkeys((*one.roles, *other.roles))),
        mentions=(*one.mentions, *other.mentions),
    )
