"""One person's name that newsrooms spell otherwise: "Kim Kong Un", "Adarabiyo".

A letter's difference joins two names only where nothing else is as near, and where it is
plainly a slip: the right name stands far more often, or the word is long and no article has
both spellings. Several letters join them only where both hold one office.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from runut.lang.pack import Pack, load
from runut.records import Entity
from runut.text.groups import Groups
from runut.text.identifying import roles
from runut.text.identifying.namesakes import one_edit, one_slip, parts
from runut.text.words import fold, tokens

Name = tuple[str, ...]

#: A name is a slip of one that stands so many times as often.
_FAR_MORE = 3
#: A word of so many letters is nobody else's for a letter's difference.
_LONG = 7
#: A name of one word must be this long to be a slip of another.
_ALONE = 6
#: Words of one name in two transcriptions are this alike at least (Ratcliff and Obershelp).
_ALIKE = 0.7
#: Two offices are one when they share so many words.
_OFFICE = 2


@dataclass(slots=True)
class _Person:
    """What the articles of a story have of one person."""

    count: int = 0
    names: set[Name] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    offices: set[frozenset[str]] = field(default_factory=set)

    def take(self, entity: Entity, pack: Pack) -> None:
        self.count += len(entity.mentions)
        self.names.update(name for name in map(parts, entity.names) if name)
        self.articles.update(mention.article for mention in entity.mentions)
        self.heads.update(roles.head(role, pack) for role in entity.roles)
        self.offices.update(_words(role) for role in entity.roles)

    @property
    def full(self) -> Iterable[Name]:
        return (name for name in self.names if len(name) > 1)


def join(entities: Sequence[Entity], groups: Groups, languages: Mapping[str, str]) -> None:
    """Join the persons of a story whose names are spellings of one. ``languages`` gives that of
    each article by its id."""
    people: dict[int, _Person] = defaultdict(_Person)
    for index, entity in enumerate(entities):
        if entity.type == "PER":
            pack = load(languages[entity.mentions[0].article])
            people[groups.of(index)].take(entity, pack)
    for rare, meant in list(_slips(people)):
        groups.join(meant, rare)


def _slips(people: dict[int, _Person]) -> Iterator[tuple[int, int]]:
    """Pairs of homes: a misspelt person, and who is meant."""
    holding: dict[str, set[int]] = defaultdict(set)
    for home, person in people.items():
        for word in {word for name in person.names for word in name}:
            holding[word].add(home)
    for home in sorted(people):
        person = people[home]
        beside = {o for n in person.full for w in n for o in holding[w]} - {home}
        near = [o for o in sorted(beside) if _near(person, people[o])]
        if len(near) == 1 and _is_slip(person, people[near[0]]):
            yield home, near[0]
        elif not near:
            same = [o for o in sorted(beside) if _one_office(person, people[o])]
            if len(same) == 1:
                yield home, same[0]
        if max(map(len, person.names), default=0) == 1:
            meant = [o for o in sorted(people) if o != home and _short_slip(person, people[o])]
            if len(meant) == 1:
                yield home, meant[0]


def _near(one: _Person, other: _Person) -> bool:
    return any(_differing(a, b) is not None for a in one.full for b in other.full)


def _differing(a: Name, b: Name) -> str | None:
    """The shorter spelling of the one word by a letter of which two names differ; the one may
    leave out the end or the beginning of the other."""
    if len(a) > len(b):
        a, b = b, a
    for part in dict.fromkeys((b[: len(a)], b[len(b) - len(a) :])):
        if one_slip(a, part):
            return min((min(x, y, key=len) for x, y in zip(a, part, strict=True) if x != y))
    return None


def _is_slip(one: _Person, meant: _Person) -> bool:
    """Whether ``one`` is ``meant`` misspelt: far rarer, or as rare in an office that both hold,
    while the offices agree as far as they are known; or by one letter of a long word, where no
    article has both."""
    shared = bool(one.heads & meant.heads)
    if one.heads and meant.heads and not shared:
        return False
    if meant.count >= _FAR_MORE * one.count or (shared and meant.count >= one.count):
        return True
    words = (_differing(a, b) for a in one.full for b in meant.full)
    return _never_meet(one, meant) and any(word and len(word) >= _LONG for word in words)


def _one_office(one: _Person, other: _Person) -> bool:
    """Whether two hold one office, and their names may be two transcriptions of one."""
    if not _never_meet(one, other):
        return False
    if not any(len(a & b) >= _OFFICE for a in one.offices for b in other.offices):
        return False
    return any(_transcribed(a, b) for a in one.full for b in other.full)


def _transcribed(a: Name, b: Name) -> bool:
    """Whether two names share a word and are alike in every other."""
    if len(a) != len(b) or not any(x == y for x, y in zip(a, b, strict=True)):
        return False
    return all(_alike(*sorted(pair)) for pair in zip(a, b, strict=True))


def _alike(a: str, b: str) -> bool:
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


def _short_slip(one: _Person, meant: _Person) -> bool:
    """Whether a person known by one word alone is ``meant``, a letter of a long word missed
    once."""
    return one.count == 1 < meant.count and any(
        len(word) >= _ALONE and len(other) >= _ALONE and word != other and one_edit(word, other)
        for (word,) in one.names
        for name in meant.names
        for other in name
    )


def _never_meet(one: _Person, other: _Person) -> bool:
    """Whether no article names both."""
    return not one.articles & other.articles


def _words(role: str) -> frozenset[str]:
    return frozenset(fold(role[a:b]) for a, b in tokens(role))
