"""Where a claim's information entered the world, as far as the texts show.

Each statement leads to one origin: who is nearest to the words in its source chain; else
the outlet itself where it reports first-hand; else nobody known. Then origins that are one
are joined: the same person or body, a person and the body he speaks for, links of one
chain, one outlet crediting another, and copied words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache

from runut.account.preparing.propositions import Proposition
from runut.account.sourcing.sameness import Ground, Kind, Trace, brand, why_one
from runut.lang.pack import Pack, load
from runut.records import Article, Copy, Entity, Origin, Reason, Source, Statement
from runut.text import words
from runut.text.groups import Groups

__all__ = ["Ground", "backing", "by_pair", "known", "names", "trace", "witnessed"]

#: Where an article says at its head or foot which agency it is by, with the value's name.
_CREDITS = {
    "furniture.source": "source",
    "furniture.dateline": "agency",
    "furniture.republished": "source",
}
#: So many different marks make a live report.
_LIVE = 3
_RANK = {"named": 0, "first-hand": 1, "uncredited": 2}


def trace(
    members: Sequence[Proposition], ground: Ground
) -> tuple[tuple[Origin, tuple[Proposition, ...]], ...]:
    """The origins of a claim made by ``members``, each with the members that lead to it;
    named ones first, then by how many articles lead to them."""
    traces: dict[str, Trace] = {}
    for member in members:
        found = _of(member, ground)
        known = traces.setdefault(found.key, found)
        if known is not found:
            known.propositions += found.propositions
            known.chain |= found.chain
            known.reasons += [r for r in found.reasons if r not in known.reasons]
    joined = list(traces.values())
    if len(joined) > 1:
        joined = _join(joined, ground)
    joined.sort(key=lambda t: (_RANK[t.kind], -len({p.article.id for p in t.propositions}), t.key))
    return tuple((_origin(found), tuple(found.propositions)) for found in joined)


def _origin(found: Trace) -> Origin:
    return Origin(
        name=found.name,
        kind=found.kind,
        entity=found.entity,
        articles=tuple(sorted({p.article.id for p in found.propositions})),
        reasons=tuple(found.reasons),
    )


def known(origin: Origin) -> bool:
    """Whether an origin can confirm another: it is first-hand, or somebody in particular and
    not only described."""
    if origin.kind == "named":
        described = any(reason.code == "origin.described" for reason in origin.reasons)
        return origin.entity is not None and not described
    return origin.kind == "first-hand"


def names(members: Sequence[Proposition], ground: Ground) -> tuple[str, ...]:
    """The names of the origins behind ``members``."""
    return tuple(dict.fromkeys(origin.name for origin, _ in trace(members, ground)))


def _of(member: Proposition, ground: Ground) -> Trace:
    """The origin one statement leads to by itself."""
    pack = load(member.article.language)
    for source in member.statement.sources:
        if _vague(source, ground.entities, pack):
            continue
        return _named(member, source, ground)
    credit = _credit(member.article) if not member.statement.sources else None
    outlet = member.article.outlet
    watched = member.article.id in ground.witnessed
    kind = _unnamed(member.statement, member.marks, watched)
    code, name = "origin.uncredited", outlet
    if kind == "first-hand":
        code = "origin.first-hand" if "first-hand" in member.marks else "origin.public-event"
    elif credit is not None:
        kind, code, name = "named", "origin.credit", credit
    elif member.statement.sources:
        code = "origin.vague"
    said = member.statement.sources[0].name if member.statement.sources else name
    return Trace(
        key=f"{kind}:{words.fold(name)}",
        name=name,
        kind=kind,
        entity=_bearer(name, ground) if kind == "named" else None,
        described=False,
        chain={brand(outlet)} if kind != "named" else set(),
        propositions=[member],
        reasons=[Reason(code=code, values={"name": said, "outlet": outlet})],
    )


def backing(
    statement: Statement, article: Article, entities: Collection[str], watched: bool
) -> Kind:
    """What an article shows to stand behind one of its statements: somebody named, its own
    reporting, or nobody. ``entities`` are the ids of those the article names; ``watched``
    says that it tells a public event as it ran."""
    pack = load(article.language)
    if any(not _vague(source, entities, pack) for source in statement.sources):
        return "named"
    marks = frozenset(mark.kind for mark in statement.marks)
    kind = _unnamed(statement, marks, watched)
    by_agency = not statement.sources and _credit(article) is not None
    return "named" if kind == "uncredited" and by_agency else kind


def _unnamed(statement: Statement, marks: frozenset[str], watched: bool) -> Kind:
    """Whether the outlet itself stands behind a statement that names nobody: by a mark of
    its own reporting among ``marks``, or since it tells a public event as it ran."""
    if "first-hand" in marks and not statement.sources:
        return "first-hand"
    ran = watched and statement.mode == "narration"
    return "first-hand" if ran and not marks & {"plan", "hedge"} else "uncredited"


def _credit(article: Article) -> str | None:
    """The agency to which a whole article is credited, at its head or foot; None where it is
    the outlet's own. A credit with a person's name behind a stroke is a picture's."""
    for part in article.furniture:
        key = _CREDITS.get(part.reason.code)
        name = part.reason.values.get(key, "") if key else ""
        if name and "/" not in name and brand(name) != brand(article.outlet):
            return name
    return None


