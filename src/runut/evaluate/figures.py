"""Named figures with the counts behind them, and what was missed.

Every scorer counts into a `Tally`; a tally becomes the scores of a `Figures`. Scores keep
the order in which a scorer asks for them, misses the order in which they were met, so two
runs over the same gold print the same lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One figure. ``value`` is None when there was nothing to count.

    For a share, ``hits`` of ``total`` counts it; for an F1 or a plain count both are None.
    """

    name: str
    value: float | None
    hits: float | None = None
    total: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One thing a score counts as wrong: in which text or story, and what was seen."""

    score: str
    place: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one measurement found."""

    kind: str
    scores: tuple[Score, ...]
    misses: tuple[Miss, ...] = ()

    def __getitem__(self, name: str) -> float | None:
        """The value of the score called ``name``; raises `KeyError` when there is none."""
        for score in self.scores:
            if score.name == name:
                return score.value
        raise KeyError(name)


@dataclass(slots=True)
class Tally:
    """Counts of hits and totals by name."""

    hits: dict[str, float] = field(default_factory=dict)
    totals: dict[str, float] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def count(self, name: str, hit: bool, place: str = "", seen: str = "") -> None:
        """Count one case of ``name``; a case that is no hit is kept as a miss if it is
        described."""
        self.add(name, int(hit), 1)
        if not hit and seen:
            self.miss(name, place, seen)

    def miss(self, name: str, place: str, seen: str) -> None:
        """Keep something that counts against ``name``."""
        self.misses.append(Miss(score=name, place=place, seen=seen))

    def first_misses(self, most: int) -> tuple[Miss, ...]:
        """The first ``most`` misses of each score, together by score."""
        kept: dict[str, list[Miss]] = {}
        for miss in self.misses:
            of_score = kept.setdefault(miss.score, [])
            if len(of_score) < most:
                of_score.append(miss)
        return tuple(miss for of_score in kept.values() for miss in of_score)

    def add(self, name: str, hits: float, total: float) -> None:
        """Add ``hits`` of ``total`` cases of ``name``."""
        self.hits[name] = self.hits.get(name, 0) + hits
        self.totals[name] = self.totals.get(name, 0) + total

    def share(self, name: str) -> Score:
        """Hits of ``name`` over its cases."""
        hits, total = self.hits.get(name, 0), self.totals.get(name, 0)
        return Score(name=name, value=hits / total if total else None, hits=hits, total=total)

    def sum(self, name: str) -> Score:
        """How many cases of ``name`` there were."""
        return Score(name=name, value=self.totals.get(name, 0))


def f1(name: str, precision: Score, recall: Score) -> Score:
    """The harmonic mean of two scores; None when either is."""
    p, r = precision.value, recall.value
    if p is None or r is None:
        return Score(name=name, value=None)
    return Score(name=name, value=2 * p * r / (p + r) if p + r else 0.0)


def merge(tallies: Iterable[Tally]) -> Tally:
    """All counts and misses together, in the order given."""
    merged = Tally()
    for tally in tallies:
        for name, total in tally.totals.items():
            merged.add(name, tally.hits[name], total)
        merged.misses.extend(tally.misses)
    return merged
