"""The frame whose speaker and verb stand before the words: "X mengatakan <words>"."""

from __future__ import annotations

from runut.records import Stance
from runut.statements import described, handed, inverted, phrases, subjects
from runut.statements.bounds import again, clause_head, content_end, zone_end
from runut.statements.clauses import has_verb, verb_like
from runut.statements.frames import Frame, Range, Reader, helped, past_that
from runut.statements.lexicon import Cue
from runut.statements.listeners import words_begin

#: Kinds of verbs that tell what somebody holds or does, and go on with no words of his.
_HELD = ("clause", "attitude", "side", "urge")
#: "they themselves" and "they both" are pronouns still; longer ones are clauses.
_LONGEST_PRONOUN = 2


def read(reader: Reader, i: int) -> int | None:
    """Read the verb at token ``i``; the token to go on with, or None."""
    cue, after = _verb(reader, i)
    if cue is None:
        return None
    goes_on = bool(reader.frames) and again(reader, i, reader.begin)
    if goes_on and (cue.kind in _HELD or _unsaid(reader, i)):
        return None
    if _undergone(reader, i, after):
        return None
    head = clause_head(reader, i, reader.begin)
    subject = None if goes_on else _subject(reader, i, cue, head)
    if not goes_on and subject is None:
        return None
    if subject is not None and described.no_verb(reader, i, after, subject):
        return None
    start, passed = words_begin(reader, cue, after)
    led = past_that(reader, after) > after or (cue.kind != "tell" and passed[1] > passed[0])
    if not led and inverted.nothing_follows(reader, start):
        step = inverted.read(reader, i, cue, subject, head)
        if step is not None:
            return step
    if subject is not None and not _spoken_by(reader, subject, i, after, start, led):
        return None
    if subject is not None and handed.ends(reader, after) and cue.kind == "say":
        return reader.take(_introduces(cue, i, after, subject), len(reader.tokens))
    if start >= len(reader.tokens) or not handed.over(reader, cue, subject, start, led):
        return None
    if not led and handed.thing(reader, i, subject, start):
        return None
    return _hand_over(reader, i, cue, after, subject, start, passed)


def _hand_over(
    reader: Reader,
    i: int,
    cue: Cue,
    after: int,
    subject: Range | None,
    start: int,
    passed: Range,
) -> int:
    """Keep the frame whose words begin at ``start``; without a ``subject`` the speaker of
    the frame before goes on."""
    stop = start + 1 if reader.whole(start) else content_end(reader, start)
    beside = passed
    if stop == start + 1 and passed[0] == passed[1]:
        beside = (stop, zone_end(reader, stop))
    frame = Frame(
        rule="reported.again" if subject is None else "reported.before",
        stance="asserts" if _admits(reader, i) else _stance(reader, cue, start),
        cue=(helped(reader, i), after),
        phrase=subject,
        again=subject is None,
        content=((start, stop),),
        zone=beside,
        kind=cue.kind,
    )
    return reader.take(frame, stop)


def _subject(reader: Reader, i: int, cue: Cue, head: int) -> Range | None:
    """The subject of the verb at ``i``: of its own clause from ``head``, or of the sentence
    where the verb is a second one."""
    antecedent = _antecedent(reader, i) if cue.kind == "say" else None
    if antecedent is not None:
        return antecedent
    subject = subjects.left(reader.tokens, head, i, reader.lex, reader.hidden)
    if subject is None or reader.has("frame.again", i - 1):
        return _first_subject(reader, i) if cue.kind == "say" else None
    return _which(reader, subject) or subject


def _antecedent(reader: Reader, i: int) -> Range | None:
    """The name that "who" stands for right before the verb at ``i``, where it closes a clause
    of its own: "The last to leave was Mara Quill, who said ..."."""
    who = i - 1
    while reader.has("phrase.adverbs", who):
        who -= 1
    if not reader.has("frame.who", who) or reader.text(who - 1) != ",":
        return None
    tokens, start = reader.tokens, who - 1
    while start > reader.begin and (tokens[start - 1].is_capital or reader.text(start - 1) == "."):
        start -= 1
    closes = has_verb(tokens[reader.begin : start], reader.lex)
    return (start, who - 1) if start < who - 1 and closes else None


