"""The shared corpus: order changes nothing, and what was reached is kept.

The shipped weights were fitted on these stories, so the figures here are no measure of
quality (`tools/fit_links.py` prints that, by cross-validation): they only may not fall.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from functools import cache

import pytest

from runut.clean import article as cleaner
from runut.clean import repeats
from runut.evaluate.clusters import b_cubed, pairs
from runut.read.files import pages
from runut.records import Article, Features, Link, Page
from runut.stories import candidates, cluster, sagas, score, succession
from tests.shared import SHARED, needs_shared
from tests.stories.articles import read


@cache
def corpus() -> tuple[dict[str, Article], dict[str, Features], dict[str, str]]:
    """The articles, their features, and their gold stories, by the ids the gold uses."""
    assert SHARED is not None
    folder = SHARED / "gold" / "id"
    taken = [p for p in pages([str(folder / "articles.jsonl.gz")]) if isinstance(p, Page)]
    seen = repeats.count(taken)
    articles: dict[str, Article] = {}
    for page in taken:
        id = json.loads(page.content)["id"]
        cleaned = cleaner.clean(page, seen)
        if isinstance(cleaned, Article):
            articles[id] = replace(cleaned, id=id, language="id")
    gold = {id: id for id in articles}
    for number, line in enumerate((folder / "stories.jsonl").read_text("utf-8").splitlines()):
        gold.update(dict.fromkeys(json.loads(line)["articles"], f"story {number}"))
    return articles, {id: read(article) for id, article in articles.items()}, gold


def stream(order: list[str]) -> list[Link]:
    """The links of articles that arrive one by one in this order."""
    _, features, _ = corpus()
    index = candidates.Index()
    links: list[Link] = []
    for id in order:
        near = index.near(features[id])
        links += score.links(score.beside(features, [(id, other) for other in near]))
        index.add(features[id])
    return links


def batch() -> list[Link]:
    """The links of articles that are all there before the first is compared."""
    _, features, _ = corpus()
    index = candidates.Index()
    for each in features.values():
        index.add(each)
    near = {(min(a, b), max(a, b)) for a in features for b in index.near(features[a])}
    return list(score.links(score.beside(features, sorted(near))))


@needs_shared
@pytest.mark.slow
def test_batch_stream_and_shuffled_stream_end_alike_and_no_worse_than_before() -> None:
    _, features, gold = corpus()
    order = sorted(features)
    groups = cluster.group(features, batch())
    assert cluster.group(features, stream(order)) == groups
    random.Random(7).shuffle(order)
    assert cluster.group(features, stream(order)) == groups
    found = {id: group[0] for group in groups for id in group}
    told = [id for id in gold if gold[id].startswith("story")]
    assert b_cubed(found, gold).f1 >= 0.945
    assert b_cubed(found, gold, told).f1 >= 0.87
    assert pairs(found, gold).f1 >= 0.80


@needs_shared
def test_the_pages_are_two_stories_of_one_saga() -> None:
    assert SHARED is not None
    taken = [page for page in pages([str(SHARED / "pages")]) if isinstance(page, Page)]
    seen = repeats.count(taken)
    articles = [cleaner.clean(page, seen) for page in taken]
    known = {a.id: replace(a, language="id") for a in articles if isinstance(a, Article)}
    features = {id: read(article) for id, article in known.items()}
    ids = sorted(features)
    links = [
        link
        for n, a in enumerate(ids)
        for b in ids[n + 1 :]
        if (link := score.link(features[a], features[b])) is not None
    ]
    settled = succession.settle(cluster.group(features, links), {})
    assert sorted(map(len, settled.values())) == [1, 4]
    stories = [
        cluster.describe(story, [known[a] for a in members], features, links)
        for story, members in settled.items()
    ]
    (saga,) = sagas.follow(stories, features)
    assert len(saga.stories) == 2
    assert [s.id for s in stories if (s.first or "").startswith("2023")] == [saga.stories[0]]
