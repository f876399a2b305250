"""What a person or body said, over all stories."""

from __future__ import annotations

from dataclasses import dataclass

from runut.records.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement of a person or body, with where it stands. ``cue`` are the words of its cue,
    ``language`` is that of the article, ``joins`` the text between it and the speaker's statement
    before it where both are one utterance, else None."""

    speaker: str
    words: str
    statement: Statement
    outlet: str
    title: str | None
    published: str | None
    story: str
    cue: str
    language: str
    joins: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a person or body said otherwise later. ``before`` and ``after`` are the figures
    that differ, as written; None where one statement denies what the other affirms."""

    earlier: Said
    later: Said
    before: str | None = None
    after: str | None = None
