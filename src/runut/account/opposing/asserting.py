"""What a proposition asserts or denies in so many words, and what it only mentions.

"Make sure you are not ill", "if the part had been removed", "he failed to finish", "to refuse an
offer": each holds a negation or a deed, and none says that something is or is not so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.account.parting.joints import is_verb_surely
from runut.account.preparing.lexemes import lexeme
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import load
from runut.text import words

_CLAUSE = re.compile(r"[,.;:!?()“”\"]|\s[–—-]\s")
#: So many words before a word stands what makes it a mere circumstance ("dalam kondisi sakit").
_NEAR = 2
#: So many words behind the verb of a refusal stands what calls the thing refused a charge.
_CHARGE = 3


def asserts(proposition: Proposition, stem: str) -> bool:
    """Whether a word of this stem stands where something is told: in no clause that bids,
    wishes or supposes up to it, and in no circumstance of another word."""
    return any(
        not _unreal(before, proposition.article.language)
        and not _circumstance(before, proposition.article.language)
        for before in _before(proposition, stem)
    )


def supposes(proposition: Proposition, stem: str) -> bool:
    """Whether a word of this stem stands nowhere but in clauses that bid or wish up to it, or
    that hold a condition, or right before one."""
    language = proposition.article.language
    conditions = _table(language, "conditions")
    behind = proposition.article.text[proposition.statement.end : proposition.sentence[1]]
    if not conditions.isdisjoint(words.folded(behind)[:1]):
        return True
    runs = [
        _unreal(folded[:at], language) or not conditions.isdisjoint(folded)
        for folded, at in _places(proposition, stem)
    ]
    return bool(runs) and all(runs)


def of_which(proposition: Proposition, stem: str) -> bool:
    """Whether every word of this stem is negated only to say which of several is meant: "those
    who did not pay"."""
    language = proposition.article.language
    denying, which = words.negations(load(language)), _table(language, "which")
    places = _places(proposition, stem)
    nearest = (
        next((n for n in range(at - 1, 0, -1) if folded[n] in denying), 0) for folded, at in places
    )
    led = [n > 0 and folded[n - 1] in which for n, (folded, _) in zip(nearest, places, strict=True)]
    return bool(led) and all(led)


def tells_which(proposition: Proposition) -> bool:
    """Whether a proposition is but a clause that says which of several is meant."""
    return not _table(proposition.article.language, "which").isdisjoint(proposition.folded[:1])


def of_others(proposition: Proposition) -> bool:
    """Whether a proposition tells of a part or of others than those told of before."""
    said = words.folded(proposition.text)
    return not _table(proposition.article.language, "part").isdisjoint(said)


def one_place(about: Sequence[str], a: Proposition, b: Proposition) -> bool:
    """Whether what one side says is not there and the other finds is sought in one place: their
    sentences name something in common, unless one names nothing. Other deeds need no place."""
    language = a.article.language
    if not any(lexeme(word, language).stem in about for word in _table(language, "existence")):
        return True
    mine, theirs = (
        {term[2:] for term in side.terms if term.startswith("e:")} | side.speakers
        for side in (a, b)
    )
    return not mine or not theirs or bool(mine & theirs)


def negates(proposition: Proposition, stem: str) -> bool:
    """Whether the sentence of a proposition negates a word of this stem right before it."""
    article = proposition.article
    folded = words.folded(article.text[slice(*proposition.sentence)])
    denying = words.negations(load(article.language))
    return any(
        word in denying and lexeme(folded[at], article.language).stem == stem
        for at, word in enumerate(folded[:-1], 1)
    )


def denies(proposition: Proposition) -> bool:
    """Whether a proposition denies by its stance: by the verb of its speaker, where that is
    about what is so and no refusal of a thing, else where its own words call it untrue."""
    if proposition.statement.stance != "denies":
        return False
    cue, article = proposition.statement.cue, proposition.article
    said = words.fold(article.text[cue.start : cue.end]) if cue else ""
    refusing, denying = (_table(article.language, key) for key in ("refusing", "denying"))
    if cue and said in refusing:
        behind = article.text[cue.end : max(cue.end, proposition.statement.end)]
        near = words.folded(behind)[:_CHARGE]
        return not _table(article.language, "denied_as").isdisjoint(near)
    if said in denying:
        return True
    return words.holds(proposition.folded, load(article.language).words("claims", "untrue"))


def predicated(proposition: Proposition) -> frozenset[str]:
    """Stems of what a proposition says of its subject: of all from its first verb on. Who denies
    that a delivery would break the rules denies no delivery."""
    folded = proposition.folded
    language = proposition.article.language
    first = next((at for at, word in enumerate(folded) if is_verb_surely(word, language)), 0)
    return frozenset(lexeme(word, language).stem for word in folded[first:])


def opines(proposition: Proposition) -> bool:
    """Whether a proposition is what its speaker holds, and no report of what is so."""
    cue, article = proposition.statement.cue, proposition.article
    if cue is None:
        return False
    return words.fold(article.text[cue.start : cue.end]) in _table(article.language, "opinions")


def _before(proposition: Proposition, stem: str) -> list[tuple[str, ...]]:
    """The folded words of its clause before each word of this stem."""
    return [folded[:at] for folded, at in _places(proposition, stem)]


def _places(proposition: Proposition, stem: str) -> list[tuple[tuple[str, ...], int]]:
    """Each word of this stem: the folded words of its clause, and where it stands in them."""
    language = proposition.article.language
    return [
        (folded, at)
        for clause in _CLAUSE.split(proposition.text)
        for folded in (words.folded(clause),)
        for at, word in enumerate(folded)
        if lexeme(word, language).stem == stem
    ]


def _unreal(before: tuple[str, ...], language: str) -> bool:
    pack = load(language)
    return words.holds(before, pack.words("claims", "conditions") + pack.words("claims", "unreal"))


def _circumstance(before: tuple[str, ...], language: str) -> bool:
    return not _table(language, "circumstance").isdisjoint(before[-_NEAR:])


def _table(code: str, key: str) -> frozenset[str]:
    return words.listed(code, "claims", key)
