"""One deed, two doers: "diteken Gubernur Wijaya", "ditandatangani Sekretaris Daerah Dewi".

The doer is the name right behind a passive verb, with nothing but "by", titles and brackets
between. Two propositions that likely tell one thing, with the same verb and doers that the
other does not even name, answer differently who did it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from runut.account.claims import Comparison
from runut.account.propositions import Proposition, synonyms
from runut.account.spellings import Forms
from runut.lang.pack import Pack, load
from runut.text import words

#: How likely two statements must tell one thing before their doers are compared, and how many
#: words, names and figures they must share, the deed included. The likeness is low, since the
#: doers are what differs.
_FRAME, _SHARED = 0.02, 2
#: Characters between a verb and its doer, titles included.
_NEAR = 60
_WORD = re.compile(r"[^\W_][\w'’-]*")


def find(
    propositions: Sequence[Proposition], comparisons: Sequence[Comparison]
) -> tuple[Forms, ...]:
    """The deeds of a story that are ascribed to different doers."""
    told: dict[str, list[tuple[int, str, str]]] = {}
    for comparison in comparisons:
        if comparison.frame < _FRAME or comparison.values.day_clashes:
            continue
        a, b = (propositions[place] for place in comparison.pair)
        if a.article.id == b.article.id:
            continue
        if len(a.plain & b.plain) + len(a.terms.keys() & b.terms.keys() - _words(a)) < _SHARED:
            continue
        for verb, one, mine in _doers(a):
            for other_verb, two, theirs in _doers(b):
                if verb == other_verb and one not in b.names and two not in a.names:
                    places = told.setdefault(verb, [])
                    places += [(a.place, one, mine), (b.place, two, theirs)]
    return tuple(_forms(verb, told[verb]) for verb in sorted(told))


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


def _doers(proposition: Proposition) -> Iterator[tuple[str, str, str]]:
    """The verb's stem, the doer's entity, and the words from the verb's end to the name."""
    pack = load(proposition.article.language)
    begins = pack.words("claims", "passive_prefixes")
    if not begins:
        return
    same = synonyms(pack.code)
    starts = sorted((start, entity) for entity, start in proposition.names.items())
    for match in _WORD.finditer(proposition.text):
        word = words.fold(match[0])
        if not (match[0].islower() and len(word) > 5 and word.startswith(begins)):
            continue
        behind = next(((s, e) for s, e in starts if s >= match.end()), None)
        if behind is None or behind[0] - match.end() > _NEAR:
            continue
        if _only_titles(proposition.text[match.end() : behind[0]], pack):
            stem = words.stem(word, pack.code)
            shown = proposition.text[match.end() :].split(",")[0].split(".")[0]
            yield same.get(stem, stem), behind[1], " ".join(shown.split()[:6])


def _only_titles(between: str, pack: Pack) -> bool:
    by = pack.words("claims", "by")
    return all(
        word[0].isupper() or words.fold(word) in by for word in _WORD.findall(between)
    ) and not set(between) & set(',.;:"“”')
