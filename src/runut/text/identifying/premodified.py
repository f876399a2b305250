"""Offices of languages in which the office's own word stands last: "shadow home |secretary".

What tells one office from another stands before that word, and what it is over behind it: "deputy
|leader of the Labour Party". An office stands right before its holder's name ("Home Secretary Mara
Quill"), before a comma where a determiner opens it ("the home secretary, Mara Quill,"), or between
commas behind the name ("Mara Quill, the home secretary,").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.lang.pack import Pack
from runut.text.identifying.officewords import (
    WORD,
    Office,
    Word,
    clausal,
    higher,
    is_own,
    is_verb,
    leads,
    opens,
    owns,
    parts,
    read,
    tells_which,
    words_of,
)
from runut.text.words import listed, stop_words

#: What may follow a name that an office stands before with a comma between.
_CLOSED = re.compile(r"\s*(?:[,.;:!?()\"”–—]|\Z)")
#: What opens the place behind a name where an office stands, and an abbreviation within it.
_OPENED, _IN_BRACKETS = re.compile(r"\s*(?:,|[–—])\s+"), re.compile(r"\([^()]{1,12}\)")
#: A title that a point cuts short has so many letters at most ("Capt.").
_LONGEST_TITLE = 4
#: An office is at most so many words long, and its own word among the first so many.
_LONGEST, _FIRST = 14, 6


def is_asked(pack: Pack) -> bool:
    """Whether the language of ``pack`` sets an office's own word last."""
    return pack.table("offices").get("order") == "last"


def before(text: str, left: int, start: int, end: int, pack: Pack) -> str | None:
    """The office in ``[left, start)`` of the person named at ``[start, end)``, or None."""
    words = words_of(text, left, start)
    comma = bool(words) and words[-1].text == ","
    if comma:
        words.pop()
        if _CLOSED.match(text, end) is None:
            return None
    words = _after_mark(words, pack)
    found = _apposed(words, pack) if comma else _beside(words, pack)
    return _written(text, words[slice(*found)], pack) if found is not None else None


def after(text: str, end: int, ceiling: int, pack: Pack) -> str | None:
    """The office between marks behind a person's name that ends at ``end``, or None."""
    opened = _OPENED.match(text, end, ceiling)
    if opened is None:
        return None
    close = opened.end()
    words: list[Word] = []
    for match in WORD.finditer(text, opened.end(), ceiling):
        if match.start() < close:
            continue
        bracket = _IN_BRACKETS.match(text, match.start(), ceiling)
        if bracket is not None and words:
            close = bracket.end()
            continue
        if not match[0][0].isalnum() or len(words) > _LONGEST:
            break
        words.append(read(match))
        close = match.end()
    following = text[close : close + 2].strip()[:1]
    if not words or following not in (",", ".", "–", "—", ";", ""):
        return None
    start = _past_owner(words, pack)
    own = _own_word(words, start, pack, led=start > 0)
    if own is None or not _is_over(words[own + 1 :], pack):
        return None
    return _written(text, words[start:], pack)


def is_sole(phrase: str, pack: Pack) -> bool:
    """Whether a phrase tells the office of somebody known that only one person holds: "the home
    secretary", and neither "a secretary" nor "the secretary's aide"."""
    words = words_of(phrase, 0, len(phrase))
    determined = words[:1] and words[0].folded in listed(pack.code, "offices", "determiners")
    definite = words[:1] and words[0].folded in listed(pack.code, "offices", "definite")
    if not words or (determined and not definite) or any(owns(word) for word in words):
        return False
    told = parts(phrase, pack).told
    return bool(told) and told[-1] in listed(pack.code, "offices", "sole")


def fits(told: Office, held: Office, pack: Pack) -> bool:
    """Whether who holds an office is meant by what is told of it: all that is told belongs to it,
    and it is not that of a deputy or of one who held it before."""
    more = len(held.told) - len(told.told)
    if more < 0 or held.told[more:] != told.told:
        return False
    lesser = higher(pack.code).intersection(held.told[:more])
    return not lesser and told.over == held.over[: len(told.over)]


