"""Stories that continue one another: the same cast and case, a day or a year later.

Sagas are groups of stories by average linkage over the mean likeness of their names and
their words. Publication days do not count: a saga may sleep for months. A story whose
text dates something to a day of the other looks back on it, and that counts for the link.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from runut.identity import content_id
from runut.records import Features, Saga, Story
from runut.stories.cluster import join
from runut.stories.compare import cosine
from runut.stories.features import unit

#: Mean likeness at which stories continue one another; fitted by eye and on the sagas of
#: the labelled stories (docs/explanation/stories.md).
CONTINUES = 0.3
#: What a look-back by date adds to the likeness.
LOOKS_BACK = 0.1
#: What is left of the likeness when the central name of either is not in the other: two
#: ferries sink in nearly the same words.
OTHER_CAST = 0.6
#: A likeness below this is not kept.
FAINT = 0.05
#: Names of a story that other stories are looked up by, and how many stories may share one.
TELLING = 4
CROWD = 2_000
#: Lone pieces of these genres continue nothing.
PASSING = frozenset({"check", "daily", "explainer", "guide", "round-up"})


def follow(stories: Sequence[Story], features: Mapping[str, Features]) -> tuple[Saga, ...]:
    """The sagas of ``stories``: two stories or more that continue one another.

    A saga is named after its first story, and its stories stand oldest first. Every
    article of the stories must be in ``features``.
    """
    ordered = sorted(stories, key=lambda s: (s.first or "9999", s.id))
    told = {s.id: _Told(s, features) for s in ordered if not _passing(s, features)}
    scores = {}
    for a, b in sorted(_near(told)):
        likeness = told[a].likeness(told[b])
        if likeness >= FAINT:
            scores[a, b] = likeness
    at = {story.id: number for number, story in enumerate(ordered)}
    chains = [sorted(group, key=at.__getitem__) for group in join(told, scores, join=CONTINUES)]
    return tuple(
        Saga(
            id=content_id("saga", chain[0]), title=ordered[at[chain[0]]].title, stories=tuple(chain)
        )
        for chain in sorted(chains, key=lambda chain: at[chain[0]])
        if len(chain) > 1
    )


class _Told:
    """What a story is told with: its names, its words, and the days it speaks of."""

    def __init__(self, story: Story, features: Mapping[str, Features]) -> None:
        members = [features[article] for article in story.articles]
        self.names = _mean([each.names for each in members])
        self.words = _mean([each.body for each in members])
        self.central = max(self.names, key=lambda name: (self.names[name], name), default="")
        self.when = frozenset(each.day for each in members if each.day)
        self.speaks_of = frozenset(day for each in members for day in each.days)

    def likeness(self, other: _Told) -> float:
        """How alike two stories are in names and words, 0 to 1."""
        alike = (cosine(self.names, other.names) + cosine(self.words, other.words)) / 2
        apart = self.when and other.when and not self.when & other.when
        if not (self.central in other.names and other.central in self.names):
            alike *= OTHER_CAST
        if apart and (self.speaks_of & other.when or other.speaks_of & self.when):
            alike += LOOKS_BACK
        return round(min(alike, 1.0), 6)


def _passing(story: Story, features: Mapping[str, Features]) -> bool:
    return len(story.articles) == 1 and not PASSING.isdisjoint(features[story.articles[0]].marks)


def _mean(vectors: Sequence[Mapping[str, float]]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    return unit(total, 60)


def _near(told: Mapping[str, _Told]) -> set[tuple[str, str]]:
    """Pairs of stories that share one of their heaviest names."""
    under: dict[str, list[str]] = defaultdict(list)
    for story, each in told.items():
        heaviest = sorted(each.names.items(), key=lambda item: (-item[1], item[0]))
        for name, _ in heaviest[:TELLING]:
            under[name].append(story)
    return {
        (min(a, b), max(a, b))
        for found in under.values()
        if len(found) <= CROWD
        for a, b in combinations(found, 2)
    }
