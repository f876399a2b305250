"""Propositions in another language, said in the words of the story's own.

Where articles of one story are in two languages, names, figures and days meet, but no words do.
Each word of the other language is taken for the word of the story that stands for the same
(`concepts`), or is spelled the same, if there is one; all else of a proposition stays as it is.
What is in the story's own language stays as it is without the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from runut.account.preparing.concepts import concepts
from runut.account.preparing.lexemes import lexeme
from runut.account.preparing.propositions import Proposition
from runut.account.preparing.weighing import own_language


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A stem of a story: the concepts that its words may stand for, and how often it stands."""

    concepts: frozenset[str]
    times: int


def said_in_one(propositions: Sequence[Proposition]) -> tuple[Proposition, ...]:
    """The propositions of a story, those in other languages said in the words of its own."""
    own = own_language(propositions)
    others = {p.article.language for p in propositions} - {own}
    if not others:
        return tuple(propositions)
    told = [p for p in propositions if p.article.language == own]
    stands_for = {
        other: _dictionary([p for p in propositions if p.article.language == other], told)
        for other in sorted(others)
    }
    return tuple(
        _said(p, stands_for[p.article.language]) if p.article.language in others else p
        for p in propositions
    )


def _dictionary(foreign: Sequence[Proposition], told: Sequence[Proposition]) -> Mapping[str, str]:
    """For each stem of some propositions the stem of the others that says the same: the one
    whose concepts are most nearly its own, of those the most frequent."""
    theirs = _stems(told)
    by_concept: dict[str, list[str]] = defaultdict(list)
    for stem, known in theirs.items():
        for concept in sorted(known.concepts):
            by_concept[concept].append(stem)
    found: dict[str, str] = {}
    for stem, known in _stems(foreign).items():
        fits = {
            other: len(known.concepts & theirs[other].concepts)
            / len(known.concepts | theirs[other].concepts)
            for concept in known.concepts
            for other in by_concept[concept]
        }
        if fits:
            found[stem] = min(fits, key=lambda it: (-fits[it], -theirs[it].times, it))
    spelled = dict(_words(told))
    for word, stem in _words(foreign):
        if word in spelled:
            found.setdefault(stem, spelled[word])
    return found


def _words(told: Iterable[Proposition]) -> list[tuple[str, str]]:
    """The words of content of what is told, each with its stem."""
    seen = Counter((word, p.article.language) for p in told for word in p.folded)
    known = [(word, lexeme(word, language)) for word, language in seen]
    return [(word, it.stem) for word, it in known if not it.stop and it.figure is None]


def _stems(told: Sequence[Proposition]) -> Mapping[str, _Known]:
    times = Counter(word for p in told for word in p.folded)
    language = told[0].article.language
    of: dict[str, frozenset[str]] = {}
    often: Counter[str] = Counter()
    for word, stem in _words(told):
        of[stem] = of.get(stem, frozenset()) | concepts(word, language)
        often[stem] += times[word]
    return {stem: _Known(concepts=of[stem], times=often[stem]) for stem in of}


def _said(told: Proposition, stands_for: Mapping[str, str]) -> Proposition:
    """A proposition with each of its stems as the one that says the same."""
    terms: dict[str, float] = defaultdict(float)
    for term, times in told.terms.items():
        other = stands_for.get(term[2:]) if term.startswith("w:") else None
        terms[f"w:{other}" if other else term] += times

    def said(stems: Iterable[str]) -> tuple[str, ...]:
        return tuple([stands_for.get(stem, stem) for stem in stems])

    return replace(
        told,
        terms=dict(terms),
        plain=frozenset(said(told.plain)),
        order=said(told.order),
        told=said(told.told),
        negated=tuple([said(stems) for stems in told.negated]),
        stands_for=stands_for,
        original=None,
    )
