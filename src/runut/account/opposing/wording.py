"""A question in the words of the texts: a sentence with a gap where its answer stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from runut.account.parting import parts
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import load
from runut.records import Quantity, Time
from runut.text import words

#: So many words may stand before the gap; where a sentence has more, it is begun at a clause.
_BEFORE = 16
#: So many words are shown in all where there are so many, and so many always behind the gap.
_WORDS, _BEHIND = 9, 3
#: So many more where they end a name.
_NAME = 3
#: Marks behind which a clause may begin.
_MARK = re.compile(r"[,;:–—-]\s|\n")
_GAP = "…"
#: What says nothing at the ends of a question.
_EDGES = " .,;:“”\"'‘’"
#: Fewer words than this beside the gap ask nothing: then what was said is shown.
_LEAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Gapped:
    """A sentence with a gap: ``before`` is how many words stand before it, ``whole`` whether
    they reach back to the sentence's beginning and to the clause that holds the answer."""

    text: str
    before: int
    whole: bool


def gapped(value: Quantity | Time, told: Proposition) -> Gapped:
    """The sentence of ``told`` with a gap for ``value``, begun at the earliest clause from which
    the gap is not too far; what joins that clause to the sentence ("dan", "yang") is left out."""
    text, language = told.article.text, told.article.language
    start, end = told.sentence
    start = min(start, value.start)
    marks = [match.end() for match in _MARK.finditer(text, start, value.start)]
    begins = [start, *(parts.past_joint(text, mark, language) for mark in marks)]
    runs = [text[begin : value.start].split() for begin in begins]
    fitting = [run for run in runs if run and len(run) <= _BEFORE]
    before = fitting[0] if fitting else runs[-1][-_BEFORE:]
    mark = _MARK.search(text, value.end, end) if len(before) >= _LEAST else None
    clause = text[value.end : mark.start() if mark else end].split()
    behind = _named_whole(clause, max(_BEHIND, _WORDS - len(before)))
    if len(behind) < len(clause):
        behind = _ended(behind, max(0, _LEAST - len(before)), language)
    own = told.statement.start <= value.start < told.statement.end
    asks = len(before) + len(behind) >= _LEAST
    shown = [*before, _GAP, *behind] if asks else [*told.text.split()[:_BEFORE], _GAP]
    return Gapped(
        text=re.sub(r" (?=[.,;:])", "", " ".join(shown)).strip(_EDGES),
        before=len(before),
        whole=own and asks and before == runs[0],
    )


def _named_whole(clause: list[str], limit: int) -> list[str]:
    """The first words of a clause, up to a limit, or to the end of the name that it would cut
    ("Pelabuhan Tanjung Melur")."""
    end = limit
    while (
        end < min(len(clause), limit + _NAME)
        and clause[end - 1][:1].isupper()
        and clause[end - 1][-1].isalnum()
        and clause[end][:1].isupper()
    ):
        end += 1
    return clause[:end]


def _ended(cut: list[str], least: int, language: str) -> list[str]:
    """Words that a limit cut off, without those at their end that lead on to what is no longer
    there ("in the north when a"); at least so many are kept."""
    leading = words.stop_words(load(language))
    end = len(cut)
    while end > least and words.fold(cut[end - 1]) in leading:
        end -= 1
    return cut[:end]
