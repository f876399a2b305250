"""Offices and titles beside a person's name.

"Menteri Luar Negeri Rusia Sergey Lavrov" holds an office, a country and a person; the
office is kept with its body and country. It stands before the name, or between commas
behind it ("Leif-Eric Easley, profesor studi internasional di ...,").
"""

from __future__ import annotations

import re
from functools import cache

from runut.lang.pack import Pack, load
from runut.text.identifying import officewords, premodified
from runut.text.naming.stretches import listed
from runut.text.words import fold, stop_words

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[(),.;:\"“”]")
_GLUED = re.compile(r"[a-z]+([A-Z][a-z]+)")
#: An office is looked for so many characters to the left, and read so many words long.
_LEFT, _LONGEST = 140, 12
#: A verb's form has so many letters at least.
_VERB = 7
_RIGHT = re.compile(r",\s+([^,.;:\"“”()]{3,90})")


def before(
    text: str, start: int, end: int, floor: int, pack: Pack, *, of_next: bool = False
) -> str | None:
    """The office that stands right before a person's name at ``[start, end)``, or None.

    Nothing before ``floor`` (the beginning of the sentence, or the end of the person
    named before) is read. A comma may stand between the two. ``of_next`` tells that another
    person, named behind a comma, holds it ("istri |Wirasena, Dewi").
    """
    if premodified.is_asked(pack):
        return premodified.before(text, max(floor, start - _LEFT), start, end, pack)
    words = _words_before(text, start, max(floor, start - _LEFT), pack)
    comma = bool(words) and words[-1][1] == ","
    if comma:
        words.pop()
    best = _beginning(words, comma, text, floor, pack)
    if best < 0 or fold(words[-1][1]) in _listed(pack.code, "of_another"):
        return None
    held = _own([word for word in words if word[0] >= best], comma or of_next, pack)
    if not held:
        return None
    return re.sub(r"\s+", " ", text[held[0][0] : held[-1][0] + len(held[-1][1])]).strip()


def _own(words: list[tuple[int, str]], comma: bool, pack: Pack) -> list[tuple[int, str]]:
    """The words of an office without those that are none of the person's own: forms of address
    ("Pak Menteri"), and what somebody else is to him ("istri |Wirasena", "putra |Presiden
    Wirasena"), which another name behind a comma would bear ("istri Wirasena, Dewi")."""
    folded = [fold(word) for _, word in words]
    while folded and folded[0] in _listed(pack.code, "address"):
        words, folded = words[1:], folded[1:]
    kin = _listed(pack.code, "of_the_named")
    earlier = _listed(pack.code, "former") - kin
    first = next((at for at, word in enumerate(folded) if word not in earlier), 0)
    if comma or not folded or folded[first] not in kin:
        return words
    heads, which = _heads(pack.code), _listed(pack.code, "of_which")
    rest = next((at for at in range(first + 1, len(folded)) if folded[at] not in which), None)
    if rest is None:
        return []
    return words[rest:] if folded[rest] in heads else words


def _beginning(words: list[tuple[int, str]], comma: bool, text: str, floor: int, pack: Pack) -> int:
    """Where the office that these words end in begins, or -1. An office may stand within
    another ("Ketua Umum Asosiasi |Petani| Indonesia"), so that capitals lead on to it."""
    heads, stop = _heads(pack.code), stop_words(pack)
    offices, verbs = listed(pack.code, "roles"), _no_office(pack.code)
    joining, former = pack.words("entities", "within_office"), _listed(pack.code, "former")
    best, great = -1, False
    for back, (at, word) in enumerate(reversed(words)):
        folded, capital = fold(word), word[0].isupper() or word.isdecimal()
        stands = not comma or capital or _opens(text, at, floor)
        takes = capital or not great or folded in former
        if folded in heads and (stands if best < 0 else takes):
            best, great = at, capital
            continue
        if back >= _LONGEST or not word[0].isalnum():
            break
        joined = _joins(words, len(words) - 1 - back)
        if best >= 0 and not capital and not (joined and folded in joining):
            break
        small = word.islower() and folded not in offices and word.startswith(verbs)
        if best < 0 and (small or (folded in stop and not joined)):
            break
    return best


def _words_before(text: str, start: int, left: int, pack: Pack) -> list[tuple[int, str]]:
    """The words and marks of a stretch with their places, without abbreviations in brackets
    ("Penataan Ruang (PUPR) Provinsi"); an office that hangs on a verb where a link stood
    ("kataWali Kota") is taken off it."""
    words: list[tuple[int, str]] = []
    for match in _WORD.finditer(text, left, start):
        at, word = match.start(), match.group()
        glued = _GLUED.fullmatch(word)
        if glued is not None and fold(glued[1]) in _heads(pack.code):
            at, word = at + glued.start(1), glued[1]
        words.append((at, word))
        if word == ")" and len(words) > 3 and words[-3][1] == "(":
            del words[-3:]
    return words


@cache
def _listed(code: str, key: str) -> frozenset[str]:
    """The folded words of a list of the pack's table ``entities``."""
    return frozenset(fold(word) for word in load(code).words("entities", key))


def after(text: str, end: int, ceiling: int, pack: Pack) -> str | None:
    """The office that follows a person's name between commas, or None."""
    if premodified.is_asked(pack):
        return premodified.after(text, end, ceiling, pack)
    match = _RIGHT.match(text, end, ceiling)
    if match is None:
        return None
    first = _WORD.search(match.group(1))
    if first is None or fold(first.group()) not in _heads(pack.code):
        return None
    told = match.group(1).split()
    verb = next((at for at, word in enumerate(told) if at and _is_verb(word, pack)), None)
    if verb is None and text[match.end() : match.end() + 1] not in ",.":
        return None
    told, stop = told[:verb], stop_words(pack)
    while len(told) > 1 and fold(told[-1]) in stop:
        told.pop()
    return " ".join(told)


def _is_verb(word: str, pack: Pack) -> bool:
    """Whether a word is a verb's form, which ends an office ("petani di Serayu mengatakan")."""
    begins = _no_office(pack.code)
    listed = "" not in begins
    return listed and word.islower() and len(word) >= _VERB and word.startswith(begins)


def head(role: str, pack: Pack) -> str:
    """The own word of an office, folded: "presiden"."""
    if premodified.is_asked(pack):
        return "".join(officewords.parts(role, pack).told[-1:])
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
    pack = load(code)
    begins = (
        *pack.table("names").get("lists", {}).get("roles", ()),
        *pack.words("entities", "offices"),
    )
    return frozenset(fold(role.split()[0]) for role in begins)
