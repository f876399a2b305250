"""Sentences that open with a word for somebody or something named before ("Ia lahir di Merawang").

Whoever reads such a sentence by itself cannot know of whom it tells. The article does not say in
so many words either, so nothing is put for it: the sentence is read behind the one before it, or
the one before that, whichever opens otherwise.
"""

from __future__ import annotations

from functools import lru_cache

from runut.records import Article
from runut.text import words

#: So many sentences are gone back, and so many characters.
_SENTENCES, _CHARACTERS = 2, 280
_ENDS = (".", "!", "?", "”", '"', "’", "'", ")")
#: Words of the longest phrase of the pack, and characters that hold them.
_LONGEST, _REACH = 2, 60
#: Within so many words a clause begins for which such a word only stands.
_SOON = 6


def begin(article: Article, at: int) -> int:
    """Where to begin to read what begins at the offset ``at``: there, unless it opens a sentence
    with such a word and a sentence not far before names whom it means."""
    sentence = article.sentence(at)
    if any(map(str.isalnum, article.text[sentence.start : at])) or not _refers(article, at):
        return at
    start = at
    for _ in range(_SENTENCES):
        before = len(article.text[:start].rstrip()) - 1
        if before < 0:
            return at
        sentence = article.sentence(before)
        told = article.text[sentence.start : before + 1]
        if not told.endswith(_ENDS) or at - sentence.start > _CHARACTERS:
            return at
        start = sentence.start
        if not _refers(article, start):
            return start
    return at


def _refers(article: Article, at: int) -> bool:
    """Whether what begins at ``at`` opens with a word that refers to what stands before it."""
    return _opens(article.text[at : at + _REACH], article.language)


@lru_cache(maxsize=1 << 12)
def _opens(text: str, language: str) -> bool:
    found = words.folded(text)[:_SOON]
    if found[:1] and found[0] in words.listed(language, "parts", "expletive"):
        # "It is not clear what the owner will do": the word stands for what follows.
        return words.listed(language, "parts", "clausal").isdisjoint(found)
    phrases = words.listed(language, "parts", "referring")
    return any(" ".join(found[:n]) in phrases for n in range(1, _LONGEST + 1))
