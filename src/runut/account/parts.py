"""Statements cut into the parts that can be compared.

A long sentence tells several things; another article may carry only one of them. So each
statement is cut at the joints of its clauses and coordinated members (table ``parts`` of
the pack) before statements are compared; parts that no other statement shares are put
together again afterwards (`mending`). A part keeps the mode, stance, source and cue of its
statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from runut.identity import content_id
from runut.lang.pack import load
from runut.records import Mode, Stance, Statement, prevailing
from runut.text import words

_TOKEN = re.compile(r"\w[\w'’-]*(?:[.,:/]\d+)*|[^\w\s]")
#: A part has at least so many words and characters, or it is no proposition. What somebody
#: said is parted more sparingly than what an outlet tells: it was uttered as one.
_LEAST = {"narration": (3, 18), "indirect": (6, 45), "direct": (10, 68)}
#: ... and of speech at a joint that leads into a clause with a subject of its own, and at one
#: that stands between two figures: they answer two questions.
_LED, _FIGURES = (10, 60), (6, 38)
#: ... and so many words of content.
_CONTENT = 2
#: The same for a whole sentence of several.
_SENTENCE = (5, 30)
#: A longer part stands by itself even where it hangs on the one before.
_HANGING = 110
#: What ends a sentence.
_STOPS = ".!?"
#: Behind these a clause may begin with any word.
_MARKS = frozenset(".!?,;:")
_EDGES = " \t\n,;:–—-"


@dataclass(frozen=True, slots=True)
class _Joints:
    """Words without content that turn nothing round (``stop``); words at which a language joins
    clauses, always or only behind a comma; which of them only add a member (``adding``) and
    which may give a figure again in another unit (``restating``); which lead into a clause with
    a subject of its own (``subordinating``); and how its verbs are known: by a list, or by
    beginnings and endings of longer words."""

    stop: frozenset[str]
    bare: frozenset[str]
    behind_comma: frozenset[str]
    adding: frozenset[str]
    restating: frozenset[str]
    subordinating: frozenset[str]
    any_comma: bool
    verbs: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]

    @property
    def without_adding(self) -> _Joints:
        """The same, but for joints that add: in speech "dan" holds together what is one."""
        return replace(self, bare=self.bare - self.adding)


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
    return tuple(between(statement, *_trimmed(text, start, end)) for start, end in pairwise(ends))


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
    """Whether a short part begins with a joint that leads into no clause with a subject of its
    own ("yang", "dan"), so that it hangs on the part before it."""
    if len(text) >= _HANGING:
        return False
    first = _TOKEN.match(text)
    joints = _joints(language)
    return first is not None and words.fold(first[0]) in joints.bare - joints.subordinating


def past_joint(text: str, start: int, language: str) -> int:
    """Where a clause that begins at ``start`` begins without the words that join it to what
    stands before ("dan", "yang")."""
    first = _TOKEN.search(text, start)
    while first is not None and words.fold(first[0]) in _joints(language).bare:
        start = first.end()
        first = _TOKEN.search(text, start)
    return start if first is None else first.start()


def between(statement: Statement, start: int, end: int) -> Statement:
    """The part of a statement from ``start`` to ``end``."""
    return replace(
        statement,
        id=content_id(statement.article, str(start), str(end), statement.mode),
        start=start,
        end=end,
        stance=_stance(statement, start, end),
        times=tuple(t for t in statement.times if start <= t.start and t.end <= end),
        quantities=tuple(q for q in statement.quantities if start <= q.start and q.end <= end),
        marks=tuple(
            m
            for m in statement.marks
            if start <= m.start < end or not statement.start <= m.start < statement.end
        ),
    )


def _stance(statement: Statement, start: int, end: int) -> Stance:
    if not statement.shifts:
        return statement.stance
    return prevailing(statement.shifts, start, end)


@lru_cache(maxsize=1 << 14)
def _bounds_of(text: str, language: str, mode: Mode) -> tuple[int, ...]:
    """The bounds of a statement's parts, found once while its story grows."""
    joints = _joints(language)
    if mode == "direct":
        joints = joints.without_adding
    return tuple(_bounds(text, joints, mode))


