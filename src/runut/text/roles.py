"""Offices and titles beside a person's name.

"Menteri Luar Negeri Rusia Sergey Lavrov" holds an office, a country and a person; the
office is kept with its body and country. It stands before the name, or between commas
behind it ("Leif-Eric Easley, profesor studi internasional di ...,").
"""

from __future__ import annotations

import re
from functools import cache

from runut.lang.pack import Pack, load
from runut.text.stretches import listed
from runut.text.words import fold, stop_words

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[(),.;:\"“”]")
#: An office is looked for so many characters to the left, and read so many words long.
_LEFT, _LONGEST = 110, 9
_RIGHT = re.compile(r",\s+([^,.;:\"“”()]{3,90})")


def before(text: str, start: int, floor: int, pack: Pack) -> str | None:
    """The office that stands right before a person's name at ``start``, or None.

    Nothing before ``floor`` (the beginning of the sentence, or the end of the person
    named before) is read. A comma may stand between the two.
    """
    left = max(floor, start - _LEFT)
    words = [(m.start() + left, m.group()) for m in _WORD.finditer(text[left:start])]
    comma = bool(words) and words[-1][1] == ","
    if comma:
        words.pop()
    if words and words[-1][1] == ")" and len(words) > 3 and words[-3][1] == "(":
        del words[-3:]
    heads = _heads(pack.code)
    stop, offices, best = stop_words(pack), listed(pack.code, "roles"), -1
    verbs = _no_office(pack.code)
    for back, (at, word) in enumerate(reversed(words)):
        folded = fold(word)
        stands = not comma or word[0].isupper() or _opens(text, at, floor)
        if folded in heads and (best >= 0 or stands):
            best = at
        elif back >= _LONGEST or not word[0].isalnum():
            break
        elif best >= 0:
            if folded not in offices or not word[0].isupper():
                break
        else:
            small = word.islower() and folded not in offices and word.startswith(verbs)
            joined = folded not in stop or _joins(words, len(words) - 1 - back)
            if small or not joined:
                break
    if best < 0:
        return None
    return re.sub(r"\s+", " ", text[best : words[-1][0] + len(words[-1][1])]).strip()


def after(text: str, end: int, ceiling: int, pack: Pack) -> str | None:
    """The office that follows a person's name between commas, or None."""
    match = _RIGHT.match(text, end, ceiling)
    if match is None:
        return None
    first = _WORD.search(match.group(1))
    if first is None or fold(first.group()) not in _heads(pack.code):
        return None
    closed = text[match.end() : match.end() + 1] in ",."
    return re.sub(r"\s+", " ", match.group(1)).strip() if closed else None


def head(role: str, pack: Pack) -> str:
    """The word an office begins with, folded: "presiden"."""
    found = _WORD.search(role)
    return fold(found.group()) if found else ""


def _joins(words: list[tuple[int, str]], at: int) -> bool:
    """Whether a small word stands between two with capitals ("Pendidikan dan Kebudayaan")."""
    around = words[at - 1 : at] + words[at + 1 : at + 2]
    return len(around) == 2 and all(word[0].isupper() for _, word in around)


def _opens(text: str, at: int, floor: int) -> bool:
    """Whether a phrase at ``at`` opens the sentence or follows a mark."""
    return at <= floor or not text[floor:at].strip() or text[:at].rstrip()[-1:] in ',;:("“'


@cache
def _no_office(code: str) -> tuple[str, ...]:
    """How small words begin that are no part of an office."""
    return tuple(load(code).table("names").get("lists", {}).get("no_office", ()))


@cache
def _heads(code: str) -> frozenset[str]:
    """First words of the pack's offices."""
    listed = load(code).table("names").get("lists", {}).get("roles", ())
    return frozenset(fold(role.split()[0]) for role in listed)
