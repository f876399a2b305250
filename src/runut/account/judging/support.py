"""Who is behind each claim, and what may be said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from runut.account.judging import independence, prominence, standings
from runut.account.kept import PROPOSITIONS
from runut.account.matching import claims
from runut.account.opposing.conflicts import BETWEEN_WORDINGS
from runut.account.parting import hanging, occasions
from runut.account.preparing.propositions import Proposition
from runut.account.preparing.weighing import own_language
from runut.account.sourcing import affiliations, origins
from runut.identity import content_id
from runut.lang.pack import load
from runut.records import Claim, Conflict, Origin, Reason, Side
from runut.text import words

#: What a conflict of these kinds says of a statement it says of the whole.
_OF_ALL = ("denial", "name")

#: What claims are in order by: less first.
_Order = tuple[bool, int, int, bool, float, str]
#: What each of up to so many known origins adds to how prominent a claim is (`prominence`).
_KNOWN, _ENOUGH = 0.25, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim before it is judged. ``confirming`` are those of its origins that confirm one
    another; ``leads`` names, by a member's place, the origin it leads to."""

    members: tuple[Proposition, ...]
    origins: tuple[Origin, ...]
    confirming: tuple[Origin, ...]
    leads: Mapping[int, str]
    reasons: tuple[Reason, ...]


def drafts(
    found: Sequence[Proposition],
    groups: Sequence[Sequence[int]],
    comparisons: Sequence[claims.Comparison],
    ground: origins.Ground,
) -> list[Draft]:
    """The claims of a story with their origins; ``groups`` holds places of propositions."""
    by_pair = {comparison.pair: comparison for comparison in comparisons}
    made: list[Draft] = []
    for group in groups:
        members = tuple(found[place] for place in sorted(group))
        traced = origins.trace(members, ground)
        made.append(
            Draft(
                members=members,
                origins=tuple(origin for origin, _ in traced),
                confirming=independence.confirming(traced, by_pair, ground.entities),
                leads={m.place: origin.name for origin, behind in traced for m in behind},
                reasons=claims.reasons(members, by_pair),
            )
        )
    return made


def voices(drafts: Sequence[Draft]) -> int:
    """How many named origins a story has: one person or body counts once, and so does whoever is
    told by one calling alone ("hakim", "majelis hakim")."""
    found: set[str] = set()
    for draft in drafts:
        pack = load(draft.members[0].article.language)
        for origin in draft.origins:
            if origin.kind == "named":
                house = affiliations.house_alone(origin.name, pack)
                found.add(origin.entity or house or words.fold(origin.name))
    return len(found)


def judge(
    drafts: Sequence[Draft],
    clashes: Sequence[Conflict],
    updated: Mapping[int, str],
    story_outlets: int,
) -> tuple[Claim, ...]:
    """The claims with their standings: those of most articles and outlets first; of those alike,
    whole sentences before parts of one, and of these the most prominent; who spoke where, last of
    all. ``clashes`` dispute claims; ``updated`` says, by place, what superseded a statement or was
    superseded by it."""
    disputed = _disputing(drafts, clashes)
    told = [member for draft in drafts for member in draft.members]
    ground, own = prominence.ground(told), own_language(told)
    judged: list[tuple[_Order, Claim]] = []
    for draft in drafts:
        clearest = _clearest(draft.members, own)
        claim = _claim(draft, clearest, disputed, updated, story_outlets)
        prominent = round(prominence.of(draft.members, ground), 6)  # Alike on every machine.
        known = sum(origin.kind != "uncredited" for origin in claim.origins)
        rank = prominent + _KNOWN * min(known, _ENOUGH)
        aside = occasions.is_one(clearest.statement)
        order = (aside, -claim.articles, -claim.outlets, _torn(clearest), -rank, claim.id)
        judged.append((order, claim))
    judged.sort(key=itemgetter(0))
    return tuple(claim for _, claim in judged)


