from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from runut.records import Saga, Story
from runut.stories import sagas
from runut.stories.sagas import follow
from runut.stories.succession import settle
from runut.stories.told import Told
from tests.stories.articles import article, read
from tests.stories.test_stories import ARTICLES, FEATURES, STORY

LATER = article(
    "77",
    "Nakhoda Melati Laut Mulai Diadili di Pengadilan Sendang",
    "Nakhoda KM Melati Laut mulai diadili di Pengadilan Negeri Sendang, Senin (8/9/2025). "
    "Feri itu tenggelam di Selat Waringin pada Minggu (2/3/2025) saat membawa 48 penumpang "
    "menuju Pulau Karimba. Jaksa menyebut Melati Laut berangkat dari Pelabuhan Sendang meski "
    "gelombang di Selat Waringin setinggi tiga meter.",
    published="2025-09-08T11:00:00+07:00",
)


def test_a_trial_months_later_continues_the_sinking_and_another_ferry_does_not() -> None:
    groups = [tuple(a for a in STORY if STORY[a] == name) for name in set(STORY.values())]
    settled = settle([*groups, ("77",)], {})
    when = {a.id: a.published for a in [*ARTICLES, LATER]}
    stories = [
        Story(
            id=id,
            title=id,
            articles=members,
            first=min(when[a] or "" for a in members),
            last=None,
            reasons=(),
        )
        for id, members in settled.items()
    ]
    features = {**FEATURES, "77": replace(read(LATER), article="77")}
    chains = follow(stories, features)
    found = [[settled[story] for story in saga.stories] for saga in chains]
    assert [("00", "01", "02"), ("77",)] in found
    assert all(("03",) not in chain for chain in found)
    assert follow(stories[::-1], features) == chains


def told(story: str, *names: str, first: str | None = None) -> Told:
    """A story told with names alone, each as heavy as the others."""
    heavy = dict.fromkeys(names, round(len(names) ** -0.5, 5))
    return Told(
        story=story,
        first=first,
        title=story,
        names=heavy,
        words=heavy,
        central=names[0],
        when=frozenset(),
        speaks_of=frozenset(),
    )


class Shelf:
    """Stories with the sagas they stand in, to which others are added."""

    def __init__(self, every: Iterable[Told]) -> None:
        self.told = {each.story: each for each in every}
        self.alike = list(sagas._alike(list(self.told.values())))
        self.saga: dict[str, Saga] = {}
        self.settled: set[str] = set()
        self.read: list[str] = []

    def add(self, fresh: set[str]) -> None:
        self.settled |= fresh
        inner, found = sagas.insert(fresh, self._alike, self._beside, self._read)
        self.saga = {story: saga for story, saga in self.saga.items() if story not in inner}
        self.saga |= {story: saga for saga in found for story in saga.stories}

    def _alike(self, story: str) -> set[str]:
        near = {other for pair in self.alike if story in pair for other in pair}
        return (near & self.settled) - {story}

    def _beside(self, story: str) -> frozenset[str]:
        return frozenset(self.saga[story].stories if story in self.saga else {story})

    def _read(self, story: str) -> Told:
        self.read.append(story)
        return self.told[story]


@given(
    st.lists(st.sets(st.sampled_from("abcdefghij"), min_size=4, max_size=6), max_size=14),
    st.randoms(use_true_random=False),
)
def test_stories_put_among_others_in_any_order_end_as_all_at_once(
    casts: list[set[str]], chance: Random
) -> None:
    shelf = Shelf(told(f"s{n}", *sorted(cast)) for n, cast in enumerate(casts))
    waiting = chance.sample(sorted(shelf.told), len(shelf.told))
    while waiting:
        many = chance.randrange(1, len(waiting) + 1)
        shelf.add(set(waiting[:many]))
        del waiting[:many]
    due = sagas.chains(shelf.told.values(), shelf.alike)
    assert set(shelf.saga.values()) == set(due)


def test_however_much_hangs_together_only_what_is_near_is_read() -> None:
    # Each story has half of its names in common with the one before it and the one behind it, and
    # the first of them with one of the two.
    casts = [
        [
            f"{letter}{(n + half) // 2:02}"
            for letter, half in zip("abcdefgh", [0, 1] * 4, strict=True)
        ]
        for n in range(200)
    ]
    shelf = Shelf(told(f"s{n:03}", *cast) for n, cast in enumerate(casts))
    assert len(set(shelf.alike)) == 199
    shelf.add(set(shelf.told) - {"s100"})
    shelf.read.clear()
    shelf.add({"s100"})
    assert set(shelf.read) <= {f"s{n:03}" for n in range(90, 111)}
    assert set(shelf.saga.values()) == set(sagas.chains(shelf.told.values(), shelf.alike))
