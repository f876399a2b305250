"""Statements cut into the parts that can be compared, and mended where nothing needs them.

A long sentence tells several things; another article may carry only one of them. So each
statement is cut at the joints of its clauses and coordinated members (table ``parts`` of
the pack) before statements are compared, and parts that no other statement shares are put
together again afterwards. A part keeps the mode, stance, source and cue of its statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from runut.identity import content_id
from runut.lang.pack import load
from runut.records import Mode, Statement
from runut.text import words

_TOKEN = re.compile(r"\w[\w'’-]*(?:[.,:/]\d+)*|[^\w\s]")
#: A part has at least so many words and characters, or it is no proposition. What somebody
#: said is parted more sparingly than what an outlet tells: it was uttered as one.
_LEAST = {"narration": (3, 18), "indirect": (6, 45), "direct": (14, 95)}
#: ... and so many words of content.
_CONTENT = 2
#: The same for a whole sentence of several.
_SENTENCE = (5, 30)
#: A longer part stands by itself even where it hangs on the one before.
_HANGING = 110
#: Claims that share so many of their statements were uttered together.
_TOGETHER = 0.6
#: What ends a sentence.
_STOPS = ".!?"
#: Behind these a clause may begin with any word.
_MARKS = frozenset(".!?,;:")
_EDGES = " \t\n,;:–—-"


@dataclass(frozen=True, slots=True)
class _Joints:
    """Words without content that turn nothing round (``stop``); words at which a language joins
    clauses, always or only behind a comma; which of them only add a member (``adding``) and
    which may give a figure again in another unit (``restating``); and how its verbs are known:
    by a list, or by beginnings and endings of longer words."""

    stop: frozenset[str]
    bare: frozenset[str]
    behind_comma: frozenset[str]
    adding: frozenset[str]
    restating: frozenset[str]
    any_comma: bool
    verbs: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]


def cut(statement: Statement, text: str, language: str) -> tuple[Statement, ...]:
    """The parts of ``statement`` in order; itself alone where it has no joint.

    ``text`` is the article's. Parts do not overlap, slice exactly, and hold the times,
    figures and marks that lie inside them.
    """
    bounds = _bounds_of(text[statement.start : statement.end], language, statement.mode)
    ends = [statement.start + bound for bound in bounds]
    # "Pada Desember 2017, dewan itu ...": a date alone tells nothing.
    ends[1:-1] = [
        end
        for before, end, after in zip(ends, ends[1:], ends[2:], strict=False)
        if not (_dates_alone(statement, text, before, end))
        and not (_dates_alone(statement, text, end, after))
    ]
    if len(ends) < 3:
        return (statement,)
    return tuple(_between(statement, *_trimmed(text, start, end)) for start, end in pairwise(ends))


def _dates_alone(statement: Statement, text: str, start: int, end: int) -> bool:
    """Whether a stretch holds a time and, but for one small word, nothing else."""
    dated = [time for time in statement.times if start <= time.start and time.end <= end]
    if not dated:
        return False
    others = [
        token
        for token in _TOKEN.finditer(text, start, end)
        if token[0][0].isalnum()
        and not any(time.start <= token.start() < time.end for time in dated)
    ]
    return len(others) <= 1


def leans(text: str, language: str) -> bool:
    """Whether a short part begins with a joint ("yang", "sehingga"), so that it hangs on the
    part before it."""
    if len(text) >= _HANGING:
        return False
    first = _TOKEN.match(text)
    return first is not None and words.fold(first[0]) in _joints(language).bare


def past_joint(text: str, start: int, language: str) -> int:
    """Where a clause that begins at ``start`` begins without the words that join it to what
    stands before ("dan", "yang")."""
    first = _TOKEN.search(text, start)
    while first is not None and words.fold(first[0]) in _joints(language).bare:
        start = first.end()
        first = _TOKEN.search(text, start)
    return start if first is None else first.start()


def mend(
    pieces: Sequence[tuple[Statement, Statement]],
    groups: Sequence[Sequence[int]],
    leaning: Sequence[bool],
) -> tuple[list[Statement], list[list[int]]]:
    """Put parts together again where keeping them apart shows nothing.

    ``pieces`` are all parts of a story with the statement each was cut from, in order;
    ``groups`` the claims, as indices of parts. Parts of one statement that no other shares
    become one; in an attributed statement they go with the part before them, so that a
    quotation is not scattered. Returns the statement that stands for each part, and the
    claims that result, as indices of parts.
    """
    claim = _knit(pieces, _claims(pieces, groups), leaning)
    runs: list[list[int]] = []
    for at, (_, whole) in enumerate(pieces):
        if at and claim[at - 1] == claim[at] and pieces[at - 1][1].id == whole.id:
            runs[-1].append(at)
        else:
            runs.append([at])
    statements: list[Statement] = []
    members: dict[int, list[int]] = {}
    for run in runs:
        whole, first, last = pieces[run[0]][1], pieces[run[0]][0], pieces[run[-1]][0]
        joined = first if len(run) == 1 else _between(whole, first.start, last.end)
        if (first.start, last.end) == (whole.start, whole.end):
            joined = whole
        statements += [joined] * len(run)
        members.setdefault(claim[run[0]], []).extend(run)
    return statements, [members[key] for key in sorted(members)]


def _claims(
    pieces: Sequence[tuple[Statement, Statement]], groups: Sequence[Sequence[int]]
) -> list[int]:
    """The claim of every part, as the lowest index of a part in it, once unshared parts
    have gone to their neighbours."""
    claim = list(range(len(pieces)))
    shared: set[int] = set()
    for group in groups:
        for at in group:
            claim[at] = group[0]
        if len(group) > 1:
            shared.update(group)
    runs: dict[str, list[int]] = {}
    for at, (_, whole) in enumerate(pieces):
        runs.setdefault(whole.id, []).append(at)
    for run in runs.values():
        attributed = pieces[run[0]][1].mode != "narration"
        anchor = next((at for at in run if at in shared), None) if attributed else None
        for at in run:
            if at in shared:
                anchor = at if attributed else None
            elif anchor is not None:
                claim[at] = claim[anchor]
            elif at > run[0] and at - 1 not in shared:
                claim[at] = claim[at - 1]
    return claim


def _knit(
    pieces: Sequence[tuple[Statement, Statement]],
    claim: Sequence[int],
    leaning: Sequence[bool],
) -> list[int]:
    """The claims once those that were mostly uttered together are one: a part of an attributed
    statement that hangs on the part before it goes with it where the claims of both hold parts
    of mostly the same statements."""
    held: dict[int, set[str]] = {}
    for at, (_, whole) in enumerate(pieces):
        held.setdefault(claim[at], set()).add(whole.id)
    root = {at: at for at in held}

    def find(at: int) -> int:
        while root[at] != at:
            at = root[at]
        return at

    for at, (before, after) in enumerate(pairwise(pieces)):
        if before[1].id != after[1].id or after[1].mode == "narration" or not leaning[at + 1]:
            continue
        one, other = held[claim[at]], held[claim[at + 1]]
        if len(one & other) >= _TOGETHER * len(one | other):
            low, high = sorted((find(claim[at]), find(claim[at + 1])))
            root[high] = low
    return [find(at) for at in claim]


def _between(statement: Statement, start: int, end: int) -> Statement:
    """The part of a statement from ``start`` to ``end``."""
    return replace(
        statement,
        id=content_id(statement.article, str(start), str(end), statement.mode),
        start=start,
        end=end,
        times=tuple(t for t in statement.times if start <= t.start and t.end <= end),
        quantities=tuple(q for q in statement.quantities if start <= q.start and q.end <= end),
        marks=tuple(
            m
            for m in statement.marks
            if start <= m.start < end or not statement.start <= m.start < statement.end
        ),
    )


@lru_cache(maxsize=1 << 14)
def _bounds_of(text: str, language: str, mode: Mode) -> tuple[int, ...]:
    """The bounds of a statement's parts, found once while its story grows."""
    return tuple(_bounds(text, _joints(language), *_LEAST[mode]))


