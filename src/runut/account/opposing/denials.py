"""One proposition asserted here and denied there.

A denial is a statement whose stance is to deny, or one that negates the very word the other
affirms ("tidak dirakit di", "dirakit di"). What a denial is about is often only named ("membantah
tuduhan memasok senjata"), so it is sought among assertions by what the denial contains:
its words and names, those who deny included.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from runut.account.comparing import courts
from runut.account.comparing.deeds import verbs
from runut.account.comparing.scopes import one_scope
from runut.account.matching.claims import Comparison
from runut.account.matching.likeness import Weighed
from runut.account.opposing import asserting, contraries
from runut.account.parting import occasions
from runut.account.preparing.lexemes import lexeme, listed_stems
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import load
from runut.text import words

#: Share of the weight of a denied deed that an assertion must hold, and of what the nearest
#: assertion holds.
_HELD, _NEAREST = 0.3, 0.7
#: So many words of the deed, and names of those it is about or who deny it, must be shared.
_FEWEST, _NAMES = 2, 2
#: How likely two statements must answer one question for one to deny the other.
_FRAME = 0.3
#: The same where one is a denial in so many words.
_SAME = 0.6
#: So long must the shorter of the two then be beside the longer.
_WHOLE = 0.6
#: Or all of it, figures and days aside, must be part of the other.
_ALL = 0.9
#: A negated statement must hold so much of what it denies, less where two words running are
#: negated here and affirmed there, and be so long beside it.
_ALIKE, _RUN, _EVEN = 0.55, 0.4, 0.4
#: Sentences that share so much of the longer one's words are copies of one sentence.
_COPY = 0.9
_FORECASTS = ("predicts", "promises")


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """``denied`` by one proposition what another ``asserted``, both by place; ``about`` are
    the stems both share."""

    denied: int
    asserted: int
    about: tuple[str, ...]


def find(weighed: Weighed, comparisons: Sequence[Comparison]) -> tuple[Denial, ...]:
    """The denials of a story."""
    found = {(d.denied, d.asserted): d for d in _by_stance(weighed)}
    denying = [asserting.denies(proposition) for proposition in weighed.propositions]
    for comparison in comparisons:
        one, two = comparison.pair
        if comparison.frame < _FRAME and not (denying[one] or denying[two]):
            continue
        a, b = weighed.propositions[one], weighed.propositions[two]
        if not _opposed(a, b) or _both_deny(a, b):
            continue
        denied = _between(a, b, comparison)
        if denied and not _copied(a, b):
            for denial in denied:
                found.setdefault((denial.denied, denial.asserted), denial)
    every = weighed.propositions
    return tuple(found[key] for key in sorted(found) if not _ahead(*(every[at] for at in key)))


def _between(a: Proposition, b: Proposition, comparison: Comparison) -> list[Denial]:
    """What one of two propositions that were compared denies of the other."""
    found: list[Denial] = []
    features = comparison.features
    for denier, other in ((a, b), (b, a)):
        even = comparison.frame >= _SAME and features["length"] >= _WHOLE
        if not _denies(denier, other) or not (even or _within(denier, other, comparison)):
            continue
        about = tuple(sorted(a.plain & b.plain))
        if asserting.predicated(denier).isdisjoint(about):
            continue
        if any(asserting.asserts(other, stem) for stem in set(about) - _titles(denier)):
            found.append(Denial(denied=denier.place, asserted=other.place, about=about))
    if comparison.frame < _FRAME or features["length"] < _EVEN or not one_scope(a, b):
        return found
    for denier, other in ((a, b), (b, a)):
        pending = contraries.not_yet(denier, other)
        about = contraries.denied(denier, other) or pending
        if not _told(about, denier, other):
            continue
        alike = features["contained"] >= (_RUN if len(about) > 1 else _ALIKE)
        one = not other.negations and contraries.is_predicate(about, other)
        if pending or (alike and (len(about) > 1 or one)):
            found.append(Denial(denied=denier.place, asserted=other.place, about=about))
    return found


def _both_deny(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions negate one thing ("tidak bisa", "tidak dapat menjelaskan")."""
    if not a.negated or not b.negated:
        return False
    mine, theirs = ({stem for stems in side.negated for stem in stems} for side in (a, b))
    return bool(mine & theirs)


def _told(about: Sequence[str], denier: Proposition, other: Proposition) -> bool:
    """Whether one side says that it is not so, and the other that it is: neither bids, wishes,
    supposes, or merely holds it to be so."""
    if not about or asserting.opines(denier) or asserting.opines(other):
        return False
    if asserting.of_others(denier) != asserting.of_others(other) or asserting.tells_which(other):
        return False
    if denier.plain.isdisjoint(about) or not asserting.one_place(about, denier, other):
        return False
    if any(asserting.negates(other, stem) for stem in about):
        return False
    return all(
        asserting.asserts(other, stem)
        and not asserting.supposes(denier, stem)
        and not asserting.of_which(denier, stem)
        for stem in about
    )


