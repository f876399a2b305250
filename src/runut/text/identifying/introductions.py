"""Where a text says that two names stand for one: "Korea Utara (Korut)", "X alias Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from runut.lang.pack import Pack, load
from runut.text.naming.abbreviations import is_short_for
from runut.text.naming.names import Found
from runut.text.words import either

_PIECE = re.compile(r"\w+")
#: How far before a name the words are that lead to it.
_REACH = 60
#: Letters of an abbreviation in capitals.
_LEAST, _MOST = 2, 8


def introduced(text: str, found: Sequence[Found], pack: Pack) -> Iterator[tuple[int, int]]:
    """Pairs of indexes of ``found`` that the text sets equal."""
    alias, nickname = _between(pack.code)
    for at in range(len(found) - 1):
        one, other = found[at], found[at + 1]
        gap = text[one.end : other.start]
        equal = one.type == "PER" and alias.fullmatch(gap) is not None
        if one.type == other.type and (equal or _bracketed(text, gap, one, other)):
            yield at, at + 1
            continue
        lead = text[max(0, other.start - _REACH) : other.start]
        if other.type == "PER" and nickname.search(lead):
            named = _last_full_person(found, at)
            if named is not None:
                yield named, at + 1


def _bracketed(text: str, gap: str, one: Found, other: Found) -> bool:
    """Whether ``other`` stands in brackets behind ``one``, one being short for the other, or
    what a person named in full is called: "Saiful Yusra (Gus Ipul)"; or a body's capitals, which
    may stand for its name in another language ("Komando Pusat AS (CENTCOM)")."""
    if len(gap) > _REACH or gap.strip() != "(" or text[other.end : other.end + 1] != ")":
        return False
    known = (one.known, other.known)
    # The long lists may hold a name and its abbreviation in two lines.
    if all(each is not None and not each.listed for each in known):
        return one.known == other.known
    first, second = _PIECE.findall(one.text), _PIECE.findall(other.text)
    if is_short_for(other.text, first) or is_short_for(one.text, second):
        return True
    if one.type == "ORG" and len(first) > 1 and _is_capitals(other.text):
        return not _is_of_part(other.text, first)
    return one.type == "PER" and len(second) <= len(first) > 1


def _is_of_part(short: str, full: list[str]) -> bool:
    """Whether an abbreviation stands for the end of a name only, or the name for the end of what
    it stands for: "(Sekuritas Valas) Bank Indonesia (SVBI)"."""
    ends = (full[at:] for at in range(1, len(full) - 1))
    return any(is_short_for(short, end) for end in ends) or any(
        is_short_for(short[at:], full) for at in range(1, len(short) - 1)
    )


def _is_capitals(name: str) -> bool:
    """Whether a name is an abbreviation in capitals."""
    return name.isalpha() and name.isupper() and _LEAST <= len(name) <= _MOST


def _last_full_person(found: Sequence[Found], at: int) -> int | None:
    """The last person named in full at or before ``at``."""
    for index in range(at, max(-1, at - 12), -1):
        if found[index].type == "PER" and len(_PIECE.findall(found[index].text)) > 1:
            return index
    return None


@cache
def _between(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of what stands between two names of one, and before a nickname."""
    pack = load(code)
    alias, nickname = (either(pack.words("entities", key)) for key in ("alias", "nickname"))
    return (
        re.compile(rf"\s*,?\s*\(?\s*(?:{alias})\s+", re.IGNORECASE),
        re.compile(rf"\b(?:{nickname})\s+\Z", re.IGNORECASE),
    )
