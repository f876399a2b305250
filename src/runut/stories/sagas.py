"""Stories that continue one another: the same cast and case, a day or a year later.

Sagas are groups of stories by average linkage over how alike they are told
(`runut.stories.told`), where two that are not alike enough to continue one another count nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np

from runut.identity import content_id
from runut.records import Features, Saga, Story
from runut.stories.cluster import join
from runut.stories.features import unit
from runut.stories.told import CONTINUES, KEPT, Abreast, Told

Pair = tuple[str, str]
#: How many stories may share a name that stories are looked up by: of a day's 1,569 stories at
#: most 47 did, and every story more costs a comparison for each.
CROWD = 300
#: Mean likeness at which groups of stories join, where two that are not alike count nothing.
HOLDS = 0.3
#: Lone pieces of these genres continue nothing.
PASSING = frozenset({"check", "daily", "explainer", "guide", "round-up"})


def follow(stories: Sequence[Story], features: Mapping[str, Features]) -> tuple[Saga, ...]:
    """The sagas of ``stories``: two stories or more that continue one another.

    Every article of the stories must be in ``features``.
    """
    told = [each for story in stories if (each := tell(story, features)) is not None]
    return chains(told, set(_alike(told)))


def chains(told: Iterable[Told], alike: Iterable[Pair]) -> tuple[Saga, ...]:
    """The sagas of stories, oldest first; ``alike`` are those two by two, the smaller id first,
    that share a telling name which is no crowd's and whose likeness reaches `CONTINUES`.

    A saga is named after its first story, and its stories stand oldest first. Stories that
    nobody alike leads to from others can be left out: the outcome for the others is the same.
    """
    ordered = sorted(told, key=lambda each: (each.first or "9999", each.story))
    by_id = {each.story: each for each in ordered}
    at = {each.story: number for number, each in enumerate(ordered)}
    scores = _likeness(ordered, [(at[a], at[b]) for a, b in sorted(alike)])
    found = [sorted(group, key=at.__getitem__) for group in join(by_id, scores, join=HOLDS)]
    return tuple(
        Saga(id=content_id("saga", chain[0]), title=by_id[chain[0]].title, stories=tuple(chain))
        for chain in sorted(found, key=lambda chain: at[chain[0]])
        if len(chain) > 1
    )


def insert(
    fresh: Collection[str],
    alike: Callable[[str], Collection[str]],
    beside: Callable[[str], frozenset[str]],
    read: Callable[[str], Told],
) -> tuple[frozenset[str], tuple[Saga, ...]]:
    """Put ``fresh`` stories among those whose sagas are settled; the stories that stand in
    another company now, or may, and their sagas. All others stay as they are.

    ``alike`` gives the stories, settled or fresh, that are alike to one, ``beside`` those of a
    settled one's saga, itself included.

    The outcome is that of all stories at once. Groups merge in the order of their mean
    likeness, which never grows, so the merges of some whole sagas are the same whether or not
    others merge meanwhile: only a saga that merges with what is fresh, when those next to it
    are looked at together with it, can come out otherwise, and then counts as fresh.
    """
    inner = frozenset(fresh)
    while True:
        near = frozenset(other for story in inner for other in alike(story)) - inner
        groups = {beside(story) for story in near}
        whole = inner.union(*groups)
        pairs = {
            (story, other)
            for story in whole
            for other in alike(story)
            if story < other and other in whole
        }
        found = chains(map(read, whole), pairs)
        own = tuple(saga for saga in found if not inner.isdisjoint(saga.stories))
        drawn = frozenset(story for saga in own for story in saga.stories) - inner
        if not drawn:
            return inner, own
        inner = inner.union(*(group for group in groups if not group.isdisjoint(drawn)))


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


def _mean(vectors: Sequence[Mapping[str, float]]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    return unit(total, KEPT)


def _alike(told: Sequence[Told]) -> Iterator[Pair]:
    """Those that are alike among all stories, the smaller id first."""
    under: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(told):
        for name in each.telling:
            under[name].append(place)
    shared = [np.array(found) for found in under.values() if len(found) <= CROWD]
    abreast = Abreast(told)
    for those in shared:
        for place in those.tolist():
            others = those[those > place]
            for other in others[abreast.likeness(place, others) >= CONTINUES].tolist():
                a, b = sorted((told[place].story, told[other].story))
                yield a, b


def _likeness(told: Sequence[Told], pairs: Iterable[tuple[int, int]]) -> dict[Pair, float]:
    """The likeness of stories two by two, which are given by their places."""
    others: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        others[one].append(other)
    abreast = Abreast(told)
    found: dict[Pair, float] = {}
    for one, those in others.items():
        values = abreast.likeness(one, np.array(those)).tolist()
        for other, value in zip(those, values, strict=True):
            a, b = sorted((told[one].story, told[other].story))
            found[a, b] = value
    return found
