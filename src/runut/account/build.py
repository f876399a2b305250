"""The account of one story: its stages in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from runut.account.asking import questions
from runut.account.following import updates
from runut.account.judging import support
from runut.account.kept import PROPOSITIONS, Same
from runut.account.matching import claims, joining, likeness
from runut.account.matching.claims import Comparison
from runut.account.opposing import (
    absences,
    agents,
    conflicts,
    denials,
    periods,
    sides,
    slips,
    utterances,
)
from runut.account.parting import hanging, hollow, mending, occasions, parts
from runut.account.preparing import propositions
from runut.account.preparing.propositions import Proposition
from runut.account.scene import Scene, lay_out
from runut.account.sourcing import origins
from runut.account.spelling import spellings
from runut.account.telling import timeline
from runut.lang.pack import load
from runut.records import Account, Article, Copy, Reading, Statement, Story, Time
from runut.text.identifying.entities import United

#: How likely two statements must answer one question to tell one happening, dated alike, and
#: how many words and names they must share.
_ONE_HAPPENING, _SHARED = 0.5, 2


def build(story: Story, readings: Sequence[Reading], copies: tuple[Copy, ...]) -> Account:
    """All that Runut knows of ``story``.

    ``readings`` are those of the story's articles, in any order; ``copies`` lie between
    them. The result depends on nothing else.
    """
    scene = lay_out(readings)
    weighed = likeness.weigh(scene.parts)
    grouped = joining.find(weighed)
    statements, groups = _settle(scene, grouped.groups)
    found = [_part_of(statements[p.place], p) for p in scene.parts]
    ground = _ground(scene.readings, scene.united, copies)
    drafts = support.drafts(found, groups, grouped.comparisons, ground)
    times = {reading.article.id: reading.times for reading in scene.readings}
    changes = _changes(scene, found, grouped.comparisons, drafts, times)
    bench = conflicts.Bench(found, lambda members: origins.names(members, ground))
    clashes = bench.lay(
        [*changes.conflicting, *periods.find(found)],
        [*denials.find(weighed, grouped.comparisons), *absences.find(found, times)],
        agents.find(found, grouped.comparisons),
    )
    parted = sides.part(groups, found, clashes)
    if parted != groups:
        drafts = support.drafts(found, parted, grouped.comparisons, ground)
    on = occasions.by_time(found)
    said_on = [asked for draft in drafts for asked in utterances.find(draft.members, times, on)]
    oddities = bench.lay(
        [*slips.find(found, times), *said_on],
        forms=spellings.find(found, scene.united.entities),
        laid=clashes,
    )
    outlets = len({reading.article.outlet for reading in scene.readings})
    judged = support.judge(drafts, clashes, changes.what, outlets)
    pages = tuple(reading.article for reading in scene.readings)
    nothing = hollow.left_out(statements, pages, judged, changes.figures)
    told = occasions.worth_telling(statements, judged, clashes + oddities, nothing)
    claimed = [claim for claim in judged if claim.statement in told and claim.id not in nothing]
    holder = {statement: claim.id for claim in claimed for statement in claim.statements}
    return Account(
        story=story,
        outlets=outlets,
        origins=support.voices(drafts),
        places=_most_named(scene.united, "LOC"),
        people=_most_named(scene.united, "PER"),
        articles=pages,
        entities=scene.united.entities,
        statements=tuple({s.id: s for s in statements if s.id in told}.values()),
        claims=tuple(claimed),
        conflicts=clashes + oddities,
        figures=changes.figures,
        timeline=timeline.build(
            [p for p in found if p.statement.id in holder and not occasions.is_one(p.statement)],
            holder,
            times,
            story.last,
            _one_happening(found, grouped.comparisons),
        ),
        copies=copies,
    )


def _settle(
    scene: Scene, groups: Sequence[Sequence[int]]
) -> tuple[list[Statement], list[list[int]]]:
    """The statements as they stand for the parts, by place, and the groups once what was cut
    too far is whole again."""
    leaning = [parts.leans(p.text, p.article.language) for p in scene.parts]
    placing = [parts.places(p.text, p.article.language) for p in scene.parts]
    mended, kept = mending.mend(scene.pieces, groups, leaning, placing)
    statements = [
        _settled(Same(statement), Same(whole), Same(part.article))
        for statement, (_, whole), part in zip(mended, scene.pieces, scene.parts, strict=True)
    ]
    return statements, kept


def _changes(
    scene: Scene,
    found: Sequence[Proposition],
    comparisons: Sequence[Comparison],
    drafts: Sequence[support.Draft],
    times: Mapping[str, Sequence[Time]],
) -> updates.Updates:
    """What changed while the story ran, and the questions that time does not explain."""
    people = frozenset(e.id for e in scene.united.entities if e.type == "PER")
    asked = questions.find(found, comparisons, people)
    behind = {place: name for draft in drafts for place, name in draft.leads.items()}
    names = {entity.id: entity.name for entity in scene.united.entities}
    return updates.find(found, asked, comparisons, times, behind, names)


def _one_happening(
    told: Sequence[Proposition], comparisons: Sequence[Comparison]
) -> list[tuple[int, int]]:
    """The pairs of propositions that likely tell one happening, if they date it alike."""
    return [
        c.pair
        for c in comparisons
        if c.frame >= _ONE_HAPPENING
        and claims.evidence(told[c.pair[0]], told[c.pair[1]]) >= _SHARED
    ]


def _part_of(statement: Statement, proposition: Proposition) -> Proposition:
    """The proposition as part of the statement that stands for it."""
    if statement is proposition.statement:
        return proposition
    return propositions.at(_of_whole(Same(statement), proposition.itself), proposition.place)


@lru_cache(maxsize=PROPOSITIONS)
def _of_whole(statement: Same[Statement], proposition: Proposition) -> Proposition:
    return replace(proposition, statement=statement.thing, original=None)


@lru_cache(maxsize=PROPOSITIONS)
def _settled(statement: Same[Statement], whole: Same[Statement], page: Same[Article]) -> Statement:
    """`hanging.settle`, once while a story grows."""
    return hanging.settle(statement.thing, whole.thing, page.thing)


def prepared(readings: Sequence[Reading]) -> tuple[Proposition, ...]:
    """The parts of a story's statements, ready to be compared: what claims are made of."""
    return lay_out(readings).parts


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


def _most_named(united: United, kind: str) -> tuple[str, ...]:
    """Ids of the ten entities of a type that most mentions stand for."""
    found = [entity for entity in united.entities if entity.type == kind]
    found.sort(key=lambda entity: (-len(entity.mentions), entity.id))
    return tuple(entity.id for entity in found[:10])
