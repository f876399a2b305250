"""Frames whose verb is passive: "<words> dinilai ...", "Disebutkan X bahwa <words>".

"Hal itu disampaikan X" hands over nothing itself: it credits the words before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.statements import phrases
from runut.statements.bounds import content_end, zone_end
from runut.statements.clauses import Token, verb_like
from runut.statements.frames import LEAST_SPEECH, Frame, Range, Reader
from runut.statements.lexicon import Cue, Lexicon

#: How far after the verb "bahwa" may stand.
_REACH = 14
#: A relative word so near before the verb has it.
_NEAR = 4
#: A sentence that only credits has a subject of at most so many words.
_LONGEST_SUBJECT = 8
#: With so many words of its own, and no "itu", the subject is what is said.
_OWN_SUBJECT = 4


def read(reader: Reader, i: int) -> int | None:
    """Read the verb at token ``i``; the token to go on with, or None."""
    cue = reader.lex.cue(reader.tokens[i].lower, "passive")
    if cue is None or cue.kind == "clause" or _no_report(reader, i) or _earlier(reader, i):
        return None
    agent = _agent(reader, i)
    credit = _credit(reader, i, cue, agent)
    if credit is not None:
        return credit
    if reader.opens(_past_adverbs(reader, i)):
        return _opening(reader, i, cue, agent)
    if not reader.has("frame.agentless", i) or _names(reader, i) or _serves(reader, i):
        return None
    begin = next((k for k in range(reader.begin, i) if not reader.hidden[k]), i)
    by = agent if agent is not None and reader.has("frame.by", i + 1) else None
    stop = content_end(reader, i) if by else _before_speech(reader, i, content_end(reader, i))
    frame = Frame(
        rule="reported.passive",
        stance=cue.stance,
        cue=(i, i + 1),
        phrase=by,
        hearsay=by is None and reader.has("frame.hearsay", i),
        content=((begin, stop),),
        zone=(i, i + 1),
        kind=cue.kind,
    )
    return reader.take(frame, stop)


def _serves(reader: Reader, i: int) -> bool:
    """Whether a passive of hearsay only stands before who is heard to say something: "Pemerintah
    dilaporkan mengimbau ..."."""
    spoken = reader.lex.cue(reader.text(i + 1).lower(), "active")
    return reader.has("frame.hearsay", i) and spoken is not None and spoken.kind == "say"


def _before_speech(reader: Reader, i: int, stop: int) -> int:
    """Where words end that a colon leads from to somebody's speech: "sebuah insiden dilaporkan
    terjadi: "..." papar X"."""
    led = (k for k in range(i + 1, stop) if reader.speech(k) and reader.text(k - 1) == ":")
    return next(led, stop)


def _earlier(reader: Reader, i: int) -> bool:
    """Whether the outlet tells what it told before ("Sebelumnya diberitakan, ...")."""
    near = (i - 1, i + 1)
    return reader.has("frame.hearsay", i) and any(reader.has("frame.earlier", k) for k in near)


def agent_of(tokens: Sequence[Token], lex: Lexicon) -> Range | None:
    """By whom something was said or confirmed, in a sentence that hands over no words itself:
    "Penangkapan itu dibenarkan (oleh) X"."""
    spoken = lex.sets.get("credit.passive", frozenset())
    for i, token in enumerate(tokens[:-1]):
        if token.lower not in spoken or _denied(tokens, i, lex):
            continue
        near = i + 1
        while near < len(tokens) - 1 and lex.has("phrase.adverbs", tokens[near].lower):
            near += 1
        start = near + lex.has("frame.by", tokens[near].lower)
        end = phrases.right(tokens, start, lex)[1]
        if phrases.speaks(tokens, start, end, lex):
            return start, end
    return None


