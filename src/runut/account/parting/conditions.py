"""On what condition a statement holds ("... if it rains").

"The school closes if it rains" and "the school closes" are two things, and whoever is shown the
first must be shown its condition.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from runut.account.kept import PROPOSITIONS
from runut.account.parting import conjunctions, joints
from runut.account.preparing.propositions import Proposition
from runut.records import Article, Statement
from runut.text import words


def behind(statement: Statement, article: Article) -> bool:
    """Whether the sentence goes on with the condition on which a statement holds."""
    found = joints.TOKEN.search(article.text, statement.end)
    if found is not None and found[0] == ",":
        found = joints.TOKEN.search(article.text, found.end())
    if found is None or not conjunctions.is_conditional(found[0], article.language):
        return False
    return found.start() < article.sentence(max(statement.start, statement.end - 1)).end


def one_alone(a: Proposition, b: Proposition) -> bool:
    """Whether one of two propositions holds on a condition, and the other without."""
    return on_one(a) != on_one(b)


@lru_cache(maxsize=PROPOSITIONS)
def on_one(proposition: Proposition) -> bool:
    """Whether a proposition holds on a condition, told in it, before it or right behind it."""
    conditional = conjunctions.of(proposition.article.language).conditional
    if not conditional.isdisjoint(proposition.folded):
        return True
    start, _ = proposition.sentence
    before = words.folded(proposition.article.text[start : proposition.statement.start])[:1]
    return bool(conditional.intersection(before)) or behind(
        _as_told(proposition), proposition.article
    )


def _as_told(proposition: Proposition) -> Statement:
    """The statement of a proposition, ending where the proposition does if that is a part."""
    statement = proposition.statement
    at = proposition.article.text.find(proposition.text, statement.start, statement.end)
    return replace(statement, end=at + len(proposition.text)) if at >= 0 else statement
