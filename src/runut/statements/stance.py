"""What a speaker does with the words, and the words that colour them.

The cue decides first ("membantah", "meminta"); a plain cue ("mengatakan") leaves it to
the words themselves, by the pack's table ``stance``.
"""

from __future__ import annotations

import re
from functools import cache

from runut.lang.pack import Pack
from runut.records import Mark, Mode, Stance

_KINDS = ("negation", "hedge", "plan", "correction")
_ORDER: tuple[Stance, ...] = ("denies", "promises", "asks", "orders", "predicts")
#: How far into the words a stance of their own is looked for, in characters.
_HEAD = 60


@cache
def _mark_pattern(pack: Pack) -> re.Pattern[str] | None:
    table = pack.table("stance").get("mark", {})
    parts = []
    for kind in _KINDS:
        words = sorted(table.get(kind, []), key=lambda word: (-len(word), word))
        if words:
            parts.append(f"(?P<{kind}>{'|'.join(map(re.escape, words))})")
    if not parts:
        return None
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)


@cache
def _stance_patterns(pack: Pack) -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    table = pack.table("stance").get("stance", {})
    found: list[tuple[Stance, re.Pattern[str]]] = []
    for stance in _ORDER:
        words = sorted(table.get(stance, []), key=lambda word: (-len(word), word))
        if words:
            body = "|".join(map(re.escape, words))
            found.append((stance, re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)))
    return tuple(found)


def marks(text: str, start: int, end: int, pack: Pack) -> tuple[Mark, ...]:
    """Negations, hedges, plans and corrections in ``text[start:end]``, in order."""
    pattern = _mark_pattern(pack)
    if pattern is None:
        return ()
    return tuple(
        Mark(kind=str(match.lastgroup), start=match.start(), end=match.end())
        for match in pattern.finditer(text, start, end)
    )


def judge(text: str, start: int, end: int, cue: Stance, mode: Mode, pack: Pack) -> Stance:
    """The stance of ``text[start:end]`` handed over by a cue of stance ``cue``."""
    if cue != "asserts":
        return cue
    if mode == "narration":
        return "asserts"
    if text[start:end].rstrip("”\"' ").endswith("?"):
        return "asks"
    head = text[start : min(end, start + _HEAD)]
    for stance, pattern in _stance_patterns(pack):
        if pattern.search(head):
            return stance
    return "asserts"
