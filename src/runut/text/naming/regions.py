"""Where the region of an office ends and its holder's name begins.

Indonesian sets the region between the two without a mark: "Bupati Serayu Dimas Aryo", all
in capitals, so a tagger takes the region for the person's first name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from runut.lang.pack import Pack
from runut.text.naming.boundaries import is_headline, is_rank, is_told_rank
from runut.text.naming.gazetteer import gazetteer
from runut.text.naming.ordinary import is_ordinary
from runut.text.naming.stretches import Name, Pieces, listed
from runut.text.words import fold

#: The name of a region is at most so many words long.
_LONGEST_REGION = 3
#: That of a ship behind its letters.
_LONGEST_SHIP = 3
#: Behind an office, a name of so many words is a region's and a person's of two.
_REGION_AND_PERSON = 3


def apart_from_regions(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """Persons' names without the region of the office before them: where the article names
    the region as one ("Kepala Kantor SAR Serayu | Dimas Aryo", "Kabupaten Serayu"), or the
    office is one that its region follows ("Kapolres Serayu | Dimas Aryo"). The region goes
    to the body named before it, which may have taken in the person; where it stands alone it
    is no person."""
    regions = _regions(read, pack)
    begins = {read.words[name.first] for name in names if name.type == "PER"}
    out: list[Name] = []
    for name in names:
        name = _holder(read, name, begins, pack)
        region = 0
        body = _body_of_region(read, name, regions, pack)
        if body:
            out.append(replace(name, last=name.first + body))
            out.append(Name(name.first + body, name.last, "PER"))
            continue
        if name.type == "PER":
            region = _region_before(read, name, regions) or _region_of_office(read, name, pack)
            region = region or _rest_of_place(read, name, out, pack)
        if not region:
            if name.type == "PER" and _left_out(read, name, out, regions):
                out.append(Name(name.first - 1, name.first, "LOC"))
            itself = name.type != "ORG" and read.words[name.first : name.last] in regions
            out.append(replace(name, type="LOC", sure=True) if itself else name)
            continue
        middle = name.first + region
        if out and out[-1].type != "PER" and out[-1].last == name.first:
            out[-1] = replace(out[-1], last=middle)
        else:
            out.append(Name(name.first, middle, "LOC"))
        out.append(Name(middle, name.last, "PER"))
    return out


def with_regions(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """Names with the region right behind a body that each region has its own of, as part of
    the body's ("BPBD| Serayu"), and with the unit right before the body it is of."""
    out: list[Name] = []
    for name in names:
        body = out[-1] if out else None
        covered = body.last if body else 0
        if name.type == "ORG":
            out.append(_with_unit(read, name, covered, pack))
            continue
        first = _region_begin(read, name, covered, pack)
        if name.type != "LOC" or first in read.opens:
            out.append(name)
        elif body is not None and body.last == first and _is_regional(read, body, pack):
            out[-1] = replace(body, last=name.last, sure=False)
        elif first > covered and _rules(read, first, pack):
            out.append(Name(first - 1, name.last, "ORG"))
        else:
            out.append(name)
    return out


def _region_begin(read: Pieces, name: Name, covered: int, pack: Pack) -> int:
    """Where the name of a region begins with the word for what it is: "Provinsi |Serayu"."""
    at = name.first - 1
    kind = at >= covered and read.folded[at] in listed(pack.code, "kinds_of_regions")
    return at if kind and read.words[at].istitle() and name.first not in read.opens else name.first


def _is_regional(read: Pieces, body: Name, pack: Pack) -> bool:
    """Whether each region has such a body of its own: "BPBD", "Badan Pendapatan Daerah"."""
    first = read.folded[body.first]
    if body.type != "ORG" or not read.words[body.first][0].isupper():
        return False
    if body.last - body.first == 1:
        return first in listed(pack.code, "regional")
    known = gazetteer(pack.code).lookup(" ".join(read.words[body.first : body.last]))
    return known is not None and first in listed(pack.code, "regional")


def _rules(read: Pieces, region: int, pack: Pack) -> bool:
    """Whether a body that no name holds stands right before a region's name: "Bapenda |Serayu",
    "Pemerintah |Kota Serayu"."""
    first = read.folded[region - 1]
    ruled = read.folded[region] in listed(pack.code, "kinds_of_regions")
    if ruled and first in listed(pack.code, "rules_region"):
        return read.words[region - 1][0].isupper()
    return _is_regional(read, Name(region - 1, region, "ORG"), pack)


