"""Units of text and their tokens: what the rules of attribution look at.

A *unit* is a sentence, or several where a quotation runs over their ends, so that no
quotation is ever cut. Inside a unit a quotation is one token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import NamedTuple

from runut.records import Span
from runut.statements.lexicon import Lexicon
from runut.statements.quotes import Quote
from runut.text.cutting import Cutter

_TOKENS = Cutter(r"@?[^\W_]++(?:[-'’./_@&+][^\W_]++|(?<=\d),\d{3}(?!\d))*+|[^\w\s]|_")
#: Signs before a figure that is an amount of money.
_CURRENCIES = frozenset("$€£¥")
#: Letters with points, which stand for words ("p.m.", "D.C."); they are short.
_LETTERS, _LONGEST = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}\Z"), 8
#: A clause has at least so many tokens.
_LEAST = 4
#: After "dan", its verb must come within so many tokens, or it joins mere nouns.
_REACH = 4


class Token(NamedTuple):
    """A word, a mark of punctuation, or a whole quotation (then ``quote`` is set)."""

    text: str
    lower: str
    start: int
    end: int
    #: Whether it is a word or a figure, not punctuation nor a quotation ...
    is_word: bool
    #: ... and one with a capital at its head.
    is_capital: bool
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A stretch of text to be read as one, with its tokens.

    ``paragraph`` counts the lines before it.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int


def units(
    text: str, sentences: Sequence[Span], quotes: Sequence[Quote], lex: Lexicon
) -> list[Unit]:
    """The units of ``text`` in order; sentences that a quotation spans are joined."""
    found: list[Unit] = []
    paragraph, counted = 0, 0
    at = 0
    for start, end in _joined(sentences, quotes):
        inside: list[Quote] = []
        while at < len(quotes) and quotes[at].start < end:
            if quotes[at].start >= start:
                inside.append(quotes[at])
            at += 1
        paragraph += text.count("\n", counted, start)
        counted = start
        tokens = tuple(_tokens(text, start, end, inside, lex))
        if tokens:
            found.append(Unit(start=start, end=end, tokens=tokens, paragraph=paragraph))
    return found


def _joined(sentences: Sequence[Span], quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """Spans of sentences, those joined that one quotation crosses."""
    spans: list[tuple[int, int]] = []
    at = 0
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        while at < len(quotes) and quotes[at].end <= start:
            at += 1
        if spans and at < len(quotes) and quotes[at].start < start and spans[-1][1] <= start:
            spans[-1] = (spans[-1][0], max(end, quotes[at].end))
        elif spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _tokens(text: str, start: int, end: int, quotes: Sequence[Quote], lex: Lexicon) -> list[Token]:
    tokens: list[Token] = []
    at = start
    for quote in quotes:
        _words(text, at, quote.start, lex, tokens)
        close = min(quote.end, end) if quote.end > end else quote.end
        tokens.append(Token(text[quote.start : close], "", quote.start, close, False, False, quote))
        at = close
    _words(text, at, end, lex, tokens)
    return tokens


#: A token of its seven fields: in half the time that `Token` takes for them.
_made = partial(tuple.__new__, Token)


def _words(text: str, start: int, end: int, lex: Lexicon, tokens: list[Token]) -> None:
    words, starts, ends = _TOKENS.row(text, start, end)
    if not words:
        return
    lowers, are_words, capitals, cuts = zip(*map(lex.forms.__getitem__, words), strict=True)
    if not any(cuts):
        tokens += map(
            _made, zip(words, lowers, starts, ends, are_words, capitals, repeat(None), strict=False)
        )
        return
    for at, close, cut in zip(starts, ends, cuts, strict=False):
        for first, last in ((at, at + cut), (at + cut, close)) if cut else ((at, close),):
            part = text[first:last]
            lower, is_word, is_capital, _ = lex.forms[part]
            tokens.append(Token(part, lower, first, last, is_word, is_capital))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without the space and the punctuation around a proposition; the point of
    letters that stand for words ("at 6:40 p.m.") is theirs, the sign of a currency its figure's."""
    while start < end and (text[start].isspace() or text[start] in ",;:.–—-)"):
        start += 1
    if text[start : start + 1].isdigit() and start and text[start - 1] in _CURRENCIES:
        start -= 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.–—-("):
        if text[end - 1] == "." and _LETTERS.search(text, max(start, end - _LONGEST), end):
            break
        end -= 1
    return start, end


def split(text: str, tokens: Sequence[Token], lex: Lexicon) -> list[tuple[int, int]]:
    """Spans of the propositions among ``tokens``, in order.

    A sentence is cut where the pack's words of joining stand after a comma (or bare, for
    those that always join clauses) and both sides hold a verb.
    """
    if not tokens:
        return []
    cuts = [0]
    joining = lex.sets["split.joining"]
    for i in range(1, len(tokens)):
        if (tokens[i].lower in joining or tokens[i - 1].text == ";") and _cuts(
            tokens, i, lex, cuts[-1]
        ):
            cuts.append(i)
    spans: list[tuple[int, int]] = []
    for a, b in zip(cuts, [*cuts[1:], len(tokens)], strict=True):
        joined = a > 0 and lex.has("split.after_comma", tokens[a].lower)
        first = tokens[a + 1] if joined else tokens[a]
        start, end = trimmed(text, first.start, tokens[b - 1].end)
        if end > start:
            spans.append((start, end))
    return spans


def _cuts(tokens: Sequence[Token], i: int, lex: Lexicon, last: int) -> bool:
    token, before = tokens[i], tokens[i - 1]
    after_comma = before.text in (",", ";") and lex.has("split.after_comma", token.lower)
    bare = i > last + 3 and lex.has("split.bare", token.lower) and not after_comma
    if before.text == ";" and token.is_word:
        return has_verb(tokens[last:i], lex) and has_verb(tokens[i:], lex)
    if not (after_comma or bare) or i - last < _LEAST or len(tokens) - i < _LEAST:
        return False
    if bare or lex.has("split.always", token.lower):
        return True
    ahead = _until_comma(tokens, i + 1)
    if lex.has("split.needs_verb", token.lower):
        ahead = min(ahead, i + 1 + _REACH)
    return has_verb(tokens[last:i], lex) and has_verb(tokens[i + 1 : ahead], lex)


def _until_comma(tokens: Sequence[Token], i: int) -> int:
    while i < len(tokens) and tokens[i].text not in (",", ";"):
        i += 1
    return i


def has_verb(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a word among ``tokens`` looks like a verb of the pack's language and is not
    inside a relative clause."""
    return main_verb(tokens, lex) is not None


def main_verb(tokens: Sequence[Token], lex: Lexicon) -> int | None:
    """The index of the first of ``tokens`` that looks like a verb outside of a relative clause."""
    relative = False
    for k, token in enumerate(tokens):
        if not token.is_word or token.is_capital:
            continue
        if lex.has("frame.relative", token.lower):
            relative = True
        elif verb_like(token, lex):
            if not relative:
                return k
            # "who has been coaching" is one verb.
            relative = k + 1 < len(tokens) and lex.has("frame.be", tokens[k + 1].lower)
    return None


def verb_like(token: Token, lex: Lexicon) -> bool:
    """Whether a word looks like a verb by its form, by the pack."""
    if lex.has("split.no_verbs", token.lower):
        return False
    if lex.has("split.verbs", token.lower):
        return True
    return len(token.lower) > 5 and (
        token.lower.startswith(lex.prefixes) or token.lower.endswith(lex.suffixes)
    )
