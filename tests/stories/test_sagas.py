from __future__ import annotations

from dataclasses import replace

from runut.records import Story
from runut.stories.sagas import follow
from runut.stories.succession import settle
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
    sagas = follow(stories, features)
    found = [[settled[story] for story in saga.stories] for saga in sagas]
    assert [("00", "01", "02"), ("77",)] in found
    assert all(("03",) not in chain for chain in found)
    assert follow(stories[::-1], features) == sagas
