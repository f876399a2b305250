"""Where in a word two words meet that a page glued together.

A link that vanished takes the blanks around it along ("dikutipStandard", "PresidenDonald",
"Trumpmengatakan", "ASDonald Trump"). What tells a slip from a brand ("YouTube", "McLaren") is what
stands to either side: ordinary words, known names, names of persons, words that stand free in the
same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from runut.lang.pack import load
from runut.text.naming.gazetteer import gazetteer
from runut.text.naming.ordinary import is_ordinary
from runut.text.words import fold, shipped, stem, stop_words

#: Where a seam may be: between a small letter and a capital that more letters follow
#: ("dikutipStandard", "olehPSSIsejak"); behind capitals, before small letters ("PENAMPILANelegan",
#: "BRIakan") or before a word with a capital ("ASDonald").
_SEAM = re.compile(
    r"(?<=[a-z])(?=[A-Z][A-Za-z])|(?<=[A-Z]{2})(?=[a-z]{3})|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})"
)
#: The word right behind a seam, up to where the next may be.
_NEXT = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[A-Z]+(?=[a-z]{3})|[A-Z]+")
#: What the name of a site hangs on: "dikutip|Kabarnusa.id".
_BEFORE_SITE = re.compile(r"[a-z]{3,}(?=[A-Z])")
#: A glued neighbour that is told by itself has at least so many letters.
_PLAIN_TAIL, _VERB_TAIL = 4, 7
#: ... and what it hangs on more than these.
_SHORT_HEAD = 3
#: A word that is glued to a name has so many letters, or it may be a piece of one ("McLaren",
#: "iPhone"); fewer capitals are cut from what is behind them only where they name something.
_LETTERS = 4


def is_whole(word: str, code: str) -> bool:
    """Whether a word is one wherever it stands, and no page can have glued it."""
    if len(word) > _SHORT_HEAD and _around_outlet(word, code):
        return False
    if len(word) < 5 or word.islower() or not word.isalpha():
        return True
    return _SEAM.search(word) is None and not _hanging(word, code) and not _is_lone(word, code)


@lru_cache(maxsize=1 << 16)
def _around_outlet(word: str, code: str) -> tuple[int, ...]:
    """Where a word is cut that holds the name of a site or an outlet written small between
    ordinary words: "kepada|kabarnusa.id", "Pantauan|kabarnusa|di"; nowhere otherwise."""
    if not word.isalpha():
        seam = _BEFORE_SITE.match(word) if "." in word else None
        return (seam.end(),) if seam and is_ordinary(seam[0], code) else ()
    outlets = _outlets(code)
    found = outlets.search(word, 1) if outlets is not None else None
    if found is None:
        return ()
    parts = (word[: found.start()], word[found.end() :])
    if not all(not part or is_ordinary(part, code) for part in parts):
        return ()
    return found.span() if parts[1] else (found.start(),)


@cache
def _outlets(code: str) -> re.Pattern[str] | None:
    """What finds a known name that is written small within a word, or a section of that outlet
    ("detikcom", "detikNews"); None where there is none."""
    names = small_names(code)
    sections = [name.removesuffix("com") + "[A-Z][a-z]+" for name in names if name.endswith("com")]
    return re.compile("|".join([*sections, *map(re.escape, names)])) if names else None


@cache
def small_names(code: str) -> tuple[str, ...]:
    """Known names of one word that are written small, the longest first: "detikcom"."""
    small = {name for name in gazetteer(code).alone if name.islower() and len(name) > 4}
    return tuple(sorted(small, key=lambda name: (-len(name), name)))


def seams(word: str, around: tuple[str, str], code: str, seen: Mapping[str, int]) -> Iterator[int]:
    """Where in a word two words meet, in order. ``around`` are the words before and behind it,
    ``seen`` counts the words with a capital that stand free in the text: one written so twice is
    a brand ("MotoGP") rather than a slip, unless its head stands free as well."""
    outlet = _around_outlet(word, code)
    if outlet or not word.isalpha():
        yield from outlet
        return
    before, behind = around
    if before == "-" and _is_lone(word, code):
        yield 1
        return
    last, twice = 0, seen.get(word, 0) > 1
    brand = _brand(word, code, seen)
    for seam in _SEAM.finditer(word):
        at = seam.start()
        if at < last + brand:
            continue
        head = word[last:at]
        if twice and head.istitle() and head not in seen and not gazetteer(code).lookup(head):
            continue
        tails = list(_tail(head, last, code, seen))
        right = _NEXT.match(word, at)
        assert right is not None
        parted = last > 0 or bool(tails) or brand > 0
        if _is_slip(head, right[0], behind, parted, code, seen) or (
            not twice and _names(head, right[0], behind, code)
        ):
            yield from tails
            yield at
            last = at
            brand = _brand(word[last:], code, seen)
    if not brand:
        yield from _tail(word[last:], last, code, seen)
    elif last + brand < len(word):
        yield last + brand


def _brand(word: str, code: str, seen: Mapping[str, int]) -> int:
    """How many letters of a word make a name that holds a seam ("YouTube"), known or standing
    free: all, or those that another word hangs on ("WhatsApp|mengumumkan"); 0 where it begins
    with none."""
    known = gazetteer(code).lookup
    if _SEAM.search(word) and known(word) is not None:
        return len(word)
    for size in range(len(word) - 3, _LETTERS, -1):
        name = word[:size]
        if _SEAM.search(name) and (name in seen or known(name) is not None):
            right = _NEXT.match(word, size)
            return size if right and _is_free(right[0], code) else 0
    return 0


def _is_free(right: str, code: str) -> bool:
    """Whether what stands behind a name is a word by itself."""
    return right[0].isupper() or is_ordinary(right, code) or _is_verb(right, code)


def _is_slip(
    head: str, right: str, behind: str, parted: bool, code: str, seen: Mapping[str, int]
) -> bool:
    """Whether a ``head`` stands glued to what is ``right`` of it, the next word being the one
    ``behind``; ``parted`` if the word is glued anyway, before the head or within it."""
    told = _is_told(head, code)
    if head.islower():
        return parted or len(head) >= _LETTERS or (len(head) > 1 and told)
    if not head.isupper():
        return parted or (len(head) >= _LETTERS and told)
    if len(head) < 2:
        return False
    given = shipped(code, "given.txt")
    if right[0].isupper():
        called = told or head in seen or fold(head) in given
        free = _is_told(right, code) or right in seen or fold(right) in given
        if is_ordinary(right[1:], code) and not free:
            return False  # "BUMNyang" is no "BUM Nyang"
        return called and (free or behind.istitle() or fold(head) in _firms(code))
    free = is_ordinary(right, code) or _is_verb(right, code)
    if len(head) < _LETTERS:
        return free and (parted or told or head in seen)
    return free or told


def _names(head: str, right: str, behind: str, code: str) -> bool:
    """Whether a name ends with a ``head`` or begins ``right`` of it: one that both make and is
    known, or one of a person, whose other name stands ``behind`` or is the head."""
    if not (head.istitle() and right.istitle()):
        return False
    known = gazetteer(code).match((head, right, behind), 0)
    if known is not None and known[0] > 1:
        return True
    if len(head) < _LETTERS and not is_ordinary(head, code):
        return False
    if len(right) >= _LETTERS and gazetteer(code).lookup(right) is not None:
        return True
    given, family = shipped(code, "given.txt"), shipped(code, "family.txt")
    person = fold(right) in given and behind.istitle()
    return person or (fold(right) in family and (fold(head) in given or fold(head) in family))


def _is_lone(word: str, code: str) -> bool:
    """Whether an ordinary word hangs on one capital, as behind "PDI-P"."""
    told = len(word) > _LETTERS and word[0].isupper() and word[1:].islower()
    return told and not _is_told(word, code) and is_ordinary(word[1:], code)


def _tail(word: str, offset: int, code: str, seen: Mapping[str, int]) -> Iterator[int]:
    """Where an ordinary word hangs on a name: "Trump|mengatakan"; a word that stands there
    twice is a slip only where its head stands free and the other word tells itself."""
    twice = seen.get(word, 0) > 1
    for size, clear in _hanging(word, code):
        head = word[:size]
        if head in seen:
            told = clear or not twice
        else:
            told = not twice and (clear or gazetteer(code).lookup(head) is not None)
        if told:
            yield offset + size
            return


@lru_cache(maxsize=1 << 16)
def _hanging(word: str, code: str) -> tuple[tuple[int, bool], ...]:
    """Where an ordinary word may hang on a word that tells nothing itself, and whether it
    does so wherever the word stands; no article is looked at, so it is found once a word."""
    if len(word) < 5 or not word[0].isupper() or not word[1:].islower() or _is_told(word, code):
        return ()
    return tuple(
        (size, size > _SHORT_HEAD and _clear(word[size:], code))
        for size in range(3, len(word) - 1)
        if is_ordinary(word[size:], code) or _is_verb(word[size:], code)
    )


def _is_told(word: str, code: str) -> bool:
    """Whether a word is an ordinary one or a known name."""
    return is_ordinary(word, code) or gazetteer(code).lookup(word) is not None


def _is_verb(tail: str, code: str) -> bool:
    """Whether a word is a verb's form, its root being an ordinary word: "dikabarkan"."""
    begins = len(tail) >= _VERB_TAIL and tail.startswith(_verb_beginnings(code))
    return begins and is_ordinary(stem(tail, code), code)


def _clear(tail: str, code: str) -> bool:
    """Whether a hanging word is told by itself: "yang", "mengatakan"."""
    if len(tail) >= _PLAIN_TAIL and tail in stop_words(load(code)):
        return True
    return len(tail) >= _VERB_TAIL and tail.startswith(_verb_beginnings(code))


@cache
def _verb_beginnings(code: str) -> tuple[str, ...]:
    return load(code).words("words", "verb_beginnings") or ("\0",)


@cache
def _firms(code: str) -> frozenset[str]:
    """What stands before the names of firms ("PT")."""
    return frozenset(load(code).table("names").get("lists", {}).get("firms_begin", ()))
