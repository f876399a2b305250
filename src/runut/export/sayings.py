"""Who said what: the quoted and reported words of each speaker, utterance by utterance."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from runut.export import offices
from runut.export.shown import Saying, Speaker
from runut.export.telling import Telling, alike
from runut.export.utterance import follows, speakers_of
from runut.records import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class _Utterance:
    """Statements of one speaker that follow one another without a word between them; the
    mode and stance of the first are those of all."""

    statements: tuple[Statement, ...]

    @property
    def first(self) -> Statement:
        return self.statements[0]

    @property
    def direct(self) -> bool:
        return self.first.mode == "direct"


def speakers(telling: Telling) -> tuple[Speaker, ...]:
    """Speakers by how many articles carry them, then by how much they said."""
    told = [s for s in telling.in_order(telling.account.statements) if s.mode != "narration"]
    people = {each.name.casefold() for each in telling.account.entities if each.type == "PER"}
    one = _one_name([telling.full(who) for each in told for who in speakers_of(each)], people)
    said: dict[str, list[Statement]] = {}
    for statement in told:
        for name in dict.fromkeys(one[telling.full(each)] for each in speakers_of(statement)):
            said.setdefault(name, []).append(statement)
    uttered = {name: _joined(statements, telling) for name, statements in said.items()}
    ordered = sorted(
        uttered, key=lambda name: (-_articles(uttered[name]), -len(uttered[name]), name.casefold())
    )
    return tuple(_speaker(name, said[name], uttered[name], telling) for name in ordered)


def _one_name(names: Sequence[str], people: Collection[str]) -> Mapping[str, str]:
    """The name under which each of ``names`` is listed: of those written alike but for capitals the
    first; of an office with a person's name behind it ("ketua majelis hakim Rina Mahesa") the name,
    where it is listed by itself. ``people`` are names of persons in small letters."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return {name: first[_bare(name.casefold(), first.keys() & people)] for name in names}


def _bare(name: str, people: Collection[str]) -> str:
    """The person's name of two words or more that a name ends in; the name where there is none."""
    written = name.split()
    behind = (" ".join(written[at:]) for at in range(1, len(written) - 1))
    return next((bare for bare in behind if bare in people), name)


def _speaker(
    name: str, said: list[Statement], uttered: list[_Utterance], telling: Telling
) -> Speaker:
    roles = next((each.roles for each in telling.account.entities if each.name == name), ())
    return Speaker(
        name=name,
        roles=offices.told(roles, telling.wording.language),
        statements=len(said),
        sayings=tuple(_saying(same, telling) for same in _distinct(uttered, telling)),
    )


def _saying(same: list[_Utterance], telling: Telling) -> Saying:
    ordered = sorted(same, key=lambda each: not each.direct)
    return Saying(
        wordings=alike(telling.told(each.first, each.statements[-1]) for each in ordered),
    )


def _joined(said: list[Statement], telling: Telling) -> list[_Utterance]:
    joined: list[list[Statement]] = []
    for statement in said:
        before = joined[-1][-1] if joined else None
        if before and follows(before, statement, telling.between(before, statement)):
            joined[-1].append(statement)
        else:
            joined.append([statement])
    return [_Utterance(statements=tuple(statements)) for statements in joined]


def _distinct(uttered: list[_Utterance], telling: Telling) -> list[list[_Utterance]]:
    """Utterances that share a claim together: one often comes in several wordings."""
    claim_of = {each: claim.id for claim in telling.account.claims for each in claim.statements}
    groups: list[list[_Utterance]] = []
    group_of: dict[str, list[_Utterance]] = {}
    for utterance in uttered:
        claims = [claim_of[each.id] for each in utterance.statements if each.id in claim_of]
        group = next((group_of[claim] for claim in claims if claim in group_of), None)
        if group is None:
            groups.append(group := [])
        group.append(utterance)
        for claim in claims:
            group_of.setdefault(claim, group)
    # A quote is nearer to what was said than a report of it; what more articles have, first.
    return sorted(
        groups, key=lambda same: (-_articles(same), all(not each.direct for each in same))
    )


def _articles(uttered: Iterable[_Utterance]) -> int:
    return len({each.first.article for each in uttered})
