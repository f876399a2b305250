"""Names misspelt: words with a capital that are one letter apart and must be one.

Beside the same other word ("Stadion Lincol Utama", "Stadion Lincoln Utama") one letter is a slip
or another transcription. A word that stands alone ("kata Wiblsana", behind "Darto Wibalsana") may
be another's name; it is a slip where it is long, nobody's word and hardly ever written so. Two
full names that are taken for one person's may differ by more.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import combinations, pairwise

from runut.account.kept import PROPOSITIONS
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import codes, load
from runut.records import Entity
from runut.text import words
from runut.text.naming.gazetteer import gazetteer
from runut.text.naming.ordinary import is_ordinary
from runut.text.words import either

#: Words shorter than this differ too easily by a letter; alone, than these.
_SHORTEST, _ALONE, _LONG = 4, 6, 7
#: A full name has so many words; its words in two spellings are alike by so much (Ratcliff and
#: Obershelp).
_FULL, _ALIKE = 2, 0.6
#: A slip of a shorter word stands so many times less often than what was meant.
_LESS = 2
#: A word; or words that begin with a small letter, as many as follow one another.
_WORDS = re.compile(r"[a-z][\w'’-]*\w(?:[ ,]+[a-z][\w'’-]*\w)*|[^\W\d_][\w'’-]*\w")

#: What a proposition, or its sentence outside of it, says, with its words with a capital.
Told = tuple[Proposition, str, Sequence[re.Match[str]]]
#: The places of each written form of a name.
Placed = Mapping[str, Sequence[int]]


@dataclass(slots=True)
class _Word:
    """A word as the articles of a story write it: its forms with their places, in which
    articles it stands how often, and beside which other names ("" for none)."""

    forms: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    homes: Counter[str] = field(default_factory=Counter)
    beside: set[str] = field(default_factory=set)


def find(
    propositions: Sequence[Proposition],
    entities: Sequence[Entity] = (),
    listed: Sequence[Placed] = (),
) -> list[Placed]:
    """The written forms of each name that comes in two spellings, each with its places.
    ``entities`` are those of the story, its people among them; ``listed`` are spellings that
    were found otherwise."""
    told = [(p, text, _capitals(text)) for p, text in _told(propositions)]
    language = propositions[0].article.language if propositions else ""
    found = _in_pairs(told, language)
    for forms in (*_alone(told, language), *_of_one_person(propositions, entities), *listed):
        known = {word for other in found for form in other for word in words.folded(form)}
        if not known.issuperset(_differing(forms)):
            found.append(forms)
    # What differs in one word of a name that differs in more is told by the whole name.
    apart = [_differing(forms) for forms in found]
    return [f for f, mine in zip(found, apart, strict=True) if not any(mine < o for o in apart)]


def _differing(forms: Iterable[str]) -> Set[str]:
    """The words of some forms that not all of them have."""
    first, *others = (frozenset(words.folded(form)) for form in forms)
    return first.union(*others) - first.intersection(*others)


def _told(propositions: Sequence[Proposition]) -> Iterator[tuple[Proposition, str]]:
    """What each proposition says; and what its sentence says outside all of them (who speaks),
    with the first proposition of the sentence."""
    by_sentence: dict[tuple[str, int], list[Proposition]] = defaultdict(list)
    for proposition in propositions:
        yield proposition, proposition.text
        by_sentence[proposition.article.id, proposition.sentence[0]].append(proposition)
    for members in by_sentence.values():
        text, at = members[0].article.text, members[0].sentence[0]
        for start, end in sorted((p.statement.start, p.statement.end) for p in members):
            if start > at:
                yield members[0], text[at:start]
            at = max(at, end)
        end = max(p.sentence[1] for p in members)
        if end > at:
            yield members[0], text[at:end]


@lru_cache(maxsize=PROPOSITIONS)
def _capitals(text: str) -> Sequence[re.Match[str]]:
    return tuple([word for word in _WORDS.finditer(text) if word[0][0].isupper()])


def _in_pairs(told: Sequence[Told], language: str) -> list[Placed]:
    """Words one letter apart that stand beside the same other word, which is no legal form
    ("Tbk")."""
    seen: dict[str, dict[str, dict[str, list[int]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    legal = words.listed(language, "entities", "plain_body") if language else frozenset[str]()
    for proposition, text, capitals in told:
        for one, two in pairwise(capitals):
            if text[one.end() : two.start()] != " " or not (_is_name(one[0]) and _is_name(two[0])):
                continue
            for word, side, other in ((one[0], "<", two[0]), (two[0], ">", one[0])):
                if len(word) >= _SHORTEST and words.fold(other) not in legal:
                    beside = side + words.fold(other)
                    seen[beside][words.fold(word)][f"{one[0]} {two[0]}"].append(proposition.place)
    texts = {p.article.id: p.article.text for p, _, _ in told}.values()
    found: dict[frozenset[str], Placed] = {}
    for beside in sorted(seen):
        for a, b in combinations(sorted(seen[beside]), 2):
            if one_letter_apart(a, b):
                forms = {**seen[beside][a], **seen[beside][b]}
                if established(a, b, forms, language) or _both_told(forms, texts, language):
                    continue
                found.setdefault(frozenset((a, b)), forms)
    return [found[key] for key in sorted(found, key=sorted)]


def _alone(told: Sequence[Told], language: str) -> Iterator[Placed]:
    """Words one letter apart of which one, or both, stand alone."""
    written = {token[0] for _, _, tokens in told for token in tokens}
    # What differs at its end is bent ("Merawanta", "Merawantan") and no slip; nor at its beginning.
    by_edges: dict[str, list[str]] = defaultdict(list)
    for name in sorted({words.fold(form) for form in written if _may_stand_alone(form)}):
        by_edges[name[0] + name[-1]].append(name)
    several = (names for names in by_edges.values() if len(names) > 1)
    near = [
        (a, b)
        for names in sorted([name for name in names if not _is_known(name)] for names in several)
        for a, b in combinations(names, 2)
        if one_letter_apart(a, b)
    ]
    seen = _seen(told, {name for pair in near for name in pair})
    for a, b in near:
        if _is_slip(a, b, seen, language):
            yield {**seen[a].forms, **seen[b].forms}


def _seen(told: Sequence[Told], names: Set[str]) -> Mapping[str, _Word]:
    """How each of some folded names is written in a story, and beside what."""
    seen: dict[str, _Word] = defaultdict(_Word)
    for proposition, text, tokens in told if names else ():
        for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
            if words.fold(token[0]) in names and _may_stand_alone(token[0]):
                word = seen[words.fold(token[0])]
                word.forms[token[0]].append(proposition.place)
                word.homes[proposition.article.id] += 1
                word.beside |= _neighbours(text, before, token, after)
    return seen


def _may_stand_alone(form: str) -> bool:
    """Whether a word with a capital is long enough to be a name by itself, and nothing else."""
    return len(form) >= _ALONE and form[1:].islower() and form.isalpha()


def _of_one_person(
    propositions: Sequence[Proposition], entities: Sequence[Entity]
) -> Iterator[Placed]:
    """Full names that are taken for one person's and differ by the spelling of some words."""
    by_article: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in propositions:
        by_article[proposition.article.id].append(proposition)
    for entity in entities:
        forms = [name.split() for name in entity.names] if entity.type == "PER" else []
        pairs = [(a, b) for a, b in combinations(forms, 2) if _one_spelt_otherwise(a, b)]
        for a, b in pairs[:1]:
            placed: dict[str, list[int]] = {" ".join(a): [], " ".join(b): []}
            for mention in entity.mentions:
                members = by_article.get(mention.article, ())
                text = members[0].article.text[mention.start : mention.end] if members else ""
                within = (p for p in members if p.sentence[0] <= mention.start < p.sentence[1])
                near = sorted(within, key=lambda p: p.statement.start > mention.start)
                if near and text in placed:
                    placed[text].append(near[0].place)
            if all(placed.values()):
                yield placed


