"""What a word's places in an article say of one another before any of them is labelled.

An article calls the same thing by the same word, and some of the places where it stands tell
more of it than others. So each place of a word counts half for itself and half as the mean of
all of them: evidence of the whole document (Chieu & Ng 2002), weighed as a field weighs its own
(as the skip chains of Sutton & McCallum 2004 join places of one word, without their loops).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from runut.text.naming.crf import Scores

#: How much what a word's places say together counts beside what each says.
_TOGETHER = 0.5
#: Shorter words with a capital are initials and parts of names, of many things each.
_SHORTEST = 3

#: A word, and whether it goes on with a run of capitals; None for one that nothing shares.
Key = tuple[str, bool] | None


def keys(words: Sequence[str], start: int, end: int) -> Iterator[Key]:
    """Under what the places ``[start, end)`` of a sentence are brought together."""
    for at in range(start, end):
        word = words[at]
        if word[0].isupper() and len(word) >= _SHORTEST:
            yield word, at > 0 and words[at - 1][0].isupper()
        else:
            yield None


def together(scores: Scores, places: Sequence[Key]) -> Scores:
    """The ``scores`` (pieces, labels) of an article with those of each word's places mixed."""
    numbers: dict[Key, int] = {}
    of = [numbers.setdefault(key, len(numbers)) for key in places]
    counts = np.bincount(of)
    if None in numbers:
        counts[numbers[None]] = 1
    several = np.flatnonzero(counts[of] > 1)
    if not several.size:
        return scores
    group = np.asarray(of)[several]
    sums = np.zeros((len(numbers), scores.shape[1]))
    np.add.at(sums, group, scores[several])
    mixed = scores.copy()
    mixed[several] += _TOGETHER * (sums[group] / counts[group, None] - scores[several])
    return mixed
