"""One name written in two ways, one abbreviation read in two ways.

Two forms of a name that differ by a single letter are one name misspelt or transcribed
otherwise (`misspellings`); so are two that hold the same words and figure in another order
("Raga Tualang 250", "Raga 250 Tualang"). An abbreviation whose expansions differ
("Komisi ... (KPX)", "Komite ... (KPX)") leaves open which is right. Both are shown; neither is
decided.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from runut.account.kept import PROPOSITIONS
from runut.account.preparing.propositions import Proposition
from runut.account.spelling import companions, misspellings
from runut.account.spelling.misspellings import one_letter_apart
from runut.lang.pack import load
from runut.records import Entity
from runut.text import words
from runut.text.naming.stretches import listed

#: Words with capitals and figures of two or three digits that follow each other: a product.
_DESIGNATION = re.compile(r"\b(?:[A-Z][\w+-]*|\d{2,3})(?: (?:[A-Z][\w+-]*|\d{2,3}))+(?![\w.,]\d)\b")
#: So many words and figures in another order are no chance.
_LONG = 3
#: Three or more groups of figures, eight figures or more: a code in a register, no measure.
_IDENTIFIER = re.compile(r"(?=(?:[./-]?\d){8})\d+(?:[./-]\d+){2,}")
#: Letters and three figures or more, as flights and cars are numbered ("QX-5827", "B 1827 XKL").
_REGISTERED = re.compile(
    r"(?<![\w.,/-])([A-Z]{1,3})[ -]?(\d{3,4})(?:[ -]?([A-Z]{1,3}))?(?!\w|[.,/]\d)"
)
#: An abbreviation may stand behind that of an office ("(Dir PXA-PXO)").
_EXPANSION = re.compile(
    r"((?:[A-Z][\w-]+(?:,? (?:dan |of |the |and |& )?)){2,9})"
    r"\((?:[A-Z][a-z]+ )?([A-Z][A-Za-z&/-]{1,9}[A-Z]|[A-Z][a-z]{3,9})\)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """Two or more written forms of what seems one name, with the places of each form.
    ``short`` is the abbreviation, for forms that are its expansions; ``deed`` the verb's
    stem, for names that are doers of one deed."""

    forms: Mapping[str, tuple[int, ...]]
    short: str | None = None
    deed: str | None = None


def find(propositions: Sequence[Proposition], entities: Sequence[Entity] = ()) -> tuple[Forms, ...]:
    """Names of a story, whose ``entities`` are given, that come in differing forms."""
    written = misspellings.find(propositions, entities, companions.find(propositions))
    expanded = _expansions(propositions)
    told = [{place for places in forms.forms.values() for place in places} for forms in expanded]
    misspelt = [
        forms
        for forms in (Forms(forms=_placed(found)) for found in written)
        if not any({p for places in forms.forms.values() for p in places} <= all_ for all_ in told)
    ]
    return (
        *expanded,
        *_bundled(misspelt),
        *_misnumbered(propositions),
        *_reordered(propositions),
    )


def _bundled(found: Sequence[Forms]) -> list[Forms]:
    """Spellings of one name in one: pairs that share a form ("Airlines", "Airlnes", "Airines")."""
    bundles: list[dict[str, tuple[int, ...]]] = []
    for forms in found:
        merged = dict(forms.forms)
        for bundle in [b for b in bundles if b.keys() & merged.keys()]:
            bundles.remove(bundle)
            merged = bundle | merged
        bundles.append(merged)
    return [Forms(forms=_placed(bundle)) for bundle in bundles]


def _misnumbered(propositions: Sequence[Proposition]) -> list[Forms]:
    """Identifiers ("5402.46.90", "QX-5827") one sign apart that no article has both of."""
    seen: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    homes: dict[str, set[str]] = defaultdict(set)
    articles = {proposition.article.id: proposition.article for proposition in propositions}
    if len(articles) < 2:
        return []
    for proposition in propositions:
        for bare, written in _identified(proposition.itself):
            seen[bare][written].append(proposition.place)
            homes[bare].add(proposition.article.id)
    found = [
        Forms(forms=_placed({**seen[a], **seen[b]}))
        for a, b in combinations(sorted(seen), 2)
        if one_letter_apart(a, b) and not homes[a] & homes[b]
    ]
    return _bundled(found)


@lru_cache(maxsize=PROPOSITIONS)
def _identified(proposition: Proposition) -> tuple[tuple[str, str], ...]:
    return tuple(_identifiers(proposition))


def _identifiers(proposition: Proposition) -> Iterator[tuple[str, str]]:
    """The identifiers of a proposition, bare and as written. Sums of money, posts along a road
    and wards ("KM 234", "RT 001") are none, nor is a model's one letter ("S-300")."""
    for match in _IDENTIFIER.finditer(proposition.text):
        yield match[0], match[0]
    counted = {quantity.start - proposition.statement.start for quantity in proposition.numbers}
    labels = _labels(proposition.article.language)
    for match in _REGISTERED.finditer(proposition.text):
        series, _, end = match.groups()
        if (len(series) == 1 and not end) or words.fold(series) in labels:
            continue
        if counted.isdisjoint((match.start(1), match.start(2))):
            yield "".join(part or "" for part in match.groups()), match[0]


