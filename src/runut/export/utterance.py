"""What a statement shows of who said it and how, and which statements are one utterance."""

from __future__ import annotations

import re

from runut.records import Source, Stance, Statement

#: What may stand between two statements of one utterance: no word, no quotation mark.
_NOTHING = re.compile(r"[\s,.;:!?–—-]*")


def speakers_of(statement: Statement) -> tuple[Source, ...]:
    """Those who said it, several where they said it together; a medium is none of them."""
    return tuple(source for source in statement.sources if source.role == "speaker")


def stance_outside(statement: Statement) -> Stance | None:
    """The stance that the words alone do not show, so that it must be said.

    None for an assertion; for what an article foretells in its own words; and for a denial
    that is made in the words themselves: "X denies: we will not yield" would say the opposite
    of "we will not yield".
    """
    if statement.stance == "asserts":
        return None
    if statement.stance != "denies" and not speakers_of(statement):
        return None
    negated = any(
        mark.kind == "negation" and statement.start <= mark.start < statement.end
        for mark in statement.marks
    )
    return None if statement.stance == "denies" and negated else statement.stance


def follows(before: Statement, after: Statement, between: str) -> bool:
    """Whether ``after`` goes on with the utterance of ``before``; ``between`` is the text
    from the one to the other."""
    one = (before.article, before.mode, before.stance)
    return (
        one == (after.article, after.mode, after.stance)
        and before.end <= after.start
        and _NOTHING.fullmatch(between) is not None
    )
