"""Words: where they stand, what they are without case, accents and affixes.

What other stages compare is made here, so that "Membantah", "bantahan" and "membantah"
meet as one word wherever they are compared. Stop words and the marks of negation and
doubt are the pack's table ``words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain, filterfalse
from unicodedata import combining, normalize

import Stemmer

from runut.lang.pack import Pack, load
from runut.text.chunks import Chunks

#: Letters with inner apostrophes and hyphens ("anak-anak", "Jum'at"), or digits with their
#: separators ("1.234,5", "02.45", "19/6"), or both ("G20", "F-16").
_WORD = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:-?[^\W\d_]+)*|[^\W_]+(?:[-'’‑][^\W_]+)*",
)
_PARTS = re.compile(r"[-‑]")
#: A text without marks that combine with the letter before them, as most texts are once quotes
#: are their only letters beyond ASCII.
_UNMARKED = re.compile(r"[\0-\u02ff\u2000-\u206f]*+")


def tokens(text: str) -> list[tuple[int, int]]:
    """Spans of the words and numbers of ``text``, in order, as ``(start, end)``.

    Hyphenated words are one token ("anak-anak", "Jong-un"), as are figures with their
    separators ("1.234,5"). Punctuation is left out.
    """
    return [match.span() for match in _WORD.finditer(text)]


def written(text: str) -> list[tuple[int, str]]:
    """The words and numbers of ``text`` as written, in order, each with where it begins."""
    return [(match.start(), match[0]) for match in _WORD.finditer(text)]


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """``word`` without case and accents, with plain hyphens and apostrophes.

    Kept for as long as there is room: for words and names. A whole text is for `fold_text`.

    >>> fold("Moskwá")
    'moskwa'
    """
    return fold_text(word)


def fold_text(text: str) -> str:
    """As `fold`, of a text of any length, and nothing of it is kept."""
    if text.isascii():
        return text.lower()
    plain = normalize("NFKD", text).casefold().replace("‑", "-").replace("’", "'")
    return plain if _UNMARKED.fullmatch(plain) else "".join(filterfalse(combining, plain))


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> tuple[str, ...]:
    """The words and numbers of ``text`` in order, each without case and accents.

    Kept for a while: the stages of an account read the same statements again and again.
    """
    return tuple([fold(word) for word in _WORD.findall(text)])


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str) -> str:
    """The folded ``word`` without its affixes: "membantah" and "bantahan" give "bantah".

    ``language`` is an ISO 639-1 code; a pack that names no stemmer leaves the word as it
    is. A word said twice counts once ("anak-anak" gives "anak"). Method: Snowball's
    Indonesian (Tala 2003) and English (Porter 2) algorithms.
    """
    folded = fold(word)
    parts = _PARTS.split(folded)
    if len(parts) == 2 and parts[0] == parts[1]:
        folded = parts[0]
    stemmer = _stemmer(language)
    return folded if stemmer is None else str(stemmer.stemWord(folded))


def content_words(text: str, pack: Pack) -> tuple[str, ...]:
    """Stems of the words of ``text`` that carry content, in order, repeats kept.

    Stop words are left out, negations among them; figures and "G20" stay as written. A
    compound gives its parts ("Korut-Rusia" gives "korut", "rusia").
    """
    return tuple(chain.from_iterable(_content(pack.code).of(text)))


@cache
def _content(code: str) -> Chunks[tuple[str, ...]]:
    def content(chunk: str) -> tuple[str, ...]:
        words = _WORD.findall(chunk)
        if len(words) == 1:
            return _content_of(words[0], code)
        return tuple(found for word in words for found in _content_of(word, code))

    return Chunks(content)


@lru_cache(maxsize=1 << 16)
def _content_of(written: str, code: str) -> tuple[str, ...]:
    """What one word gives to `content_words`."""
    word, stop = fold(written), stop_words(load(code))
    if word in stop:
        return ()
    if not word.replace("-", "").isalpha():
        return (word,)
    parts = [word] if "-" not in word else _parts(word)
    return tuple(stem(part, code) for part in parts if part and part not in stop)


def stop_words(pack: Pack) -> frozenset[str]:
    """Folded words of the pack that carry no content of their own."""
    return listed(pack.code, "words", "stop")


@cache
def listed(code: str, table: str, key: str) -> frozenset[str]:
    """The words of a list of a pack's table, folded; none where it has none."""
    return frozenset(map(fold, load(code).words(table, key)))


@cache
def shipped(code: str, name: str) -> frozenset[str]:
    """The words of a list that a pack ships as a file, one a line; none where it has none."""
    resource = load(code).resource(name)
    return frozenset(resource.read_text("utf-8").split() if resource.is_file() else ())


def holds(folded: Iterable[str], phrases: Iterable[str]) -> bool:
    """Whether one of some phrases, which are folded, stands among folded words."""
    text = f" {' '.join(folded)} "
    return any(f" {phrase} " in text for phrase in phrases)


def either(phrases: Iterable[str]) -> str:
    """A regular expression for any of ``phrases``, the longest first, any white space for a
    blank; one that matches nothing when there are none."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered) or r"(?!)"


def negations(pack: Pack) -> frozenset[str]:
    """Folded words that deny what they stand before ("tidak", "bukan", "not")."""
    return listed(pack.code, "words", "negation")


def hedges(pack: Pack) -> frozenset[str]:
    """Folded words and phrases that leave open whether a thing is so ("diduga")."""
    return listed(pack.code, "words", "hedge")


def _parts(word: str) -> Iterable[str]:
    parts = _PARTS.split(word)
    return parts[:1] if len(parts) == 2 and parts[0] == parts[1] else parts


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    name = load(language).table("words").get("stemmer")
    return Stemmer.Stemmer(name) if name else None
