"""Who hands over which words in one unit of text: its frames, in order.

The frames are found by the shapes of the language alone; who the speaker is, is for
`runut.statements.sources`.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.statements import according, after, before, participle, passive
from runut.statements.clauses import Token
from runut.statements.frames import Frame, Reader
from runut.statements.lexicon import Lexicon
from runut.statements.relays import Relay

#: The shapes of frames, in the order they are tried at a word.
SHAPES = (after.read, according.read, before.read, participle.read, passive.read)


def read(tokens: Sequence[Token], found: Sequence[Relay], lex: Lexicon) -> list[Frame]:
    """The frames of one unit, in order; ``found`` are its credits, which are passed over."""
    if not any(t.quote is not None or t.lower in lex.starters for t in tokens):
        return []
    hidden = [False] * len(tokens)
    for relay in found:
        hidden[relay.start : relay.end] = [True] * (relay.end - relay.start)
    reader = Reader(tokens=tokens, lex=lex, hidden=hidden)
    i = 0
    while i < len(tokens):
        step = None
        quoted = i > 0 and tokens[i - 1].quote is not None
        if not hidden[i] and (quoted or tokens[i].lower in lex.starters):
            step = next((end for shape in SHAPES if (end := shape(reader, i))), None)
        i = max(step, i + 1) if step else i + 1
    _alone(reader)
    return reader.frames


def _alone(reader: Reader) -> None:
    """Quotations that no cue in the unit hands over: one that opens the unit, or one
    that a colon announces."""
    tokens = reader.tokens
    taken = {k for frame in reader.frames for a, b in frame.content for k in range(a, b)}
    for k in range(len(tokens)):
        if k in taken or not reader.speech(k):
            continue
        opens = not any(tokens[j].is_word for j in range(k))
        closes = not any(t.is_word for t in tokens[k + 1 :])
        colon = reader.text(k - 1) == ":" and not reader.has("frame.inscribed", k - 2)
        if opens or colon:
            zone = (k + 1, len(tokens)) if closes else (k + 1, k + 1)
            rule = "quote.colon" if colon else "quote.alone"
            reader.frames.append(
                Frame(rule=rule, stance="asserts", cue=None, content=((k, k + 1),), zone=zone)
            )
    reader.frames.sort(key=lambda frame: frame.content[0] if frame.content else frame.zone)
