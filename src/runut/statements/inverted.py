"""The frame whose words stand first, before the speaker and the verb: "<words>, X
menambahkan"."""

from __future__ import annotations

from runut.statements import subjects
from runut.statements.bounds import zone_end
from runut.statements.clauses import has_verb
from runut.statements.frames import Frame, Range, Reader, helped
from runut.statements.lexicon import Cue


def nothing_follows(reader: Reader, start: int) -> bool:
    """Whether nothing but circumstances follows a verb: its words stand before it."""
    tokens = reader.tokens
    rest = range(start, len(tokens))
    if all(not (tokens[k].is_word or tokens[k].quote) or reader.hidden[k] for k in rest):
        return True
    beside = reader.has("frame.beside", start) or reader.dated(start)
    return beside and not any(reader.speech(k) for k in rest)


def read(reader: Reader, i: int, cue: Cue, subject: Range | None, head: int) -> int | None:
    """Read the verb at token ``i``, behind which nothing follows; ``subject`` is what stands
    before it in the clause from ``head``. The token to go on with, or None."""
    tokens = reader.tokens
    comma = next((k for k in range(i - 1, reader.begin, -1) if reader.text(k) == ","), None)
    if comma is not None and comma > head and has_verb(tokens[reader.begin : comma], reader.lex):
        head, subject = comma + 1, subjects.left(tokens, comma + 1, i, reader.lex)
    if subject is None:
        return None
    last = head - 1
    while last >= reader.begin and reader.text(last) in (",", "-", "–"):
        last -= 1
    quoted = last >= reader.begin and (reader.speech(last) or reader.uttered(last))
    if quoted:
        content: Range = (last, last + 1)
    elif (
        cue.kind == "say"
        and reader.text(head - 1) == ","
        and last > reader.begin
        and has_verb(tokens[_past_circumstance(reader, last) : last + 1], reader.lex)
    ):
        content = (reader.begin, last + 1)
    else:
        return None
    end = zone_end(reader, i + 1)
    frame = Frame(
        rule="quote.inverted" if quoted else "reported.inverted",
        stance=cue.stance,
        cue=(helped(reader, i), i + 1),
        phrase=subject,
        content=(content,),
        zone=(i + 1, end),
        kind=cue.kind,
    )
    return reader.take(frame, end)


def _past_circumstance(reader: Reader, last: int) -> int:
    """Where the clause begins that ends at token ``last``, behind a time or place and its comma
    ("On Sunday, ..."); behind ``last`` when there is nothing else."""
    if not reader.has("phrase.stop", reader.begin):
        return reader.begin
    commas = (k for k in range(reader.begin, last) if reader.text(k) == ",")
    return next(commas, last) + 1
