"""The furniture tables of all language packs, compiled once.

The language of a page is not known before it is clean, and pages mix languages ("SCROLL
TO CONTINUE WITH CONTENT" on an Indonesian page), so all packs' phrases are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from runut.lang.pack import codes, load

#: How long a line may be after a phrase that begins it.
_SHORT = 140
_EDGES = " \t.,:;!?|>»«·•-–—*_#"
#: What may follow an opening phrase: nothing, punctuation, a quotation mark or a capital.
_AFTER_OPENING = r"(?=\s*(?:$|[:|>»•\-–—\"'“‘(\[@])|\s*(?-i:[A-Z0-9]))"


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase that was recognised: its reason, and whether the article ends with it."""

    reason: str
    ends: bool


@dataclass(frozen=True, slots=True)
class _Matcher:
    mark: Mark
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """All that the tables say. ``recognise`` is the way in."""

    lines: Mapping[str, Mark]
    opening: re.Pattern[str]
    openings: Mapping[str, Mark]
    patterns: tuple[_Matcher, ...]
    any_pattern: re.Pattern[str]
    tail: re.Pattern[str]
    inside: re.Pattern[str]
    tails: Mapping[str, Mark]

    def recognise(self, line: str) -> Mark | None:
        """The mark of a whole ``line``, or None when no table knows it."""
        found = self.lines.get(line.strip(_EDGES).casefold())
        if found:
            return found
        if match := self.opening.match(line):
            return self.openings[" ".join(match[1].casefold().split())]
        if self.any_pattern.fullmatch(line):
            return next((m.mark for m in self.patterns if m.pattern.fullmatch(line)), None)
        return None


def _tables(name: str) -> list[Mapping[str, Any]]:
    return [load(code).table(name) for code in codes()]


def alternatives(words: Iterable[str]) -> str:
    """A pattern of ``words``, the longest first; blanks fit any white space or none lost."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or r"(?!)"


@cache
def phrases() -> Phrases:
    """The phrases of every pack."""
    lines: dict[str, Mark] = {}
    openings: dict[str, Mark] = {}
    tails: dict[str, Mark] = {}
    patterns: list[_Matcher] = []
    for table in _tables("furniture"):
        for rule in table.get("rule", ()):
            mark = Mark(rule["reason"], rule.get("ends", False))
            for line in rule.get("lines", ()):
                _keep(lines, line.strip(_EDGES), mark)
            for opening in rule.get("openings", ()):
                _keep(openings, opening, mark)
            for tail in rule.get("tails", ()):
                _keep(tails, tail, mark)
            sources = list(rule.get("patterns", ()))
            if starts := rule.get("starts"):
                sources.append(rf"(?:{alternatives(starts)})\b.{{0,{_SHORT}}}")
            patterns += [_matcher(mark, source) for source in sources]
    patterns.sort(key=lambda matcher: not matcher.mark.ends)  # "page 2 of 2" before "page n of m"
    return Phrases(
        lines=lines,
        opening=re.compile(rf"\W{{0,3}}(?i:({alternatives(openings)})){_AFTER_OPENING}"),
        openings=openings,
        patterns=tuple(patterns),
        any_pattern=re.compile("|".join(m.pattern.pattern for m in patterns) or "(?!)", re.I),
        tail=re.compile(
            # behind a sentence, or glued to a word by its capital
            rf"(?:(?<=[.!?\"”’)\]…])\s*|(?<=[a-z0-9])(?=[A-Z]))(?i:({alternatives(tails)}))"
        ),
        inside=re.compile(alternatives(tails), re.I),
        tails=tails,
    )


def _keep(table: dict[str, Mark], phrase: str, mark: Mark) -> None:
    """The first rule that lists a phrase has it, unless a later one ends the article."""
    phrase = phrase.casefold()
    if phrase not in table or (mark.ends and not table[phrase].ends):
        table[phrase] = mark


def _matcher(mark: Mark, source: str) -> _Matcher:
    return _Matcher(mark, re.compile(rf"(?:\s*(?:{source})[\s.:]*)", re.I))


@cache
def words(table: str, section: str, key: str) -> tuple[str, ...]:
    """The list ``key`` in ``[section]`` of the table ``table``, over all packs."""
    found: list[str] = []
    for data in _tables(table):
        found += data.get(section, {}).get(key, ())
    return tuple(dict.fromkeys(found))
