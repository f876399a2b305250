"""The frame whose speaker and verb stand before the words: "X mengatakan <words>".

Also its inversion, where the words come first: "<words>, X menambahkan".
"""

from __future__ import annotations

from runut.records import Stance
from runut.statements import phrases
from runut.statements.clauses import has_verb, verb_like
from runut.statements.frames import (
    Frame,
    Range,
    Reader,
    again,
    clause_head,
    content_end,
    past_that,
    zone_end,
)
from runut.statements.lexicon import Cue

#: How far after a verb "bahwa" may stand ("mengatakan kepada DW di Seoul bahwa").
_REACH = 14
#: An addressee between a verb and "bahwa" has at most so many words.
_ADDRESSEE = 7
#: How far after a verb of refusal the thing refused may stand.
_REFUSED = 4
#: What a writing "shows" in fewer words is a thing, not a proposition.
_LEAST_CLAUSE = 3


def read(reader: Reader, i: int) -> int | None:
    """Read the verb at token ``i``; the token to go on with, or None."""
    cue, after = _verb(reader, i)
    if cue is None:
        return None
    goes_on = bool(reader.frames) and again(reader, i, reader.begin)
    head = clause_head(reader, i, reader.begin)
    subject = None
    if not goes_on:
        subject = phrases.left(reader.tokens, head, i, reader.lex, reader.hidden)
    if goes_on and (cue.kind in ("clause", "attitude") or _unsaid(reader, i)):
        return None
    if not goes_on and (subject is None or reader.has("frame.again", i - 1)):
        subject = _first_subject(reader, i) if cue.kind == "say" else None
    if not goes_on and subject is None:
        return None
    start, zone = _told(reader, after) if cue.kind == "tell" else _start(reader, after)
    led = past_that(reader, after) > after or (cue.kind != "tell" and zone[1] > zone[0])
    if not led and _nothing_follows(reader, start):
        inverted = _inverted(reader, i, cue, subject, head)
        if inverted is not None:
            return inverted
    if not goes_on and (subject is None or not _may_speak(reader, subject, i, after)):
        return None
    if (
        not goes_on
        and reader.has("frame.again", i - 1)
        and not (led or has_verb(reader.tokens[start:], reader.lex))
    ):
        return None
    if subject is not None and _ends(reader, after) and cue.kind == "say":
        return reader.take(_introduces(cue, i, after, subject), len(reader.tokens))
    if start >= len(reader.tokens) or not _handed(reader, cue, subject, start, led):
        return None
    stop = start + 1 if reader.whole(start) else content_end(reader, start)
    if stop == start + 1:
        zone = (stop, zone_end(reader, stop)) if zone[0] == zone[1] else zone
    frame = Frame(
        rule="reported.again" if goes_on else "reported.before",
        stance=_stance(reader, cue, start),
        cue=(_helped(reader, i), after),
        phrase=subject,
        again=goes_on,
        content=((start, stop),),
        zone=zone,
        kind=cue.kind,
    )
    return reader.take(frame, stop)


def _first_subject(reader: Reader, i: int) -> Range | None:
    """The subject of the sentence, when the verb at ``i`` is its second one: "Perusahaan
    itu meninjau hasil uji dan mengatakan ..."."""
    tokens, lex = reader.tokens, reader.lex
    if not reader.has("frame.again", i - 1):
        return None
    verb = next((k for k in range(reader.begin, i) if verb_like(tokens[k], lex)), None)
    if verb is None or tokens[verb].is_capital:
        return None
    return phrases.left(tokens, reader.begin, verb, lex)


def read_participle(reader: Reader, i: int) -> int | None:
    """ "..., adding that <words>": the speaker is the one of the frame before, or else
    the subject of the sentence."""
    tokens, lex = reader.tokens, reader.lex
    pair = lex.cue(f"{tokens[i].lower} {reader.text(i + 1).lower()}", "participle")
    cue, after = (pair, i + 2) if pair else (lex.cue(tokens[i].lower, "participle"), i + 1)
    if cue is None or i == 0:
        return None
    joined = reader.text(i - 1) == "," or reader.has("frame.again", i - 1)
    if not joined and not reader.frames:
        return None
    subject = None
    if not reader.frames:
        head = reader.begin
        verb = next((k for k in range(head, i) if has_verb((tokens[k],), lex)), None)
        subject = phrases.left(tokens, head, verb, lex) if verb is not None else None
        if subject is None or not phrases.speaks(tokens, *subject, lex):
            return None
    start, zone = _told(reader, after) if cue.kind == "tell" else _start(reader, after)
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


def _ends(reader: Reader, k: int) -> bool:
    """Whether no word follows: the words handed over stand in the next sentence."""
    return not any(t.is_word or t.quote is not None for t in reader.tokens[k:])


def _introduces(cue: Cue, i: int, after: int, subject: Range) -> Frame:
    return Frame(
        rule="reported.before",
        stance=cue.stance,
        cue=(i, after),
        phrase=subject,
        zone=(after, after),
        kind=cue.kind,
    )


def _verb(reader: Reader, i: int) -> tuple[Cue | None, int]:
    """The cue at ``i`` and the token after it; also a light verb with its noun
    ("memberikan apresiasi")."""
    first = reader.tokens[i].lower
    if i + 1 < len(reader.tokens):
        pair = reader.lex.cue(f"{first} {reader.tokens[i + 1].lower}", "active")
        if pair is not None:
            return pair, i + 2
    cue = reader.lex.cue(first, "active")
    if cue is not None:
        return cue, i + 1
    if reader.has("frame.light", i) and reader.has("frame.light_nouns", i + 1):
        return Cue(voice="active", kind="object", stance="asserts"), i + 2
    return None, i


