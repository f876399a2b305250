"""Names that are known before a text is read: territories, cities, bodies, outlets.

The tables are language packs' ``names``, ``lexicon`` and ``territories`` and, in no language,
``common/territories``, ``common/cities`` and ``common/agencies``. They are compiled once
for a language, its own names first, then those of the other packs, since Indonesian news
says "North Korea" too where it quotes a name. The long lists of a pack and of ``common``
(``listed``) are compiled a first word at a time, when a text holds that word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from runut.identity import content_id
from runut.lang.pack import Pack, codes, load
from runut.text.naming.long_lists import COMMON, PIECE, Line, small, waiting
from runut.text.words import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Something the tables know. ``id`` is the Wikidata id where the tables have one;
    ``kind`` is "territory", "city", "place", "body" or "outlet"; ``country`` an ISO 3166
    code. ``state`` marks an outlet that is its government's voice, ``listed`` what the features
    of a model do not look into, because it would trust the lists more than the words."""

    id: str
    name: str
    type: str
    kind: str
    wikidata: str | None = None
    country: str | None = None
    agency: bool = False
    state: bool = False
    listed: bool = False


class Entry(NamedTuple):
    """A name by its pieces, as written and folded, and what it is known as; ``exact`` where its
    capitals bind."""

    pieces: tuple[str, ...]
    exact: bool
    known: Known
    folded: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """The compiled tables of one language.

    ``by_first`` maps the first folded piece of a name to the names that begin with it,
    longest first, each with its pieces and whether its capitals bind ("AS"). ``waiting`` holds
    the lines of the long lists under the first folded piece of each name in them, until that is
    asked for. ``begins`` holds the first pieces of both, ``marks`` those of the names that a
    model's features look into, ``alone`` the names of one piece that do not wait, whatever was
    asked for since, ``small`` the first pieces, as written, of names in the long lists that
    begin with a small letter.
    """

    by_first: dict[str, tuple[Entry, ...]]
    waiting: dict[str, tuple[tuple[str, Line], ...]]
    begins: frozenset[str]
    marks: frozenset[str]
    alone: frozenset[str]
    small: frozenset[str]
    capitals: Mapping[str, Known]
    state_outlets: Mapping[str, tuple[Known, ...]]
    by_id: Mapping[str, Known]

    def match(
        self, pieces: Sequence[str], at: int, *, listed: bool = True
    ) -> tuple[int, Known] | None:
        """The longest known name that begins with ``pieces[at]`` and how many pieces it
        takes; None when there is none. Names begin with a capital in the text. Without
        ``listed``, only what a model's features look into."""
        first = fold(pieces[at])
        if first not in self.begins:
            return None
        second = fold(pieces[at + 1]) if at + 1 < len(pieces) else ""
        # The long lists need not be compiled for one who does not look into them.
        candidates = self._beginning(first) if listed else self.by_first.get(first, ())
        for name, exact, known, folded in candidates:
            if known.listed and not listed:
                continue
            if not exact and len(name) > 1 and folded[1] != second:
                continue
            here = pieces[at : at + len(name)]
            if len(here) < len(name):
                continue
            if exact and "".join(here) == "".join(name):
                return len(name), known
            if not exact and _same(here, name, folded):
                return len(name), known
        return None

    def _beginning(self, first: str) -> tuple[Entry, ...]:
        """The names that begin with a folded piece. Threads that meet here make the same."""
        waiting = self.waiting.get(first)
        if waiting is not None:
            there = self.by_first.get(first, ())
            more = (_entry(name, _of_line(line)) for name, line in waiting)
            self.by_first[first] = _in_order((*there, *more))
            self.waiting.pop(first, None)
        return self.by_first[first]

    def lookup(self, name: str) -> Known | None:
        """What exactly ``name`` is known as, or None."""
        pieces = [name] if name.isalnum() else PIECE.findall(name)
        found = self.match(pieces, 0) if pieces else None
        return found[1] if found and found[0] == len(pieces) else None


def _entry(name: str, known: Known) -> Entry:
    pieces = tuple(PIECE.findall(name))
    return Entry(pieces, _binds(name), known, tuple(map(fold, pieces)))


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries, the longest first; of those that are compared alike the first stands."""
    unlike: dict[tuple[bool, tuple[str, ...]], Entry] = {}
    for entry in entries:
        unlike.setdefault((entry.exact, entry.pieces if entry.exact else entry.folded), entry)
    return tuple(sorted(unlike.values(), key=lambda entry: (-len(entry.pieces), entry.pieces)))


def _same(here: Sequence[str], name: tuple[str, ...], plain: tuple[str, ...]) -> bool:
    """Whether the pieces in the text are the name, written as a name is."""
    for piece, wanted, folded in zip(here, name, plain, strict=True):
        if fold(piece) != folded:
            return False
        if wanted[0].isupper() and not piece[0].isupper():
            return False
    return True


@cache
def gazetteer(code: str) -> Gazetteer:
    """The gazetteer of a language. Own names win over another pack's."""
    first: dict[str, list[Entry]] = {}
    capitals: dict[str, Known] = {}
    states: dict[str, list[Known]] = {}
    by_id: dict[str, Known] = {}
    for name, known in _names(code):
        by_id.setdefault(known.id, known)
        entry = _entry(name, known)
        first.setdefault(entry.folded[0], []).append(entry)
        if known.kind == "city" and known.country and known.name in _capital_names(code):
            capitals.setdefault(known.id, by_id[_territory_id(known.country)])
        if known.state and known.country and known not in states.setdefault(known.country, []):
            states[known.country].append(known)
    long_lists = waiting(code)
    by_first = {word: _in_order(entries) for word, entries in first.items()}
    each = [entry for entries in by_first.values() for entry in entries]
    return Gazetteer(
        by_first=by_first,
        waiting=long_lists,
        begins=frozenset(first) | frozenset(long_lists),
        marks=frozenset(entry.folded[0] for entry in each if not entry.known.listed),
        small=frozenset(small(long_lists)),
        alone=frozenset(entry.pieces[0] for entry in each if len(entry.pieces) == 1),
        capitals=capitals,
        state_outlets={country: tuple(known) for country, known in states.items()},
        by_id=by_id,
    )


