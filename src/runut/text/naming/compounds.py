"""Names that were taken for one: two known ones with a hyphen ("Korut-Rusia"), a place and the
region it lies in ("Subang Jawa Barat"), a state and its head ("Presiden |Rusia| Dimas Aryo").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from runut.lang.pack import Pack
from runut.text.naming.gazetteer import Gazetteer, Known, gazetteer
from runut.text.naming.stretches import Name, Pieces, listed
from runut.text.words import fold

#: A person's name behind that of a country is at most so many words long.
_LONGEST_PERSON = 4


def _led(read: Pieces, first: int, pack: Pack) -> bool:
    """Whether the head of a state or a minister is named here: "Presiden |Rusia ...",
    "Presiden ke-7 |Republik Indonesia ..."."""
    at = first - 1
    if at > 2 and read.words[at].isdigit() and read.words[at - 1] == "-":
        at -= 3
    return at >= 0 and fold(read.words[at]) in listed(pack.code, "leads_state")


def _lies_in(place: Known, region: Known) -> bool:
    """Whether a known place may lie in another set right behind it: "Subang |Jawa Barat"."""
    lands = {place.country, region.country} - {None}
    return place.type == region.type == "LOC" and not region.listed and len(lands) < 2


def compounds(read: Pieces, name: Name, pack: Pack) -> Iterator[Name]:
    """The names in a compound of known ones: "Korut-Rusia" is two, "Jong-un" is one."""
    if name.last - name.first == 1:
        yield name
        return
    words, tables = read.words[name.first : name.last], gazetteer(pack.code)
    apart = listed(pack.code, "versus")
    against = [n for n, word in enumerate(words) if word == "–" or fold(word) in apart]
    if against and 0 < against[0] < len(words) - 1:
        middle = name.first + against[0]
        yield Name(name.first, middle, name.type)
        yield from compounds(read, Name(middle + 1, name.last, name.type), pack)
        return
    whole = tables.match(words, 0)
    parts = _government(name, words, tables, pack) or _nested(name, words, whole, tables)
    parts = parts or _headed(read, name, words, pack)
    if not parts and (whole is None or whole[0] < len(words)):
        parts = _joined(name, words, tables)
    yield from parts or (name,)


def _government(
    name: Name, words: tuple[str, ...], tables: Gazetteer, pack: Pack
) -> tuple[Name, ...]:
    """The country in the name of its government, which is the country's: "Pemerintah |Jepang"."""
    if name.type != "ORG" or fold(words[0]) not in listed(pack.code, "rules_region"):
        return ()
    ruled = tables.lookup(" ".join(words[1:]))
    if ruled is None or ruled.kind != "territory":
        return ()
    return (Name(name.first + 1, name.last, "LOC", sure=True),)


def _nested(
    name: Name, words: tuple[str, ...], place: tuple[int, Known] | None, tables: Gazetteer
) -> tuple[Name, ...]:
    """A country and what is known behind it, or a place and the region it lies in."""
    if (
        name.type != "LOC"
        or place is None
        or place[0] == len(words)
        or not words[place[0]][0].isalpha()
    ):
        return ()
    middle = name.first + place[0]
    rest = tables.lookup(" ".join(words[place[0] :]))
    if rest is None or not (place[1].kind == "territory" or _lies_in(place[1], rest)):
        return ()
    return (
        Name(name.first, middle, "LOC", sure=True),
        Name(middle, name.last, rest.type, sure=True),
    )


def _headed(read: Pieces, name: Name, words: tuple[str, ...], pack: Pack) -> tuple[Name, ...]:
    """A country and the person at its head."""
    land = gazetteer(pack.code).match(words, 0) if _led(read, name.first, pack) else None
    if land is None or land[1].kind != "territory":
        return ()
    if not 2 <= len(words) - land[0] <= _LONGEST_PERSON:
        return ()
    middle = name.first + land[0]
    return Name(name.first, middle, "LOC", sure=True), Name(middle, name.last, "PER")


def _joined(name: Name, words: tuple[str, ...], tables: Gazetteer) -> tuple[Name, ...]:
    """Known names with nothing but hyphens between them."""
    joints = [n for n, word in enumerate(words) if word in "-–/" and 0 < n < len(words) - 1]
    bounds = [0, *(n + 1 for n in joints), len(words) + 1]
    parts: list[Name] = []
    for first, after in pairwise(bounds if joints else ()):
        last = after - 1
        known = tables.match(words[:last], first) if first < last else None
        if known is None or known[0] != last - first:
            return ()
        parts.append(Name(name.first + first, name.first + last, known[1].type, sure=True))
    return tuple(parts)
