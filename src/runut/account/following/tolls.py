"""Tolls: counts of people and things that are followed as a happening unfolds.

A toll is counted again and again, in words that differ each time ("4 orang meninggal",
"korban tewas bertambah menjadi 11"). So tolls are not found by likeness of statements: each
figure is read for what befell those it counts (table ``tolls`` of the pack) and as of when it
was counted, and the figures of one kind are laid out in time. A series that never turns back is
a figure over time; any other is left to `conflicts`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from runut import edtf
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
#: How many words on either side of a figure may say what befell those it counts.
_NEAR = 7
#: Within so many words, of so many letters, behind a figure stands what befell what it counts.
_RIGHT, _FEW_LETTERS = 3, 60
#: Characters of a value that name the day.
_DAY = 10
#: How many before a figure that a verb such as "menjadi" leads to.
_FAR = 20
#: The kind of those whose fate is still open.
TRAPPED = "trapped"
#: Begins the kind of a count of what is somewhere as of now.
_STOCK = "stock:"
#: A toll so many times another, of other names, is of another happening.
_LEAP = 8
#: A toll that one article alone gives, so many times one that is agreed on, is of another too.
_BEYOND = 10
_CLAUSE = re.compile(r"[.;:!?()\n“”\"]|,(?!\d)")


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


def _kind(proposition: Proposition, quantity: Quantity, pack: Pack) -> tuple[str | None, str]:
    """What befell those a figure counts, and what they are: by the counted words, the words
    that follow up to the next figure or clause, and those before."""
    start, end = proposition.sentence
    text = proposition.article.text
    figures = [q for q in proposition.numbers if q is not quantity]
    right = min([q.start for q in figures if q.start > quantity.start] + [end])
    left = max([q.end for q in figures if q.end < quantity.start] + [start])
    after = _up_to_clause(text[quantity.end : right])
    before = text[left : quantity.start]
    if _increment(before, after, pack):
        return None, ""
    near = words.folded(after)[:_NEAR]
    behind = list(reversed(words.folded(before)))
    # "Korban meninggal akibat ... menjadi 14": the verb reaches back to its subject.
    behind = behind[: _FAR if behind[:1] and behind[0] in _table(pack.code, "level") else _NEAR]
    thing = _thing(near, pack)
    kinds = kinds_by_word(pack.code)
    # "412 jiwa" counts heads; "korban jiwa" counts the dead.
    lost = words.holds((*reversed(behind), *near), pack.words("updates", "lives_lost"))
    heads = frozenset[str]() if lost else _table(pack.code, "souls")
    told, before_it = (
        [kinds[word] for word in side if word in kinds and word not in heads]
        for side in (near, behind)
    )
    # "9 luka dan 4 terjebak": between two figures stands what befell the first.
    second = max(left, proposition.statement.start) > start
    told = told if told and second else told + before_it
    if not told:
        return None, ""
    # "Tiga orang tertimbun diselamatkan": what became of the trapped is their toll.
    return next((kind for kind in told if kind != TRAPPED), TRAPPED), thing


def befell(proposition: Proposition, quantity: Quantity) -> str | None:
    """What befell those a figure counts: a kind of toll, or that they are trapped."""
    return _kind(proposition, quantity, load(proposition.article.language))[0]


def counted_as(proposition: Proposition, times: Sequence[Time]) -> Iterator[tuple[str, Quantity]]:
    """The tolls that a proposition gives of its own happening, by kind: of people, or of what
    stands right before what befell it ("dua petani luka")."""
    if not proposition.numbers or looks_back(proposition, times):
        return
    pack = load(proposition.article.language)
    for quantity in proposition.numbers:
        if quantity.unit is None and quantity.value >= 1 and not quantity.change:
            kind, thing = _kind(proposition, quantity, pack)
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
    kind, thing = _kind(proposition, quantity, pack)
    if kind is not None and kind != TRAPPED:
        yield kind, thing
        return
    if not words.holds(proposition.folded, pack.words("updates", "now")):
        return
    head = words.folded(quantity.of or "")[:1]
    if head and quantity.value >= 2:  # one thing is no stock
        for name in sorted(proposition.names):
            yield f"{_STOCK}{head[0]}", name


def _up_to_clause(text: str) -> str:
    found = _CLAUSE.search(text)
    return text[: found.start()] if found else text


def _increment(before: str, after: str, pack: Pack) -> bool:
    """Whether a figure counts those that are added, or a part of the whole ("tiga jenazah
    lagi", "dua di antaranya anak")."""
    added, part = _table(pack.code, "added"), _table(pack.code, "part")
    near = words.folded(after)[:4]
    behind = words.folded(before)
    return bool(added & {*near, *behind[-1:]} or part & {*near, *behind[-3:]})


def _thing(after: Sequence[str], pack: Pack) -> str:
    """The thing counted; people of any word are people, and a body is one of them."""
    word = after[0] if after else ""
    if not word or word in _table(pack.code, "people") or word in kinds_by_word(pack.code):
        return ""
    return word


@cache
def kinds_by_word(code: str) -> Mapping[str, str]:
    """The kind of toll each word of the pack's tables ``tolls`` and ``trapped`` tells of."""
    pack = load(code)
    rows = {**pack.table("updates").get("tolls", {}), TRAPPED: pack.words("updates", TRAPPED)}
    return {words.fold(word): kind for kind, row in rows.items() for word in row}


def _table(code: str, key: str) -> frozenset[str]:
    return words.listed(code, "updates", key)
