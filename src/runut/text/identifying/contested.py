"""Short names that may mean two persons of one article: "Iwan", where two brothers bear it.

Newsrooms call by the short name whom they named first, and may pass it on once another is named. So
each place is asked by itself: it means whom it can mean there, and nobody where that is open, for
words put into the wrong mouth are worse than words of somebody unknown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from runut.records import Span
from runut.text.groups import Groups
from runut.text.identifying.namesakes import of_generation, short_for
from runut.text.naming.names import Found

#: Within so many sentences behind another's full name a short one may be his; behind it, too,
#: unless who was named first was called so many times as often.
_NEAR, _FAR_MORE = 3, 3

#: The places of each form of a person's name, by its words.
Forms = Mapping[tuple[str, ...], Sequence[int]]
#: The places of the full names that a short name may stand for, by the person who bears them.
Meant = Mapping[int, Sequence[int]]


def find(persons: Forms) -> frozenset[tuple[str, ...]]:
    """The names of one word that are short for two longer ones or more."""
    holders = Counter(word for full in persons if len(full) > 1 for word in set(full))
    return frozenset(
        short
        for short in persons
        if len(short) == 1
        and holders[short[0]] > 1
        and sum(short_for(short, full) for full in persons) > 1
    )


def settle(
    contested: frozenset[tuple[str, ...]],
    persons: Forms,
    names: Sequence[Found],
    sentences: Sequence[Span],
    groups: Groups,
) -> None:
    """Join each place of the ``contested`` names to whom it means; those that may mean more than
    one become one by themselves."""
    opens = [sentence.start for sentence in sentences]
    for short in sorted(contested):
        meant = _meant(short, persons, groups)
        owner = {place: home for home, places in meant.items() for place in places}
        # One that the text itself sets beside a full name ("Bagas Aji alias Bagas") is decided.
        owner |= {place: whose for place in persons[short] if (whose := groups.of(place)) in meant}
        article = _Calls()
        left: list[int] = []
        for place in sorted({*owner, *persons[short]}):
            sentence = bisect_right(opens, names[place].start)
            home = owner.get(place)
            if home is None:
                home = article.meant(sentence) if article.first is not None else _named_most(meant)
            if home is None:
                left.append(place)
                continue
            groups.join(home, place)
            article.call(home, sentence)
        for place in left:
            groups.join(left[0], place)


class _Calls:
    """Whom an article has called by a name, as far as it has been read."""

    def __init__(self) -> None:
        self.first: int | None = None
        self._last: int | None = None
        self._sentence = 0
        self._called: Counter[int | None] = Counter()

    def call(self, person: int, sentence: int) -> None:
        """Take in that ``person`` is called in a sentence."""
        if self.first is None:
            self.first = person
        self._last, self._sentence = person, sentence
        self._called[person] += 1

    def meant(self, sentence: int) -> int | None:
        """Whom a short name means there: who was called first, unless another was called since,
        nearby or about as often."""
        if self._last == self.first:
            return self.first
        near = sentence - self._sentence <= _NEAR
        rival = self._called[self.first] < _FAR_MORE * self._called[self._last]
        return None if near or rival else self.first


def _meant(short: tuple[str, ...], persons: Forms, groups: Groups) -> Meant:
    """Whom a short name may mean; where father and son bear it, the father: the son's is "Jr"."""
    fulls = [full for full in persons if short_for(short, full)]
    found: dict[int, list[int]] = {}
    for full in [f for f in fulls if not of_generation(f)] or fulls:
        found.setdefault(groups.of(persons[full][0]), []).extend(persons[full])
    return found


def _named_most(meant: Meant) -> int | None:
    """Whom a short name means that stands before any full one: who is named most, if anybody."""
    ranked = sorted(meant, key=lambda home: (-len(meant[home]), home))
    if len(ranked) > 1 and len(meant[ranked[0]]) == len(meant[ranked[1]]):
        return None
    return ranked[0]
