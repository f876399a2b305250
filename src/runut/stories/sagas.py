"""Stories that continue one another: the same cast and case, a day or a year later.

Sagas are groups of stories by average linkage over how alike they are told
(`runut.stories.told`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from runut.identity import content_id
from runut.records import Features, Saga, Story
from runut.stories.cluster import join
from runut.stories.features import unit
from runut.stories.told import CONTINUES, KEPT, Abreast, Told

#: A likeness below this is not kept.
FAINT = 0.05
#: How many stories may share a name that stories are looked up by: of a day's 1,569 stories at
#: most 47 did, and every story more costs a comparison for each.
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
    scores = _scores(ordered)
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


def _mean(vectors: Sequence[Mapping[str, float]]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    return unit(total, KEPT)


def _scores(told: Sequence[Told]) -> dict[tuple[str, str], float]:
    """The likeness of each two that share one of their heaviest names, unless it is faint."""
    under: dict[str, list[int]] = defaultdict(list)
    telling = [each.telling for each in told]
    for place, names in enumerate(telling):
        for name in names:
            under[name].append(place)
    shared = {name: np.array(found) for name, found in under.items() if len(found) <= CROWD}
    abreast = Abreast(told)
    scores: dict[tuple[str, str], float] = {}
    for place, each in enumerate(told):
        # Of two the later one is asked about the earlier.
        near = [shared[name] for name in telling[place] if name in shared]
        others = np.unique(np.concatenate(near)) if near else np.zeros(0, dtype=np.intp)
        others = others[others < place]
        found = abreast.likeness(place, others)
        good = found >= FAINT
        for other, score in zip(others[good].tolist(), found[good].tolist(), strict=True):
            pair = each.story, told[other].story
            scores[min(pair), max(pair)] = score
    return scores
