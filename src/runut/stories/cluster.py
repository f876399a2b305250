"""From links to stories: average linkage over links seen in context, then gathering.

The outcome depends on the set of links alone, and of a story only on the links it hangs
together with. A pair without a link counts as 0, so one strong link cannot chain two
groups that otherwise have nothing to do with each other. What a person put together or
kept apart goes before every score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from runut.records import Features, Link
from runut.stories import context
from runut.stories.describe import describe
from runut.stories.gather import gather
from runut.stories.model import threshold

__all__ = ["describe", "group", "join", "settle"]

Apart = Sequence[tuple[frozenset[str], frozenset[str]]]
Pair = tuple[str, str]


def group(
    features: Mapping[str, Features],
    links: Sequence[Link],
    together: Sequence[frozenset[str]] = (),
    apart: Apart = (),
) -> tuple[tuple[str, ...], ...]:
    """The articles of ``features`` in groups, each sorted, groups sorted by first id.

    Every article stands in exactly one group. ``together`` are sets of ids that a person
    merged, ``apart`` pairs of sets that a person split; where the two disagree, ``apart``
    wins. Links to articles that ``features`` does not hold are passed over.
    """
    known = [link for link in links if link.a in features and link.b in features]
    return settle(features, context.revise(known), together, apart)


def settle(
    features: Mapping[str, Features],
    scores: Mapping[Pair, float],
    together: Sequence[frozenset[str]] = (),
    apart: Apart = (),
) -> tuple[tuple[str, ...], ...]:
    """`group` for links whose scores among their neighbours are known already.

    Articles that hang together by links of `gather.TIE` or more, and by what a person put
    together, can be settled apart from all others: the outcome is the same.
    """
    groups = join(features, scores, together, apart, join=threshold("join"))
    banned = sorted(_banned(frozenset(features), apart))
    return gather(groups, features, scores, banned, least=threshold("gather"))


def join(
    articles: Collection[str],
    scores: Mapping[Pair, float],
    together: Sequence[frozenset[str]] = (),
    apart: Apart = (),
    *,
    join: float,
) -> tuple[tuple[str, ...], ...]:
    """`group` for scores that are already known: groups join while the mean score between
    their articles reaches ``join``."""
    present = frozenset(articles)
    banned = _banned(present, apart)
    bound = _bound(present, together, banned)
    grouped = _Groups(scores, banned, bound).settle(join)
    return tuple(sorted(tuple(sorted(members)) for members in grouped))


def _banned(articles: frozenset[str], apart: Apart) -> set[Pair]:
    """The pairs of articles that a person keeps apart."""
    return {
        (min(a, b), max(a, b))
        for one, other in apart
        for a in one & articles
        for b in other & articles
        if a != b
    }


def _bound(
    articles: frozenset[str],
    together: Sequence[frozenset[str]],
    banned: set[Pair],
) -> list[set[str]]:
    """Groups to start from: what a person merged, and every other article alone."""
    home = {article: {article} for article in sorted(articles)}
    for merged in sorted(together, key=sorted):
        present = sorted(merged & articles)
        for a, b in combinations(present, 2):
            one, other = home[a], home[b]
            if one is other or any((min(x, y), max(x, y)) in banned for x in one for y in other):
                continue
            one |= other
            for article in other:
                home[article] = one
    seen: dict[int, set[str]] = {id(members): members for members in home.values()}
    return sorted(seen.values(), key=min)


class _Groups:
    """Groups under merging, with the sum of scores between each two of them."""

    def __init__(
        self,
        scores: Mapping[Pair, float],
        banned: set[Pair],
        bound: list[set[str]],
    ) -> None:
        self._members: dict[str, set[str]] = {min(members): members for members in bound}
        at = {article: min(members) for members in bound for article in members}
        self._sums: dict[str, dict[str, float]] = defaultdict(dict)
        self._banned: dict[str, set[str]] = defaultdict(set)
        for (one, other), score in sorted(scores.items()):
            a, b = at[one], at[other]
            if a != b:
                self._sums[a][b] = self._sums[b][a] = self._sums[a].get(b, 0.0) + score
        for a, b in sorted(banned):
            self._banned[at[a]].add(at[b])
            self._banned[at[b]].add(at[a])

    def settle(self, join: float) -> list[set[str]]:
        """Merge the likeliest two groups until none reaches ``join``; the groups."""
        heap = [(-self._mean(a, b), a, b) for a in self._sums for b in self._sums[a] if a < b]
        heapify(heap)
        while heap:
            cost, a, b = heappop(heap)
            if -cost < join:
                break
            if a not in self._members or b not in self._members:
                continue
            if -cost != self._mean(a, b) or b in self._banned[a]:
                continue
            self._merge(a, b)
            for other in sorted(self._sums[a]):
                pair = (a, other) if a < other else (other, a)
                heappush(heap, (-self._mean(*pair), *pair))
        return list(self._members.values())

    def _mean(self, a: str, b: str) -> float:
        total = self._sums[a].get(b, 0.0)
        return round(total / (len(self._members[a]) * len(self._members[b])), 9)

    def _merge(self, a: str, b: str) -> None:
        """Take ``b`` into ``a``; a group is named by its smallest id, and a < b."""
        self._members[a] |= self._members.pop(b)
        theirs = self._sums.pop(b)
        for other, total in theirs.items():
            del self._sums[other][b]
            if other != a:
                self._sums[a][other] = self._sums[a].get(other, 0.0) + total
                self._sums[other][a] = self._sums[a][other]
        for other in self._banned.pop(b, set()):
            self._banned[other].discard(b)
            self._banned[other].add(a)
            self._banned[a].add(other)
