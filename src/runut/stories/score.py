"""How likely two articles tell one happening, and why.

The score is a pure function of the two articles' features: nothing else that a collection
holds can move it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from runut.lang.pack import load
from runut.records import Features, Link, Reason
from runut.stories.across import across, met
from runut.stories.compare import cosine, measure
from runut.stories.model import likelihood, threshold

#: Words, names and figures that a reason shows at most.
SHOWN = 5
#: Cosine of two bodies below which nothing else is looked at. It spares three comparisons
#: of five and, on the labelled stories, fewer than one link in two hundred.
LEAST_IN_COMMON = 0.12


def link(a: Features, b: Features, own: Mapping[str, float] | None = None) -> Link | None:
    """The link of two articles, or None when they are surely two happenings.

    ``own`` are the weights that the language adds; those of its pack unless given.
    """
    if a.article > b.article:
        a, b = b, a
    if a.language != b.language:
        score = across(a, b)
    elif cosine(a.body, b.body) < LEAST_IN_COMMON:
        return None
    else:
        score = likelihood("link", measure(a, b), _own(a.language) if own is None else own)
    if score < threshold("faint"):
        return None
    return Link(a=a.article, b=b.article, score=round(score, 4), reasons=tuple(_reasons(a, b)))


@cache
def _own(language: str) -> Mapping[str, float]:
    """What table ``links`` of the language adds to the weights that all languages share."""
    found = load(language).table("links").get("link", {})
    return {name: float(value) for name, value in found.items()}


def _reasons(a: Features, b: Features) -> Iterator[Reason]:
    """What the two share, then what differs."""
    if shared := _heaviest(a.names, b.names):
        yield Reason(code="stories.same-names", values={"words": shared})
    if shared := _heaviest(a.title, b.title):
        yield Reason(code="stories.same-words", values={"words": shared})
    if a.language != b.language and (words := met(a, b)[:SHOWN]):
        yield Reason(code="stories.words-across", values={"words": ", ".join(words)})
    if numbers := sorted(set(a.numbers) & set(b.numbers))[:SHOWN]:
        yield Reason(code="stories.same-figures", values={"figures": "; ".join(numbers)})
    if days := sorted(set(a.days) & set(b.days))[:SHOWN]:
        yield Reason(code="stories.same-days", values={"days": ", ".join(days)})
    if (passages := len(set(a.sketch) & set(b.sketch))) > 2:
        yield Reason(code="stories.same-passages", values={"count": str(passages)})
    if a.near_days and b.near_days and not set(a.near_days) & set(b.near_days):
        values = {"first": ", ".join(a.near_days), "second": ", ".join(b.near_days)}
        yield Reason(code="stories.other-days", values=values)
    if a.day and b.day and a.day != b.day:
        values = {"first": min(a.day, b.day), "second": max(a.day, b.day)}
        yield Reason(code="stories.other-day", values=values)
    if a.figures and b.figures and not set(a.figures) & set(b.figures):
        values = {"first": ", ".join(a.figures), "second": ", ".join(b.figures)}
        yield Reason(code="stories.other-figures", values=values)
    if genres := sorted({*a.marks, *b.marks}):
        yield Reason(code="stories.genre", values={"genres": ", ".join(genres)})


def _heaviest(a: Mapping[str, float], b: Mapping[str, float]) -> str:
    """The heaviest words of two vectors, as a list for people."""
    shared = sorted((w for w in a if w in b), key=lambda w: (-a[w] * b[w], w))
    return ", ".join(shared[:SHOWN])
