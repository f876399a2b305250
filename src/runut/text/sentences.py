"""Where the sentences of a text begin and end.

A line never holds part of the next line's sentence. Within a line a sentence ends at a
full stop, question or exclamation mark or an ellipsis that a new beginning follows; the
pack's table ``sentences`` names the abbreviations after which it does not.

Inside a quotation of several sentences their ends are ends. What follows the closing
mark (``," kata X.`` or ``?" tanya X.``) stays with the last sentence of the quotation,
since a cue begins with a small letter or follows a comma. Brackets are never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from runut.lang.pack import Pack, load
from runut.records import Span
from runut.text.words import fold, listed, stop_words

#: Marks that can end a sentence, with the quotation marks and brackets that close on them.
_END = re.compile(r"([.!?]+|…)([\"”’'»)\]]*)(\s*)")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
#: The word an end mark stands behind, dots within it included ("S.H", "a.n").
_BEFORE = re.compile(r"[^\s\"“”‘’'(),;:/]*\Z")
_AFTER = re.compile(r"[\"“‘'(\[«]*([^\W_]+)\W*(\w?)")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]\Z")
_MARKER = re.compile(r"\W*(?:\d{1,2}|[A-Za-z]|[IVX]{1,4})\Z")
#: Brackets longer than this are taken for an unclosed one.
_BRACKET = re.compile(r"\([^()]{0,200}\)")
#: How far before a mark its word is looked for.
_REACH = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    before_word: frozenset[str]
    before_word_small: frozenset[str]
    before_number: frozenset[str]
    after_word: frozenset[str]
    domains: frozenset[str]
    common: frozenset[str]


def split(text: str, pack: Pack) -> tuple[Span, ...]:
    """Spans of the sentences of ``text``, in order, without white space around them.

    Every character that is not white space lies in exactly one span.
    """
    rules = _rules(pack.code)
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in (*_ends(text, line.start(), line.end(), rules), line.end()):
            trimmed = _trim(text, start, end)
            if trimmed is not None:
                spans.append(trimmed)
            start = end
    return tuple(spans)


def _trim(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    inner = piece.strip()
    if not inner:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start=start, end=start + len(inner))


def _ends(text: str, start: int, end: int, rules: _Rules) -> Iterator[int]:
    """Offsets within the line ``[start, end)`` at which a sentence ends."""
    brackets = _BRACKET.finditer(text, start, end)
    bracket = next(brackets, None)
    first = start
    for mark in _END.finditer(text, start, end):
        if mark.end() >= end:
            return
        while bracket is not None and bracket.end() <= mark.start():
            bracket = next(brackets, None)
        if bracket is not None and bracket.start() < mark.start() and mark.end(2) < bracket.end():
            continue
        cut = _closing(text, start, mark)
        if _ends_here(text, first, mark, cut, end, rules):
            first = cut
            yield cut


def _closing(text: str, line: int, mark: re.Match[str]) -> int:
    """Where the sentence ends: behind its closing marks, before a glued opening one."""
    if mark.group(2).startswith('"') and not mark.group(3):
        inside = text.count('"', line, mark.start()) % 2 == 1
        if not inside:
            return mark.end(1)
    return mark.end(2)


def _ends_here(
    text: str, first: int, mark: re.Match[str], cut: int, end: int, rules: _Rules
) -> bool:
    after = _AFTER.match(text, mark.end() if cut == mark.end(2) else cut, end)
    if after is None:
        return bool(mark.group(3)) and not text[mark.end()].islower()
    word = after.group(1)
    if word[0].islower() and word.islower():
        return False
    spaced = bool(mark.group(3))
    if not spaced and cut == mark.end(2) and not mark.group(2):
        return _glued_end(text, first, mark, word, rules)
    if mark.group(1) != ".":
        return True
    return _stop_ends(text, first, mark, after, rules)


def _glued_end(text: str, first: int, mark: re.Match[str], word: str, rules: _Rules) -> bool:
    """Whether "sekolah.Pilihan" is two sentences; "KOMPAS.Com", "S.Pd" and "1.234" are not."""
    if text[mark.start() - 1] in ')"”' and mark.start() > first:
        return word[0].isupper()
    before = _before(text, first, mark.start())
    if not before or word[0].isdigit() or fold(word) in rules.domains:
        return False
    if mark.group(1) != ".":
        return True
    if before[-1].isdigit():
        return word[0].isupper()
    run = before.rpartition(".")[2]
    return len(run) > 2 and run[-2:].islower() and len(word) > 1 and word[0].isupper()


def _stop_ends(
    text: str, first: int, mark: re.Match[str], after: re.Match[str], rules: _Rules
) -> bool:
    """Whether a full stop before white space ends a sentence."""
    if mark.group(2):
        return True
    if _MARKER.match(text, first, mark.start()):
        return False
    before = _before(text, first, mark.start())
    folded, word = fold(before), after.group(1)
    if folded in rules.before_number:
        return not (word[0].isdigit() or len(word) == 1)
    common = fold(word) in rules.common
    if _INITIALS.match(before):
        return common
    if _shortens(before, rules):
        return False
    if folded in rules.after_word or ("." in folded and folded.replace(".", "").isalpha()):
        return common or after.group(2).islower() or text[mark.end()] in '"“'
    return True


def is_shortened(word: str, language: str) -> bool:
    """Whether a full stop behind ``word`` ends no sentence, whatever follows: "St", "Kab"."""
    return _shortens(word, _rules(load(language).code))


def _shortens(word: str, rules: _Rules) -> bool:
    return fold(word) in rules.before_word or word in rules.before_word_small


def _before(text: str, first: int, end: int) -> str:
    found = _BEFORE.search(text, max(first, end - _REACH), end)
    return found.group() if found else ""


@cache
def _rules(code: str) -> _Rules:
    pack = load(code)

    def words(key: str) -> frozenset[str]:
        return listed(code, "sentences", key)

    return _Rules(
        before_word=words("before_word"),
        before_word_small=words("before_word_small"),
        before_number=words("before_number"),
        after_word=words("after_word"),
        domains=words("domains"),
        common=stop_words(pack),
    )
