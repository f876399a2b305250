"""The words around a quotation as statements of the outlet's own: who spoke, when and where.

"kata Budi di Balai Kota, Jumat (20/6)" tells, in the outlet's voice, that Budi spoke there and
then. No statement of the article holds these words, for they are nobody's words but the
outlet's; yet another outlet may give another day or place, or another office of his.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from runut.account.preparing.propositions import Proposition
from runut.identity import content_id
from runut.records import OCCASION, Claim, Conflict, Reading, Source, Span, Statement
from runut.text import words

#: An occasion has a time, or so many words beside the cue and who speaks.
_LEAST = 3
#: A name with an office has at most so many words; what stands before them is told.
_OFFICE = 6
_EDGES = " \t\n,;:.?!()[]\"'“”‘’–—-"


def find(reading: Reading) -> Iterator[Statement]:
    """The occasions of the attributed statements of an article, in text order."""
    sentences = reading.article.sentences
    starts = [sentence.start for sentence in sentences]
    attributed: dict[int, list[Statement]] = {}
    for statement in reading.statements:
        if statement.mode != "narration" and statement.cue is not None:
            at = bisect_right(starts, statement.cue.start) - 1
            attributed.setdefault(at, []).append(statement)
    for at in sorted(attributed):
        taken = sorted((s.start, s.end) for s in reading.statements)
        for start, end in _gaps(sentences[at], taken):
            found = _occasion(reading, start, end, attributed[at])
            if found is not None:
                yield found


def is_one(statement: Statement) -> bool:
    """Whether a statement is an occasion on which something was said."""
    return statement.rule == OCCASION


def by_time(propositions: Sequence[Proposition]) -> dict[tuple[str, int], Proposition]:
    """The occasions by article and where their times begin."""
    return {
        (p.article.id, time.start): p
        for p in propositions
        if is_one(p.statement)
        for time in p.statement.times
    }


def worth_telling(
    statements: Sequence[Statement],
    claims: Iterable[Claim],
    conflicts: Iterable[Conflict],
    hollow: Collection[str] = (),
) -> frozenset[str]:
    """Ids of the statements an account tells: all, but an occasion only where several articles
    have it or where it takes part in a conflict, and what belongs to a ``hollow`` claim (by id)
    only in a conflict: a heading may give another day."""
    shared, nothing = set[str](), set[str]()
    for claim in claims:
        if claim.id in hollow:
            nothing.update(claim.statements)
        elif claim.articles > 1:
            shared.update(claim.statements)
    shared |= {id for found in conflicts for side in found.sides for id in side.statements}
    return frozenset(
        s.id for s in statements if s.id in shared or not (is_one(s) or s.id in nothing)
    )


def _gaps(sentence: Span, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence that no statement holds."""
    at = sentence.start
    for start, end in taken:
        if start < sentence.end and at < end:
            if start > at:
                yield at, start
            at = max(at, end)
    if at < sentence.end:
        yield at, sentence.end


def _named(text: str, source: Source) -> tuple[int, int]:
    """The end of the words that name who speaks; a long office before it tells something."""
    spans = words.tokens(text[source.start : source.end])
    begin = spans[-_OFFICE][0] if len(spans) > _OFFICE else 0
    return source.start + begin, source.end


def _occasion(
    reading: Reading, start: int, end: int, said: Sequence[Statement]
) -> Statement | None:
    """The occasion that a stretch tells, if it holds a cue and more than who speaks."""
    text = reading.article.text
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES.replace(")", ""):
        end -= 1
    cues = [s.cue for s in said if s.cue is not None and start <= s.cue.start < end]
    if not cues:
        return None
    known = [(cue.start, cue.end) for cue in cues]
    known += [_named(text, source) for s in said for source in s.sources]
    times = tuple(t for t in reading.times if start <= t.start and t.end <= end)
    rest = [
        at
        for at, _ in words.tokens(text[start:end])
        if not any(a <= start + at < b for a, b in known)
    ]
    if len(rest) < _LEAST and not times:
        return None
    return Statement(
        id=content_id(reading.article.id, str(start), str(end), OCCASION),
        article=reading.article.id,
        start=start,
        end=end,
        mode="narration",
        stance="asserts",
        cue=None,
        sources=(),
        times=times,
        quantities=tuple(q for q in reading.quantities if start <= q.start and q.end <= end),
        marks=(),
        rule=OCCASION,
    )
