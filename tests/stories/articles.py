"""Articles and features for tests of stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from runut import pipeline
from runut.copies.fingerprints import sketch
from runut.evaluate.bare import bare_article
from runut.lang.pack import load
from runut.records import Article, Features, Link, Reading
from runut.stories.features import extract


def article(
    id: str,
    title: str | None,
    text: str,
    *,
    outlet: str = "",
    published: str | None = "2025-03-02T10:00:00+07:00",
    language: str = "id",
) -> Article:
    bare = bare_article(id, text, language, published)
    return replace(bare, outlet=outlet or f"{id}.example", title=title)


def read(article: Article) -> Features:
    """The features, read by the real stages that come before."""
    reading = Reading.begun(article)
    for name, stage in pipeline.STAGES:
        if name in ("sentences", "entities", "times", "quantities"):
            reading = stage(reading)
    return extract(
        reading.article,
        reading.entities,
        reading.times,
        reading.quantities,
        sketch(article),
        load(article.language),
    )


def linked(scores: Mapping[tuple[str, str], float]) -> list[Link]:
    return [
        Link(a=min(pair), b=max(pair), score=score, reasons=()) for pair, score in scores.items()
    ]
