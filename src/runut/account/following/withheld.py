"""Numbers that were not given at first: "has not said how many", then how many.

The first number of the thing that is given afterwards answers, if all who give one then agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from runut.account.comparing.dating import middle, moment, spoken
from runut.account.comparing.slots import heads, is_ordinal
from runut.account.following.tolls import looks_back
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import Pack, load
from runut.records import Quantity, Time
from runut.text import words

#: Within so many words behind the word for "number" stands the thing counted.
_REACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A number withheld and then given: ``asked`` is the proposition (by place) that does not
    give it, ``answers`` are those that do, each with the figure; ``of`` is what was asked for,
    as written."""

    of: str
    asked: int
    answers: tuple[tuple[int, Quantity], ...]


def find(
    propositions: Sequence[Proposition], times: Mapping[str, Sequence[Time]]
) -> tuple[Given, ...]:
    """The numbers of a story that were given later than asked for."""
    open_ones = [(p, asked) for p in propositions for asked in _asked(p)]
    if not open_ones or len({p.article.id for p in propositions}) < 2:
        return ()
    said = spoken(propositions, times)
    found: list[Given] = []
    for proposition, (thing, asked) in open_ones:
        if (at := _at(proposition, said)) is not None:
            later = [
                (when, other.place, quantity)
                for other in propositions
                if other.article.id != proposition.article.id
                and (when := _at(other, said)) is not None
                and when > at
                and not looks_back(other, times.get(other.article.id, ()))
                for quantity in _counts(other, thing)
            ]
            if answers := _same_as_first(later):
                found.append(Given(of=asked, asked=proposition.place, answers=answers))
    return tuple(found)


def _same_as_first(
    later: Sequence[tuple[float, int, Quantity]],
) -> tuple[tuple[int, Quantity], ...]:
    """The first answer, in the order of time and of the text, and all that give the same: what
    is new stands first in news."""
    ordered = sorted(later, key=lambda answer: (answer[0], answer[1], answer[2].start))
    return tuple((at, q) for _, at, q in ordered if q.value == ordered[0][2].value)


def _at(proposition: Proposition, said: Mapping[int, str]) -> float | None:
    stamp = said.get(proposition.place) or moment(proposition.article.published)
    return middle(stamp).timestamp() if stamp else None


def _asked(proposition: Proposition) -> Iterator[tuple[str, str]]:
    """The things of which a proposition says that their number is not given, each with the
    words that ask for it ("jumlah penumpang"), behind the phrase that says so or before it."""
    pack = load(proposition.article.language)
    folded = proposition.folded
    if _first_words(pack.code).isdisjoint(folded):
        return
    text = f" {' '.join(folded)} "
    phrase = next((p for p in pack.words("states", "withheld") if f" {p} " in text), None)
    if phrase is None:
        return
    spans = words.tokens(proposition.text)
    begun = len(text[: text.index(f" {phrase} ")].split())
    for at, named in _numbers_of(folded, pack):
        if at >= begun or not _given(proposition, spans[at][0]):
            yield folded[named], proposition.text[spans[at][0] : spans[named][1]]


def _numbers_of(folded: Sequence[str], pack: Pack) -> Iterator[tuple[int, int]]:
    """Where a word for "number" stands, with where the thing counted does."""
    stop, number_of = words.stop_words(pack), frozenset(pack.words("states", "number_of"))
    for at, word in enumerate(folded):
        if word in number_of:
            near = range(at + 1, min(len(folded), at + 1 + _REACH))
            named = next((i for i in near if folded[i] not in stop), None)
            if named is not None:
                yield at, named


def _given(proposition: Proposition, start: int) -> bool:
    """Whether a figure stands behind ``start``: then the number is given, and something else is
    not ("jumlah korban 12 orang, identitasnya belum diketahui")."""
    begun = proposition.statement.start + start
    return any(quantity.start >= begun for quantity in _figures(proposition))


def _figures(proposition: Proposition) -> list[Quantity]:
    """The figures of a proposition that say how many, and not which of several."""
    return [q for q in proposition.numbers if not is_ordinal(proposition, q)]


@cache
def _first_words(code: str) -> frozenset[str]:
    """The first words of the phrases by which a number is withheld."""
    return frozenset(phrase.split()[0] for phrase in load(code).words("states", "withheld"))


def _counts(proposition: Proposition, thing: str) -> Iterator[Quantity]:
    """The figures of a proposition that count a thing, as its own words or those before it say
    ("jumlah penumpang mencapai 84 orang")."""
    pack = load(proposition.article.language)
    wanted = words.stem(thing, pack.code)
    told = [proposition.folded[named] for _, named in _numbers_of(proposition.folded, pack)]
    figures = _figures(proposition)
    named = len(figures) == 1 and wanted in {words.stem(w, pack.code) for w in told}
    for quantity in figures:
        counted = named or wanted in heads(quantity, pack.code)
        if counted and quantity.unit is None and not quantity.change:
            yield quantity
