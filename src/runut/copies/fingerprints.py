"""Sketches of an article's wording, small and the same on every machine.

Words are folded and joined in runs of five; of the hashes of these runs a few are kept by
winnowing (Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for document
fingerprinting", SIGMOD 2003): of every `WINDOW` neighbouring runs the smallest hash. So
two texts that share `RUN` + `WINDOW` - 1 words in a row always share a fingerprint.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache, reduce
from hashlib import blake2b
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt

from runut.records import Article
from runut.text.chunks import Chunks

#: Words in a run.
RUN = 5
#: Neighbouring runs of which one is kept.
WINDOW = 4

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
#: A capital after a small letter: where a link stood, two words are often glued there.
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_KEPT_BITS = np.uint64(24)

Token = tuple[int, int, int]


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    folded = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return int.from_bytes(blake2b(plain.encode(), digest_size=8).digest(), "big")


def tokens(text: str) -> list[Token]:
    """The words of ``text`` in order, as (start, end, hash of the folded word).

    Words glued at a capital ("dikutipStandard") count as two, punctuation and case as
    nothing, so that two prints of one passage give the same hashes.
    """
    found: list[Token] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if word.islower() or len(word) < 4:
            found.append((start, end, _hash(word)))
            continue
        pieces = pairwise(_cuts(word))
        found.extend((start + a, start + b, _hash(word[a:b])) for a, b in pieces)
    return found


def runs(words: Sequence[Token]) -> npt.NDArray[np.uint64]:
    """The hash of every run of `RUN` words, by the position of its first word."""
    return _runs([word[2] for word in words])


def _runs(words: Sequence[int]) -> npt.NDArray[np.uint64]:
    """`runs` of the hashes of words."""
    if len(words) < RUN:
        return np.empty(0, dtype=np.uint64)
    hashes = np.array(words, dtype=np.uint64)
    count = len(words) - RUN + 1
    total = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(RUN):
            total = total * _PRIME + hashes[offset : offset + count]
        # A polynomial's low bits mix badly; the product's high bits do not.
        mixed: npt.NDArray[np.uint64] = (total ^ (total >> np.uint64(31))) * _PRIME
    return mixed >> _KEPT_BITS


def sketch(article: Article) -> tuple[int, ...]:
    """The article's fingerprints: sorted, unique, each below 2**40."""
    # As `tokens`, of which the places are not needed here.
    hashes = _runs(list(chain.from_iterable(_HASHES.of(article.text))))
    if len(hashes) > WINDOW:
        count = len(hashes) - WINDOW + 1
        hashes = reduce(np.minimum, [hashes[at : at + count] for at in range(WINDOW)])
    return tuple(sorted(set(hashes.tolist())))


def _hashes(chunk: str) -> tuple[int, ...]:
    """The hashes of the words in a chunk, and of those that are glued in them."""
    return tuple(
        _hash(word[a:b]) for word in _WORD.findall(chunk) for a, b in pairwise(_cuts(word))
    )


_HASHES = Chunks(_hashes)


def _cuts(word: str) -> list[int]:
    """Where a word begins, where another is glued to it, and where it ends."""
    if word.islower() or len(word) < 4:
        return [0, len(word)]
    return [0, *(m.start() for m in _GLUED.finditer(word)), len(word)]
