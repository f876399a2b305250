"""The claims of an account as they are shown: each on a line, but for what one line tells better.

Claims are parts of statements, and every article may hold the parts of one sentence side by side.
Such parts are claims each, by which another article can be measured; whoever reads them one under
the other, each with the rest of the sentence in brackets, reads one sentence three times. And a
claim may say no more than that somebody spoke, where and when: it is told behind what was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from runut.export.telling import Telling
from runut.export.utterance import follows, speakers_of
from runut.records import OCCASION, Claim, Statement

#: A run of statements: parts of one sentence that follow one another.
Run = tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Claims that are told on one line, the best supported first; how each article tells them; the
    words around their quotations (``frames``), and the claims that these are (``framing``)."""

    claims: tuple[Claim, ...]
    runs: tuple[Run, ...]
    frames: Run = ()
    framing: tuple[Claim, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all claims the line tells, that of the best supported first."""
        return tuple(claim.id for claim in (*self.claims, *self.framing))

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements of its claims, without the words around quotations."""
        return tuple(id for claim in self.claims for id in claim.statements)

    @property
    def clearest(self) -> Run:
        """The wording to show: one that tells all; of several, that with the clearest statement of
        its first claim."""
        best = self.claims[0].statement
        return max(self.runs, key=lambda run: (len(run), any(each.id == best for each in run)))


def lines(telling: Telling) -> tuple[Line, ...]:
    """The lines of an account, in the order of its claims."""
    claims = telling.account.claims
    holder = {told: claim.id for claim in claims for told in claim.statements}
    hosts = dict(_hosts(claims, holder, telling))
    told = [claim for claim in claims if claim.id not in hosts]
    found: dict[str, list[Claim]] = {}
    at = _together(told, telling)
    for claim in told:
        found.setdefault(at[claim.id], []).append(claim)
    frames: dict[str, list[Statement]] = {}
    framing: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.id in hosts:
            framing.setdefault(at[hosts[claim.id][0]], []).append(claim)
            for id, host in zip(claim.statements, hosts[claim.id], strict=True):
                frames.setdefault(at[host], []).append(telling.statements[id])
    return tuple(
        Line(
            claims=tuple(those),
            runs=_runs(those, telling),
            frames=tuple(frames.get(id, ())),
            framing=tuple(framing.get(id, ())),
        )
        for id, those in found.items()
    )


def _hosts(
    claims: Sequence[Claim], holder: Mapping[str, str], telling: Telling
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """By the claims that tell no more than that somebody spoke, the claim of what was said, for
    each of their statements: the first of what its own words lead to, else of what the others' do.
    One that is disputed has something of its own to say."""
    said: dict[str, list[Statement]] = {}
    for each in telling.account.statements:
        if each.cue is not None and each.mode != "narration" and each.id in holder:
            said.setdefault(each.article, []).append(each)
    place = {claim.id: number for number, claim in enumerate(claims)}
    for claim in claims:
        around = [telling.statements[id] for id in claim.statements]
        if claim.standing == "disputed" or any(each.rule != OCCASION for each in around):
            continue
        led = [
            {
                holder[each.id]
                for each in said.get(frame.article, ())
                if each.cue is not None and frame.start <= each.cue.start < frame.end
            }
            for frame in around
        ]
        every = set[str]().union(*led)
        if every:
            yield claim.id, tuple(min(own or every, key=place.__getitem__) for own in led)


def _together(claims: Sequence[Claim], telling: Telling) -> dict[str, str]:
    """Of each claim, the first of those it is told with."""
    standing = {told: claim for claim in claims for told in claim.statements}
    ordered = telling.in_order(telling.statements[id] for id in standing)
    behind: dict[str, list[tuple[Statement, Statement]]] = {}
    for before, after in pairwise(ordered):
        if standing[before.id] is not standing[after.id] and _goes_on(before, after, telling):
            behind.setdefault(standing[after.id].id, []).append((before, after))
    at = {claim.id: claim.id for claim in claims}
    place = {claim.id: number for number, claim in enumerate(claims)}
    for claim in claims:
        pairs = behind.get(claim.id, [])
        others = {standing[before.id].id: standing[before.id] for before, _ in pairs}
        if len(others) != 1 or not any(_hangs(*pair) for pair in pairs):
            continue
        (other,) = others.values()
        told = {before.article for before, _ in pairs}
        if told != _articles(claim, telling) or told != _articles(other, telling):
            continue
        if claim.standing != other.standing or claim.standing in _ALONE:
            continue
        one, two = sorted((_first(at, claim.id), _first(at, other.id)), key=lambda id: place[id])
        at[two] = one
    return {id: _first(at, id) for id in at}


def _first(at: dict[str, str], id: str) -> str:
    """The first of those a claim is told with; ``at`` leads from each to one before it, and is
    made shorter on the way."""
    while at[id] != id:
        at[id] = at[at[id]]
        id = at[id]
    return id


def _articles(claim: Claim, telling: Telling) -> set[str]:
    return {telling.statements[id].article for id in claim.statements}


#: Claims of these standings have another side, or a course of their own.
_ALONE = frozenset({"disputed", "updated"})


def _goes_on(before: Statement, after: Statement, telling: Telling) -> bool:
    """Whether a statement goes on with another inside a sentence, in the same person's words."""
    if before.article != after.article or before.end > after.start:
        return False
    article = telling.articles[before.article]
    return (
        follows(before, after, telling.between(before, after))
        and article.sentence(before.start) == article.sentence(after.start)
        and [who.name for who in speakers_of(before)] == [who.name for who in speakers_of(after)]
    )


def _hangs(before: Statement, after: Statement) -> bool:
    """Whether one of two statements is read only with the other."""
    return any(
        one.around is not None and one.around.start <= other.start and other.end <= one.around.end
        for one, other in ((before, after), (after, before))
    )


def _runs(claims: Sequence[Claim], telling: Telling) -> tuple[Run, ...]:
    """How the articles tell the claims: parts that go on as one."""
    told = [telling.statements[id] for claim in claims for id in claim.statements]
    if len(claims) == 1:
        return tuple((each,) for each in told)
    runs: list[list[Statement]] = []
    for each in telling.in_order(told):
        if runs and _goes_on(runs[-1][-1], each, telling):
            runs[-1].append(each)
        else:
            runs.append([each])
    return tuple(map(tuple, runs))
