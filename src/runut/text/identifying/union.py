"""Which entities of the articles of one story are the same.

Names are joined across articles as within one, with more care: a short name only where
the story knows one full name for it, a slip only where the right name is far more common
and both bear the same office or none, and never names that are merely near ("Kim Jong
Un", "Kim Jong Nam").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, groupby

from runut.identity import content_id
from runut.records import Entity
from runut.text.groups import Groups
from runut.text.identifying import bodies, misspelt, mistyped, places
from runut.text.identifying.namesakes import both, parts, short_for, sounding

#: Of two whom a short name may mean, the one that stands so many times as often.
_FAR_MORE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class United:
    """The entities of a story. ``renamed`` maps (article id, id within the article) to
    the id within the story; it holds every entity of every article."""

    entities: tuple[Entity, ...]
    renamed: Mapping[tuple[str, str], str]


def unite(per_article: Sequence[tuple[Entity, ...]], languages: Mapping[str, str]) -> United:
    """The entities of the articles of one story as one set, whatever the articles' order.

    ``per_article`` holds what `runut.text.identifying.entities.resolve` gave for each article,
    ``languages`` the language of each by its id. The united entities are sorted by how often they
    are mentioned, then by id.
    """
    entities = sorted(
        (entity for entities in per_article for entity in entities if entity.mentions),
        key=lambda entity: (entity.mentions[0].article, entity.id),
    )
    groups = Groups(len(entities))
    _same(entities, groups)
    _shared_names(entities, groups)
    mistyped.join(entities, groups)
    misspelt.join(entities, groups, languages)
    _short_names(entities, groups)
    bodies.join(entities, groups)
    places.join(entities, groups)
    return _united(entities, groups)


def _same(entities: Sequence[Entity], groups: Groups) -> None:
    first: dict[str, int] = {}
    for index, entity in enumerate(entities):
        groups.join(first.setdefault(entity.id, index), index)


def _shared_names(entities: Sequence[Entity], groups: Groups) -> None:
    """Entities of one type that bear one name in full, or one abbreviation. A name that
    in some article belongs to two entities joins nothing."""
    first: dict[tuple[str, str], int] = {}
    for index, entity in enumerate(entities):
        for name in chain(entity.names, *map(both, entity.names)):
            if entity.type == "PER" and len(parts(name)) < 2:
                continue
            key = (entity.type, sounding(name) if entity.type == "PER" else " ".join(parts(name)))
            other = first.setdefault(key, index)
            if mistyped.may_join(entities[other], entity):
                groups.join(other, index)


def _short_names(entities: Sequence[Entity], groups: Groups) -> None:
    """A person known in one article by a short name alone goes with the full name that
    the story has for it, or that is told to be called so, where there is one, or one that
    stands far more often."""
    fulls: dict[tuple[str, ...], set[int]] = {}
    called: dict[tuple[str, ...], set[int]] = {}
    for index, entity in enumerate(entities):
        full = [*_full_names(entity)] if entity.type == "PER" else []
        for words in full:
            fulls.setdefault(words, set()).add(index)
        for words in map(parts, entity.names if full else ()):
            called.setdefault(words, set()).add(index)
    for index, entity in enumerate(entities):
        if entity.type != "PER":
            continue
        longest = max((parts(name) for name in entity.names), key=lambda words: (len(words), words))
        others = {o for words in fulls if short_for(longest, words) for o in fulls[words]}
        own = entity.mentions[0].article
        if len({groups.of(o) for o in others if entities[o].mentions[0].article == own}) > 1:
            continue  # Its own article leaves open whom it means (`contested`).
        alone = called.get(longest, set()) if len(longest) == 1 else set()
        home = _meant(entities, others or alone, groups, groups.of(index))
        if home is not None:
            groups.join(home, index)


def _meant(
    entities: Sequence[Entity], others: Iterable[int], groups: Groups, own: int
) -> int | None:
    """The one person a short name means: the only one, or one named far more often."""
    counts: Counter[int] = Counter()
    for other in others:
        if groups.of(other) != own:
            counts[groups.of(other)] += len(entities[other].mentions)
    ranked = sorted(counts, key=lambda home: (-counts[home], home))
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] < _FAR_MORE * counts[ranked[1]]):
        return None
    return ranked[0]


def _full_names(entity: Entity) -> Iterable[tuple[str, ...]]:
    return (words for words in map(parts, entity.names) if len(words) > 1)


def _united(entities: Sequence[Entity], groups: Groups) -> United:
    homes = sorted(range(len(entities)), key=lambda index: (groups.of(index), index))
    near = {part for e in entities if e.type == "LOC" for name in e.names for part in parts(name)}
    united: list[Entity] = []
    renamed: dict[tuple[str, str], str] = {}
    for _, indexes in groupby(homes, key=groups.of):
        members = [entities[index] for index in indexes]
        entity = _joined(members, near)
        united.append(entity)
        for member in members:
            for mention in member.mentions:
                renamed[mention.article, member.id] = entity.id
    ordered = sorted(united, key=lambda entity: (-len(entity.mentions), entity.id))
    return United(entities=tuple(ordered), renamed=renamed)


def _joined(members: Sequence[Entity], near: AbstractSet[str]) -> Entity:
    weight: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for member in members:
        weight[member.name] += len(member.mentions)
        kinds[member.type] += len(member.mentions)
    known = next((member for member in members if member.wikidata is not None), None)
    name = known.name if known is not None else _best(weight, near)
    kind = known.type if known is not None else max(kinds, key=lambda k: (kinds[k], k))
    ids = {member.id for member in members}
    if known is not None:
        key = known.id
    else:
        key = ids.pop() if len(ids) == 1 else content_id(kind, " ".join(parts(name)))
    forms = sorted({form for member in members for form in member.names} - {name})
    return Entity(
        id=key,
        name=name,
        type=kind,
        names=(name, *forms),
        wikidata=known.wikidata if known is not None else None,
        roles=tuple(sorted({role for member in members for role in member.roles})),
        mentions=tuple(
            sorted(
                (mention for member in members for mention in member.mentions),
                key=lambda m: (m.article, m.start, m.end),
            )
        ),
    )


def _best(weight: Mapping[str, int], near: AbstractSet[str]) -> str:
    """The name that stands most often among those of several words, else the longest; none that
    is another behind the name of a place ``near`` ("Kepala Kantor SAR| Lawas Rina Mahesa")."""
    words = {name: parts(name) for name in weight}
    whole = set(words.values())
    bare = [n for n, own in words.items() if near.isdisjoint(own[:1]) or own[1:] not in whole]
    return min(
        bare or weight, key=lambda name: (len(words[name]) < 2, -weight[name], -len(name), name)
    )
