"""Statements made ready to be compared: their terms, names, figures, days and marks.

A proposition is a statement seen beside the others of its story. Names that stand for one
entity are one term whatever their form ("Korut", "DPRK"); figures are terms by value, days
by date; words that news uses for one another ("teken", "tandatangani") meet in one stem,
by the pack's table ``claims``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from runut.account import stamps
from runut.account.lexemes import CODE, Lexeme, lexeme
from runut.lang.pack import Pack, load
from runut.records import Article, Mention, Quantity, Reading, Span, Statement, Time
from runut.text import words

#: Weight of a name's own words beside the name itself, so that a name recognised in one
#: article and missed in another still meets itself.
_NAME_WORD = 0.5
#: So far before a negation may stand what makes it a mere condition.
_CONDITION = 5
#: So many words has a phrase of negation that denies nothing ("tidak cukup hanya").
_PHRASE = 3
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
    the story (article, then text).
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

    @property
    def letters(self) -> frozenset[str]:
        """Four-letter shingles of its words written together, so that words glued or torn
        apart still meet."""
        return _letters("".join(self.folded))


class _Place(NamedTuple):
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
        id = reading.article.id
        page = _Page(reading, mentions.get(id, ()))
        for statement in statements.get(id, ()):
            found.append(_proposition(len(found), statement, page))
    return tuple(found)


class _Page:
    """One article while its statements are prepared, front to back: what is asked of it for
    each of them, found once."""

    def __init__(self, reading: Reading, mentions: Sequence[tuple[Mention, str]]) -> None:
        self.article = reading.article
        self.pack = load(reading.article.language)
        self._places = sorted(
            (_Place(m.start, m.end, entity, m.kind) for m, entity in mentions),
            key=lambda place: (place.start, -place.end, place.entity),
        )
        self._starts = [place.start for place in self._places]
        self._ends = [sentence.end for sentence in self.article.sentences]
        self._coded = CODE.search(self.article.text) is not None
        self._codes: frozenset[str] = frozenset()
        self._dating: dict[tuple[int, int, str, bool], bool] = {}
        self._near = [
            time
            for time in reading.times
            if "said" not in time.flags and not time.value.startswith("P")
        ]

    def places(self, start: int, end: int) -> list[_Place]:
        """The mentions that begin in ``[start, end)``."""
        return self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def sentence(self, statement: Statement) -> tuple[int, int]:
        """The bounds of the sentence, or run of sentences, in which a statement stands."""
        spans: Sequence[Span] = self.article.sentences
        at = bisect_left(self._ends, statement.start + 1)
        if at >= len(spans):
            return statement.start, statement.end
        last = min(bisect_left(self._ends, statement.end), len(spans) - 1)
        return min(spans[at].start, statement.start), max(spans[last].end, statement.end)

    def codes(self, statement: Statement) -> frozenset[str]:
        """The models that a statement speaks of: its own, else the last named before it.
        Sums of money are none ("USD47")."""
        if self._coded:
            own = frozenset(
                words.fold(match[0])
                for match in CODE.finditer(self.article.text, statement.start, statement.end)
                if not any(q.start <= match.start() < q.end for q in statement.quantities)
            )
            self._codes = own or self._codes
        return self._codes

    def dates(self, time: Time) -> bool:
        """Whether a time dates what is told: not the writing, no mere "now", and not the
        moment up to which something was counted."""
        key = time.start, time.end, time.value, time.writing
        known = self._dating.get(key)
        if known is None:
            known = self._dating[key] = _dates(time, self.article, self.pack)
        return known

    def beside(self, sentence: tuple[int, int]) -> Time | None:
        """The one time that a sentence gives, if it gives one and it dates what is told."""
        start, end = sentence
        near = [time for time in self._near if start <= time.start < end and self.dates(time)]
        return near[0] if len(near) == 1 else None


def _proposition(place: int, statement: Statement, page: _Page) -> Proposition:
    text = page.article.text[statement.start : statement.end]
    code = page.pack.code
    written = words.written(text)
    found = [(start, lexeme(word, code)) for start, word in written]
    sentence = page.sentence(statement)
    # An empty mention right at the end of the statement lies in it.
    inside = [p for p in page.places(statement.start, statement.end + 1) if p.end <= statement.end]
    apart = [(at, lexeme(word, code)) for at, word in _unglued(written, statement.start, inside)]
    names: dict[str, int] = {}
    for p in inside:
        names.setdefault(p.entity, p.start - statement.start)
    beside = {
        p.entity for p in page.places(*sentence) if p.entity not in names and p.kind == "name"
    }
    speakers = frozenset(_speakers(statement, page))
    terms, plain = _terms(statement, apart, inside)
    for entity in beside - speakers:
        terms[f"e:{entity}"] += _NEIGHBOUR
    order = [word for _, word in apart if not word.stop]
    folded = tuple([word.folded for _, word in found])
    denied = [
        at
        for at, (_, word) in enumerate(found)
        if word.negation and not _phrases(folded, at) & _affirming(page.pack)
    ]
    times = tuple(time for time in statement.times if page.dates(time))
    return Proposition(
        place=place,
        statement=statement,
        article=page.article,
        text=text,
        folded=folded,
        sentence=sentence,
        terms=dict(terms),
        plain=frozenset(plain),
        order=tuple([word.stem for word in order]),
        told=tuple([word.stem for word in order if not word.noun]),
        names=names,
        called=frozenset(p.entity for p in inside if p.kind == "name"),
        codes=page.codes(statement),
        numbers=statement.quantities,
        times=times,
        beside=None if times else page.beside(sentence),
        speakers=speakers,
        marks=frozenset(mark.kind for mark in statement.marks),
        negations=len(denied),
        negated=_negated(folded, denied, page.pack) if denied else (),
        passive=any(word.passive for _, word in apart),
    )


def _unglued(
    written: Sequence[tuple[int, str]], begin: int, inside: Sequence[_Place]
) -> Iterator[tuple[int, str]]:
    """The words of a statement that begins at ``begin``, with where they begin in it, cut where
    a name begins or ends within one ("dariPersada", "Persadauntuk"): pages glue a link's words
    to what stands beside them."""
    edges = {edge - begin for place in inside for edge in (place.start, place.end)}
    for start, word in written:
        at = 0
        cuts = (n for n in range(1, len(word)) if start + n in edges) if word.isalpha() else ()
        for end in (*cuts, len(word)):
            yield start + at, word[at:end]
            at = end


def _speakers(statement: Statement, page: _Page) -> Iterator[str]:
    """Who stands behind a statement: entity ids, or folded names."""
    for source in statement.sources:
        yield source.entity or words.fold(source.name)
        for place in page.places(source.start, source.end + 1):
            if place.end <= source.end:
                yield place.entity


def _dates(time: Time, article: Article, pack: Pack) -> bool:
    text = words.fold(article.text[time.start : time.end])
    if time.writing or text in pack.words("updates", "now"):
        return False
    return not stamps.counts(time, article.text, pack)


def _terms(
    statement: Statement, found: Sequence[tuple[int, Lexeme]], inside: Sequence[_Place]
) -> tuple[dict[str, float], set[str]]:
    """Weighted terms of a statement, and its stems outside names. ``found`` are its words
    with where they begin in it."""
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
    for start, word in found:
        if word.stop:
            continue
        if word.code:
            terms[word.term] += 1.0
        elif _within(start, taken):
            if not word.numeral:
                terms[word.term] += _NAME_WORD
        elif word.figure is not None:
            terms[word.figure] += 1.0
        elif _within(start, named):
            terms[word.term] += _NAME_WORD
        else:
            terms[word.term] += 1.0
            plain.add(word.stem)
    return terms, plain


def _negated(
    folded: Sequence[str], denied: Sequence[int], pack: Pack
) -> tuple[tuple[str, ...], ...]:
    """Stems of the first two content words behind each negation, where ``denied`` says they
    stand; "not yet", "if not" and "like it or not" ("mau tak mau") deny nothing."""
    no_denial = frozenset(pack.words("claims", "no_denial"))
    conditions = frozenset(pack.words("claims", "conditions"))
    stop = words.stop_words(pack)
    found: list[tuple[str, ...]] = []
    for at in denied:
        if conditions & set(folded[max(0, at - _CONDITION) : at + 1]):
            continue
        if 0 < at < len(folded) - 1 and folded[at - 1] == folded[at + 1]:
            continue
        if not no_denial & _phrases(folded, at):
            after = [w for w in folded[at + 1 : at + 6] if w not in stop][:2]
            found.append(tuple(lexeme(w, pack.code).stem for w in after))
    return tuple(stems for stems in found if stems)


def _phrases(folded: Sequence[str], at: int) -> frozenset[str]:
    """What a negation may say with the words behind it."""
    return frozenset(" ".join(folded[at:end]) for end in range(at + 1, at + 1 + _PHRASE))


@lru_cache(maxsize=8)
def _affirming(pack: Pack) -> frozenset[str]:
    """Phrases of negation whose clause affirms what it tells ("tidak hanya")."""
    return frozenset(pack.words("claims", "affirming"))


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return bool(spans) and any(start <= at < end for start, end in spans)


@lru_cache(maxsize=1 << 14)
def _letters(text: str) -> frozenset[str]:
    return frozenset([text[i : i + 4] for i in range(max(1, len(text) - 3))])
