"""Which names stand for the same person, body or place, within one article.

What the tables know is joined by what it is; what the text introduces ("Korut (Korea
Utara)", "X alias Y") is joined; a person's short name goes with the full one, and
spellings of one name meet (`runut.text.identifying.namesakes`). Descriptions that resolve become
mentions of their own kind. `unite` does the same across the articles of one story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from runut.identity import content_id
from runut.lang.pack import Pack
from runut.records import Article, Entity, Mention
from runut.text.groups import Groups
from runut.text.identifying import contested, descriptions, introductions, offices
from runut.text.identifying.namesakes import both, clips, one_slip, parts, short_for, sounding
from runut.text.identifying.union import United, unite
from runut.text.naming.gazetteer import Known
from runut.text.naming.names import Found

__all__ = ["United", "resolve", "unite"]


def resolve(article: Article, found: tuple[Found, ...], pack: Pack) -> tuple[Entity, ...]:
    """The entities that the names of one article stand for, in order of first mention.

    An entity's ``roles`` are the offices and titles met beside its name; its mentions are
    in the order of the text, names and descriptions alike.
    """
    text = article.text
    names = [_no_person(name, pack) for name in found]
    acting = descriptions.acting_capitals(text, names, pack)
    groups = Groups(len(names))
    _by_tables(names, acting, groups)
    persons = _persons(names, acting)
    shared = contested.find(persons)
    apart = {*acting, *(place for short in shared for place in persons[short])}
    _by_spelling(names, apart, groups, pack)
    for one, other in introductions.introduced(text, names, pack):
        if acting.get(one) is None and acting.get(other) is None:
            groups.join(one, other)
    _by_parts(names, apart, groups, pack)
    contested.settle(shared, persons, names, article.sentences, groups)
    held = offices.borne(article, names, groups, pack)
    where = {index: groups.of(index) for index in range(len(names))}
    described = descriptions.find(article, names, where, held, pack)
    return _entities(article, names, groups, held, described, acting, pack)


def _no_person(name: Found, pack: Pack) -> Found:
    """A name taken for a person's, unless it is that of those for or against him
    ("Pro-Wirasena")."""
    side, hyphen, _ = name.text.partition("-")
    if name.type == "PER" and hyphen and side.lower() in pack.words("entities", "sides"):
        return replace(name, type="ORG", known=None)
    return name


def _by_tables(names: Sequence[Found], acting: dict[int, Known], groups: Groups) -> None:
    """What the tables know is one by its id; a capital that acts is its country."""
    first: dict[str, int] = {}
    for index, name in enumerate(names):
        known = acting.get(index) or name.known
        if known is not None:
            groups.join(first.setdefault(known.id, index), index)


def _persons(names: Sequence[Found], acting: Mapping[int, Known]) -> contested.Forms:
    """The places of each form of a person's name."""
    found: dict[tuple[str, ...], list[int]] = {}
    for index, name in enumerate(names):
        if name.type == "PER" and index not in acting:
            found.setdefault(parts(name.text), []).append(index)
    return found


def _by_spelling(names: Sequence[Found], apart: Set[int], groups: Groups, pack: Pack) -> None:
    """Spellings of one name: case, hyphens, sounds, and words that tell nothing apart; not of
    those that are set ``apart``."""
    first: dict[tuple[str, str], int] = {}
    for index, name in enumerate(names):
        if index in apart:
            continue
        for key in ((name.type, _bare(name, pack)), *_within(name, pack)):
            groups.join(first.setdefault(key, index), index)


def _within(name: Found, pack: Pack) -> list[tuple[str, str]]:
    """Keys of the two names that a name with its abbreviation in brackets holds."""
    return [(name.type, _bare(replace(name, text=part), pack)) for part in both(name.text)]


def _bare(name: Found, pack: Pack) -> str:
    words = parts(name.text)
    if name.type == "PER":
        return sounding(name.text)
    plain = frozenset(pack.words("entities", "plain_place" if name.type == "LOC" else "plain_body"))
    return " ".join(word for word in words if word not in plain) or " ".join(words)


def _by_parts(names: Sequence[Found], apart: Set[int], groups: Groups, pack: Pack) -> None:
    """Short names go with the full one, slips with what is meant."""
    forms: Counter[tuple[str, tuple[str, ...]]] = Counter()
    where: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for index, name in enumerate(names):
        key = (name.type, parts(name.text))
        if key[1] and index not in apart:
            forms[key] += 1
            where.setdefault(key, []).append(index)
    for kind, short in sorted(forms):
        if names[where[kind, short][0]].known is not None and kind != "PER":
            continue
        fulls = [
            full for other, full in forms if other == kind and _is_part(kind, short, full, pack)
        ]
        if not fulls and kind == "PER":
            fulls = _clipped(short, [full for other, full in forms if other == kind])
        home = _chosen(kind, fulls, forms, where, groups)
        if home is not None:
            for index in where[kind, short]:
                groups.join(where[kind, home][0], index)
    for kind, one in sorted(forms):
        if kind != "PER":
            continue
        meant = [other for k, other in forms if k == kind and other != one and one_slip(one, other)]
        if len(meant) == 1 and forms[kind, one] <= 1 < forms[kind, meant[0]]:
            groups.join(where[kind, meant[0]][0], where[kind, one][0])


