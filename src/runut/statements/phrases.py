"""Where the phrase of a speaker that follows a verb ends, and whether a phrase can speak at all."""

from __future__ import annotations

from collections.abc import Sequence

from runut.statements import subjects
from runut.statements.clauses import Token
from runut.statements.lexicon import Lexicon

#: A speaker's phrase longer than this is something else.
_LONGEST = 30
#: Of a phrase of so many words the name must stand in its head.
_LONG = 8
#: So many tokens behind its first comma the list in a body's name has at most.
_LIST = 9
#: Quotations of so many words may stand inside a phrase (a nickname).
_BORROWED = 3


def right(
    tokens: Sequence[Token], start: int, lex: Lexicon, *, stops: bool = True
) -> tuple[int, int]:
    """Token range of the phrase that begins at ``start``.

    It ends at a comma, a bracket that is no abbreviation, a quotation, or a word of the
    pack's ``phrase.stop`` (which ``stops`` False lets pass). A name after a comma that
    completes a description belongs to it.
    """
    i = start
    while i < len(tokens) and i - start < _LONGEST:
        token = tokens[i]
        if token.text == "," and _apposition(tokens, i, lex, start):
            i += 1
            continue
        listed = past_list(tokens, start, i, lex) if token.text == "," else None
        if listed is not None:
            i = listed
            continue
        if token.text == "(":
            close = _closing(tokens, i)
            if close is None or tokens[i + 1].text[0].isdigit():
                break
            i = close + 1
            continue
        if _breaks(tokens, i, start, lex):
            break
        if stops and _stops(tokens, i, start, lex):
            named = _named_beyond(tokens, start, i, lex)
            if named is None:
                break
            i = named
            continue
        i += 1
    return start, i


def past_list(tokens: Sequence[Token], start: int, comma: int, lex: Lexicon) -> int | None:
    """The token behind the list that a body's name ends in, when its first comma stands at
    ``comma``: "Badan Meteorologi, Klimatologi, dan Geofisika"."""
    if not tokens[start].is_capital:
        return None
    if not lex.has("phrase.bodies", tokens[start].lower):
        return None
    last = False
    for i in range(comma + 1, min(len(tokens), comma + _LIST)):
        token = tokens[i]
        if token.is_capital:
            if last:
                return i + 1
        elif lex.has("phrase.joins", token.lower):
            last = True
        elif token.text != ",":
            return None
    return None


def _breaks(tokens: Sequence[Token], i: int, start: int, lex: Lexicon) -> bool:
    """Whether no phrase goes on over this token."""
    token = tokens[i]
    if token.quote is not None:
        return token.quote.words > _BORROWED
    if token.text == ".":
        return not _abbreviates(tokens, i)
    if token.text in subjects.DASHES:
        return i > start
    return token.text in (",", ":", ";", "?", "!") or lex.has("frame.that", token.lower)


def _apposition(tokens: Sequence[Token], comma: int, lex: Lexicon, start: int) -> bool:
    """Whether a bare name after the comma completes a description before it."""
    following = tokens[comma + 1] if comma + 1 < len(tokens) else None
    if following is None or not following.is_capital or lex.has("credit.day", following.lower):
        return False
    if lex.has("phrase.pronouns", tokens[start].lower):
        return False
    described = tokens[start].text[0].islower() or any(
        lex.has(name, t.lower)
        for t in tokens[start : start + 2]
        for name in ("phrase.speakers", "phrase.relational", "phrase.people", "phrase.bodies")
    )
    described = described or lex.has("phrase.members", tokens[start].lower)
    if tokens[comma - 1].is_capital and not described:
        return False
    end = comma + 1
    while end < len(tokens) and (tokens[end].is_capital or tokens[end].text in (".", "-")):
        end += 1
    return not (
        end < len(tokens)
        and tokens[end].is_word
        and not lex.has("phrase.stop", tokens[end].lower)
        and lex.cue(tokens[end].lower, "active") is None
    )


