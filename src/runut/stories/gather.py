"""Small groups that belong to a larger one: the second step of grouping.

A story that runs for days is told in ever other words: the mean over all pairs of articles
sinks while the happening stays one. So groups that average linkage left apart are looked at
once more as groups: by the best links of the smaller one's articles, by what the headlines
and first sentences of the one say that the other holds, and by the words that are no names.
A logistic model ("group" in `links.toml`) judges them, the likeliest two first, and what was
put together is judged anew with the rest.

The labelled stories hold hardly a happening that runs for days, so one weight is set by hand:
groups that count the same kind of toll and speak of the same names are likelier one.

Only groups between which there is a link worth the name are compared: the outcome depends on
what hangs together, not on what else there is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush
from math import log

from runut.records import Features
from runut.stories.compare import cosine, cover
from runut.stories.features import unit
from runut.stories.model import likelihood

Pair = tuple[str, str]
#: The probability that groups of these articles, so measured, are one story.
Judge = Callable[[Sequence[str], Mapping[str, float]], float]

#: Links of an article into a group of which the mean is taken.
BEST = 3
#: Score of a link, among its neighbours, that makes two groups worth comparing. Below the
#: threshold at which articles join, so that what is tied by less never meets; on the labelled
#: stories anything up to .2 gives the same groups.
TIE = 0.15
#: Words of a group's headlines, bodies, first sentences and names.
TITLE_KEPT, BODY_KEPT, FIRST_KEPT, NAMES_KEPT = 40, 200, 60, 80
#: Weights set by hand, which the labelled stories cannot teach.
SET = {"growing": 2.5}


def by_model(members: Sequence[str], values: Mapping[str, float]) -> float:
    """The shipped model; it asks nothing of who the members are."""
    return likelihood("group", values)


def gather(
    groups: Sequence[Sequence[str]],
    features: Mapping[str, Features],
    scores: Mapping[Pair, float],
    banned: Sequence[Pair] = (),
    *,
    least: float,
    judge: Judge = by_model,
) -> tuple[tuple[str, ...], ...]:
    """``groups`` with those joined that are one story with probability ``least`` or more.

    ``scores`` are those of the links, ``banned`` pairs of articles that must not meet. Every
    group is sorted, and so are the groups.
    """
    gathering = _Gathering(groups, features, scores, banned, judge)
    return tuple(sorted(gathering.settle(least)))


class Group:
    """Some articles of one happening and what they tell together."""

    def __init__(self, members: Sequence[str], features: Mapping[str, Features]) -> None:
        self.members = tuple(sorted(members))
        self._features = [features[member] for member in self.members]
        self._told: dict[str, Told] = {}

    @cached_property
    def languages(self) -> Counter[str]:
        """How many of the articles are in each language."""
        return Counter(each.language for each in self._features)

    def told(self, language: str) -> Told:
        """What its articles in one language tell."""
        if language not in self._told:
            self._told[language] = Told([f for f in self._features if f.language == language])
        return self._told[language]

    def share(self, genre: str) -> float:
        """Share of the articles whose headline is of this genre."""
        return sum(genre in each.marks for each in self._features) / len(self.members)

    @cached_property
    def tolls(self) -> frozenset[str]:
        """The kinds of toll that half of the articles count."""
        counts = Counter(kind for each in self._features for kind in each.tolls)
        return frozenset(kind for kind, n in counts.items() if 2 * n >= len(self.members))


class Told:
    """The mean vectors of articles in one language."""

    def __init__(self, articles: Sequence[Features]) -> None:
        self.title = mean([each.title for each in articles], TITLE_KEPT)
        self.body = mean([each.body for each in articles], BODY_KEPT)
        self.first = mean([each.first for each in articles], FIRST_KEPT)
        self.names = mean([each.names for each in articles], NAMES_KEPT)
        named = {word for each in articles for word in each.named}
        self.plain = unit({w: v for w, v in self.body.items() if w not in named}, BODY_KEPT)


def mean(vectors: Sequence[Mapping[str, float]], kept: int) -> dict[str, float]:
    """The ``kept`` heaviest of the sum of ``vectors``, scaled to length 1."""
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    return unit(total, kept)


def measure(
    one: Group, other: Group, near: Mapping[str, Mapping[str, float]]
) -> dict[str, float] | None:
    """What speaks for and against two groups being one story, by name; None when they have no
    language in common. ``near`` gives each article's links by the other end."""
    small, large = sorted((one, other), key=lambda g: (len(g.members), g.members))
    both = small.languages & large.languages
    if not both:
        return None
    language = max(sorted(both), key=both.__getitem__)
    a, b = small.told(language), large.told(language)
    rows = [
        sorted((near[m].get(n, 0.0) for n in large.members), reverse=True) for m in small.members
    ]
    columns = [max(near[m].get(n, 0.0) for m in small.members) for n in large.members]
    best = sum(row[0] for row in rows) / len(rows)
    few = min(BEST, len(large.members))
    size = log(len(small.members))
    same_toll = bool(small.tolls & large.tolls)
    return {
        "best-links": best,
        "best-few-links": sum(sum(row[:few]) for row in rows) / (few * len(rows)),
        "best-links-of-larger": sum(columns) / len(columns),
        "best-links and smaller": best * size,
        "smaller": size,
        "larger": log(len(large.members)),
        "plain": cosine(a.plain, b.plain),
        "title-of-larger-in-smaller": cover(b.title, a.body),
        "first-of-smaller-in-larger": cover(a.first, b.body),
        "round-up": small.share("round-up") + large.share("round-up"),
        "guide": small.share("guide") + large.share("guide"),
        "explainer": small.share("explainer") + large.share("explainer"),
        "growing": min(cover(a.names, b.names), cover(b.names, a.names)) if same_toll else 0.0,
    }


