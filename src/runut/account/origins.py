"""Where a claim's information entered the world, as far as the texts show.

Each statement leads to one origin: who is nearest to the words in its source chain; else
the outlet itself where it reports first-hand; else nobody known. Then origins that are one
are joined: the same person or body, a person and the body he speaks for, links of one
chain, one outlet crediting another, and copied words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from runut.account.propositions import Proposition
from runut.lang.pack import Pack, load
from runut.records import Copy, Entity, Origin, Reason, Source
from runut.text import words

_RANK = {"named": 0, "first-hand": 1, "uncredited": 2}
#: So many letters of one name inside another make them one ("Pasal 4 huruf d", "Pasal 4
#: huruf d Perpres 87").
_LETTERS = 8

Kind = Literal["named", "first-hand", "uncredited"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the origins of one story are judged on.

    ``entities`` by united id; ``copies`` by pair of article ids, in the order of the pair;
    ``witnessed`` are the articles that report a public event as it ran.
    """

    entities: Mapping[str, Entity]
    copies: Mapping[tuple[str, str], Sequence[Copy]]
    witnessed: frozenset[str]


@dataclass(slots=True, kw_only=True)
class _Trace:
    """An origin while it is being joined with others."""

    key: str
    name: str
    kind: Kind
    entity: str | None
    chain: set[str]
    propositions: list[Proposition]
    reasons: list[Reason]


def trace(
    members: Sequence[Proposition], ground: Ground
) -> tuple[tuple[Origin, tuple[Proposition, ...]], ...]:
    """The origins of a claim made by ``members``, each with the members that lead to it;
    named ones first, then by how many articles lead to them."""
    traces: dict[str, _Trace] = {}
    for member in members:
        found = _of(member, ground)
        known = traces.setdefault(found.key, found)
        if known is not found:
            known.propositions += found.propositions
            known.chain |= found.chain
            known.reasons += [r for r in found.reasons if r not in known.reasons]
    joined = _join(list(traces.values()), ground)
    joined.sort(key=lambda t: (_RANK[t.kind], -len({p.article.id for p in t.propositions}), t.key))
    return tuple((_origin(found), tuple(found.propositions)) for found in joined)


def _origin(found: _Trace) -> Origin:
    return Origin(
        name=found.name,
        kind=found.kind,
        entity=found.entity,
        articles=tuple(sorted({p.article.id for p in found.propositions})),
        reasons=tuple(found.reasons),
    )


def known(origin: Origin) -> bool:
    """Whether an origin can confirm another: it is first-hand, or somebody in particular."""
    return origin.kind == "first-hand" or (origin.kind == "named" and origin.entity is not None)


def names(members: Sequence[Proposition], ground: Ground) -> tuple[str, ...]:
    """The names of the origins behind ``members``."""
    return tuple(dict.fromkeys(origin.name for origin, _ in trace(members, ground)))


def _of(member: Proposition, ground: Ground) -> _Trace:
    """The origin one statement leads to by itself."""
    pack = load(member.article.language)
    for source in member.statement.sources:
        if _vague(source, ground, pack):
            continue
        return _named(member, source, ground)
    outlet = member.article.outlet
    reasons: list[Reason] = []
    kind: Kind = "uncredited"
    if "first-hand" in member.marks and not member.statement.sources:
        kind = "first-hand"
        reasons.append(Reason(code="origin.first-hand", values={"outlet": outlet}))
    elif (
        member.article.id in ground.witnessed
        and member.statement.mode == "narration"
        and not member.marks & {"plan", "hedge"}
    ):
        kind = "first-hand"
        reasons.append(Reason(code="origin.public-event", values={"outlet": outlet}))
    elif member.statement.sources:
        name = member.statement.sources[0].name
        reasons.append(Reason(code="origin.vague", values={"name": name, "outlet": outlet}))
    else:
        reasons.append(Reason(code="origin.uncredited", values={"outlet": outlet}))
    return _Trace(
        key=f"{kind}:{words.fold(outlet)}",
        name=outlet,
        kind=kind,
        entity=None,
        chain={_brand(outlet)},
        propositions=[member],
        reasons=reasons,
    )


def _named(member: Proposition, source: Source, ground: Ground) -> _Trace:
    id = source.entity or _named_within(member, ground)
    entity = ground.entities.get(id) if id else None
    name = entity.name if entity else source.name
    chain = {
        link.entity or words.fold(link.name)
        for link in member.statement.sources
        if link is not source
    }
    code = "origin.named" if source.role == "speaker" else "origin.via"
    return _Trace(
        key=f"named:{id or words.fold(name)}",
        name=name,
        kind="named",
        entity=id,
        chain=chain,
        propositions=[member],
        reasons=[Reason(code=code, values={"name": name})],
    )


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


def _vague(source: Source, ground: Ground, pack: Pack) -> bool:
    """Whether a source is nobody in particular ("sejumlah analis", "sumber"): no entity, and
    no name beside the word that says so ("pejabat Korea Selatan" narrows it enough)."""
    if source.entity and source.entity in ground.entities:
        return False
    tokens = [source.name[a:b] for a, b in words.tokens(source.name)]
    if any(token[0].isupper() for token in tokens[1:]):
        return False
    return any(words.fold(token) in _vague_words(pack.code) for token in tokens)


