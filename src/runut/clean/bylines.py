"""Names of authors as bylines write them: what could be a name, and names apart."""

from __future__ import annotations

import re
from functools import cache

from runut.clean.phrases import alternatives, words

#: What may stand around a name in a byline.
EDGES = " \t|•·,.-–—:()/"
_TOKEN = re.compile(r"[^\W\d_][\w.'’\-]*")
_NAME_JOIN = re.compile(r"\s*[/,;&|•·]\s*")


def looks_like_names(text: str) -> bool:
    """True when ``text`` could be one to four people's names and nothing else."""
    stop = _function_words()
    parts = [part for part in split_names(text) if part]
    if not 1 <= len(parts) <= 4:
        return False
    for part in parts:
        tokens = part.split()
        if not 1 <= len(tokens) <= 6 or not part[0].isupper():
            return False
        if any(not _TOKEN.fullmatch(token) or token.casefold() in stop for token in tokens):
            return False
        if sum(token[0].isupper() for token in tokens) * 2 < len(tokens):
            return False
    return True


@cache
def _function_words() -> frozenset[str]:
    return frozenset(words("metadata", "zone", "signs"))


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(words('metadata', 'byline', 'joins'))})\s+", re.I)


def split_names(text: str) -> list[str]:
    """The names in "A, B", "A/B", "A dan B", trimmed."""
    return [name.strip(EDGES) for name in _NAME_JOIN.split(_joins().sub(", ", text))]


@cache
def _label() -> re.Pattern[str]:
    labels = alternatives(words("metadata", "byline", "authors"))
    return re.compile(rf"(?:{labels})(?:\s*[:\-–]\s*|\s+)", re.I)


@cache
def _sure_label() -> re.Pattern[str]:
    labels = alternatives(words("metadata", "byline", "before_name"))
    return re.compile(rf"(?:{labels})\s*:?\s+", re.I)


def after_label(text: str, *, sure: bool = False) -> str:
    """The names behind a label of authors ("Oleh Budi Santoso"), or nothing.

    ``sure`` takes only labels that are never the beginning of a heading.
    """
    text = text.strip(EDGES)
    match = (_sure_label() if sure else _label()).match(text)
    names = text[match.end() :].partition(";")[0].strip(EDGES) if match else ""
    return names if names and looks_like_names(names) else ""


def without_label(name: str) -> str:
    """ "Oleh Budi Santoso" and "By Ann Lee" without the label."""
    match = _label().match(name)
    return name[match.end() :].strip(EDGES) if match else name.strip(EDGES)
