"""What a speaker does with the words, and the words that colour them.

The cue decides first ("membantah", "meminta"); a plain cue ("mengatakan") leaves it to
the words themselves, by the pack's table ``stance``: words that decide wherever they stand
("kami akan"), words that decide near the beginning ("diperkirakan"), and words that must
open the content ("akan", whose missing subject is the speaker; "jika").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from runut.lang.pack import Pack
from runut.records import Mark, Mode, Shift, Stance
from runut.text.cutting import Cutter

_KINDS = ("negation", "hedge", "plan", "correction")
_PLACES = ("opening", "anywhere", "head")
_ORDER: tuple[Stance, ...] = ("denies", "promises", "asks", "orders", "predicts")
#: A word, or the contracted denial at its end, which few texts have and takes long to look for.
_CONTRACTED = "n't"
_WORD = r"[^\W_]+(?:-[^\W_]+)*"
_WORDS = Cutter(_WORD)
_WORDS_APART = Cutter(rf"{_CONTRACTED}|[^\W_]+?(?={_CONTRACTED})|{_WORD}")
#: What a pattern begins with and ends behind.
_RUN = re.compile(r"\w+")
#: How far into the words a stance of their own is looked for, in characters.
_HEAD = 60


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


class _Pattern(NamedTuple):
    """What tells a stance, and ``where`` it must be found. One of the words ``heads`` begins it;
    where they cannot be told, it holds ``held``."""

    stance: Stance
    where: str
    regex: re.Pattern[str]
    heads: frozenset[str] = frozenset()
    held: str = ""


@cache
def _patterns(pack: Pack) -> tuple[_Pattern, ...]:
    """Patterns in the order they are tried."""
    table = pack.table("stance")
    found: list[_Pattern] = []
    for where in _PLACES:
        section: Mapping[str, Any] = table.get(where, {})
        for stance in _ORDER:
            words = sorted(section.get(stance, []), key=lambda word: (-len(word), word))
            if words:
                body = "|".join(map(re.escape, words))
                pattern = re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)
                heads = frozenset(_RUN.findall(word)[0].casefold() for word in words)
                found.append(_Pattern(stance, where, pattern, heads))
    verbs = table.get("imperative", {})
    if imperative := _imperative(verbs):
        held = verbs["ending"].casefold()
        found.insert(0, _Pattern("asks", "anywhere", imperative, held=held))
    return tuple(found)


def _imperative(table: Mapping[str, Any]) -> re.Pattern[str] | None:
    """Verbs that the pack's ending makes a request, by the whole verb or by how it ends."""
    if not table:
        return None
    verbs, endings = ("|".join(map(re.escape, table[key])) for key in ("verbs", "verbs_end"))
    body = rf"(?:{verbs}|\w{{3,}}(?:{endings})){re.escape(table['ending'])}"
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


def marks(text: str, start: int, end: int, pack: Pack) -> tuple[Mark, ...]:
    """Negations, hedges, plans and corrections in ``text[start:end]``, in order."""
    (kinds, ends), governed, followed = _mark_words(pack), _governed(pack), _followed(pack)
    cutter = _WORDS_APART if _CONTRACTED in text[start:end] else _WORDS
    words, starts, closes = cutter.row(text, start, end)
    words = list(map(str.lower, words))
    if ends.isdisjoint(words):
        return ()
    found: list[Mark] = []
    for at, word in enumerate(words):
        if word not in ends:
            continue
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
        stance = judge(text, start, end, cue, mode, pack)
        if not found or found[-1].stance != stance:
            found.append(Shift(start=start, stance=stance))
    return tuple(found)


def judge(text: str, start: int, end: int, cue: Stance, mode: Mode, pack: Pack) -> Stance:
    """The stance of ``text[start:end]`` handed over by a cue of stance ``cue``.

    A threat or a promise about what somebody else will suffer or do ("mengancam tindakan
    itu akan ...") is a forecast: only words without a subject of their own promise.
    """
    if mode == "narration":
        return "asserts"
    if cue == "promises":
        return "promises" if _own(text, start, end, pack) else "predicts"
    if cue != "asserts":
        return cue
    if text[start:end].rstrip("”\"' ").endswith("?"):
        return "asks"
    head = min(end, start + _HEAD)
    folded = text[start:end].casefold()
    # The end of the head may cut a word, and what is left of it count as one.
    words = [*_RUN.findall(folded), *_RUN.findall(text[start:head].casefold())[-1:]]
    for stance, where, pattern, heads, held in _patterns(pack):
        if heads.isdisjoint(words) if heads else held not in folded:
            continue
        found = (
            pattern.match(text, start, end)
            if where == "opening"
            else pattern.search(text, start, end if where == "anywhere" else head)
        )
        if found and not (where == "head" and _beside(text, start, found, pack)):
            return stance
    return "asserts"


def _beside(text: str, start: int, found: re.Match[str], pack: Pack) -> bool:
    """Whether the words stand in a clause that only describes ("those who will leave"), tell
    what did not come about ("would have") or are another word ("bakal calon")."""
    before = text[start : found.start()].rsplit(None, 1)[-1:]
    after = text[found.end() :].split(None, 1)[:1]
    describing, unreal = pack.words("stance", "describing"), pack.words("stance", "unreal")
    other = (*(unreal or ()), *_followed(pack).get(found.group().lower(), ()))
    return any(word.lower() in (describing or ()) for word in before) or any(
        word.lower() in other for word in after
    )


def _own(text: str, start: int, end: int, pack: Pack) -> bool:
    """Whether the words have no subject of their own before their plan."""
    plans = pack.words("stance", "plans") or ()
    words = text[start:end].split(None, 9)[:8]
    first = next((k for k, word in enumerate(words) if word.lower() in plans), None)
    return first is None or first <= 1
