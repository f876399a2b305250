"""The words at which a language joins clauses, and how its verbs are known (table ``parts`` of the
pack)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from runut.lang.pack import load
from runut.text import words


@dataclass(frozen=True, slots=True)
class Completing:
    """How verbs ``acting`` on something begin, and what completes one right behind it: a clause led
    in by a word of ``found``, or a second such verb that shares its object. Those that are
    ``wanting`` more stand in a list, or end in one of ``suffixes``."""

    acting: tuple[str, ...]
    found: frozenset[str]
    wanting: frozenset[str]
    suffixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joints:
    """Words without content that turn nothing round (``stop``); words at which a language joins
    clauses, always or only behind a comma; which of them only add a member (``adding``) and
    which may give a figure again in another unit (``restating``); words that lead in an aim at no
    joint (``aiming``); which lead into a clause with
    a subject of its own (``subordinating``), which may have a measure of time before them
    (``measured``), and which tell on what condition (``conditional``); words at which no clause
    begins but a place, a time or an end (``placing``), verbs that say nothing without one
    (``staying``) and words before which it is none (``figurative``); the heads of what has a figure
    (``counting``); words that lead in who comes along (``accompanying``), or what a verb is
    completed by, and how the verbs are known that want it (``completing``); and how its verbs are
    known: by a list, or by beginnings and endings of longer words. ``language`` is its code."""

    stop: frozenset[str]
    bare: frozenset[str]
    behind_comma: frozenset[str]
    adding: frozenset[str]
    restating: frozenset[str]
    aiming: frozenset[str]
    subordinating: frozenset[str]
    measured: frozenset[str]
    conditional: frozenset[str]
    placing: frozenset[str]
    staying: frozenset[str]
    counting: frozenset[str]
    figurative: frozenset[str]
    accompanying: frozenset[str]
    completing: Completing
    any_comma: bool
    verbs: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    language: str


@cache
def of(language: str) -> Joints:
    """The joints of a language."""
    pack = load(language)
    bare = frozenset(pack.words("parts", "bare"))
    return Joints(
        stop=words.stop_words(pack) - words.negations(pack),
        bare=bare,
        behind_comma=frozenset(pack.words("parts", "behind_comma")),
        adding=frozenset(pack.words("parts", "adding")),
        restating=frozenset(pack.words("parts", "restating")),
        aiming=frozenset(pack.words("parts", "aiming")),
        subordinating=bare - {*pack.words("parts", "adding"), *pack.words("parts", "relative")},
        measured=frozenset(pack.words("parts", "measured")),
        conditional=frozenset(pack.words("parts", "conditional")),
        placing=frozenset(pack.words("parts", "placing")),
        staying=frozenset(pack.words("parts", "staying")),
        counting=frozenset(pack.words("parts", "counting")),
        figurative=frozenset(pack.words("parts", "figurative")),
        accompanying=frozenset(pack.words("parts", "accompanying")),
        completing=Completing(
            acting=pack.words("parts", "acting"),
            found=frozenset(pack.words("parts", "found")),
            wanting=frozenset(pack.words("parts", "wanting")),
            suffixes=pack.words("parts", "wanting_suffixes"),
        ),
        any_comma=bool(pack.table("parts").get("any_comma", True)),
        verbs=frozenset(pack.words("parts", "verbs")),
        prefixes=pack.words("parts", "verb_prefixes"),
        suffixes=pack.words("parts", "verb_suffixes"),
        language=pack.code,
    )


@cache
def of_speech(language: str) -> Joints:
    """The same, but for joints that add: in speech "dan" holds together what is one."""
    joints = of(language)
    return replace(joints, bare=joints.bare - joints.adding)


def is_conditional(word: str, language: str) -> bool:
    """Whether a word leads in a condition."""
    return words.fold(word) in of(language).conditional


def is_measured(word: str, language: str) -> bool:
    """Whether a word joins a clause that a measure of time may stand before."""
    return words.fold(word) in of(language).measured