def _bounds(text: str, joints: _Joints, least: int, letters: int) -> list[int]:
    """Offsets at which ``text`` falls apart, both ends included. A part has at least ``least``
    words and ``letters`` characters and says something (`_says`); it begins with so many
    words and no mark between them, so that lists of names stay whole."""
    tokens = list(_TOKEN.finditer(text))
    written = [token[0] for token in tokens]
    starts = [
        i
        for i, (before, word) in enumerate(pairwise(written), 1)
        if (words.fold(word) in joints.bare and before[0] not in _MARKS)
        or (before[0] in _MARKS and _joint(tokens[i - 1], tokens[i], joints))
    ]
    if not starts:
        return [0, len(text)]
    at = [0]
    first = 0
    for n, i in enumerate(starts):
        after = starts[n + 1] if n + 1 < len(starts) else len(tokens)
        sentence = tokens[i - 1][0] in _STOPS
        fewest, short = _SENTENCE if sentence else (least, letters)
        run = tokens[i : i + fewest]
        if (
            tokens[i].start() - at[-1] >= short
            and len(text) - tokens[i].start() >= short
            and sum(token[0][0].isalnum() for token in tokens[first:i]) >= fewest
            and sum(token[0][0].isalnum() for token in run) >= fewest
            and (sentence or _leads(tokens[i], joints) or _says(tokens[first:i], joints))
            and (sentence or _says(tokens[i:after], joints, restated=_restates(tokens[i], joints)))
            and _tells(tokens[first:i], joints)
            and _tells(tokens[i:after], joints)
        ):
            at.append(tokens[i].start())
            first = i
    return [*at, len(text)]


