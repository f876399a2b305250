"""The frame whose cue follows the words: "<words>, kata <speaker>", "<words>, katanya"."""

from __future__ import annotations

from runut.statements import phrases
from runut.statements.bounds import content_end, zone_end
from runut.statements.clauses import has_verb
from runut.statements.frames import Frame, Range, Reader
from runut.statements.lexicon import Cue

#: Words without a verb that few are no proposition.
_LEAST_WORDS = 4
#: What ends a quotation that a cue follows, inside its marks.
_BEFORE_CUE = (",", "?", "!")
#: Words that stand after a quotation without being cues.
_NO_CUES = (
    "phrase.stop",
    "phrase.openers",
    "phrase.pronouns",
    "phrase.adverbs",
    "phrase.speakers",
    "phrase.people",
    "phrase.many",
    "phrase.offices",
    "frame.that",
    "frame.again",
    "frame.according",
    "credit.verb",
    "split.verbs",
)
#: Marks of quotation that found no partner.
STRAY = frozenset('"“”„«»')


def read(reader: Reader, i: int) -> int | None:
    """Read the cue at token ``i``; the token to go on with, or None when it is no such
    frame."""
    tokens, lex = reader.tokens, reader.lex
    cue = lex.cue(tokens[i].lower, "post") or _unlisted(reader, i)
    if cue is None:
        return None
    before = _before(reader, i)
    quoted = before >= reader.begin and tokens[before].quote is not None
    first = reader.opens(i) and not quoted and not (reader.frames and reader.text(i - 1) == ",")
    stray = reader.text(i - 1) in STRAY and reader.text(i - 2) in (",", ".", "!", "?")
    if not (quoted or first or stray or reader.text(i - 1) == ","):
        return None
    verb = lex.cue(tokens[i].lower, "active")
    if not quoted and verb is not None and verb.kind == "tell":
        return None  # "..., Dana Pike, told Reuters": behind the verb stands who listened.
    phrase = (i + 1, i + 1) if cue.clitic else phrases.right(tokens, i + 1, lex)
    if not cue.clitic and not _named(reader, phrase, quoted):
        return None
    if not quoted and (_has_object(reader, i, phrase) or _is_subject(reader, i)):
        return None
    if quoted and _goes_on(reader, i, before, phrase):
        return None
    if cue.clitic and not quoted and not _ends(reader, i + 1):
        return None
    if first and reader.text(phrase[1]) not in (",", ":"):
        return _credit(reader, cue, i, phrase)
    end = zone_end(reader, phrase[1])
    content, resume = _quoted(reader, before, end) if quoted else _plain(reader, i, phrase[1], end)
    if not content:
        return None
    frame = Frame(
        rule="quote.after" if quoted else "reported.after",
        stance=cue.stance,
        cue=(i, i + 1),
        phrase=None if cue.clitic else phrase,
        clitic=cue.clitic,
        content=content,
        zone=(phrase[1], end if quoted or resume > end else resume),
        kind=cue.kind,
    )
    if not quoted and reader.frames and reader.frames[-1].cue is not None:
        reader.drop_inside(content)
    return reader.take(frame, max(resume, phrase[1]))


def _unlisted(reader: Reader, i: int) -> Cue | None:
    """A word that no table lists, in the place where only a cue can stand: between a
    quotation that a comma ends and a name (""...," ceplos Rina")."""
    word = reader.text(i)
    before = reader.text(i - 1)
    if not (i and reader.speech(i - 1) and before[-2:-1] in _BEFORE_CUE and word.islower()):
        return None
    if not word.isalpha() or any(reader.has(name, i) for name in _NO_CUES):
        return None
    if reader.lex.cue(word, "active") is not None or i + 1 >= len(reader.tokens):
        return None
    if not reader.tokens[i + 1].is_capital or reader.dated(i + 1):
        return None
    return Cue(voice="post", kind="say", stance="asserts")


def _ends(reader: Reader, k: int) -> bool:
    """Whether nothing but punctuation or circumstances follows "katanya", which without a
    quotation may be a mere noun ("umumnya")."""
    return (
        k >= len(reader.tokens)
        or not reader.tokens[k].is_word
        or reader.hidden[k]
        or reader.dated(k)
        or reader.has("phrase.stop", k)
    )


def _named(reader: Reader, phrase: Range, quoted: bool) -> bool:
    if phrase[0] == phrase[1]:
        return False
    if quoted:
        return True
    said = reader.tokens[phrase[0] : phrase[1]]
    return phrases.speaks(reader.tokens, *phrase, reader.lex) and not has_verb(said, reader.lex)


