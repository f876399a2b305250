"""The small pattern language in which the language tables write their expressions.

A form such as ``"(hari )?<weekday>,?_\\(<day>/<mon>\\)"`` is read like this:

- a letter, digit or mark stands for itself; ``\\(`` is a bracket in the text
- a space is one or more spaces, ``_`` is any number of spaces, none included
- ``<name>`` is a slot, filled by what the slot's words or digits match; ``<day2>`` is a
  second slot of the kind ``day``
- ``(a|b c)`` is a choice, and ``?`` after a character, a slot or a choice makes it optional

Forms hold no repetition, so matching is linear in the text. A form knows with which words
it can begin, which lets a scanner try, at each word, only the few forms that could fit.
Text is matched folded (`fold`): lower case, every kind of space a plain one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from runut.errors import PackError

#: What a scanner looks at: a run of letters, a run of digits, or an opening mark.
TOKEN = re.compile(r"[^\W\d_]+|\d+|[(~±$€£¥₩]")
#: The first "word" of whatever begins with a digit.
DIGIT = "#"
#: A word ends where no letter or digit follows.
END = r"(?![^\W_])"

_ITEM = re.compile(r"\\.|<[a-z]+\d?>|[()|?_]|\s+|[^\W\d_]+|.")
_SPACES = "\t\r\u00a0\u2007\u2009\u200a\u202f"


def fold(text: str) -> str:
    """``text`` in lower case with plain spaces, character for character."""
    for space in _SPACES:
        text = text.replace(space, " ")
    low = text.lower()
    if len(low) == len(text):
        return low
    chars = (char.lower() for char in text)
    return "".join(low if len(low) == 1 else "?" for low in chars)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What may fill a place in a form: a regular expression without groups, and the first
    words it can begin with (`DIGIT` for digits)."""

    regex: str
    firsts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as a regular expression (`compiled`) in which each slot is a named group, and the
    words it can begin with."""

    pattern: str
    firsts: frozenset[str]


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression of a form, which is compiled once it is needed: of the hundreds of a
    language most are not met in a short text, and they take longer than reading it."""
    return re.compile(pattern)


def first_word(text: str) -> str:
    """The scanner token that ``text`` begins with."""
    found = TOKEN.match(text)
    if found is None:
        return text[:1]
    return DIGIT if found[0][0].isdecimal() else found[0]


def words_slot(words: Iterable[str]) -> Slot:
    """A slot filled by any of ``words``, the longest that fits."""
    folded = {fold(word) for word in words}
    return Slot(regex=alternatives(folded), firsts=frozenset(map(first_word, folded)))


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the folded ``words``, whole and the longest first; a
    space in them is one or more. Without words it matches nothing."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if not ordered:
        return r"(?!)"
    choices = (
        re.escape(word).replace(r"\ ", " +") + (END if word[-1].isalnum() else "")
        for word in ordered
    )
    return f"(?:{'|'.join(choices)})"


def read_form(form: str, slots: Mapping[str, Slot]) -> Form:
    """Read ``form``. Raises `PackError` for an unknown slot or unbalanced brackets."""
    items = _ITEM.findall(form)
    regex, firsts, _, rest = _choice(items, 0, slots, form)
    if rest != len(items):
        raise PackError(f"form {form!r}: unbalanced brackets")
    return Form(pattern=regex, firsts=frozenset(firsts))


_Part = tuple[str, set[str], bool, int]


def _choice(items: list[str], at: int, slots: Mapping[str, Slot], form: str) -> _Part:
    """Sequences parted by ``|`` from ``at`` on: regex, first words, may be empty, the end."""
    parts: list[str] = []
    firsts: set[str] = set()
    empty = False
    while True:
        regex, first, nothing, at = _sequence(items, at, slots, form)
        parts.append(regex)
        firsts |= first
        empty = empty or nothing
        if at >= len(items) or items[at] != "|":
            return "|".join(parts), firsts, empty, at
        at += 1


def _sequence(items: list[str], at: int, slots: Mapping[str, Slot], form: str) -> _Part:
    regex = ""
    firsts: set[str] = set()
    open_start = True
    while at < len(items) and items[at] not in ("|", ")"):
        piece, first, nothing, at = _atom(items, at, slots, form)
        if at < len(items) and items[at] == "?":
            piece, nothing, at = f"(?:{piece})?", True, at + 1
        regex += piece
        if open_start:
            firsts |= first
            open_start = nothing
    return regex, firsts, open_start, at


def _atom(items: list[str], at: int, slots: Mapping[str, Slot], form: str) -> _Part:
    item = items[at]
    if item == "(":
        inner, first, nothing, at = _choice(items, at + 1, slots, form)
        if at >= len(items) or items[at] != ")":
            raise PackError(f"form {form!r}: unbalanced brackets")
        return f"(?:{inner})", first, nothing, at + 1
    if item.startswith("<") and len(item) > 1:
        name = item[1:-1]
        slot = slots.get(name.rstrip("0123456789"))
        if slot is None:
            raise PackError(f"form {form!r}: no slot {item}")
        return f"(?P<{name}>{slot.regex})", set(slot.firsts), False, at + 1
    if item == "_":
        return " *", set(), True, at + 1
    if item.isspace():
        return " +", set(), True, at + 1
    literal = item[1:] if item.startswith("\\") and len(item) > 1 else item
    end = END if literal.isalpha() and not _glued(items, at) else ""
    return re.escape(literal) + end, {first_word(literal)}, False, at + 1


def _glued(items: list[str], at: int) -> bool:
    """Whether the next item continues the word: ``ke<number>``."""
    return at + 1 < len(items) and items[at + 1].startswith("<")
