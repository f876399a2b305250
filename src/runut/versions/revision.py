"""What changed from one version of an article to the next."""

from __future__ import annotations

from collections.abc import Iterator

from runut.records import FigureChange, Quantity, Reading, Revision, SentenceChange, Span
from runut.text import words
from runut.text.counting import quantities
from runut.versions import notes, sentences


def compare(before: Reading, after: Reading) -> Revision:
    """The changes of headline, sentences, figures and statements between two versions.

    Changes of layout, spacing and punctuation alone are none. ``gone`` and ``new`` hold
    the statements of sentences that changed, of the earlier and the later version. A note
    counts when the earlier version did not have it.
    """
    old, new = before.article, after.article
    changed = sentences.changes(old, new)
    known = {note.words for note in notes.find(old)}
    return Revision(
        before=old.id,
        after=new.id,
        version=new.version,
        title=None if _same(old.title, new.title) else (old.title, new.title),
        sentences=changed,
        figures=tuple(_figures(before, after, changed)),
        gone=_within(before, [c.before for c in changed]),
        new=_within(after, [c.after for c in changed]),
        notes=tuple(note for note in notes.find(new) if note.words not in known),
    )


def _same(one: str | None, two: str | None) -> bool:
    return _plain(one or "") == _plain(two or "")


def _plain(text: str) -> tuple[str, ...]:
    return tuple(words.fold(text[a:b]) for a, b in words.tokens(text))


def _within(reading: Reading, spans: list[Span | None]) -> tuple[str, ...]:
    """Statements that lie in one of the spans, by place."""
    held = [
        statement.id
        for statement in sorted(reading.statements, key=lambda s: (s.start, s.end, s.id))
        if any(span and span.start <= statement.start < span.end for span in spans)
    ]
    return tuple(dict.fromkeys(held))


def _figures(
    before: Reading, after: Reading, changed: tuple[SentenceChange, ...]
) -> Iterator[FigureChange]:
    """Figures of one thing that a reworded sentence gives differently.

    The figures that both versions give are set aside first; the rest are paired in order.
    """
    for change in changed:
        if change.before is None or change.after is None:
            continue
        mine = _inside(before, change.before)
        theirs = _inside(after, change.after)
        for kept in [q for q in mine if any(_equal(q, other) for other in theirs)]:
            mine.remove(kept)
            theirs.remove(next(other for other in theirs if _equal(kept, other)))
        for one in mine:
            two = next((q for q in theirs if _alike(one, q)), None)
            if two is not None:
                theirs.remove(two)
                yield FigureChange(before=one, after=two)


def _inside(reading: Reading, span: Span) -> list[Quantity]:
    return [q for q in reading.quantities if span.start <= q.start < span.end]


def _equal(one: Quantity, two: Quantity) -> bool:
    return (one.value, one.high, one.unit) == (two.value, two.high, two.unit)


def _alike(one: Quantity, two: Quantity) -> bool:
    """Whether two figures count one thing, as far as their own words tell."""
    if not quantities.comparable(one, two):
        return False
    mine, theirs = _plain(one.of or ""), _plain(two.of or "")
    return bool(set(mine) & set(theirs)) or mine == theirs
