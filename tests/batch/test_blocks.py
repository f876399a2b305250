"""Every article has a block, and every two that may be compared have two blocks that meet."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from runut.batch import blocks
from runut.batch.blocks import Finder
from runut.stories.candidates import filing_day

DAYS = st.dates(date(2024, 1, 1), date(2024, 4, 1)).map(str) | st.just("")
COUNTS = st.dictionaries(DAYS, st.integers(1, 50), min_size=1, max_size=12)


@given(COUNTS, st.integers(1, 40), st.integers(0, 40))
def test_what_may_be_compared_lies_in_blocks_that_meet(
    counts: dict[str, int], articles: int, window: int
) -> None:
    planned = blocks.plan(counts, articles)
    assert [block.number for block in planned] == list(range(len(planned)))
    finder = Finder(planned)
    at = {(day, n): planned[finder.of(day or None, f"{n}")] for day in counts for n in range(5)}
    for (one, _), a in at.items():
        assert a.first <= filing_day(one or None) <= a.last
        for (other, _), b in at.items():
            near = abs(filing_day(one or None) - filing_day(other or None)) <= window
            assert a.is_near(b, window) == b.is_near(a, window)
            assert a.is_near(b, window) or (one and other and not near)


def test_days_with_little_share_a_block_and_one_with_much_is_parted() -> None:
    start = date(2025, 3, 1)
    counts = {str(start + timedelta(days=n)): count for n, count in enumerate((3, 3, 3, 25, 2))}
    planned = blocks.plan({"": 4} | counts, 10)
    lengths = [(block.last - block.first + 1, block.share, block.shares) for block in planned]
    assert lengths == [(1, 0, 1), (3, 0, 1), (1, 0, 3), (1, 1, 3), (1, 2, 3), (1, 0, 1)]


def test_block_and_place_fit_one_number() -> None:
    rank = blocks.rank_of(12_345, 999_999_999_999)
    assert (blocks.block_of(rank), blocks.place_of(rank)) == (12_345, 999_999_999_999)
    assert rank < 2**63
