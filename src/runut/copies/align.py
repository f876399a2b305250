"""Passages that stand in two articles, near verbatim, as aligned spans.

Runs of five folded words found in two articles are seeds; seeds on (nearly) one diagonal
are chained over light edits, and what the chain covers is the passage. Only articles that
share a seed are compared, so unrelated articles cost nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from runut.copies.direction import Order, order
from runut.copies.fingerprints import RUN, Token, runs, tokens
from runut.copies.kinds import kind
from runut.copies.seeds import CROWD, FIRST, seeds
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

__all__ = ["CROWD", "FIRST", "Block", "chain", "copies"]


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
    if len(ordered) < 2:
        return ()
    by_time = sorted(range(len(ordered)), key=lambda i: (ordered[i].published or "~", i))
    found = seeds([_runs(article.text) for article in ordered], by_time)
    sides = [_Side(article) for article in ordered]
    shared = tuple(
        copy
        for (i, j), pairs in sorted(found.items())
        for copy in _between(sides[i], sides[j], pairs)
    )
    for side in sides:
        side.forget()
    return shared


@lru_cache(maxsize=1 << 11)
def _runs(text: str) -> npt.NDArray[np.uint64]:
    return runs(_words(text))


@lru_cache(maxsize=1 << 8)
def _words(text: str) -> Sequence[Token]:
    return tokens(text)


class _Side:
    """An article whose words are found when first asked for. It is told from another by what
    copies depend on alone: what two share is found once while a story grows."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._key = article.text, article.outlet, article.published, article.id

    @cached_property
    def words(self) -> Sequence[Token]:
        return _words(self.article.text)

    def forget(self) -> None:
        """Let go of the words, which weigh more than all that is kept about the pairs."""
        self.__dict__.pop("words", None)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Side) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=1 << 13)
def _between(a: _Side, b: _Side, seeds: bytes) -> tuple[Copy, ...]:
    """The passages that two articles share."""
    left, right = a.words, b.words
    pairs = np.frombuffer(seeds, dtype=np.int32).reshape(-1, 2).tolist()
    found = chain([(at, facing) for at, facing in pairs], left, right)
    blocks = [block for block in found if _tells(a.article, left, block)]
    if not blocks:
        return ()
    earlier = order(a.article, b.article)
    return tuple(_copy(a.article, b.article, left, right, block, earlier) for block in blocks)


def _tells(article: Article, words: Sequence[Token], block: Block) -> bool:
    """Whether a passage, as the first of the two has it, says more than who, where and when."""
    if block.same >= LONG:
        return True
    inside = words[block.a : block.a_end]
    plain = sum(article.text[start].islower() for start, _, _ in inside)
    return plain >= LEAST_PLAIN


def chain(
    seeds: Sequence[tuple[int, int]], left: Sequence[Token], right: Sequence[Token]
) -> list[Block]:
    """Seeds joined into passages, best first, none overlapping another on either side."""
    open_chains: list[list[int]] = []
    for a, b in sorted(set(seeds)):
        if open_chains and _joins(open_chains[-1], a, b):
            continue
        if not any(_joins(last, a, b) for last in reversed(open_chains[-24:-1])):
            open_chains.append([a, b, a + RUN, b + RUN])
    blocks = [
        _block(*found, left=left, right=right)
        for found in open_chains
        if min(found[2] - found[0], found[3] - found[1]) >= LEAST_WORDS
    ]
    blocks.sort(key=lambda block: (-block.same, block.a, block.b))
    kept: list[Block] = []
    for block in blocks:
        long_enough = block.same >= LEAST_WORDS and block.likeness >= LEAST_LIKENESS
        if long_enough and not any(_overlap(block, other) for other in kept):
            kept.append(block)
    return sorted(kept, key=lambda block: (block.a, block.b))


def _joins(last: list[int], a: int, b: int) -> bool:
    """Join a seed to a chain that it continues; whether it does."""
    ahead, beside = a - last[2], b - last[3]
    if not (-RUN < ahead <= GAP and -RUN < beside <= GAP and abs(ahead - beside) <= GAP):
        return False
    if ahead > -RUN:
        last[2] = a + RUN
    if beside > -RUN:
        last[3] = b + RUN
    return True


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
