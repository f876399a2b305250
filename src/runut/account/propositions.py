"""Statements made ready to be compared: their terms, names, figures, days and marks.

A proposition is a statement seen beside the others of its story. Names that stand for one
entity are one term whatever their form ("Korut", "DPRK"); figures are terms by value, days
by date; words that news uses for one another ("teken", "tandatangani") meet in one stem,
by the pack's table ``claims``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from runut.account import stamps
from runut.lang.pack import Pack, load
from runut.records import Article, Mention, Quantity, Reading, Statement, Time
from runut.text import words

#: Weight of a name's own words beside the name itself, so that a name recognised in one
#: article and missed in another still meets itself.
_NAME_WORD = 0.5
#: So far before a negation may stand what makes it a mere condition.
_CONDITION = 5
#: So many words has a phrase of negation that denies nothing ("tidak cukup hanya").
_PHRASE = 3
#: Few capitals and few figures: a model, a road, a flight.
_CODE = re.compile(r"\b[A-Z]{1,4}-?\d{1,4}[A-Z]?\b")
#: Weight of names that stand in the same sentence, outside the statement: they often are
#: the subject that a clause leaves out.
_NEIGHBOUR = 0.35


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Proposition:
    """One statement with what its comparison needs.

    ``terms`` counts what it says: ``w:`` stems, ``e:`` entities, ``n:`` figures, ``t:``
    days. ``plain`` are the stems that are no part of a name; ``order`` holds the stems as
    they follow one another, ``told`` those not made into nouns ("pengenaan"); ``names`` maps
    entity ids to where they first stand, ``called`` are those called by name and not only
    described; ``codes`` are the models it speaks of (its own, else
    the last named before it); ``beside`` is the one time of its sentence, where it has none
    of its own; ``speakers`` are entity ids or folded names of who stands behind it;
    ``negated`` are the one or two stems that follow each negation. ``place`` is its rank in
    the story (article, then text).
    """

    place: int
    statement: Statement
    article: Article
    text: str
    sentence: tuple[int, int]
    terms: Mapping[str, float]
    plain: frozenset[str]
    order: tuple[str, ...]
    told: tuple[str, ...]
    letters: frozenset[str]
    names: Mapping[str, int]
    called: frozenset[str]
    numbers: tuple[Quantity, ...]
    times: tuple[Time, ...]
    beside: Time | None
    codes: frozenset[str]
    speakers: frozenset[str]
    marks: frozenset[str]
    negations: int
    negated: tuple[tuple[str, ...], ...]
    passive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """An entity's mention with the entity it stands for."""

    start: int
    end: int
    entity: str
    kind: str


def prepare(
    readings: Sequence[Reading],
    statements: Mapping[str, Sequence[Statement]],
    mentions: Mapping[str, Sequence[tuple[Mention, str]]],
) -> tuple[Proposition, ...]:
    """Every statement of a story as a proposition.

    ``readings`` in the story's order; ``statements`` and ``mentions`` (with the united
    entity's id) by article id. The result is ordered by article, then by place in the text.
    """
    found: list[Proposition] = []
    for reading in readings:
        article = reading.article
        pack = load(article.language)
        places = sorted(
            (
                _Place(start=m.start, end=m.end, entity=entity, kind=m.kind)
                for m, entity in mentions.get(article.id, ())
            ),
            key=lambda place: (place.start, -place.end, place.entity),
        )
        codes: frozenset[str] = frozenset()
        for statement in statements.get(article.id, ()):
            codes = _codes(article.text, statement) or codes
            found.append(_proposition(len(found), statement, reading, places, codes, pack))
    return tuple(found)


