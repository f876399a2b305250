"""Who hands over which words: the frames of attribution in one unit of text.

A *frame* is a cue with its speaker's phrase and the words it hands over, found by the
shapes of the language alone: "<words>, kata <speaker>", "<speaker> mengatakan <words>",
"menurut <speaker>, <words>", "<words> dinilai <words>". Who the speaker is, is for
`runut.statements.sources`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from runut.records import Stance
from runut.statements import phrases, relays
from runut.statements.clauses import Token, has_verb
from runut.statements.lexicon import Cue, Lexicon

#: A quotation of fewer words inside a sentence is a borrowed phrase, not speech.
LEAST_SPEECH = 4

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A cue and what hangs on it, as ranges of tokens of the unit.

    ``cue`` is None for a quotation that stands alone. ``phrase`` names the speaker; None
    when the words do not ("dinilai"), or when the speaker is the one before (``again``)
    or a pronoun glued to the cue (``clitic``, its length). ``content`` ranges hold what
    is said; empty when the frame credits what stands before it (``credits``). ``zone`` is
    what stands beside the cue, where means and circumstances are named.
    """

    rule: str
    stance: Stance
    cue: Range | None
    phrase: Range | None = None
    clitic: int = 0
    again: bool = False
    credits: bool = False
    content: tuple[Range, ...] = ()
    zone: Range = (0, 0)
    kind: str = "say"


@dataclass(slots=True, kw_only=True)
class _Reader:
    """The state of reading one unit from left to right."""

    tokens: Sequence[Token]
    lex: Lexicon
    hidden: Sequence[bool]
    frames: list[Frame] = field(default_factory=list)
    begin: int = 0

    def word(self, i: int) -> str:
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""


def read(tokens: Sequence[Token], found: Sequence[relays.Relay], lex: Lexicon) -> list[Frame]:
    """The frames of one unit, in order; ``found`` are its credits, which are passed over."""
    if not any(
        t.quote is not None or t.lower in lex.cues or lex.has("frame.according", t.lower)
        for t in tokens
    ):
        return []
    hidden = [False] * len(tokens)
    for relay in found:
        hidden[relay.start : relay.end] = [True] * (relay.end - relay.start)
    reader = _Reader(tokens=tokens, lex=lex, hidden=hidden)
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.quote is not None or hidden[i]:
            i += 1
            continue
        step = (
            _post(reader, i) or _according(reader, i) or _active(reader, i) or _passive(reader, i)
        )
        i = step or i + 1
    _alone(reader)
    return reader.frames


# ---------------------------------------------------------------- "<words>, kata <speaker>"


def _post(reader: _Reader, i: int) -> int | None:
    tokens, lex = reader.tokens, reader.lex
    cue = lex.cue(tokens[i].lower, "post")
    if cue is None:
        return None
    before = _before(reader, i)
    quoted = before >= 0 and tokens[before].quote is not None
    first = before < reader.begin
    comma = i > 0 and tokens[i - 1].text == ","
    if not (quoted or comma or first):
        return None
    start, end = (i + 1, i + 1) if cue.clitic else phrases.right(tokens, i + 1, lex)
    if not cue.clitic and end == start:
        return None
    if not quoted and not cue.clitic and not phrases.speaks(tokens, start, end, lex):
        return None
    if first and not quoted and not (end < len(tokens) and tokens[end].text in (",", ":")):
        return None
    zone_end = _zone_end(reader, end)
    content, resume = _post_content(reader, i, end, zone_end, quoted)
    if not content:
        return None
    reader.frames.append(
        Frame(
            rule="quote.after" if quoted else "reported.after",
            stance=cue.stance,
            cue=(i, i + 1),
            phrase=None if cue.clitic else (start, end),
            clitic=cue.clitic,
            content=tuple(content),
            zone=(end, zone_end),
            kind=cue.kind,
        )
    )
    reader.begin = resume
    return resume