def _copied(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions stand in near copies of one sentence, which deny alike."""
    if (a.statement.stance == "denies") != (b.statement.stance == "denies"):
        return False
    mine, theirs = (
        Counter(words.folded(side.article.text[slice(*side.sentence)])) for side in (a, b)
    )
    if (mine & theirs).total() < _COPY * max(mine.total(), theirs.total()):
        return False
    denying = words.negations(load(a.article.language))
    return all(mine[word] == theirs[word] for word in denying)


def _ahead(denier: Proposition, other: Proposition) -> bool:
    """Whether what is denied is no assertion on the other side: a question, an order, a demand
    on a court, a forecast of somebody else, or one where the denial is none."""
    stances = denier.statement.stance, other.statement.stance
    if courts.demanded(denier) != courts.demanded(other):
        return True
    if stances[1] in _FORECASTS:
        rivals = stances == ("predicts", "predicts") and not denier.speakers & other.speakers
        return stances[0] not in _FORECASTS or rivals
    return stances[1] in ("asks", "orders")


def _by_stance(weighed: Weighed) -> Iterator[Denial]:
    """What statements deny by their stance: assertions of the deed, about the same names."""
    denying = {p.place for p in weighed.propositions if asserting.denies(p)}
    if not denying:
        return
    holders: dict[str, list[int]] = defaultdict(list)
    for proposition in weighed.propositions:
        if proposition.place not in denying and not proposition.negations:
            for stem in proposition.plain:
                holders[stem].append(proposition.place)
    for denier in weighed.propositions:
        if denier.place not in denying:
            continue
        deed = denier.plain - _called(denier.article.language) - _titles(denier)
        about = set(denier.names) | denier.speakers
        total = sum(weighed.weight[f"w:{stem}"] for stem in sorted(deed))
        shared: dict[int, list[str]] = defaultdict(list)
        for stem in sorted(deed):
            for place in holders[stem]:
                shared[place].append(stem)
        held = {
            place: sum(weighed.weight[f"w:{stem}"] for stem in stems)
            for place, stems in shared.items()
            if len(about & set(weighed.propositions[place].names)) >= min(_NAMES, len(about))
        }
        least = max(_HELD * total, _NEAREST * max(held.values(), default=0.0))
        for place in sorted(held):
            other = weighed.propositions[place]
            if held[place] < least or len(shared[place]) < _FEWEST or not _opposed(denier, other):
                continue
            if denier.speakers & other.speakers:
                continue
            if asserting.predicated(denier).isdisjoint(shared[place]):
                continue
            if verbs(other) and (not denier.negations or contraries.denied(denier, other)):
                yield Denial(denied=denier.place, asserted=place, about=tuple(shared[place]))


def _titles(proposition: Proposition) -> frozenset[str]:
    """Stems of words that are only written with a capital behind another word: what a song or a
    campaign is called, which is no deed."""
    language, text = proposition.article.language, proposition.text
    written = [text[begin:end] for begin, end in words.tokens(text)]
    plain = {lexeme(word, language).stem for word in written if not word[0].isupper()}
    return (
        frozenset(lexeme(word, language).stem for word in written[1:] if word[0].isupper()) - plain
    )


def _called(language: str) -> frozenset[str]:
    """Stems by which a denial calls the thing denied ("tuduhan", "klaim")."""
    return listed_stems(language, "claims", "denied_as")


def _denies(denier: Proposition, other: Proposition) -> bool:
    """Whether one denies by its stance, in words as affirmative as the other's."""
    if not asserting.denies(denier) or asserting.denies(other):
        return False
    # "Tidak benar": the negation is the denial itself and turns nothing round again.
    pack = load(denier.article.language)
    negations = words.negations(pack)
    phrases = pack.words("claims", "untrue")
    itself = words.holds(denier.folded, [one for one in phrases if negations & set(one.split())])
    return (denier.negations - int(itself)) % 2 == other.negations % 2


def _within(denier: Proposition, other: Proposition, comparison: Comparison) -> bool:
    """Whether all the words of a denial, and enough of them, are part of what another says."""
    return (
        comparison.held >= _ALL
        and comparison.frame >= _FRAME
        and len(denier.plain) >= _FEWEST
        and len(denier.order) <= len(other.order)
    )


def _opposed(a: Proposition, b: Proposition) -> bool:
    """Whether two voices can contradict each other here: reports of two articles, or two
    speakers of one."""
    if occasions.is_one(a.statement) or occasions.is_one(b.statement):
        return False
    if a.article.id != b.article.id:
        return True
    return bool(a.speakers and b.speakers and not a.speakers & b.speakers)
