"""Stories that continue one another: the same cast and case, a day or a year later.

Sagas are groups of stories by average linkage over the mean of two: how alike their words are,
and what share of the one's names the other has, the larger of both ways, for a small story
names part of a large one's cast. Publication days do not count: a saga may sleep for months. A
story whose text dates something to a day of the other looks back on it, and that counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from runut.identity import content_id
from runut.records import Features, Saga, Story
from runut.stories.cluster import join
from runut.stories.compare import cosine, cover
from runut.stories.features import unit

#: Mean likeness at which stories continue one another; fitted by eye and on the sagas of
#: the labelled stories (docs/explanation/stories.md).
CONTINUES = 0.39
#: What a look-back by date adds to the likeness.
LOOKS_BACK = 0.1
#: What is left of the likeness when the central name of either is not in the other: two
#: ferries sink in nearly the same words.
OTHER_CAST = 0.8
#: What is left of the likeness of two lone pieces: mostly they share a topic.
BOTH_LONE = 0.7
#: A likeness below this is not kept.
FAINT = 0.05
#: Names of a story that other stories are looked up by, and how many stories may share one:
#: of a day's 1,569 stories at most 47 did, and every story more costs a comparison for each.
TELLING = 4
CROWD = 300
#: Lone pieces of these genres continue nothing.
PASSING = frozenset({"check", "daily", "explainer", "guide", "round-up"})


def follow(stories: Sequence[Story], features: Mapping[str, Features]) -> tuple[Saga, ...]:
    """The sagas of ``stories``: two stories or more that continue one another.

    Every article of the stories must be in ``features``.
    """
    told = [tell(story, features) for story in stories]
    return chains([each for each in told if each is not None])


def chains(told: Iterable[Told]) -> tuple[Saga, ...]:
    """The sagas of stories, oldest first.

    A saga is named after its first story, and its stories stand oldest first. Stories that
    no likeness of `CONTINUES` or more leads to from others can be left out: the outcome for
    the others is the same.
    """
    ordered = sorted(told, key=lambda each: (each.first or "9999", each.story))
    by_id = {each.story: each for each in ordered}
    scores = {}
    for a, b in sorted(_near(ordered)):
        likeness = by_id[a].likeness(by_id[b])
        if likeness >= FAINT:
            scores[a, b] = likeness
    at = {each.story: number for number, each in enumerate(ordered)}
    found = [sorted(group, key=at.__getitem__) for group in join(by_id, scores, join=CONTINUES)]
    return tuple(
        Saga(id=content_id("saga", chain[0]), title=by_id[chain[0]].title, stories=tuple(chain))
        for chain in sorted(found, key=lambda chain: at[chain[0]])
        if len(chain) > 1
    )


def tell(story: Story, features: Mapping[str, Features]) -> Told | None:
    """What a story is told with; None for a lone piece that continues nothing."""
    members = [features[article] for article in story.articles]
    if len(members) == 1 and not PASSING.isdisjoint(members[0].marks):
        return None
    names = _mean([each.names for each in members])
    return Told(
        story=story.id,
        first=story.first,
        title=story.title,
        names=names,
        words=_mean([each.body for each in members]),
        central=max(names, key=lambda name: (names[name], name), default=""),
        when=frozenset(each.day for each in members if each.day),
        speaks_of=frozenset(day for each in members for day in each.days),
        lone=len(members) == 1,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a story is told with: its names, its words, and the days it speaks of."""

    story: str
    first: str | None
    title: str
    names: Mapping[str, float]
    words: Mapping[str, float]
    central: str
    when: frozenset[str]
    speaks_of: frozenset[str]
    lone: bool = False

    @property
    def telling(self) -> tuple[str, ...]:
        """The names under which other stories look it up."""
        heaviest = sorted(self.names.items(), key=lambda item: (-item[1], item[0]))
        return tuple(name for name, _ in heaviest[:TELLING])

    def likeness(self, other: Told) -> float:
        """How alike two stories are in names and words, 0 to 1."""
        return self._weighed(other, self._cast(other), cosine(self.words, other.words))

    def continues(self, other: Told) -> bool:
        """Whether they are as alike as `CONTINUES`. Words are compared only where the names
        leave it open."""
        cast = self._cast(other)
        if self._weighed(other, cast, 1.0) < CONTINUES:
            return False
        return self._weighed(other, cast, cosine(self.words, other.words)) >= CONTINUES

    def _cast(self, other: Told) -> float:
        shares = cover(self.names, other.names), cover(other.names, self.names)
        # Of a story with next to no names anything covers all.
        named = min(len(self.names), len(other.names)) >= TELLING
        return max(shares) if named else min(shares)

    def _weighed(self, other: Told, cast: float, words: float) -> float:
        """The likeness that follows from those of the names and of the words; grows with
        either."""
        alike = (cast + words) / 2
        apart = self.when and other.when and not self.when & other.when
        if not (self.central in other.names and other.central in self.names):
            alike *= OTHER_CAST
        if self.lone and other.lone:
            alike *= BOTH_LONE
        if apart and (self.speaks_of & other.when or other.speaks_of & self.when):
            alike += LOOKS_BACK
        return round(min(alike, 1.0), 6)


def _mean(vectors: Sequence[Mapping[str, float]]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    return unit(total, 60)


def _near(told: Iterable[Told]) -> set[tuple[str, str]]:
    """Pairs of stories that share one of their heaviest names."""
    under: dict[str, list[str]] = defaultdict(list)
    for each in told:
        for name in each.telling:
            under[name].append(each.story)
    return {
        (min(a, b), max(a, b))
        for found in under.values()
        if len(found) <= CROWD
        for a, b in combinations(found, 2)
    }