def _which(reader: Reader, subject: Range) -> Range | None:
    """What "which" at the end of a subject stands for: "Quill referred to |a study by the board|,
    which found"."""
    comma = subject[1] - 2
    if not reader.has("frame.whom", subject[1] - 1) or reader.text(comma) != ",":
        return None
    for k in range(comma - 1, subject[0], -1):
        if verb_like(reader.tokens[k], reader.lex):
            return None
        within = reader.has("phrase.inside", k - 1) or reader.has("frame.by", k - 1)
        if reader.has("frame.determiners", k) and not within:
            return k, comma
    return None


def _spoken_by(reader: Reader, subject: Range, i: int, after: int, start: int, led: bool) -> bool:
    """Whether the subject speaks, and says a clause where the verb is a second one."""
    if not _may_speak(reader, subject, i, after):
        return False
    second = reader.has("frame.again", i - 1)
    return not second or led or has_verb(reader.tokens[start:], reader.lex)


def _first_subject(reader: Reader, i: int) -> Range | None:
    """The subject of the sentence, when the verb at ``i`` is its second one: "Perusahaan
    itu meninjau hasil uji dan mengatakan ..."."""
    tokens, lex = reader.tokens, reader.lex
    if not reader.has("frame.again", i - 1):
        return None
    told = (k for k in range(reader.begin, i) if not reader.has("phrase.describing", k))
    verb = next((k for k in told if verb_like(tokens[k], lex)), None)
    if verb is None or tokens[verb].is_capital:
        return None
    return subjects.left(tokens, reader.begin, verb, lex)


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
    if _in_name(reader, i):
        return None, i
    first = reader.tokens[i].lower
    if i + 1 < len(reader.tokens):
        pair = reader.lex.cue(f"{first} {reader.tokens[i + 1].lower}", "active")
        if pair is not None:
            return pair, i + 2
    cue = reader.lex.cue(first, "active")
    if cue is not None:
        return cue, i + 1
    going_on = reader.lex.cue(first, "participle")
    if going_on is not None and _is_before(reader, i):
        return going_on, i + 1
    if reader.has("frame.light", i) and reader.has("frame.light_nouns", i + 1):
        return Cue(voice="active", kind="object", stance="asserts"), i + 2
    return None, i


def _in_name(reader: Reader, i: int) -> bool:
    """Whether the word at ``i`` ends a name ("the United States say"): it has a capital as the word
    before it, and the next has none as it would in a headline."""
    capitals = [k for k in (i - 1, i, i + 1) if 0 <= k < len(reader.tokens)]
    return [reader.tokens[k].is_capital for k in capitals] == [True, True, False]


def _stance(reader: Reader, cue: Cue, start: int) -> Stance:
    """The stance of a cue, or of the cue it leads to ("bersikukuh meminta ...")."""
    following = reader.lex.cue(reader.text(start).lower(), "active")
    if cue.stance == "asserts" and following is not None:
        return following.stance
    return cue.stance


def _unsaid(reader: Reader, i: int) -> bool:
    return reader.has("frame.unsaid", i - 1) or reader.has("frame.negation", i - 1)


def _undergone(reader: Reader, i: int, after: int) -> bool:
    """Whether the verb's form is a passive one ("was told", "proposed by"): what stands before
    it is told of and does not tell."""
    if reader.has("frame.passive_by", after) and reader.has("frame.passive", i):
        return not reader.has("frame.means", after + 1)
    return reader.has("frame.passive", i) and _is_before(reader, i)


def _is_before(reader: Reader, i: int) -> bool:
    """Whether a form of "to be" goes with the verb at ``i``, adverbs between them."""
    j = i - 1
    while reader.has("phrase.adverbs", j) and not reader.has("frame.be", j):
        j -= 1
    return reader.has("frame.be", j)


