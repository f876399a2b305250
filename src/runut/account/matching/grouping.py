"""Groups of propositions that say the same thing, without chaining.

Average linkage inside connected components (Sokal and Michener 1958): two groups join
while the mean score between all their members stays above a threshold, so that "a is like
b, b is like c" alone never puts a and c together. Pairs that must stay apart (opposites,
values that clash) keep their whole groups apart.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping

Pair = tuple[int, int]


def group(
    count: int, scores: Mapping[Pair, float], apart: Collection[Pair], threshold: float
) -> tuple[tuple[int, ...], ...]:
    """Partition ``range(count)``.

    ``scores`` holds likeness from 0 to 1 by ``(smaller, larger)``; a pair that is not in it
    counts as 0. No group holds a pair of ``apart``. Groups and members are in ascending
    order; equal scores go to the smallest numbers, so the result depends on nothing else.
    Takes time in proportion to the scored pairs and their groups' neighbours.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    for (a, b), score in sorted(scores.items()):
        sums[a][b] = sums[b][a] = score
    foes: dict[int, set[int]] = {i: set() for i in range(count)}
    for a, b in apart:
        foes[a].add(b)
        foes[b].add(a)
    heap = [(-score, a, b) for (a, b), score in sorted(scores.items()) if score >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or b in foes[a]:
            continue
        size = len(members[a]) * len(members[b])
        if abs(sums[a].get(b, 0.0) / size + negative) > 1e-12:
            continue
        _merge(a, b, members, sums, foes)
        for other, total in sorted(sums[a].items()):
            mean = total / (len(members[a]) * len(members[other]))
            if mean >= threshold and other not in foes[a]:
                heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return tuple(tuple(sorted(group)) for _, group in sorted(members.items()))


def _merge(
    a: int,
    b: int,
    members: dict[int, list[int]],
    sums: dict[int, dict[int, float]],
    foes: dict[int, set[int]],
) -> None:
    """Put group ``b`` into ``a`` (``a`` < ``b``)."""
    members[a] += members.pop(b)
    sums[a].pop(b, None)
    for other, total in sums.pop(b).items():
        if other == a:
            continue
        sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
        del sums[other][b]
    for other in foes.pop(b):
        foes[other].discard(b)
        foes[other].add(a)
        foes[a].add(other)
    foes[a].discard(a)