def _leads(token: re.Match[str], joints: _Joints) -> bool:
    """Whether a joint leads into a clause of its own, whatever stands before it; a joint that
    only adds ("dan") parts nothing but two clauses."""
    return words.fold(token[0]) in joints.bare - joints.adding


def _restates(token: re.Match[str], joints: _Joints) -> bool:
    """Whether a joint may give a figure again ("499 dollars, or 8 million rupiah")."""
    return words.fold(token[0]) in joints.restating


def _says(tokens: Sequence[re.Match[str]], joints: _Joints, *, restated: bool = False) -> bool:
    """Whether among ``tokens`` is a word that looks like a verb, or a figure that is not
    ``restated``: without one, they name things and tell nothing."""
    for token in tokens:
        word = token[0]
        if (word[0].isdigit() and not restated) or (word.islower() and _verb(word, joints)):
            return True
    return False


def _tells(tokens: Sequence[re.Match[str]], joints: _Joints) -> bool:
    """Whether there are two words of content, figures or negations among ``tokens``: with one
    alone no statement can be held against another ("untuk dipakai sendiri")."""
    content = (t for t in tokens if t[0][0].isalnum() and words.fold(t[0]) not in joints.stop)
    return sum(1 for _ in content) >= _CONTENT


def is_verb(word: str, language: str) -> bool:
    """Whether a folded word looks like a verb."""
    return _verb(word, _joints(language))


def _verb(word: str, joints: _Joints) -> bool:
    if word in joints.verbs:
        return True
    return len(word) > 5 and (word.startswith(joints.prefixes) or word.endswith(joints.suffixes))


def _joint(before: re.Match[str], token: re.Match[str], joints: _Joints) -> bool:
    """Whether a clause begins with a token behind a mark."""
    if not token[0][0].isalnum() or token.start() == before.end():
        return False
    if before[0] in _STOPS:
        return token[0][0].isupper()
    return joints.any_comma or before[0] == ";" or words.fold(token[0]) in joints.behind_comma


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


@cache
def _joints(language: str) -> _Joints:
    pack = load(language)
    return _Joints(
        stop=words.stop_words(pack) - words.negations(pack),
        bare=frozenset(pack.words("parts", "bare")),
        behind_comma=frozenset(pack.words("parts", "behind_comma")),
        adding=frozenset(pack.words("parts", "adding")),
        restating=frozenset(pack.words("parts", "restating")),
        any_comma=bool(pack.table("parts").get("any_comma", True)),
        verbs=frozenset(pack.words("parts", "verbs")),
        prefixes=pack.words("parts", "verb_prefixes"),
        suffixes=pack.words("parts", "verb_suffixes"),
    )
