"""Whether a word is a common one of its language, so that a capital alone makes no name of it."""

from __future__ import annotations

from functools import lru_cache

import simplemma

from runut.lang.pack import load
from runut.text.words import fold, shipped, stop_words


@lru_cache(maxsize=1 << 16)
def is_ordinary(word: str, code: str) -> bool:
    """Whether a word, written small, is a common word of the language."""
    folded = fold(word)
    return folded in shipped(code, "ordinary.txt") or in_dictionary(folded, code)


@lru_cache(maxsize=1 << 16)
def in_dictionary(folded: str, code: str) -> bool:
    """Whether simplemma's dictionary or the stop words of the pack hold a folded word that is
    more than a name; a lone accent folds to nothing and is in neither."""
    if not folded or folded in shipped(code, "proper.txt"):
        return False
    pack = load(code)
    if folded in stop_words(pack):
        return True
    lexicon = pack.table("words").get("lexicon")
    return bool(folded and lexicon) and simplemma.is_known(folded, lang=str(lexicon))
