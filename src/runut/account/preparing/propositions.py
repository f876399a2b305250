"""Statements made ready to be compared: their terms, names, figures, days and marks.

A proposition is a statement seen beside the others of its story. Names that stand for one
entity are one term whatever their form ("Korut", "DPRK"); figures are terms by value, days
by date; words that news uses for one another ("teken", "tandatangani") meet in one stem,
by the pack's table ``claims``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from runut.account.kept import PROPOSITIONS, Same
from runut.account.preparing import negations
from runut.account.preparing.lexemes import Lexeme, lexeme
from runut.account.preparing.surroundings import Page, Place, Places, page_of
from runut.records import Article, Mention, Quantity, Reading, Statement, Time
from runut.text import words

#: Weight of a name's own words beside the name itself, so that a name recognised in one
#: article and missed in another still meets itself.
_NAME_WORD = 0.5
#: Weight of names that stand in the same sentence, outside the statement: they often are
#: the subject that a clause leaves out.
_NEIGHBOUR = 0.35


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Proposition:
    """One statement with what its comparison needs.

    ``text`` are its words as written, ``folded`` each of them without case and accents.
    ``terms`` counts what it says: ``w:`` stems, ``e:`` entities, ``n:`` figures, ``t:``
    days. ``plain`` are the stems that are no part of a name; ``order`` holds the stems as
    they follow one another, ``told`` those not made into nouns ("pengenaan"); ``names`` maps
    entity ids to where they first stand, ``called`` are those called by name and not only
    described; ``codes`` are the models it speaks of (its own, else
    the last named before it); ``beside`` is the one time of its sentence, where it has none
    of its own; ``speakers`` are entity ids or folded names of who stands behind it;
    ``negated`` are the one or two stems that follow each negation. ``place`` is its rank in
    the story (article, then text), and nothing else of it depends on the other articles but
    what its names stand for: ``original`` is the same, kept while the story grows. Of one that was
    said in another language (`translated`), ``stands_for`` are the stems that stand for its own.
    """

    place: int
    statement: Statement
    article: Article
    text: str
    folded: tuple[str, ...]
    sentence: tuple[int, int]
    terms: Mapping[str, float]
    plain: frozenset[str]
    order: tuple[str, ...]
    told: tuple[str, ...]
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
    original: Proposition | None = None
    stands_for: Mapping[str, str] = field(default_factory=dict)

    @property
    def itself(self) -> Proposition:
        """The same wherever it ranks: what depends on it and not on its place is asked of this
        one, so that it is kept (`kept`)."""
        return self.original or self

    def said(self, stems: frozenset[str]) -> frozenset[str]:
        """Stems of its text as the story says them."""
        if not self.stands_for:
            return stems
        return frozenset([self.stands_for.get(stem, stem) for stem in stems])

    @property
    def letters(self) -> frozenset[str]:
        """Four-letter shingles of its words written together, so that words glued or torn
        apart still meet."""
        return _letters(self.itself)

    @property
    def runs(self) -> frozenset[tuple[str, str]]:
        """Its stems two by two as they follow one another."""
        return _runs(self.itself)


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
        id = reading.article.id
        page, places = page_of(Same(reading)), Places(mentions.get(id, ()))
        codes: frozenset[str] = frozenset()
        for statement in statements.get(id, ()):
            codes = page.codes(statement) or codes
            start, end = page.sentence(statement)
            around = places.between(start, max(end, statement.end + 1))
            spoken = places.of(statement.sources)
            first = _First(len(found))
            made = _proposition(Same(statement), page, around, spoken, codes, first)
            found.append(at(made, len(found)))
    return tuple(found)


class _First:
    """Where a proposition stands when it is made. It is the same wherever it stands, so one place
    is as good as any other to look it up by."""

    __slots__ = ("place",)

    def __init__(self, place: int) -> None:
        self.place = place

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _First)

    def __hash__(self) -> int:
        return 0


def at(proposition: Proposition, place: int) -> Proposition:
    """The same proposition at a place of the story."""
    return proposition if proposition.place == place else _moved(proposition, place)


@lru_cache(maxsize=PROPOSITIONS)
def _moved(proposition: Proposition, place: int) -> Proposition:
    return replace(proposition, place=place, original=proposition.itself)


@lru_cache(maxsize=PROPOSITIONS)
def _proposition(
    of: Same[Statement],
    page: Page,
    around: tuple[Place, ...],
    spoken: tuple[str, ...],
    codes: frozenset[str],
    first: _First,
) -> Proposition:
    """A statement as a proposition, at the place where it is made ``first``. ``around`` are the
    mentions of its sentence, ``spoken`` the entities that its sources name, ``codes`` the models
    it speaks of."""
    statement = of.thing
    text = page.article.text[statement.start : statement.end]
    sentence = page.sentence(statement)
    # An empty mention right at the end of the statement lies in it.
    inside = [p for p in around if p.start >= statement.start and p.end <= statement.end]
    found, apart = _words(text, statement.start, inside, page.pack.code)
    content = [(at, word) for at, word in apart if not word.stop]
    own = (source.entity or words.fold(source.name) for source in statement.sources)
    speakers = frozenset((*own, *spoken))
    names = _named(inside, statement.start)
    terms, plain = _terms(statement, content, inside)
    for entity in _beside(around, sentence[1]) - names.keys() - speakers:
        terms[f"e:{entity}"] += _NEIGHBOUR
    folded = tuple([word.folded for _, word in found])
    denied = negations.denying([word for _, word in found], folded, page.pack)
    times = tuple(time for time in statement.times if page.dates(time))
    return Proposition(
        place=first.place,
        statement=statement,
        article=page.article,
        text=text,
        folded=folded,
        sentence=sentence,
        terms=dict(terms),
        plain=frozenset(plain),
        order=tuple([word.stem for _, word in content]),
        told=tuple([word.stem for _, word in content if not word.noun]),
        names=names,
        called=frozenset(p.entity for p in inside if p.kind == "name"),
        codes=codes,
        numbers=statement.quantities,
        times=times,
        beside=None if times else page.beside(sentence),
        speakers=speakers,
        marks=frozenset(mark.kind for mark in statement.marks),
        negations=len(denied),
        negated=negations.negated(folded, denied, page.pack) if denied else (),
        passive=any(word.passive for _, word in apart),
    )


_Words = Sequence[tuple[int, Lexeme]]


def _words(text: str, begin: int, inside: Sequence[Place], code: str) -> tuple[_Words, _Words]:
    """The words of a statement with where they begin in it: as they are written, and with those
    cut that are glued to names (`_unglued`)."""
    written = words.written(text)
    found = [(at, lexeme(word, code)) for at, word in written]
    unglued = _unglued(written, begin, inside)
    if unglued is written:
        return found, found
    return found, [(at, lexeme(word, code)) for at, word in unglued]


def _named(inside: Sequence[Place], begin: int) -> dict[str, int]:
    """The entities that a statement names, with where it names each first."""
    names: dict[str, int] = {}
    for place in inside:
        names.setdefault(place.entity, place.start - begin)
    return names


def _beside(around: Sequence[Place], end: int) -> set[str]:
    """The entities that are called by name in a sentence, up to its ``end``."""
    return {p.entity for p in around if p.kind == "name" and p.start < end}


def _unglued(
    written: Sequence[tuple[int, str]], begin: int, inside: Sequence[Place]
) -> Sequence[tuple[int, str]]:
    """The words of a statement that begins at ``begin``, with where they begin in it, cut where
    a name begins or ends within one ("dariPersada", "Persadauntuk"): pages glue a link's words
    to what stands beside them."""
    if not inside:
        return written
    starts = [start for start, _ in written]
    cuts: dict[int, set[int]] = defaultdict(set)
    for edge in (edge - begin for place in inside for edge in (place.start, place.end)):
        at = bisect_right(starts, edge) - 1
        if at >= 0 and starts[at] < edge < starts[at] + len(written[at][1]):
            cuts[at].add(edge - starts[at])
    if not cuts:
        return written
    found: list[tuple[int, str]] = []
    for at, (start, word) in enumerate(written):
        within = sorted(cuts.get(at, ())) if word.isalpha() else ()
        found += [(start + a, word[a:b]) for a, b in pairwise([0, *within, len(word)])]
    return found


def _terms(
    statement: Statement, content: Sequence[tuple[int, Lexeme]], inside: Sequence[Place]
) -> tuple[dict[str, float], set[str]]:
    """Weighted terms of a statement, and its stems outside names. ``content`` are its words
    of content with where they begin in it."""
    plain: set[str] = set()
    terms: dict[str, float] = defaultdict(float)
    for entity in {p.entity for p in inside}:
        terms[f"e:{entity}"] += 1.0
    for quantity in statement.quantities:
        terms[f"n:{quantity.value:g}"] += 1.0
    for time in statement.times:
        if not time.writing:
            terms[f"t:{time.value[:10]}"] += 1.0
    begin = statement.start
    named = [(p.start - begin, p.end - begin) for p in inside]
    parts: tuple[Quantity | Time, ...] = (*statement.quantities, *statement.times)
    taken = [(p.start - begin, p.end - begin) for p in parts]
    for start, word in content:
        if word.code:
            terms[word.term] += 1.0
        elif taken and _within(start, taken):
            if not word.numeral:
                terms[word.term] += _NAME_WORD
        elif word.figure is not None:
            terms[word.figure] += 1.0
        elif named and _within(start, named):
            terms[word.term] += _NAME_WORD
        else:
            terms[word.term] += 1.0
            plain.add(word.stem)
    return terms, plain


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


@lru_cache(maxsize=PROPOSITIONS)
def _runs(proposition: Proposition) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(proposition.order))


@lru_cache(maxsize=PROPOSITIONS)
def _letters(proposition: Proposition) -> frozenset[str]:
    return _shingles("".join(proposition.folded))


@lru_cache(maxsize=1 << 14)
def _shingles(text: str) -> frozenset[str]:
    return frozenset([text[i : i + 4] for i in range(max(1, len(text) - 3))])
