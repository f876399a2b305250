"""How well groups of articles agree with gold groups: B-cubed and pair F1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Precision, recall and their harmonic mean, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(
    found: Mapping[str, Hashable],
    gold: Mapping[str, Hashable],
    over: Collection[str] | None = None,
) -> Agreement:
    """B-cubed agreement of two groupings, averaged over the items of ``over``.

    ``found`` and ``gold`` give each item its group and hold the same items. Items outside
    ``over`` (default: all) still count as neighbours. Amigó et al., "A comparison of
    extrinsic clustering evaluation metrics", Information Retrieval 12 (2009).
    """
    items = sorted(gold if over is None else over)
    if not items:
        return Agreement(precision=0.0, recall=0.0)
    sizes_found = Counter(found.values())
    sizes_gold = Counter(gold.values())
    shared = Counter((found[item], gold[item]) for item in gold)
    precision = recall = 0.0
    for item in items:
        same = shared[found[item], gold[item]]
        precision += same / sizes_found[found[item]]
        recall += same / sizes_gold[gold[item]]
    return Agreement(precision=precision / len(items), recall=recall / len(items))


def pairs(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> Agreement:
    """Agreement over pairs of items: those put together that belong together."""
    made = _pairs(Counter(found[item] for item in gold))
    due = _pairs(Counter(gold.values()))
    right = _pairs(Counter((found[item], gold[item]) for item in gold))
    return Agreement(precision=right / made if made else 0.0, recall=right / due if due else 0.0)


def _pairs(sizes: Mapping[Hashable, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())