def _stance(reader: Reader, cue: Cue, start: int) -> Stance:
    """The stance of a cue, or of the cue it leads to ("bersikukuh meminta ...")."""
    following = reader.lex.cue(reader.text(start).lower(), "active")
    if cue.stance == "asserts" and following is not None:
        return following.stance
    return cue.stance


def _helped(reader: Reader, i: int) -> int:
    """First of the helping words before the verb ("has denied"), by the pack."""
    while i > reader.begin and reader.has("frame.helping", i - 1):
        i -= 1
    return i


def _handed(reader: Reader, cue: Cue, subject: Range | None, start: int, led: bool) -> bool:
    """Whether words are handed over at all: a verb of knowing needs a clause led by
    "bahwa" or a comma, or a writing for its subject ("data menunjukkan ...")."""
    if cue.kind == "clause" and not led:
        return (
            subject is not None
            and phrases.credible(reader.tokens, *subject, reader.lex)
            and sum(1 for t in reader.tokens[start:] if t.is_word) >= _LEAST_CLAUSE
        )
    if cue.kind == "refuse" and not led:
        return any(reader.has("frame.refused", k) for k in range(start, start + _REFUSED))
    words = sum(1 for t in reader.tokens[start:] if t.is_word)
    if reader.has("phrase.joins", start) or (cue.kind == "attitude" and words < _LEAST_CLAUSE):
        return False
    rest = reader.tokens[start:]
    first = rest[0].quote if rest else None
    if first is not None and first.words == 0:
        return False
    return any(t.is_word or t.quote is not None for t in rest)


def _unsaid(reader: Reader, i: int) -> bool:
    return reader.has("frame.unsaid", i - 1) or reader.has("frame.negation", i - 1)


def _may_speak(reader: Reader, subject: Range, i: int, after: int) -> bool:
    tokens, lex = reader.tokens, reader.lex
    led = reader.text(after) in (",", ":") or reader.has("frame.that", after)
    j = i - 1
    while j >= subject[1]:
        near = j == i - 1 or not reader.has("phrase.adverbs", j)
        if (near and reader.has("frame.unsaid", j)) or reader.has("frame.negation", j):
            return False
        if not reader.has("phrase.adverbs", j):
            break
        j -= 1
    if reader.has("frame.relative", subject[1]) or reader.has("frame.relative", subject[1] - 1):
        named = any(tokens[k].is_capital for k in range(*subject) if k > 0)
        return led and named and phrases.speaks(tokens, *subject, lex)
    if reader.has("phrase.joins", subject[1] - 1):
        return False
    if _verbal(reader, subject[1] - 1) or (
        has_verb(tokens[subject[0] : subject[1]], lex)
        and not any(reader.text(k) == "," for k in range(*subject))
    ):
        return False
    if all(reader.dated(k) for k in range(*subject) if tokens[k].is_word):
        return False
    if any(reader.has("phrase.first_person", k) for k in range(*subject)):
        return False
    return phrases.speaks(tokens, *subject, lex)


def _verbal(reader: Reader, k: int) -> bool:
    """Whether the subject ends in a verb, so that the cue only serves it ("bekerja
    mengungkap")."""
    token = reader.tokens[k]
    return not token.is_capital and verb_like(token, reader.lex)


def _start(reader: Reader, after: int) -> tuple[int, Range]:
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


def _told(reader: Reader, after: int) -> tuple[int, Range]:
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


def _nothing_follows(reader: Reader, start: int) -> bool:
    """Whether nothing but circumstances follows a verb: its words stand before it."""
    tokens = reader.tokens
    rest = range(start, len(tokens))
    if all(not (tokens[k].is_word or tokens[k].quote) or reader.hidden[k] for k in rest):
        return True
    beside = reader.has("frame.beside", start) or reader.dated(start)
    return beside and not any(reader.speech(k) for k in rest)


def _inverted(reader: Reader, i: int, cue: Cue, subject: Range | None, head: int) -> int | None:
    tokens = reader.tokens
    comma = next((k for k in range(i - 1, reader.begin, -1) if reader.text(k) == ","), None)
    if comma is not None and comma > head and has_verb(tokens[reader.begin : comma], reader.lex):
        head, subject = comma + 1, phrases.left(tokens, comma + 1, i, reader.lex)
    if subject is None:
        return None
    last = head - 1
    while last >= reader.begin and reader.text(last) in (",", "-", "–"):
        last -= 1
    quoted = last >= reader.begin and reader.speech(last)
    if quoted:
        content: Range = (last, last + 1)
    elif (
        cue.kind == "say"
        and reader.text(head - 1) == ","
        and last > reader.begin
        and not reader.has("phrase.stop", reader.begin)
        and has_verb(tokens[reader.begin : last + 1], reader.lex)
    ):
        content = (reader.begin, last + 1)
    else:
        return None
    end = zone_end(reader, i + 1)
    frame = Frame(
        rule="quote.inverted" if quoted else "reported.inverted",
        stance=cue.stance,
        cue=(_helped(reader, i), i + 1),
        phrase=subject,
        content=(content,),
        zone=(i + 1, end),
        kind=cue.kind,
    )
    return reader.take(frame, end)
