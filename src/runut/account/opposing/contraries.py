"""The very words that one side of a pair negates and the other affirms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from runut.account.comparing.dating import moment, start
from runut.account.preparing.lexemes import lexeme
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import load
from runut.text import words


def denied(denier: Proposition, other: Proposition) -> tuple[str, ...]:
    """The stems right behind a negation that the other side affirms: the most of them that
    follow one another there too, and that it does not negate itself."""
    if not denier.negated:
        return ()
    if words.holds(other.folded, load(other.article.language).words("claims", "not_yet")):
        return ()
    pairs = set(pairwise(other.told))
    spared = {stem for stems in other.negated for stem in stems}
    best: tuple[str, ...] = ()
    for stems in denier.negated:
        if stems[0] in spared:
            continue
        if len(stems) == 2 and stems in pairs:
            return stems
        if stems[0] in other.told:
            best = best or stems[:1]
    return best


def not_yet(denier: Proposition, other: Proposition) -> tuple[str, ...]:
    """The deed that one side says is not yet done and an earlier report, or one of the same
    time, says is done; where the report of it being done is the later one, it is news."""
    language = denier.article.language
    pending = _behind(denier.text, language, load(language).words("claims", "not_yet"))
    if not pending:
        return ()
    then, before = denier.article.published, other.article.published
    if then is None or before is None or start(moment(then)) < start(moment(before)):
        return ()
    done = _behind(other.text, other.article.language, load(language).words("updates", "done"))
    return tuple(sorted(pending & done))


def is_predicate(about: Sequence[str], other: Proposition) -> bool:
    """Whether the one stem that is denied is what the other side predicates, where the language
    marks that: to deny that there is a bomb does not deny the threat of one."""
    marked = load(other.article.language).words("parts", "verb_prefixes")
    if not about or not marked:
        return bool(about)
    verbs = load(other.article.language).words("parts", "verbs")
    for begin, end in words.tokens(other.text):
        word = words.fold(other.text[begin:end])
        stem = lexeme(word, other.article.language).stem
        if stem == about[0] and (word.startswith(marked) or word in verbs):
            return True
    return False


@lru_cache(maxsize=1 << 12)
def _behind(text: str, language: str, leads: tuple[str, ...]) -> frozenset[str]:
    """Stems of the words right behind words or phrases that lead to them, without words that
    only carry what is told ("not yet been")."""
    folded = words.folded(text)
    carriers = load(language).words("states", "carriers")
    found: set[str] = set()
    for lead in leads:
        wanted = tuple(lead.split())
        for at in range(len(folded) - len(wanted)):
            behind = folded[at + len(wanted)]
            if folded[at : at + len(wanted)] == wanted and behind not in carriers:
                found.add(lexeme(behind, language).stem)
    return frozenset(found)