def _beside(words: Sequence[Word], pack: Pack) -> tuple[int, int] | None:
    """The office that ends in the last of ``words``."""
    own, idle = len(words) - 1, listed(pack.code, "offices", "idle")
    if own > 0 and words[own].folded in idle and is_own(words[own - 1], pack):
        own -= 1  # "Sheriff Principal"
    if own >= 0 and not is_own(words[own], pack):
        while own >= 0 and not leads(words[own], pack) and words[own].text[0].isupper():
            own -= 1
        own -= 1
        over = words[own + 1 :]
        if own < 0 or len(over) < 2 or not (leads(over[0], pack) and is_own(words[own], pack)):
            return None
    return (_begins(words, own, pack), len(words)) if own >= 0 else None


def _apposed(words: Sequence[Word], pack: Pack) -> tuple[int, int] | None:
    """The office that fills the end of ``words`` and that a determiner or an owner opens."""
    for own in range(max(0, len(words) - _LONGEST), len(words)):
        if not is_own(words[own], pack) or not _is_over(words[own + 1 :], pack):
            continue
        start = _begins(words, own, pack)
        at_opening = start == 0 and words[0].text[0].isupper()
        if at_opening or (start and opens(words[start - 1], pack)):
            return start, len(words)
    return None


def _begins(words: Sequence[Word], own: int, pack: Pack) -> int:
    """Where the office begins whose own word stands at ``own``."""
    start, joining = own, listed(pack.code, "offices", "joining")
    while start and own - start < _LONGEST:
        if tells_which(words[start - 1], pack):
            start -= 1
        elif (
            start > 1 and words[start - 1].folded in joining and tells_which(words[start - 2], pack)
        ):
            start -= 2
        else:
            break
    return start


def _own_word(words: Sequence[Word], start: int, pack: Pack, *, led: bool) -> int | None:
    """Where the own word of the office stands that begins at ``start``; small words that no list
    holds may stand before it where a determiner led to it."""
    for at in range(start, min(len(words), start + _FIRST)):
        last = at + 1 == len(words) or not tells_which(words[at + 1], pack)
        if is_own(words[at], pack) and last:
            return at
        plain = led and words[at].folded not in stop_words(pack) and not is_verb(words[at])
        if not (plain or tells_which(words[at], pack)):
            return None
    return None


def _is_over(words: Sequence[Word], pack: Pack) -> bool:
    """Whether ``words`` tell what an office is over: none, or "of the harbour board"."""
    if not words:
        return True
    clause = any(word.folded in clausal(pack.code) or is_verb(word) for word in words)
    joined = words[0].folded in listed(pack.code, "offices", "joining")
    return (joined or leads(words[0], pack)) and not clause


def _past_owner(words: Sequence[Word], pack: Pack) -> int:
    """Past the determiner and the owner that lead to an office: "the harbour board's |chair"."""
    owner = next((k for k in range(min(_FIRST, len(words))) if owns(words[k])), -1)
    if owner >= 0:
        return owner + 1
    return 1 if words and words[0].folded in listed(pack.code, "offices", "determiners") else 0


def _written(text: str, words: Sequence[Word], pack: Pack) -> str | None:
    """An office as it is written, without forms of address; None for one that is somebody's to
    another ("the wife of the mayor")."""
    address = listed(pack.code, "entities", "address")
    words = [word for word in words if word.folded not in address]
    kin = listed(pack.code, "offices", "kin")
    if any(word.folded in kin for word in words) or not any(is_own(w, pack) for w in words):
        return None
    return re.sub(r"\s+", " ", text[words[0].start : words[-1].end])


def _after_mark(words: Sequence[Word], pack: Pack) -> list[Word]:
    """The words behind the last mark that is not the point of a title cut short ("Gov.")."""
    found: list[Word] = []
    for word in words:
        if word.text[0].isalnum():
            found.append(word)
        elif not (word.text == "." and found and _is_short_title(found[-1], pack)):
            found.clear()
    return found


def _is_short_title(word: Word, pack: Pack) -> bool:
    return len(word.text) <= _LONGEST_TITLE and word.text[0].isupper() and is_own(word, pack)
