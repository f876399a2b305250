"""Which sentences of one version stand in the next: the same, reworded, gone or new.

Sentences are matched by their folded words, so that a changed comma or space is no change;
what lies between two matches is paired by shared words. Method: Ratcliff and Obershelp's
longest matching runs, as `difflib` has them, over whole sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from runut.records import Article, SentenceChange, Span
from runut.text import words

#: Two sentences with so large a share of common words are one sentence, reworded.
_REWORDED = 0.5
#: Between more sentences than this nothing is paired: it would take time, and tell nobody
#: anything.
_MANY = 400


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    key: tuple[str, ...]


def changes(before: Article, after: Article) -> tuple[SentenceChange, ...]:
    """The sentences that differ, in the order of reading. A sentence that only moved does
    not."""
    old, new = _sentences(before), _sentences(after)
    # Lines that fill a long text (autojunk) anchor nothing: else they cost the square of it.
    matcher = SequenceMatcher(None, [s.key for s in old], [s.key for s in new])
    moved = _moved(old, new)
    found: list[SentenceChange] = []
    for kind, start, end, other, until in matcher.get_opcodes():
        if kind == "equal":
            continue
        gone = [sentence for sentence in old[start:end] if sentence.key not in moved]
        come = [sentence for sentence in new[other:until] if sentence.key not in moved]
        found += _paired(gone, come)
    return tuple(found)


def _sentences(article: Article) -> list[_Sentence]:
    found = []
    for span in article.sentences:
        text = article.text[span.start : span.end]
        key = tuple(words.fold(text[a:b]) for a, b in words.tokens(text))
        if key:
            found.append(_Sentence(span, key))
    return found


def _moved(old: Sequence[_Sentence], new: Sequence[_Sentence]) -> frozenset[tuple[str, ...]]:
    """Sentences that stand equally often on both sides, wherever."""
    before = Counter(sentence.key for sentence in old)
    after = Counter(sentence.key for sentence in new)
    return frozenset(key for key, times in before.items() if after[key] == times)


def _paired(gone: list[_Sentence], come: list[_Sentence]) -> list[SentenceChange]:
    """Sentences of one gap: each new one beside the one it rewords, if there is one."""
    partner: dict[int, int] = {}
    if len(gone) * len(come) <= _MANY * _MANY:
        likeness = sorted(
            ((-_shared(a.key, b.key), i, j) for i, a in enumerate(gone) for j, b in enumerate(come))
        )
        for minus, i, j in likeness:
            if -minus >= _REWORDED and i not in partner and j not in partner.values():
                partner[i] = j
    reworded = {j: i for i, j in partner.items()}
    found = [
        SentenceChange(kind="removed", before=sentence.span, after=None)
        for i, sentence in enumerate(gone)
        if i not in partner
    ]
    for j, sentence in enumerate(come):
        if j in reworded:
            earlier = gone[reworded[j]].span
            found.append(SentenceChange(kind="changed", before=earlier, after=sentence.span))
        else:
            found.append(SentenceChange(kind="added", before=None, after=sentence.span))
    return found


def _shared(one: tuple[str, ...], two: tuple[str, ...]) -> float:
    """Share of the words that both have (Dice), counting repeats."""
    common = (Counter(one) & Counter(two)).total()
    return 2 * common / (len(one) + len(two))