def _before(reader: _Reader, i: int) -> int:
    """The last token before ``i`` that is neither a comma nor part of a credit."""
    j = i - 1
    while j >= reader.begin and (reader.tokens[j].text in (",", "-", "–") or reader.hidden[j]):
        j -= 1
    return j


def _post_content(
    reader: _Reader, i: int, end: int, zone_end: int, quoted: bool
) -> tuple[list[Range], int]:
    tokens = reader.tokens
    content: list[Range] = []
    if quoted:
        at = _before(reader, i)
        content.append((at, at + 1))
    else:
        left = (reader.begin, i - 1 if i else 0)
        rest = _next_clause(reader, end)
        whole = has_verb(tokens[left[0] : left[1]], reader.lex) or left[1] - left[0] > 9
        if left[1] > left[0] and (whole or rest is None):
            content.append(left)
        if rest is not None and not (whole and not _goes_on(reader, rest)):
            stop = _content_end(reader, rest, None)
            content.append((rest, stop))
            return content, stop
    # The same speaker goes on in a second quotation.
    if zone_end < len(tokens) and tokens[zone_end].quote is not None:
        quote = tokens[zone_end].quote
        if quote is not None and quote.words >= LEAST_SPEECH - 2 and quoted:
            content.append((zone_end, zone_end + 1))
            zone_end += 1
    return content, zone_end


def _next_clause(reader: _Reader, end: int) -> int | None:
    """Where words go on after ", kata X,"; None when nothing but its circumstances does."""
    tokens, lex = reader.tokens, reader.lex
    if end >= len(tokens) or tokens[end].text not in (",", ":"):
        return None
    start = end + 1
    if start >= len(tokens) or reader.hidden[start]:
        return None
    head = tokens[start]
    if head.text[0].isdigit() or lex.has("credit.day", head.lower):
        return None
    if not has_verb(tokens[start:], lex):
        return None
    return start


def _goes_on(reader: _Reader, rest: int) -> bool:
    """Whether the words after an inserted cue go on with a joining word."""
    head = reader.tokens[rest].lower
    return reader.lex.has("split.after_comma", head)


def _zone_end(reader: _Reader, start: int) -> int:
    """End of the circumstances beside a cue: a quotation, or a clause of a new speaker."""
    tokens, lex = reader.tokens, reader.lex
    for j in range(start, len(tokens)):
        token = tokens[j]
        if token.quote is not None:
            quote = token.quote
            if quote.words >= LEAST_SPEECH and (
                (j and tokens[j - 1].text in (",", ":", ".")) or j == start
            ):
                return j
        if j > start and lex.cue(token.lower, "active") is not None and not reader.hidden[j]:
            if _again(reader, j, start):
                return j - 1
            head = _clause_head(tokens, j, start)
            subject = phrases.left(tokens, head, j, lex)
            if (
                subject is not None
                and head > start
                and not lex.has("frame.unsaid", tokens[j - 1].lower)
            ):
                return head
    return len(tokens)


# ------------------------------------------------------------- "menurut <speaker>, <words>"


def _according(reader: _Reader, i: int) -> int | None:
    tokens, lex = reader.tokens, reader.lex
    lower = tokens[i].lower
    stem = next(
        (lower[: -len(s)] for s in lex.sets.get("frame.suffix", ()) if lower.endswith(s)), lower
    )
    clitic = 0
    if not lex.has("frame.according", lower):
        if not lex.has("frame.according", stem):
            return None
        clitic = len(lower) - len(stem)
    weak = lex.has("frame.according_weak", stem)
    start = i + 1
    end = start if clitic else phrases.right(tokens, start, lex, commas=True, stops=False)[1]
    if not clitic and end == start:
        return None
    opens = i == reader.begin or all(
        lex.has("phrase.openers", tokens[k].lower) or tokens[k].text == ","
        for k in range(reader.begin, i)
    )
    if weak and not (opens and phrases.credible(tokens, start, end, lex)):
        return None
    frame = Frame(
        rule="reported.according",
        stance="asserts",
        cue=(i, i + 1),
        phrase=None if clitic else (start, end),
        clitic=clitic,
        zone=(end, end),
    )
    content, resume = _around(reader, i, end, opens)
    if not content:
        return None
    reader.frames.append(_with(frame, content))
    reader.begin = resume
    return resume


