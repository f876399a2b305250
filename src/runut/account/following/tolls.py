"""Tolls: counts of people and things that are followed as a happening unfolds.

A toll is counted again and again, in words that differ each time ("4 orang meninggal",
"korban tewas bertambah menjadi 11"). So tolls are not found by likeness of statements: each
figure is read for what befell those it counts (`befallen`) and as of when it was counted, and
the figures of one kind are laid out in time. A series that never turns back is a figure over time;
any other is left to `conflicts`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from runut import edtf
from runut.account.comparing.befallen import TRAPPED, befell, kinds_by_word
from runut.account.comparing.dating import counted_at, middle, moment, spoken
from runut.account.comparing.scopes import one_scope
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import Pack, codes, load
from runut.records import Quantity, Time
from runut.text import words

#: Who counts the dead at a time says how many there are, or how many at least.
_COUNTED = ("exact", "at-least", "over")
#: A happening so long before the report is looked back upon; its toll is another one's.
_BACK = timedelta(days=21)
#: Within so many words, of so many letters, behind a figure stands what befell what it counts.
_RIGHT, _FEW_LETTERS = 3, 60
#: Characters of a value that name the day.
_DAY = 10
#: Begins the kind of a count of what is somewhere as of now.
_STOCK = "stock:"
#: A toll so many times another, of other names, is of another happening.
_LEAP = 8
#: A toll that one article alone gives, so many times one that is agreed on, is of another too.
_BEYOND = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One toll as one proposition (by place) gives it, as of ``when`` (EDTF); ``own`` where
    the statement itself says as of when."""

    place: int
    kind: str
    value: Quantity
    when: str
    at: datetime
    own: bool


def follow(
    propositions: Sequence[Proposition], times: Mapping[str, Sequence[Time]]
) -> tuple[tuple[Count, ...], ...]:
    """The tolls that change over time, each from the oldest count to the newest."""
    found: dict[tuple[str, str], list[Count]] = {}
    said = spoken(propositions, times)
    for proposition in propositions:
        when = said.get(proposition.place)
        for count, thing in _counts(proposition, times.get(proposition.article.id, ()), when):
            found.setdefault((count.kind, thing), []).append(count)
    agreed = (_agreed(found[key], propositions) for key in sorted(found))
    series = (_series(counts, propositions) for counts in agreed)
    return tuple(counts for counts in series if counts)


def _agreed(counts: Sequence[Count], propositions: Sequence[Proposition]) -> list[Count]:
    """The counts without those that recall another happening: which one article alone gives,
    far beyond a count that two others agree on or that it gives itself."""
    givers: dict[float, set[str]] = {}
    for count in counts:
        home = propositions[count.place].article.id
        givers.setdefault(count.value.value, set()).add(home)

    def beyond(value: float) -> bool:
        return len(givers[value]) == 1 and any(
            value > _BEYOND * less and (len(homes) > 1 or homes == givers[value])
            for less, homes in givers.items()
        )

    return [count for count in counts if not beyond(count.value.value)]


def _series(counts: Sequence[Count], propositions: Sequence[Proposition]) -> tuple[Count, ...]:
    """The counts in the order of time, if they rise or fall with it and never turn back; a
    late report that repeats a count from before one that is dated is left out. Else none."""
    ordered = sorted(counts, key=lambda c: (c.at, not c.own, c.value.value, c.place))
    for way in (1, -1):
        kept: list[Count] = []
        for count in ordered:
            last = kept[-1].value.value if kept else count.value.value
            if way * count.value.value >= way * last:
                kept.append(count)
            elif count.value.bound != "exact" and way > 0:
                continue  # "at least 20" holds of the 45 that were counted before
            elif not kept[-1].own or all(count.value.value != old.value.value for old in kept):
                break
        else:
            if _leaps(kept, propositions):
                return ()
            if len({count.value.value for count in kept}) > 1 and _moves_on(kept):
                return tuple(kept)
        if ordered and not _may_fall(ordered[0].kind):
            break
    return ()


def _leaps(counts: Sequence[Count], propositions: Sequence[Proposition]) -> bool:
    """Whether a count is many times the one before and each names what the other does not: it
    is that of another happening, told beside this one."""
    return any(
        max(a.value.value, b.value.value) > _LEAP * min(a.value.value, b.value.value)
        and not one_scope(propositions[a.place], propositions[b.place])
        for a, b in itertools.pairwise(counts)
    )


