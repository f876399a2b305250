"""Where a statement negates, and what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from runut.account.preparing.lexemes import Lexeme, lexeme
from runut.lang.pack import Pack
from runut.text import words

#: So far before a negation may stand what makes it a mere condition.
_CONDITION = 5
#: So many words has a phrase of negation that denies nothing ("tidak cukup hanya").
_PHRASE = 3


def denying(found: Sequence[Lexeme], folded: Sequence[str], pack: Pack) -> list[int]:
    """Where the words of a statement, which are also given ``folded``, negate it; "tidak
    hanya" affirms."""
    return [
        at
        for at, word in enumerate(found)
        if word.negation and not _phrases(folded, at) & _affirming(pack)
    ]


def negated(
    folded: Sequence[str], denied: Sequence[int], pack: Pack
) -> tuple[tuple[str, ...], ...]:
    """Stems of the first two content words behind each negation, where ``denied`` says they
    stand; "not yet", "if not" and "like it or not" ("mau tak mau") deny nothing."""
    no_denial = frozenset(pack.words("claims", "no_denial"))
    conditions = frozenset(pack.words("claims", "conditions"))
    stop = words.stop_words(pack)
    found: list[tuple[str, ...]] = []
    for at in denied:
        if conditions & set(folded[max(0, at - _CONDITION) : at + 1]):
            continue
        if 0 < at < len(folded) - 1 and folded[at - 1] == folded[at + 1]:
            continue
        if not no_denial & _phrases(folded, at):
            after = [w for w in folded[at + 1 : at + 6] if w not in stop][:2]
            found.append(tuple(lexeme(w, pack.code).stem for w in after))
    return tuple(stems for stems in found if stems)


def _phrases(folded: Sequence[str], at: int) -> frozenset[str]:
    """What a negation may say with the words behind it."""
    return frozenset(" ".join(folded[at:end]) for end in range(at + 1, at + 1 + _PHRASE))


@lru_cache(maxsize=8)
def _affirming(pack: Pack) -> frozenset[str]:
    """Phrases of negation whose clause affirms what it tells ("tidak hanya")."""
    return frozenset(pack.words("claims", "affirming"))