def _bearer(name: str, ground: Ground) -> str | None:
    """The one body of the story that bears a name."""
    found = [
        entity.id
        for entity in ground.entities.values()
        if entity.type == "ORG" and any(brand(other) == brand(name) for other in entity.names)
    ]
    return found[0] if len(found) == 1 else None


def _named(member: Proposition, source: Source, ground: Ground) -> Trace:
    id = source.entity or _named_within(member, ground)
    entity = ground.entities.get(id) if id else None
    name = entity.name if entity else source.name
    described = _described(source, entity, load(member.article.language))
    chain = {
        link.entity or words.fold(link.name)
        for link in member.statement.sources
        if link is not source
    }
    code = "origin.named" if source.role == "speaker" else "origin.via"
    reasons = [Reason(code=code, values={"name": name})]
    if described:
        reasons.append(Reason(code="origin.described", values={"name": source.name}))
    return Trace(
        key=f"named:{id or words.fold(name)}{':described' if described else ''}",
        name=source.name if described else name,
        kind="named",
        entity=id,
        described=described,
        chain=chain,
        propositions=[member],
        reasons=reasons,
    )


def _described(source: Source, entity: Entity | None, pack: Pack) -> bool:
    """Whether a source is told by what it is and not by name, so that it may be somebody
    named elsewhere: an office alone ("Mendag"), a body by what it does ("pengawas nuklir
    PBB"), or somebody by what he is to it ("pendiri band Dewa 19")."""
    offices = _offices(pack.code)
    tokens = [words.fold(source.name[a:b]) for a, b in words.tokens(source.name)]
    if entity is None or not tokens:
        return False
    if entity.type == "PER":
        return all(words.fold(name) in offices for name in entity.names)
    if words.fold(source.name) in {words.fold(name) for name in entity.names}:
        return False
    return source.name[:1].islower() or tokens[0] in words.listed(pack.code, "origins", "vague")


def _named_within(member: Proposition, ground: Ground) -> str | None:
    """The one person or body named within the source's words, where there is just one source
    and it stands for nobody else ("Kapten Bahrul Alam")."""
    if len(member.statement.sources) != 1:
        return None
    found = [
        id
        for id in sorted(member.speakers)
        if id in ground.entities and ground.entities[id].type in ("PER", "ORG")
    ]
    return found[0] if len(found) == 1 else None


def _vague(source: Source, entities: Collection[str], pack: Pack) -> bool:
    """Whether a source is nobody in particular ("sejumlah analis", "sumber"): no entity, and
    no name beside the word that says so ("pejabat Korea Selatan" narrows it enough)."""
    if source.entity and source.entity in entities:
        return False
    tokens = [source.name[a:b] for a, b in words.tokens(source.name)]
    if any(token[0].isupper() for token in tokens[1:]):
        return False
    return any(words.fold(token) in words.listed(pack.code, "origins", "vague") for token in tokens)


def _join(traces: list[Trace], ground: Ground) -> list[Trace]:
    """Join origins that are one; each keeps the name of its best known."""
    traces.sort(key=_standing)
    groups = Groups(len(traces))
    why: dict[int, Reason] = {}
    for low, a in enumerate(traces):
        for high in range(low + 1, len(traces)):
            settled = traces[high].kind == "uncredited" and groups.of(high) != high
            if settled or groups.of(low) == groups.of(high):
                continue
            reason = why_one(a, traces[high], ground)
            if reason is not None:
                why[max(groups.of(low), groups.of(high))] = reason
                groups.join(low, high)
    for at, found in enumerate(traces):
        if groups.of(at) == at:
            continue
        other = traces[groups.of(at)]
        other.propositions += found.propositions
        other.chain |= found.chain
        other.reasons.append(why[at])
    return [found for at, found in enumerate(traces) if groups.of(at) == at]


def _standing(found: Trace) -> tuple[int, bool, int, str]:
    """Better known origins first: named before first-hand before uncredited, by name before
    by description, then by how many articles lead to them."""
    articles = len({p.article.id for p in found.propositions})
    return (_RANK[found.kind], found.described, -articles, found.key)


@cache
def _offices(code: str) -> frozenset[str]:
    roles = load(code).table("names").get("lists", {}).get("roles", ())
    return frozenset(words.fold(role) for role in roles)


def by_pair(copies: Sequence[Copy]) -> Mapping[tuple[str, str], Sequence[Copy]]:
    """Copies by the two articles they lie in."""
    found: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in copies:
        low, high = sorted((copy.origin.article, copy.target.article))
        found[low, high].append(copy)
    return found


@lru_cache(maxsize=256)
def witnessed(article_text: str, pack: Pack) -> bool:
    """Whether an article tells a public event as it ran, which whoever watches can report:
    at least three different marks of a live report ("menit ke-", "babak pertama")."""
    marks = _live(pack.code)
    return len({found[0] for found in marks.finditer(words.fold_text(article_text))}) >= _LIVE


@cache
def _live(code: str) -> re.Pattern[str]:
    """The marks of a live report; one behind a figure is written with it ("88th minute")."""
    marks = (words.fold(mark) for mark in load(code).words("origins", "public_event"))
    return re.compile(rf"(?<![^\W\d])(?:{words.either(marks)})\b")
