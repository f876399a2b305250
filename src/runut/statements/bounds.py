"""Where the clause of a cue begins, and where the words it hands over end."""

from __future__ import annotations

from runut.statements import phrases, subjects
from runut.statements.clauses import has_verb, verb_like
from runut.statements.frames import Reader

#: Commas that may lie between a subject and its verb.
_MOST_COMMAS = 4


def content_end(reader: Reader, start: int) -> int:
    """Where what is said ends: with the unit, or where another speaker or turn begins."""
    tokens, lex = reader.tokens, reader.lex
    for j in range(start + 1, len(tokens)):
        token = tokens[j]
        if reader.hidden[j]:
            if all(reader.hidden[j:]):
                return j
            continue
        if token.quote is not None:
            continue
        if lex.has("frame.turn", token.lower) and has_verb(tokens[j + 1 :], lex):
            return j
        other = _other_verb(reader, j, start)
        if other is not None:
            return other
        if tokens[j - 1].text == "," and closes(reader, j):
            return j - 1
        if tokens[j - 1].text[-2:-1] == "," and tokens[j - 1].quote and closes(reader, j):
            return j
    return len(tokens)


def _other_verb(reader: Reader, j: int, start: int) -> int | None:
    """Where the verb at ``j`` begins a frame of its own inside handed-over words."""
    tokens, lex = reader.tokens, reader.lex
    if lex.cue(tokens[j].lower, "participle") is not None and reader.text(j - 1) == ",":
        return j
    if lex.cue(tokens[j].lower, "passive") is not None and _told_within(reader, j, start):
        return _comma_before(reader, j, start) + 1
    active = lex.cue(tokens[j].lower, "active")
    if active is None or active.kind not in ("say", "object", "tell", "refuse"):
        return None
    if again(reader, j, start + 1):
        return again_head(reader, j)
    head = clause_head(reader, j, start)
    if head > start and (lex.has("frame.but", tokens[head].lower) or _main(reader, head)):
        subject = subjects.left(tokens, head, j, lex)
        if subject is not None and phrases.speaks(tokens, *subject, lex):
            return head
    return None


def _main(reader: Reader, head: int) -> bool:
    """Whether the clause at ``head`` is the main one behind one that opened the sentence: "As a
    poll found that ..., the minister said ..."."""
    return reader.has("frame.opening", reader.begin) and reader.text(head - 1) == ","


def _comma_before(reader: Reader, j: int, start: int) -> int:
    """The last comma before token ``j``; ``start - 1`` when there is none."""
    return next((k for k in range(j - 1, start, -1) if reader.text(k) == ","), start - 1)


def _told_within(reader: Reader, j: int, start: int) -> bool:
    """Whether ", ... dikatakan X bahwa" begins at the last comma before ``j``."""
    comma = _comma_before(reader, j, start)
    if comma < start or not all(
        reader.has("phrase.openers", k) or reader.has("phrase.adverbs", k)
        for k in range(comma + 1, j)
    ):
        return False
    agent = phrases.right(reader.tokens, j + 1, reader.lex)
    return agent[1] > agent[0] and reader.has("frame.that_alone", agent[1])


def closes(reader: Reader, j: int) -> bool:
    """Whether ", kata X" or ", menurut X" at ``j`` closes what stands before it."""
    tokens, lex = reader.tokens, reader.lex
    cue = lex.cue(tokens[j].lower, "post")
    if cue is not None:
        if cue.clitic:
            return True
        start, end = phrases.right(tokens, j + 1, lex)
        return end > start and phrases.speaks(tokens, start, end, lex)
    return reader.has("frame.according", j) and not reader.has("frame.according_weak", j)


def zone_end(reader: Reader, start: int) -> int:
    """End of the circumstances beside a cue: a quotation, or a clause of a new speaker."""
    tokens, lex = reader.tokens, reader.lex
    for j in range(start, len(tokens)):
        if reader.speech(j) and (j == start or tokens[j - 1].text in (",", ":", ".")):
            return j
        if reader.text(j - 1) == "," and lex.cue(tokens[j].lower, "participle") is not None:
            return j
        if j == start or reader.hidden[j] or lex.cue(tokens[j].lower, "active") is None:
            continue
        if again(reader, j, start):
            return again_head(reader, j)
        head = clause_head(reader, j, start)
        subject = subjects.left(tokens, head, j, lex)
        if subject is not None and head > start and not reader.has("frame.unsaid", j - 1):
            return head
    return len(tokens)


