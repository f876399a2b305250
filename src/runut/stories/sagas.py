"""Stories that continue one another: the same cast, later on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from runut.identity import content_id
from runut.records import Features, Saga, Story
from runut.stories.compare import cosine
from runut.stories.features import unit

#: Likeness in names and in words that two stories of one saga have at least.
NAMES = 0.5
WORDS = 0.2
_CROWD = 2_000


def follow(stories: Sequence[Story], features: Mapping[str, Features]) -> tuple[Saga, ...]:
    """The sagas of ``stories``: two stories or more that continue one another.

    A saga is named after its first story, and its stories stand oldest first.
    """
    ordered = sorted(stories, key=lambda s: (s.first or "9999", s.id))
    names = {s.id: _mean([features[a].names for a in s.articles]) for s in ordered}
    words = {s.id: _mean([features[a].body for a in s.articles]) for s in ordered}
    root = {s.id: s.id for s in ordered}

    def find(story: str) -> str:
        while root[story] != story:
            story = root[story]
        return story

    for a, b in sorted(_near(names)):
        if cosine(names[a], names[b]) >= NAMES and cosine(words[a], words[b]) >= WORDS:
            one, other = sorted((find(a), find(b)))
            root[other] = one
    members: dict[str, list[Story]] = defaultdict(list)
    for story in ordered:
        members[find(story.id)].append(story)
    return tuple(
        Saga(
            id=content_id("saga", chain[0].id),
            title=chain[0].title,
            stories=tuple(story.id for story in chain),
        )
        for chain in members.values()
        if len(chain) > 1
    )


def _mean(vectors: Sequence[Mapping[str, float]]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    return unit(total, 60)


def _near(names: Mapping[str, Mapping[str, float]]) -> set[tuple[str, str]]:
    """Pairs of stories that share one of their heaviest names."""
    under: dict[str, list[str]] = defaultdict(list)
    for story, vector in names.items():
        for name, _ in sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:4]:
            under[name].append(story)
    return {
        (min(a, b), max(a, b))
        for found in under.values()
        if len(found) <= _CROWD
        for a, b in combinations(found, 2)
    }
