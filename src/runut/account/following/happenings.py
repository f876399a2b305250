"""What calls a happening: the words beside that of its stage, and deeds told by a bare verb.

A passive verb of a report that nothing turns into a wish, a condition or a remark tells a deed
done ("dilantik"), though no word says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from runut.account.parting.joints import is_verb
from runut.account.preparing.lexemes import lexeme
from runut.account.preparing.propositions import Proposition
from runut.account.preparing.rarity import rarity
from runut.lang.pack import load
from runut.text import words
from runut.text.counting.units import is_money

#: Within so many words of the word of a stage stands what calls the happening.
_REACH = 5
#: What calls a happening is at least so rare in the language.
_RARE = 0.45
#: So far before a verb may stand what makes it no report of a deed.
_TURNED = 3


#: The stages of a happening, in their order.
STAGES: Final = ("planned", "underway", "over")


def called(sentence: Sequence[str], at: int, plain: frozenset[str], language: str) -> list[int]:
    """Where the words stand that call the happening whose stage is told at ``at``: the nearest
    of content on each side that is no name and does not just carry it, if it is its name. A
    word such as "akan" calls what follows, unless a mere carrier follows it; one behind a
    relative word calls nothing."""
    if at and sentence[at - 1] in table(language, "relative"):
        return []
    stop = words.stop_words(load(language))
    carrying = table(language, "carriers").union(*(table(language, key) for key in STAGES))
    after = [
        i for i in range(at + 1, min(len(sentence), at + 1 + _REACH)) if sentence[i] not in stop
    ]
    before = [i for i in range(at - 1, max(-1, at - 1 - _REACH), -1) if sentence[i] not in stop]
    if sentence[at] in table(language, "leading") and after and sentence[after[0]] not in carrying:
        before = []
    near = (
        next(
            (
                i
                for i in side
                if sentence[i] not in carrying and meant(sentence[i], language) in plain
            ),
            None,
        )
        for side in (after, before)
    )
    return [i for i in near if i is not None and (i == at + 1 or _happening(sentence[i], language))]


def deeds(sentence: Sequence[str], proposition: Proposition) -> Iterator[str]:
    """The bare passive verbs of a sentence that tell a deed done: nothing near before them bids,
    wishes, supposes or looks back, and no sum of money makes a price of them ("dijual")."""
    if proposition.statement.stance != "asserts" or proposition.marks & {"plan", "hedge"}:
        return
    if any(is_money(quantity.unit) for quantity in proposition.numbers):
        return
    language = proposition.article.language
    turning, told = _turning(language), plain(proposition)
    for at, word in enumerate(sentence):
        if (
            lexeme(word, language).passive
            and meant(word, language) in told
            and turning.isdisjoint(sentence[max(0, at - _TURNED) : at])
        ):
            yield word


def rare(event: str, language: str) -> bool:
    """Whether a stem is rare enough in the language to call a happening."""
    return rarity(event, language) >= _RARE


@lru_cache(maxsize=1 << 14)
def _happening(word: str, language: str) -> bool:
    """Whether a word tells or names a happening, and no thing."""
    if is_verb(word, language) or word in table(language, "happenings"):
        return True
    pack = load(language)
    if len(word) > 5 and word.endswith(pack.words("states", "happening_endings")):
        return True
    begins, ends = (pack.words("claims", key) for key in ("noun_prefixes", "noun_endings"))
    return len(word) > 6 and bool(begins) and word.startswith(begins) and word.endswith(ends)


def plain(proposition: Proposition) -> frozenset[str]:
    """The stems of a proposition's plain words, alike for what news uses for one happening."""
    same = _same(proposition.article.language)
    return frozenset(same.get(stem, stem) for stem in proposition.plain)


@lru_cache(maxsize=1 << 14)
def meant(word: str, language: str) -> str:
    """The stem of a word, the same for words that news uses for one happening."""
    stem = lexeme(word, language).stem
    return _same(language).get(stem, stem)


@cache
def _same(code: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in load(code).table("states").get("same", ()):
        stems = [lexeme(word, code).stem for word in row]
        for stem in stems:
            found.setdefault(stem, stems[0])
    return found


@cache
def _turning(code: str) -> frozenset[str]:
    """Words that make of a verb behind them a condition, a wish, a circumstance or a remark."""
    claims = (words.listed(code, "claims", key) for key in ("conditions", "unreal", "circumstance"))
    return table(code, "relative").union(table(code, "turning"), *claims)


def table(code: str, key: str) -> frozenset[str]:
    """The words of a list of the pack's table ``states``."""
    return words.listed(code, "states", key)
