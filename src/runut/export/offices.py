"""Which of the offices that articles give a person are told beside his name, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from runut.lang.pack import codes, load

#: Words that a page glued together, or an account's name: no office as people write it.
_SPOILT = re.compile(r"[^\W\d_A-Z][A-Z]|@")
#: An office of more characters is a description.
_LONGEST = 90


def told(offices: Iterable[str], language: str) -> tuple[str, ...]:
    """The offices worth telling who reads ``language``, the fullest first: none that only begins
    or ends another ("Menteri" beside "Menteri Kelautan"), none twice, none with words glued
    together and none in another language, unless there is no other."""
    unlike = {office.casefold(): office for office in sorted(offices, reverse=True)}
    sound = [o for o in unlike.values() if not _SPOILT.search(o) and len(o) <= _LONGEST]
    known = [o for o in sound if _in_words_of(o, language)]
    ordered = sorted(known or sound or unlike.values(), key=lambda office: (-len(office), office))
    kept: list[str] = []
    for office in ordered:
        folded = f" {office.casefold()} "
        if not any(
            f" {other.casefold()} ".startswith(folded) or f" {other.casefold()} ".endswith(folded)
            for other in kept
        ):
            kept.append(office)
    return tuple(kept)


def _in_words_of(office: str, language: str) -> bool:
    """Whether as many of its words are a language's own as any other's."""
    written = {word.strip(".,").casefold() for word in office.split()}
    return len(written & _words(language)) >= max(len(written & _words(code)) for code in codes())


@cache
def _words(language: str) -> frozenset[str]:
    """The words of which a language makes the names of offices."""
    pack = load(language)
    listed = (pack.table("names").get(part, {}).get("roles", ()) for part in ("lists", "more"))
    offices = frozenset(
        part.casefold() for roles in listed for role in roles for part in role.split()
    )
    return offices.union(pack.words("words", "stop"))
