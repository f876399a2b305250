"""The account of one story: its stages in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from runut.account import (
    claims,
    conflicts,
    denials,
    likeness,
    origins,
    propositions,
    questions,
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
from runut.text.entities import United, unite


def build(story: Story, readings: Sequence[Reading], copies: tuple[Copy, ...]) -> Account:
    """All that Runut knows of ``story``.

    ``readings`` are those of the story's articles, in any order; ``copies`` lie between
    them. The result depends on nothing else.
    """
    ordered = sorted(readings, key=lambda r: (_day(r), r.article.id))
    united = unite([reading.entities for reading in ordered])
    statements = {
        reading.article.id: tuple(_renamed(s, united) for s in reading.statements)
        for reading in ordered
    }
    found = propositions.prepare(ordered, statements, _mentions(united))
    weighed = likeness.weigh(found)
    grouped = claims.find(weighed)
    drafts = _drafts(found, grouped, _ground(ordered, united, copies))
    behind = {
        member.place: tuple(origin.name for origin in draft.origins)
        for draft in drafts
        for member in draft.members
    }
    times = {reading.article.id: reading.times for reading in ordered}
    asked = questions.find(found, grouped.comparisons)
    changes = updates.find(found, asked, grouped.comparisons, times, behind)
    clashes = conflicts.Bench(found, behind).lay(
        changes.conflicting, denials.find(weighed, grouped.comparisons), spellings.find(found)
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
        conflicts=clashes,
        figures=changes.figures,
        timeline=timeline.build(found, claim_of, times, story.last),
        copies=copies,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A claim before it is judged."""

    members: tuple[Proposition, ...]
    origins: tuple[Origin, ...]
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
    found: dict[str, list[tuple[Mention, str]]] = {}
    for entity in united.entities:
        for mention in entity.mentions:
            found.setdefault(mention.article, []).append((mention, entity.id))
    return found


def _drafts(
    found: Sequence[Proposition], grouped: claims.Grouped, ground: origins.Ground
) -> list[_Draft]:
    by_pair = {comparison.pair: comparison for comparison in grouped.comparisons}
    drafts: list[_Draft] = []
    for places in grouped.groups:
        members = tuple(found[place] for place in places)
        drafts.append(
            _Draft(
                members=members,
                origins=origins.trace(members, ground),
                reasons=claims.reasons(members, by_pair),
            )
        )
    return drafts


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
