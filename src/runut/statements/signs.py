"""Signs of a stance in the words themselves, where the cue tells none.

Signs are phrases of the pack (table ``stance``) by what they do and by where they must stand:
``opening`` the content, in its ``head``, or ``anywhere``. A word in braces stands for a group
("{not} pernah"); with a question mark it may be absent. A sign within a clause that only
describes ("hal yang kami minta"), or negated itself, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Literal

from runut.lang.pack import Pack
from runut.records import Stance
from runut.text.cutting import HYPHENED, Cutter

#: What a sign shows: a stance, or a plan whose owner decides.
Kind = Stance | Literal["plan"]
Place = Literal["opening", "head", "anywhere"]
_PLACES: tuple[Place, ...] = ("anywhere", "opening", "head")
_KINDS: tuple[Kind, ...] = ("denies", "promises", "asks", "orders", "predicts", "plan")
#: How far into the words signs of their head are looked for, in characters.
_HEAD = 60
_GROUP = re.compile(r"\{(\w+)\}(\??)")
_RUN = r"\w+"
_RUNS = Cutter(_RUN)
_WORD = re.compile(HYPHENED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Words in ``[start, end)`` of a text that show ``kind``."""

    kind: Kind
    start: int
    end: int


def found(text: str, start: int, end: int, pack: Pack) -> Iterator[Sign]:
    """The signs in ``text[start:end]`` in order."""
    _, kinds = _pattern(pack)
    for match in _matches(text, start, end, pack):
        kind, place = kinds[match.lastgroup or ""]
        if place == "head" and match.start() - start > _HEAD:
            continue
        if place == "opening" and not _opens(text, start, match.start(), pack):
            continue
        if not _idle(text, start, match, kind, pack):
            yield Sign(kind=kind, start=match.start(), end=match.end())


def _matches(text: str, start: int, end: int, pack: Pack) -> Iterator[re.Match[str]]:
    """Where the pattern of signs matches, one behind the other: it is tried only at words that
    one may begin with, which takes far less than to look for it."""
    pattern, _ = _pattern(pack)
    heads, ending = _heads(pack)
    words, starts, _ = _RUNS.row(text, start, end)
    past = start
    for word, at in zip(map(str.casefold, words), starts, strict=False):
        if at < past or not (word in heads or word.endswith(ending)):
            continue
        if match := pattern.match(text, at, end):
            past = match.end()
            yield match


def _opens(text: str, start: int, at: int, pack: Pack) -> bool:
    """Whether nothing stands before but words that join sentences ("Namun, ...")."""
    return at == start or _joints(pack).fullmatch(text, start, at) is not None


@cache
def _joints(pack: Pack) -> re.Pattern[str]:
    phrases = sorted(pack.words("stance", "joints"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\W*(?:(?:{'|'.join(map(re.escape, phrases))})\W+)*", re.IGNORECASE)


def _idle(text: str, start: int, match: re.Match[str], kind: Kind, pack: Pack) -> bool:
    """Whether a sign stands in a clause that only describes ("those who will leave"), is
    negated, or begins another phrase ("bakal calon", "would have")."""
    before = _WORD.findall(text, max(start, match.start() - 24), match.start())
    last = before[-1].lower() if before else ""
    if last in pack.words("stance", "describing"):
        return True
    if kind not in ("denies", "plan") and last in pack.table("stance")["group"]["not"]:
        return True
    if last in pack.table("stance").get("governed", {}).get(match[0].lower(), ()):
        return True
    after = _WORD.match(text, match.end() + 1)
    sign = match[0].split()[-1].lower()
    ends = (pack.table("stance").get(key, {}).get(sign, ()) for key in ("idle", "followed"))
    return after is not None and any(after[0].lower() in words for words in ends)


@cache
def _pattern(pack: Pack) -> tuple[re.Pattern[str], Mapping[str, tuple[Kind, Place]]]:
    """One pattern of all signs, and what each of its groups is."""
    table = pack.table("stance")
    groups: Mapping[str, Sequence[str]] = table["group"]
    kinds: dict[str, tuple[Kind, Place]] = {}
    bodies: list[str] = []
    if imperative := table.get("imperative"):
        kinds["imperative"] = ("asks", "anywhere")
        bodies.append(f"(?P<imperative>{_imperative(imperative)})")
    for place in _PLACES:
        section: Mapping[str, Any] = table.get(place, {})
        for kind in _KINDS:
            phrases = sorted(section.get(kind, []), key=lambda phrase: (-len(phrase), phrase))
            if phrases:
                kinds[f"{place}_{kind}"] = (kind, place)
                body = "|".join(_phrase(phrase, groups) for phrase in phrases)
                bodies.append(f"(?P<{place}_{kind}>{body})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(bodies)})(?!\w)", re.IGNORECASE), kinds


@cache
def _heads(pack: Pack) -> tuple[frozenset[str], str]:
    """The words that signs begin with, and the ending that makes a verb a request."""
    table = pack.table("stance")
    groups: Mapping[str, Sequence[str]] = table["group"]
    phrases = (
        phrase.split()[0]
        for place in _PLACES
        for section in table.get(place, {}).values()
        for phrase in section
    )
    firsts = (groups[first[1:-1]] if first[0] == "{" else (first,) for first in phrases)
    imperative: Mapping[str, Any] = table.get("imperative", {})
    # Of a verb written in two words the ending is not at the first.
    doubled = (verb for verb in imperative.get("verbs", ()) if re.fullmatch(_RUN, verb) is None)
    begin = chain(*firsts, doubled)
    heads = frozenset(re.findall(_RUN, word.casefold())[0] for word in begin)
    return heads, imperative.get("ending", "\0")


def _phrase(phrase: str, groups: Mapping[str, Sequence[str]]) -> str:
    body = ""
    for word in phrase.split():
        group = _GROUP.fullmatch(word)
        if group is None:
            body += (r"\s+" if body else "") + re.escape(word)
            continue
        choice = "|".join(map(re.escape, groups[group[1]]))
        if group[2]:
            body += rf"(?:\s+(?:{choice})){{0,2}}"
        else:
            body += (r"\s+" if body else "") + f"(?:{choice})"
    return body


def _imperative(table: Mapping[str, Any]) -> str:
    """Verbs that the pack's ending makes a request, by the whole verb or by how it ends."""
    verbs, endings = ("|".join(map(re.escape, table[key])) for key in ("verbs", "verbs_end"))
    return rf"(?:{verbs}|\w{{3,}}(?:{endings})){re.escape(table['ending'])}"
