"""Whether two statements of different origins say the same in full.

Shared words are not enough: what is told must be shared too, a verb or a telling figure; both
must be as sure; and neither speaker may wish, speak for somebody else, or speak of himself: two
who each say "we keep watching" tell of two watches, and a lawyer has it from his client.
"""

from __future__ import annotations

from collections.abc import Mapping

from runut.account.comparing.deeds import verbs
from runut.account.matching.claims import Comparison, evidence
from runut.account.preparing.lexemes import lexeme
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import load
from runut.text import words

#: How likely two statements of different origins must say the same to confirm each other.
_FIRM = 0.6
#: How many words, names and figures they must share at least; one less is enough where a
#: figure agrees and they make up most of what the shorter one says.
_SHARED, _MOST = 4, 0.7
#: A figure this high is no chance.
_TELLING = 10
#: What is asked, ordered or promised is no report that another could confirm.
_NO_CLAIM = frozenset({"asks", "orders", "promises"})
#: So many words of content behind "we" say what the speaker tells of himself.
_OWN = 2


def in_full(
    a: Proposition, b: Proposition, comparisons: Mapping[tuple[int, int], Comparison]
) -> bool:
    """Whether each of two propositions says what the other says."""
    found = comparisons.get((min(a.place, b.place), max(a.place, b.place)))
    if found is None or found.score < _FIRM:
        return False
    if (a.marks & {"hedge"}) != (b.marks & {"hedge"}):
        return False
    if a.article.id == b.article.id and a.sentence == b.sentence:
        return False
    if a.statement.stance != b.statement.stance or a.statement.stance in _NO_CLAIM:
        return False
    if any(_holds(one, key) for one in (a, b) for key in ("on_behalf", "wishes")):
        return False
    if _own_doing(a, b) or _own_doing(b, a):
        return False
    shared = evidence(a, b) + len(found.values.same) + len(found.values.days)
    whole = min(len(p.plain) + len(p.names) + len(p.numbers) for p in (a, b))
    telling = any(one.value >= _TELLING for one, _ in found.values.same) or _one_figure(a, b)
    if not telling and not (verbs(a) & _deeds(b) or verbs(b) & _deeds(a)):
        return False
    return shared >= _SHARED or (telling and shared >= max(_SHARED - 1, _MOST * whole))


def _one_figure(a: Proposition, b: Proposition) -> bool:
    """Whether both write a telling figure, though it may count nothing ("menit ke-88")."""
    shared = a.terms.keys() & b.terms.keys()
    return any(term.startswith("n:") and float(term[2:]) >= _TELLING for term in shared)


def _holds(statement: Proposition, key: str) -> bool:
    """Whether a statement holds a word of the pack's table: somebody speaks for another from
    whom he has it ("klien saya"), or wishes."""
    return not words.listed(statement.article.language, "origins", key).isdisjoint(statement.folded)


def _own_doing(one: Proposition, other: Proposition) -> bool:
    """Whether a speaker tells of himself what the other statement tells: the words right
    behind "I" or "we" are among the other's."""
    language = one.article.language
    stop, selves = words.stop_words(load(language)), words.listed(language, "origins", "self")
    folded = one.folded
    for at, word in enumerate(folded):
        if word in selves:
            after = [_stem(w, language) for w in folded[at + 1 :] if w not in stop][:_OWN]
            if not other.plain.isdisjoint(after):
                return True
    return False


def _deeds(statement: Proposition) -> frozenset[str]:
    """The stems of the verbs and of the nouns made of verbs ("penutupan"), which have affixes, or
    used for them ("di puncak" for "memimpin"), which another word's stem stands for."""
    language = statement.article.language
    stems = (_stem(w, language) for w in statement.folded if _stem(w, language) != w)
    return verbs(statement) | statement.plain.intersection(stems)


def _stem(word: str, language: str) -> str:
    return lexeme(word, language).stem