def _proposition(
    place: int,
    statement: Statement,
    reading: Reading,
    places: Sequence[_Place],
    codes: frozenset[str],
    pack: Pack,
) -> Proposition:
    article = reading.article
    text = article.text[statement.start : statement.end]
    sentence = _sentence(article, statement)
    inside = [p for p in places if statement.start <= p.start and p.end <= statement.end]
    names: dict[str, int] = {}
    for p in inside:
        names.setdefault(p.entity, p.start - statement.start)
    beside = {
        p.entity
        for p in places
        if sentence[0] <= p.start < sentence[1] and p.entity not in names and p.kind == "name"
    }
    times = tuple(time for time in statement.times if _dates(time, article, pack))
    terms, order, told, plain = _terms(statement, text, inside, pack)
    speakers = frozenset(
        name
        for source in statement.sources
        for name in (
            source.entity or words.fold(source.name),
            *(p.entity for p in places if source.start <= p.start and p.end <= source.end),
        )
    )
    for entity in beside - speakers:
        terms[f"e:{entity}"] += _NEIGHBOUR
    folded = words.folded(text)
    return Proposition(
        place=place,
        statement=statement,
        article=article,
        text=text,
        sentence=sentence,
        terms=dict(terms),
        plain=frozenset(plain),
        order=tuple(order),
        told=tuple(told),
        letters=_letters("".join(folded)),
        names=names,
        called=frozenset(p.entity for p in inside if p.kind == "name"),
        codes=codes,
        numbers=statement.quantities,
        times=times,
        beside=None if times else _beside(reading, sentence, pack),
        speakers=speakers,
        marks=frozenset(mark.kind for mark in statement.marks),
        negations=sum(word in words.negations(pack) for word in folded),
        negated=_negated(folded, pack),
        passive=any(word.startswith(_passive(pack.code)) and len(word) > 5 for word in folded)
        if _passive(pack.code)
        else False,
    )


def _dates(time: Time, article: Article, pack: Pack) -> bool:
    """Whether a time dates what is told: not the writing, no mere "now", and not the moment
    up to which something was counted."""
    text = words.fold(article.text[time.start : time.end])
    if time.writing or text in pack.words("updates", "now"):
        return False
    return not stamps.counts(time, article.text, pack)


def _beside(reading: Reading, sentence: tuple[int, int], pack: Pack) -> Time | None:
    """The one time that a sentence gives, if it gives one and it dates what is told."""
    near = [
        time
        for time in reading.times
        if sentence[0] <= time.start < sentence[1]
        and "said" not in time.flags
        and not time.value.startswith("P")
        and _dates(time, reading.article, pack)
    ]
    return near[0] if len(near) == 1 else None


def _terms(
    statement: Statement, text: str, inside: Sequence[_Place], pack: Pack
) -> tuple[dict[str, float], list[str], list[str], set[str]]:
    """Weighted terms of a statement, its stems in order, those of no nouns made from
    verbs, and those outside names."""
    plain: set[str] = set()
    terms: dict[str, float] = defaultdict(float)
    order: list[str] = []
    told: list[str] = []
    for entity in {p.entity for p in inside}:
        terms[f"e:{entity}"] += 1.0
    for quantity in statement.quantities:
        terms[f"n:{quantity.value:g}"] += 1.0
    for time in statement.times:
        if not time.writing:
            terms[f"t:{time.value[:10]}"] += 1.0
    named = sorted((p.start - statement.start, p.end - statement.start) for p in inside)
    parts: tuple[Quantity | Time, ...] = (*statement.quantities, *statement.times)
    taken = sorted((p.start - statement.start, p.end - statement.start) for p in parts)
    stop = words.stop_words(pack)
    same = synonyms(pack.code)
    for start, end in words.tokens(text):
        word = words.fold(text[start:end])
        if word in stop:
            continue
        stem = words.stem(word, pack.code)
        stem = same.get(stem, stem)
        order.append(stem)
        if not _is_noun(word, pack.code):
            told.append(stem)
        if is_code(text[start:end]):
            terms[f"w:{word}"] += 1.0
        elif _within(start, taken):
            if not word[0].isdigit():
                terms[f"w:{stem}"] += _NAME_WORD
        elif any(char.isdigit() for char in word):
            terms[f"n:{_digits(word)}"] += 1.0
        else:
            is_name = _within(start, named)
            terms[f"w:{stem}"] += _NAME_WORD if is_name else 1.0
            if not is_name:
                plain.add(stem)
    return terms, order, told, plain


