from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from runut.records import Article, Features
from runut.stories import candidates, cluster, score
from tests.stories.articles import article, linked, read


def rows(file: str) -> list[dict[str, Any]]:
    """The rows of a file of cases."""
    table = tomllib.loads((Path(__file__).parent / "cases" / file).read_text("utf-8"))
    found: list[dict[str, Any]] = table["article"]
    return found


def cases(file: str) -> tuple[list[Article], dict[str, str]]:
    """The articles of a file of cases, and the story each of them tells."""
    keys = ("title", "text", "outlet", "published", "language")
    listed = rows(file)
    found = [
        article(f"{n:02d}", **{key: row[key] for key in keys if key in row})
        for n, row in enumerate(listed)
    ]
    return found, {a.id: row["story"] for a, row in zip(found, listed, strict=True)}


ARTICLES, STORY = cases("happenings.toml")
FEATURES = {a.id: read(a) for a in ARTICLES}
GROWING, GROWING_STORY = cases("growing.toml")


def grouped(features: Sequence[Features]) -> tuple[tuple[str, ...], ...]:
    """The stories of articles that came one by one, in this order."""
    index = candidates.Index()
    links = []
    known: dict[str, Features] = {}
    for each in features:
        near = index.near(each)
        links += [found for n in near if (found := score.link(each, known[n])) is not None]
        index.add(each)
        known[each.article] = each
    return cluster.group(known, links)


def test_articles_of_one_happening_meet_and_look_alikes_stay_apart() -> None:
    due = {tuple(sorted(a for a in STORY if STORY[a] == name)) for name in STORY.values()}
    assert set(grouped(list(FEATURES.values()))) == due


def test_a_toll_that_grows_over_days_is_one_story() -> None:
    due = {
        tuple(sorted(a for a in GROWING_STORY if GROWING_STORY[a] == name))
        for name in GROWING_STORY.values()
    }
    assert set(grouped([read(a) for a in GROWING])) == due


def test_what_a_person_split_is_not_gathered_again() -> None:
    features = {a.id: read(a) for a in GROWING}
    one, other = frozenset({"00", "01", "02"}), frozenset({"03", "04"})
    links = [
        link
        for a, b in combinations(sorted(features), 2)
        if (link := score.link(features[a], features[b])) is not None
    ]
    groups = cluster.group(features, links, apart=[(one, other)])
    assert not any(one & set(group) and other & set(group) for group in groups)


@given(st.permutations(sorted(FEATURES)))
@settings(max_examples=25, deadline=None)
def test_the_order_of_arrival_changes_nothing(order: list[str]) -> None:
    assert grouped([FEATURES[a] for a in order]) == grouped(list(FEATURES.values()))


def test_adding_again_changes_nothing() -> None:
    index = candidates.Index()
    for each in [*FEATURES.values(), *FEATURES.values()]:
        index.add(each)
    assert len(index) == len(FEATURES)
    once = candidates.Index()
    for each in FEATURES.values():
        once.add(each)
    assert all(index.near(f) == once.near(f) for f in FEATURES.values())


def test_one_unrelated_article_changes_no_group() -> None:
    new = read(article("99", "Lomba Layang-Layang Desa Kertoraharjo", "Anak-anak riang berlari."))
    before = grouped(list(FEATURES.values()))
    after = grouped([*FEATURES.values(), new])
    assert set(after) == {*before, ("99",)}


def test_taking_an_article_out_leaves_no_trace() -> None:
    index = candidates.Index()
    for each in FEATURES.values():
        index.add(each)
    index.remove("00")
    assert "00" not in index
    assert all("00" not in index.near(f) for f in FEATURES.values())
    index.remove("00")


def test_the_window_parts_what_is_far_in_time() -> None:
    text = ARTICLES[0].text
    old = read(article("a", "Feri Karam", text, published="2025-01-02"))
    new = read(article("b", "Feri Karam", text, published="2025-03-02"))
    undated = read(article("c", "Feri Karam", text, published=None))
    for days, near in ((30, ("c",)), (90, ("a", "c"))):
        index = candidates.Index(window_days=days)
        for each in (old, new, undated):
            index.add(each)
        assert index.near(new) == near


def test_a_link_is_symmetric_and_says_why() -> None:
    one, other = FEATURES["00"], FEATURES["01"]
    found = score.link(one, other)
    assert found is not None
    assert found == score.link(other, one)
    assert found.score > 0.5
    codes = {reason.code for reason in found.reasons}
    assert {"stories.same-names", "stories.same-words", "stories.same-days"} <= codes


def test_a_translation_joins_by_names_and_figures() -> None:
    english = article(
        "en",
        "Ferry Melati Laut sinks in Waringin Strait, 12 passengers missing",
        "The ferry KM Melati Laut sank in the Waringin Strait on Sunday (2 March 2025). It "
        "carried 48 passengers from Sendang to Karimba Island. Harjo Wibisana, who heads the "
        "Sendang search and rescue office, said 42 people had been saved. Twelve passengers "
        "are still missing near Tanjung Geger, Harjo Wibisana said.",
        language="en",
        published="2025-03-02T15:00:00+07:00",
    )
    assert "en" in grouped([*FEATURES.values(), read(english)])[0]


# -------------------------------------------------------------- groups of given scores

SCORES = st.dictionaries(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(
        lambda p: p[0] < p[1]
    ),
    st.floats(0.05, 1.0),
    max_size=20,
)


def of(groups: Sequence[Sequence[str]]) -> Mapping[str, int]:
    return {article: n for n, group in enumerate(groups) for article in group}


@given(SCORES, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_groups_do_not_depend_on_the_order_of_links(
    scores: dict[tuple[str, str], float], chance: random.Random
) -> None:
    features = {a: Features.empty(a) for a in "abcdefgh"}
    links = linked(scores)
    before = cluster.group(features, links)
    chance.shuffle(links)
    mixed = dict(chance.sample(sorted(features.items(), key=lambda i: i[0]), len(features)))
    assert cluster.group(mixed, links) == before
    assert sorted(a for group in before for a in group) == sorted(features)


@given(SCORES, st.sets(st.sampled_from("abcdefgh"), min_size=2), st.sampled_from("abcdefgh"))
@settings(deadline=None)
def test_what_a_person_said_goes_before_every_score(
    scores: dict[tuple[str, str], float], merged: set[str], alone: str
) -> None:
    features = {a: Features.empty(a) for a in "abcdefgh"}
    links = linked(scores)
    together = of(cluster.group(features, links, together=[frozenset(merged)]))
    assert len({together[a] for a in merged}) == 1
    rest = frozenset(merged) - {alone}
    apart = of(cluster.group(features, links, [frozenset(merged)], [(frozenset(alone), rest)]))
    assert all(apart[a] != apart[alone] for a in rest)


def test_one_strong_link_does_not_chain_two_groups() -> None:
    tight = dict.fromkeys(("ab", "ac", "bc", "de", "df", "ef"), 0.95)
    features = {a: Features.empty(a) for a in "abcdef"}
    assert cluster.group(features, linked({**tight, ("c", "d"): 0.9})) == (
        ("a", "b", "c"),
        ("d", "e", "f"),
    )