def _denied(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether the passive verb is negated, or only to come ("belum dibenarkan")."""
    before = tokens[i - 1].lower if i else ""
    return lex.has("frame.negation", before) or lex.has("frame.unsaid", before)


def _past_adverbs(reader: Reader, i: int) -> int:
    """First of the adverbs before the verb: "sudah dikatakan"."""
    while i > reader.begin and reader.has("phrase.adverbs", i - 1):
        i -= 1
    return i


def _no_report(reader: Reader, i: int) -> bool:
    if reader.has("credit.thus", i - 1) and reader.has("credit.passive", i):
        return False
    if _in_relative(reader, i):
        return True
    names = ("frame.unsaid", "frame.negation", "credit.lead", "frame.subordinate", "frame.when")
    return i > 0 and any(reader.has(name, i - 1) for name in names)


def _in_relative(reader: Reader, i: int) -> bool:
    """Whether the verb belongs to a relative clause: "yang kemegahannya disebut orang"."""
    for k in range(i - 1, max(reader.begin, i - _NEAR) - 1, -1):
        if reader.has("frame.relative", k):
            return True
        if verb_like(reader.tokens[k], reader.lex) and not reader.has("phrase.adverbs", k):
            return False
    return False


def _names(reader: Reader, i: int) -> bool:
    """Whether the verb only gives a name: "disebut Magna", "disebut sebagai ..."."""
    if not reader.has("frame.naming", i) or i + 1 >= len(reader.tokens):
        return False
    short = any(
        t.quote is not None and t.quote.words < LEAST_SPEECH for t in reader.tokens[i + 1 : i + 4]
    )
    return short or reader.tokens[i + 1].is_capital or reader.has("frame.naming_next", i + 1)


def _agent(reader: Reader, i: int) -> Range | None:
    """The one by whom: "disampaikan (oleh) X"."""
    tokens, lex = reader.tokens, reader.lex
    near = i + 1
    while reader.has("phrase.adverbs", near):
        near += 1
    by = reader.has("frame.by", near)
    start, end = phrases.right(tokens, near + 1 if by else i + 1, lex)
    if end == start:
        return None
    named = by or tokens[start].is_capital or phrases.speaks(tokens, start, end, lex)
    return (start, end) if named else None


def _opening(reader: Reader, i: int, cue: Cue, agent: Range | None) -> int | None:
    """ "Disebutkan KCNA bahwa <words>", "Dikatakan bahwa <words>"."""
    reach = range(i + 1, min(len(reader.tokens), i + _REACH))
    that = next((k for k in reach if reader.has("frame.that", k)), None)
    if that is not None and not any(reader.text(k) == "," for k in range(i + 1, that)):
        start = that + 1
        agent = None if agent is None else (agent[0], min(agent[1], that))
    elif agent is not None and reader.text(agent[1]) == ",":
        start = agent[1] + 1
    elif reader.has("frame.agentless", i) or reader.text(i + 1) == ",":
        start, agent = i + 1, None
        start += reader.text(start) == ","
    else:
        return None
    if start >= len(reader.tokens):
        return None
    stop = content_end(reader, start)
    frame = Frame(
        rule="reported.passive",
        stance=cue.stance,
        cue=(i, i + 1),
        phrase=agent,
        again=agent is None,
        within=bool(reader.frames) and agent is not None,
        hearsay=agent is None and reader.has("frame.hearsay", i),
        content=((start, stop),),
        zone=(i + 1, start),
        kind=cue.kind,
    )
    return reader.take(frame, stop)


def _credit(reader: Reader, i: int, cue: Cue, agent: Range | None) -> int | None:
    """ "Hal itu disampaikan X"."""
    if agent is None or not reader.has("credit.passive", i):
        return None
    subject = [k for k in range(reader.begin, i) if reader.tokens[k].is_word]
    if not 0 < len(subject) <= _LONGEST_SUBJECT:
        return None
    if not any(reader.has("credit.nouns", k) or reader.has("credit.thus", k) for k in subject):
        return None
    if any(reader.has("frame.that", k) for k in range(agent[1], agent[1] + 3)):
        return None
    end = zone_end(reader, agent[1])
    own = len(subject) >= _OWN_SUBJECT and not any(
        reader.has("phrase.demonstratives", k) for k in subject
    )
    forward = any(reader.has("credit.forward", k) for k in subject)
    own = own and not forward
    frame = Frame(
        rule="reported.passive" if own else "reported.credit",
        stance=cue.stance,
        cue=(i, i + 1),
        phrase=agent,
        credits=not own and not forward,
        content=((reader.begin, i),) if own else (),
        zone=(agent[1], end),
        kind=cue.kind,
    )
    return reader.take(frame, end)