@cache
def _labels(language: str) -> frozenset[str]:
    """Words before a number that is read off a plate or a list, and units of measure."""
    table = load(language).table("quantities")
    return frozenset(
        map(words.fold, (*table.get("words", {}).get("labels", ()), *table.get("units", ())))
    )


def _reordered(propositions: Sequence[Proposition]) -> list[Forms]:
    """Names of the same words and one figure in two orders, which no article has both of."""
    seen: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    homes: dict[str, set[str]] = defaultdict(set)
    if len({proposition.article.id for proposition in propositions}) < 2:
        return []
    for proposition in propositions:
        for form in _figured(proposition.itself):
            seen[tuple(sorted(words.fold(form).split()))][form].append(proposition.place)
            homes[form].add(proposition.article.id)
    found = [
        Forms(forms=_placed({a: forms[a], b: forms[b]}))
        for forms in (seen[key] for key in sorted(seen))
        for a, b in combinations(sorted(forms), 2)
        if words.fold(a) != words.fold(b) and not homes[a] & homes[b]
    ]
    return _bundled(found)


@lru_cache(maxsize=PROPOSITIONS)
def _figured(proposition: Proposition) -> tuple[str, ...]:
    """The names with one figure in a proposition, as `_with_one_figure` gives them."""
    calendar = listed(proposition.article.language, "calendar")
    named = [match[0].split() for match in _DESIGNATION.finditer(proposition.text)]
    return tuple(form for each in named for form in _with_one_figure(each, calendar))


def _with_one_figure(named: Sequence[str], calendar: Set[str]) -> Iterator[str]:
    """The runs of at least `_LONG` words of a name that hold one figure, and not first; none
    with a word of the ``calendar``."""
    for start in range(len(named) - _LONG + 1):
        for end in range(start + _LONG, len(named) + 1):
            run = named[start:end]
            dated = not calendar.isdisjoint(map(words.fold, run))
            if not dated and not run[0].isdigit() and sum(word.isdigit() for word in run) == 1:
                yield " ".join(run)


def _expansions(propositions: Sequence[Proposition]) -> list[Forms]:
    seen: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    by_article: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in propositions:
        by_article[proposition.article.id].append(proposition)
    for members in by_article.values():
        for match in _EXPANSION.finditer(members[0].article.text):
            short = match[2] if match[2].istitle() else match[2].upper()
            full = (_spelt if short.istitle() else _initialled)(match[1].strip(" ,"), short)
            if full:
                start = match.end(1) - len(full)
                seen[short][full] += [
                    p.place
                    for p in members
                    if p.statement.start < match.end() and start < p.statement.end
                ]
    found: list[Forms] = []
    for short in sorted(seen):
        forms = {form: places for form, places in seen[short].items() if places}
        if any(_akin(a, b) for a, b in combinations(sorted(forms), 2)):
            found.append(Forms(forms=_placed(forms), short=short))
    return found


def _initialled(full: str, short: str) -> str | None:
    """The end of ``full`` whose capital words begin with the letters of ``short``."""
    letters = "".join(char for char in short if char.isalpha()).upper()
    parts = full.split()
    for at, part in enumerate(parts):
        capitals = "".join(p[0] for p in parts[at:] if p[0].isupper())
        if part[0] == letters[0] and abs(len(capitals) - len(letters)) <= 3:
            return " ".join(parts[at:])
    return None


def _spelt(full: str, short: str) -> str | None:
    """The end of ``full``, from its last word that can begin it, that holds the letters of a
    word made of syllables ("Relawan Tanggap Kota", "Retako") in their order."""
    parts = full.split()
    for at in range(len(parts) - 2, -1, -1):
        letters = iter(words.fold("".join(parts[at:])))
        if parts[at][0] == short[0] and all(letter in letters for letter in words.fold(short)):
            return " ".join(parts[at:])
    return None


def _akin(a: str, b: str) -> bool:
    """Whether two expansions have words in common and each has a word of its own: one that
    only says more, or writes a letter otherwise, or words together, is no other expansion."""
    mine, theirs = (set(words.fold(form).replace(",", " ").split()) for form in (a, b))
    own, other = sorted(mine - theirs), sorted(theirs - mine)
    if not own or not other or not mine & theirs:
        return False
    one, two = ("".join(filter(str.isalnum, words.fold(form))) for form in (a, b))
    if one in two or two in one:
        return False
    return not (len(own) == len(other) == 1 and one_letter_apart(own[0], other[0]))


def _placed(forms: Mapping[str, Sequence[int]]) -> dict[str, tuple[int, ...]]:
    return {form: tuple(sorted(set(forms[form]))) for form in sorted(forms)}
