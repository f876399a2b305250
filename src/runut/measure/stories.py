"""Measures stories: articles grouped from nothing, against labelled groups."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from runut import pipeline
from runut.errors import ReadError
from runut.evaluate import groups
from runut.evaluate.figures import Figures
from runut.evaluate.gold import stories as gold_stories
from runut.measure.pages import Watcher, cleaned, rows
from runut.records import Features, Page
from runut.settings import Settings
from runut.stories import candidates, cluster, score

#: An article table with labels beside it, or one whose rows name their event.
ARTICLES, LABELS, EVENTS = "articles.jsonl.gz", "stories.jsonl", "events.jsonl"


def stories(where: Path, misses: int, watch: Watcher) -> Figures:
    """Figures of grouping.

    ``where`` is a folder with ``articles.jsonl.gz`` and ``stories.jsonl``, or a folder or
    file of ``events.jsonl``. An article in no labelled story stands alone in the gold; one
    that cleaning rejected stands alone in ours.
    """
    named, gold = _gold(where)
    watch(f"{len(named)} articles")
    articles = cleaned(named)
    features = {name: pipeline.read(article).features for name, article in articles.items()}
    found = {name: name for name in named}
    by_id = {each.article: name for name, each in features.items()}
    for group in _groups({each.article: each for each in features.values()}):
        found.update({by_id[id]: by_id[group[0]] for id in group})
    titles = {name: article.title or "" for name, article in articles.items()}
    return groups.figures(found, gold, titles, misses)


def _gold(where: Path) -> tuple[dict[str, Page], dict[str, str]]:
    """The pages by name, and the label of each one's story."""
    events = where if where.is_file() else where / EVENTS
    if events.is_file():
        named = rows(events)
        return named, {name: str(json.loads(page.content)["event"]) for name, page in named.items()}
    table, labels = where / ARTICLES, where / LABELS
    if not (table.is_file() and labels.is_file()):
        raise ReadError(f"{where}: neither {ARTICLES} with {LABELS} nor {EVENTS} here")
    named = rows(table)
    gold = {name: f"alone {name}" for name in named}
    for number, story in enumerate(gold_stories(labels.read_bytes(), LABELS)):
        gold.update({name: f"{number} {story.label}" for name in story.articles if name in gold})
    return named, gold


def _groups(features: Mapping[str, Features]) -> tuple[tuple[str, ...], ...]:
    index = candidates.Index(window_days=Settings().window_days)
    for id in sorted(features):
        index.add(features[id])
    pairs = {
        (min(id, other), max(id, other)) for id in features for other in index.near(features[id])
    }
    links = [score.link(features[a], features[b]) for a, b in sorted(pairs)]
    return cluster.group(features, [link for link in links if link is not None])
