"""What is demanded of a court, and what the court gave.

A prosecutor's twelve years and the judges' eight are told in the same words, and no report
contradicts the other: they are two stages of one case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

from runut.account.kept import PROPOSITIONS
from runut.account.preparing.propositions import Proposition
from runut.text import words

#: What is demanded of a court, or what it gave.
Stage = Literal["demanded", "given"]

_SENTENCE = re.compile(r"[.;!?\n“”\"](?!\d)")


def two_stages(a: Proposition, b: Proposition) -> bool:
    """Whether one proposition tells what is demanded of a court and the other what it gave."""
    return {stage(a), stage(b)} == {"demanded", "given"}


def demanded(proposition: Proposition) -> bool:
    """Whether a proposition tells what is demanded of a court, or may, for who says it demands:
    a prosecutor's "to sentence him to ten years" gives nothing."""
    return _demander(proposition) or stage(proposition) == "demanded"


@lru_cache(maxsize=PROPOSITIONS)
def stage(proposition: Proposition) -> Stage | None:
    """What a proposition tells of a court: by the first word of its own that says so, else by the
    last that stands before it in its sentence. Who demands sentences demands what is told, unless
    it is told as given with no demand before it ("prosecutors said he was convicted")."""
    table = _stages(proposition.article.language)
    told = next((table[word] for word in proposition.folded if word in table), None)
    demander = _demander(proposition)
    if told is not None and not (demander and told == "given"):
        return told
    before = next((table[word] for word in reversed(_before(proposition)) if word in table), None)
    if not demander:
        return before
    return "demanded" if before == "demanded" or told is before is None else None


def _before(proposition: Proposition) -> Sequence[str]:
    """The words that stand before a proposition in its sentence."""
    start, _ = proposition.sentence
    before = proposition.article.text[start : proposition.statement.start]
    return words.folded(_SENTENCE.split(before)[-1]) if before.strip() else ()


@cache
def _stages(language: str) -> Mapping[str, Stage]:
    """What the words of a language tell of a court."""
    found: dict[str, Stage] = dict.fromkeys(words.listed(language, "claims", "sentenced"), "given")
    return found | dict.fromkeys(words.listed(language, "claims", "demanding"), "demanded")


@lru_cache(maxsize=PROPOSITIONS)
def _demander(proposition: Proposition) -> bool:
    """Whether it is said by somebody who demands sentences of a court."""
    demanders = words.listed(proposition.article.language, "claims", "demanders")
    sources = proposition.statement.sources[:1]
    return any(word in demanders for source in sources for word in words.folded(source.name))
