"""How likely two articles tell one happening, and why.

The score is a pure function of the two articles' features: nothing else that a collection
holds can move it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from runut.lang.pack import load
from runut.records import Features, Link, Reason
from runut.stories import overlaps
from runut.stories.across import across, met
from runut.stories.compare import Column, Pairs, measured
from runut.stories.flat import Flat, flatten
from runut.stories.model import likelihoods, threshold
from runut.stories.overlaps import Overlaps

#: Words, names and figures that a reason shows at most.
SHOWN = 5
#: Cosine of two bodies below which nothing else is looked at. It spares three comparisons
#: of five and, on the labelled stories, fewer than one link in two hundred.
LEAST_IN_COMMON = 0.12


@dataclass(frozen=True, slots=True)
class Compared:
    """An article as it is compared: its id, its language, its flat array, and how to come by
    its features, which are seldom needed."""

    article: str
    language: str
    flat: Flat
    features: Callable[[], Features]

    @classmethod
    def of(cls, features: Features) -> Compared:
        """The article of these features."""
        return cls(features.article, features.language, flatten(features), lambda: features)


def link(a: Features, b: Features, own: Mapping[str, float] | None = None) -> Link | None:
    """The link of two articles with its reasons, or None when they are surely two happenings.

    ``own`` are the weights that the language adds; those of its pack unless given.
    """
    if a.article > b.article:
        a, b = b, a
    for found in links([(Compared.of(a), [Compared.of(b)])], own):
        return replace(found, reasons=tuple(_reasons(a, b)))
    return None


def links(
    asked: Iterable[tuple[Compared, Sequence[Compared]]],
    own: Mapping[str, float] | None = None,
    overlaps: Overlaps = overlaps.overlaps,
) -> Iterator[Link]:
    """The links of articles with those beside each, without the reasons (`link` tells them).

    Pairs cost least when many are asked about at a time.
    """
    alike: dict[str, list[tuple[Compared, list[Compared]]]] = defaultdict(list)
    for one, others in asked:
        same = [other for other in others if other.language == one.language]
        if same:
            alike[one.language].append((one, same))
        if len(same) < len(others):
            yield from _across(one, [other for other in others if other.language != one.language])
    for language, together in alike.items():
        pairs = Pairs.of([(one.flat, [other.flat for other in o]) for one, o in together], overlaps)
        likely = scores(pairs, _own(language) if own is None else own)
        # Of many pairs few are links.
        good = np.flatnonzero(likely >= threshold("faint"))
        ones = np.repeat(np.arange(len(together)), [len(others) for _, others in together])
        every = [other for _, others in together for other in others]
        found = zip(ones[good].tolist(), good.tolist(), likely[good].tolist(), strict=True)
        yield from (_told(together[one][0], every[at], score) for one, at, score in found)


def _across(one: Compared, others: Sequence[Compared]) -> Iterator[Link]:
    """The links of an article with others in other languages."""
    for other in others:
        found = across(one.features(), other.features())
        if found >= threshold("faint"):
            yield _told(one, other, found)


def scores(pairs: Pairs, own: Mapping[str, float]) -> Column:
    """How likely each two of one language tell one happening, 0 to 1; 0 where the bodies have
    too little in common."""
    likely = likelihoods("link", measured(pairs), own)
    return np.where(pairs.shared("body") < LEAST_IN_COMMON, 0.0, likely)


def beside(
    features: Mapping[str, Features], pairs: Iterable[tuple[str, str]]
) -> Iterator[tuple[Compared, list[Compared]]]:
    """Articles with those that stand beside each in ``pairs``, for `links`."""

    @cache
    def known(article: str) -> Compared:
        return Compared.of(features[article])

    others: dict[str, list[Compared]] = defaultdict(list)
    for a, b in pairs:
        others[a].append(known(b))
    return ((known(a), found) for a, found in others.items())


def _told(one: Compared, other: Compared, score: float) -> Link:
    a, b = sorted((one.article, other.article))
    return Link(a=a, b=b, score=round(score, 4))


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
