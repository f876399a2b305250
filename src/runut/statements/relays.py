"""Through whom words came: "seperti dilansir Reuters", "melalui akun Instagram".

Two shapes. A *credit* is a phrase of its own that names a medium ("dikutip dari Antara,
Rabu (19/6)"); it may stand before, inside or after what it credits. A *means* stands
beside a cue ("kata X dalam keterangannya", "kepada DW") and says how or to whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runut.statements import phrases
from runut.statements.clauses import Token
from runut.statements.lexicon import Lexicon

#: What a writing is about has at most so many words.
_ABOUT = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """A credit at tokens ``[start, end)``; its medium is named by tokens
    ``[name, last)`` (empty when only a date follows)."""

    start: int
    end: int
    name: int
    last: int


def credits(tokens: Sequence[Token], lex: Lexicon) -> list[Relay]:
    """Credits among ``tokens``, in order."""
    found: list[Relay] = []
    verbs = lex.sets.get("credit.verb", frozenset())
    if verbs.isdisjoint([token.lower for token in tokens]):
        return found
    i = 0
    while i < len(tokens):
        if tokens[i].quote is None and tokens[i].lower in verbs:
            relay = _credit(tokens, i, lex, found[-1].end if found else 0)
            if relay is not None:
                found.append(relay)
                i = relay.end
                continue
        i += 1
    return found


def _credit(tokens: Sequence[Token], i: int, lex: Lexicon, floor: int) -> Relay | None:
    start = _lead(tokens, i, lex, floor)
    before = tokens[start - 1] if start else None
    led = start < i
    if not led:
        bare = lex.has("credit.bare", tokens[i].lower)
        free = before is None or not before.is_word or not lex.has("phrase.adverbs", before.lower)
        if not bare or not free or (before is not None and _tells_a_deed(before, lex)):
            return None
    name = i + 1
    if name < len(tokens) and tokens[name].text == ",":
        name += 1
    while name < len(tokens) and (
        lex.has("credit.from", tokens[name].lower)
        or (
            lex.has("credit.head", tokens[name].lower)
            and not tokens[name].is_capital
            and name + 1 < len(tokens)
        )
    ):
        name += 1
    last = _name_end(tokens, name, lex)
    if not lex.has("credit.bare", tokens[i].lower) and (
        last == name or (name == i + 1 and not tokens[name].is_capital)
    ):
        return None  # "was reported missing": no medium follows, and nothing leads to one.
    end = _past_date(tokens, _past_subject(tokens, last, lex), lex)
    return Relay(start=start, end=end, name=name, last=last)


def _tells_a_deed(before: Token, lex: Lexicon) -> bool:
    """Whether a verb behind this word tells who quotes or may quote: "yang mengutip KCNA", "izin
    untuk mengutip unggahan itu"."""
    return lex.has("frame.relative", before.lower) or lex.has("frame.unsaid", before.lower)


def _lead(tokens: Sequence[Token], i: int, lex: Lexicon, floor: int) -> int:
    """First token of "sebagaimana", "seperti yang", "sebagaimana pernyataan yang"."""
    start = i
    for back in range(1, 5):
        k = i - back
        if k < floor or tokens[k].quote is not None or not tokens[k].is_word:
            break
        if lex.has("credit.lead", tokens[k].lower):
            start = k
    return start


def _name_end(tokens: Sequence[Token], start: int, lex: Lexicon) -> int:
    """End of a medium's name: at a comma, a day, or a word that goes on otherwise."""
    i = start
    while i < len(tokens):
        token = tokens[i]
        if token.text == "," and _named_after(tokens, start, i, lex):
            i += 1
            continue
        listed = phrases.past_list(tokens, start, i, lex) if token.text == "," else None
        if listed is not None:
            i = listed
            continue
        if token.quote is not None or token.text in (",", ":", ";", "(", "."):
            break
        if i > start and _numbered(tokens, i, lex):
            i += 1
            continue
        if lex.has("credit.day", token.lower) or token.text[0].isdigit():
            break
        if i > start and (
            lex.has("phrase.stop", token.lower) or lex.cue(token.lower, "active") is not None
        ):
            break
        i += 1
    return i