def _around(reader: _Reader, i: int, end: int, opens: bool) -> tuple[tuple[Range, ...], int]:
    """What stands before or after "menurut X"."""
    tokens = reader.tokens
    after = end + 1 if end < len(tokens) and tokens[end].text in (",", ":") else end
    left = (reader.begin, i)
    whole = not opens and has_verb(tokens[left[0] : left[1]], reader.lex)
    if after < len(tokens) and not whole:
        stop = _content_end(reader, after, None)
        content = [(after, stop)]
        if not opens and left[1] - left[0] > 8:
            content.insert(0, left)
        return tuple(content), stop
    if opens or left[1] <= left[0]:
        return (), end
    return (left,), end


# ------------------------------------------------------------ "<speaker> mengatakan <words>"


def _active(reader: _Reader, i: int) -> int | None:
    tokens, lex = reader.tokens, reader.lex
    cue = lex.cue(tokens[i].lower, "active")
    if cue is None:
        return None
    again = bool(reader.frames) and i > 0 and _again(reader, i, reader.begin)
    head = _clause_head(tokens, i, reader.begin)
    subject = None if again else phrases.left(tokens, head, i, lex)
    if not again and (subject is None or not _may_speak(reader, cue, subject, i)):
        return None
    if again and cue.kind in ("clause", "attitude"):
        return None
    start, zone = _content_start(reader, i, cue)
    quote_left = _quote_before(reader, head)
    if start is None:
        return None
    if _only_circumstances(reader, start):
        return _inverted(reader, i, cue, subject, head, quote_left)
    stop = _content_end(reader, start, i)
    if cue.kind == "clause" and not _clause_follows(reader, i, start):
        return None
    reader.frames.append(
        Frame(
            rule="reported.again" if again else "reported.before",
            stance=cue.stance,
            cue=(i, i + 1),
            phrase=subject,
            again=again,
            content=((start, stop),),
            zone=zone,
            kind=cue.kind,
        )
    )
    reader.begin = stop
    return stop


def _may_speak(reader: _Reader, cue: Cue, subject: Range, i: int) -> bool:
    tokens, lex = reader.tokens, reader.lex
    j = i - 1
    while j >= subject[1]:
        word = tokens[j].lower
        if lex.has("frame.unsaid", word) or lex.has("frame.negation", word):
            return False
        if lex.has("frame.relative", word) and not _follows_that(reader, i):
            return False
        j -= 1
    if any(lex.has("phrase.first_person", tokens[k].lower) for k in range(*subject)):
        return False
    strict = cue.kind in ("clause", "object", "attitude")
    return (
        phrases.speaks(tokens, *subject, lex)
        if strict
        else phrases.may_speak(tokens, *subject, lex)
    )


def _follows_that(reader: _Reader, i: int) -> bool:
    return i + 1 < len(reader.tokens) and (
        reader.tokens[i + 1].text in (",", ":")
        or reader.lex.has("frame.that", reader.tokens[i + 1].lower)
    )


def _clause_follows(reader: _Reader, i: int, start: int) -> bool:
    return any(reader.lex.has("frame.that", reader.tokens[k].lower) for k in range(i + 1, start))


def _content_start(reader: _Reader, i: int, cue: Cue) -> tuple[int | None, Range]:
    """Where the words begin after an active verb, and the circumstances passed over."""
    tokens, lex = reader.tokens, reader.lex
    start = i + 1
    while start < len(tokens) and lex.has("phrase.skip", tokens[start].lower):
        start += 1
    limit = min(len(tokens), start + 14)
    if (
        start < len(tokens)
        and lex.has("phrase.stop", tokens[start].lower)
        and not lex.has("frame.that", tokens[start].lower)
    ):
        for j in range(start, limit):
            if lex.has("frame.that", tokens[j].lower):
                return _past_that(reader, j), (i + 1, j)
            if tokens[j].text in (",", ":") and j + 1 < len(tokens):
                following = tokens[j + 1]
                if not (following.text[0].isdigit() or lex.has("credit.day", following.lower)):
                    return _past_that(reader, j + 1), (i + 1, j)
            if tokens[j].quote is not None and tokens[j].quote.words >= LEAST_SPEECH:
                return j, (i + 1, j)
        return start, (i + 1, i + 1)
    return _past_that(reader, start), (i + 1, i + 1)


