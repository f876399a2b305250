"""The links of all articles, block against block (`runut.stories.candidates`, `score`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import islice
from pathlib import Path

import numpy as np

from runut.batch import crowds, filings
from runut.batch.blocks import Block
from runut.batch.course import Course, Made, inner
from runut.batch.crowds import Crowds
from runut.batch.filings import Filings
from runut.batch.marks import Mark
from runut.batch.records import pack
from runut.engines import rows
from runut.engines.rows import Row
from runut.records import Features, Link
from runut.store.codec import decode
from runut.stories import candidates, loading, score
from runut.stories.candidates import Beside, Filing
from runut.stories.flat import flatten
from runut.stories.loops import LAST, Counts, Loops, Places, Question
from runut.stories.postings import Entries
from runut.stories.vectors import at_hand

STEP = "links"
#: Articles kept at hand as they are compared, about 3 KB each, and articles scored at a time.
AT_HAND = 50_000
TOGETHER = 50
#: The blocks of both ends of a link stand in the rank of its row, of the first in the high bits.
_BLOCK_BITS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A block, and those that come after it and are near it, itself the first; each with the
    file of its articles."""

    window_days: int
    blocks: tuple[tuple[Block, str], ...]


def link_all(
    course: Course, every: Sequence[tuple[Block, str]], crowded: str, window_days: int
) -> tuple[Mark, ...]:
    """Compare every block with itself and with those near it. The marks tell with how many
    articles of which blocks there are links."""
    parts = [
        Compared(
            window_days=window_days,
            blocks=tuple(
                (other, file)
                for other, file in every
                if other.number >= block.number and block.is_near(other, window_days)
            ),
        )
        for block, _ in every
    ]
    inputs = [
        [crowded, *(filings.name_of(block.number) for block, _ in part.blocks)] for part in parts
    ]
    return course.each(STEP, link_block, parts, inputs)


def link_block(out: Path, compared: Compared) -> Made:
    """Find the links of a block's articles with one another and with later blocks."""
    (block, file), *others = compared.blocks
    crowd = Crowds.read(out / crowds.NAME)
    one = _Side(out, block, file)
    chosen = loading.chosen(len(one.filings) * len(compared.blocks))
    asking = _Asking(crowd, compared.window_days, chosen)
    name = inner(STEP, block.number)
    leads: Counter[str] = Counter()
    with rows.replacing(out / name) as part, rows.Writer(part) as writer:
        for other in (one, *(_Side(out, *each) for each in others)):
            for row in asking.links(one, other):
                leads[str(other.block.number)] += 1
                writer.add(row)
    return Made(files=[name], tells=leads)


def ends_of(rank: int) -> tuple[int, int]:
    """The blocks of both ends of a link, by the rank of its row."""
    return rank >> _BLOCK_BITS, rank & ((1 << _BLOCK_BITS) - 1)


class _Side:
    """A block at hand."""

    def __init__(self, out: Path, block: Block, file: str) -> None:
        self._out, self._file = out, file
        self.block = block
        self.filings = Filings.read(out / filings.name_of(block.number))
        self.compared: Callable[[int], score.Compared] = lru_cache(maxsize=AT_HAND)(self._compared)

    @cached_property
    def entries(self) -> Entries:
        """What is filed, by key."""
        return self.filings.entries()

    @cached_property
    def beside(self) -> Beside:
        """What is known of its articles, their packed words at hand."""
        filed = self.filings
        return Beside(filed.days, filed.languages, at_hand(filed.words))

    @cached_property
    def _contents(self) -> list[bytes]:
        return [row.value for row in rows.read(self._out / self._file)]

    def _compared(self, number: int) -> score.Compared:
        features = self._features(number)
        flat = flatten(features)
        return score.Compared(
            features.article, features.language, flat, partial(self._features, number)
        )

    def _features(self, number: int) -> Features:
        return decode(self._contents[number], Features)

    def asked(self, number: int) -> Filing:
        """The filing of one article."""
        filed = self.filings
        own = slice(int(filed.starts[number]), int(filed.starts[number + 1]))
        return Filing(
            article="",  # nobody asks by it here
            keys=filed.keys[own],
            weights=filed.weights[own],
            day=int(filed.days[number]),
            language=int(filed.languages[number]),
            words=filed.words[number],
        )


class _Asking:
    """How articles of one block are held against those of another."""

    def __init__(self, crowd: Crowds, window_days: int, chosen: Loops) -> None:
        self._crowd = crowd
        self._window = window_days
        self._loops = chosen

    def links(self, one: _Side, other: _Side) -> Iterator[Row]:
        """The links between the articles of two blocks, or of one."""
        for a, b in ((one, other), (other, one)) if one is not other else ((one, one),):
            pairs = self._pairs(a, b)
            while some := list(islice(pairs, TOGETHER)):
                beside = [(a.compared(n), [b.compared(m) for m in theirs]) for n, theirs in some]
                mine = {each.article for each, _ in beside}
                for found in score.links(beside, overlaps=self._loops.overlaps):
                    yield _row(found, a, b, turned=found.a not in mine)

    def _pairs(self, one: _Side, other: _Side) -> Iterator[tuple[int, list[int]]]:
        """Articles that came first, with those of the other block worth scoring against each."""
        sums = np.zeros(len(other.filings), dtype=np.int32)
        for number in range(len(one.filings)):
            asked = one.asked(number)
            found = self._shared(asked, other.entries, sums)
            later = other.filings.places[found[0]] > one.filings.places[number]
            met = found[0][later], found[1][later]
            good = candidates.likely(asked, other.beside, met, self._loops)
            if len(good):
                yield number, good.tolist()

    def _shared(self, asked: Filing, entries: Entries, sums: Counts) -> tuple[Places, Counts]:
        """As `candidates.shared`, by the counts of all blocks."""
        reach = self._crowd.reach(asked.keys, asked.day, self._window)
        fit = reach >= 0
        days = reach[fit].astype(np.int64)
        first = np.where(days == LAST, 1, np.maximum(asked.day - days, 1))
        last = np.where(days == LAST, LAST, np.minimum(asked.day + days, LAST))
        question = Question(
            keys=asked.keys[fit],
            weights=asked.weights[fit].astype(np.int32),
            windows=np.stack([first, last], axis=1)[:, None],
            crowd=len(entries),
            least=candidates.ENOUGH_IN_STEPS,
        )
        return self._loops.ask([entries.run], question, sums)


def _row(found: Link, one: _Side, other: _Side, *, turned: bool) -> Row:
    """A link with the blocks of its ends; ``turned`` where the first end lies in the other."""
    a, b = (other, one) if turned else (one, other)
    return Row(found.a, "link", a.block.number << _BLOCK_BITS | b.block.number, pack(found))
