"""Where the words begin that a verb hands over: past its listener and circumstances.

"mengatakan kepada DW di Seoul bahwa <words>", "told DW on Monday that <words>".
"""

from __future__ import annotations

from runut.statements.clauses import verb_like
from runut.statements.frames import Range, Reader, past_that
from runut.statements.lexicon import Cue

#: How far after a verb "bahwa" may stand ("mengatakan kepada DW di Seoul bahwa").
_REACH = 14
#: An addressee between a verb and "bahwa" has at most so many words.
_ADDRESSEE = 7


def words_begin(reader: Reader, cue: Cue, after: int) -> tuple[int, Range]:
    """Where the words begin after the verb ``cue`` that ends before token ``after``, and
    what was passed over."""
    if cue.kind == "object" and _to_do(reader, after):
        return after, (after, after)
    return _after_listener(reader, after) if cue.kind == "tell" else _after_verb(reader, cue, after)


def _to_do(reader: Reader, k: int) -> bool:
    """Whether a verb follows, and not a listener: "vowed to march", "appealed to the mayor"."""
    following = reader.text(k + 1)
    return (
        reader.has("frame.infinitive", k)
        and following.islower()
        and not reader.has("frame.determiners", k + 1)
        and not reader.has("phrase.addressed", k + 1)
    )


def _after_verb(reader: Reader, cue: Cue, after: int) -> tuple[int, Range]:
    """Where the words begin after a verb, and the circumstances passed over."""
    start = after
    while reader.has("phrase.skip", start):
        start += 1
    if not reader.has("phrase.stop", start) or reader.has("frame.that", start):
        told = _past_addressee(reader, start)
        return (told, (after, told - 1)) if told else (past_that(reader, start), (after, after))
    to = reader.has("frame.to", start)
    for j in range(start, min(len(reader.tokens), start + _REACH)):
        if reader.has("frame.that", j) or reader.speech(j):
            return past_that(reader, j), (after, j)
        other = reader.lex.cue(reader.text(j).lower(), "active")
        if cue.kind == "object" and other is not None and reader.has("frame.that", j + 1):
            break  # "called for a stop after an inquiry found that ..."
        comma = reader.text(j) in (",", ":") and not reader.dated(j + 1)
        if comma and (to or reader.text(j) == ":") and j + 1 < len(reader.tokens):
            return past_that(reader, j + 1), (after, j)
    return start, (after, after)


def _past_addressee(reader: Reader, start: int) -> int | None:
    """Past "warga bahwa" in "mengingatkan warga bahwa ...", when a short noun phrase
    alone stands before "bahwa"."""
    for j in range(start, min(len(reader.tokens), start + _ADDRESSEE)):
        if reader.has("frame.that_alone", j):
            return j + 1 if j > start else None
        if not reader.tokens[j].is_word or verb_like(reader.tokens[j], reader.lex):
            return None
    return None


def _after_listener(reader: Reader, after: int) -> tuple[int, Range]:
    """Where the words begin after a verb with its listener ("told DW that ..."), and the
    listener with what stands beside."""
    tokens = reader.tokens
    for j in range(after, min(len(tokens), after + _REACH)):
        if reader.has("frame.that", j) or reader.text(j) == ":":
            return j + 1, (after, j)
        if tokens[j].quote is not None:
            return (j, (after, j)) if reader.speech(j) else _past_listener(reader, after)
        if reader.text(j) == "," and not reader.dated(j + 1):
            break
    return _past_listener(reader, after)


def _past_listener(reader: Reader, after: int) -> tuple[int, Range]:
    """Past one noun phrase: a pronoun, a name, or a determiner with its noun."""
    tokens = reader.tokens
    j = after
    if j < len(tokens) and tokens[j].is_capital:
        while j < len(tokens) and (tokens[j].is_capital or reader.text(j) in ("'s", ".")):
            j += 1
    elif reader.has("frame.determiners", j):
        j += 2
        while j < len(tokens) and tokens[j].is_capital and tokens[j - 1].is_capital:
            j += 1
    else:
        j += 1
    while reader.dated(j) or (
        reader.has("frame.to_place", j)
        and j + 1 < len(tokens)
        and (tokens[j + 1].is_capital or reader.dated(j + 1))
    ):
        j += 1
        while j < len(tokens) and tokens[j].is_capital:
            j += 1
    return past_that(reader, j), (after, j)
