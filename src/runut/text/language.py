"""Which language a text is in.

The common words of the shipped packs decide most texts at once: running text of a
language is a third to a half its stop words, and few of them belong to another language.
Where no pack's words are common enough, or two packs are close, py3langid decides
(Lui & Baldwin 2012, `langid.py`), and Malay counts as Indonesian: their news text reads
alike and one pack serves both.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

import py3langid

from runut.lang.pack import FALLBACK, codes, load
from runut.text.words import fold, stop_words

#: So many words say enough of an article's language.
_WORDS_READ = 120
#: In so many characters there are more words in nearly all texts.
_REACH = 1200
#: A language is clear when so large a share of the words are its common words ...
_CLEAR = 0.22
#: ... and the next language has at most this part of that share.
_RIVAL = 0.5
#: A shorter text is not taken for a language that has no pack: a model errs on few words.
_ENOUGH = 10
_WORD = re.compile(r"[^\W\d_]+")
#: Languages read with another language's pack.
_READ_AS = {"ms": "id"}


def identify(text: str) -> str:
    """The ISO 639-1 code of the language of ``text``; "id" when there are no words at all.

    Only the beginning is read (the first 120 words), so the time does not grow with the
    text. A quotation can be asked about like an article.
    """
    words = list(map(fold, _first_words(text)))
    if not words:
        return FALLBACK
    shares = sorted(
        ((sum(map(common.__contains__, words)) / len(words), code) for code, common in _common()),
        key=lambda item: (-item[0], item[1]),
    )
    best, code = shares[0]
    rival = shares[1][0] if len(shares) > 1 else 0.0
    if best >= _CLEAR and rival <= best * _RIVAL:
        return code
    guess = _model(" ".join(words))
    if guess in codes() or len(words) >= _ENOUGH:
        return guess
    return code if best else FALLBACK


def _first_words(text: str) -> list[str]:
    """The words that are read. All words of a beginning are found at once, which takes a third of
    the time of asking for one after the other; the last of them may be cut in two."""
    words = _WORD.findall(text, 0, _REACH)
    if len(words) > _WORDS_READ or len(text) <= _REACH:
        return words[:_WORDS_READ]
    return [match[0] for match in islice(_WORD.finditer(text), _WORDS_READ)]


@cache
def _common() -> tuple[tuple[str, frozenset[str]], ...]:
    """The stop words of every pack, without those that two packs share."""
    lists = {code: stop_words(load(code)) for code in codes()}
    return tuple(
        (code, words - frozenset().union(*(o for c, o in lists.items() if c != code)))
        for code, words in lists.items()
    )


def _model(text: str) -> str:
    guess = str(py3langid.classify(text)[0])
    return _READ_AS.get(guess, guess)
