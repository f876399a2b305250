"""Names in the text of an article, with their exact places.

A sentence is tagged by itself (`tagger`), its names' ends are set right (`boundaries`), and then
the article is read as a whole (`spread`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from runut.lang.pack import Pack
from runut.records import Article
from runut.text.naming import capitals, datelines, saints, tagger, titled
from runut.text.naming.abbreviations import around_brackets, terms
from runut.text.naming.alone import apart_by_short_names
from runut.text.naming.boundaries import is_headline, trimmed, unglued
from runut.text.naming.compounds import compounds
from runut.text.naming.gazetteer import Known, gazetteer
from runut.text.naming.holders import apart_from_holders
from runut.text.naming.regions import (
    apart_at_rank,
    apart_from_regions,
    ships,
    told_places,
    with_regions,
)
from runut.text.naming.spread import agreed, clubs, everywhere, initials, of_something
from runut.text.naming.stretches import Name, Pieces, as_pieces
from runut.text.naming.tabled import known

#: A name that ends so ends in the point behind it too: "U.S.".
_INITIALS = re.compile(r"(?:\b[A-Z]\.)+[A-Z]\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A name found in a text: its span, its type (PER, ORG or LOC), its words, and what
    the tables know it as."""

    start: int
    end: int
    type: str
    text: str
    known: Known | None = None


def find(article: Article, pack: Pack) -> tuple[Found, ...]:
    """The names in ``article.text``, in order, none overlapping another."""
    read = as_pieces(article, pack)
    bounds = [(first, last) for first, last in read.bounds if not is_headline(read, first, last)]
    tag = tagger.tag if tagger.has_model(pack) else capitals.tag
    tagged = tag([read.words[first:last] for first, last in bounds], pack)
    names = [
        name
        for (first, _), row in zip(bounds, tagged, strict=True)
        for name in _in_sentence(read, first, row, pack)
    ]
    names = saints.whole(read, names, pack)
    names = ships(read, told_places(read, initials(read, names), pack), pack)
    names = known(read, datelines.placed(read, names, pack), pack)
    names = apart_by_short_names(read, apart_from_holders(read, names, pack), pack)
    no_names = terms(read, names, pack)
    names = [name for name in names if name.sure or read.words[name.first] not in no_names]
    names = with_regions(read, apart_from_regions(read, names, pack), pack)
    names = agreed(read, names, pack)
    names = around_brackets(read, clubs(read, everywhere(read, names, pack), pack), pack)
    if capitals.is_asked(pack) or not tagger.has_model(pack):
        names = capitals.settled(read, titled.called(read, names, pack), pack)
    names = of_something(read, names, pack)
    names = [name for name in _apart(names) if not read.tagged(name.first)]
    return tuple(_found(article.text, read, name, pack) for name in names)


def _apart(names: list[Name]) -> Iterator[Name]:
    """Names in order, of two that overlap the one that begins first, then the longer."""
    last = 0
    for name in sorted(names, key=lambda name: (name.first, -name.last)):
        if name.first >= last:
            yield name
            last = name.last


def _in_sentence(
    read: Pieces, first: int, tagged: Iterable[tuple[int, int, str]], pack: Pack
) -> Iterator[Name]:
    """The names of the sentence that begins at piece ``first``."""
    for start, end, kind in tagged:
        for whole in unglued(read, Name(first + start, first + end, kind), pack):
            for part in apart_at_rank(read, whole, pack):
                name = trimmed(read, part, pack)
                if name is not None:
                    yield from compounds(read, name, pack)


def _found(text: str, read: Pieces, name: Name, pack: Pack) -> Found:
    start, end = read.pieces[name.first].start, read.pieces[name.last - 1].end
    if text[end : end + 1] == "." and _INITIALS.search(text, start, end):
        end += 1
    known = _listed(list(read.words[name.first : name.last]), pack)
    if known is not None and known.type != name.type:
        known = None
    return Found(start=start, end=end, type=name.type, text=text[start:end], known=known)


def _listed(pieces: list[str], pack: Pack) -> Known | None:
    """What a name is listed as; also with another of its names behind it ("Organisasi Kesehatan
    Dunia WHO")."""
    match = gazetteer(pack.code).match(pieces, 0)
    if match is None:
        return None
    taken, known = match
    if taken == len(pieces):
        return known
    behind = gazetteer(pack.code).lookup(" ".join(pieces[taken:]))
    return known if behind is not None and behind.id == known.id else None
