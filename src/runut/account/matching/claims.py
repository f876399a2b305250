"""Claims: statements of a story that say the same thing.

Candidates, then likeness, then groups (`likeness`, `joining`); what cannot both hold stays
apart however alike its words are, and is left to `conflicts` and `updates`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from runut.account.comparing import befallen, courts
from runut.account.comparing.slots import Values, agree
from runut.account.kept import PAIRS
from runut.account.matching import entitled, likeness
from runut.account.matching.likeness import Pair, Weighed
from runut.account.parting import conditions, occasions
from runut.account.preparing.lexemes import lexeme
from runut.account.preparing.propositions import Proposition
from runut.records import Quantity, Reason
from runut.text import words
from runut.text.counting import quantities
from runut.text.counting.units import is_money

#: Features that speak of values and marks rather than of what is talked about; without
#: them the score says whether two statements answer the same question.
_ANSWERS = ("figures_clash", "negation_apart", "stance_apart", "speaker_apart")
_UNANSWERED = dict.fromkeys(_ANSWERS, 0.0)
#: Two speakers must share at least so much of what the shorter says.
_COMMON_GROUND = 0.2
#: What is left of a likeness within one article: its sentences resemble each other more than
#: they repeat each other, the most two in which nobody speaks but the outlet, unless one has so
#: much of what the other tells.
ITSELF, _ITSELF_TOLD, _REPEATED = 0.7, 0.5, 0.6
#: What is left where two propositions share so little that it may be chance: not a word or a name
#: that weighs so much of what one of them tells.
_CHANCE, _MOST = 0.5, 0.55
#: Two propositions that share less than so much share little, or less than that where what they
#: share may be chance.
_LEAST, _LEAST_LOOSE = 2, 3
#: So many of the letters of the shorter, in a row, and so long is it, where both say the same word
#: for word.
_LETTERS, _LENGTH = 0.9, 0.8
#: So alike are the words around a quotation and what another tells where both tell one thing.
_ONE_OCCASION = 0.6
#: A figure of so many digits is no chance; of money, which is counted in many sizes, of fewer.
_DIGITS, _DIGITS_OF_MONEY = 3, 2
#: How many shared words a reason names.
_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two propositions compared: ``score`` that they say the same, ``frame`` that they
    answer the same question, ``held`` the share of the shorter's words that the longer has
    beside its answers, with the values that were compared."""

    pair: Pair
    score: float
    frame: float
    held: float
    features: Mapping[str, float]
    values: Values


def compare(weighed: Weighed) -> tuple[Comparison, ...]:
    """Every pair of propositions worth comparing, compared; of those that are written alike,
    the first with the others and with the rest of the story."""
    by = likeness.weights()
    found: list[Comparison] = []
    near = dict(likeness.candidates(weighed))
    best = likeness.rivals(weighed, near)
    for first, alike in weighed.folded.alike.items():
        near.update(((first, other), 1.0) for other in alike[1:])
    for pair, cosine in sorted(near.items(), key=lambda item: item[0][::-1]):
        features, values = likeness.features(weighed, pair, cosine, best, by)
        calm = {**features, **_UNANSWERED}
        if values.clashes or values.day_clashes:
            calm |= likeness.unvalued(weighed, pair)
        # Two parts of one sentence answer two questions, whatever sentence they are held against.
        calm["sentence"] = min(calm["sentence"], calm["terms"])
        found.append(
            Comparison(
                pair=pair,
                score=likeness.score(features, by),
                frame=likeness.score(calm, by),
                held=calm["contained"],
                features=features,
                values=values,
            )
        )
    return tuple(found)


