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

from collections import defaultdict
from datetime import date
from functools import lru_cache

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
    """The live articles by their keys. Adding or asking costs the article's own keys and
    the articles that share one, never a pass over the collection."""

    def __init__(self, window_days: int = 30) -> None:
        self.window_days = window_days
        self._under: dict[str | int, dict[str, float]] = defaultdict(dict)
        self._keys: dict[str, tuple[str | int, ...]] = {}
        self._day: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, article: str) -> bool:
        return article in self._keys

    def add(self, features: Features) -> None:
        """File an article; filing it again replaces what was there."""
        self.remove(features.article)
        found = keys(features)
        self._keys[features.article] = tuple(found)
        self._day[features.article] = _ordinal(features.day)
        for key, weight in found.items():
            self._under[key][features.article] = weight

    def remove(self, article: str) -> None:
        """Take an article out; nothing happens when it is not there."""
        for key in self._keys.pop(article, ()):
            del self._under[key][article]
            if not self._under[key]:
                del self._under[key]
        self._day.pop(article, None)

    def near(self, features: Features) -> tuple[str, ...]:
        """Ids of the filed articles worth scoring against this one, sorted.

        The article itself is never among them. An undated article is near in time to all.
        """
        shared: dict[str, float] = defaultdict(float)
        for key, weight in keys(features).items():
            under = self._under.get(key)
            if under is None or len(under) > CROWD:
                continue
            for other, theirs in under.items():
                shared[other] += weight * theirs
        day = _ordinal(features.day)
        shared.pop(features.article, None)
        # Rounded, since the sum of the same weights in another order differs in the last bit.
        enough = (other for other, weight in shared.items() if round(weight, 9) >= ENOUGH)
        return tuple(sorted(other for other in enough if self._live(other, day)))

    def _live(self, other: str, day: int) -> bool:
        theirs = self._day[other]
        if day == _UNDATED or theirs == _UNDATED:
            return True
        return abs(theirs - day) <= self.window_days


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