def _numbered(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether the figure at ``i`` stands within a name: "SKB 3 Menteri"."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or not tokens[i].text.isdigit() or not tokens[i - 1].is_capital:
        return False
    return following.is_capital and not _is_date(following, lex)


def _named_after(tokens: Sequence[Token], start: int, comma: int, lex: Lexicon) -> bool:
    """Whether the medium's own name follows its description: "kantor berita Rusia, RIA"."""
    described = start > 0 and lex.has("credit.head", tokens[start - 1].lower)
    following = tokens[comma + 1] if comma + 1 < len(tokens) else None
    after = tokens[comma + 2] if comma + 2 < len(tokens) else None
    return (
        described
        and following is not None
        and following.is_capital
        and not _is_date(following, lex)
        and (after is None or not after.is_word)
    )


def _past_subject(tokens: Sequence[Token], last: int, lex: Lexicon) -> int:
    """Past what a writing is about, which a comma closes: "SKB 3 Menteri tentang libur, ..."."""
    if last >= len(tokens) or not lex.has("credit.about", tokens[last].lower):
        return last
    reach = range(last + 1, min(len(tokens), last + _ABOUT))
    return next((k for k in reach if tokens[k].text == ","), last)


def _past_date(tokens: Sequence[Token], i: int, lex: Lexicon) -> int:
    """Past "(19/6/2024)", ", Rabu (19/6)" and a closing comma."""
    j = i
    while j < len(tokens):
        token = tokens[j]
        if token.text == "(":
            close = j
            while close < len(tokens) and tokens[close].text != ")" and close - j < 12:
                close += 1
            if close >= len(tokens) or tokens[close].text != ")":
                break
            j = close + 1
        elif token.text == ",":
            following = tokens[j + 1] if j + 1 < len(tokens) else None
            if following is None or not _is_date(following, lex):
                return j + 1
            j += 1
        elif _is_date(token, lex) and j - i < 14:
            j += 1
        else:
            break
    return j


def _is_date(token: Token, lex: Lexicon) -> bool:
    return token.quote is None and (token.text[0].isdigit() or lex.has("credit.day", token.lower))


def means(
    tokens: Sequence[Token], start: int, end: int, found: Sequence[Relay], lex: Lexicon
) -> list[tuple[int, int]]:
    """Token ranges that name the means or the medium in ``tokens[start:end]``, outside
    the credits ``found``."""
    ranges: list[tuple[int, int]] = []
    i = start
    while i < end - 1:
        token = tokens[i]
        credited = next((r.end for r in found if r.start <= i < r.end), None)
        if credited is not None:
            i = credited
            continue
        if token.quote is None and lex.has("means.lead", token.lower):
            last = _means_end(tokens, i + 1, end, lex)
            words = [tokens[k].lower for k in range(i + 1, last)]
            to = lex.has("frame.to", token.lower)
            listener = to and lex.has("means.listeners", words[0] if words else "")
            means = any(lex.has("means.noun", word) for word in words[:3])
            if (means and not listener) or _medium(tokens[i + 1 : last], lex):
                ranges.append((i + 1, last))
                i = last
                continue
        i += 1
    return ranges


def listener(tokens: Sequence[Token], zone: tuple[int, int], lex: Lexicon) -> tuple[int, int]:
    """The medium that is told something ("told Reuters that"), as a range of tokens that
    is empty when the listener is no medium."""
    start, end = zone
    last = start
    while last < end and tokens[last].is_capital:
        last += 1
    return (start, last) if _medium(tokens[start:last], lex) else (start, start)


def _medium(name: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the words name a known medium ("kepada DW")."""
    words = [token.lower for token in name[:4]]
    for k, token in enumerate(name[:4]):
        if lex.has("credit.media_words", token.lower):
            return True
        known = lex.has("credit.media", token.lower)
        known = known or lex.has("credit.media", " ".join(words[: k + 1]))
        if known and token.is_capital:
            return True
    return False


def _means_end(tokens: Sequence[Token], start: int, end: int, lex: Lexicon) -> int:
    i = start
    while i < end:
        token = tokens[i]
        if token.quote is not None or not (token.is_word or token.text == "@"):
            break
        if i > start and (
            lex.has("phrase.stop", token.lower) or lex.has("credit.verb", token.lower)
        ):
            break
        i += 1
    return i
