"""Articles in blocks of days, so that what is near in time lies in few files.

Two articles are compared when they were published within the window of one another. Every
pair of blocks that near is looked at once, whichever blocks they are, so no pair of articles is
missed where one block ends and the next begins, and none is looked at twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from runut.engines.rows import Row
from runut.stories.candidates import filing_day
from runut.stories.loops import UNDATED

#: About so many articles are one block: what a worker compares with as many others at a time.
ARTICLES = 20_000
#: The place of an article among all pages stands in so many low bits of a rank, its block above.
_PLACE_BITS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Articles of the days from ``first`` to ``last`` (since 1970; 0: undated). What one day
    alone has too many of is parted by hash: this is ``share`` of ``shares``."""

    number: int
    first: int
    last: int
    share: int = 0
    shares: int = 1

    def is_near(self, other: Block, window_days: int) -> bool:
        """Whether an article of the one could be compared with one of the other."""
        if UNDATED in {self.first, other.first}:
            return True
        return self.first - other.last <= window_days and other.first - self.last <= window_days


def plan(counts: Mapping[str, int], articles: int = ARTICLES) -> tuple[Block, ...]:
    """The blocks for so many articles a day, given by the days as written ("" : undated)."""
    days: dict[int, int] = {}
    for day, count in counts.items():
        number = filing_day(day or None)
        days[number] = days.get(number, 0) + count
    found: list[Block] = []
    for run in _runs(sorted(days.items()), articles):
        shares = -(-sum(count for _, count in run) // articles) if len(run) == 1 else 1
        found += [
            Block(number=number, first=run[0][0], last=run[-1][0], share=share, shares=shares)
            for share, number in enumerate(range(len(found), len(found) + shares))
        ]
    return tuple(found)


def _runs(days: Sequence[tuple[int, int]], articles: int) -> Iterator[list[tuple[int, int]]]:
    """Days with their counts in runs of about so many articles; the undated by themselves."""
    run: list[tuple[int, int]] = []
    for day, count in days:
        full = sum(n for _, n in run) + count > articles
        if run and (full or run[0][0] == UNDATED):
            yield run
            run = []
        run.append((day, count))
    if run:
        yield run


class Finder:
    """Finds the block of an article."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._of_day = {
            day: [b for b in blocks if b.first == block.first]
            for block in blocks
            for day in range(block.first, block.last + 1)
        }

    def of(self, day: str | None, article: str) -> int:
        """The number of the block for an article of a day."""
        shared = self._of_day[filing_day(day)]
        return shared[crc32(article.encode()) % len(shared)].number


def rank_of(block: int, place: int) -> int:
    """Block and place in one number."""
    return block << _PLACE_BITS | place


def block_of(rank: int) -> int:
    """The block in a rank."""
    return rank >> _PLACE_BITS


def place_of(rank: int) -> int:
    """The place in a rank."""
    return rank & ((1 << _PLACE_BITS) - 1)


def by_block(found: Iterable[Row]) -> Iterator[Row]:
    """Features to their block; the article's id stands as the kind."""
    for row in found:
        if row.kind == "features":
            yield Row(str(block_of(row.rank)), row.key, place_of(row.rank), row.value)
