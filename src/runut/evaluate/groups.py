"""Figures of one grouping of articles against another, with the stories that went wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from runut.evaluate.clusters import Agreement, b_cubed, pairs
from runut.evaluate.figures import Figures, Score, Tally


def figures(
    found: Mapping[str, str],
    gold: Mapping[str, str],
    titles: Mapping[str, str],
    misses: int = 0,
) -> Figures:
    """B-cubed over all articles and over those in stories of two or more, and pair F1.

    ``found`` and ``gold`` give each article its group; ``titles`` are for the misses.
    """
    sizes = Counter(gold.values())
    told_twice = [article for article, story in gold.items() if sizes[story] > 1]
    found_scores = (
        *scores("B-cubed", b_cubed(found, gold)),
        *scores("B-cubed in stories", b_cubed(found, gold, told_twice)),
        *scores("pairs", pairs(found, gold)),
        Score(name="articles", value=len(gold)),
        Score(name="labelled stories", value=sum(size > 1 for size in sizes.values())),
    )
    counted = Tally()
    _wrong("apart", gold, found, titles, counted)
    _wrong("together", found, gold, titles, counted)
    return Figures(kind="stories", scores=found_scores, misses=counted.first_misses(misses))


def scores(name: str, agreement: Agreement) -> tuple[Score, Score, Score]:
    """An agreement as three figures."""
    return (
        Score(name=f"{name} precision", value=agreement.precision),
        Score(name=f"{name} recall", value=agreement.recall),
        Score(name=f"{name} F1", value=agreement.f1),
    )


def _wrong(
    kind: str,
    groups: Mapping[str, str],
    other: Mapping[str, str],
    titles: Mapping[str, str],
    counted: Tally,
) -> None:
    """Groups of one side that the other side tears apart, the largest first."""
    members: dict[str, list[str]] = defaultdict(list)
    for article, group in groups.items():
        members[group].append(article)
    for group, articles in sorted(members.items(), key=lambda item: (-len(item[1]), item[0])):
        parts: dict[str, list[str]] = defaultdict(list)
        for article in articles:
            parts[other[article]].append(f"{article} {titles.get(article, '')}".strip())
        if len(parts) > 1:
            seen = " || ".join(" | ".join(part) for part in parts.values())
            counted.miss(kind, group, seen)