def _past_that(reader: _Reader, start: int) -> int:
    tokens, lex = reader.tokens, reader.lex
    while start < len(tokens) and (
        tokens[start].text in (",", ":") or lex.has("frame.that", tokens[start].lower)
    ):
        start += 1
    return start


def _content_end(reader: _Reader, start: int, cue: int | None) -> int:
    """Where what is said ends: with the unit, or where another speaker or turn begins."""
    tokens, lex = reader.tokens, reader.lex
    for j in range(start + 1, len(tokens)):
        if reader.hidden[j] and all(reader.hidden[j:]):
            return j
        token = tokens[j]
        if token.quote is not None or reader.hidden[j]:
            continue
        if lex.has("frame.turn", token.lower) and has_verb(tokens[j + 1 :], lex):
            return j
        active = lex.cue(token.lower, "active")
        if active is not None and active.kind in ("say", "object"):
            if _again(reader, j, start):
                return _again_head(reader, j)
            head = _clause_head(tokens, j, start)
            if head > start and lex.has("frame.but", tokens[head].lower):
                subject = phrases.left(tokens, head, j, lex)
                if subject is not None and phrases.speaks(tokens, *subject, lex):
                    return head
        if j > start + 2 and tokens[j - 1].text == "," and _attribution_ahead(reader, j):
            return j - 1
    return len(tokens)


def _attribution_ahead(reader: _Reader, j: int) -> bool:
    """Whether ", kata X" or ", menurut X" at ``j`` closes what stands before."""
    tokens, lex = reader.tokens, reader.lex
    cue = lex.cue(tokens[j].lower, "post")
    if cue is not None:
        if cue.clitic:
            return True
        start, end = phrases.right(tokens, j + 1, lex)
        return end > start and phrases.speaks(tokens, start, end, lex)
    return lex.has("frame.according", tokens[j].lower) and not lex.has(
        "frame.according_weak", tokens[j].lower
    )


def _again(reader: _Reader, i: int, start: int) -> bool:
    """Whether the verb at ``i`` goes on with the speaker before: "seraya menambahkan"."""
    head = _again_head(reader, i)
    if head >= i or head <= start:
        return False
    comma = reader.tokens[head - 1].text == ","
    return (
        comma
        or not reader.lex.has("split.needs_verb", reader.tokens[head].lower)
        or (head - start <= 7)
    )


def _again_head(reader: _Reader, i: int) -> int:
    """Index of the joining word before the verb at ``i``; ``i`` when there is none."""
    tokens, lex = reader.tokens, reader.lex
    j = i - 1
    while (
        j > 0
        and lex.has("phrase.adverbs", tokens[j].lower)
        and not lex.has("frame.again", tokens[j].lower)
        and not lex.has("frame.negation", tokens[j].lower)
    ):
        j -= 1
    return j if j > 0 and lex.has("frame.again", tokens[j].lower) else i


def _clause_head(tokens: Sequence[Token], i: int, begin: int) -> int:
    """First token of the clause whose verb stands at ``i``.

    Commas are passed where an apposition or a relative clause stands between the subject
    and its verb ("Easley, profesor di Ewha, mengatakan").
    """
    j = i - 1
    passed = 0
    while j >= begin:
        token = tokens[j]
        if token.quote is not None and token.quote.words >= LEAST_SPEECH:
            return j + 1
        if token.text in (";", ":"):
            return j + 1
        if token.text == ",":
            if not _passable(tokens, j, i) or passed >= 3:
                return j + 1
            passed += 1
        j -= 1
    return begin


