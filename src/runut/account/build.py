"""The account of one story: its stages in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from runut.account import (
    claims,
    conflicts,
    denials,
    likeness,
    origins,
    parts,
    propositions,
    questions,
    slips,
    spellings,
    standings,
    timeline,
    updates,
)
from runut.account.propositions import Proposition
from runut.identity import content_id
from runut.lang.pack import load
from runut.records import (
    Account,
    Claim,
    Conflict,
    Copy,
    Mention,
    Origin,
    Reading,
    Reason,
    Source,
    Statement,
    Story,
)
from runut.text import words
from runut.text.entities import United, unite

#: How likely two statements of different origins must say the same to confirm each other.
_FIRM = 0.6


def build(story: Story, readings: Sequence[Reading], copies: tuple[Copy, ...]) -> Account:
    """All that Runut knows of ``story``.

    ``readings`` are those of the story's articles, in any order; ``copies`` lie between
    them. The result depends on nothing else.
    """
    scene = _scene(readings)
    grouped = claims.find(likeness.weigh(scene.parts()))
    statements, groups = _mended(scene.pieces, grouped)
    ordered, united = scene.readings, scene.united
    found = propositions.prepare(ordered, statements, scene.mentions)
    weighed = likeness.weigh(found)
    comparisons = claims.compare(weighed)
    ground = _ground(ordered, united, copies)
    drafts = _drafts(found, groups, comparisons, ground)
    behind = {
        member.place: tuple(origin.name for origin in draft.origins)
        for draft in drafts
        for member in draft.members
    }
    times = {reading.article.id: reading.times for reading in ordered}
    asked = questions.find(found, comparisons)
    changes = updates.find(found, asked, comparisons, times, behind)
    said_on = [slips.utterances(draft.members, times) for draft in drafts]
    bench = conflicts.Bench(found, lambda members: origins.names(members, ground))
    clashes = bench.lay(changes.conflicting, denials.find(weighed, comparisons))
    oddities = bench.lay(
        [*slips.find(found, times), *(asked for asked in said_on if asked)],
        forms=spellings.find(found),
    )
    outlets = len({reading.article.outlet for reading in ordered})
    judged = _judge(drafts, clashes, changes, outlets)
    claim_of = {statement: claim.id for claim in judged for statement in claim.statements}
    return Account(
        story=story,
        outlets=outlets,
        origins=len({o.entity or o.name for d in drafts for o in d.origins if o.kind == "named"}),
        places=_most_named(united, "LOC"),
        people=_most_named(united, "PER"),
        articles=tuple(reading.article for reading in ordered),
        entities=united.entities,
        statements=tuple(s for reading in ordered for s in statements[reading.article.id]),
        claims=judged,
        conflicts=clashes + oddities,
        figures=changes.figures,
        timeline=timeline.build(found, claim_of, times, story.last),
        copies=copies,
    )


def prepared(readings: Sequence[Reading]) -> tuple[Proposition, ...]:
    """The parts of a story's statements, ready to be compared: what claims are made of."""
    return _scene(readings).parts()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """A story's readings in order, their entities united, their statements cut in parts.

    ``pieces`` holds, by article, each part with the statement it was cut from.
    """

    readings: Sequence[Reading]
    united: United
    pieces: Mapping[str, Sequence[tuple[Statement, Statement]]]
    mentions: Mapping[str, Sequence[tuple[Mention, str]]]

    def parts(self) -> tuple[Proposition, ...]:
        """Every part as a proposition."""
        cut = {id: [part for part, _ in found] for id, found in self.pieces.items()}
        return propositions.prepare(self.readings, cut, self.mentions)


def _scene(readings: Sequence[Reading]) -> _Scene:
    ordered = sorted(readings, key=lambda r: (_day(r), r.article.id))
    united = unite([reading.entities for reading in ordered])
    pieces = {
        reading.article.id: tuple(
            (part, whole)
            for whole in (_renamed(statement, united) for statement in reading.statements)
            for part in parts.cut(whole, reading.article.text, reading.article.language)
        )
        for reading in ordered
    }
    return _Scene(readings=ordered, united=united, pieces=pieces, mentions=_mentions(united))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A claim before it is judged."""

    members: tuple[Proposition, ...]
    origins: tuple[Origin, ...]
    firm: bool
    reasons: tuple[Reason, ...]


def _ground(ordered: Sequence[Reading], united: United, copies: tuple[Copy, ...]) -> origins.Ground:
    return origins.Ground(
        entities={entity.id: entity for entity in united.entities},
        copies=origins.by_pair(copies),
        witnessed=frozenset(
            r.article.id
            for r in ordered
            if origins.witnessed(r.article.text, load(r.article.language))
        ),
    )


def _day(reading: Reading) -> str:
    return reading.article.published or "9999"


def _renamed(statement: Statement, united: United) -> Statement:
    """The statement with its sources' entities under their united ids."""
    if not any(source.entity for source in statement.sources):
        return statement

    def rename(source: Source) -> Source:
        key = (statement.article, source.entity or "")
        return replace(source, entity=united.renamed.get(key, source.entity))

    return replace(statement, sources=tuple(rename(source) for source in statement.sources))


