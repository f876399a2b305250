"""Measures stories: articles grouped from nothing, against labelled groups; and sagas: labelled
stories put in chains, against labelled chains."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from runut import pipeline
from runut.errors import ReadError
from runut.evaluate import groups
from runut.evaluate.clusters import pairs
from runut.evaluate.figures import Figures, Score
from runut.evaluate.gold import stories as gold_stories
from runut.measure.pages import Watcher, cleaned, rows
from runut.records import Article, Features, Page
from runut.settings import Settings
from runut.stories import candidates, cluster, sagas, score

#: An article table with labels beside it, or one whose rows name their event.
ARTICLES, LABELS, EVENTS = "articles.jsonl.gz", "stories.jsonl", "events.jsonl"


def stories(where: Path, misses: int, watch: Watcher) -> Figures:
    """Figures of grouping.

    ``where`` is a folder with ``articles.jsonl.gz`` and ``stories.jsonl``, or a folder or
    file of ``events.jsonl``. An article in no labelled story stands alone in the gold; one
    that cleaning rejected stands alone in ours. Sagas are measured where the labels name them.
    """
    named, gold, chains = _gold(where)
    watch(f"{len(named)} articles")
    articles = cleaned(named)
    features = {name: pipeline.read(article).features for name, article in articles.items()}
    found = {name: name for name in named}
    by_id = {each.article: name for name, each in features.items()}
    for group in _groups({each.article: each for each in features.values()}):
        found.update({by_id[id]: by_id[group[0]] for id in group})
    titles = {name: article.title or "" for name, article in articles.items()}
    figures = groups.figures(found, gold, titles, misses)
    more = _sagas(chains, gold, articles, features) if chains else ()
    return replace(figures, scores=(*figures.scores, *more))


def _sagas(
    chains: Mapping[str, str],
    gold: Mapping[str, str],
    articles: Mapping[str, Article],
    features: Mapping[str, Features],
) -> tuple[Score, ...]:
    """Figures of the pairs of labelled stories that continue one another. ``chains`` gives
    each labelled story its saga, a name of its own when it belongs to none."""
    members: dict[str, list[Article]] = defaultdict(list)
    for name, article in articles.items():
        if gold[name] in chains:
            members[gold[name]].append(article)
    by_id = {each.article: each for each in features.values()}
    told = [cluster.describe(story, found, by_id, ()) for story, found in members.items()]
    saga = {story: story for story in members}
    for found in sagas.follow(told, by_id):
        saga.update(dict.fromkeys(found.stories, found.id))
    return groups.scores("sagas", pairs(saga, {story: chains[story] for story in members}))


def _gold(where: Path) -> tuple[dict[str, Page], dict[str, str], dict[str, str]]:
    """The pages by name, the label of each one's story, and the saga of each labelled story;
    no sagas when the labels name none."""
    events = where if where.is_file() else where / EVENTS
    if events.is_file():
        named = rows(events)
        told = {name: str(json.loads(page.content)["event"]) for name, page in named.items()}
        return named, told, {}
    table, labels = where / ARTICLES, where / LABELS
    if not (table.is_file() and labels.is_file()):
        raise ReadError(f"{where}: neither {ARTICLES} with {LABELS} nor {EVENTS} here")
    named = rows(table)
    gold = {name: f"alone {name}" for name in named}
    chains: dict[str, str] = {}
    for number, story in enumerate(gold_stories(labels.read_bytes(), LABELS)):
        label = f"{number} {story.label}"
        gold.update({name: label for name in story.articles if name in gold})
        chains[label] = story.saga or label
    return named, gold, chains if set(chains.values()) != set(chains) else {}


def _groups(features: Mapping[str, Features]) -> tuple[tuple[str, ...], ...]:
    index = candidates.Index(window_days=Settings().window_days)
    for id in sorted(features):
        index.add(features[id])
    pairs = {
        (min(id, other), max(id, other)) for id in features for other in index.near(features[id])
    }
    return cluster.group(features, list(score.links(score.beside(features, sorted(pairs)))))