def _moves_on(counts: Sequence[Count]) -> bool:
    """Whether each change of value is also one of time."""
    return all(a.value.value == b.value.value or a.at < b.at for a, b in itertools.pairwise(counts))


def _may_fall(kind: str) -> bool:
    return kind.startswith(_STOCK) or any(
        kind in load(code).words("updates", "falling") for code in codes()
    )


def _counts(
    proposition: Proposition, times: Sequence[Time], said: str | None
) -> Iterator[tuple[Count, str]]:
    """The tolls a proposition gives, each with the thing counted ("" for people); ``said`` is
    the day on which it was said, where that is known."""
    pack = load(proposition.article.language)
    start, end = proposition.sentence
    text = proposition.article.text[start:end]
    if not proposition.numbers or looks_back(proposition, times):
        return
    folded = words.fold(text)
    if any(f" {word} " in f" {folded} " for word in pack.words("updates", "earlier")):
        return
    stamp, own = _stamp(proposition, times, said, pack)
    if stamp is None:
        return
    for quantity in proposition.numbers:
        if quantity.unit or quantity.change or quantity.bound not in _COUNTED or quantity.high:
            continue
        for kind, thing in _kinds_of(proposition, quantity, pack):
            count = Count(
                place=proposition.place,
                kind=kind,
                value=quantity,
                when=stamp,
                at=_at(stamp, proposition, own),
                own=own,
            )
            yield count, thing


def _stamp(
    proposition: Proposition, times: Sequence[Time], said: str | None, pack: Pack
) -> tuple[str | None, bool]:
    """As of when a statement counts: by its sentence's own words, else by the day on which it
    was said, if that is before it was published, else when that was."""
    for time in counted_at(proposition, times, pack):
        return time.value, True
    published = moment(proposition.article.published)
    if said and published and said[:_DAY] < published[:_DAY]:
        return said, True
    return published, False


def _at(stamp: str, proposition: Proposition, own: bool) -> datetime:
    """Where a stamp stands in the order of time; nobody counts later than he reports."""
    at = middle(stamp)
    published = moment(proposition.article.published)
    if own and published is not None and "T" in published:
        return min(at, middle(published))
    return at


def looks_back(proposition: Proposition, times: Sequence[Time]) -> bool:
    """Whether a sentence dates itself long before its article."""
    published = moment(proposition.article.published)
    start, end = proposition.sentence
    if published is None:
        return False
    spans = [
        edtf.interval(time.value)
        for time in times
        if start <= time.start < end and not time.writing
    ]
    # Taken apart this way, no year is too early or too late.
    return any(span is not None and middle(published) - span.end > _BACK for span in spans)


def counted_as(proposition: Proposition, times: Sequence[Time]) -> Iterator[tuple[str, Quantity]]:
    """The tolls that a proposition gives of its own happening, by kind: of people, or of what
    stands right before what befell it ("dua petani luka")."""
    if not proposition.numbers or looks_back(proposition, times):
        return
    pack = load(proposition.article.language)
    for quantity in proposition.numbers:
        if quantity.unit is None and quantity.value >= 1 and not quantity.change:
            kind, thing = befell(proposition, quantity)
            behind = words.folded(proposition.article.text[quantity.end :][:_FEW_LETTERS])[:_RIGHT]
            told = {kinds_by_word(pack.code).get(word) for word in behind}
            if kind is not None and kind != TRAPPED and (not thing or kind in told):
                yield kind, quantity


def _kinds_of(
    proposition: Proposition, quantity: Quantity, pack: Pack
) -> Iterator[tuple[str, str]]:
    """The kind of toll a figure gives with the thing counted; else, where it counts what is
    somewhere as of now ("saat ini terdapat 380 WNI di ..."), that thing with each name in the
    statement."""
    kind, thing = befell(proposition, quantity)
    if kind is not None and kind != TRAPPED:
        yield kind, thing
        return
    if not words.holds(proposition.folded, pack.words("updates", "now")):
        return
    head = words.folded(quantity.of or "")[:1]
    if head and quantity.value >= 2:  # one thing is no stock
        for name in sorted(proposition.names):
            yield f"{_STOCK}{head[0]}", name