def _abbreviates(tokens: Sequence[Token], dot: int) -> bool:
    """Whether the full stop belongs to an abbreviation inside a name ("Anne P. Sutanto")."""
    before, after = tokens[dot - 1], tokens[dot + 1] if dot + 1 < len(tokens) else None
    return (
        len(before.text) <= 4
        and before.end == tokens[dot].start
        and after is not None
        and (after.is_capital)
    )


def _closing(tokens: Sequence[Token], opened: int) -> int | None:
    for j in range(opened + 1, min(len(tokens), opened + 14)):
        if tokens[j].text == ")":
            return j
    return None


def _named_beyond(tokens: Sequence[Token], start: int, stop: int, lex: Lexicon) -> int | None:
    """The comma before the name that completes an office with a place of its own:
    "Kepala Bidang Sungai pada Dinas Perhubungan, Yulia Harjo"."""
    if not lex.has("phrase.offices", tokens[start].lower):
        return None
    for j in range(stop + 1, min(len(tokens), stop + 12)):
        token = tokens[j]
        if token.text == ",":
            return j if _apposition(tokens, j, lex, start) else None
        if token.quote is not None or not (token.is_capital or token.text in ("(", ")", "dan")):
            return None
    return None


def _stops(tokens: Sequence[Token], i: int, start: int, lex: Lexicon) -> bool:
    """Whether a word of ``phrase.stop`` ends the phrase here: not inside a name, not as
    a unit ("39 tahun"), not as the "itu" that closes a description."""
    lower = tokens[i].lower
    if not lex.has("phrase.stop", lower) or _in_name(tokens, i, lex):
        return False
    if i > start and tokens[i - 1].text.isdigit():
        written = lex.has("phrase.writings", tokens[start].lower)  # "pasal 3 dalam aturan itu"
        if written or lex.has("phrase.counted", lower):
            return False
    first = tokens[start]
    described = first.text[0].islower() or lex.has("phrase.members", first.lower)
    return not (i > start and described and lex.has("phrase.demonstratives", lower))


def _in_name(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether a word that could end the phrase stands inside a name by its capital."""
    return tokens[i].is_capital and not lex.has("credit.day", tokens[i].lower)


def speaks(tokens: Sequence[Token], start: int, end: int, lex: Lexicon) -> bool:
    """Whether the phrase plainly names somebody: a pronoun, a name, or a noun of people
    or bodies."""
    words = [t for t in tokens[start:end] if t.is_word]
    if not words or words[0].text.replace(".", "").replace(",", "").isdigit():
        return False
    if lex.has("phrase.speechless", words[0].lower) and len(words) <= 2:
        return False
    if any(lex.has("phrase.pronouns", t.lower) for t in words[:1] + words[-1:]):
        return True
    if len(words) == 1 and lex.has("phrase.circumstance", words[0].lower):
        return False  # "Usai" alone, at the head of a sentence.
    if any(
        lex.has(name, t.lower) for name in ("phrase.speakers", "phrase.crowds") for t in words[:4]
    ):
        return True
    named = ("phrase.writings", "phrase.people")
    if any(lex.has(name, word.lower) for name in named for word in words[:2]):
        return True
    if words[0].text[0].isdigit() and words[0].text[-1].isalpha():
        return True
    if len(words) >= _LONG:
        words = _headed(words, lex)
    first = start == 0
    return any(t.is_capital for t in (words[1:] if first and len(words) > 1 else words))


def _headed(words: list[Token], lex: Lexicon) -> list[Token]:
    """The words of a long phrase up to what only describes its head ("di ...", "yang ..."): a
    name in there is not who speaks."""
    for k in range(1, len(words)):
        described = lex.has("frame.relative", words[k].lower) or _stops(words, k, 0, lex)
        if described and not words[k].is_capital:
            return words[:k]
    return words


def credible(tokens: Sequence[Token], start: int, end: int, lex: Lexicon) -> bool:
    """Whether the phrase is a source by its own words: a writing, a body, a person."""
    words = [t for t in tokens[start:end] if t.is_word]
    if not words:
        return False
    return any(lex.has("phrase.writings", t.lower) for t in words[:2])
