"""Whose an office is, where a text tells the office alone.

"Mendag", "Menteri Perdagangan" and "Menteri Perdagangan RI" are one office, which one person
holds at a time. So an office told alone is the one person named with it, if it is one of a
single holder and nobody else is named with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from runut.lang.pack import Pack, load
from runut.text import words
from runut.text.identifying import officewords, premodified
from runut.text.naming.gazetteer import gazetteer

#: An abbreviation behind what it is short for: "Menteri Perdagangan (Mendag)".
_IN_BRACKETS = re.compile(r"\(\s*[^()]*\)")


def holder(
    office: str, held: Mapping[str, Sequence[str]], pack: Pack, *, introduced: Iterable[str] = ()
) -> str | None:
    """Who holds an office, among those whose offices ``held`` gives; None where it is nobody's,
    or may be that of more than one.

    The office may be told shorter than beside the name ("Kapolres Lembayung", "Kapolres
    Lembayung AKBP"), but for the country, without which it is the reader's own. An office
    without what it is over ("Kapolres") is only that of those ``introduced`` before.
    """
    if premodified.is_asked(pack):
        return _holder(office, held, pack, introduced=introduced)
    told = written_out(office, pack.code)
    if not told or told[0] not in _listed(pack.code, "sole") or _torn(office, pack):
        return None
    alone = " ".join(told) in _listed(pack.code, "alone")
    if len(told) == 1 and not alone:
        return None
    found = {who for who, offices in held.items() if any(_fits(told, o, pack) for o in offices)}
    who = found.pop() if len(found) == 1 else None
    return who if not alone or who in frozenset(introduced) else None


def _holder(
    office: str, held: Mapping[str, Sequence[str]], pack: Pack, *, introduced: Iterable[str]
) -> str | None:
    """As `holder`, where an office's own word stands last."""
    if not premodified.is_sole(office, pack) or _torn(office, pack):
        return None
    told = officewords.parts(office, pack)
    alone = len(told.told) == 1 and not told.over
    if alone and told.told[0] not in _listed(pack.code, "alone"):
        return None
    found = {
        who
        for who, offices in held.items()
        if any(premodified.fits(told, officewords.parts(o, pack), pack) for o in offices)
    }
    who = found.pop() if len(found) == 1 else None
    return who if not alone or who in frozenset(introduced) else None


def _torn(office: str, pack: Pack) -> bool:
    """Whether more was said of the office than stands here: it ends in a small word."""
    spans = words.tokens(office)
    return bool(spans) and words.fold(office[slice(*spans[-1])]) in words.stop_words(pack)


def is_one(phrase: str, pack: Pack) -> bool:
    """Whether a phrase tells an office of one holder."""
    if premodified.is_asked(pack):
        return premodified.is_sole(phrase, pack)
    told = written_out(phrase, pack.code)
    return bool(told) and told[0] in _listed(pack.code, "sole")


@lru_cache(maxsize=1 << 12)
def written_out(office: str, code: str) -> tuple[str, ...]:
    """The folded words of an office in their order: short ones written out, without those that
    tell no office from another."""
    pack = load(code)
    short: Mapping[str, str] = pack.table("offices").get("short", {})
    plain = _IN_BRACKETS.sub(" ", office)
    folded = (words.fold(plain[a:b]) for a, b in words.tokens(plain))
    long = " ".join(short.get(word, word) for word in folded).split()
    idle = _listed(code, "idle") | words.stop_words(pack)
    return tuple(word for word in long if word not in idle)


def _fits(told: tuple[str, ...], office: str, pack: Pack) -> bool:
    """Whether a person with this office is meant by what is told of it."""
    whole = written_out(office, pack.code)
    rest = whole[len(told) :]
    return whole[: len(told)] == told and not _has_country(rest, pack)


def _has_country(rest: Sequence[str], pack: Pack) -> bool:
    tables = gazetteer(pack.code)
    names = (" ".join(rest[a:b]) for a in range(len(rest)) for b in range(a + 1, len(rest) + 1))
    known = (tables.lookup(name.title()) or tables.lookup(name.upper()) for name in names)
    return any(found is not None and found.kind == "territory" for found in known)


@cache
def _listed(code: str, key: str) -> frozenset[str]:
    return frozenset(load(code).words("offices", key))
