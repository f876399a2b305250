"""How much a claim tells of its story: which of those with equal support stands first.

Three readings, each between 0 and 1. *Lead*: news tells the main thing first, so that its opening
sentences are the summary that is hardest to beat (Nenkova 2005). *Centrality*: what it speaks of
is what many articles of the story speak of (as in LexRank, Erkan and Radev 2004, with articles for
neighbours), headlines counting once more. *Specificity*: names, figures and days make a fact of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from runut.account.kept import PROPOSITIONS
from runut.account.parting.parts import leans
from runut.account.preparing.lexemes import lexeme
from runut.account.preparing.propositions import Proposition
from runut.account.preparing.rarity import of_term
from runut.text import words

#: So many characters into an article its lead is half over.
_HALF = 400
#: So many names, figures and days are as specific as a claim gets.
_FACTS = 4
#: The weight of specificity; lead and centrality weigh 1.
_SPECIFIC = 0.5
#: What hangs on words before it ("yang ...") tells little by itself.
_HANGING = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """How much of a story speaks of each term: the share of articles, between 0 and 1, that have
    it, half for the text and half for the headline."""

    shares: Mapping[str, float]


def ground(told: Sequence[Proposition]) -> Ground:
    """What the articles of a story speak of, from all that they tell (``told``)."""
    articles = {p.article.id: p.article for p in told}.values()
    texts: dict[str, set[str]] = {article.id: set() for article in articles}
    for p in told:
        texts[p.article.id].update(p.terms)
    seen: Counter[str] = Counter()
    for article in articles:
        written = words.written(article.title or "")
        seen.update(texts[article.id])
        seen.update({lexeme(word, article.language).term for _, word in written})
    return Ground(shares={term: count / (2 * len(articles)) for term, count in seen.items()})


def of(members: Sequence[Proposition], ground: Ground) -> float:
    """How prominent the most prominent of a claim's ``members`` is, from 0 to 2.5."""
    return max(_of(member, ground) for member in members)


def _of(member: Proposition, ground: Ground) -> float:
    weights, whole, lead = _alone(member.itself)
    central = sum([w * ground.shares.get(term, 0.0) for term, w in weights.items()])
    facts = len(member.names) + len(member.numbers) + len(member.times)
    worth = lead + (central / whole if whole else 0.0) + _SPECIFIC * min(1.0, facts / _FACTS)
    if leans(member.text, member.article.language):
        worth -= _HANGING
    return max(0.0, worth)


@lru_cache(maxsize=PROPOSITIONS)
def _alone(member: Proposition) -> tuple[Mapping[str, float], float, float]:
    """What the terms of a member weigh in its language, what they weigh together, and how far
    up its article it stands."""
    language = member.article.language
    weights = {term: amount * of_term(term, language) for term, amount in member.terms.items()}
    return weights, sum(weights.values()), 1.0 / (1.0 + member.statement.start / _HALF)
