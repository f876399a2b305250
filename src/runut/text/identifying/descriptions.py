"""Descriptions that stand for what was named: "Presiden Rusia itu", "media pemerintah
Korea Utara", "keduanya", and a capital that stands for its government.

Each description gives the group (of `runut.text.identifying.entities`) that it stands for, or
nothing where the text leaves more than one choice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from runut.lang.pack import Pack, load
from runut.records import Article
from runut.text.identifying import roles
from runut.text.naming.gazetteer import Known, gazetteer
from runut.text.naming.names import Found
from runut.text.patterns import fold as lower
from runut.text.words import either, fold

_WORDS, _IN_WORD = re.compile(r"[^\W_]+"), re.compile(r"\w")
#: What "keduanya" goes back to stands at most so many characters before it.
_BACK = 320
#: Two names are joined over at most so many characters (an office may stand between).
_GAP = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A description at ``[start, end)`` and what it stands for: a group of names by
    ``group``, or something the tables know that the text does not name."""

    start: int
    end: int
    group: int | None
    known: Known | None = None


def find(
    article: Article,
    found: Sequence[Found],
    group: Mapping[int, int],
    offices: Mapping[int, Sequence[str]],
    pack: Pack,
) -> list[Description]:
    """Descriptions in order. ``group`` gives the group of each name by its index in
    ``found``; ``offices`` the roles that each group of a person bears."""
    described = [
        *_both(article.text, found, group, pack),
        *_state_outlets(article.text, found, group, pack),
    ]
    for item in _offices(article.text, found, group, offices, pack):
        if not any(item.start < other.end and other.start < item.end for other in described):
            described.append(item)
    return sorted(described, key=lambda item: (item.start, item.end, item.group or -1))


def acting_capitals(text: str, found: Sequence[Found], pack: Pack) -> dict[int, Known]:
    """Capitals that stand for their government: index in ``found`` to the country.

    A capital acts before a verb of what governments do, and where it is joined with
    another that acts ("Baik Pyongyang maupun Moskow membantah").
    """
    acts, acting = _acts(pack.code), {}
    for index in range(len(found) - 1, -1, -1):
        name = found[index]
        country = _capital_of(name, pack)
        if country is None or _at_place(text, name, acts):
            continue
        gap = text[name.end : found[index + 1].start] if index + 1 in acting else ""
        joined = fold(gap.strip()) in acts.adverbs
        if joined or acts.follows.match(text, name.end) is not None:
            acting[index] = country
    return acting


def _capital_of(name: Found, pack: Pack) -> Known | None:
    if name.known is None or name.known.kind != "city":
        return None
    country = gazetteer(pack.code).capitals.get(name.known.id)
    return country if country is not None and country.name != name.text else None


def _at_place(text: str, name: Found, acts: _Acts) -> bool:
    """Whether the words say that something is there: "di Washington"."""
    before = _WORDS.findall(text[max(0, name.start - 25) : name.start])[-1:]
    return bool(before) and fold(before[0]) in acts.at_place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Acts:
    follows: re.Pattern[str]
    adverbs: frozenset[str]
    at_place: frozenset[str]


@cache
def _acts(code: str) -> _Acts:
    pack = load(code)
    verbs, adverbs = (
        pack.words("entities", "government_acts"),
        pack.words("entities", "act_adverbs"),
    )
    return _Acts(
        follows=re.compile(rf"(?:\s+(?:{either(adverbs)})){{0,3}}\s+(?:{either(verbs)})\b"),
        adverbs=frozenset(adverbs),
        at_place=frozenset(pack.words("entities", "at_place")),
    )


def _state_outlets(
    text: str, found: Sequence[Found], group: Mapping[int, int], pack: Pack
) -> Iterator[Description]:
    """ "media pemerintah Korea Utara": the outlet named beside it, else the only one of
    that country that the article names, else the only state agency there is."""
    pattern, tables = _phrases(pack.code, "state_outlet"), gazetteer(pack.code)
    for index, name in enumerate(found):
        if name.known is None or name.known.kind != "territory" or name.known.country is None:
            continue
        span = _beside(text, name, pattern)
        if span is None:
            continue
        outlets = [
            at
            for at, other in enumerate(found)
            if other.known is not None
            and other.known.kind == "outlet"
            and other.known.country == name.known.country
        ]
        near = [at for at in outlets if 0 < at - index <= 1 and found[at].start - span[1] <= 3]
        named = {group[at] for at in (near or outlets)}
        if len(named) == 1:
            yield Description(start=span[0], end=span[1], group=named.pop())
            continue
        state = tables.state_outlets.get(name.known.country, ())
        agencies = [known for known in state if known.agency]
        if not named and len(agencies) == 1:
            yield Description(start=span[0], end=span[1], group=None, known=agencies[0])


