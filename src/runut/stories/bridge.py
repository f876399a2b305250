"""Words of two languages brought to one form, so that articles in both can be compared.

Three ways lead across: the packs' tables ``bridge`` (a small lexicon of news words), the names of
countries in one word (table ``territories``), and the bones of a word: languages that took it
from one source spell it alike but for a few letters (``ekspor``, ``export``). All lead into the
stems of `PIVOT`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from runut.lang.pack import codes, load
from runut.stories.features import unit
from runut.text.words import fold, stem

#: The language into which the lexicons lead.
PIVOT = "en"
#: Letters that count of a word's bones: endings differ most.
BONES = 6

#: Spellings of one sound, each with the one it is brought to.
_SPELLINGS = (
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("ch", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("y", "i"),
    ("v", "f"),
)
_SOFT_C = re.compile(r"c(?=[ei])")
_DOUBLED = re.compile(r"(.)\1+")


def bridged(stems: Mapping[str, float], language: str) -> dict[str, float]:
    """A vector of stems in the one form of all languages, again of length 1."""
    return _carried(stems, {word: across(word, language) for word in stems})


def bridged_names(names: Mapping[str, float], language: str) -> dict[str, float]:
    """The same of a vector of names, which have no affixes: "Lautan" is no sea."""
    table = _names(language)
    return _carried(names, {name: bones(table.get(name, name)) for name in names})


def _carried(words: Mapping[str, float], over: Mapping[str, str]) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for word, weight in words.items():
        found[over[word]] += weight
    return unit(found, len(found))


def known(words: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    """Of a bridged vector the words that the other could have too: those of the lexicons, and
    those it does have."""
    return unit({w: v for w, v in words.items() if w in lexicon() or w in other}, len(words))


@lru_cache(maxsize=1 << 16)
def across(word: str, language: str) -> str:
    """The one form of a stem."""
    if any(char.isdigit() for char in word):
        return word
    return bones(_stems(language).get(word) or stem(word, PIVOT))


@lru_cache(maxsize=1 << 16)
def bones(word: str) -> str:
    """What is left of a word when the ways of spelling one sound are one.

    >>> bones("ekspor") == bones("export")
    True
    """
    for spelling, plain in _SPELLINGS:
        word = word.replace(spelling, plain)
    word = _SOFT_C.sub("s", word).replace("c", "k")
    return _DOUBLED.sub(r"\1", word)[:BONES]


@cache
def lexicon() -> frozenset[str]:
    """The forms that some language's lexicon leads to."""
    return frozenset(bones(word) for code in codes() for word in _stems(code).values())


@cache
def _stems(language: str) -> Mapping[str, str]:
    """The stem in `PIVOT` of each stem of ``language`` that the tables know."""
    return {stem(word, language): stem(to, PIVOT) for word, to in _names(language).items()}


@cache
def _names(language: str) -> Mapping[str, str]:
    """The word in `PIVOT` of each word of ``language`` that the tables know, folded."""
    pack = load(language)
    theirs = load(PIVOT).table("territories")
    found = {}
    for code, name in pack.table("territories").items():
        to = theirs.get(code)
        if isinstance(name, str) and isinstance(to, str) and name.isalpha() and to.isalpha():
            found[fold(name)] = fold(to)
    return found | {fold(w): fold(to) for w, to in pack.table("bridge").get("words", {}).items()}
