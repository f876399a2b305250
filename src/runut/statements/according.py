"""The frame of a preposition: "menurut <speaker>, <words>", "berdasarkan data X, ..."."""

from __future__ import annotations

from runut.statements import phrases
from runut.statements.bounds import content_end
from runut.statements.clauses import has_verb
from runut.statements.frames import Frame, Range, Reader, past_that


def read(reader: Reader, i: int) -> int | None:
    """Read the preposition at token ``i``; the token to go on with, or None."""
    tokens, lex = reader.tokens, reader.lex
    if not reader.has("frame.according", i) or _is_deed(reader, i):
        return None
    clitic = lex.clitics.get(tokens[i].lower, 0)
    start = i + 2 if reader.has("frame.according_to", i + 1) else i + 1
    end = start
    if not clitic:
        end = phrases.right(tokens, start, lex, stops=False)[1]
        end = _past_apposition(reader, start, end)
        if reader.opens(i):
            end = _before_clause(reader, start, end)
        end = _before_holding(reader, start, end)
    if not clitic and end == start:
        return None
    opens = reader.opens(i)
    weak = reader.has("frame.according_weak", i)
    if weak and not clitic and not (opens and phrases.credible(tokens, start, end, lex)):
        return None
    if weak and clitic and reader.text(end) != ",":
        return None
    if not weak and not clitic and not phrases.speaks(tokens, start, end, lex):
        return None
    content, resume = _around(reader, i, end, opens)
    if not content or (weak and _speaks_itself(reader, content)):
        return None
    if weak and not clitic and _own(reader, start, end, content[0][0]):
        return None
    frame = Frame(
        rule="reported.according",
        stance="asserts",
        cue=(i, start),
        phrase=None if clitic else (start, end),
        clitic=clitic,
        content=content,
        zone=(end, end),
    )
    reader.drop_inside(content)
    return reader.take(frame, resume)


def _is_deed(reader: Reader, i: int) -> bool:
    """Whether the preposition is a verb that tells what is to be done: "izin untuk mengutip
    unggahan itu" credits nobody."""
    return reader.has("frame.according_verb", i) and reader.has("frame.unsaid", i - 1)


def _past_apposition(reader: Reader, start: int, end: int) -> int:
    """Past ", kepala dinas itu," after the name, when a clause still follows."""
    tokens = reader.tokens
    if reader.text(end) != "," or end + 1 >= len(tokens) or reader.dated(end + 1):
        return end
    close = next((k for k in range(end + 1, len(tokens)) if reader.text(k) == ","), None)
    if close is None or close - end < 3 or close - end > 16:
        return end
    inside = tokens[end + 1 : close]
    described = inside[0].is_capital or phrases.speaks(tokens, end + 1, end + 2, reader.lex)
    named = tokens[start].is_capital
    if named and described and not has_verb(inside, reader.lex):
        return close if has_verb(tokens[close + 1 :], reader.lex) else end
    return end


def _before_holding(reader: Reader, start: int, end: int) -> int:
    """The end of a writing's name before the verb that tells what it holds: "dalam surat itu
    disebutkan bahwa ..."."""
    return next((k for k in range(start + 2, end) if _holds(reader, k)), end)


def _holds(reader: Reader, k: int) -> bool:
    return reader.has("frame.holding", k) and not reader.tokens[k].is_capital


def _before_clause(reader: Reader, start: int, end: int) -> int:
    """The end of a phrase that runs on into the words handed over, no comma between them:
    "Menurut survei Lembaga Arus 7 dari 10 warga mengeluh"; ``end`` where it does not."""
    tokens, lex = reader.tokens, reader.lex
    if _clause_follows(reader, end):
        return end
    verb = next((k for k in range(start + 1, end) if has_verb(tokens[start : k + 1], lex)), None)
    if verb is None:
        return end
    for k in range(start + 1, verb):
        if reader.text(k) == ",":
            return k
        before, token = tokens[k - 1], tokens[k]
        numbered = token.text.isdigit() and tokens[k + 1].is_capital  # "SKB 3 Menteri"
        if before.is_capital and token.is_word and not token.is_capital and not numbered:
            joined = reader.has("phrase.joins", k) or reader.has("phrase.stop", k)
            if not joined and not reader.has("frame.relative", k):
                return k
    return verb


def _clause_follows(reader: Reader, end: int) -> bool:
    """Whether a clause of its own stands behind the comma at ``end``."""
    if reader.text(end) != ",":
        return reader.has("frame.that", end)
    joined = reader.has("split.after_comma", end + 1) or reader.has("phrase.stop", end + 1)
    return not joined and has_verb(reader.tokens[end + 1 :], reader.lex)


def _around(reader: Reader, i: int, end: int, opens: bool) -> tuple[tuple[Range, ...], int]:
    """What stands after "menurut X", or before it."""
    tokens = reader.tokens
    if reader.text(end) == "(":
        end = next((k + 1 for k in range(end, len(tokens)) if reader.text(k) == ")"), end)
    after = end + 1 if reader.text(end) in (",", ":") else end
    begin = reader.begin
    if begin >= i - 1 and reader.frames and not opens:
        begin = reader.taken_from()
    elif begin == i - 1 and reader.frames and reader.text(begin) == ",":
        begin, opens = reader.taken_from(), False
    left = (begin, i)
    whole = not opens and (has_verb(tokens[begin:i], reader.lex) or i - begin > 9)
    after += _holds(reader, after)
    after = past_that(reader, after)
    if reader.whole(after) and not whole:
        return ((after, after + 1),), after + 1
    if after < len(tokens) and not whole:
        stop = content_end(reader, after)
        return ((after, stop),), stop
    if opens or i <= begin:
        return (), end
    return (left,), end


def _own(reader: Reader, start: int, end: int, told: int) -> bool:
    """Whether the outlet tells what it saw itself, or what nobody is named for: "dari foto itu,
    ...", "dalam unggahan itu, terlihat ...", "berdasarkan informasi yang dihimpun, ..."."""
    gathered = next((k for k in range(start, end) if reader.has("frame.gathered", k)), end)
    by = any(token.is_capital for token in reader.tokens[gathered:end])
    if gathered < end and not by:
        return True
    seen = reader.has("frame.pictures", start) and not _holds(reader, end)
    return seen or reader.has("frame.seen", told)


def _speaks_itself(reader: Reader, content: tuple[Range, ...]) -> bool:
    """Whether the words hold a speaker of their own, so that the phrase is only where
    they were found ("dalam unggahan itu, X mengatakan")."""
    for a, b in content:
        for k in range(a, b):
            cue = reader.lex.cue(reader.tokens[k].lower, "active")
            if cue is not None and cue.kind == "say" and k > a:
                return True
            if reader.lex.cue(reader.tokens[k].lower, "post") is not None and reader.speech(k - 1):
                return True
    return False