def neighbours(scores: Mapping[Pair, float]) -> dict[str, dict[str, float]]:
    """Each article's links by the other end."""
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), score in sorted(scores.items()):
        near[a][b] = near[b][a] = score
    return near


def linked(groups: Sequence[Sequence[str]], scores: Mapping[Pair, float]) -> list[tuple[int, int]]:
    """Places of the groups between which there is a link of `TIE` or more."""
    at = {article: place for place, group in enumerate(groups) for article in group}
    tied = [pair for pair, score in scores.items() if score >= TIE]
    return sorted({(min(at[a], at[b]), max(at[a], at[b])) for a, b in tied if at[a] != at[b]})


class _Gathering:
    """Groups under joining; a group is named by its smallest id."""

    def __init__(
        self,
        groups: Sequence[Sequence[str]],
        features: Mapping[str, Features],
        scores: Mapping[Pair, float],
        banned: Sequence[Pair],
        judge: Judge,
    ) -> None:
        ordered = [tuple(sorted(group)) for group in groups]
        self._features = features
        self._judge = judge
        self._links = neighbours(scores)
        for group in ordered:
            for article in group:
                self._links.setdefault(article, {})
        self._groups = {group[0]: Group(group, features) for group in ordered}
        self._near = self._pairs(ordered, linked(ordered, scores))
        at = {article: group[0] for group in ordered for article in group}
        self._banned: dict[str, set[str]] = defaultdict(set)
        for a, b in banned:
            self._banned[at[a]].add(at[b])
            self._banned[at[b]].add(at[a])

    @staticmethod
    def _pairs(
        groups: Sequence[tuple[str, ...]], places: Sequence[tuple[int, int]]
    ) -> dict[str, set[str]]:
        near: dict[str, set[str]] = defaultdict(set)
        for one, other in places:
            near[groups[one][0]].add(groups[other][0])
            near[groups[other][0]].add(groups[one][0])
        return near

    def settle(self, least: float) -> Iterator[tuple[str, ...]]:
        """Join the likeliest two until none reaches ``least``; the groups."""
        heap = [
            entry
            for a in self._near
            for b in self._near[a]
            if a < b
            for entry in self._judged(a, b, least)
        ]
        heapify(heap)
        while heap:
            _, a, b, sizes = heappop(heap)
            if a not in self._groups or b not in self._groups or sizes != self._sizes(a, b):
                continue
            self._join(a, b)
            for other in sorted(self._near[a]):
                for entry in self._judged(min(a, other), max(a, other), least):
                    heappush(heap, entry)
        return (group.members for group in self._groups.values())

    def _judged(
        self, a: str, b: str, least: float
    ) -> Iterator[tuple[float, str, str, tuple[int, int]]]:
        """The pair as it stands in the queue, if it may join. Groups only grow, so their
        sizes tell whether a judgement still holds."""
        if b in self._banned[a]:
            return
        one, other = self._groups[a], self._groups[b]
        values = measure(one, other, self._links)
        if values is not None:
            likely = round(self._judge(one.members + other.members, values), 9)
            if likely >= least:
                yield -likely, a, b, self._sizes(a, b)

    def _sizes(self, a: str, b: str) -> tuple[int, int]:
        return len(self._groups[a].members), len(self._groups[b].members)

    def _join(self, a: str, b: str) -> None:
        """Take ``b`` into ``a``, which is smaller."""
        joined = self._groups[a].members + self._groups.pop(b).members
        self._groups[a] = Group(joined, self._features)
        for about in (self._near, self._banned):
            theirs = about.pop(b, set())
            for other in theirs:
                about[other].discard(b)
                about[other].add(a)
            about[a] = (about[a] | theirs) - {a, b}
