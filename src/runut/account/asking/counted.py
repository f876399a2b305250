"""Figures held against each other by what stands around them, however unlike the rest is.

"Nine goats grazed on the slope below the mill" and "of eleven goats on that slope, he said, two
were lame" are too unlike to be one claim, or even to be compared. Yet within a story the few
words around a figure often say all of what it counts. So figures of two articles are paired when
one counts in hardly any words that the other lacks, or counts what the same deed was done to; not
when one of them is a part that is listed, nor when an article counts two such things itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from runut.account.comparing import parallel, scopes, slots
from runut.account.comparing.scopes import one_scope
from runut.account.kept import PAIRS, PROPOSITIONS
from runut.account.parting import occasions
from runut.account.parting.joints import is_verb
from runut.account.preparing.lexemes import lexeme, listed_stems
from runut.account.preparing.propositions import Proposition
from runut.account.preparing.rarity import rarity
from runut.records import Quantity
from runut.text.counting import quantities

#: So many words on either side of a figure, within its clause, say what it counts.
_REACH = 8
#: So rare must the shared words be together, and so much of the fewer words must they be.
_RARE, _SHARE = 1.7, 0.9
#: A verb among so many words of content before a figure, or behind it, says what was done to
#: what it counts.
_BEFORE, _BEHIND = 2, 3
#: Two figures share so many words at least.
_FEWEST = 2
#: A figure so many times another counts something else.
_BEYOND = 10
#: A word around more figures of a story than these tells none apart.
_COMMON = 60

Figure = tuple[Proposition, Quantity]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Counted:
    """A figure with the stems of what it counts (``heads``) and of all its near words
    (``around``), and the stem of the deed done to what it counts."""

    told: Proposition
    figure: Quantity
    heads: frozenset[str]
    around: frozenset[str]
    deed: str | None

    @cached_property
    def weight(self) -> float:
        """How rare the words around it are together."""
        return _weight(self.around, self.told.article.language)


def pairs(propositions: Sequence[Proposition]) -> Iterator[tuple[Figure, Figure]]:
    """The figures of two articles that count one thing by what stands around them."""
    if len({proposition.article.id for proposition in propositions}) < 2:
        return
    found = _counted(propositions)
    by_article: dict[str, list[_Counted]] = defaultdict(list)
    for one in found:
        by_article[one.told.article.id].append(one)
    home = {article: tuple(figures) for article, figures in by_article.items()}
    for a, b in _near([*found]):
        if not _of_one_thing(a, b, home[a.told.article.id], home[b.told.article.id]):
            continue
        if not scopes.apart(a.told, b.told):
            yield (found[a], a.figure), (found[b], b.figure)


@lru_cache(maxsize=PAIRS)
def _of_one_thing(
    a: _Counted, b: _Counted, mine: tuple[_Counted, ...], theirs: tuple[_Counted, ...]
) -> bool:
    """Whether two figures count one thing, of which neither's article gives another figure."""
    shared = a.around & b.around
    return (
        quantities.comparable(a.figure, b.figure)
        and _of_one(a, b, shared)
        and one_scope(a.told, b.told)
        and not _counts_two(a, mine, shared)
        and not _counts_two(b, theirs, shared)
    )


def _counted(propositions: Sequence[Proposition]) -> dict[_Counted, Proposition]:
    """The figures of a story that may count a whole, each once, with what gives them."""
    found: dict[_Counted, Proposition] = {}
    seen: set[tuple[str, int]] = set()
    for proposition in propositions:
        if not proposition.numbers or occasions.is_one(proposition.statement):
            continue
        figures = _figures(proposition.itself)
        for figure in proposition.numbers:
            key = (proposition.article.id, figure.start)
            if key in seen or figure.unit == "ordinal" or figure.change:
                continue
            seen.add(key)
            if (one := figures.get(figure.start)) is not None:
                found[one] = proposition
    return found


@lru_cache(maxsize=PROPOSITIONS)
def _figures(proposition: Proposition) -> Mapping[int, _Counted]:
    """The figures of a proposition that are no part of what is listed, by where they begin."""
    language = proposition.article.language
    found: dict[int, _Counted] = {}
    for figure in proposition.numbers:
        if figure.start in found:
            continue
        before, after = scopes.clause(proposition, figure)
        near = (*before[-_REACH:], *after[:_REACH])
        stems = _stems(near, language)
        if listed_stems(language, "claims", "listing").isdisjoint(stems):
            heads = slots.counted(proposition, figure)
            deed = _deed(before, after, language)
            found[figure.start] = _Counted(
                told=proposition,
                figure=figure,
                heads=heads,
                around=heads | proposition.said(frozenset(stems)),
                deed=proposition.stands_for.get(deed, deed) if deed else None,
            )
    return found


def _stems(folded: Sequence[str], language: str) -> list[str]:
    """The stems of the words of content, figures apart."""
    found = [lexeme(word, language) for word in folded]
    return [word.stem for word in found if not word.stop and not word.stem[:1].isdigit()]


def _deed(before: Sequence[str], after: Sequence[str], language: str) -> str | None:
    """The stem of the verb nearest to a figure: before it, else behind it."""
    idle = parallel.measuring(language)
    for words, reach in ((before[::-1], _BEFORE), (after, _BEHIND)):
        told = [word for word in words if not lexeme(word, language).stop]
        told = [word for word in told if lexeme(word, language).stem not in idle]
        verb = next((word for word in told[:reach] if is_verb(word, language)), None)
        if verb is not None:
            return lexeme(verb, language).stem
    return None


def _near(found: Sequence[_Counted]) -> Iterator[tuple[_Counted, _Counted]]:
    """The figures of two articles that share enough words around them."""
    postings: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        shared: Counter[int] = Counter()
        for stem in sorted(one.around):
            shared.update(postings[stem])
            if len(postings[stem]) < _COMMON:
                postings[stem].append(at)
        for other in sorted(shared):
            apart = found[other].told.article.id != one.told.article.id
            if apart and shared[other] >= _FEWEST:
                yield found[other], one


def _of_one(a: _Counted, b: _Counted, shared: frozenset[str]) -> bool:
    """Whether two figures count one thing: by all that the fewer words say, or by the deed."""
    less, more = sorted((a.figure.value, b.figure.value))
    if more > _BEYOND * less or (a.figure.unit is None and not a.heads & b.heads):
        return False
    if a.deed is not None and a.deed == b.deed and shared - {a.deed}:
        return True
    weight = _weight(shared, a.told.article.language)
    return weight >= _RARE and weight >= _SHARE * min(a.weight, b.weight)


def _weight(stems: frozenset[str], language: str) -> float:
    return sum([rarity(stem, language) for stem in sorted(stems)])


def _counts_two(one: _Counted, others: Sequence[_Counted], shared: frozenset[str]) -> bool:
    """Whether an article gives another figure for what the ``shared`` words say."""
    least = max(_FEWEST, len(shared) - 1)
    return any(
        other is not one
        and quantities.comparable(one.figure, other.figure)
        and not slots.agree(one.figure, other.figure)
        and (len(shared & other.around) >= least or (one.deed and one.deed == other.deed))
        for other in others
    )
