"""Ordinary words that are names because a title stands before them, where a pack ships no
trained model.

"Stone" with a capital may be a stone in a headline, so capitals alone do not make a name of it;
"President Stone" does, and then every "Stone" of the article is the same person's.
"""

from __future__ import annotations

from functools import cache

from runut.lang.pack import Pack, load
from runut.text.naming.ordinary import is_ordinary
from runut.text.naming.stretches import Name, Pieces, listed
from runut.text.words import fold, stop_words

#: Lists whose words tell something else than a person behind a title ("Attorney General").
_OTHER = ("roles", "before_person", "bodies_begin", "places_begin", "events_end", "calendar")


def called(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """Names, and besides every place of an ordinary word that stands behind a title with a
    capital and is written so alone: "President Stone", "Mr. Stone", then "Stone said"."""
    words, taken = read.words, {at for name in names for at in range(name.first, name.last)}
    small = {word for word in words if word.islower()}
    told = {
        word
        for at, word in enumerate(words)
        if at not in taken and fold(word) not in small and _is_called(read, at, pack)
    }
    return sorted(
        [
            *names,
            *(
                Name(at, at + 1, "PER", sure=True)
                for at, word in enumerate(words)
                if word in told and at not in taken and _stands_alone(read, at, pack)
            ),
        ],
        key=lambda name: name.first,
    )


def _is_called(read: Pieces, at: int, pack: Pack) -> bool:
    """Whether a single word that tells nothing of its own stands behind a title."""
    words = read.words
    before = at - 2 if words[at - 1 : at] == (".",) else at - 1
    word = fold(words[at])
    if at in read.opens or before < 0 or not words[before][0].isupper() or not words[at].istitle():
        return False
    if fold(words[before]) not in _titles(pack.code) or len(word) < 3:
        return False
    if any(fold(after) in _titles(pack.code) for after in words[at + 1 : at + 2]):
        return False  # "Former Harbour leader"
    return word not in stop_words(pack) and not any(word in listed(pack.code, k) for k in _OTHER)


@cache
def _titles(code: str) -> frozenset[str]:
    """What an office or a title ends with: "President", "Home |Secretary"."""
    pack = load(code)
    roles = pack.table("names").get("lists", {}).get("roles", ())
    return frozenset(fold(role.split()[-1]) for role in roles) - stop_words(pack)


def _stands_alone(read: Pieces, at: int, pack: Pack) -> bool:
    """Whether no other capital stands beside a word, but a title's or an opening before it."""
    after, before = read.words[at + 1 : at + 2], read.words[at - 1] if at else "."
    if after and (after[0][0].isupper() or after[0] == "-"):
        return False
    if not before[0].isupper() or at in read.opens or fold(before) in _titles(pack.code):
        return True
    return at - 1 in read.opens and is_ordinary(before, pack.code)
