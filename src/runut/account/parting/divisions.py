"""Where one article divides what another runs together.

One outlet runs into a sentence what another tells by itself: beside "Jembatan itu ambruk" stands
"Jembatan itu ambruk, tujuh mobil jatuh ke sungai". What an outlet narrates is therefore also
parted at a joint beside which a part of another article begins or ends, whether or not the
stretches would tell something by themselves, and before a phrase of place, time or end. (What
somebody said stays as `parts` cut it.)
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from runut.account.kept import PROPOSITIONS, Same
from runut.account.parting import conjunctions, joints, occasions, parts
from runut.account.preparing.lexemes import lexeme
from runut.account.preparing.rarity import of_term
from runut.records import Article, Reading, Statement
from runut.text import words

#: A part of a statement, with the statement.
Piece = tuple[Statement, Statement]

#: Fewer words of content are not parted further.
_FEWEST = 6
#: Another part shows a division when so much of what it weighs stands in ours, at most so much of
#: ours in it, and so much of the stretch of ours that holds what they share.
_CONTAINED, _OURS, _DENSE = 0.5, 0.6, 0.6
#: So many words of content stand beyond a division at least, and at most between it and what is
#: shared.
_BEYOND, _BETWEEN = 2, 1
#: Words that stand in more parts lead to none.
_COMMON = 60


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Laid:
    """A piece with its words of content outside times: where in it each begins, and its term."""

    article: Article
    piece: Piece
    terms: tuple[tuple[int, str], ...]
    said: frozenset[str]

    @property
    def text(self) -> str:
        part, _ = self.piece
        return self.article.text[part.start : part.end]


def part(
    pieces: Mapping[str, Sequence[Piece]], readings: Sequence[Reading]
) -> dict[str, list[Piece]]:
    """The pieces of each article (by id), parted where others show it."""
    if len(readings) < 2:
        return {id: list(found) for id, found in pieces.items()}
    laid = [
        _laid(Same(reading.article), Same(piece))
        for reading in readings
        for piece in pieces[reading.article.id]
    ]
    weight = _weights(laid)
    holders: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(laid):
        for term in each.said:
            holders[term].append(place)
    found: dict[str, list[Piece]] = {reading.article.id: [] for reading in readings}
    whole = [math.fsum(weight[term] for term in each.said) for each in laid]
    for place, each in enumerate(laid):
        near = _near(each, laid, holders) if _may_be_parted(each) else ()
        shared = {
            held
            for other in near
            if (held := _shared(each, laid[other], weight, whole[place], whole[other]))
        }
        found[each.article.id] += (
            _parted(each, tuple(_shown(each, shared))) if shared else (each.piece,)
        )
    return found


@lru_cache(maxsize=PROPOSITIONS)
def _laid(page: Same[Article], of: Same[Piece]) -> _Laid:
    article, piece = page.thing, of.thing
    part, _ = piece
    timed = [(time.start - part.start, time.end - part.start) for time in part.times]
    terms = [
        (start, word.figure or word.term)
        for start, written in words.written(article.text[part.start : part.end])
        if not (word := lexeme(written, article.language)).stop
    ]
    if timed:
        terms = [it for it in terms if not any(begin <= it[0] < end for begin, end in timed)]
    return _Laid(
        article=article,
        piece=piece,
        terms=tuple(terms),
        said=frozenset([term for _, term in terms]),
    )


def _may_be_parted(laid: _Laid) -> bool:
    part, _ = laid.piece
    return part.mode == "narration" and len(laid.terms) >= _FEWEST and not occasions.is_one(part)


def _weights(laid: Sequence[_Laid]) -> Mapping[str, float]:
    """What each term weighs: the rarer in the story and in the language, the heavier."""
    seen = Counter(term for each in laid for term in each.said)
    language = laid[0].article.language if laid else ""
    return {
        term: math.log(1.0 + len(laid) / times) * of_term(term, language)
        for term, times in seen.items()
    }


def _near(one: _Laid, laid: Sequence[_Laid], holders: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """The places of parts of other articles that share two terms or more."""
    shared: Counter[int] = Counter()
    for term in one.said:
        if len(holders[term]) <= _COMMON:
            shared.update(holders[term])
    for place, count in shared.items():
        if count > 1 and laid[place].article.id != one.article.id:
            yield place


def _shared(
    one: _Laid, other: _Laid, weight: Mapping[str, float], ours: float, theirs: float
) -> tuple[int, int] | None:
    """The first and the last word of content of ``one`` that the other part has too, where that
    part is a stretch of it. ``ours`` and ``theirs`` is what all that they say weighs."""
    both = one.said & other.said
    common = math.fsum(weight[term] for term in both)
    if common < _CONTAINED * theirs or common > _OURS * ours:
        return None
    held = [n for n, (_, term) in enumerate(one.terms) if term in both]
    stretch = [weight[term] for _, term in one.terms[held[0] : held[-1] + 1]]
    dense = math.fsum(weight[one.terms[n][1]] for n in held) >= _DENSE * math.fsum(stretch)
    return (held[0], held[-1]) if dense else None


def _shown(one: _Laid, shared: Iterable[tuple[int, int]]) -> list[int]:
    """The joints right before and right behind what is shared, as offsets in a piece."""
    offsets, places = [start for start, _ in one.terms], _joints(one)
    shown: set[int] = set()
    for first, last in shared:
        before = bisect_right(places, offsets[first]) - 1
        if first >= _BEYOND and before >= 0:
            between = bisect_left(offsets, places[before])
            shown |= {places[before]} if first - between <= _BETWEEN else set()
        behind = bisect_right(places, offsets[last])
        if len(offsets) - 1 - last >= _BEYOND and behind < len(places):
            between = bisect_left(offsets, places[behind])
            shown |= {places[behind]} if between - last - 1 <= _BETWEEN else set()
    return sorted(shown)


def _joints(laid: _Laid) -> list[int]:
    """Where a clause may begin in a piece, but for clauses with a subject of their own, which
    `parts` knows by themselves, or a phrase of place or time."""
    tokens = list(joints.TOKEN.finditer(laid.text))
    grammar = conjunctions.of(laid.article.language)
    clauses = (
        at
        for at in joints.starts(tokens, grammar)
        if words.fold(tokens[at][0]) not in grammar.subordinating
    )
    return sorted({tokens[at].start() for at in (*clauses, *joints.phrases(tokens, grammar))})


@lru_cache(maxsize=PROPOSITIONS)
def _parted(laid: _Laid, shown: tuple[int, ...]) -> tuple[Piece, ...]:
    """The piece parted at those places that leave a part on either side."""
    part, whole = laid.piece
    bounds = [0]
    for place in shown:
        if _is_part(laid, bounds[-1], place) and _is_part(laid, place, part.end - part.start):
            bounds.append(place)
    bounds.append(part.end - part.start)
    if len(bounds) == 2:
        return (laid.piece,)
    return tuple(
        (parts.trimmed(whole, laid.article.text, part.start + start, part.start + end), whole)
        for start, end in pairwise(bounds)
    )


def _is_part(laid: _Laid, start: int, end: int) -> bool:
    """Whether a stretch of a piece is as long as a part of narration, and holds content."""
    least, letters = parts.LEAST["narration"]
    return (
        end - start >= letters
        and len(words.folded(laid.text[start:end])) >= least
        and sum(start <= at < end for at, _ in laid.terms) >= _BEYOND
        and not _is_name(laid, start, end)
    )


def _is_name(laid: _Laid, start: int, end: int) -> bool:
    """Whether a stretch says no more than a name that is added ("dan Rini Astuti"), or one and
    when, or one to which another is added: what follows tells the deed ("Ketua panitia, Rini
    Astuti pada Selasa (4/3) | membuka ...", "Rini Astuti | dan Budi bertemu"). One that begins
    with the time is the lead of what follows a comma."""
    if not all(laid.text[at].isupper() for at, _ in laid.terms if start <= at < end):
        return False
    if _adds(laid, start):
        return True
    part, _ = laid.piece
    times = [(time.start - part.start, time.end - part.start) for time in part.times]
    dated = any(start <= begin < end for begin, _ in times)
    leads = any(begin <= start < until for begin, until in times)
    return (dated or _adds(laid, end)) and not leads and laid.text[start].isupper()


def _adds(laid: _Laid, at: int) -> bool:
    """Whether a word that adds a member stands at a place of a piece."""
    token = joints.TOKEN.match(laid.text, at)
    grammar = conjunctions.of(laid.article.language)
    return token is not None and words.fold(token[0]) in grammar.adding