def again(reader: Reader, i: int, start: int) -> bool:
    """Whether the verb at ``i`` goes on with the speaker before: "seraya menambahkan"."""
    head = again_head(reader, i)
    if head >= i or head < start:
        return False
    comma = reader.text(head - 1) == ","
    return comma or not reader.has("split.needs_verb", head) or head - start <= 7


def again_head(reader: Reader, i: int) -> int:
    """Index of the joining word before the verb at ``i``; ``i`` when there is none."""
    j = i - 1
    while (
        j > 0
        and reader.has("phrase.adverbs", j)
        and not reader.has("frame.again", j)
        and not reader.has("frame.negation", j)
    ):
        j -= 1
    return j if j >= 0 and reader.has("frame.again", j) else i


def clause_head(reader: Reader, i: int, begin: int) -> int:
    """First token of the clause whose verb stands at ``i``.

    Commas are passed where an apposition or a relative clause stands between the subject
    and its verb ("Easley, profesor di Ewha, mengatakan"), and an aside between dashes is.
    """
    passed, skipped = 0, i
    for j in range(i - 1, begin - 1, -1):
        if j >= skipped:
            continue
        if subjects.is_dash(reader.tokens, j) and not reader.hidden[j]:
            skipped = subjects.aside(reader.tokens, j, begin) if _right_before(reader, j, i) else j
            if skipped == j:
                return j + 1
            continue
        if reader.speech(j) or reader.text(j) in (";", ":") or reader.uttered(j):
            return j + 1
        if passed == 0 and _subordinates(reader, j):
            return j + 1
        if reader.text(j) == "," and not reader.hidden[j]:
            if passed >= _MOST_COMMAS or not _passable(reader, j, i):
                return j + 1
            passed += 1
    return begin


def _subordinates(reader: Reader, j: int) -> bool:
    """Whether a clause begins behind token ``j``; "during that campaign" holds none."""
    if reader.hidden[j] or not reader.has("frame.subordinate", j):
        return False
    return not (reader.has("frame.that_alone", j) and reader.has("phrase.stop", j - 1))


def _right_before(reader: Reader, mark: int, i: int) -> bool:
    """Whether nothing but adverbs stands between a mark and the verb at ``i``."""
    return all(reader.has("phrase.adverbs", k) for k in range(mark + 1, i))


def _passable(reader: Reader, comma: int, i: int) -> bool:
    """Whether the comma lies inside the subject: before adverbs and circumstances alone,
    before an apposition that a comma closes, before a relative clause, or before a bare
    name."""
    tokens = reader.tokens
    edge = _edge(reader, comma, i)
    between = [
        k
        for k in range(comma + 1, edge)
        if tokens[k].is_word and not reader.hidden[k] and not reader.has("phrase.adverbs", k)
    ]
    if not between:
        placed = reader.has("phrase.circumstance", edge)
        return not placed or not _opening_phrase(reader, comma)
    if reader.text(edge - 1) == "," or reader.has("frame.relative", comma + 1):
        return True
    if reader.dated(comma + 1) or not reader.text(comma - 1):
        return False
    described = not reader.dated(comma - 1) and reader.text(comma - 1) != ")"
    return (
        described
        and all(tokens[k].is_capital for k in between)
        and not _opening_phrase(reader, comma)
    )


def _edge(reader: Reader, comma: int, i: int) -> int:
    """Where the adverbs and circumstances right before the verb at ``i`` begin."""
    edge = i
    while edge > comma + 1 and (
        reader.has("phrase.adverbs", edge - 1)
        or reader.dated(edge - 1)
        or subjects.leads_to_day(reader.tokens, edge - 1, reader.lex)
        or reader.text(edge - 1) in ("(", ")", "/")
    ):
        edge -= 1
    opened = next((k for k in range(edge - 1, comma, -1) if reader.text(k) == ","), comma)
    if reader.has("phrase.circumstance", opened + 1) and not reader.tokens[opened + 1].is_capital:
        return opened + 1
    return edge


def _opening_phrase(reader: Reader, comma: int) -> bool:
    """Whether what stands before the comma is no description but a circumstance."""
    k = comma - 1
    while k > reader.begin and reader.text(k - 1) != ",":
        k -= 1
    if reader.has("frame.relative", k):
        return False
    return (
        reader.has("phrase.openers", k)
        or reader.has("phrase.stop", k)
        or verb_like(reader.tokens[k], reader.lex)
    )