def _bounds(text: str, joints: _Joints, mode: Mode) -> list[int]:
    """Offsets at which ``text`` falls apart, both ends included. A part has so many words and
    characters (`_least`) and says something (`_says`); it begins with so many words and no
    mark between them, so that lists of names stay whole."""
    tokens = list(_TOKEN.finditer(text))
    written = [token[0] for token in tokens]
    inside = _bracketed(written)
    starts = [
        i
        for i, (before, word) in enumerate(pairwise(written), 1)
        if not inside[i]
        and words.fold(before) not in joints.bare
        and (
            (words.fold(word) in joints.bare and before[0] not in _MARKS)
            or (before[0] in _MARKS and _joint(tokens[i - 1], tokens[i], joints))
        )
    ]
    if not starts:
        return [0, len(text)]
    at = [0]
    first = 0
    for n, i in enumerate(starts):
        after = _clause_end(tokens, [*starts[n:], len(tokens)], joints)
        sentence = tokens[i - 1][0] in _STOPS
        fewest, short = (
            _SENTENCE if sentence else _least(tokens[first:i], tokens[i:after], joints, mode)
        )
        # Of a clause the first words have no mark between them; a sentence is one by its end.
        run = tokens[i : _sentence_end(tokens, i) if sentence else i + fewest]
        if (
            tokens[i].start() - at[-1] >= short
            and len(text) - tokens[i].start() >= short
            and sum(token[0][0].isalnum() for token in tokens[first:i]) >= fewest
            and sum(token[0][0].isalnum() for token in run) >= fewest
            and (sentence or _leads(tokens[i], joints) or _says(tokens[first:i], joints))
            and (sentence or _answers(tokens[i:after], joints))
            and _tells(tokens[first:i], joints)
            and _tells(tokens[i:after], joints)
        ):
            at.append(tokens[i].start())
            first = i
    return [*at, len(text)]


def _least(
    before: Sequence[re.Match[str]], after: Sequence[re.Match[str]], joints: _Joints, mode: Mode
) -> tuple[int, int]:
    """Of how many words and characters the parts on either side of a joint are at least."""
    if mode == "direct":
        if _figured(before) and _figured(after):
            return _FIGURES
        if words.fold(after[0][0]) in joints.subordinating:
            return _LED
    return _LEAST[mode]


def _figured(tokens: Sequence[re.Match[str]]) -> bool:
    return any(token[0][0].isdigit() for token in tokens)


def _bracketed(written: Sequence[str]) -> list[bool]:
    """Of each token, whether it stands inside brackets that are closed."""
    inside = [False] * len(written)
    opened: list[int] = []
    for i, token in enumerate(written):
        if token == "(":
            opened.append(i)
        elif token == ")" and opened:
            first = opened.pop()
            inside[first + 1 : i] = [True] * (i - first - 1)
    return inside


def _sentence_end(tokens: Sequence[re.Match[str]], start: int) -> int:
    """Where the sentence that begins at ``start`` ends."""
    ends = (i for i in range(start, len(tokens)) if tokens[i][0] in _STOPS)
    return next(ends, len(tokens))


def _clause_end(tokens: Sequence[re.Match[str]], starts: Sequence[int], joints: _Joints) -> int:
    """Where the clause at the first of ``starts`` ends: at the next of them; where that leaves a
    clause of its own without its verb, at the one behind ("akibat pintu | yang macet")."""
    first, *ends = starts
    if words.fold(tokens[first][0]) in joints.subordinating:
        for end in ends[:2]:
            if _verbs(tokens[first:end], joints):
                return end
    return ends[0]


def _leads(token: re.Match[str], joints: _Joints) -> bool:
    """Whether a joint leads into a clause of its own, whatever stands before it; a joint that
    only adds ("dan") parts nothing but two clauses."""
    return words.fold(token[0]) in joints.bare - joints.adding


def _answers(tokens: Sequence[re.Match[str]], joints: _Joints) -> bool:
    """Whether a stretch says something; one that may give a figure again ("499 dollars, or 8
    million rupiah") says something with a verb only."""
    restating = words.fold(tokens[0][0]) in joints.restating
    return _verbs(tokens, joints) if restating else _says(tokens, joints)


def _says(tokens: Sequence[re.Match[str]], joints: _Joints) -> bool:
    """Whether among ``tokens`` is a word that looks like a verb, or a figure: without one,
    they name things and tell nothing."""
    return _figured(tokens) or _verbs(tokens, joints)


def _verbs(tokens: Sequence[re.Match[str]], joints: _Joints) -> bool:
    """Whether among ``tokens`` is a word that looks like a verb."""
    return any(token[0].islower() and _verb(token[0], joints) for token in tokens)


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
        return not token[0][0].islower()
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
    bare = frozenset(pack.words("parts", "bare"))
    return _Joints(
        stop=words.stop_words(pack) - words.negations(pack),
        bare=bare,
        behind_comma=frozenset(pack.words("parts", "behind_comma")),
        adding=frozenset(pack.words("parts", "adding")),
        restating=frozenset(pack.words("parts", "restating")),
        subordinating=bare - {*pack.words("parts", "adding"), *pack.words("parts", "relative")},
        any_comma=bool(pack.table("parts").get("any_comma", True)),
        verbs=frozenset(pack.words("parts", "verbs")),
        prefixes=pack.words("parts", "verb_prefixes"),
        suffixes=pack.words("parts", "verb_suffixes"),
    )
