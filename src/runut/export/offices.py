"""Which of the offices that articles give a person are told beside his name, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Words that a page glued together, or an account's name: no office as people write it.
_SPOILT = re.compile(r"[^\W\d_A-Z][A-Z]|@")
#: An office of more characters is a description.
_LONGEST = 90


def told(offices: Iterable[str]) -> tuple[str, ...]:
    """The offices worth telling, the fullest first: none that only begins or ends another
    ("Menteri" beside "Menteri Kelautan"), none twice, none with words glued together, unless
    there is no other."""
    unlike = {office.casefold(): office for office in sorted(offices, reverse=True)}
    sound = [o for o in unlike.values() if not _SPOILT.search(o) and len(o) <= _LONGEST]
    ordered = sorted(sound or unlike.values(), key=lambda office: (-len(office), office))
    kept: list[str] = []
    for office in ordered:
        folded = f" {office.casefold()} "
        if not any(
            f" {other.casefold()} ".startswith(folded) or f" {other.casefold()} ".endswith(folded)
            for other in kept
        ):
            kept.append(office)
    return tuple(kept)
