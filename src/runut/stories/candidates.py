"""Which articles are worth comparing: an inverted index over what is rare in them.

An article is filed under its telling words, names, figures and some of its fingerprints,
each with a fixed weight. Two articles are worth scoring when the keys they share weigh
`ENOUGH` together and they were published within the window. That rule looks at the two
articles alone, so neither the order of arrival nor what else is filed can change it,
with one exception: a key under which more than `CROWD` articles stand is passed over, for
it would cost much and tell little. Which keys those are depends on the articles filed at
the time of asking, not on their order.
"""

from __future__ import annotations

from array import array
from datetime import date
from functools import lru_cache

import numpy as np

from runut.records import Features

#: Weight that shared keys must reach.
ENOUGH = 0.35
#: Longest list of articles under a key that is still looked at.
CROWD = 4_000
#: Of an article's words and names, so many of the heaviest are keys.
TITLE_KEYS = 20
NAME_KEYS = 20
LEAD_KEYS = 20
#: One fingerprint in so many is a key.
SAMPLE = 4

_UNDATED = 0


class Index:
    """The live articles by their keys.

    Adding costs the article's own keys; asking costs the articles that share one, and one
    plain sum for each live article, never a comparison with it.
    """

    def __init__(self, window_days: int = 30) -> None:
        self.window_days = window_days
        self._under: dict[str | int, _Filed] = {}
        self._keys: dict[str, tuple[str | int, ...]] = {}
        self._place: dict[str, int] = {}
        self._at: list[str] = []
        self._day = array("i")
        self._free: list[int] = []

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, article: str) -> bool:
        return article in self._keys

    def add(self, features: Features) -> None:
        """File an article; filing it again replaces what was there."""
        self.remove(features.article)
        found = keys(features)
        place = self._seat(features.article, _ordinal(features.day))
        self._keys[features.article] = tuple(found)
        for key, weight in found.items():
            self._under.setdefault(key, _Filed()).add(place, weight)

    def remove(self, article: str) -> None:
        """Take an article out; nothing happens when it is not there."""
        if article not in self._keys:
            return
        place = self._place.pop(article)
        self._free.append(place)
        for key in self._keys.pop(article):
            self._under[key].remove(place)
            if not self._under[key].places:
                del self._under[key]

    def near(self, features: Features) -> tuple[str, ...]:
        """Ids of the filed articles worth scoring against this one, sorted.

        The article itself is never among them. An undated article is near in time to all.
        """
        found = [(self._under.get(key), weight) for key, weight in keys(features).items()]
        kept = [(u, w) for u, w in found if u is not None and len(u.places) <= CROWD]
        if not kept:
            return ()
        places = np.concatenate([np.frombuffer(u.places, dtype=np.intc) for u, _ in kept])
        parts = np.concatenate([np.frombuffer(u.weights, dtype=np.float64) * w for u, w in kept])
        shared = np.bincount(places, parts)
        # Rounded, since the sum of the same weights in another order differs in the last bit.
        enough = np.flatnonzero(np.round(shared, 9) >= ENOUGH).tolist()
        day = _ordinal(features.day)
        near = (self._at[place] for place in enough if self._live(self._day[place], day))
        return tuple(sorted(other for other in near if other != features.article))

    def _seat(self, article: str, day: int) -> int:
        """A number for the article, one that was given back if there is any."""
        if self._free:
            place = self._free.pop()
            self._at[place], self._day[place] = article, day
        else:
            place = len(self._at)
            self._at.append(article)
            self._day.append(day)
        self._place[article] = place
        return place

    def _live(self, theirs: int, day: int) -> bool:
        if day == _UNDATED or theirs == _UNDATED:
            return True
        return abs(theirs - day) <= self.window_days


class _Filed:
    """The articles under one key: their places and weights, side by side."""

    __slots__ = ("places", "weights")

    def __init__(self) -> None:
        self.places = array("i")
        self.weights = array("d")

    def add(self, place: int, weight: float) -> None:
        self.places.append(place)
        self.weights.append(weight)

    def remove(self, place: int) -> None:
        at = self.places.index(place)
        del self.places[at], self.weights[at]


def keys(features: Features) -> dict[str | int, float]:
    """The keys an article is filed under, with their weights."""
    found: dict[str | int, float] = {}
    for words, count, worth in (
        (features.lead, LEAD_KEYS, 1.0),
        (features.names, NAME_KEYS, 1.2),
        (features.title, TITLE_KEYS, 1.5),
    ):
        heaviest = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:count]
        for word, weight in heaviest:
            found[word] = max(found.get(word, 0.0), weight * worth)
    for mark in features.sketch:
        if mark % SAMPLE == 0:
            found[mark] = 1.0
    return found


@lru_cache(maxsize=1 << 12)
def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else _UNDATED
