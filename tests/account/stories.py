"""Small stories made for the tests, read by the real stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from runut import pipeline
from runut.account.build import build
from runut.copies import align
from runut.evaluate.bare import bare_article
from runut.identity import content_id
from runut.records import Account, Article, Reading, Story


def article(outlet: str, text: str, published: str, language: str = "id") -> Article:
    """An article as cleaning would leave it."""
    bare = bare_article(content_id(outlet, published, text), text, language, published)
    return replace(bare, key=f"{outlet} {published}", outlet=outlet)


def story(articles: Sequence[Article]) -> Story:
    """The story that these articles tell."""
    times = sorted(a.published for a in articles if a.published)
    return Story(
        id="story",
        title="story",
        articles=tuple(a.id for a in articles),
        first=times[0] if times else None,
        last=times[-1] if times else None,
        reasons=(),
    )


def read(articles: Sequence[Article]) -> list[Reading]:
    """The readings of articles."""
    return [pipeline.read(a) for a in articles]


def account(articles: Sequence[Article]) -> Account:
    """The account of one story of these articles."""
    readings = read(articles)
    copies = align.copies([r.article for r in readings])
    return build(story([r.article for r in readings]), readings, copies)
