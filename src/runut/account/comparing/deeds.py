"""The verbs of a proposition: what it says is done or is so."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from runut.account.kept import PROPOSITIONS
from runut.account.parting.joints import is_verb
from runut.account.preparing.lexemes import lexeme
from runut.account.preparing.propositions import Proposition
from runut.text import words


@lru_cache(maxsize=PROPOSITIONS)
def verbs(statement: Proposition) -> frozenset[str]:
    """Stems of the plain words that look like verbs, or tell a deed or state without."""
    return statement.plain & statement.said(
        verb_stems(statement.folded, statement.article.language)
    )


def verb_stems(folded: Iterable[str], language: str) -> frozenset[str]:
    """Stems of those of some folded words that look like verbs, or tell a deed or state."""
    bare = words.listed(language, "origins", "bare_verbs")
    return frozenset(lexeme(w, language).stem for w in folded if w in bare or is_verb(w, language))