def _join(traces: list[_Trace], ground: Ground) -> list[_Trace]:
    """Join origins that are one, until nothing more joins; named ones keep their name."""
    traces.sort(key=lambda t: (_RANK[t.kind], t.key))
    joined: list[_Trace] = []
    for found in traces:
        for other in joined:
            reason = _one(other, found, ground)
            if reason is not None:
                other.propositions += found.propositions
                other.chain |= found.chain
                other.reasons.append(reason)
                break
        else:
            joined.append(found)
    return joined


def _one(a: _Trace, b: _Trace, ground: Ground) -> Reason | None:
    """Why two origins are one, or None. ``a`` ranks before ``b``."""
    identity = (a.key.partition(":")[2], b.key.partition(":")[2])
    if a.kind == b.kind == "named":
        if identity[0] in b.chain or identity[1] in a.chain:
            return Reason(code="origin.same-chain", values={"name": a.name, "other": b.name})
        if any(_same_name(x, y) for x in _names_of(a, ground) for y in _names_of(b, ground)):
            return Reason(code="origin.same-name", values={"name": a.name, "other": b.name})
        if _speaks_for(a, b, ground) or _speaks_for(b, a, ground):
            return Reason(code="origin.same-body", values={"name": a.name, "other": b.name})
    if a.kind == "named" and b.kind == "first-hand" and _brand(b.name) in _brands(a, ground):
        return Reason(code="origin.credits-outlet", values={"name": a.name, "outlet": b.name})
    copied = _copied(a, b, ground)
    if copied is not None:
        values = {"name": a.name, "outlet": b.name, "share": f"{copied:.0%}"}
        return Reason(code="origin.copied", values=values)
    return None


def _names_of(found: _Trace, ground: Ground) -> tuple[str, ...]:
    entity = ground.entities.get(found.entity or "")
    return (found.name, *entity.names) if entity else (found.name,)


def _same_name(a: str, b: str) -> bool:
    """Whether two names end in the same two words, or one is written inside the other."""
    mine, theirs = ([words.fold(n[i:j]) for i, j in words.tokens(n)] for n in (a, b))
    if min(len(mine), len(theirs)) >= 2 and mine[-2:] == theirs[-2:]:
        return True
    short, long = sorted(("".join(mine), "".join(theirs)), key=len)
    return len(short) >= _LETTERS and short in long


def _speaks_for(person: _Trace, body: _Trace, ground: Ground) -> bool:
    """Whether a person's office is that of the body ("Menteri Perdagangan" and
    "Kementerian Perdagangan"), so that both speak with one voice."""
    who = ground.entities.get(person.entity or "")
    what = ground.entities.get(body.entity or "")
    if who is None or who.type != "PER":
        return False
    names = what.names if what else (body.name,)
    if what is not None and what.type == "PER":
        return False
    language = body.propositions[0].article.language
    pack = load(language)
    offices = [frozenset(words.content_words(role, pack)) for role in who.roles]
    return any(
        wanted and any(wanted <= office for office in offices)
        for wanted in (frozenset(words.content_words(name, pack)) for name in names)
    )


def _copied(a: _Trace, b: _Trace, ground: Ground) -> float | None:
    """The likeness of a copied passage that holds statements of both, or None."""
    best: float | None = None
    for one in a.propositions:
        for two in b.propositions:
            low, high = sorted((one.article.id, two.article.id))
            for copy in ground.copies.get((low, high), ()):
                spans = {copy.origin.article: copy.origin, copy.target.article: copy.target}
                if len(spans) == 2 and all(
                    _lies_in(p, spans[p.article.id].start, spans[p.article.id].end)
                    for p in (one, two)
                ):
                    best = max(best or 0.0, copy.likeness)
    return best


def _lies_in(proposition: Proposition, start: int, end: int) -> bool:
    statement = proposition.statement
    shared = min(statement.end, end) - max(statement.start, start)
    return 2 * shared >= statement.end - statement.start


def _brand(outlet: str) -> str:
    """An outlet's bare name: "Kompas.com" and "kompas" are one."""
    name = words.fold(outlet).removeprefix("www.")
    return name.split(".")[0].replace(" ", "")


def _brands(found: _Trace, ground: Ground) -> frozenset[str]:
    entity = ground.entities.get(found.entity or "")
    names = entity.names if entity else (found.name,)
    return frozenset(_brand(name) for name in names)


@cache
def _vague_words(code: str) -> frozenset[str]:
    return frozenset(words.fold(word) for word in load(code).words("origins", "vague"))


def by_pair(copies: Sequence[Copy]) -> Mapping[tuple[str, str], Sequence[Copy]]:
    """Copies by the two articles they lie in."""
    found: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in copies:
        low, high = sorted((copy.origin.article, copy.target.article))
        found[low, high].append(copy)
    return found


def witnessed(article_text: str, pack: Pack) -> bool:
    """Whether an article tells a public event as it ran, which whoever watches can report:
    at least three different marks of a live report ("menit ke-", "babak pertama")."""
    folded = words.fold(article_text)
    return sum(mark in folded for mark in pack.words("origins", "public_event")) >= 3