def _mentions(united: United) -> Mapping[str, Sequence[tuple[Mention, str]]]:
    """Mentions by article, each with what it stands for: entities that bear one full name
    count as one when statements are compared, whatever type each article gave them."""
    bearer: dict[str, str] = {}
    found: dict[str, list[tuple[Mention, str]]] = {}
    for entity in united.entities:
        stands_for = bearer.setdefault(words.fold(entity.name), entity.id)
        for mention in entity.mentions:
            found.setdefault(mention.article, []).append((mention, stands_for))
    return found


def _mended(
    pieces: Mapping[str, Sequence[tuple[Statement, Statement]]], grouped: claims.Grouped
) -> tuple[dict[str, list[Statement]], list[tuple[str, ...]]]:
    """Statements by article, and the claims as groups of statement ids, once parts that
    nothing needs apart are put together again."""
    order = [pair for found in pieces.values() for pair in found]
    mended, groups = parts.mend(order, grouped.groups)
    statements: dict[str, list[Statement]] = {id: [] for id in pieces}
    for statement in mended:
        statements[statement.article].append(statement)
    return statements, [tuple(mended[at].id for at in group) for group in groups]


def _drafts(
    found: Sequence[Proposition],
    groups: Sequence[Sequence[str]],
    comparisons: Sequence[claims.Comparison],
    ground: origins.Ground,
) -> list[_Draft]:
    by_pair = {comparison.pair: comparison for comparison in comparisons}
    by_id = {proposition.statement.id: proposition for proposition in found}
    drafts: list[_Draft] = []
    for group in groups:
        members = tuple(sorted((by_id[id] for id in group), key=lambda p: p.place))
        traced = origins.trace(members, ground)
        drafts.append(
            _Draft(
                members=members,
                origins=tuple(origin for origin, _ in traced),
                firm=_firm(traced, by_pair),
                reasons=claims.reasons(members, by_pair),
            )
        )
    return drafts


def _firm(
    traced: Sequence[tuple[Origin, tuple[Proposition, ...]]],
    by_pair: Mapping[tuple[int, int], claims.Comparison],
) -> bool:
    """Whether two known origins say the claim in words near enough to confirm each other."""
    known = [members for origin, members in traced if origin.kind != "uncredited"]
    return any(
        pair in by_pair and by_pair[pair].score >= _FIRM
        for mine, theirs in combinations(known, 2)
        for a in mine
        for b in theirs
        for pair in [(min(a.place, b.place), max(a.place, b.place))]
    )


def _judge(
    drafts: Sequence[_Draft],
    clashes: Sequence[Conflict],
    changes: updates.Updates,
    story_outlets: int,
) -> tuple[Claim, ...]:
    disputed: dict[str, list[str]] = {}
    for conflict in clashes:
        for side in conflict.sides:
            for statement in side.statements:
                disputed.setdefault(statement, []).append(conflict.question)
    judged: list[Claim] = []
    for draft in drafts:
        ids = tuple(member.statement.id for member in draft.members)
        outlets = len({member.article.outlet for member in draft.members})
        standing, why = standings.judge(
            draft.origins,
            outlets,
            story_outlets,
            firm=draft.firm,
            disputed=[question for id in ids for question in disputed.get(id, ())],
            updated=[changes.what[m.place] for m in draft.members if m.place in changes.what],
        )
        judged.append(
            Claim(
                id=content_id("claim", *sorted(ids)),
                statement=_clearest(draft.members).statement.id,
                statements=ids,
                articles=len({member.article.id for member in draft.members}),
                outlets=outlets,
                origins=draft.origins,
                standing=standing,
                reasons=why + draft.reasons,
            )
        )
    return tuple(sorted(judged, key=_support))


def _support(claim: Claim) -> tuple[int, int, int, str]:
    known = sum(origin.kind != "uncredited" for origin in claim.origins)
    return (-claim.articles, -claim.outlets, -known, claim.id)


def _clearest(members: Sequence[Proposition]) -> Proposition:
    """The member to show for all: a complete sentence of middling length that names who,
    when and how many, and says who stands behind it."""

    def clarity(member: Proposition) -> tuple[float, int]:
        facts = len(member.names) + len(member.numbers) + len(member.times)
        length = len(member.text)
        awkward = abs(length - 120) / 120 if length > 160 or length < 60 else 0.0
        attributed = bool(member.statement.sources)
        return (awkward - 0.25 * min(facts, 4) - 0.3 * attributed, member.place)

    return min(members, key=clarity)


def _most_named(united: United, kind: str) -> tuple[str, ...]:
    """Ids of the ten entities of a type that most mentions stand for."""
    found = [entity for entity in united.entities if entity.type == kind]
    found.sort(key=lambda entity: (-len(entity.mentions), entity.id))
    return tuple(entity.id for entity in found[:10])
