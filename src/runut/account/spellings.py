"""One name written in two ways, one abbreviation read in two ways.

Two forms of a name that differ by a single letter in one word, beside a word they share
("Stadion Lincol Utama", "Stadion Lincoln Utama"), are one name misspelt or transcribed
otherwise. An abbreviation whose expansions differ ("Komisi ... (KPX)", "Komite ... (KPX)")
leaves open which is right. Both are shown; neither is decided.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from runut.account.propositions import Proposition
from runut.lang.pack import load
from runut.text import words
from runut.text.gazetteer import gazetteer
from runut.text.pieces import is_ordinary
from runut.text.words import either

#: Words shorter than this differ too easily by a letter.
_SHORTEST = 5
_CAPITAL = re.compile(r"[^\W\d_][\w'’-]*\w")
#: Three or more groups of figures, eight figures or more: a code in a register, no measure.
_IDENTIFIER = re.compile(r"(?=(?:[./-]?\d){8})\d+(?:[./-]\d+){2,}")
#: An abbreviation may stand behind that of an office ("(Dir PXA-PXO)").
_EXPANSION = re.compile(
    r"((?:[A-Z][\w-]+(?:,? (?:dan |of |the |and |& )?)){2,9})"
    r"\((?:[A-Z][a-z]+ )?([A-Z][A-Za-z&/-]{1,9}[A-Z])\)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """Two or more written forms of what seems one name, with the places of each form.
    ``short`` is the abbreviation, for forms that are its expansions; ``deed`` the verb's
    stem, for names that are doers of one deed."""

    forms: Mapping[str, tuple[int, ...]]
    short: str | None = None
    deed: str | None = None


def find(propositions: Sequence[Proposition]) -> tuple[Forms, ...]:
    """Names of a story that come in differing forms."""
    expanded = _expansions(propositions)
    told = [{place for places in forms.forms.values() for place in places} for forms in expanded]
    misspelt = [
        forms
        for forms in _misspelt(propositions)
        if not any({p for places in forms.forms.values() for p in places} <= all_ for all_ in told)
    ]
    return (*expanded, *_bundled(misspelt), *_misnumbered(propositions))


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
    """Identifiers ("5402.46.90") one figure apart that no article has both of."""
    seen: dict[str, list[int]] = defaultdict(list)
    homes: dict[str, set[str]] = defaultdict(set)
    articles = {proposition.article.id: proposition.article for proposition in propositions}
    if len(articles) < 2 or not any(_IDENTIFIER.search(a.text) for a in articles.values()):
        return []
    for proposition in propositions:
        for match in _IDENTIFIER.finditer(proposition.text):
            seen[match[0]].append(proposition.place)
            homes[match[0]].add(proposition.article.id)
    return [
        Forms(forms=_placed({a: seen[a], b: seen[b]}))
        for a, b in combinations(sorted(seen), 2)
        if one_letter_apart(a, b) and not homes[a] & homes[b]
    ]


def _expansions(propositions: Sequence[Proposition]) -> list[Forms]:
    seen: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    by_article: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in propositions:
        by_article[proposition.article.id].append(proposition)
    for members in by_article.values():
        for match in _EXPANSION.finditer(members[0].article.text):
            full = _initialled(match[1].strip(" ,"), match[2])
            if full:
                start = match.end(1) - len(full)
                seen[match[2].upper()][full] += [
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


def _misspelt(propositions: Sequence[Proposition]) -> list[Forms]:
    """Pairs of capital words one letter apart that stand beside the same other word, which is
    no legal form ("Tbk")."""
    seen: dict[str, dict[str, dict[str, list[int]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    language = propositions[0].article.language if propositions else ""
    legal = load(language).words("entities", "plain_body") if language else ()
    for proposition in propositions:
        tokens = [m for m in _CAPITAL.finditer(proposition.text) if m[0][0].isupper()]
        for one, two in pairwise(tokens):
            gap = proposition.text[one.end() : two.start()]
            if gap != " " or not (_is_name(one[0]) and _is_name(two[0])):
                continue
            for word, side, other in ((one[0], "<", two[0]), (two[0], ">", one[0])):
                if len(word) >= _SHORTEST and words.fold(other) not in legal:
                    beside = side + words.fold(other)
                    seen[beside][words.fold(word)][f"{one[0]} {two[0]}"].append(proposition.place)
    texts = {p.article.id: p.article.text for p in propositions}.values()
    found: dict[frozenset[str], Forms] = {}
    for beside in sorted(seen):
        for a, b in combinations(sorted(seen[beside]), 2):
            if one_letter_apart(a, b):
                forms = _placed({**seen[beside][a], **seen[beside][b]})
                if _established(a, b, forms, language) or _both_told(forms, texts, language):
                    continue
                found.setdefault(frozenset((a, b)), Forms(forms=forms))
    return [found[key] for key in sorted(found, key=sorted)]


def _established(a: str, b: str, forms: Mapping[str, object], language: str) -> bool:
    """Whether both words are the language's own ("Dirjen", "Ditjen"; "Bandara", "Bandar Udara"),
    or both forms are known names ("Sumatera Utara", "Sumatra Utara")."""
    own = (is_ordinary(word, language) or word in _offices(language) for word in (a, b))
    return all(own) or all(gazetteer(language).lookup(form) is not None for form in forms)


def _both_told(forms: Iterable[str], texts: Iterable[str], language: str) -> bool:
    """Whether a text itself gives both forms: "Layar Biru, atau biasa disebut Layer Biru"."""
    one = either(sorted(forms))
    alias = either(load(language).words("entities", "alias"))
    told = re.compile(rf"(?:{one}),? \(?(?:{alias}) (?:{one})")
    return any(told.search(text) for text in texts)


@cache
def _offices(language: str) -> frozenset[str]:
    """Words that begin the names of offices, bodies and places."""
    lists = load(language).table("names").get("lists", {})
    keys = ("roles", "bodies_begin", "places_begin")
    return frozenset(words.fold(part) for key in keys for part in lists.get(key, ()))


def _is_name(word: str) -> bool:
    """A capital with small letters behind it: no abbreviation, nothing glued."""
    rest = word[1:].replace("-", "")
    return word[0].isupper() and rest.islower() and not any(char.isdigit() for char in rest)


def _placed(forms: Mapping[str, Sequence[int]]) -> dict[str, tuple[int, ...]]:
    return {form: tuple(sorted(set(forms[form]))) for form in sorted(forms)}


def one_letter_apart(a: str, b: str) -> bool:
    """Whether two words differ by one letter put in, left out, changed or two swapped
    (Damerau 1964), and not only by hyphens or a final plural s."""
    if a.replace("-", "") == b.replace("-", ""):
        return False
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1 or a + "s" == b:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    swapped = a[at + 1 : at + 2] == b[at : at + 1] and a[at : at + 1] == b[at + 1 : at + 2]
    return a[at + 1 :] == b[at + 1 :] or (swapped and a[at + 2 :] == b[at + 2 :])
