"""Which articles are worth comparing: an inverted index over what is rare in them.

An article is filed under its telling words, names, figures and some of its fingerprints,
each with a fixed weight. Two articles are worth scoring when the keys they share weigh
`ENOUGH` together, when they were published within the window, and when, told in one
language, their words and keys together are alike enough for a link; the further apart their
days, the more is asked for, as likeness tells the less. That rule looks at
the two articles alone, so neither the order of arrival nor what else is filed can change it,
with one exception: of a key under which very many articles stand only those of the nearest
days are looked at (`runut.stories.postings`), for it would cost much and tell little. Which
keys those are depends on the articles filed at the time of asking, not on their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from runut.records import Features
from runut.stories import loading, plain
from runut.stories.loops import LAST, UNDATED, Counts, Keys, Loops, Packed, Places, Sieve, Weights
from runut.stories.marks import mark
from runut.stories.postings import Entries, Postings
from runut.stories.score import LEAST_IN_COMMON
from runut.stories.vectors import ROOM, at_hand, bound, pack

#: Weight that shared keys must reach, and what they must of two in one language, on the same day,
#: a day apart and further apart. Days apart a link needs more in common anyway. On the labelled
#: stories this and `LIKELY` spare a fifth of the scores and cost 8 links of 2,868, none above .18;
#: no group changes.
ENOUGH: Final = 0.3
ENOUGH_APART: Final = (ENOUGH, 0.4, 0.6)
#: What the cosine of two articles' words and so much of the weight of shared keys must reach
#: together, by days apart as above. The cosine tells more: with .25 of the keys the same links
#: take a third more scores within a day. On Wikinews, whose links are weaker, no group changes;
#: .2 within a day and more would cost .002 of B-cubed.
KEYS_WORTH: Final = 0.1
LIKELY: Final = (0.19, 0.23, 0.29)
#: Of an article's words and names, so many of the heaviest are keys, unless they weigh less
#: than `LEAST`: common words cost most and tell least.
TITLE_KEYS: Final = 20
NAME_KEYS: Final = 20
LEAD_KEYS: Final = 20
LEAST: Final = 0.15
#: One fingerprint in so many is a key.
SAMPLE: Final = 8

#: Weights are kept in steps of so much, so that their sums are exact in any order.
_STEPS: Final = 160
#: The same in steps.
ENOUGH_IN_STEPS: Final = round(ENOUGH * _STEPS * _STEPS)
_ENOUGH_APART: Final = np.array([round(enough * _STEPS * _STEPS) for enough in ENOUGH_APART])
_LIKELY: Final = np.array(LIKELY)
#: Fingerprints are below 2**40, marks of words below 2**47.
_FINGERPRINT: Final = 1 << 47


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What an article is filed under: its sorted ``keys`` with their weights, the ``day``
    (0 when unknown), the language, and its words, packed."""

    article: str
    keys: Keys
    weights: Weights
    day: int
    language: int
    words: Packed


def filing(features: Features) -> Filing:
    """What an article is filed under, made of the article alone."""
    found = sorted(keys(features).items())
    return Filing(
        article=features.article,
        keys=np.array([key for key, _ in found], dtype=np.uint64),
        weights=np.array([weight for _, weight in found], dtype=np.uint8),
        day=filing_day(features.day),
        language=mark(features.language) % 251,
        words=pack(features.body),
    )


def keys(features: Features) -> dict[int, int]:
    """The keys an article is filed under, with their weights in steps."""
    found: dict[str, float] = {}
    for words, count, worth in (
        (features.lead, LEAD_KEYS, 1.0),
        (features.names, NAME_KEYS, 1.2),
        (features.title, TITLE_KEYS, 1.5),
    ):
        telling = [
            (-weight * worth, word) for word, weight in words.items() if weight * worth >= LEAST
        ]
        for weight, word in sorted(telling)[:count]:
            found[word] = max(found.get(word, 0.0), -weight)
    filed = {mark(word): round(weight * _STEPS) for word, weight in found.items()}
    return filed | {_FINGERPRINT | v: _STEPS for v in features.sketch if v % SAMPLE == 0}


@lru_cache(maxsize=1 << 12)
def filing_day(day: str | None) -> int:
    """Days since 1970, 1 for all before and `LAST` for all that is later than can be told."""
    if not day:
        return UNDATED
    return min(max(date.fromisoformat(day).toordinal() - _EPOCH, 1), LAST)


_EPOCH: Final = date(1970, 1, 1).toordinal()


