"""All that is read from one article alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from runut.records.articles import Article
from runut.records.statements import Statement
from runut.records.text import Entity, Quantity, Time


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What the story stage compares: weights by word, and the sets that tell instances
    of one series apart. Made from one article alone, so a link of two articles never
    depends on what else the collection holds. ``sketch`` is the article's winnowed
    fingerprints (`runut.copies.fingerprints`).

    ``title``, ``lead``, ``first`` (the first sentence), ``body``, ``speech`` (what stands
    in quotation marks), ``names`` and ``cast`` (entities by id) are vectors of length 1.
    ``figures`` are the numbers of the title, ``near_days`` the days named in the lead,
    ``marks`` the genres the title shows ("round-up", "daily", "guide"), ``at`` the moment
    of publication in hours since 1970 (None when only the day is known), ``core`` the
    heaviest words of the body, ``named`` those of its words that are names,
    ``title_names`` the names in the title, ``length`` the number of characters, ``tolls``
    the kinds of toll it counts ("dead", "missing").
    """

    article: str
    language: str
    day: str | None
    title: Mapping[str, float]
    lead: Mapping[str, float]
    body: Mapping[str, float]
    names: Mapping[str, float]
    numbers: tuple[str, ...]
    days: tuple[str, ...]
    sketch: tuple[int, ...]
    outlet: str = ""
    figures: tuple[str, ...] = ()
    near_days: tuple[str, ...] = ()
    speech: Mapping[str, float] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    at: float | None = None
    first: Mapping[str, float] = field(default_factory=dict)
    cast: Mapping[str, float] = field(default_factory=dict)
    core: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    title_names: tuple[str, ...] = ()
    length: int = 0
    tolls: tuple[str, ...] = ()

    @classmethod
    def empty(cls, article: str) -> Features:
        """Features of an article of which nothing has been read yet."""
        return cls(
            article=article,
            language="",
            day=None,
            title={},
            lead={},
            body={},
            names={},
            numbers=(),
            days=(),
            sketch=(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that is read from one article alone; made once and stored."""

    article: Article
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]
    features: Features

    @classmethod
    def begun(cls, article: Article) -> Reading:
        """The reading of an article of which nothing has been read yet."""
        return cls(
            article=article,
            entities=(),
            times=(),
            quantities=(),
            statements=(),
            features=Features.empty(article.id),
        )
