"""What a verb of speech that stands before its words hands over: words, or a mere thing."""

from __future__ import annotations

from itertools import islice

from runut.statements import phrases
from runut.statements.clauses import has_verb, verb_like
from runut.statements.frames import Range, Reader
from runut.statements.lexicon import Cue

#: How far after a verb of refusal the thing refused may stand.
_REFUSED = 4
#: What a writing "shows" in fewer words is a thing, not a proposition.
_LEAST_CLAUSE = 3
#: Whom somebody urges is told in so many words.
_ADDRESSEE = 10


def over(reader: Reader, cue: Cue, subject: Range | None, start: int, led: bool) -> bool:
    """Whether words are handed over at all: a verb of knowing needs a clause led by
    "bahwa" or a comma, or a writing for its subject ("data menunjukkan ..."); what is handed
    over by itself ("menyampaikan surat") tells no words."""
    if cue.kind in ("side", "urge") and not led:
        lasting = cue.kind == "side" or _urged(reader, start)
        return lasting and _person(reader, subject) and _clause_long(reader, start)
    if cue.kind == "clause" and not led:
        return (
            subject is not None
            and phrases.credible(reader.tokens, *subject, reader.lex)
            and _clause_long(reader, start)
        )
    if cue.kind == "refuse" and not led:
        return any(reader.has("frame.refused", k) for k in range(start, start + _REFUSED))
    joined = reader.has("phrase.joins", start) and not reader.has("phrase.both", start)
    if joined or (not led and reader.has("frame.things", start)):
        return False
    felt = reader.has("frame.felt", start)  # "bangga dengan anaknya"
    if cue.kind == "attitude" and (felt or not _clause_long(reader, start)):
        return False
    first = reader.tokens[start].quote
    return (first is None or first.words > 0) and not ends(reader, start)


def _urged(reader: Reader, start: int) -> bool:
    """Whether what somebody is to do follows whom he is urged: "pemerintah untuk ..."."""
    for k in range(start + 1, min(len(reader.tokens), start + _ADDRESSEE)):
        if reader.has("frame.urged", k):
            return True
        if not reader.tokens[k].is_word:
            return False
    return False


def _person(reader: Reader, subject: Range | None) -> bool:
    """Whether the subject is a person by its own words: a pronoun, or one told by an office or a
    calling."""
    if subject is None:
        return False
    ends = (subject[0], subject[1] - 1)
    if any(reader.has("phrase.pronouns", k) for k in ends):
        return not any(reader.has("phrase.any_pronouns", k) for k in ends)
    names = ("phrase.people", "phrase.members", "phrase.offices")
    return any(reader.has(name, subject[0]) for name in names)


def thing(reader: Reader, i: int, subject: Range | None, start: int) -> bool:
    """Whether no words but a thing stand behind the verb at ``i``."""
    return (
        _mere_thing(reader, i, start)
        or _meanwhile(reader, subject, start)
        or _to_office(reader, i, start)
    )


def _to_office(reader: Reader, i: int, start: int) -> bool:
    """Whether something is brought before an office: "melaporkan kasus itu ke polisi"."""
    if not reader.has("frame.lodged", i):
        return False
    for k in range(start, len(reader.tokens)):
        if reader.has("frame.before_office", k):
            return True
        verb = verb_like(reader.tokens[k], reader.lex) and not reader.tokens[k].is_capital
        if verb or not (reader.tokens[k].is_word or reader.text(k) in ("(", ")")):
            return False
    return False


def _mere_thing(reader: Reader, i: int, start: int) -> bool:
    """Whether the verb at ``i`` only tells what was written or from where ("wrote a letter to
    the mayor, who ...", "reported from Redport"): what stands next to it holds no verb."""
    tokens = reader.tokens
    penned = reader.has("frame.penned", i)
    if not (penned or reader.has("frame.beside", start)) or not reader.has("frame.said_of", i):
        return False
    for k in range(start, len(tokens)):
        if tokens[k].quote is not None:
            return False
        told = reader.has("frame.relative", k) or reader.lex.cue(tokens[k].lower, "participle")
        if told or not tokens[k].is_word:
            return True
        if verb_like(tokens[k], reader.lex) and not tokens[k].is_capital:
            return False
    return True


def _meanwhile(reader: Reader, subject: Range | None, start: int) -> bool:
    """Whether a clause only tells when something else came about, and its verb hands over a thing:
    "pada saat asosiasi memaparkan pandangannya, kementerian mengundang ..."."""
    if subject is None:
        return False
    head = subject[0] - 1  # Of a list ("Apindo, API dan APSyFI") the subject is but the last.
    while reader.text(head) == "," or (head >= 0 and reader.tokens[head].is_capital):
        head -= 1
    if not reader.has("frame.when", head):
        return False
    comma = next((k for k in range(start, len(reader.tokens)) if reader.text(k) == ","), None)
    return comma is not None and not has_verb(reader.tokens[start:comma], reader.lex)


def _clause_long(reader: Reader, start: int) -> bool:
    """Whether enough words stand from ``start`` on to be a proposition."""
    words = (k for k in range(start, len(reader.tokens)) if reader.tokens[k].is_word)
    return sum(1 for _ in islice(words, _LEAST_CLAUSE)) == _LEAST_CLAUSE


def ends(reader: Reader, k: int) -> bool:
    """Whether no word follows: the words handed over stand in the next sentence."""
    tokens = reader.tokens
    return not any(tokens[j].is_word or tokens[j].quote for j in range(k, len(tokens)))
