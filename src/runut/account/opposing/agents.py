"""One deed, two doers: "diteken Gubernur Wijaya", "ditandatangani Sekretaris Daerah Dewi".

The doer is the name right behind a passive verb, with nothing but "by", titles and brackets
between, or a kind of people there or behind the clause's "by" ("ditemukan warga"). A word that
only looks like such a verb ("diesel") has a root that the language does not know. Two
propositions that likely tell one thing, with the same verb and doers that the other does not even
name, answer differently who did it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from runut.account.kept import PROPOSITIONS
from runut.account.matching.claims import Comparison
from runut.account.preparing.lexemes import lexeme, listed_stems
from runut.account.preparing.propositions import Proposition
from runut.account.preparing.rarity import rarity
from runut.account.spelling.spellings import Forms
from runut.lang.pack import Pack, load
from runut.text import words
from runut.text.naming.ordinary import is_ordinary

#: How likely two statements must tell one thing before their doers are compared, where both are
#: named and where one is not, and how many words, names and figures they must share, the deed
#: included. The likeness is low, since the doers are what differs.
_FRAME, _NAMELESS, _SHARED = 0.02, 0.005, 2
#: So large a part of a doer's name must be in another for both to be one.
_MOST = 0.5
#: Characters between a verb and its doer, titles included.
_NEAR = 60
_CLAUSE = re.compile(r"[,.;:!?()“”\"]")
_WORD = re.compile(r"[^\W_][\w'’-]*")


def find(
    propositions: Sequence[Proposition], comparisons: Sequence[Comparison]
) -> tuple[Forms, ...]:
    """The deeds of a story that are ascribed to different doers."""
    told: dict[str, list[tuple[int, str, str]]] = {}
    for comparison in comparisons:
        if comparison.frame < _NAMELESS or comparison.values.day_clashes:
            continue
        a, b = propositions[comparison.pair[0]], propositions[comparison.pair[1]]
        if a.article.id == b.article.id:
            continue
        if not (_doers(a.itself) and _doers(b.itself)):
            continue
        if len(a.plain & b.plain) + len(a.terms.keys() & b.terms.keys() - _words(a)) < _SHARED:
            continue
        for verb, one, mine in _doers(a.itself):
            for other_verb, two, theirs in _doers(b.itself):
                if verb != other_verb or _knows(b, one) or _knows(a, two):
                    continue
                if _one(mine, theirs, a.article.language):
                    continue
                if comparison.frame >= _FRAME or one not in a.names or two not in b.names:
                    places = told.setdefault(verb, [])
                    places += [(a.place, one, mine), (b.place, two, theirs)]
    return tuple(_forms(verb, told[verb]) for verb in sorted(told))


def _knows(proposition: Proposition, doer: str) -> bool:
    """Whether a proposition names a doer, an entity or a kind of people, anywhere."""
    return doer in proposition.names or doer in proposition.order


def _one(mine: str, theirs: str, language: str) -> bool:
    """Whether two names of doers may be of one: half the capital words of the shorter that call
    no office are in the other ("Lintang", "Lintang Tbk")."""
    one, two = (
        {word for word in _WORD.findall(name) if word[0].isupper()} - _offices(language)
        for name in (mine, theirs)
    )
    return bool(one and two) and len(one & two) >= _MOST * min(len(one), len(two))


def _words(proposition: Proposition) -> frozenset[str]:
    """The terms of a proposition that are words, and no names, figures or days."""
    return frozenset(term for term in proposition.terms if term.startswith("w:"))


def _forms(verb: str, places: Sequence[tuple[int, str, str]]) -> Forms:
    """The doers of one deed, each under the name first met for it."""
    names: dict[str, str] = {}
    forms: dict[str, set[int]] = {}
    for place, entity, name in sorted(places):
        forms.setdefault(names.setdefault(entity, name), set()).add(place)
    laid = {name: tuple(sorted(found)) for name, found in sorted(forms.items())}
    return Forms(forms=laid, deed=verb)


@lru_cache(maxsize=PROPOSITIONS)
def _doers(proposition: Proposition) -> tuple[tuple[str, str, str], ...]:
    """The deeds that a proposition tells, as `_deeds` gives them."""
    return tuple(_deeds(proposition))


def _deeds(proposition: Proposition) -> Iterator[tuple[str, str, str]]:
    """The verb's stem, the doer's entity, and the words from the verb's end to the name."""
    pack = load(proposition.article.language)
    begins = pack.words("claims", "passive_prefixes")
    if not begins:
        return
    starts = sorted((start, entity) for entity, start in proposition.names.items())
    for match in _WORD.finditer(proposition.text):
        word = words.fold(match[0])
        if not (match[0].islower() and len(word) > 5 and word.startswith(begins)):
            continue
        verb = lexeme(word, pack.code).stem
        if verb in _carriers(pack.code) or not _known(word, verb, pack.code):
            continue
        behind = next(((s, e) for s, e in starts if s >= match.end()), None)
        if (
            behind is not None
            and behind[0] - match.end() <= _NEAR
            and _only_titles(proposition.text[match.end() : behind[0]], pack)
        ):
            yield verb, behind[1], _shown(proposition.text[match.end() :])
        elif (people := _people(proposition.text, match.end(), pack)) is not None:
            yield verb, people[0], _shown(proposition.text[people[1] :])


def _shown(text: str) -> str:
    return " ".join(text.split(",")[0].split(".")[0].split()[:6])


def _people(text: str, after: int, pack: Pack) -> tuple[str, int] | None:
    """The kind of people right behind a verb, or behind the "by" of its clause ("ditemukan
    warga", "ditemukan dalam keadaan sehat oleh petugas"): its stem, and where it stands."""
    clause = _CLAUSE.split(text[after : after + _NEAR], maxsplit=1)[0]
    tokens = list(_WORD.finditer(text, after, after + len(clause)))
    by = pack.words("claims", "by")
    behind = next((n + 1 for n, token in enumerate(tokens) if words.fold(token[0]) in by), 0)
    if behind >= len(tokens):
        return None
    stem = lexeme(tokens[behind][0], pack.code).stem
    return (stem, tokens[behind].start()) if stem in _kinds(pack.code) else None


def _known(word: str, verb: str, language: str) -> bool:
    """Whether the language knows the root of a word: as one in its background, its synonyms or
    its dictionary."""
    known = rarity(verb, language) < 1.0 or verb != words.stem(word, language)
    return known or is_ordinary(verb, language)


@cache
def _offices(language: str) -> frozenset[str]:
    roles = load(language).table("names").get("lists", {}).get("roles", ())
    return frozenset(part.capitalize() for role in roles for part in role.split())


def _carriers(language: str) -> frozenset[str]:
    """Stems of the verbs that carry a deed and do not say which ("dilakukan")."""
    return listed_stems(language, "states", "carriers")


def _kinds(language: str) -> frozenset[str]:
    """Stems of the words for kinds of people who may be doers."""
    return listed_stems(language, "claims", "doers")


def _only_titles(between: str, pack: Pack) -> bool:
    by = pack.words("claims", "by")
    return all(
        word[0].isupper() or words.fold(word) in by for word in _WORD.findall(between)
    ) and not set(between) & set(',.;:"“”')
