"""Articles and features for tests of stories."""

from __future__ import annotations

from collections.abc import Mapping

from runut import pipeline
from runut.copies.fingerprints import sketch
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
    return Article(
        id=id,
        key=id,
        page=id,
        path=None,
        url=None,
        outlet=outlet or f"{id}.example",
        title=title,
        authors=(),
        published=published,
        language=language,
        text=text,
        sentences=(),
        furniture=(),
    )


def read(article: Article) -> Features:
    """The features, read by the real stages that come before."""
    reading = Reading(
        article=article,
        entities=(),
        times=(),
        quantities=(),
        statements=(),
        features=Features.empty(article.id),
    )
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
