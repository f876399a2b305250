"""The long lists of known names as they lie: lines under the first words of their names.

They are made into known names a first word at a time (`runut.text.naming.gazetteer`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from runut.lang.pack import Pack, load
from runut.text.words import fold

#: The tables that belong to no language lie in a folder that is no pack.
COMMON = Pack(code="common")
#: What the names of tables are compared by.
PIECE = re.compile(r"\w+|[^\w\s]")

#: A line of a long list: its type, kind and names.
Line = tuple[str, str, str]
#: Names in the long lists, each with its line, under the first folded piece of each.
Waiting = Mapping[str, tuple[tuple[str, Line], ...]]


def waiting(code: str) -> dict[str, tuple[tuple[str, Line], ...]]:
    """The names in the long lists under the first folded piece of each, in the lists' order."""
    first: dict[str, list[tuple[str, Line]]] = {}
    of_head: dict[str, list[tuple[str, Line]] | None] = {}
    for pack, key, type_, kind in (
        (load(code), "places", "LOC", "place"),
        (load(code), "bodies", "ORG", "body"),
        (COMMON, "bodies", "ORG", "body"),
    ):
        for names in pack.table("listed").get(key, "").splitlines():
            line = type_, kind, names
            for name in names.split("; "):
                head = name.partition(" ")[0]
                if head not in of_head:
                    begins = PIECE.match(head)
                    of_head[head] = first.setdefault(fold(begins[0]), []) if begins else None
                rows = of_head[head]
                if rows is not None:
                    rows.append((name, line))
    return {word: tuple(lines) for word, lines in first.items()}


def small(waiting: Waiting) -> Iterator[str]:
    """The first pieces of the names that begin with a small letter: "flydubai", "e-Fishery"."""
    for rows in waiting.values():
        for name, _ in rows:
            begins = PIECE.match(name) if name[0].islower() else None
            if begins is not None:
                yield begins[0]
