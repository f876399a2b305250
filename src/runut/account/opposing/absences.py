"""None here, some there: "tidak ada korban jiwa" beside "dua orang tewas".

Whoever says that nobody was hurt and whoever counts three hurt share hardly a word, so what is
denied is sought by what befell people (`befallen`), over all statements of a story. What is told in
another hour is news and denies nothing, nor does "no further deaths".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import takewhile

from runut.account.comparing.befallen import TRAPPED, kinds_by_word
from runut.account.comparing.dating import moment, start
from runut.account.comparing.scopes import apart, one_day, one_scope
from runut.account.following import tolls
from runut.account.opposing.denials import Denial
from runut.account.parting import occasions
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import Pack, load
from runut.records import Time
from runut.text import words

#: Reports so far apart are of one hour: newsrooms take some to write.
_AT_ONCE = timedelta(hours=6)
#: Within so many words behind "there is no" stands of whom there are none.
_BEHIND = 3


def find(
    propositions: Sequence[Proposition], times: Mapping[str, Sequence[Time]]
) -> Iterator[Denial]:
    """What one article counts and another says is not there. ``times`` are all times of an
    article by its id."""
    if len({told.article.id for told in propositions}) < 2:
        return
    deniers = [(told, kinds) for told in propositions if (kinds := _none(told))]
    if not deniers:
        return
    for other in propositions:
        if occasions.is_one(other.statement) or other.negations:
            continue
        counts = list(tolls.counted_as(other, times.get(other.article.id, ())))
        for denier, kinds in deniers:
            about = tuple(sorted({kinds[kind] for kind, _ in counts if kind in kinds}))
            if about and _clash(denier, other):
                yield Denial(denied=denier.place, asserted=other.place, about=about)


def _none(told: Proposition) -> Mapping[str, str]:
    """The kinds of tolls of which a proposition says that there is nobody, each with the word
    that tells it, unless its sentence only wishes or supposes so."""
    pack = load(told.article.language)
    folded, nobody = told.folded, pack.words("updates", "nobody")
    if occasions.is_one(told.statement) or not words.holds(folded, nobody):
        return {}
    sentence = words.folded(told.article.text[slice(*told.sentence)])
    unreal = {*pack.words("claims", "conditions"), *pack.words("claims", "unreal")}
    if words.holds(sentence, unreal.difference(*map(str.split, nobody))):
        return {}
    kinds, found = kinds_by_word(pack.code), dict[str, str]()
    for phrase in nobody:
        wanted = tuple(phrase.split())
        for at in range(len(folded) - len(wanted)):
            if folded[at : at + len(wanted)] == wanted:
                found |= {kinds[word]: word for word in _missed(folded[at + len(wanted) :], pack)}
    return found


def _missed(behind: Sequence[str], pack: Pack) -> Iterator[str]:
    """Of whom there are none, by the words behind "there is no", up to a figure ("No. 2 was
    killed"): no one, where only further ones are denied."""
    kinds = kinds_by_word(pack.code)
    if words.holds(behind[: _BEHIND + 1], pack.words("updates", "added")):
        return
    for word in takewhile(lambda word: not word[0].isdigit(), behind[:_BEHIND]):
        if kinds.get(word, TRAPPED) != TRAPPED:
            yield word


def _clash(denier: Proposition, other: Proposition) -> bool:
    """Whether two articles tell of one place and hour."""
    if denier.article.id == other.article.id or not one_scope(denier, other):
        return False
    if apart(denier, other) or one_day(denier, other) is False:
        return False
    then, later = (moment(side.article.published) for side in (denier, other))
    return bool(then and later) and abs(start(later) - start(then)) <= _AT_ONCE
