"""What the neighbours of two articles say of their link.

Within a much-reported affair every article resembles every other; two articles of one
happening have, beyond that, the same neighbours. Each link is therefore scored a second
time by the company its ends keep, and the mean of both scores is what groups are made of.
This looks at the set of links only, so their order cannot matter. The idea is that of
shared nearest neighbours (Jarvis and Patrick, 1973).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import log

from runut.records import Link
from runut.stories.model import likelihood

Pair = tuple[str, str]


def revise(links: Iterable[Link]) -> dict[Pair, float]:
    """The score of every link in the light of the others, 0 to 1."""
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for link in sorted(links, key=lambda link: (link.a, link.b)):
        near[link.a][link.b] = near[link.b][link.a] = link.score
    total = {article: sum(found.values()) for article, found in near.items()}
    return {(a, b): revised(a, b, near, total) for a in near for b in near[a] if a < b}


def revised(
    a: str, b: str, near: Mapping[str, Mapping[str, float]], total: Mapping[str, float]
) -> float:
    """The score of one link in the light of the others, as `company` takes them."""
    return round((near[a][b] + likelihood("context", company(a, b, near, total))) / 2, 6)


def company(
    a: str,
    b: str,
    near: Mapping[str, Mapping[str, float]],
    total: Mapping[str, float],
) -> dict[str, float]:
    """What speaks for and against the link of ``a`` and ``b`` in the links around them.

    ``near`` gives each article's links by the other end, ``total`` their sums.
    """
    one, other = near[a], near[b]
    score = one[b]
    common = sorted(one.keys() & other.keys())
    weakest = [min(one[c], other[c]) for c in common]
    shared = sum(weakest)
    around = total[a] + total[b] - 2 * score
    support = sum(one[c] * other[c] for c in common)
    by_a, by_b = (_share(support, total[x] - score) for x in (a, b))
    rivals = [
        max((v for c, v in found.items() if c not in (a, b)), default=0.0) for found in (one, other)
    ]
    few, many = sorted((total[a], total[b]))
    return {
        "score": score,
        "odds": log(max(score, 1e-3) / max(1 - score, 1e-3)),
        "shared": shared,
        "shared-share": shared / (around - shared + 0.5),
        "score and shared-share": score * shared / (around - shared + 0.5),
        "shared-order": log(0.05 + shared),
        "best-bridge": max(weakest, default=0.0),
        "support-least": min(by_a, by_b),
        "support-most": max(by_a, by_b),
        "rival-least": min(rivals),
        "rival-most": max(rivals),
        "links-fewer": few,
        "links-more": many,
        "links-fewer-order": log(0.05 + few),
        "links-more-order": log(0.05 + many),
        "common": log(1 + len(common)),
    }


def _share(support: float, rest: float) -> float:
    """How far an article's other neighbours stand behind a link; -0.1 when it has none."""
    return support / rest if rest > 0.05 else -0.1