def _is_part(kind: str, short: tuple[str, ...], full: tuple[str, ...], pack: Pack) -> bool:
    if kind == "PER":
        return short_for(short, full)
    if kind != "ORG" or len(short) != 1 or len(full) < 2 or short[0] != full[0]:
        return False
    generic = pack.table("names").get("lists", {}).get("bodies_begin", ())
    return short[0] not in generic and len(short[0]) > 2


def _clipped(short: tuple[str, ...], fulls: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The full names whose first word a short one cuts off ("Wira" of "Wiradarma"); none where
    they begin otherwise than one another, for either may be meant."""
    found = [full for full in fulls if clips(short, full)]
    return found if len({full[0] for full in found}) == 1 else []


def _chosen(
    kind: str,
    fulls: Sequence[tuple[str, ...]],
    forms: Counter[tuple[str, tuple[str, ...]]],
    where: dict[tuple[str, tuple[str, ...]], list[int]],
    groups: Groups,
) -> tuple[str, ...] | None:
    """The full name that a short one goes with: the only one, else the one named most;
    None when two are named alike often."""
    by_group: dict[int, list[tuple[str, ...]]] = {}
    for full in fulls:
        by_group.setdefault(groups.of(where[kind, full][0]), []).append(full)
    ranked = sorted(
        ((sum(forms[kind, full] for full in same), same) for same in by_group.values()),
        key=lambda item: (-item[0], item[1]),
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1][0]


def _entities(
    article: Article,
    names: Sequence[Found],
    groups: Groups,
    held: dict[int, list[str]],
    described: Sequence[descriptions.Description],
    acting: dict[int, Known],
    pack: Pack,
) -> tuple[Entity, ...]:
    members: dict[int, list[int]] = {}
    for index in range(len(names)):
        members.setdefault(groups.of(index), []).append(index)
    extra: dict[int, list[Mention]] = {}
    unnamed: dict[str, tuple[Known, list[Mention]]] = {}
    for item in described:
        mention = Mention(article=article.id, start=item.start, end=item.end, kind="description")
        if item.group is not None:
            extra.setdefault(item.group, []).append(mention)
        elif item.known is not None:
            unnamed.setdefault(item.known.id, (item.known, []))[1].append(mention)
    entities = [
        _entity(
            article,
            [names[index] for index in indexes],
            next((acting[index] for index in indexes if index in acting), None),
            tuple(held.get(home, ())),
            extra.get(home, []),
            pack,
        )
        for home, indexes in members.items()
    ]
    entities += [
        Entity(
            id=known.id,
            name=known.name,
            type=known.type,
            names=(known.name,),
            wikidata=known.wikidata,
            mentions=tuple(mentions),
        )
        for known, mentions in unnamed.values()
    ]
    return tuple(sorted(entities, key=lambda e: (e.mentions[0].start, e.mentions[0].end, e.id)))


def _entity(
    article: Article,
    members: list[Found],
    country: Known | None,
    held: tuple[str, ...],
    extra: list[Mention],
    pack: Pack,
) -> Entity:
    known = country or next((name.known for name in members if name.known is not None), None)
    votes = Counter(name.type for name in members)
    kind = known.type if known is not None else votes.most_common(1)[0][0]
    name = known.name if known is not None else _fullest(members)
    forms = dict.fromkeys((name, *(member.text for member in members)))
    mentions = [
        Mention(article=article.id, start=member.start, end=member.end) for member in members
    ]
    return Entity(
        id=known.id if known is not None else content_id(kind, " ".join(parts(name))),
        name=name,
        type=kind,
        names=tuple(forms),
        wikidata=known.wikidata if known is not None else None,
        roles=held,
        mentions=tuple(sorted((*mentions, *extra), key=lambda m: (m.start, m.end))),
    )


def _fullest(members: Sequence[Found]) -> str:
    """The name with most words, in the form that stands most often, then first."""
    counts = Counter(member.text for member in members)
    order = {text: -rank for rank, text in enumerate(counts)}
    shouted = {text: text.isupper() and len(text) > 5 for text in counts}
    return max(
        counts, key=lambda text: (not shouted[text], len(parts(text)), counts[text], order[text])
    )
