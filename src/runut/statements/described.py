"""Where a form that could be a verb of speech is none: a noun, or a participle that only tells
of the noun before it ("two distress |calls were made", "attacks |blamed on rebels rose")."""

from __future__ import annotations

from runut.statements.frames import Range, Reader


def no_verb(reader: Reader, i: int, after: int, subject: Range) -> bool:
    """Whether the form at ``i`` behind ``subject`` says nothing by what stands around it."""
    return _noun(reader, i, subject) or _told_so(reader, i, subject) or _named(reader, i, after)


def _noun(reader: Reader, i: int, subject: Range) -> bool:
    """Whether it is a noun: a verb or "of" follows, or its number is not the subject's."""
    if not reader.has("frame.nouns_too", i):
        return False
    if reader.has("frame.behind_noun", i + 1) and not reader.tokens[i + 1].is_capital:
        return True
    if reader.text(i).lower().endswith("s"):
        return any(reader.has("frame.of_several", k) for k in (i - 1, i - 2) if k >= subject[0])
    joined = any(reader.has("frame.again", k) for k in range(*subject))
    return reader.has("frame.of_one", subject[0]) and not joined


def _told_so(reader: Reader, i: int, subject: Range) -> bool:
    """Whether the preposition behind it is that of somebody else's words: "blamed on". What stands
    before the subject may be its object: "in what Quill described as"."""
    if reader.has("frame.what", subject[0] - 1) or reader.has("phrase.pronouns", i - 1):
        return False
    return reader.lex.has("frame.told_so", f"{reader.text(i)} {reader.text(i + 1)}".lower())


def _named(reader: Reader, i: int, after: int) -> bool:
    """Whether it gives the name of what stands before it: "a village called Redport"; not where
    the name has a verdict of its own behind it: "a critic called Quill a liar"."""
    if not reader.has("frame.names_it", i) or after > i + 1:
        return False
    tokens, end = reader.tokens, after
    while end < len(tokens) and tokens[end].is_capital:
        end += 1
    alone = end == len(tokens) or not (tokens[end].is_word or tokens[end].quote)
    return end > after and alone
