"""Where two words of a text certainly stand glued: a link that vanished took their blank along.

The text stays as it came, since all that is read from it is told by its offsets; whoever shows it
to people may set a blank there. Only what is certain counts: "dariAntara", "Prabowomengatakan",
"PresidenPrabowo" where both are written free elsewhere; never a brand ("YouTube").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from runut.lang.pack import Pack
from runut.text.naming.gazetteer import gazetteer
from runut.text.naming.glued import small_names
from runut.text.naming.ordinary import is_ordinary
from runut.text.naming.pieces import Piece, cut, whole_words
from runut.text.words import fold, shipped, stop_words

#: Words with a capital somewhere; nothing else is glued for certain.
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_A-Z]*+[A-Z][^\W\d_]*+")
#: The words that begin with a capital, found in a third of the time, and capitals within others,
#: which have a group.
_CAPITAL = re.compile(r"[A-Z](?:(?<![^\W\d_][A-Z])[^\W\d_]*+|())")
#: The word behind another.
_BEHIND = re.compile(r"\s[^\W\d_]++")
#: A word in small letters that is no word of grammar has so many letters, or it may be an ending.
_LETTERS = 4
#: A long verb has so many letters.
_VERB = 7


def find(text: str, pack: Pack) -> tuple[int, ...]:
    """Offsets in ``text`` between two glued words, in order."""
    written = list(_CAPITAL.finditer(text))
    if any(word.lastindex for word in written):
        written = list(_WORD.finditer(text))
    stands = whole_words(pack.code)
    first: dict[str, tuple[int, int]] = {}
    for word in written:
        if not stands[word[0]]:
            first.setdefault(word[0], word.span())
    if not first:
        return ()
    seen = Counter([word[0] for word in written])
    rows = cut(text, (_with_next(text, *span) for span in first.values()), pack, seen)
    glued = {
        word: _seams(row, start, word, pack, seen)
        for (word, (start, _)), row in zip(first.items(), rows, strict=True)
    }
    found = ((word.start(), glued.get(word[0], ())) for word in written)
    return tuple(start + seam for start, seams in found for seam in seams)


def _with_next(text: str, start: int, end: int) -> tuple[int, int]:
    """A word's span with the hyphen before it and the word behind it, which may tell whether it
    is one."""
    behind = _BEHIND.match(text, end)
    return start - text.startswith("-", start - 1, start), behind.end() if behind else end


def _seams(
    row: list[Piece], start: int, whole: str, pack: Pack, seen: Mapping[str, int]
) -> list[int]:
    """Where in a ``whole`` word that begins at ``start`` in a ``row`` of pieces two words
    certainly meet."""
    end = start + len(whole)
    return [
        right.start - start
        for left, right in pairwise(row)
        if right.glued and right.start < end and _certain(left.text, right.text, whole, pack, seen)
    ]


def _certain(left: str, right: str, whole: str, pack: Pack, seen: Mapping[str, int]) -> bool:
    code = pack.code
    if is_ordinary(whole, code):
        return False
    if left.islower():
        outlet = any(name.startswith(left) for name in small_names(code))
        free = len(left) >= _LETTERS or _is_word(left, pack)
        return not right.islower() and not outlet and free
    if right.islower():
        free = seen.get(left, 0) > 0 or gazetteer(code).lookup(left) is not None
        return _is_word(right, pack) and (free or _goes_on(right, pack))
    brand = seen.get(whole, 0) > 1 or gazetteer(code).lookup(whole) is not None
    if brand:
        return False
    persons = (shipped(code, table) for table in ("given.txt", "family.txt"))
    if left.isupper() or any(fold(right) in names for names in persons):
        return True
    told = seen.get(left, 0) > 0 or (len(left) >= _LETTERS and is_ordinary(left, code))
    return told and seen.get(right, 0) > 0


def _goes_on(small: str, pack: Pack) -> bool:
    """Whether a sentence plainly goes on with a word, so that it is no piece of a name: a long
    word of grammar, or a long one with a verb's beginning."""
    if fold(small) in stop_words(pack):
        return len(small) > _LETTERS
    return len(small) >= _VERB and small.startswith(pack.words("words", "verb_beginnings"))


def _is_word(small: str, pack: Pack) -> bool:
    """Whether a word in small letters is one by itself and no ending ("Instagramnya")."""
    if fold(small) in pack.words("words", "clitics"):
        return False
    return fold(small) in stop_words(pack) or (
        len(small) >= _LETTERS and is_ordinary(small, pack.code)
    )
