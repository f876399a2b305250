"""What a speaker does with the words, and the words that colour them.

The cue decides first ("membantah", "meminta"). A plain cue ("mengatakan") leaves it to the
words themselves: to the first of their signs (`signs`), and where that is a word of plans, to
whose plan it is (`plans`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from runut.lang.pack import Pack
from runut.records import Mark, Mode, Shift, Stance
from runut.statements import plans, signs
from runut.text.cutting import HYPHENED, Cutter

_KINDS = ("negation", "hedge", "plan", "correction")
#: A word, or the contracted denial at its end, which few texts have and takes long to look for.
_CONTRACTED = "n't"
_WORDS = Cutter(HYPHENED)
_WORDS_APART = Cutter(rf"{_CONTRACTED}|[^\W_]+?(?={_CONTRACTED})|{HYPHENED}")
#: The word that a content begins with, and a quotation within a quotation that is opened and not
#: closed before the end.
_FIRST = re.compile(r"[^\W_]+")
_REPEATED = re.compile(r"(?:^|[\s(,:])['‘“\"][^'’”\"]*$")
#: So many words before the clause that shows a stance are a clause of their own.
_CLAUSE = 8
#: The longest word that makes a wish of what stands behind it, in characters, with its blanks.
_WISH = 12


@cache
def _mark_words(pack: Pack) -> tuple[dict[str, str], frozenset[str]]:
    """The kind of mark by word, or by two words; and the words that end one."""
    table = pack.table("stance").get("mark", {})
    kinds = {word: kind for kind in reversed(_KINDS) for word in table.get(kind, [])}
    return kinds, frozenset(word.rpartition(" ")[2] for word in kinds)


@cache
def _governed(pack: Pack) -> Mapping[str, frozenset[str]]:
    """Words behind which a mark is another word: "haus akan", thirsty for, plans nothing."""
    table = pack.table("stance").get("governed", {})
    return {mark: frozenset(words) for mark, words in table.items()}


@cache
def _followed(pack: Pack) -> Mapping[str, frozenset[str]]:
    """Words before which a mark is another word: "bakal calon", one who stands for office, is
    no plan."""
    table = pack.table("stance").get("followed", {})
    return {mark: frozenset(words) for mark, words in table.items()}


def marks(text: str, start: int, end: int, pack: Pack) -> tuple[Mark, ...]:
    """Negations, hedges, plans and corrections in ``text[start:end]``, in order."""
    (kinds, ends), governed, followed = _mark_words(pack), _governed(pack), _followed(pack)
    cutter = _WORDS_APART if _CONTRACTED in text[start:end] else _WORDS
    words, starts, closes = cutter.row(text, start, end)
    words = list(map(str.lower, words))
    if ends.isdisjoint(words):
        return ()
    found: list[Mark] = []
    for at in [at for at, word in enumerate(words) if word in ends]:
        word = words[at]
        before, before_start = (words[at - 1], starts[at - 1]) if at else ("", start)
        if followed.get(word, frozenset()).intersection(words[at + 1 : at + 2]):
            continue
        if word in kinds and before not in governed.get(word, ()):
            found.append(Mark(kind=kinds[word], start=starts[at], end=closes[at]))
        elif kind := kinds.get(f"{before} {word}"):
            found.append(Mark(kind=kind, start=before_start, end=closes[at]))
    return tuple(found)


def shifts(
    text: str, bounds: Sequence[int], cue: Stance, mode: Mode, pack: Pack
) -> tuple[Shift, ...]:
    """The stance of each stretch of ``text`` between two of ``bounds``, where it changes.

    A cue that tells a stance tells it of all of them; a plain one leaves each to its words.
    """
    if mode == "narration" or cue != "asserts":
        return (Shift(start=bounds[0], stance=judge(text, bounds[0], bounds[-1], cue, mode, pack)),)
    found: list[Shift] = []
    for start, end in pairwise(bounds):
        for shift in _turns(text, start, end, mode, pack):
            if not found or found[-1].stance != shift.stance:
                found.append(shift)
    return tuple(found)


def _turns(text: str, start: int, end: int, mode: Mode, pack: Pack) -> Iterator[Shift]:
    """The stances of a sentence: what stands before the clause that shows one is asserted."""
    stance, at = _shown(text, start, end, mode, pack)
    clause = max(text.rfind(mark, start, at) for mark in ",;") + 1
    if clause and len(text[start:clause].split()) >= _CLAUSE:
        yield Shift(start=start, stance="asserts")
        start = clause
    yield Shift(start=start, stance=stance)


def judge(text: str, start: int, end: int, cue: Stance, mode: Mode, pack: Pack) -> Stance:
    """The stance of ``text[start:end]`` handed over by a cue of stance ``cue``.

    A threat or a promise about what somebody else will suffer or do ("mengancam tindakan
    itu akan ...") is a forecast: only words without a subject of their own promise.
    """
    if mode == "narration":
        return "asserts"
    if cue == "promises":
        seen = signs.found(text, start, end, pack)
        plan = next((sign for sign in seen if sign.kind == "plan"), None)
        owned = plan and plans.stance(text, start, plan.start, plan.end, mode, pack)
        return owned or "promises"
    if cue == "predicts" and _word_at(text, start) in pack.words("stance", "urging"):
        return "asks"
    if cue != "asserts":
        return cue
    return _shown(text, start, end, mode, pack)[0]


def _shown(text: str, start: int, end: int, mode: Mode, pack: Pack) -> tuple[Stance, int]:
    """The stance that ``text[start:end]`` shows by itself, and where its sign stands."""
    if _question(text[start:end]) or _wished(text, start, pack):
        return "asks", start
    for sign in signs.found(text, start, end, pack):
        if sign.kind != "plan":
            return sign.kind, sign.start
        owned = plans.stance(text, start, sign.start, sign.end, mode, pack)
        if owned is not None:
            return owned, sign.start
    return "asserts", start


def _word_at(text: str, start: int) -> str:
    first = _FIRST.match(text, start)
    return first[0].lower() if first else ""


def _wished(text: str, start: int, pack: Pack) -> bool:
    """Whether the word before the words makes them a wish ("memberi masukan agar ...")."""
    before = text[max(0, start - _WISH) : start].split()[-1:]
    return any(word.lower() in pack.words("stance", "wishing") for word in before)


def _question(words: str) -> bool:
    """Whether words end in a question of the speaker's own, not in one that he repeats."""
    words = words.rstrip("”\"' \n")
    return words.endswith("?") and not _REPEATED.search(words)
