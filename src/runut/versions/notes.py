"""Notes by which an outlet says that it changed an article: corrections and updates.

They stand in the headline, in the text, or among the furniture at its end; the phrases are
data (``versions.toml`` of the language packs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from runut.lang.pack import Pack, load
from runut.records import Article, Note, NoteKind
from runut.text import words

_KINDS: tuple[NoteKind, ...] = ("correction", "update")


def find(article: Article) -> tuple[Note, ...]:
    """The notes of one version, corrections first, each in the order of reading."""
    pack = load(article.language)
    found = (note for where, text in _lines(article) for note in _read(where, text, pack))
    return tuple(sorted(dict.fromkeys(found), key=lambda note: _KINDS.index(note.kind)))


def _lines(article: Article) -> Iterator[tuple[str, str]]:
    if article.title:
        yield "title", article.title
    for span in article.sentences:
        yield "text", article.text[span.start : span.end]
    for line in article.furniture:
        yield "furniture", line.text


def _read(where: str, text: str, pack: Pack) -> Iterator[Note]:
    folded = words.fold(text)
    for kind in _KINDS:
        pattern = _pattern(pack, kind, headline=where == "title")
        if pattern is not None and pattern.search(folded):
            yield Note(kind=kind, where=where, words=" ".join(text.split()))
            return


@cache
def _pattern(pack: Pack, kind: NoteKind, *, headline: bool) -> re.Pattern[str] | None:
    """Labels open a line ("Ralat:"); phrases may stand anywhere in one."""
    labels = pack.words("versions", f"{kind}_labels")
    phrases = () if headline else pack.words("versions", f"{kind}_phrases")
    ways = []
    if labels:
        ways.append(rf"\A\W*(?:{words.either(labels)})\W*[:\])|–—-]")
    if phrases:
        ways.append(rf"\b(?:{words.either(phrases)})\b")
    return re.compile("|".join(ways)) if ways else None
