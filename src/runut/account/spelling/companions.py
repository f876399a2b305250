"""Names misspelt in company: one letter apart, each beside the same other name in a list.

A short name alone may be another's by a letter ("Rian", "Ryan"). Where two articles list it with
the same companion ("Dasa dan Wirya", "Wirrya (23) dan Dasa (29)"), it is one name in two spellings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations

from runut.account.kept import PROPOSITIONS
from runut.account.preparing.propositions import Proposition
from runut.account.spelling.misspellings import established, one_letter_apart
from runut.lang.pack import load
from runut.text import words

#: Names shorter than this differ too easily by a letter.
_SHORTEST = 4
_NAME = r"[A-Z][^\W\d_][\w'’-]*(?: [A-Z][\w'’-]*){0,3}"
_AGED = r"(?: ?\(\d{1,2}[^()]{0,8}\))?"


def find(propositions: Sequence[Proposition]) -> list[Mapping[str, Sequence[int]]]:
    """The two spellings of each such name, each with the places where it is listed."""
    homes = {proposition.article.id: proposition.article.text for proposition in propositions}
    if len(homes) < 2:
        return []
    lists: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for proposition in propositions:
        for names in _lists(proposition.itself):
            lists[proposition.article.id].append((proposition.place, names))
    found: dict[tuple[str, str], dict[str, list[int]]] = {}
    for one, other in combinations(sorted(lists), 2):
        for place, names in lists[one]:
            for beside, theirs in lists[other]:
                for a, b in _misspelt(names, theirs):
                    if b not in homes[one] and a not in homes[other]:
                        forms = found.setdefault((min(a, b), max(a, b)), {a: [], b: []})
                        forms[a].append(place)
                        forms[b].append(beside)
    language = propositions[0].article.language
    return [found[pair] for pair in sorted(found) if not established(*pair, found[pair], language)]


def _misspelt(names: frozenset[str], theirs: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The names of two lists that are one letter apart, where the lists share another name."""
    if names.isdisjoint(theirs):
        return
    for a in sorted(names - theirs):
        for b in sorted(theirs - names):
            one, two = (words.fold("".join(filter(str.isalpha, name))) for name in (a, b))
            if min(len(one), len(two)) >= _SHORTEST and one_letter_apart(one, two):
                yield a, b


@lru_cache(maxsize=PROPOSITIONS)
def _lists(proposition: Proposition) -> tuple[frozenset[str], ...]:
    """The lists of two or more names in a proposition."""
    found = _listed(proposition.article.language).finditer(proposition.text)
    return tuple(
        frozenset(name for name in re.findall(_NAME, match[0]) if not any(map(str.isdigit, name)))
        for match in found
    )


@cache
def _listed(language: str) -> re.Pattern[str]:
    """Two or more names in a row, each with its age in brackets or without."""
    joins = words.either(load(language).words("entities", "joining"))
    return re.compile(rf"{_NAME}{_AGED}(?:(?:, |,? (?:{joins}) ){_NAME}{_AGED})+")
