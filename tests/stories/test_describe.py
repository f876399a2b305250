"""The most central article beside what holding each against all others finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from runut.records import Features
from runut.stories.compare import cosine
from runut.stories.describe import most_central
from runut.stories.features import unit

WORDS = st.dictionaries(
    st.sampled_from([f"kata{n}" for n in range(8)]), st.floats(0.05, 1.0), max_size=6
).map(lambda raw: unit(raw, 6))


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=9), st.data())
def test_the_most_central_article_is_the_one_that_pairs_tell(
    told: Sequence[tuple[Mapping[str, float], Mapping[str, float]]], data: st.DataObject
) -> None:
    # Copies come as near to one another as sums can err.
    told = [*told, *data.draw(st.lists(st.sampled_from(told), max_size=3))]
    features = {
        f"{n:02d}": replace(Features.empty(f"{n:02d}"), title=title, body=body)
        for n, (title, body) in enumerate(told)
    }
    some = data.draw(st.lists(st.sampled_from([*features]), min_size=1, unique=True))

    def likeness(article: str) -> float:
        mine = features[article]
        others = [features[other] for other in sorted(features) if other != article]
        found = sum(cosine(mine.title, o.body) + cosine(mine.body, o.body) for o in others)
        return round(found, 6)

    assert most_central(some, features, features) == max(some, key=likeness)