def _with_unit(read: Pieces, name: Name, covered: int, pack: Pack) -> Name:
    """A body's name with the unit of it before: "Satlantas |Polres Serayu", but not where the
    unit is its head's ("Kasat Reskrim |Polres Serayu")."""
    at = name.first - 1
    if at < covered or name.first in read.opens or not read.words[at][0].isupper():
        return name
    if read.folded[at] not in listed(pack.code, "units"):
        return name
    headed = at > 0 and read.folded[at - 1] in listed(pack.code, "roles")
    return name if headed else replace(name, first=at, sure=False)


def told_places(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """Names with the places that say what they are and were not tagged: "Lampu |Stadion
    Serayu| padam", not within an office ("Kepala |Desa Dimas Satria")."""
    kinds = listed(pack.code, "places_begin") - listed(pack.code, "bodies_begin")
    words = read.words
    offices = listed(pack.code, "roles")
    told = [
        at
        for at in read.places(kinds)
        if words[at].istitle() and not (at and read.folded[at - 1] in offices)
    ]
    taken = {at for name in names for at in range(name.first, name.last)}
    out = list(names)
    for at in told:
        end = at + 1
        while at not in taken and end not in taken and _proper(read, end, pack):
            end += 1
        sentence = next(bound for bound in read.bounds if bound[0] <= at < bound[1])
        if end - at > 1 and not is_headline(read, *sentence):
            out.append(Name(at, end, "LOC"))
            taken.update(range(at, end))
    return sorted(out, key=lambda name: name.first)


def ships(read: Pieces, names: list[Name], pack: Pack) -> list[Name]:
    """Names with ships' as one, by the letters that stand before them ("KMP Tanjung Serayu"),
    in place of the places and persons they are called after."""
    begins, words = listed(pack.code, "ships_begin"), read.words
    found: list[Name] = []
    for at in read.places(begins):
        if not words[at].isupper():
            continue
        end = at + 1
        while end < len(words) and end not in read.opens and words[end].istitle():
            end += 1
        if at + 1 < end <= at + 1 + _LONGEST_SHIP:
            found.append(Name(at, end, "ORG"))
    kept = [n for n in names if not any(n.first < s.last and s.first < n.last for s in found)]
    return sorted([*kept, *found], key=lambda name: name.first)


def _proper(read: Pieces, at: int, pack: Pack) -> bool:
    """Whether a piece can be but a word of a name: one with a capital that is no other word
    and opens no sentence."""
    if at >= len(read.words) or at in read.opens:
        return False
    word = read.words[at]
    return word.istitle() and word.isalpha() and not is_ordinary(word, pack.code)


def apart_at_rank(read: Pieces, name: Name, pack: Pack) -> Iterator[Name]:
    """A name that took in a rank is that of the office's place or body before it and the
    person's behind it: "Serayu |AKBP| Dimas Aryo", "RS Polri Serayu |AKBP| Dimas"."""
    if name.last - name.first < 2:
        yield name
        return
    told = is_told_rank if name.type == "LOC" else is_rank
    ranks = [at for at in range(name.first, name.last - 1) if told(read.words[at], pack)]
    if not ranks:
        yield name
        return
    if ranks[0] > name.first:
        kind = "LOC" if name.type == "PER" else name.type
        yield Name(name.first, ranks[0], kind, sure=name.type == "PER")
    yield Name(ranks[-1] + 1, name.last, "PER")


def _regions(read: Pieces, pack: Pack) -> frozenset[tuple[str, ...]]:
    """What stands behind a word that only the names of regions follow ("Kabupaten"), where
    the word ends no office ("Wali Kota"), or behind an office that its region follows."""
    begins, offices = listed(pack.code, "regions_begin"), listed(pack.code, "roles")
    found: set[tuple[str, ...]] = set()
    for at in read.places(begins):
        if at and read.folded[at - 1] in offices:
            continue
        last = at + 1
        while last < len(read.words) and last - at <= _LONGEST_REGION and last not in read.opens:
            if not read.words[last].istitle() or read.folded[last] in offices:
                break
            last += 1
        found.add(read.words[at + 1 : last])
    return frozenset(found - {()}) | _governed(read, pack)


def _governed(read: Pieces, pack: Pack) -> frozenset[tuple[str, ...]]:
    """The first of three words behind an office that its region follows ("Kapolres Serayu
    Dimas Aryo"), where another name follows it elsewhere ("Kantor SAR Serayu Bram Satria"):
    a region bears many offices, a first name one person."""
    governs = listed(pack.code, "governs_region")
    offices = listed(pack.code, "roles")
    found: set[tuple[str, ...]] = set()
    for at in read.places(governs):
        behind = read.words[at + 1 : at + 1 + _REGION_AND_PERSON]
        proper = [word for word in behind if word.istitle() and word.isalpha()]
        if len(proper) < _REGION_AND_PERSON:
            continue
        region = behind[0]
        others = {
            read.words[n + 1]
            for n in range(1, len(read.words) - 1)
            if read.words[n] == region and n not in read.opens
            if read.words[n - 1][0].isupper() and read.words[n + 1].istitle()
        }
        if len(others) > 1 and not {fold(w) for w in behind} & offices:
            found.add((region,))
    return frozenset(found)


def _body_of_region(
    read: Pieces, name: Name, regions: frozenset[tuple[str, ...]], pack: Pack
) -> int:
    """How many pieces of a body's name are the body, where its region and then the holder of
    an office in it were taken for one name ("Kepala |Kantor SAR Serayu| Dimas Aryo"); else 0."""
    before = fold(read.words[name.first - 1]) if name.first else ""
    if name.type != "ORG" or before not in listed(pack.code, "roles"):
        return 0
    for at in range(name.first + 1, name.last - 1):
        behind = read.words[at + 1 : name.last]
        if (read.words[at],) in regions and all(w.istitle() and w.isalpha() for w in behind):
            return at + 1 - name.first
    return 0


def _holder(read: Pieces, name: Name, begins: set[str], pack: Pack) -> Name:
    """A place behind an office that begins as a person of the article does is its holder:
    "Kapolres |Dimas Aryo|", where "Kepala Desa Dimas Satria" or "Dimas Aryo" stands too."""
    if name.type != "LOC" or name.sure or name.last - name.first < 2 or not name.first:
        return name
    before = fold(read.words[name.first - 1])
    offices = listed(pack.code, "governs_region") | listed(pack.code, "leads_region")
    held = before in offices and read.words[name.first] in begins
    return replace(name, type="PER") if held else name


def _left_out(
    read: Pieces, name: Name, before: list[Name], regions: frozenset[tuple[str, ...]]
) -> bool:
    """Whether the word right before a person is a region that belongs to no name yet, as the
    one of the office is: "Kepala Stasiun |Serayu| Dimas Aryo"."""
    at = name.first - 1
    if at < 0 or name.first in read.opens or (before and before[-1].last > at):
        return False
    return (read.words[at],) in regions


def _region_before(read: Pieces, name: Name, regions: frozenset[tuple[str, ...]]) -> int:
    """How many pieces of a person's name are the region of the office before it."""
    if not name.first or name.first in read.opens or not read.words[name.first - 1][0].isupper():
        return 0
    for size in range(min(_LONGEST_REGION, name.last - name.first - 1), 0, -1):
        if read.words[name.first : name.first + size] in regions:
            return size
    return 0


def _rest_of_place(read: Pieces, name: Name, before: list[Name], pack: Pack) -> int:
    """How many pieces of a person's name are the end of the place's right before it, which
    stops at a word that names no place alone ("Pelabuhan Tanjung| |Serayu| Dimas Aryo")."""
    if not before or before[-1].last != name.first or before[-1].type == "PER":
        return 0
    kinds = listed(pack.code, "places_begin") - listed(pack.code, "roles")
    ends = fold(read.words[name.first - 1]) in kinds
    return int(ends and name.last - name.first >= _REGION_AND_PERSON)


def _region_of_office(read: Pieces, name: Name, pack: Pack) -> int:
    """How many pieces of a person's name are the region of the office right before it: a
    known place, or the first of three words or more behind an office that its region
    follows ("Kapolres")."""
    words = read.words[name.first : name.last]
    before = fold(read.words[name.first - 1]) if name.first else ""
    governs = before in listed(pack.code, "governs_region")
    if not (governs or before in listed(pack.code, "leads_region")):
        return 0
    found = gazetteer(pack.code).match(list(words), 0)
    if found and found[1].type == "LOC" and found[0] < len(words):
        return found[0]
    plain = all(word.isalpha() and word[0].isupper() for word in words[:_REGION_AND_PERSON])
    return int(governs and plain and len(words) >= _REGION_AND_PERSON and len(words[0]) > 2)