def doubt(found: Comparison, a: Proposition, b: Proposition, *, fitted: bool = True) -> float:
    """What is left of a likeness in one article, and where two propositions share little
    (`scant`). A word or a name is much where one of them tells little else ("di Stadion
    Wirabuana"); a small figure or a day alone never is. What an outlet seems to tell twice
    is doubted more where the weights of pairs are ``fitted`` to the language: others let little
    pass."""
    chance = scant(found, a, b) and not (found.features["contained"] >= _MOST and evidence(a, b))
    itself = 1.0
    if one_article(a, b):
        itself = _itself(found, a, b) if fitted else ITSELF
    return (_CHANCE if chance else 1.0) * itself


def _itself(found: Comparison, a: Proposition, b: Proposition) -> float:
    """What is left of a likeness in one article."""
    parts = a.sentence == b.sentence
    said = a.speakers or b.speakers
    repeated = found.features["contained"] >= _REPEATED
    return ITSELF if parts or said or repeated else _ITSELF_TOLD


def scant(found: Comparison, a: Proposition, b: Proposition) -> bool:
    """Whether two propositions share little, and are not the same word for word."""
    return _scant(a.itself, b.itself) and not _verbatim(found.features)


def one_article(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions stand in one article."""
    return a.article.id == b.article.id


def contrary(found: Comparison, a: Proposition, b: Proposition) -> bool:
    """Whether two propositions cannot be one claim, whatever their likeness: a figure or a
    day answers differently, one denies, they speak of different models, who did it to whom
    is turned round, or one tells on which occasion the other or somebody else spoke (unless two
    articles tell it all but alike); nor two speakers who have little in common, nor what is
    demanded of a court and what it gave, what somebody may do and what was done, or what holds on
    a condition and what holds without."""
    features, values = found.features, found.values
    return bool(
        (values.clashes and (not values.same or one_article(a, b) or _of_others(a, b)))
        or values.day_clashes
        or values.turned
        or _other_figures(a, b, values)
        or (features["negation_apart"] and _denies_the_other(a, b))
        or features["swapped"]
        or (features["speaker_apart"] and features["contained"] < _COMMON_GROUND)
        or features["codes_apart"]
        or _other_occasion(a, b, found.score)
        or _two_things(a.itself, b.itself)
    )


@lru_cache(maxsize=PAIRS)
def _two_things(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions tell two things by what each is, whatever they share."""
    return (
        (a.statement.stance == "denies") != (b.statement.stance == "denies")
        or courts.two_stages(a, b)
        or befallen.counted_apart(a, b)
        or conditions.one_alone(a, b)
        or entitled.may_and_did(a, b)
    )


def _denies_the_other(a: Proposition, b: Proposition) -> bool:
    """Whether what one of two propositions negates may be what the other tells: it is a word of
    the other, or the negation does not show what it negates ("belum")."""
    if a.negations + b.negations > len(a.negated) + len(b.negated):
        return True
    return any(
        stem in other.told
        for one, other in ((a, b), (b, a))
        for stems in one.negated
        for stem in stems
    )


@lru_cache(maxsize=PAIRS)
def _scant(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions share a single word, name or small figure, or two where one
    counts and the other dates, or where two languages, whose words meet more loosely, tell what
    no one speaker said."""
    valued = (_counts(a) and _dates(b)) or (_counts(b) and _dates(a))
    loose = valued or (_across(a, b) and a.speakers.isdisjoint(b.speakers))
    return _common(a, b, likeness.values(a, b)) < (_LEAST_LOOSE if loose else _LEAST)


def _verbatim(features: Mapping[str, float]) -> bool:
    """Whether two propositions say the same word for word, however little that is."""
    return features["letters"] >= _LETTERS and features["length"] >= _LENGTH


def _across(a: Proposition, b: Proposition) -> bool:
    return a.article.language != b.article.language


def _of_others(a: Proposition, b: Proposition) -> bool:
    """Whether both call somebody or something by name, and nothing that both call."""
    return bool(a.called and b.called and not a.called & b.called)


def _other_figures(a: Proposition, b: Proposition, values: Values) -> bool:
    """Whether two languages give figures of which none is the same: what each counts may be said
    in words that are not known to be one ("korban tewas", "death toll")."""
    if values.same or not _across(a, b):
        return False
    both = [(x, y) for x in a.numbers for y in b.numbers if quantities.comparable(x, y)]
    return bool(both) and not any(agree(x, y) for x, y in both)


def _counts(proposition: Proposition) -> bool:
    return bool(proposition.numbers) and not proposition.times


def _dates(proposition: Proposition) -> bool:
    return bool(proposition.times) and not proposition.numbers


def _other_occasion(a: Proposition, b: Proposition, likeness: float) -> bool:
    """Whether one tells on which occasion something was said and the other tells something
    else, or the occasion of somebody else's words."""
    if occasions.is_one(a.statement) != occasions.is_one(b.statement):
        return likeness < _ONE_OCCASION or one_article(a, b)
    named = bool(a.names and b.names and not a.names.keys() & b.names.keys())
    return named and occasions.is_one(a.statement)


def _common(a: Proposition, b: Proposition, values: Values) -> int:
    """How much two propositions share: words, names and values; a telling figure is enough by
    itself."""
    telling = sum(_telling(one) for one, _ in values.same)
    return evidence(a, b) + len(values.same) + telling + len(values.days)


def _telling(quantity: Quantity) -> bool:
    """Whether a figure has so many digits that are not only there to tell its size ("1,200"
    has two) that two statements do not share it by chance."""
    digits = f"{quantity.value:.6g}".split("e")[0].replace(".", "").strip("0")
    return len(digits) >= (_DIGITS_OF_MONEY if is_money(quantity.unit) else _DIGITS)


def evidence(a: Proposition, b: Proposition) -> int:
    """How many words and names two propositions share; the words of a name count only where
    one side does not take them for one."""
    shared = a.plain.intersection(b.order) | b.plain.intersection(a.order)
    return len(shared) + len(a.names.keys() & b.names.keys())


def reasons(
    members: Sequence[Proposition], comparisons: Mapping[Pair, Comparison]
) -> tuple[Reason, ...]:
    """Why the members of a claim are one: the words, names and figures they share."""
    pairs = [
        comparisons[a.place, b.place]
        for i, a in enumerate(members)
        for b in members[i + 1 :]
        if (a.place, b.place) in comparisons
    ]
    if not pairs:
        return ()
    found: list[Reason] = []
    shared = _shared(members)
    if shared:
        found.append(Reason(code="claim.same-words", values={"words": ", ".join(shared)}))
    if any(c.values.same for c in pairs):
        figures = sorted({m.article.text[q.start : q.end] for m in members for q in m.numbers})
        if figures:
            values = {"figures": ", ".join(figures[:_SHOWN])}
            found.append(Reason(code="claim.same-figures", values=values))
    if any(c.features["speaker_same"] for c in pairs):
        found.append(Reason(code="claim.same-speaker"))
    mean = sum(c.score for c in pairs) / len(pairs)
    found.append(Reason(code="claim.likeness", values={"score": f"{mean:.2f}"}))
    return tuple(found)


def _shared(members: Sequence[Proposition]) -> list[str]:
    """Words that at least two members share, as the first of them writes them."""
    counts: dict[str, int] = {}
    for member in members:
        for stem in dict.fromkeys(member.order):
            counts[stem] = counts.get(stem, 0) + 1
    common = sorted(
        (stem for stem, times in counts.items() if times >= 2),
        key=lambda stem: (
            -counts[stem],
            members[0].order.index(stem) if stem in members[0].order else 99,
            stem,
        ),
    )
    return [_written(stem, members) for stem in common[:_SHOWN]]


def _written(stem: str, members: Sequence[Proposition]) -> str:
    """A stem as the first member that has it writes it; itself where the page glued words."""
    return next(
        (
            word
            for member in members
            for _, word in words.written(member.text)
            if lexeme(word, member.article.language).stem == stem
        ),
        stem,
    )
