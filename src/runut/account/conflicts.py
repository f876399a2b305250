"""Statements that cannot all hold, typed and laid side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from runut.account.claims import Comparison
from runut.account.propositions import Proposition
from runut.identity import content_id
from runut.records import Conflict, ConflictKind, Reason, Side

#: How likely two statements must answer the same question before their answers can clash.
FRAME = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One pair of propositions whose answers to one question differ.

    ``slot`` says what is asked; ``values`` are the two answers as written, by place.
    """

    kind: ConflictKind
    slot: str
    question: str
    values: tuple[tuple[int, str], tuple[int, str]]
    reason: Reason


def find(
    propositions: Sequence[Proposition],
    comparisons: Sequence[Comparison],
    origins: Mapping[int, tuple[str, ...]],
) -> tuple[Conflict, ...]:
    """The conflicts of a story, those with most statements first.

    ``origins`` names the origins behind each proposition, by place.
    """
    clashes: list[Clash] = []
    for found in comparisons:
        if found.frame >= FRAME:
            clashes += _clashes(found, propositions)
    return lay(clashes, propositions, origins)


def _clashes(found: Comparison, propositions: Sequence[Proposition]) -> list[Clash]:
    a, b = (propositions[i] for i in found.pair)
    clashes: list[Clash] = []
    for one, two in found.values.clashes:
        values = (
            (a.place, a.article.text[one.start : one.end]),
            (b.place, b.article.text[two.start : two.end]),
        )
        what = one.of or two.of or one.unit or ""
        reason = Reason(
            code="conflict.number", values={"a": values[0][1], "b": values[1][1], "of": what}
        )
        clashes.append(Clash(kind="number", slot=what, question=what, values=values, reason=reason))
    for early, late in found.values.day_clashes:
        values = (
            (a.place, a.article.text[early.start : early.end]),
            (b.place, b.article.text[late.start : late.end]),
        )
        reason = Reason(code="conflict.time", values={"a": values[0][1], "b": values[1][1]})
        clashes.append(
            Clash(kind="time", slot="time", question=a.text, values=values, reason=reason)
        )
    return clashes


def lay(
    clashes: Sequence[Clash],
    propositions: Sequence[Proposition],
    origins: Mapping[int, tuple[str, ...]],
) -> tuple[Conflict, ...]:
    """Lay clashes that share a statement and a kind side by side as one conflict each."""
    bundles: list[list[Clash]] = []
    for clash in clashes:
        places = {place for place, _ in clash.values}
        touching = [
            bundle
            for bundle in bundles
            if bundle[0].kind == clash.kind
            and any(place in places for other in bundle for place, _ in other.values)
        ]
        merged = [clash]
        for bundle in touching:
            merged = bundle + merged
            bundles.remove(bundle)
        bundles.append(merged)
    found = [_conflict(bundle, propositions, origins) for bundle in bundles]
    return tuple(
        sorted(found, key=lambda c: (-sum(len(s.statements) for s in c.sides), c.kind, c.id))
    )


def _conflict(
    bundle: Sequence[Clash],
    propositions: Sequence[Proposition],
    origins: Mapping[int, tuple[str, ...]],
) -> Conflict:
    sides: dict[str, list[int]] = {}
    for clash in bundle:
        for place, value in clash.values:
            places = sides.setdefault(value, [])
            if place not in places:
                places.append(place)
    laid = tuple(
        Side(
            value=value,
            statements=tuple(propositions[p].statement.id for p in sorted(places)),
            origins=tuple(dict.fromkeys(n for p in sorted(places) for n in origins.get(p, ()))),
        )
        for value, places in sorted(sides.items(), key=lambda item: (-len(item[1]), item[0]))
    )
    kind = bundle[0].kind
    return Conflict(
        id=content_id("conflict", kind, *sorted(s for side in laid for s in side.statements)),
        kind=kind,
        question=bundle[0].question,
        sides=laid,
        reasons=_reasons(bundle),
    )


def _reasons(bundle: Sequence[Clash]) -> tuple[Reason, ...]:
    found: list[Reason] = []
    for clash in bundle:
        if clash.reason not in found:
            found.append(clash.reason)
    return tuple(found)