def _binds(name: str) -> bool:
    """Whether a name must stand letter by letter: short ones in capitals, brands' case."""
    letters = [char for char in name if char.isalpha()]
    return all(char.isupper() for char in letters) or name[0].islower()


def _names(code: str) -> Iterator[tuple[str, Known]]:
    own = load(code)
    others = [load(other) for other in codes() if other != code]
    yield from _outlets()
    yield from _territories(own, own)
    yield from _cities(own)
    yield from _full(own, "places", "LOC", "place")
    yield from _full(own, "bodies", "ORG", "body")
    yield from _full(COMMON, "bodies", "ORG", "body", table="bodies")
    yield from _full(own, "home_bodies", "ORG", "body")
    yield from _full(own, "places", "LOC", "place", table="lexicon", listed=True)
    yield from _full(own, "bodies", "ORG", "body", table="lexicon", listed=True)
    for other in others:
        for name, known in _territories(other, own):
            if not _binds(name) and len(name) > 3:
                yield name, known
        yield from _full(other, "bodies", "ORG", "body", abbreviations=False)


def _territory_id(country: str) -> str:
    return str(COMMON.table("territories")[country]["wikidata"])


def _territories(pack: Pack, shown: Pack) -> Iterator[tuple[str, Known]]:
    """Names in ``pack``'s language of what ``shown``'s language calls by its own name, and in the
    language of both also what those are called who live there."""
    names, more = pack.table("territories"), pack.table("names").get("territories", {})
    own, display = shown.table("territories"), shown.table("names").get("shown", {})
    peoples = pack.table("names").get("peoples", {}) if pack == shown else {}
    for country, row in COMMON.table("territories").items():
        if country == "about" or country not in names:
            continue
        canonical = display.get(country) or own.get(country, names[country])
        known = Known(
            id=row["wikidata"],
            name=canonical,
            type="LOC",
            kind="territory",
            wikidata=row["wikidata"],
            country=country,
        )
        for name in (names[country], *more.get(country, ()), *peoples.get(country, ())):
            yield name, known


def _cities(pack: Pack) -> Iterator[tuple[str, Known]]:
    more: Mapping[str, list[str]] = pack.table("names").get("cities", {})
    cities: Mapping[str, str] = COMMON.table("cities")["cities"]
    for name, country in cities.items():
        here = more.get(name) or [name]
        known = Known(
            id=content_id("LOC", fold(name)),
            name=here[0],
            type="LOC",
            kind="city",
            country=country,
        )
        for form in (name, *here):
            yield form, known
    for name, forms in more.items():
        if name not in cities and forms:
            known = Known(id=content_id("LOC", fold(name)), name=forms[0], type="LOC", kind="city")
            for form in forms:
                yield form, known


def _full(
    pack: Pack,
    key: str,
    type_: str,
    kind: str,
    *,
    table: str = "names",
    abbreviations: bool = True,
    listed: bool = False,
) -> Iterator[tuple[str, Known]]:
    tables = pack.table(table)
    for name, forms in tables.get(key, {}).items():
        wikidata = tables.get("wikidata", {}).get(name)
        known = Known(
            id=wikidata or content_id(type_, fold(name)),
            name=name,
            type=type_,
            kind=kind,
            wikidata=wikidata,
            listed=listed,
        )
        yield name, known
        for form in forms:
            if abbreviations or not _binds(form):
                yield form, known


def _of_line(line: Line) -> Known:
    """What the names in a line of a long list stand for: the first is what it is called."""
    type_, kind, names = line
    name = names.split("; ", 1)[0]
    return Known(id=content_id(type_, fold(name)), name=name, type=type_, kind=kind, listed=True)


def _outlets() -> Iterator[tuple[str, Known]]:
    for row in COMMON.table("agencies")["outlet"]:
        known = Known(
            id=row.get("wikidata") or content_id("ORG", fold(row["name"])),
            name=row["name"],
            type="ORG",
            kind="outlet",
            wikidata=row.get("wikidata"),
            country=row.get("country"),
            agency=row.get("agency", False),
            state=row.get("state", False),
        )
        for name in (row["name"], *row.get("names", ())):
            yield name, known


@cache
def _capital_names(code: str) -> frozenset[str]:
    """Names of the capitals of sovereign territories as the pack writes them."""
    more: Mapping[str, list[str]] = load(code).table("names").get("cities", {})
    rows = COMMON.table("territories")
    names = (row.get("capital") for key, row in rows.items() if key != "about")
    return frozenset((more.get(name) or [name])[0] for name in names if name)
