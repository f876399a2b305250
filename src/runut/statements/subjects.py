"""Where the phrase of a subject that stands before its verb begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from runut.statements.clauses import Token, verb_like
from runut.statements.lexicon import Lexicon

#: Words that lead up to the name of whom a sentence is about.
_PRESENTING = (
    "phrase.people",
    "phrase.members",
    "phrase.personal",
    "phrase.epithets",
    "phrase.offices",
    "phrase.relational",
    "phrase.inside",
    "phrase.joins",
    "frame.determiners",
)
#: Marks that set off an aside.
DASHES = ("–", "—", "-")


def left(
    tokens: Sequence[Token],
    head: int,
    verb: int,
    lex: Lexicon,
    hidden: Sequence[bool] = (),
) -> tuple[int, int] | None:
    """Token range of the subject of the verb at ``verb`` in the clause from ``head``.

    Openers ("Sementara itu,"), adverbs before the verb and ``hidden`` tokens (a credit
    between subject and verb) are left out. None when no subject remains.
    """
    start, end = head, verb
    while end > start and (
        not tokens[end - 1].is_word
        or lex.has("phrase.adverbs", tokens[end - 1].lower)
        or lex.has("frame.unsaid", tokens[end - 1].lower)
        or (hidden and hidden[end - 1])
    ):
        if tokens[end - 1].quote is not None or tokens[end - 1].text == ")":
            break
        end = aside(tokens, end - 1, start)
    start = _past_openers(tokens, start, end, lex)
    if start >= end:
        return None
    # A pronoun right before the verb is the subject, whatever stands before it.
    if lex.has("phrase.pronouns", tokens[end - 1].lower):
        return end - 1, end
    start = _past_place(tokens, start, end, lex)
    end = _before_circumstance(tokens, start, end, lex)
    return (start, end) if start < end else None


def aside(tokens: Sequence[Token], closing: int, floor: int) -> int:
    """The first dash, behind ``floor``, of the aside that a dash at ``closing`` ends: "Mara Quill
    |– long his rival – said"; ``closing`` when there is none."""
    at = closing
    while at > floor and is_dash(tokens, at):
        at -= 1  # a dash may be written as two hyphens
    if at == closing:
        return closing
    first = next((k for k in range(at, floor, -1) if is_dash(tokens, k)), closing)
    while first - 1 > floor and first < closing and is_dash(tokens, first - 1):
        first -= 1
    return first


def is_dash(tokens: Sequence[Token], k: int) -> bool:
    """Whether a token sets off an aside: a dash with space beside it, or a long one."""
    token = tokens[k]
    if token.text not in DASHES:
        return False
    before = k > 0 and tokens[k - 1].end < token.start
    behind = k + 1 < len(tokens) and token.end < tokens[k + 1].start
    return before or behind or token.text == "—"


def opening(
    tokens: Sequence[Token], lex: Lexicon, *, undergone: bool = False
) -> tuple[int, int] | None:
    """Token range of the subject that opens a sentence, before a verb that tells what the subject
    does; with ``undergone`` also before one that tells what it is or what is done to it."""
    told = (k for k, t in enumerate(tokens) if not lex.has("phrase.describing", t.lower))
    verb = next((k for k in told if verb_like(tokens[k], lex)), 0)
    if verb == 0 or tokens[verb].is_capital:
        return None
    does = tokens[verb].lower.startswith(lex.active) and not lex.has("frame.be", tokens[verb].lower)
    return left(tokens, 0, verb, lex) if does or undergone else None


def presents(token: Token, lex: Lexicon) -> bool:
    """Whether a token may stand between the beginning of a subject and the name of whom it
    presents: his office or calling, or a name's own words."""
    return (
        token.is_capital
        or not token.is_word
        or any(lex.has(name, token.lower) for name in _PRESENTING)
    )


def _before_circumstance(tokens: Sequence[Token], start: int, end: int, lex: Lexicon) -> int:
    """Cut "saat dikonfirmasi", and "on Monday" at its end, off a subject, unless its name comes
    after a comma."""
    last = max((k for k in range(start, end) if tokens[k].text == ","), default=start)
    for k in range(last + 1, end):
        if lex.has("phrase.circumstance", tokens[k].lower) and not tokens[k].is_capital:
            return k
    return end if _clausal(tokens, last, lex) else _before_day(tokens, last, end, lex)


def _clausal(tokens: Sequence[Token], comma: int, lex: Lexicon) -> bool:
    """Whether a clause stands behind a comma: "the report, which was published on Monday"."""
    return tokens[comma].text == "," and lex.has("frame.relative", tokens[comma + 1].lower)


def _before_day(tokens: Sequence[Token], comma: int, end: int, lex: Lexicon) -> int:
    """Where the day begins that a subject ends in, if it does: "the board |late on Monday said"."""
    at = end
    while at > comma + 1 and lex.has("credit.day", tokens[at - 1].lower):
        at -= 1
    led = at
    while led > comma + 1 and leads_to_day(tokens, led - 1, lex):
        led -= 1
    return led if led < at < end else end


def leads_to_day(tokens: Sequence[Token], k: int, lex: Lexicon) -> bool:
    """Whether a token between a subject and its verb leads to a day: "|late |on Monday"."""
    if k + 1 >= len(tokens) or not lex.has("phrase.before_day", tokens[k].lower):
        return False
    return lex.has("credit.day", tokens[k + 1].lower) or leads_to_day(tokens, k + 1, lex)


def _past_openers(tokens: Sequence[Token], start: int, end: int, lex: Lexicon) -> int:
    while start < end and (
        (not tokens[start].is_word and tokens[start].quote is None)
        or lex.has("phrase.openers", tokens[start].lower)
    ):
        start += 1
    return start


def _past_place(tokens: Sequence[Token], start: int, end: int, lex: Lexicon) -> int:
    """Past "Pada Rabu (19/6), " and its like: circumstances closed by a comma."""
    if not _circumstantial(tokens, start, lex):
        return start
    for j in range(end - 1, start, -1):
        if tokens[j].text == "," and not lex.has("frame.who", tokens[j + 1].lower):
            return _past_openers(tokens, j + 1, end, lex) if j + 1 < end else start
    return _second_noun(tokens, start, end, lex) or start


def _second_noun(tokens: Sequence[Token], start: int, end: int, lex: Lexicon) -> int | None:
    """Where the subject begins behind a circumstance that no comma closes: "In a statement the
    council said", "Last year Mara Quill said"."""
    for j in range(start + 2, end):
        before = tokens[j - 1]
        dated = lex.has("credit.day", before.lower)
        noun = before.text.islower() and not any(
            lex.has(name, before.lower)
            for name in ("frame.determiners", "phrase.inside", "phrase.stop", "phrase.joins")
        )
        if not (noun or dated):
            continue
        if lex.has("frame.determiners", tokens[j].lower):
            return j
        named = all(t.is_capital or t.text == "." for t in tokens[j:end])
        if named and not dated and lex.has("frame.determiners", tokens[start + 1].lower):
            return j
    return None


def _circumstantial(tokens: Sequence[Token], head: int, lex: Lexicon) -> bool:
    """Whether a phrase begins as a circumstance or a clause does ("Sebagai catatan, X", "Tak
    hanya meninjau lokasi, X"), not as somebody's name or description."""
    word = tokens[head].lower
    return (
        lex.has("phrase.stop", word)
        or lex.has("phrase.leading", word)
        or lex.has("frame.subordinate", word)
        or verb_like(tokens[head], lex)
    )