def _passable(tokens: Sequence[Token], comma: int, i: int) -> bool:
    """Whether the comma lies inside the subject: right before the verb, or before what
    belongs to a name."""
    after = tokens[comma + 1] if comma + 1 < len(tokens) else None
    if comma + 1 >= i or after is None:
        return True
    return not any(t.is_capital or t.is_word for t in tokens[comma + 1 : i][:1]) or _apposed(
        tokens, comma, i
    )


def _apposed(tokens: Sequence[Token], comma: int, i: int) -> bool:
    """Whether ``tokens[comma+1:i]`` ends with a comma (an apposition), or is a bare name
    after a description."""
    if tokens[i - 1].text == ",":
        return True
    return (
        all(t.is_capital for t in tokens[comma + 1 : i] if t.is_word)
        and comma > 0
        and (tokens[comma - 1].is_word)
    )


def _quote_before(reader: _Reader, head: int) -> int | None:
    """Index of a speech-sized quotation right before the clause at ``head``."""
    j = head - 1
    while j >= reader.begin and reader.tokens[j].text in (",", "-"):
        j -= 1
    if j >= reader.begin:
        quote = reader.tokens[j].quote
        if quote is not None and quote.words >= LEAST_SPEECH:
            return j
    return None


def _only_circumstances(reader: _Reader, start: int) -> bool:
    """Whether nothing but circumstances follows a verb: its words stand before it."""
    tokens, lex = reader.tokens, reader.lex
    if start >= len(tokens) or all(
        (not t.is_word and t.quote is None) or reader.hidden[k]
        for k, t in enumerate(tokens[start:], start)
    ):
        return True
    return lex.has("phrase.stop", tokens[start].lower) and not any(
        t.quote is not None and t.quote.words >= LEAST_SPEECH for t in tokens[start:]
    )


def _inverted(
    reader: _Reader, i: int, cue: Cue, subject: Range | None, head: int, quote: int | None
) -> int | None:
    """ "<words>, <speaker> menambahkan": the words stand before the speaker."""
    tokens = reader.tokens
    if subject is None:
        return None
    zone_end = _zone_end(reader, i + 1)
    if quote is not None:
        content: Range = (quote, quote + 1)
    elif head - 1 > reader.begin and has_verb(tokens[reader.begin : head - 1], reader.lex):
        content = (reader.begin, head - 1)
    else:
        return None
    reader.frames.append(
        Frame(
            rule="quote.inverted" if quote is not None else "reported.inverted",
            stance=cue.stance,
            cue=(i, i + 1),
            phrase=subject,
            content=(content,),
            zone=(i + 1, zone_end),
            kind=cue.kind,
        )
    )
    reader.begin = zone_end
    return zone_end


# --------------------------------------------------------------------- "<words> dinilai ..."


def _passive(reader: _Reader, i: int) -> int | None:
    tokens, lex = reader.tokens, reader.lex
    cue = lex.cue(tokens[i].lower, "passive")
    if cue is None or cue.kind == "clause":
        return None
    if i > 0 and (
        lex.has("frame.relative", tokens[i - 1].lower)
        or lex.has("frame.unsaid", tokens[i - 1].lower)
        or lex.has("frame.negation", tokens[i - 1].lower)
        or lex.has("credit.lead", tokens[i - 1].lower)
    ):
        return None
    start = i + 1
    by = start < len(tokens) and lex.has("frame.by", tokens[start].lower)
    agent = phrases.right(tokens, start + 1 if by else start, lex, commas=True)
    named = agent[1] > agent[0] and (
        by or tokens[agent[0]].is_capital or phrases.speaks(tokens, *agent, lex)
    )
    credit = _credit(reader, i, cue, agent if named else None)
    if credit is not None:
        return credit
    opens = all(
        lex.has("phrase.openers", t.lower) or t.text == "," for t in tokens[reader.begin : i]
    )
    if opens and (named or _follows_that(reader, i) or i + 1 < len(tokens)):
        return _passive_opening(reader, i, cue, agent if named else None)
    if not lex.has("frame.agentless", tokens[i].lower):
        return None
    stop = _content_end(reader, i, None)
    reader.frames.append(
        Frame(
            rule="reported.passive",
            stance=cue.stance,
            cue=(i, i + 1),
            phrase=agent if by and named else None,
            content=((reader.begin, stop),),
            zone=(i, stop),
            kind=cue.kind,
        )
    )
    reader.begin = stop
    return stop


