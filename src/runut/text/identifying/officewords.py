"""What a word is in an office that is told by its last word: "shadow home |secretary of Arunia".

By the pack's lists and table ``offices``: the office's own word, words that tell one office from
another before it, and words that lead to what it is over.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from runut.lang.pack import Pack, load
from runut.text.words import fold, listed, stop_words

#: A word with its possessive, or a mark.
WORD = re.compile(r"[^\W_]+(?:[-'’&/][^\W_]+)*['’]?|[^\w\s]")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])\Z")


class Word(NamedTuple):
    """A word, or a mark, at ``[start, end)`` of a text."""

    start: int
    end: int
    text: str
    folded: str


class Office(NamedTuple):
    """An office in its parts, folded: what tells it from others, with its own word last, and what
    it is over ("of the party"), without the small words."""

    told: tuple[str, ...]
    over: tuple[str, ...]


def words_of(text: str, left: int, right: int) -> list[Word]:
    """The words and marks of ``[left, right)``."""
    return [read(match) for match in WORD.finditer(text, left, right)]


def read(match: re.Match[str]) -> Word:
    """The word of a match of `WORD`."""
    return Word(match.start(), match.end(), match[0], fold(match[0]))


def parts(office: str, pack: Pack) -> Office:
    """The parts of an office that is told, short ones written out."""
    told_of = words_of(office, 0, len(office))
    cut = next((k for k, word in enumerate(told_of) if k and leads(word, pack)), len(told_of))
    short = pack.table("offices").get("short", {})
    idle = listed(pack.code, "offices", "idle") | stop_words(pack)
    told, over = (
        " ".join(short.get(w.folded, w.folded) for w in some if w.folded not in idle).split()
        for some in (told_of[:cut], told_of[cut:])
    )
    return Office(
        tuple(w for w in told if w[0].isalnum()), tuple(w for w in over if w[0].isalnum())
    )


def is_own(word: Word, pack: Pack) -> bool:
    """Whether a word is an office by itself."""
    return word.folded in _own(pack.code) and not owns(word)


def tells_which(word: Word, pack: Pack) -> bool:
    """Whether a word may tell one office from another where it stands before its own word."""
    if owns(word) or not word.text[0].isalnum():
        return False
    if word.folded in _own(pack.code) or word.folded in _modifiers(pack.code):
        return True
    return word.text[0].isupper() and word.folded not in _no_part(pack.code)


def leads(word: Word, pack: Pack) -> bool:
    """Whether a word leads to what an office is over ("of")."""
    return word.folded in listed(pack.code, "offices", "leading")


def opens(word: Word, pack: Pack) -> bool:
    """Whether an office may begin behind a word: a determiner, or whose it is."""
    return owns(word) or word.folded in listed(pack.code, "offices", "determiners")


def owns(word: Word) -> bool:
    """Whether a word is whose the next is: "Lembury's"."""
    return _POSSESSIVE.search(word.text) is not None


def is_verb(word: Word) -> bool:
    """Whether a small word has the form of a verb in the past."""
    return word.text.islower() and len(word.text) > 5 and word.text.endswith("ed")


@cache
def _own(code: str) -> frozenset[str]:
    """Words that are an office by themselves: the last of each the pack lists, before its "of", and
    what is short for one ("CEO")."""
    pack = load(code)
    offices = (
        *pack.table("names").get("lists", {}).get("roles", ()),
        *pack.words("entities", "offices"),
    )
    kin = pack.words("offices", "kin")
    own = {word for office in offices for word in parts(office, pack).told[-1:]}
    return frozenset((*own, *pack.table("offices").get("short", ()))) - higher(code) | frozenset(
        kin
    )


@cache
def _modifiers(code: str) -> frozenset[str]:
    """Small words that tell one office from another."""
    return listed(code, "offices", "modifiers") | higher(code)


@cache
def higher(code: str) -> frozenset[str]:
    """Words that say the office itself is another's, who is above or came later."""
    return listed(code, "entities", "former") | listed(code, "offices", "lesser")


@cache
def _no_part(code: str) -> frozenset[str]:
    """Words with a capital that are no part of an office: small ones at an opening, and days."""
    pack = load(code)
    return stop_words(pack).union(pack.table("relays").get("credit", {}).get("day", ()))


@cache
def clausal(code: str) -> frozenset[str]:
    """Small words that stand in a clause, and not in what an office is over."""
    within = listed(code, "offices", "leading") | listed(code, "offices", "determiners")
    return stop_words(load(code)) - within - listed(code, "offices", "joining")
