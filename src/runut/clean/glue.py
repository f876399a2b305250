"""Blanks where words are certainly glued.

Links and line breaks that vanished leave "selesai.Kemudian" and ',"katanya'. A blank is
set in only where a sentence, clause or quotation certainly ends; nothing else changes,
and where it is doubtful ("dikutipStandard") the words stay as they are.
"""

from __future__ import annotations

import re

#: A sentence that runs into the next one; web names go on in small letters, initials
#: have no two small letters before the full stop.
_SENTENCES = re.compile(r"(?<=[a-zà-ÿ]{2}[.!?])(?=[A-Z][a-zà-ÿ])(?!Com\b|Id\b|Co\b|Net\b|Org\b)")
_AFTER_FIGURE = re.compile(r"(?<=[0-9)][.!?])(?=[A-Z][a-zà-ÿ]{2})")
_CLAUSES = re.compile(r"(?<=[a-zà-ÿ]{2},)(?=[A-Za-z]{2})")
_CLOSED = re.compile(r"(?<=[.,!?]”)(?=\w)")
_OPENING = re.compile(r"(?<=[a-zà-ÿ][,:])(?=“)|(?<=[a-zà-ÿ]{2}\.)(?=“)")


#: Without a mark that touches a letter nothing is glued.
_ANY = re.compile(r"[.,:!?][A-Za-zÀ-ÿ“]|[.,!?][\"”]\w|[a-z][,:.]\"")


def unglued(line: str) -> str:
    """``line`` with blanks set in where words are certainly glued."""
    if _ANY.search(line) is None:
        return line
    line = _SENTENCES.sub(" ", line)
    line = _AFTER_FIGURE.sub(" ", line)
    line = _CLAUSES.sub(" ", line)
    line = _OPENING.sub(" ", _CLOSED.sub(" ", line))
    return _straight_quotes(line) if '"' in line else line


def _straight_quotes(line: str) -> str:
    """Blanks outside straight quotation marks, whose sides are told by counting."""
    parts = line.split('"')
    if len(parts) % 2 == 0:  # one is missing: which close cannot be known
        return line
    for i in range(0, len(parts), 2):
        outside = parts[i]
        inside_before = parts[i - 1] if i else ""
        if inside_before[-1:] in {".", ",", "!", "?"} and outside[:1].isalpha():
            outside = " " + outside
        if i + 1 < len(parts) and outside[-1:] in {",", ":", "."} and outside[-2:-1].isalpha():
            outside += " "
        parts[i] = outside
    return '"'.join(parts)
