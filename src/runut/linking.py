"""The links of new articles: filed, compared with what is near, scored among their neighbours.

What is near is looked up in the collection's own index (`runut.store.filings`), day by day:
for a few articles only under their keys, for very many all of it, once. Either way the rule
of `runut.stories.candidates` decides, which looks at two articles alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Final

import apsw
import numpy as np

from runut import keeping
from runut.records import Features
from runut.store import articles, filings, links
from runut.stories import candidates, context, gather, loading, score
from runut.stories.candidates import Beside, Filing
from runut.stories.flat import flatten
from runut.stories.loops import LAST, UNDATED
from runut.stories.postings import Entries, Postings
from runut.stories.score import Compared
from runut.stories.vectors import KEPT, ROOM, at_hand

#: Articles whose neighbours are looked up at a time, and of which the links are scored.
CHUNK: Final = 1_000
SCORED: Final = 50
#: Looking up the keys of one article costs as much as reading all that so many are filed under.
SEEKS: Final = 70
#: Features kept at hand, about 20 KB each.
AT_HAND: Final = 10_000
#: So many times the days of the window are kept at hand at most.
WINDOWS: Final = 4
#: Articles kept at hand as they are compared, 3 KB each; what is near one is mostly near others.
COMPARED: Final = 20_000


def link(connection: apsw.Connection, fresh: Sequence[str], shelf: Shelf) -> frozenset[str]:
    """Compare new articles with all that is near them in time, and keep the links.

    Returns the articles at the ends of links that came, went or weigh otherwise among their
    neighbours than before, the new ones included.
    """
    numbers = articles.numbers_of(connection, fresh)
    read = _reader(connection)
    _file(connection, numbers, read)
    asked = _filings(connection, numbers, read)
    shelf.open(connection, asked)
    for some in _chunks(numbers, CHUNK):
        shelf.fetch([asked[number] for number in some])
        for few in _chunks(some, SCORED):
            # Of two new articles one asks.
            near = {
                number: [
                    n for n in shelf.near(number, asked[number]) if n not in asked or n > number
                ]
                for number in few
            }
            found = score.links(shelf.beside(near, read), overlaps=shelf.loops.overlaps)
            links.put(connection, found)
    return frozenset(fresh) | _revise(connection, fresh)


def file(connection: apsw.Connection, fresh: Sequence[str]) -> None:
    """File new articles whose links are known, for those that come after them."""
    _file(connection, articles.numbers_of(connection, fresh), _reader(connection))


_Read = Callable[[int], Features]


def _file(connection: apsw.Connection, numbers: Sequence[int], read: _Read) -> None:
    for some in _chunks(numbers, CHUNK):
        filings.put(connection, some, lambda number: keeping.filed(read(number)))


def _reader(connection: apsw.Connection) -> _Read:
    @lru_cache(maxsize=AT_HAND)
    def read(number: int) -> Features:
        return articles.features_at(connection, number)

    return read


def _filings(connection: apsw.Connection, numbers: Sequence[int], read: _Read) -> dict[int, Filing]:
    """What articles are filed under, by number."""
    return {
        number: candidates.filing(read(number))
        if filed.weights is None
        else Filing(
            article=article,
            keys=np.frombuffer(filed.keys, dtype=np.uint64),
            weights=np.frombuffer(filed.weights, dtype=np.uint8),
            day=filed.day,
            language=filed.language,
            words=np.frombuffer(filed.words, dtype=np.uint16).reshape(2, KEPT),
        )
        for number, article, filed in filings.filed_of(connection, numbers)
    }


def _chunks(every: Sequence[int], many: int) -> Iterator[Sequence[int]]:
    return (every[at : at + many] for at in range(0, len(every), many))


class Shelf:
    """What is filed in a collection, as far as it has been fetched.

    Serves one grouping after the other; what nobody else has changed meanwhile is not fetched
    again.
    """

    def __init__(self, window_days: int) -> None:
        self._window = window_days
        self._whole = False
        self._seen: tuple[apsw.Connection, object] | None = None

    def open(self, connection: apsw.Connection, fresh: Mapping[int, Filing]) -> None:
        """Begin to ask for articles, by number, which have just been filed."""
        seen = connection, connection.pragma("data_version")
        if self._whole and self._seen == seen and len(self._fetched) <= WINDOWS * self._window:
            self._enter(fresh)
        else:
            self._clear(connection, len(fresh))
            self._seen = seen

    def clear(self) -> None:
        """Forget all: something was taken out of the collection."""
        self._seen = None

    def _clear(self, connection: apsw.Connection, asking: int) -> None:
        last = filings.last(connection)
        self._connection = connection
        self._whole = asking * SEEKS > last
        self._fetched: set[int] = set()
        self.loops = loading.chosen(asking)
        self._postings = Postings(self._window, self.loops.ask)
        # Packed words in the order in which they were fetched; by number the row there, -1 for
        # what has not been fetched.
        self._row = np.full(last + 1, -1, dtype=np.int32)
        self._count = 0
        self._number = np.zeros(0, dtype=np.uint32)
        self._day = np.zeros(0, dtype=np.uint16)
        self._language = np.zeros(0, dtype=np.uint8)
        self._words = np.zeros((0, 2, ROOM), dtype=np.uint16)
        self._compared: dict[int, Compared] = {}

    def _enter(self, fresh: Mapping[int, Filing]) -> None:
        """Take what was filed since, of the days that have been fetched."""
        more = max(fresh, default=0) + 1 - len(self._row)
        if more > 0:
            self._row = np.pad(self._row, (0, more), constant_values=-1)
        added = {n: filing for n, filing in fresh.items() if filing.day in self._fetched}
        if added:
            counts = [len(filing.keys) for filing in added.values()]
            self._postings.load(
                Entries.of(
                    np.concatenate([filing.keys for filing in added.values()]),
                    np.repeat([filing.day for filing in added.values()], counts),
                    np.repeat(np.array([*added], dtype=np.uint32), counts),
                    np.concatenate([filing.weights for filing in added.values()]),
                )
            )

    def fetch(self, asked: Collection[Filing]) -> None:
        """Have at hand what these articles are to be compared with."""
        keys = None
        if not self._whole:
            self._fetched.clear()
            self._postings = Postings(self._window, self.loops.ask)
            keys = np.unique(np.concatenate([each.keys for each in asked])).tolist()
        for day in self._days(each.day for each in asked):
            if day not in self._fetched:
                self._fetched.add(day)
                found = filings.on_day(self._connection, day, keys)
                self._postings.load(Entries.of(found.keys, day, found.places, found.weights))

    def _days(self, asked: Iterable[int]) -> tuple[int, ...]:
        days = set(asked)
        if UNDATED in days:
            return filings.days(self._connection, 0, LAST)
        first, last = min(days) - self._window, max(days) + self._window
        return (UNDATED, *filings.days(self._connection, max(first, 1), last))

    def near(self, number: int, asked: Filing) -> list[int]:
        """Numbers of the articles worth scoring against this one, without its own."""
        places, weigh = candidates.shared(asked, self._postings)
        missing = np.sort(places[self._row[places] < 0])
        if len(missing):
            self._read(missing.tolist())
        rows = self._row[places]
        others = (rows >= 0) & (places != number)
        met = rows[others].astype(np.uint32), weigh[others]
        beside = Beside(self._day, self._language, self._words)
        found = candidates.likely(asked, beside, met, self.loops)
        near: list[int] = self._number[found].tolist()
        return sorted(near)

    def _read(self, missing: Sequence[int]) -> None:
        """Have the packed words of articles at hand: what was read for one is mostly asked for
        again by the next."""
        found = [*filings.words_of(self._connection, missing)]
        start, end = self._count, self._count + len(found)
        if end > len(self._number):
            more = max(end, 2 * len(self._number)) - len(self._number)
            self._number = np.pad(self._number, (0, more))
            self._day = np.pad(self._day, (0, more))
            self._language = np.pad(self._language, (0, more))
            self._words = np.pad(self._words, ((0, more), (0, 0), (0, 0)))
        numbers = [number for number, _, _, _ in found]
        packed = np.frombuffer(b"".join([words for _, _, _, words in found]), dtype=np.uint16)
        self._number[start:end] = numbers
        self._day[start:end] = [day for _, day, _, _ in found]
        self._language[start:end] = [language for _, _, language, _ in found]
        self._words[start:end] = at_hand(packed.reshape(-1, 2, KEPT))
        self._row[numbers] = np.arange(start, end)
        self._count = end

    def beside(
        self, near: Mapping[int, Sequence[int]], read: _Read
    ) -> Iterator[tuple[Compared, list[Compared]]]:
        """Articles with those that are near each, by number."""
        if len(self._compared) > COMPARED:
            self._compared.clear()
        known = self._compared
        missing = {*near}.union(*near.values()) - known.keys()
        for number, article, language, flat in filings.flat_of(self._connection, missing):
            features = partial(read, number)
            array = np.frombuffer(flat, np.uint64) if flat else flatten(features())
            known[number] = Compared(article, language, array, features)
        return ((known[one], [known[n] for n in others]) for one, others in near.items() if others)


def _revise(connection: apsw.Connection, fresh: Iterable[str]) -> frozenset[str]:
    """Score anew, among their neighbours, the links of all that has a new neighbour; the ends
    of links that weighed enough to tie two articles, before or after, and weigh otherwise."""

    @lru_cache(maxsize=AT_HAND)
    def near(article: str) -> dict[str, float]:
        return links.near(connection, article)

    @lru_cache(maxsize=AT_HAND)
    def total(article: str) -> float:
        return sum(near(article).values())

    stirred: set[str] = set()
    done: set[str] = set()
    for newcomer in sorted(fresh):
        for article in (newcomer, *near(newcomer)):
            if article in done:
                continue
            done.add(article)
            scores: dict[tuple[str, str], float] = {}
            for other, before in links.ties(connection, article).items():
                if other in done:
                    continue
                a, b = min(article, other), max(article, other)
                after = context.revised(a, b, {a: near(a), b: near(b)}, {a: total(a), b: total(b)})
                if after != before:
                    scores[a, b] = after
                    if max(before, after) >= gather.TIE:
                        stirred |= {a, b}
            links.put_scores(connection, scores)
    return frozenset(stirred)
