"""The frame of a participle that goes on with a speaker: "..., adding that <words>"."""

from __future__ import annotations

from runut.statements import phrases, subjects
from runut.statements.bounds import clause_head, content_end
from runut.statements.clauses import main_verb
from runut.statements.frames import Frame, Reader, past_that
from runut.statements.listeners import words_begin


def read(reader: Reader, i: int) -> int | None:
    """ "..., adding that <words>": the speaker is the one of the frame before, or else
    the subject of the sentence."""
    tokens, lex = reader.tokens, reader.lex
    pair = lex.cue(f"{tokens[i].lower} {reader.text(i + 1).lower()}", "participle")
    cue, after = (pair, i + 2) if pair else (lex.cue(tokens[i].lower, "participle"), i + 1)
    if cue is None or i == 0:
        return None
    joined = reader.text(i - 1) == "," or reader.has("frame.again", i - 1)
    issued = next((k for k in range(reader.begin, i) if reader.has("frame.issues", k)), None)
    if not joined and not reader.frames and issued is None:
        return None
    subject = None
    if not reader.frames:
        head = reader.begin if issued is None else clause_head(reader, issued, reader.begin)
        first = main_verb(tokens[head:i], lex) if issued is None else issued - head
        subject = subjects.left(tokens, head, head + first, lex) if first is not None else None
        if subject is None or not phrases.speaks(tokens, *subject, lex):
            return None
    start, zone = words_begin(reader, cue, after)
    led = past_that(reader, after) > after
    if start >= len(tokens) or (cue.kind == "clause" and not led):
        return None
    stop = content_end(reader, start)
    frame = Frame(
        rule="reported.again",
        stance=cue.stance,
        cue=(i, after),
        phrase=subject,
        again=subject is None,
        content=((start, stop),),
        zone=zone,
        kind=cue.kind,
    )
    return reader.take(frame, stop)
