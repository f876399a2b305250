"""Where a sentence falls apart: at the words that join its clauses (`conjunctions`) and at its
marks, and nowhere where what stands behind completes what stands before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from runut.account.parting.conjunctions import Joints, of
from runut.lang.pack import load
from runut.text import sentences, words

TOKEN = re.compile(r"\w[\w'’-]*(?:[.,:/]\d+)*|[^\w\s]")
#: What ends a sentence.
STOPS = ".!?"
#: Behind these a clause may begin with any word.
_MARKS = frozenset(".!?,;:")
#: So many words of content tell something.
_CONTENT = 2

Tokens = Sequence[re.Match[str]]


def starts(tokens: Tokens, joints: Joints) -> list[int]:
    """The tokens, by place, at which a clause may begin: none inside brackets, and none right
    behind a word that joins."""
    written = [token[0] for token in tokens]
    inside = _bracketed(written)
    bare = [words.fold(word) in joints.bare for word in written]
    found: list[int] = []
    for i in range(1, len(tokens)):
        marked = written[i - 1][0] in _MARKS
        if not (marked or bare[i]) or inside[i] or bare[i - 1]:
            continue
        if marked and not _joint(tokens[i - 1], tokens[i], joints):
            continue
        if not _is_shortened(tokens, i - 1, joints) and not _completes(tokens, i, joints):
            found.append(i)
    return found


def _completes(tokens: Tokens, at: int, joints: Joints) -> bool:
    """Whether at a joint stands what completes the verb before it, which tells nothing without:
    "Data itu menunjukkan | bahwa sungai surut", "Mereka menjaga | dan merawat sungai"; or the verb
    of a clause that has none yet ("setelah bupati, Danu Prakoso, | menutup pasar")."""
    if tokens[at - 1][0] == "," and _is_awaited(tokens, at, joints):
        return True
    if words.fold(tokens[at][0]) in joints.adding and _accompanies(tokens, at, joints):
        return True
    if not _acts(tokens[at - 1][0], joints):
        return False
    word = words.fold(tokens[at][0])
    second = tokens[at + 1][0] if at + 1 < len(tokens) else ""
    return word in joints.completing.found or (word in joints.adding and _acts(second, joints))


def _accompanies(tokens: Tokens, at: int, joints: Joints) -> bool:
    """Whether a word that adds the last of those who come along stands at a joint: "Bupati
    didampingi Camat Danu | serta Lurah Rina menemui warga"."""
    if at + 1 < len(tokens) and is_verb_surely(tokens[at + 1][0], joints.language):
        return False
    for back in range(at - 1, -1, -1):
        word = tokens[back][0]
        folded = words.fold(word)
        if folded in joints.accompanying:
            return True
        told = word[0].islower() and folded not in joints.stop
        if told or folded in joints.adding or word in STOPS:
            return False
    return False


def _is_awaited(tokens: Tokens, at: int, joints: Joints) -> bool:
    """Whether at a token stands the verb of a clause with a subject of its own that has none."""
    if not tokens[at][0].islower() or not is_verb_surely(tokens[at][0], joints.language):
        return False
    for back in range(at - 1, -1, -1):
        word = tokens[back][0]
        if words.fold(word) in joints.subordinating:
            return not _verbs(tokens[back + 1 : at], joints)
        if word in STOPS or word == ";":
            return False
    return False


def wants_more(word: str, language: str) -> bool:
    """Whether a verb tells nothing without what stands behind it ("memutuskan", "meminta")."""
    how = of(language).completing
    wants = word in how.wanting or word.endswith(how.suffixes)
    return wants and _acts(word, of(language))


def _acts(word: str, joints: Joints) -> bool:
    """Whether a word is a verb that acts on something."""
    begins = word.islower() and word.startswith(joints.completing.acting)
    return begins and is_verb_surely(word, joints.language)


def phrases(tokens: Tokens, joints: Joints) -> list[int]:
    """The tokens, by place, at which a phrase of place, time or end begins inside a clause: none
    inside brackets, none right behind a word that leads to it or says nothing without it, and none
    before its clause says anything: there it belongs to the subject ("Pasar ikan di Lawas tutup").
    """
    written = [words.fold(token[0]) for token in tokens]
    inside, leading = _bracketed(written), joints.placing | joints.bare | joints.staying
    found: list[int] = []
    said, before = False, ""
    for i, (word, after) in enumerate(zip(written, [*written[1:], ""], strict=True)):
        placing = word in joints.placing and after not in joints.figurative
        if placing and said and not inside[i] and before not in leading:
            found.append(i)
        said = says(tokens[i : i + 1], joints) or (
            said and word not in _MARKS and word not in joints.bare
        )
        before = word
    return found


