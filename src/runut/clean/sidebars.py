"""Runs of other articles' headlines: below a bare "Baca juga", and at the foot of a page.

A headline shows by its form: several words, most of them with a capital, and no full
stop. One such line proves nothing; it is called furniture only where its place does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.clean.pieces import Piece, ends_as_prose, folded

_LIST_MARK = re.compile(r"[•●▪\-–—*·○◦(]|\d+[.)]\s?")
_FEWEST_WORDS, _MOST_WORDS = 5, 24
_CAPITALS = 0.6
#: So many headlines at the foot of a page are a sidebar.
_RUN = 3
#: So many headlines may follow a bare "Baca juga".
_MOST_RELATED = 5


def is_headline(line: str) -> bool:
    """True when ``line`` has the form of a headline of an Indonesian or English outlet."""
    words = line.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or _LIST_MARK.match(line):
        return False
    if line.endswith((".", ":", ",", ";")) or (ends_as_prose(line) and line[-1] not in "?!'"):
        return False
    capitals = sum(word[0].isupper() or not word[0].isalpha() for word in words)
    return line[0].isupper() and capitals >= _CAPITALS * len(words)


def below_related(parts: Sequence[Piece]) -> list[Piece]:
    """Headlines directly below a line that is nothing but "Baca juga"."""
    out = list(parts)
    left = 0
    for i, piece in enumerate(parts):
        if piece.reason_code == "related":
            left = _MOST_RELATED if len(folded(piece.text).split()) <= 2 else 0
        elif left and piece.is_body and is_headline(piece.text):
            out[i] = piece.as_furniture("related")
            left -= 1
        else:
            left = 0
    return out


def at_the_foot(parts: Sequence[Piece]) -> list[Piece]:
    """Three or more headlines, rubric words between them, below the last prose."""
    body = [i for i, piece in enumerate(parts) if piece.is_body]
    run: list[int] = []
    for i in reversed(body):
        text = parts[i].text
        if not (is_headline(text) or _is_rubric(text)):
            break
        run.append(i)
    while run and not is_headline(parts[run[-1]].text):
        run.pop()  # a short last line may still be the article's own
    if sum(is_headline(parts[i].text) for i in run) < _RUN or len(run) == len(body):
        return list(parts)
    out = list(parts)
    for i in run:
        out[i] = out[i].as_furniture("sidebar")
    return out


def _is_rubric(text: str) -> bool:
    """ "Global", "Gaya Hidup", "2 jam lalu": a word or three between headlines."""
    return len(text.split()) <= 3 and len(text) <= 30 and not ends_as_prose(text)
