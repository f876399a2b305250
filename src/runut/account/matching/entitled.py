"""What somebody may do, beside what was done.

That a body has the authority to arrest and that it arrested a thousand are told in the same words,
and are two things.
"""

from __future__ import annotations

from runut.account.preparing.propositions import Proposition
from runut.text import words


def may_and_did(a: Proposition, b: Proposition) -> bool:
    """Whether one proposition tells what somebody is entitled to do, and the other that it has
    been done."""
    return any(
        _holds(one, "entitling")
        and not _holds(other, "entitling")
        and _holds(other, "accomplished")
        for one, other in ((a, b), (b, a))
    )


def _holds(proposition: Proposition, key: str) -> bool:
    listed = words.listed(proposition.article.language, "claims", key)
    return not listed.isdisjoint(proposition.folded)
