"""A group of articles as a story: its title, when it ran, and why it stands together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from runut.records import Features, Link, Reason, Story
from runut.stories.compare import cosine

#: Articles of which each is sooner held against every other, and so much sums of likenesses in
#: another order differ at most: they are rounded to a tenth of it.
_FEW = 5
_ERRING = 1e-5


class Headed(Protocol):
    """An article, or so much of one as stands over it. The text is looked at where there is no
    headline."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str | None:
        """Its headline."""

    @property
    def published(self) -> str | None:
        """When it was published (RFC 3339)."""

    @property
    def text(self) -> str:
        """Its body."""


def describe(
    id: str,
    articles: Sequence[Headed],
    features: Mapping[str, Features],
    links: Sequence[Link],
) -> Story:
    """The story of ``articles``, sorted by publication and id.

    Its title is the headline of the most central article: the one likest to the others in
    title and body; articles without a headline come last. Reasons are what most of the
    links share. ``links`` may hold links of other stories; they are passed over.
    """
    ordered = sorted(articles, key=lambda a: (a.published or "9999", a.id))
    inside = {article.id for article in ordered}
    own = [link for link in links if link.a in inside and link.b in inside]
    headed = [article for article in ordered if article.title] or ordered
    chosen = most_central([article.id for article in headed], inside, features)
    central = next(article for article in headed if article.id == chosen)
    dated = [article.published for article in ordered if article.published]
    return Story(
        id=id,
        title=central.title or _opening(central),
        articles=tuple(article.id for article in ordered),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        reasons=_reasons(inside, features, own),
    )


def most_central(
    some: Sequence[str], inside: Collection[str], features: Mapping[str, Features]
) -> str:
    """The first of ``some`` articles that is likest, in title and body, to the others ``inside``.

    Sums in another order tell which may be it, in step with the articles; only those that come as
    close as such sums can err are held against every other. A story of two hundred is so described
    in a sixtieth of the time.
    """
    if len(some) > 1 and len(inside) > _FEW:
        together: dict[str, float] = {}
        for article in sorted(inside):
            for word, weight in features[article].body.items():
                together[word] = together.get(word, 0.0) + weight
        about = [_beside(features[article], together) for article in some]
        least = max(about) - _ERRING
        some = [article for article, found in zip(some, about, strict=True) if found >= least]
    return max(some, key=lambda article: _centrality(article, inside, features))


def _beside(mine: Features, together: Mapping[str, float]) -> float:
    """`_centrality`, but for rounding, by what all bodies come to together."""
    own = cosine(mine.title, mine.body) + cosine(mine.body, mine.body)
    return cosine(mine.title, together) + cosine(mine.body, together) - own


def _centrality(article: str, inside: Collection[str], features: Mapping[str, Features]) -> float:
    mine = features[article]
    total = sum(
        cosine(mine.title, features[other].body) + cosine(mine.body, features[other].body)
        for other in sorted(inside)
        if other != article
    )
    return round(total, 6)


def _opening(article: Headed, most: int = 80) -> str:
    """The first words of a text that has no headline."""
    text = " ".join(article.text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + " …"


def _reasons(
    inside: set[str], features: Mapping[str, Features], links: Sequence[Link]
) -> tuple[Reason, ...]:
    """The names and words that most of the articles share, and how sure their links are."""
    if len(inside) < 2:
        return (Reason(code="stories.alone"),)
    reasons: list[Reason] = []
    names = Counter(name for a in inside for name in features[a].names)
    common = sorted(n for n, count in names.items() if count * 2 > len(inside))
    weight = {n: sum(features[a].names.get(n, 0.0) for a in sorted(inside)) for n in common}
    common.sort(key=lambda n: (-weight[n], n))
    if common:
        values = {"words": ", ".join(common[:6])}
        reasons.append(Reason(code="stories.same-names", values=values))
    days = sorted({features[a].day or "" for a in inside} - {""})
    if days:
        values = {"first": days[0], "last": days[-1]}
        code = "stories.one-day" if len(days) == 1 else "stories.between-days"
        reasons.append(Reason(code=code, values=values))
    if links:
        mean = sum(link.score for link in links) / len(links)
        values = {"links": str(len(links)), "mean": f"{mean:.2f}"}
        reasons.append(Reason(code="stories.links", values=values))
    return tuple(reasons)
