"""How alike two names are: the same name in another spelling, a slip, or another name."""

from __future__ import annotations

import re
from functools import lru_cache

from runut.text.words import fold

_PARTS = re.compile(r"[^\W_]+")
#: A name with its abbreviation in brackets, and what goes on behind them.
_BOTH = re.compile(r"(\w[^()]*\w)\s*\(\s*(\w[^()]*)\)((?:\s+\w[^()]*)?)")
#: Spellings that one sound bears from one newsroom to another, in order.
_SOUNDS = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("kh", "h"), ("ch", "h"), ("ks", "x"), ("ph", "f"),
    ("y", "i"), ("w", "v"), ("q", "k"), ("ou", "u"), ("ee", "i"),
)  # fmt: skip
#: What tells a son from his father of the same name.
_GENERATIONS = frozenset({"jr", "sr"})
#: A slip in a shorter part could be another name.
_SHORTEST = 3
#: Of a first name cut off so many letters are left, and so many gone.
_CLIPPED, _CUT = 4, 3


@lru_cache(maxsize=1 << 14)
def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name, hyphens taken for blanks ("Kim Jong-un": kim, jong, un)."""
    return tuple(_PARTS.findall(fold(name)))


@lru_cache(maxsize=1 << 14)
def sounding(name: str) -> str:
    """A key that spellings of one name share: "Sergei"/"Sergey", "Jong-un"/"Jong Un"/
    "Jongun", "Soeharto"/"Suharto". Doubled letters count once."""
    text = "".join(parts(name))
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", text)


def short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a shorter name is part of the full one, in order, and begins or ends it:
    "putin" of "vladimir putin", "herman suparman" of "herman n suparman". A son's full name is
    not short for his father's, "bima arsana" of "bima arsana jr"."""
    if not short or len(short) >= len(full):
        return False
    if len(short) > 1 and of_generation(full) and not of_generation(short):
        return False
    if short[0] != full[0] and short[-1] != full[-1]:
        return len(short) == 1 and len(short[0]) > _SHORTEST and short[0] in full
    rest = iter(full)
    return all(part in rest for part in short)


def clips(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name of one word cuts off the first of a full one: "wira" of "wiradarma harefa".
    "Dian" is not short for "Diana", so more than an ending is cut, and enough is left."""
    if len(short) != 1 or len(full) < 2 or not full[0].startswith(short[0]):
        return False
    return len(short[0]) >= _CLIPPED and len(full[0]) - len(short[0]) >= _CUT


def of_generation(name: tuple[str, ...]) -> bool:
    """Whether a name ends in what tells a son from his father ("Bima Arsana Jr")."""
    return name[-1] in _GENERATIONS


def one_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of several words differ by a single letter put in, left out,
    changed or swapped, in one word ("kim kong un", "kim jong un"). The first letters
    of a short word are a name's own, so a word of two letters must agree."""
    if len(one) != len(other) or len(one) < 2:
        return False
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(unlike) != 1:
        return False
    a, b = unlike[0]
    return min(len(a), len(b)) >= _SHORTEST and one_edit(a, b)


def one_edit(a: str, b: str) -> bool:
    """Whether two words differ by one letter put in, left out, changed or swapped."""
    if len(a) > len(b):
        a, b = b, a
    at = 0
    while at < len(a) and a[at] == b[at]:
        at += 1
    if len(a) == len(b):
        swapped = at + 1 < len(a) and a[at] == b[at + 1] and a[at + 1] == b[at]
        return a[at + 1 :] == b[at + 1 :] or (swapped and a[at + 2 :] == b[at + 2 :])
    return len(b) - len(a) == 1 and a[at:] == b[at + 1 :]


def both(name: str) -> tuple[str, ...]:
    """The two names that a name with its abbreviation in brackets holds, each with what stands
    behind the bracket ("Satuan Gabungan (Satgab) Serayu"); none where there is no bracket."""
    match = _BOTH.fullmatch(name)
    return (match[1] + match[3], match[2] + match[3]) if match else ()