def _may_speak(reader: Reader, subject: Range, i: int, after: int) -> bool:
    tokens, lex = reader.tokens, reader.lex
    led = reader.text(after) in (",", ":") or reader.has("frame.that", after)
    j = i - 1
    while j >= subject[1]:
        near = j == i - 1 or not reader.has("phrase.adverbs", j)
        negated = reader.has("frame.negation", j) and not _admits(reader, i)
        if (near and reader.has("frame.unsaid", j)) or negated:
            return False
        if not reader.has("phrase.adverbs", j):
            break
        j -= 1
    if reader.has("frame.relative", subject[1]) or reader.has("frame.relative", subject[1] - 1):
        named = any(tokens[k].is_capital for k in range(*subject) if k > 0)
        return led and named and phrases.speaks(tokens, *subject, lex)
    if reader.has("phrase.joins", subject[1] - 1) or _headless(reader, subject):
        return False
    if reader.has("frame.by", subject[0]):
        return False
    if reader.has("frame.within", subject[0]) and not _somebody_within(reader, subject):
        return False
    placed = reader.has("frame.to_place", subject[0])
    if (placed and reader.has("frame.determiners", subject[0] + 1)) or _told_of(reader, subject):
        return False
    told = [t for t in tokens[slice(*subject)] if not lex.has("phrase.describing", t.lower)]
    if _verbal(reader, subject) or (
        has_verb(told, lex) and not any(reader.text(k) == "," for k in range(*subject))
    ):
        return False
    if all(reader.dated(k) for k in range(*subject) if tokens[k].is_word):
        return False
    if any(reader.has("phrase.first_person", k) for k in range(*subject)):
        return False
    return phrases.speaks(tokens, *subject, lex)


def _somebody_within(reader: Reader, subject: Range) -> bool:
    """Whether somebody follows the writing that a subject opens with: "Dalam gugatannya Mara
    menuntut", but not "Dalam video itu memperlihatkan"."""
    told = any(reader.has("frame.relative", k) for k in range(*subject))
    return reader.tokens[subject[1] - 1].is_capital and not told


def _admits(reader: Reader, i: int) -> bool:
    """Whether the verb at ``i`` denies, is negated itself and leads to a clause: "tak menampik
    prosesnya lambat"."""
    cue = reader.lex.cue(reader.text(i).lower(), "active")
    if cue is None or cue.stance != "denies" or not reader.has("frame.negation", i - 1):
        return False
    return has_verb(reader.tokens[i + 1 :], reader.lex)


def _headless(reader: Reader, subject: Range) -> bool:
    """Whether no noun ends the subject, so that the verb is none but stands before its noun
    ("the newly <found> planets", "his <estimated> date"), or a pronoun at its head has a
    verb of its own ("they cannot fight any <claims>")."""
    last = subject[1] - 1
    if reader.has("frame.before_noun", last):
        return True
    words = [k for k in range(*subject) if reader.tokens[k].is_word]
    if len(words) <= _LONGEST_PRONOUN or not reader.has("frame.subject_pronouns", words[0]):
        return False
    return reader.text(words[0] + 1) != ","


def _told_of(reader: Reader, subject: Range) -> bool:
    """Whether the verb belongs to a clause that only describes the subject: "the band, which
    critics called finished, ..."."""
    told = next((k for k in reversed(range(*subject)) if reader.text(k) == ","), subject[0])
    for k in range(told, subject[1] - 1):
        if reader.has("frame.whom", k):
            return reader.tokens[k + 1].is_capital or any(
                reader.has(name, k + 1)
                for name in ("frame.determiners", "phrase.speakers", "phrase.pronouns")
            )
    return False


def _verbal(reader: Reader, subject: Range) -> bool:
    """Whether the subject ends in a verb, so that the cue only serves it ("bekerja
    mengungkap"), and not in that of a clause which tells of it ("the family of those who died")."""
    last = reader.tokens[subject[1] - 1]
    ends = not last.is_capital and verb_like(last, reader.lex)
    return ends and has_verb(reader.tokens[slice(*subject)], reader.lex)