def _claim(
    draft: Draft,
    clearest: Proposition,
    disputed: Mapping[str, Sequence[Conflict]],
    updated: Mapping[int, str],
    story_outlets: int,
) -> Claim:
    """A draft with its standing; ``clearest`` of its members stands for it."""
    ids = tuple(dict.fromkeys(member.statement.id for member in draft.members))
    outlets = len({member.article.outlet for member in draft.members})
    standing, why = standings.judge(
        draft.origins,
        outlets,
        story_outlets,
        confirming=draft.confirming,
        disputed=_disputes(ids, disputed),
        updated=_changes(draft, updated),
    )
    return Claim(
        id=content_id("claim", *sorted(ids)),
        statement=clearest.statement.id,
        statements=ids,
        articles=len({member.article.id for member in draft.members}),
        outlets=outlets,
        origins=draft.origins,
        standing=standing,
        reasons=why + draft.reasons,
    )


def _disputing(
    drafts: Sequence[Draft], clashes: Sequence[Conflict]
) -> Mapping[str, Sequence[Conflict]]:
    """The conflicts that dispute each statement, by its id: of a statement whose parts are
    compared one by one, those over which any of its parts answers."""
    texts: dict[str, list[str]] = {}
    for draft in drafts:
        for member in draft.members:
            texts.setdefault(member.statement.id, []).append(member.text)
    disputed: dict[str, list[Conflict]] = {}
    for conflict in clashes:
        for side in conflict.sides:
            for statement in side.statements:
                told = texts.get(statement, ())
                if conflict.kind in _OF_ALL or any(_gives(text, side) for text in told):
                    disputed.setdefault(statement, []).append(conflict)
    return disputed


def _gives(text: str, side: Side) -> bool:
    """Whether a statement gives an answer itself, and not only another part of its sentence."""
    return any(value in text for value in side.value.split(BETWEEN_WORDINGS))


def _disputes(ids: Sequence[str], disputed: Mapping[str, Sequence[Conflict]]) -> list[str]:
    """The questions over which a claim is disputed: what is denied of any of its statements,
    and answers that half of them give at least. What one of many adds in passing (when the
    match was won) is disputed for itself, and not with it what they all say."""
    found = [conflict for id in ids for conflict in disputed.get(id, ())]
    of_half = 2 * sum(any(c.kind != "denial" for c in disputed.get(id, ())) for id in ids)
    held = of_half >= len(ids)
    return [conflict.question for conflict in found if held or conflict.kind == "denial"]


def _changes(draft: Draft, updated: Mapping[int, str]) -> list[str]:
    """What superseded a claim or was superseded by it, where that holds of half its members
    at least."""
    found = [updated[member.place] for member in draft.members if member.place in updated]
    return found if 2 * len(found) >= len(draft.members) else []


def _torn(member: Proposition) -> bool:
    """Whether a wording tells little alone: it hangs on words around it, or it goes on within a
    sentence and nobody says it."""
    return _is_torn(member.itself)


@lru_cache(maxsize=PROPOSITIONS)
def _is_torn(member: Proposition) -> bool:
    within = member.statement.start > member.sentence[0] and member.text[:1].islower()
    if within and not member.statement.sources:
        return True
    return not hanging.is_whole(member.statement, member.article)


def _clearest(members: Sequence[Proposition], own: str) -> Proposition:
    """The member to show for all: one that tells more than who spoke where, in the story's ``own``
    language if one is, a complete sentence of middling length that names who, when and how many,
    and says who stands behind it."""
    if len(members) == 1:
        return members[0]

    def clarity(member: Proposition) -> tuple[bool, bool, float, int]:
        facts = len(member.names) + len(member.numbers) + len(member.times)
        length = len(member.text)
        awkward = abs(length - 120) / 120 if length > 160 or length < 60 else 0.0
        attributed = bool(member.statement.sources)
        torn = 0.3 * _torn(member)
        unclear = awkward + torn - 0.25 * min(facts, 4) - 0.3 * attributed
        aside = occasions.is_one(member.statement)
        return aside, member.article.language != own, unclear, member.place

    return min(members, key=clarity)