@lru_cache(maxsize=1 << 14)
def _is_noun(word: str, language: str) -> bool:
    """Whether a word looks like a noun made from a verb ("pengenaan", "kunjungan")."""
    begins, ends, verbs = (
        load(language).words("claims", key)
        for key in ("noun_prefixes", "noun_endings", "verb_endings")
    )
    if len(word) > 6 and begins and word.startswith(begins):
        return True
    return bool(ends) and len(word) > 5 and word.endswith(ends) and not word.endswith(verbs)


def _negated(folded: Sequence[str], pack: Pack) -> tuple[tuple[str, ...], ...]:
    """Stems of the first two content words behind each negation; "not only", "not yet",
    "if not" and "like it or not" ("mau tak mau") deny nothing."""
    no_denial = frozenset(pack.words("claims", "no_denial"))
    conditions = frozenset(pack.words("claims", "conditions"))
    negations, stop = words.negations(pack), words.stop_words(pack)
    same = synonyms(pack.code)
    found: list[tuple[str, ...]] = []
    for at, word in enumerate(folded):
        phrases = {" ".join(folded[at:end]) for end in range(at + 1, at + 1 + _PHRASE)}
        if conditions & set(folded[max(0, at - _CONDITION) : at + 1]):
            continue
        if 0 < at < len(folded) - 1 and folded[at - 1] == folded[at + 1]:
            continue
        if word in negations and not no_denial & phrases:
            after = [w for w in folded[at + 1 : at + 6] if w not in stop][:2]
            stems = (words.stem(w, pack.code) for w in after)
            found.append(tuple(same.get(stem, stem) for stem in stems))
    return tuple(stems for stems in found if stems)


def _codes(text: str, statement: Statement) -> frozenset[str]:
    """The models named in a statement; sums of money are none ("USD47")."""
    return frozenset(
        words.fold(match[0])
        for match in _CODE.finditer(text, statement.start, statement.end)
        if not any(q.start <= match.start() < q.end for q in statement.quantities)
    )


def is_code(word: str) -> bool:
    """Whether a word is the name of a model or a kind by letters and figures ("F16", "B-52"),
    and no figure with a prefix ("ke-42") or a unit ("20kg")."""
    return _CODE.fullmatch(word) is not None


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _digits(word: str) -> str:
    """A figure as a term, whatever its separators: "1.201" and "1201" meet."""
    kept = "".join(char for char in word if char.isdigit())
    return f"{int(kept):g}" if kept else word


def _sentence(article: Article, statement: Statement) -> tuple[int, int]:
    """The bounds of the sentence, or run of sentences, in which a statement stands."""
    spans = article.sentences
    at = bisect_left([span.end for span in spans], statement.start + 1)
    last = bisect_left([span.end for span in spans], statement.end)
    if at >= len(spans):
        return statement.start, statement.end
    last = min(last, len(spans) - 1)
    return min(spans[at].start, statement.start), max(spans[last].end, statement.end)


@lru_cache(maxsize=1 << 14)
def _letters(text: str) -> frozenset[str]:
    """Four-letter shingles of the words written together, so that words glued or torn
    apart still meet."""
    return frozenset(text[i : i + 4] for i in range(max(1, len(text) - 3)))


@cache
def _passive(code: str) -> tuple[str, ...]:
    return load(code).words("claims", "passive_prefixes")


@cache
def synonyms(code: str) -> Mapping[str, str]:
    """Stems that news uses for one another, each to the first of its row."""
    rows = load(code).table("claims").get("same", ())
    found: dict[str, str] = {}
    for row in rows:
        stems = [words.stem(word, code) for word in row]
        for stem in stems:
            found.setdefault(stem, stems[0])
    return found
