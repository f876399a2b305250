"""What befell those a figure counts ("4 orang meninggal", "korban tewas bertambah menjadi 11").

Read by the words nearest to the figure (tables ``tolls`` and ``trapped`` of the pack's updates):
who died, was hurt, saved, is trapped, or what was wrecked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from runut.account.comparing.slots import agree
from runut.account.kept import PROPOSITIONS
from runut.account.preparing.propositions import Proposition
from runut.lang.pack import Pack, load
from runut.records import Quantity
from runut.text import words

#: How many words on either side of a figure may say what befell those it counts.
_NEAR = 7
#: How many before a figure that a verb such as "menjadi" leads to.
_FAR = 20
#: The kind of those whose fate is still open.
TRAPPED = "trapped"
_CLAUSE = re.compile(r"[.;:!?()\n“”\"]|,(?!\d)")


def counted_apart(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions count those whom one thing befell, and not one count of either
    agrees with one of the other's: two hours of one toll, or two that contradict one another."""
    if not (a.numbers and b.numbers):
        return False
    mine, theirs = _tolls(a), _tolls(b)
    return any(
        not any(agree(one, other) for one in mine[toll] for other in theirs[toll])
        for toll in mine.keys() & theirs.keys()
    )


@lru_cache(maxsize=PROPOSITIONS)
def _tolls(proposition: Proposition) -> Mapping[tuple[str, str], Sequence[Quantity]]:
    """The figures of a proposition by what befell those they count, and what these are."""
    found: dict[tuple[str, str], list[Quantity]] = {}
    for quantity in proposition.numbers:
        if quantity.unit is None and not quantity.change:
            kind, thing = befell(proposition, quantity)
            if kind is not None:
                found.setdefault((kind, thing), []).append(quantity)
    return found


def befell(proposition: Proposition, quantity: Quantity) -> tuple[str | None, str]:
    """What befell those a figure counts (a kind of toll, or that they are trapped), and what they
    are ("" for people): by the counted words, the words that follow up to the next figure or
    clause, and those before."""
    pack = load(proposition.article.language)
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
