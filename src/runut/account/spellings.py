"""One name written in two ways, one abbreviation read in two ways.

Two forms of a name that differ by a single letter in one word, beside a word they share
("Stadion Lincol Utama", "Stadion Lincoln Utama"), are one name misspelt or transcribed
otherwise. An abbreviation whose expansions differ ("Komisi ... (KPX)", "Komite ... (KPX)")
leaves open which is right. Both are shown; neither is decided.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from runut.account.propositions import Proposition
from runut.text import words

#: Words shorter than this differ too easily by a letter.
_SHORTEST = 5
_CAPITAL = re.compile(r"[^\W\d_][\w'’-]+")
_EXPANSION = re.compile(
    r"((?:[A-Z][\w-]+(?:,? (?:dan |of |the |and |& )?)){2,9})\(([A-Z][A-Za-z&/-]{1,9}[A-Z])\)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """Two or more written forms of what seems one name, with the places of each form.
    ``short`` is the abbreviation, for forms that are its expansions."""

    forms: Mapping[str, tuple[int, ...]]
    short: str | None = None


def find(propositions: Sequence[Proposition]) -> tuple[Forms, ...]:
    """Names of a story that come in differing forms."""
    return (*_expansions(propositions), *_misspelt(propositions))


def _expansions(propositions: Sequence[Proposition]) -> list[Forms]:
    seen: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for proposition in propositions:
        for match in _EXPANSION.finditer(_surroundings(proposition)):
            short = match[2].replace("-", " ").upper()
            full = _initialled(match[1].strip(" ,"), short)
            if full:
                seen[match[2]][full].append(proposition.place)
    found: list[Forms] = []
    for short in sorted(seen):
        forms = seen[short]
        folded = {words.fold(form).replace("-", " ") for form in forms}
        if len(folded) > 1 and any(_akin(a, b) for a, b in combinations(sorted(forms), 2)):
            found.append(Forms(forms=_placed(forms), short=short))
    return found


def _surroundings(proposition: Proposition) -> str:
    start, end = proposition.sentence
    return proposition.article.text[start:end]


def _initialled(full: str, short: str) -> str | None:
    """The end of ``full`` whose capital words begin with the letters of ``short``."""
    parts = full.split()
    first = short[0]
    for at, part in enumerate(parts):
        if part[0] == first:
            capitals = "".join(p[0] for p in parts[at:] if p[0].isupper())
            letters = "".join(char for char in short if char.isalpha())
            if capitals[:1] == letters[:1] and abs(len(capitals) - len(letters)) <= 3:
                return " ".join(parts[at:])
    return None


def _akin(a: str, b: str) -> bool:
    """Whether two expansions share at least half of their words, but not all."""
    mine, theirs = set(words.fold(a).split()), set(words.fold(b).split())
    return 2 * len(mine & theirs) >= min(len(mine), len(theirs)) and mine != theirs


def _misspelt(propositions: Sequence[Proposition]) -> list[Forms]:
    """Pairs of capital words one letter apart that stand beside the same other word."""
    seen: dict[str, dict[str, dict[str, list[int]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for proposition in propositions:
        tokens = list(_CAPITAL.finditer(proposition.text))
        for one, two in pairwise(tokens):
            gap = proposition.text[one.end() : two.start()]
            if gap != " " or not (one[0][0].isupper() and two[0][0].isupper()):
                continue
            for word, side, other in ((one[0], "<", two[0]), (two[0], ">", one[0])):
                if len(word) >= _SHORTEST:
                    beside = side + words.fold(other)
                    seen[beside][words.fold(word)][f"{one[0]} {two[0]}"].append(proposition.place)
    found: dict[frozenset[str], Forms] = {}
    for beside in sorted(seen):
        for a, b in combinations(sorted(seen[beside]), 2):
            if one_letter_apart(a, b):
                forms = _placed({**seen[beside][a], **seen[beside][b]})
                found.setdefault(frozenset((a, b)), Forms(forms=forms))
    return [found[key] for key in sorted(found, key=sorted)]


def _placed(forms: Mapping[str, Sequence[int]]) -> dict[str, tuple[int, ...]]:
    return {form: tuple(sorted(set(forms[form]))) for form in sorted(forms)}


def one_letter_apart(a: str, b: str) -> bool:
    """Whether two words differ by one letter put in, left out, changed or two swapped
    (Damerau 1964), and not only by hyphens or a final plural s."""
    if a.replace("-", "") == b.replace("-", ""):
        return False
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1 or a + "s" == b:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    swapped = a[at + 1 : at + 2] == b[at : at + 1] and a[at : at + 1] == b[at + 1 : at + 2]
    return a[at + 1 :] == b[at + 1 :] or (swapped and a[at + 2 :] == b[at + 2 :])