def _one_spelt_otherwise(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names share a word in its place, and the others are alike but not glued to
    something nor cut short."""
    if len(a) != len(b) or len(a) < _FULL:
        return False
    apart = [(words.fold(x), words.fold(y)) for x, y in zip(a, b, strict=True)]
    apart = [(x, y) for x, y in apart if "".join(filter(str.isalpha, x)) != y]
    return 0 < len(apart) < len(a) and all(
        not (x in y or y in x) and SequenceMatcher(None, x, y, autojunk=False).ratio() >= _ALIKE
        for x, y in apart
    )


def _neighbours(
    text: str, before: re.Match[str] | None, token: re.Match[str], after: re.Match[str] | None
) -> set[str]:
    """The words with a capital right before and behind a word; "" where there are none."""
    found: set[str] = set()
    if before is not None and text[before.end() : token.start()] in (" ", ", "):
        found.add(words.fold(before[0]))
    if after is not None and text[token.end() : after.start()] in (" ", ", "):
        found.add(words.fold(after[0]))
    return found or {""}


def _is_slip(a: str, b: str, seen: Mapping[str, _Word], language: str) -> bool:
    """Whether one of two words is the other misspelt: one stands alone; short ones are written
    otherwise far more often; and no article has both, unless they are long or one of them
    never stands beside other names: it points back at a full name."""
    one, two = seen[a], seen[b]
    if "" not in one.beside | two.beside or _both_known(a, b, seen, language):
        return False
    long = min(len(a), len(b)) >= _LONG
    less, more = sorted((one.homes.total(), two.homes.total()))
    if not long and more < _LESS * less:
        return False
    shared = one.homes.keys() & two.homes.keys()
    return not shared or long or one.beside == {""} or two.beside == {""}


def _both_known(a: str, b: str, seen: Mapping[str, _Word], language: str) -> bool:
    """Whether both words are known names, or two that people are given."""
    if {a, b} <= words.shipped(language, "given.txt"):
        return True
    known = gazetteer(language)
    return all(any(known.lookup(form) is not None for form in seen[word].forms) for word in (a, b))


@lru_cache(maxsize=1 << 14)
def _is_known(word: str) -> bool:
    """Whether a word is one of a language, or of an office in it."""
    return any(is_ordinary(word, code) or word in _offices(code) for code in codes())


def established(a: str, b: str, forms: Placed, language: str) -> bool:
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


@lru_cache(maxsize=1 << 14)
def _is_name(word: str) -> bool:
    """A capital with small letters behind it, or two such joined: no abbreviation, nothing
    glued."""
    parts = [part for part in word.split("-") if part]
    return word[0].isupper() and all(
        part[1:].islower() and part.isalpha() if part[0].isupper() else part.islower()
        for part in parts
    )


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