def _is_shortened(tokens: Tokens, at: int, joints: Joints) -> bool:
    """Whether a token is the full stop of an abbreviation ("St. Petersburg")."""
    if at == 0 or tokens[at][0] != "." or tokens[at - 1].end() != tokens[at].start():
        return False
    return sentences.is_shortened(tokens[at - 1][0], joints.language)


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


def sentence_end(tokens: Tokens, start: int, joints: Joints) -> int:
    """Where the sentence that begins at ``start`` ends."""
    ends = (
        i
        for i in range(start, len(tokens))
        if tokens[i][0] in STOPS and not _is_shortened(tokens, i, joints)
    )
    return next(ends, len(tokens))


def clause_end(tokens: Tokens, starts: Sequence[int], joints: Joints) -> int:
    """Where the clause at the first of ``starts`` ends: at the next of them; where that leaves a
    clause of its own without its verb, at the one behind ("akibat pintu | yang macet")."""
    first, *ends = starts
    if words.fold(tokens[first][0]) in joints.subordinating:
        for end in ends[:2]:
            if _verbs(tokens[first:end], joints):
                return end
    return ends[0]


def leads(token: re.Match[str], joints: Joints) -> bool:
    """Whether a joint leads into a clause of its own, whatever stands before it; a joint that
    only adds ("dan") parts nothing but two clauses."""
    word = words.fold(token[0])
    return word in joints.bare and word not in joints.adding


def answers(tokens: Tokens, joints: Joints) -> bool:
    """Whether a stretch says something; one that may give a figure again ("499 dollars, or 8
    million rupiah") says something with a verb only."""
    restating = words.fold(tokens[0][0]) in joints.restating
    return _verbs(tokens, joints) if restating else says(tokens, joints)


def says(tokens: Tokens, joints: Joints) -> bool:
    """Whether among ``tokens`` is a word that looks like a verb, or a figure: without one,
    they name things and tell nothing."""
    return figured(tokens) or _verbs(tokens, joints)


def _verbs(tokens: Tokens, joints: Joints) -> bool:
    """Whether among ``tokens`` is a word that looks like a verb."""
    return any(token[0].islower() and _verb(token[0], joints) for token in tokens)


def tells(tokens: Tokens, joints: Joints) -> bool:
    """Whether there are two words of content, figures or negations among ``tokens``: with one
    alone no statement can be held against another ("untuk dipakai sendiri")."""
    content = (t for t in tokens if t[0][0].isalnum() and words.fold(t[0]) not in joints.stop)
    return sum(1 for _ in islice(content, _CONTENT)) == _CONTENT


def awaits_figure(before: Tokens, after: Tokens, joints: Joints) -> bool:
    """Whether a clause tells what is counted, and its figure stands only in the next: "Jumlah
    korban meninggal| akibat banjir bertambah menjadi 11 orang"."""
    begins = any(words.fold(token[0]) in joints.counting for token in before[:3])
    return begins and not figured(before) and figured(after)


def figured(tokens: Tokens) -> bool:
    """Whether a figure stands among ``tokens``."""
    return any(token[0][0].isdigit() for token in tokens)


def is_verb(word: str, language: str) -> bool:
    """Whether a folded word looks like a verb."""
    return _verb(word, of(language))


def is_verb_surely(word: str, language: str) -> bool:
    """Whether a folded word looks like a verb, and is none of those that only look so
    ("direktur")."""
    return is_verb(word, language) and word not in _no_verbs(language)


@cache
def _no_verbs(language: str) -> frozenset[str]:
    return frozenset(load(language).table("clauses")["split"]["no_verbs"])


def _verb(word: str, joints: Joints) -> bool:
    if word in joints.verbs:
        return True
    return len(word) > 5 and (word.startswith(joints.prefixes) or word.endswith(joints.suffixes))


def _joint(before: re.Match[str], token: re.Match[str], joints: Joints) -> bool:
    """Whether a clause begins with a token behind a mark."""
    if not token[0][0].isalnum() or token.start() == before.end():
        return False
    if before[0] in STOPS:
        return not token[0][0].islower()
    return joints.any_comma or before[0] == ";" or words.fold(token[0]) in joints.behind_comma
