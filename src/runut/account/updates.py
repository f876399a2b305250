"""Figures of one thing followed over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from runut.records import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Updates:
    """The figures of a story over time; ``what`` says, by a proposition's place, which
    figure or state supersedes it or is superseded by it."""

    figures: tuple[Figure, ...] = ()
    what: Mapping[int, str]


def find(propositions: Sequence[object]) -> Updates:
    """No figure is followed yet."""
    return Updates(figures=(), what={})