def shared(asked: Filing, postings: Postings) -> tuple[Places, Counts]:
    """Places of the filed articles whose keys in common with this one weigh enough, in any
    order, and how much they weigh."""
    return postings.near(asked.keys, asked.weights, day=asked.day, least=ENOUGH_IN_STEPS)


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known at hand of many articles: their days, their languages and their packed
    words."""

    days: npt.NDArray[np.uint16]
    languages: npt.NDArray[np.uint8]
    words: Packed


def likely(
    one: Filing,
    beside: Beside,
    found: tuple[Places, Counts],
    loops: Loops = plain.LOOPS,
) -> Places:
    """Of articles that share enough keys with ``one`` those that a score may well link, sorted;
    ``found`` names them by their places in ``beside``."""
    sieve = Sieve(
        day=one.day,
        language=one.language,
        days=beside.days,
        languages=beside.languages,
        least=_ENOUGH_APART,
    )
    places, weigh, apart, foreign = loops.sift(*found, sieve)
    by_keys = KEYS_WORTH * weigh / _STEPS**2
    due = _LIKELY[apart]
    least = np.maximum(LEAST_IN_COMMON, due - by_keys)
    alike = bound(one.words, beside.words, places, least, loops.products)
    good = (alike >= LEAST_IN_COMMON) & (alike + by_keys >= due)
    return np.sort(places[good | foreign])


class Index:
    """The live articles by their keys, in about 1.5 kilobytes each.

    Adding costs the article's own keys; asking costs the articles that share one, of which
    there are at most `runut.stories.postings.CROWD` for each key.
    """

    def __init__(self, window_days: int = 30, *, asking: int = 0) -> None:
        """``asking``: about how many questions will be asked, where that is known."""
        chosen = loading.chosen(asking)
        self._postings = Postings(window_days, chosen.ask)
        self._place: dict[str, int] = {}
        self._at: list[str | None] = []
        self._day = np.zeros(0, dtype=np.uint16)
        self._language = np.zeros(0, dtype=np.uint8)
        self._words = np.zeros((0, 2, ROOM), dtype=np.uint16)
        self._loops = chosen
        self._last: tuple[Features, Filing] | None = None

    def __len__(self) -> int:
        return len(self._place)

    def __contains__(self, article: str) -> bool:
        return article in self._place

    def add(self, features: Features) -> None:
        """File an article; filing it again replaces what was there."""
        self.file(self._filing(features))

    def file(self, filed: Filing) -> None:
        """The same of an article of which it is known what it is filed under."""
        self.remove(filed.article)
        place = len(self._at)
        if place == len(self._day):
            self._grow(place + max(place // 8, 64))
        self._place[filed.article] = place
        self._at.append(filed.article)
        self._day[place], self._language[place] = filed.day, filed.language
        self._words[place] = at_hand(filed.words[None])[0]
        self._postings.add(filed.keys, filed.weights, place=place, day=filed.day)

    def load(self, filed: Sequence[Filing]) -> None:
        """File many articles at once, none of which is there yet."""
        if not filed:
            return
        start, end = len(self._at), len(self._at) + len(filed)
        self._grow(max(end, len(self._day)))
        self._place |= {each.article: start + n for n, each in enumerate(filed)}
        self._at += [each.article for each in filed]
        days = np.array([each.day for each in filed], dtype=np.uint16)
        self._day[start:end] = days
        self._language[start:end] = [each.language for each in filed]
        self._words[start:end] = at_hand(np.array([each.words for each in filed]))
        counts = [len(each.keys) for each in filed]
        self._postings.load(
            Entries.of(
                np.concatenate([each.keys for each in filed]),
                np.repeat(days, counts),
                np.repeat(np.arange(start, end, dtype=np.uint32), counts),
                np.concatenate([each.weights for each in filed]),
            )
        )

    def remove(self, article: str) -> None:
        """Take an article out; nothing happens when it is not there."""
        place = self._place.pop(article, None)
        if place is not None:
            self._at[place] = None
            self._tidy()

    def forget(self, before: str) -> None:
        """Take out what was published before a day (YYYY-MM-DD); the undated stays."""
        days = self._day[: len(self._at)]
        for place in np.flatnonzero((days != UNDATED) & (days < filing_day(before))).tolist():
            article = self._at[place]
            if article is not None:
                del self._place[article]
                self._at[place] = None
        self._tidy()

    def near(self, features: Features) -> tuple[str, ...]:
        """Ids of the filed articles worth scoring against this one, sorted.

        The article itself is never among them. An undated article is near in time to all.
        """
        return self.beside(self._filing(features))

    def beside(self, asked: Filing) -> tuple[str, ...]:
        """`near`, by what the article is filed under."""
        found = shared(asked, self._postings)
        beside = Beside(self._day, self._language, self._words)
        good = likely(asked, beside, found, self._loops)
        near = [other for place in good.tolist() if (other := self._at[place])]
        return tuple(sorted(other for other in near if other != asked.article))

    def _filing(self, features: Features) -> Filing:
        """As `filing`, once for an article that is asked for and then added."""
        if self._last is None or self._last[0] is not features:
            self._last = features, filing(features)
        return self._last[1]

    def _tidy(self) -> None:
        """Number the places anew when more are empty than not."""
        if len(self._at) <= 2 * len(self._place) + 1000:
            return
        full = np.array([article is not None for article in self._at])
        new = np.where(full, np.cumsum(full) - 1, -1)
        self._postings.renumber(new)
        kept = np.flatnonzero(full)
        self._day, self._language, self._words = (
            self._day[kept],
            self._language[kept],
            self._words[kept],
        )
        self._at = [article for article in self._at if article is not None]
        self._place = {article: place for place, article in enumerate(self._at) if article}

    def _grow(self, size: int) -> None:
        """Room for so many places."""
        more = size - len(self._day)
        self._day = np.pad(self._day, (0, more))
        self._language = np.pad(self._language, (0, more))
        self._words = np.pad(self._words, ((0, more), (0, 0), (0, 0)))
