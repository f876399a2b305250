"""Passages that stand in two articles, near verbatim, as aligned spans.

Runs of five folded words found in two articles are seeds; seeds on (nearly) one diagonal
are chained over light edits, and what the chain covers is the passage. Only articles that
share a seed are compared, so unrelated articles cost nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from runut.copies.direction import Order, order
from runut.copies.fingerprints import RUN, Token, runs, tokens
from runut.copies.kinds import kind
from runut.records import Article, Copy, Passage

#: A passage has at least so many words, of which so large a share agrees.
LEAST_WORDS = 10
LEAST_LIKENESS = 0.6
#: Of a passage of fewer words than `LONG`, so many must be plain ones, begun with a small
#: letter: names, titles, places and dates are given alike by all who report them.
LEAST_PLAIN = 8
LONG = 20
#: Edited words bridged between two seeds, on either side.
GAP = 8
#: Runs that stand in one article more often than this are furniture or refrains.
REPEATS = 4
#: A run that stands in more articles than this is traced to the first few of them alone: a
#: thousand copies of one report are copies of that report, not each of each other.
CROWD, FIRST = 40, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Words [a, a_end) of one article facing words [b, b_end) of another; so many agree."""

    a: int
    b: int
    a_end: int
    b_end: int
    same: int

    @property
    def likeness(self) -> float:
        """Share of the longer side's words that stand in both, 0 to 1."""
        return self.same / max(self.a_end - self.a, self.b_end - self.b)


def copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """The passages shared between ``articles``, each pair once, with their direction.

    The answer does not depend on the order of ``articles``. Work is proportional to the
    words plus the pairs that do share a run of `runut.copies.fingerprints.RUN` words; of what
    stands in more than `CROWD` articles, each is held against the `FIRST` that had it.
    """
    ordered = sorted({a.id: a for a in articles}.values(), key=lambda a: a.id)
    words = [tokens(article.text) for article in ordered]
    by_time = sorted(range(len(ordered)), key=lambda i: (ordered[i].published or "~", i))
    seeds = _seeds([runs(found).tolist() for found in words], by_time)
    sides = [
        _Side(key=(a.text, a.outlet, a.published, a.id), article=a, words=words[i])
        for i, a in enumerate(ordered)
    ]
    return tuple(
        copy
        for (i, j), pairs in sorted(seeds.items())
        for copy in _between(sides[i], sides[j], tuple(pairs))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """An article with its words, told from another by ``key`` alone: what two share is found
    once while a story grows article by article."""

    key: tuple[str | None, ...]
    article: Article = field(compare=False)
    words: Sequence[Token] = field(compare=False)


@lru_cache(maxsize=1 << 13)
def _between(a: _Side, b: _Side, seeds: tuple[tuple[int, int], ...]) -> tuple[Copy, ...]:
    """The passages that two articles share."""
    blocks = [block for block in chain(seeds, a.words, b.words) if _tells(a, block)]
    if not blocks:
        return ()
    earlier = order(a.article, b.article)
    return tuple(_copy(a.article, b.article, a.words, b.words, block, earlier) for block in blocks)


def _tells(side: _Side, block: Block) -> bool:
    """Whether a passage, as the first of the two has it, says more than who, where and when."""
    if block.same >= LONG:
        return True
    text, words = side.article.text, side.words[block.a : block.a_end]
    plain = sum(text[start].islower() for start, _, _ in words)
    return plain >= LEAST_PLAIN


def _seeds(
    all_runs: Sequence[Sequence[int]], by_time: Sequence[int]
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Positions of shared runs, by pair of articles; ``by_time`` names the articles, oldest
    first."""
    rank = {number: at for at, number in enumerate(by_time)}
    where: dict[int, dict[int, list[int]]] = defaultdict(dict)
    for number, hashes in enumerate(all_runs):
        for position, value in enumerate(hashes):
            where[value].setdefault(number, []).append(position)
    seeds: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for places in where.values():
        if len(places) < 2:
            continue
        for i, j in _pairs(places, rank):
            if len(places[i]) <= REPEATS and len(places[j]) <= REPEATS:
                seeds[i, j].extend((a, b) for a in places[i] for b in places[j])
    return seeds


def _pairs(places: Collection[int], rank: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The articles of ``places`` two by two, smaller number first."""
    if len(places) <= CROWD:
        yield from combinations(sorted(places), 2)
        return
    oldest_first = sorted(places, key=rank.__getitem__)
    for at, early in enumerate(oldest_first[:FIRST]):
        for late in oldest_first[at + 1 :]:
            yield (early, late) if early < late else (late, early)


def chain(
    seeds: Sequence[tuple[int, int]], left: Sequence[Token], right: Sequence[Token]
) -> list[Block]:
    """Seeds joined into passages, best first, none overlapping another on either side."""
    open_chains: list[list[int]] = []
    for a, b in sorted(set(seeds)):
        for last in reversed(open_chains[-24:]):
            ahead, beside = a - last[2], b - last[3]
            if -RUN < ahead <= GAP and -RUN < beside <= GAP and abs(ahead - beside) <= GAP:
                last[2], last[3] = max(last[2], a + RUN), max(last[3], b + RUN)
                break
        else:
            open_chains.append([a, b, a + RUN, b + RUN])
    blocks = [_block(*found, left=left, right=right) for found in open_chains]
    blocks.sort(key=lambda block: (-block.same, block.a, block.b))
    kept: list[Block] = []
    for block in blocks:
        long_enough = block.same >= LEAST_WORDS and block.likeness >= LEAST_LIKENESS
        if long_enough and not any(_overlap(block, other) for other in kept):
            kept.append(block)
    return sorted(kept, key=lambda block: (block.a, block.b))


def _block(
    a: int, b: int, a_end: int, b_end: int, *, left: Sequence[Token], right: Sequence[Token]
) -> Block:
    mine = [word[2] for word in left[a:a_end]]
    theirs = [word[2] for word in right[b:b_end]]
    if mine == theirs:
        same = len(mine)
    else:
        matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
        same = sum(match.size for match in matcher.get_matching_blocks())
    return Block(a=a, b=b, a_end=a_end, b_end=b_end, same=same)


def _overlap(one: Block, other: Block) -> bool:
    beside = one.a < other.a_end and other.a < one.a_end
    return beside or (one.b < other.b_end and other.b < one.b_end)


def _copy(
    a: Article,
    b: Article,
    left: Sequence[Token],
    right: Sequence[Token],
    block: Block,
    earlier: Order,
) -> Copy:
    mine = Passage(article=a.id, start=left[block.a][0], end=left[block.a_end - 1][1])
    theirs = Passage(article=b.id, start=right[block.b][0], end=right[block.b_end - 1][1])
    share = block.same / min(len(left), len(right))
    why = kind(a, b, mine, theirs, words=block.same, share=share)
    first, second = (mine, theirs) if earlier.first == a.id else (theirs, mine)
    return Copy(
        origin=first,
        target=second,
        likeness=round(block.likeness, 4),
        reasons=(*why, earlier.reason),
    )
