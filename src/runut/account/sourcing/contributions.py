"""What each outlet brought to a story, in counts: whom it credits, what it saw itself, what
stands in another's words.

A statement counts as the article shows it, before origins are joined: an outlet that repeats
a credited report without the credit has an uncredited statement here. The counts say how an
outlet works and never how far it may be trusted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from runut.account.sourcing import origins
from runut.lang.pack import load
from runut.records import Article, Contribution, Copy, Passage, Reading
from runut.text import words

#: Passages by the article they lie in.
_Passages = Mapping[str, Sequence[Passage]]


def count(
    story: str, readings: Sequence[Reading], copies: Sequence[Copy]
) -> tuple[Contribution, ...]:
    """One contribution for each outlet of ``story``, by its name.

    ``readings`` are those of the story's articles, in any order, and ``copies`` lie between
    them. Copies within one outlet count neither as copied nor as reprinted.
    """
    outlet_of = {reading.article.id: reading.article.outlet for reading in readings}
    taken, lent = _across(copies, outlet_of)
    by_outlet: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_outlet[reading.article.outlet].append(reading)
    return tuple(
        _of_outlet(story, outlet, by_outlet[outlet], taken, lent) for outlet in sorted(by_outlet)
    )


def _of_outlet(
    story: str, outlet: str, readings: Sequence[Reading], taken: _Passages, lent: _Passages
) -> Contribution:
    counts: Counter[str] = Counter()
    for reading in readings:
        article = reading.article
        entities = {entity.id for entity in reading.entities}
        watched = origins.witnessed(article.text, load(article.language))
        for statement in reading.statements:
            span = Passage(article=article.id, start=statement.start, end=statement.end)
            counts[origins.backing(statement, article, entities, watched)] += 1
            counts["copied"] += _within(span, taken)
            counts["reprinted"] += _within(span, lent)
        counts["changed"] += article.version > 1
        counts["corrections"] += corrects(article)
    published = sorted(r.article.published for r in readings if r.article.published)
    return Contribution(
        story=story,
        outlet=outlet,
        first=published[0] if published else None,
        last=published[-1] if published else None,
        articles=len(readings),
        changed=counts["changed"],
        corrections=counts["corrections"],
        statements=counts["named"] + counts["first-hand"] + counts["uncredited"],
        credited=counts["named"],
        first_hand=counts["first-hand"],
        uncredited=counts["uncredited"],
        copied=counts["copied"],
        reprinted=counts["reprinted"],
    )


def corrects(article: Article) -> bool:
    """Whether an article takes something back in its outlet's own name: a notice such as
    "Ralat:" in its title, its text or the lines set aside (table ``notices``)."""
    notices = words.listed(article.language, "updates", "notices")
    places = (article.title or "", article.text, *(part.text for part in article.furniture))
    folded = [words.fold_text(place) for place in places]
    return any(notice in place for place in folded for notice in notices)


def _across(
    copies: Sequence[Copy], outlet_of: Mapping[str, str]
) -> tuple[dict[str, list[Passage]], dict[str, list[Passage]]]:
    """The passages that stand in another outlet's words, and those that others took."""
    taken: dict[str, list[Passage]] = defaultdict(list)
    lent: dict[str, list[Passage]] = defaultdict(list)
    for copy in copies:
        if outlet_of[copy.origin.article] != outlet_of[copy.target.article]:
            taken[copy.target.article].append(copy.target)
            lent[copy.origin.article].append(copy.origin)
    return taken, lent


def _within(span: Passage, passages: _Passages) -> bool:
    """Whether at least half of a span lies in one of the passages of its article."""
    return any(
        2 * (min(span.end, passage.end) - max(span.start, passage.start)) >= span.end - span.start
        for passage in passages.get(span.article, ())
    )