def _beside(text: str, name: Found, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """The span of the phrase for a state outlet with its country, whichever stands first."""
    left = max(0, name.start - 45)
    for before in pattern.finditer(text, left, name.start):
        if not text[before.end() : name.start].strip():
            return before.start(), name.end
    behind = pattern.match(text, name.end + 1)
    return (name.start, behind.end()) if behind is not None else None


def _offices(
    text: str,
    found: Sequence[Found],
    group: Mapping[int, int],
    offices: Mapping[int, Sequence[str]],
    pack: Pack,
) -> Iterator[Description]:
    """ "Presiden Rusia itu": the only person of the article who bears the office."""
    bearers = _bearers(offices, pack)
    if not bearers:
        return
    starts = {name.start: name for name in found}
    former, pointing = _pointed(pack.code)
    taken = [(name.start, name.end) for name in found if name.type == "PER"]
    for start, end in _told(text, sorted({head for head, _ in bearers})):
        head = fold(text[start:end])
        before = _WORDS.findall(text[max(0, start - 15) : start])[-1:]
        if before and fold(before[0]) in former:
            continue
        place = starts.get(end + 1)
        country = place.known.id if place is not None and place.known is not None else None
        if country is not None and place is not None and place.type == "LOC":
            end = place.end
        else:
            country = None
        pointed = pointing.match(text, end)
        if country is None and pointed is None:
            continue
        end = pointed.end() if pointed is not None else end
        if _person_follows(text, end, taken):
            continue
        who = bearers.get((head, country)) if country else _only(bearers, head)
        if who is not None and len(who) == 1:
            yield Description(start=start, end=end, group=next(iter(who)))


@cache
def _pointed(code: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """Words before an office that is held no more, and what points at one that was told."""
    former, pointing = (load(code).words("entities", key) for key in ("former", "pointing"))
    return frozenset(former), re.compile(rf"\s+(?:{either(pointing)})\b")


def _told(text: str, heads: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where one of some folded words stands by itself, in order; of two that begin together the
    longer."""
    low = lower(text)
    spans = [m.span() for head in heads for m in re.finditer(rf"{re.escape(head)}\b", low)]
    last = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last and not (start and _IN_WORD.match(low, start - 1)):
            yield start, end
            last = end


def _bearers(
    offices: Mapping[int, Sequence[str]], pack: Pack
) -> dict[tuple[str, str | None], set[int]]:
    """Who bears an office, by its first word and country."""
    tables, former = gazetteer(pack.code), frozenset(pack.words("entities", "former"))
    bearers: dict[tuple[str, str | None], set[int]] = {}
    for who, held in offices.items():
        for office in held:
            words = office.split()
            if fold(words[0]) in former:
                continue
            country = next(
                (
                    known.id
                    for at in range(1, len(words))
                    if (known := tables.lookup(" ".join(words[at:]))) and known.type == "LOC"
                ),
                None,
            )
            bearers.setdefault((roles.head(office, pack), country), set()).add(who)
    return bearers


def _only(bearers: Mapping[tuple[str, str | None], set[int]], head: str) -> set[int]:
    return set().union(*(who for (first, _), who in bearers.items() if first == head))


def _person_follows(text: str, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a person's name stands right behind, so that this is an office beside it."""
    return any(0 <= start - end <= 3 and not text[end:start].strip(" ,(") for start, _ in taken)


def _both(
    text: str, found: Sequence[Found], group: Mapping[int, int], pack: Pack
) -> Iterator[Description]:
    """ "keduanya", "kedua pemimpin", "kedua negara": the pair that was joined last ("A dan
    B"), else the two named most till then; nothing when a third is named as often."""
    folded = text.casefold()
    for key, kinds in (("both", "PER LOC"), ("both_persons", "PER"), ("both_countries", "LOC")):
        if not any(head in folded for head in _heads(pack.code, key)):
            continue  # the words are seldom there, and the expression is slow to find
        for match in _phrases(pack.code, key).finditer(text):
            near = [
                at
                for at, name in enumerate(found)
                if name.start < match.start() and _counts(name, kinds)
            ]
            pair = _joined_last(text, found, group, near, match.start(), pack)
            if pair is None and key != "both":
                pair = _named_most(group, near)
            for who in sorted(pair or ()):
                yield Description(start=match.start(), end=match.end(), group=who)


def _counts(name: Found, kinds: str) -> bool:
    if name.type == "LOC":
        return "LOC" in kinds and name.known is not None and name.known.kind == "territory"
    return name.type == "PER" and "PER" in kinds


def _joined_last(
    text: str,
    found: Sequence[Found],
    group: Mapping[int, int],
    near: Sequence[int],
    start: int,
    pack: Pack,
) -> set[int] | None:
    """The groups of the last two names of one type with "dan" between them."""
    joins = _phrases(pack.code, "joining")
    for kind in ("PER", "LOC"):
        row = [at for at in near if found[at].type == kind and start - found[at].start <= _BACK]
        for one, other in reversed(list(pairwise(row))):
            gap = text[found[one].end : found[other].start]
            joined = gap.strip() in ("-", "–") or joins.match(gap.lstrip(" ,")) is not None
            if len(gap) <= _GAP and joined and group[one] != group[other]:
                return {group[one], group[other]}
    return None


def _named_most(group: Mapping[int, int], near: Sequence[int]) -> set[int] | None:
    counts = Counter(group[at] for at in near).most_common(3)
    if len(counts) < 2 or (len(counts) == 3 and counts[1][1] == counts[2][1]):
        return None
    return {counts[0][0], counts[1][0]}


@cache
def _heads(code: str, key: str) -> frozenset[str]:
    return frozenset(phrase.split()[0].casefold() for phrase in load(code).words("entities", key))


@cache
def _phrases(code: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(load(code).words('entities', key))})\b", re.IGNORECASE)