def _passive_opening(reader: _Reader, i: int, cue: Cue, agent: Range | None) -> int | None:
    """ "Disebutkan KCNA bahwa <words>", "Dikatakan bahwa <words>"."""
    tokens, lex = reader.tokens, reader.lex
    that = next(
        (
            k
            for k in range(i + 1, min(len(tokens), i + 14))
            if lex.has("frame.that", tokens[k].lower)
        ),
        None,
    )
    after_agent = agent[1] if agent is not None else i + 1
    if that is not None:
        start = that + 1
        agent = (agent[0], min(agent[1], that)) if agent is not None else None
    elif agent is not None and after_agent < len(tokens) and tokens[after_agent].text == ",":
        start = after_agent + 1
    elif agent is None or not lex.has("frame.agentless", tokens[i].lower):
        start = i + 1
        if not lex.has("frame.agentless", tokens[i].lower):
            return None
        agent = None
    else:
        start, agent = i + 1, None
    if start >= len(tokens):
        return None
    stop = _content_end(reader, start, i)
    reader.frames.append(
        Frame(
            rule="reported.passive",
            stance=cue.stance,
            cue=(i, i + 1),
            phrase=agent,
            content=((start, stop),),
            zone=(i + 1, start),
            kind=cue.kind,
        )
    )
    reader.begin = stop
    return stop


def _credit(reader: _Reader, i: int, cue: Cue, agent: Range | None) -> int | None:
    """ "Hal itu disampaikan X": credits what stands before."""
    tokens, lex = reader.tokens, reader.lex
    if agent is None or not lex.has("credit.passive", tokens[i].lower):
        return None
    subject = [t.lower for t in tokens[reader.begin : i] if t.is_word]
    if not subject or len(subject) > 8:
        return None
    if not any(lex.has("credit.nouns", word) for word in subject):
        return None
    if any(lex.has("frame.that", t.lower) for t in tokens[agent[1] : agent[1] + 3]):
        return None
    end = _zone_end(reader, agent[1])
    reader.frames.append(
        Frame(
            rule="reported.credit",
            stance=cue.stance,
            cue=(i, i + 1),
            phrase=agent,
            credits=True,
            zone=(agent[1], end),
            kind=cue.kind,
        )
    )
    reader.begin = end
    return end


# ------------------------------------------------------------------------ words that stand alone


def _alone(reader: _Reader) -> None:
    """A quotation that no cue in its unit hands over, when it is the unit's own start."""
    tokens = reader.tokens
    taken = {k for frame in reader.frames for a, b in frame.content for k in range(a, b)}
    for k, token in enumerate(tokens):
        if token.quote is None or k in taken or token.quote.words < LEAST_SPEECH:
            continue
        opens = all(not tokens[j].is_word for j in range(k))
        closes = all(not t.is_word for t in tokens[k + 1 :])
        colon = k > 0 and tokens[k - 1].text == ":"
        if (opens and (closes or k + 1 < len(tokens))) or colon:
            frame = Frame(
                rule="quote.colon" if colon else "quote.alone",
                stance="asserts",
                cue=None,
                content=((k, k + 1),),
                zone=(k + 1, len(tokens)) if closes else (k + 1, k + 1),
            )
            reader.frames.append(frame)
    reader.frames.sort(key=lambda frame: frame.content[0] if frame.content else frame.zone)


def _with(frame: Frame, content: tuple[Range, ...]) -> Frame:
    return Frame(
        rule=frame.rule,
        stance=frame.stance,
        cue=frame.cue,
        phrase=frame.phrase,
        clitic=frame.clitic,
        content=content,
        zone=frame.zone,
        kind=frame.kind,
    )