def _has_object(reader: Reader, i: int, phrase: Range) -> bool:
    """Whether what follows the verb at ``i`` is its object, and no speaker: "the council, a
    body of nine, asked Drake to resign", "wrote a letter"."""
    if reader.has("frame.infinitive", phrase[1]):
        return True
    penned = reader.has("frame.penned", i)
    return penned and any(reader.has("frame.things", k) for k in range(*phrase))


def _is_subject(reader: Reader, i: int) -> bool:
    """Whether what stands before the verb at ``i`` is its subject, of whom a clause between commas
    tells: "Ian Pike, who has coached the team for years, said Quill was the best"."""
    tokens = reader.tokens
    who = next((k for k in range(reader.begin + 1, i) if reader.has("frame.who", k)), None)
    if who is None or reader.text(who - 1) != "," or reader.text(i - 1) != ",":
        return False
    return not has_verb(tokens[reader.begin : i], reader.lex)


def _goes_on(reader: Reader, i: int, quote: int, phrase: Range) -> bool:
    """Whether the clause before a few quoted words goes on with the cue as its own verb, whose
    object looks like a speaker: "the group, known for the song "Red Sky", announced its tour",
    or whose words do: "the crew, known as "the Gulls," said the bridge was closed"."""
    inside = quote > reader.begin and reader.tokens[quote - 1].is_word
    if inside and not reader.speech(quote) and has_verb(reader.tokens[slice(*phrase)], reader.lex):
        return True
    return inside and reader.has("frame.owner", phrase[0]) and not reader.has("frame.plain", i)


def _credit(reader: Reader, cue: Cue, i: int, phrase: Range) -> int | None:
    """A sentence that only names who said the one before: "... ." Kata X."""
    rest = reader.tokens[phrase[1] :]
    if cue.clitic or any(t.is_word or t.quote is not None for t in rest):
        return None
    frame = Frame(
        rule="quote.credit",
        stance=cue.stance,
        cue=(i, i + 1),
        phrase=phrase,
        credits=True,
        zone=(phrase[1], len(reader.tokens)),
        kind=cue.kind,
    )
    return reader.take(frame, len(reader.tokens))


def _before(reader: Reader, i: int) -> int:
    """The last token before ``i`` that is neither a comma nor part of a credit."""
    j = i - 1
    while j >= reader.begin and (
        reader.text(j) in (",", "-", "–", ".") or reader.hidden[j] or reader.has("credit.thus", j)
    ):
        j -= 1
    return j


def _quoted(reader: Reader, quote: int, end: int) -> tuple[tuple[Range, ...], int]:
    """The quotation before the cue, and the one after it that goes on."""
    if reader.speech(end) or (end < len(reader.tokens) and reader.tokens[end].quote is not None):
        return ((quote, quote + 1), (end, end + 1)), end + 1
    return ((quote, quote + 1),), end


def _plain(reader: Reader, i: int, named: int, end: int) -> tuple[tuple[Range, ...], int]:
    """Reported words before the cue, after it, or on both sides of it."""
    tokens = reader.tokens
    left = (reader.begin, max(reader.begin, i - 1))
    if reader.frames and reader.begin == i - 1 and reader.frames[-1].content:
        left = (reader.taken_from(), i - 1)
    words = sum(1 for t in tokens[left[0] : left[1]] if t.is_word)
    whole = has_verb(tokens[left[0] : left[1]], reader.lex) or words > 9
    if whole and reader.has("frame.when", left[0]) and _rest(reader, named, placed=False):
        whole = False  # "Saat diperiksa, kata X, ...": only when it was.
    rest = _rest(reader, named, placed=not whole and reader.has("phrase.stop", left[0]))
    if rest is not None and (not whole or reader.has("split.after_comma", rest)):
        stop = content_end(reader, rest)
        return ((left, (rest, stop)) if whole else ((rest, stop),)), stop
    if words < (2 if whole else _LEAST_WORDS):
        return (), end
    return (left,), end


def _rest(reader: Reader, end: int, *, placed: bool) -> int | None:
    """Where words go on after ", kata X,"; None when only circumstances follow.

    When what stands before is only a place or time (``placed``), any words do.
    """
    if reader.text(end) not in (",", ":") or end + 1 >= len(reader.tokens):
        return None
    start = end + 1
    if reader.hidden[start] or reader.dated(start):
        return None
    return start if placed or has_verb(reader.tokens[start:], reader.lex) else None
